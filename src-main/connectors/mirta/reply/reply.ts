import { parseJson } from '../../../transport/json.ts'

/** Why the system answered with a text instead of doing what was asked (MiRTA 2.4). */
export type Refusal =
  /** Wrong key or wrong tenant, which cannot be told apart; also what this key may not do. */
  | { readonly reason: 'key' }
  | { readonly reason: 'tenant' }
  /** A parameter was missing, by its name. */
  | { readonly reason: 'missing'; readonly what: string }
  /** `Error|<text>|`, in the system's own words. */
  | { readonly reason: 'refused'; readonly text: string }

/** What a body says; every answer is HTTP 200 (MiRTA 2.1). */
export type Reply =
  /** No rows, not found, failed or off: which of them depends on what was asked (MiRTA 2.3). */
  | { readonly kind: 'empty' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly text: string }
  /** A page of the web server in front, a sign-in of a hotspot, JSON that is none. */
  | { readonly kind: 'notUnderstood'; readonly text: string }

/** What the answer was asked to be. */
export type ReplyFormat = 'json' | 'plain'

const EMPTY: Reply = { kind: 'empty' }

/**
 * Understands a body in the order of MiRTA 2.3: noise, known refusals, the five kinds of empty, JSON, JSON behind noise. Total:
 * whatever comes, it answers, and it looks at each character a fixed number of times.
 */
export function decodeReply(body: Uint8Array | string, format: ReplyFormat): Reply {
  const text = withoutNoise(
    typeof body === 'string' ? body.replace(/^\ufeff/, '') : new TextDecoder().decode(body)
  ).trim()
  if (isPage(text)) return { kind: 'notUnderstood', text }
  const refusal = refusalIn(text)
  if (refusal !== undefined) return { kind: 'refusal', refusal }
  if (EMPTY_TEXTS.has(text)) return EMPTY
  if (format === 'plain') return { kind: 'text', text }
  const value = jsonIn(text)
  if (value === undefined) return { kind: 'notUnderstood', text }
  const inside = typeof value === 'string' ? refusalIn(value.trim()) : undefined
  if (inside !== undefined) return { kind: 'refusal', refusal: inside }
  return isEmpty(value) ? EMPTY : { kind: 'json', value }
}

const EMPTY_TEXTS: ReadonlySet<string> = new Set(['', ']', 'null', '[]', '{}'])

/** `[["",""],…]` says nothing either (MiRTA 2.3, CHANNEL without `channel`). */
function isEmpty(value: unknown): boolean {
  if (value === null || value === '') return true
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** Warnings that PHP writes before or behind an answer, as HTML or as text (MiRTA 2.3, assumed): how one begins and ends. */
const NOISE =
  /(?:<br ?\/?>\s{0,9})?(?:<b>)?(?:PHP )?(?:Warning|Notice|Deprecated|Strict Standards|Fatal error|Parse error)(?:<\/b>)?: {1,9}/g
const NOISE_END = /[^\r\n]{0,2000}? on line (?:<b>)?\d{1,9}(?:<\/b>)?(?:<br ?\/?>)?/y
/** So many beginnings are looked at: the end of each can be far away. */
const MOST_NOISE = 100

function withoutNoise(text: string): string {
  if (!text.includes(' on line ')) return text
  let rest = ''
  let at = 0
  for (const { index, 0: start } of Array.from(text.matchAll(NOISE)).slice(0, MOST_NOISE)) {
    if (index < at) continue
    NOISE_END.lastIndex = index + start.length
    if (!NOISE_END.test(text)) continue
    rest += text.slice(at, index)
    at = NOISE_END.lastIndex
  }
  return rest + text.slice(at)
}

/** HELP is a list in `<pre>`, which is no page of somebody else (MiRTA 3). */
const isPage = (text: string): boolean =>
  /^<(?:!doctype\b|!--|\?xml\b|(?:html|head|body|title|meta|link|style|script|form|iframe|h[1-6]|p|div|table|center)\b)/i.test(
    text
  ) && !/\breqtype\b/.test(text.slice(0, LONGEST_PREAMBLE))

/** Where HELP says at the latest what it is, in characters. */
const LONGEST_PREAMBLE = 2_000

const WRONG_KEY = /^Too bad\.{0,3},? you mistaken the security api key\b/i
const WRONG_TENANT = /^Wrong or missing tenant\b/i
const MISSING = /^No ([a-z][a-z ]{0,30}) specified\.?$/i

/** A text by which the system refuses, wherever it stands in for an answer. */
function refusalIn(text: string): Refusal | undefined {
  if (WRONG_KEY.test(text)) return { reason: 'key' }
  if (WRONG_TENANT.test(text)) return { reason: 'tenant' }
  const [, what] = MISSING.exec(text) ?? []
  if (what !== undefined) return { reason: 'missing', what: what.toLowerCase() }
  if (!/^Error\|/i.test(text)) return undefined
  return { reason: 'refused', text: (text.split('|', 2)[1] ?? '').trim() }
}

/** So many places are tried at which JSON could begin, behind noise that has brackets too. */
const MOST_STARTS = 6

/** JSON as it is, else from the first place where some begins to the last where some ends; undefined where there is none. */
function jsonIn(text: string): unknown {
  const whole = parsed(text)
  if (whole !== undefined) return whole
  const starts = /[[{]/g
  for (let tries = 0; tries < MOST_STARTS; tries++) {
    const start = starts.exec(text)?.index
    if (start === undefined) return undefined
    const end = text.lastIndexOf(text.charAt(start) === '[' ? ']' : '}') + 1
    const found = end > start ? parsed(text.slice(start, end)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function parsed(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** Whether an action was carried out: `OK`, or `Success|…|`, or the same of the newer interface (MiRTA 4.1, 13). */
export function isSuccess(reply: Reply): boolean {
  if (reply.kind === 'text') return /^(?:ok|success)\b/i.test(reply.text)
  if (reply.kind !== 'json') return false
  const { value } = reply
  if (typeof value === 'string') return /^(?:ok|success)\b/i.test(value)
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'string') return /^(?:ok|success)$/i.test(first)
  if (typeof first !== 'object' || first === null || !('Response' in first)) return false
  return /^success$/i.test(String(first.Response))
}

/** The fields of a line with bars, without the empty one behind the last bar (MiRTA 2.2). */
export function barFields(line: string): readonly string[] {
  const fields = line.split('|').map((field) => field.trim())
  return fields.at(-1) === '' ? fields.slice(0, -1) : fields
}
