import { isSafeNumber, parse, stringify } from 'lossless-json'
import { Secret } from '../logging/secret.ts'

/** Reads JSON; integers beyond 2^53 come as bigint, every other number as number. @throws SyntaxError, RangeError */
export function parseJson(text: string): unknown {
  return parse(text, undefined, { parseNumber })
}

/** Digits of the longest integer that is kept exact; longer ones are no ids, and reading them would take minutes. */
const MAX_DIGITS = 40

function parseNumber(text: string): number | bigint {
  if (text.length <= MAX_DIGITS && /^-?\d+$/.test(text) && !isSafeNumber(text)) return BigInt(text)
  return Number(text)
}

/** Writes JSON with bigint as plain numbers; secrets inside are opened by `reveal`, which only the HTTP client has. */
export function requestJson(value: unknown, reveal: (secret: Secret) => string): string {
  return stringify(opened(value, reveal)) ?? 'null'
}

function opened(value: unknown, reveal: (secret: Secret) => string): unknown {
  if (value instanceof Secret) return reveal(value)
  if (Array.isArray(value)) return value.map((member) => opened(member, reveal))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, opened(member, reveal)]))
}
