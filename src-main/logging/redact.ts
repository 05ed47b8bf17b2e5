import { isId, isKnownName } from './harmless.ts'
import { redactText } from './redact-text.ts'
import { Secret } from './secret.ts'

export { redactText } from './redact-text.ts'

const HIDDEN = '[hidden]'
const DEEPEST = 8
const MOST_ITEMS = 100

const PERSON_NAME = /^(name|\w*Name|label|company|note|user|userId|username|email)$/
const NUMBER_NAME = /number|phone|caller|callee|digits|dialled|extension$/i
const ID_NAME = /^(?:id|accountId|callId|vendorId|logRef)$/
/** What is longer is cut before it is looked at. */
const LONGEST_NUMBER = 100

/** The data of one log line: a value by the name of its member, which must be known, and by its text. */
export function redactEntry<T extends Readonly<Record<string, unknown>>>(entry: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, redactValue(name, value, 0)]))
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (value instanceof Secret) return '[secret]'
  if (value === null || value === undefined || typeof value === 'boolean') return value
  if (typeof value === 'number' || typeof value === 'bigint')
    return isKnownName(name) ? (typeof value === 'bigint' ? String(value) : value) : HIDDEN
  if (typeof value === 'string') return redactNamed(name, value)
  if (value instanceof Error) return redactError(value, depth)
  if (typeof value !== 'object') return `[${typeof value}]`
  if (depth >= DEEPEST) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item: unknown) => redactValue(name, item, depth + 1))
  const fields = Object.entries(value).slice(0, MOST_ITEMS)
  return Object.fromEntries(
    fields.map(([key, field]) => [isPlainKey(key) ? key : '[key]', redactValue(key, field, depth + 1)])
  )
}

function redactNamed(name: string, text: string): string {
  if (ID_NAME.test(name) && isId(text)) return text
  if (isKnownName(name)) return redactText(text)
  if (NUMBER_NAME.test(name)) return `··${text.slice(-LONGEST_NUMBER).replace(/\D/g, '').slice(-3)}`
  return PERSON_NAME.test(name) ? '[name]' : HIDDEN
}

/** Members of an error that are ours to say; what else hangs on it may quote what it failed on (a parser's `data`). */
const ERROR_MEMBERS: readonly string[] = ['kind', 'retryable', 'retryAfterMs']

/**
 * Errors with what caused them, but without anything that may come from outside: words for people are left out, so are
 * the messages of errors that quote what they could not read. The stack shows files and lines.
 */
function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error
  const own = Object.entries(error).filter(([key]) => ERROR_MEMBERS.includes(key))
  return {
    name,
    ...('issues' in error ? { issues: issuesOf(error.issues) } : quotes(error) ? {} : { message: redactText(message) }),
    ...Object.fromEntries(own.map(([key, field]) => [key, redactValue(key, field, depth + 1)])),
    ...(stack !== undefined ? { stack: stackOf(stack, message) } : {}),
    ...(cause !== undefined && depth < DEEPEST ? { cause: redactValue('cause', cause, depth + 1) } : {})
  }
}

/** Errors of the language whose message holds the text it could not make sense of. */
const quotes = (error: Error): boolean => error instanceof SyntaxError || error instanceof RangeError

/** What a schema did not like: its reason and where; a key that is no name of ours may be anything. */
function issuesOf(issues: unknown): string[] {
  if (!Array.isArray(issues)) return []
  return issues.slice(0, MOST_ITEMS).map((issue: unknown) => {
    const { code, path }: { readonly code?: unknown; readonly path?: unknown } = Object(issue)
    const keys: readonly unknown[] = Array.isArray(path) ? path : []
    return `${String(code)} ${keys.map((key) => (isPlainKey(key) ? String(key) : '[key]')).join('.')}`
  })
}

const isPlainKey = (key: unknown): boolean =>
  typeof key === 'number' || (typeof key === 'string' && /^[A-Za-z]{1,40}$/.test(key))

/** The message stands before the places, and one of several lines could look like them. */
function stackOf(stack: string, message: string): string {
  const at = stack.indexOf(message)
  const places = at < 0 ? stack : stack.slice(at + message.length)
  return places
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n')
}
