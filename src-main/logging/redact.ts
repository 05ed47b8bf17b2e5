import { Secret } from './secret.ts'

/** One rule: takes a text and gives it back without one kind of secret or personal data. */
export type Redactor = (text: string) => string

const HIDDEN = '[hidden]'
const DEEPEST = 8
const MOST_ITEMS = 100
const LONGEST_TEXT = 4_000

/** `Authorization: Bearer …` and `Basic …`, also without the header's name. */
const hideAuthorization: Redactor = (text) =>
  text
    .replace(/\b(bearer|basic|digest)(\s+|%20)[\w+/=.~%-]{4,}/gi, `$1 ${HIDDEN}`)
    .replace(
      /\b((?:proxy-)?authorization|x-api-key|(?:set-)?cookie)(["']?\s*[:=]\s*["']?)(?!bearer|basic)[^\s"',}]+/gi,
      `$1$2${HIDDEN}`
    )

/** Query and form keys of our vendors: Dstny `t`, MiRTA `key`, VoIPBin `token` and `accesskey`, and the usual names. */
const hideParameters: Redactor = (text) =>
  text.replace(
    /([?&;]|^|\s)(t|key|token|access_?key|api_?key|auth|code|pass|passwd|password|pwd|pin|secret|ticket|sig|signature|session)=[^&\s"'#]*/gi,
    `$1$2=${HIDDEN}`
  )

/** `"password": "…"` in JSON, `<password>…</password>` in XML. */
const hideFields: Redactor = (text) =>
  text
    .replace(
      /(\\?["'](?:\w*password|passwd|pwd|pin|secret|\w*token|access_?key|api_?key|ticket|code)\\?["']\s*:\s*\\?["'])(?:[^"'\\]|\\[^"'])*/gi,
      `$1${HIDDEN}`
    )
    .replace(/(<(password|token|secret|pin|key|apikey|ticket)\b[^>]*>)[^<]*/gi, `$1${HIDDEN}`)

/** `https://user:token@host`. */
const hideUserInfo: Redactor = (text) => text.replace(/(:\/\/)[^/\s@"']+@/g, `$1${HIDDEN}@`)

/** Tokens known by their shape: JSON web tokens and VoIPBin access keys. */
const hideKnownTokens: Redactor = (text) =>
  text.replace(/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, HIDDEN).replace(/\bvb_[\w-]{6,}/g, HIDDEN)

/** User ids in Dstny paths: `/api/<area>/<name>/v1/<domain>/<user>` and `/api/tickets/<domain>/<user>`. */
const hideUserPaths: Redactor = (text) =>
  text.replace(/(\/api\/(?:[\w-]+\/)+?(?:v\d+\/)?[\w%-]+(?:\.[\w%-]+)+\/)[^/?\s"']+/g, '$1[user]')

/** `jane@example.org` keeps its domain; also percent-encoded and as a SIP address. */
const hideAddresses: Redactor = (text) => text.replace(/[\p{L}\p{N}._+-]+(@|%40)(?=[\w-]+\.)/gu, '[user]$1')

/** Telephone numbers keep their last three digits. Dotted IPv4 addresses, dates and ids stay readable. */
const hideNumbers: Redactor = (text) =>
  text.replace(
    /(?<![\p{L}\p{N}_-])(?!\d{4}-\d\d-\d\d)(?:\+|%2B)?\(?\d(?:[\d ()./-]|%20){4,}\d(?![\p{L}\p{N}_])/giu,
    (found) => {
      if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(found)) return found
      const digits = found.replace(/%2B|%20/gi, '').replace(/\D/g, '')
      return digits.length < 6 ? found : `[…${digits.slice(-3)}]`
    }
  )

const redactors: readonly Redactor[] = [
  hideAuthorization,
  hideUserInfo,
  hideKnownTokens,
  hideParameters,
  hideFields,
  hideUserPaths,
  hideAddresses,
  hideNumbers
]

/** A text fit for strangers: for log lines, errors and reports (trust.md K5). */
export const redactText = (text: string): string =>
  redactors.reduce((seen, redactor) => redactor(seen), text.slice(0, LONGEST_TEXT))

const SECRET_NAME =
  /pass(word|wd)?$|pwd|^pin$|secret|token|api_?key|access_?key|^key$|ticket|authorization|cookie|^t$|^code$|^userMessage$/i
const PERSON_NAME = /^(name|\w*Name|label|company|note|user|userId|username|email)$/
const PLAIN_NAME = /^(vendorName|fileName|scopeName|eventName|requestName)$/
const NUMBER_NAME = /number|phone|caller|callee|digits|dialled|extension$/i

/** The data of one log line: secrets by the name of their field, everything else by its text. */
export function redactEntry<T extends Readonly<Record<string, unknown>>>(entry: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, redactValue(name, value, 0)]))
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (value instanceof Secret) return '[secret]'
  if (value === null || value === undefined || typeof value === 'boolean') return value
  if (SECRET_NAME.test(name)) return HIDDEN
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return redactNamed(name, value)
  if (value instanceof Error) return redactError(value, depth)
  if (typeof value !== 'object') return `[${typeof value}]`
  if (depth >= DEEPEST) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item: unknown) => redactValue(name, item, depth + 1))
  const fields = Object.entries(value).slice(0, MOST_ITEMS)
  return Object.fromEntries(fields.map(([key, field]) => [redactText(key), redactValue(key, field, depth + 1)]))
}

function redactNamed(name: string, text: string): string {
  if (NUMBER_NAME.test(name)) return text.replace(/\d(?=(?:\D*\d){3})/g, '·')
  if (PERSON_NAME.test(name) && !PLAIN_NAME.test(name)) return '[name]'
  return redactText(text)
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
