import { randomUUID } from 'node:crypto'
import { stringify } from 'lossless-json'
import { Secret } from '../logging/secret.ts'

/** Deepest nesting (trust N6). */
const MAX_DEPTH = 64
/** An integer of so many digits is exact as a number. */
const SAFE_DIGITS = 15
/** Digits of the longest integer that is kept exact; longer ones are no ids, and reading them would take minutes. */
const MAX_DIGITS = 40
/** Nobody outside knows it, so nobody can write a text that looks like a long integer. */
const MARK = `${randomUUID()} `

/**
 * Reads JSON; integers beyond 2^53 come as bigint, every other number as number. Those are marked before the platform's own
 * parser reads the text, which takes a hundredth of the time of one that is written in JavaScript.
 * @throws SyntaxError, RangeError
 */
export function parseJson(text: string): unknown {
  const marked = withMarks(text)
  return marked === text ? JSON.parse(text) : JSON.parse(marked, unmarked)
}

const unmarked = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.startsWith(MARK) ? exact(value.slice(MARK.length)) : value

const exact = (digits: string): number | bigint =>
  Number.isSafeInteger(Number(digits)) ? Number(digits) : BigInt(digits)

/** The text with every long integer as a marked string. */
function withMarks(text: string): string {
  const parts: string[] = []
  let taken = 0
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (code === BRACKET || code === BRACE) depth += 1
    else if (code === BRACKET_END || code === BRACE_END) depth -= 1
    else if (code >= ZERO && code <= NINE) {
      const end = endOfDigits(text, at)
      if (isLongInteger(text, at, end)) {
        const start = text[at - 1] === '-' ? at - 1 : at
        parts.push(text.slice(taken, start), `"${MARK}${text.slice(start, end)}"`)
        taken = end
      }
      at = end - 1
    }
    if (depth > MAX_DEPTH) throw new SyntaxError('nested too deep')
  }
  return taken === 0 ? text : parts.join('') + text.slice(taken)
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d]
const [ZERO, NINE] = [0x30, 0x39]

/** Where the string that begins at `start` has its closing quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let before = end
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1
    if ((end - before) % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

function endOfDigits(text: string, start: number): number {
  let end = start
  while (text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= NINE) end += 1
  return end
}

/** Not a fraction, an exponent, or what has one; and nothing that is no number of JSON. */
const isLongInteger = (text: string, start: number, end: number): boolean =>
  end - start > SAFE_DIGITS &&
  end - start <= MAX_DIGITS &&
  text.charCodeAt(start) !== ZERO &&
  !/[.eE+]/.test(text.charAt(start - 1)) &&
  !/[eE]-/.test(text.slice(Math.max(0, start - 2), start)) &&
  !/[.eE]/.test(text.charAt(end))

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
