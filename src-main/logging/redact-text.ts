import { isHarmless, isKnownLabel } from './harmless.ts'

const HIDDEN = '[hidden]'
/** Longest text of a log line, in characters; the rest is cut off before anything is done with it. */
const LONGEST_TEXT = 4_000
/** Stands for a number of which its last three digits follow: a character for private use. */
const MASK = '\uE000'

/**
 * A text fit for strangers: for log lines, errors and reports (trust.md K5). What is known to be harmless stays, all else
 * is hidden: values under names that are not known, and whatever does not look like a word, a small number, a time, the
 * address of a computer. Every character is looked at a fixed number of times.
 */
export function redactText(text: string): string {
  const lines = maskNumbers(decoded(text.slice(0, LONGEST_TEXT))).split('\n')
  return lines
    .map(redactLine)
    .join('\n')
    .replace(/\uE000(\d{3})/g, '[…$1]')
}

/** Percent-encoded signs as such, also when they are encoded twice. */
const decoded = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/%(?:25)*([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Telephone numbers keep their last three digits. IPv4 addresses and dates stay, ids are looked at as a whole. */
function maskNumbers(text: string): string {
  return text.replace(/[+(]*\d[\d ()./-]*/g, (run, at: number) => {
    const number = run.slice(0, run.length - (/[^\d]*$/.exec(run.slice(-LONGEST_GAP))?.[0].length ?? 0))
    const digits = number.replace(/\D/g, '')
    const isInWord =
      /[\p{L}\p{N}_-]/u.test(text.charAt(at - 1)) || /[\p{L}\p{N}_]/u.test(text.charAt(at + number.length))
    if (isInWord || digits.length < 6 || /^\d{4}-\d\d-\d\d/.test(number) || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(number))
      return run
    return `${MASK}${digits.slice(-3)}${run.slice(number.length)}`
  })
}

const LONGEST_GAP = 20

/** `until`: what ends the hiding that a name began. */
interface Hiding {
  until: 'no' | 'parameter' | 'line'
}

function redactLine(line: string): string {
  const parts = line.match(/[^\s"'`<>()[\]{},;|\\&?#]+|[\s"'`<>()[\]{},;|\\&?#]+/g) ?? []
  const hiding: Hiding = { until: 'no' }
  let shown = ''
  let before = ''
  for (const [index, part] of parts.entries()) {
    const isGap = GAP.test(part)
    if (hiding.until === 'parameter' && isGap && part.includes('&')) hiding.until = 'no'
    if (hiding.until !== 'no') continue
    if (isGap) {
      shown += part
      continue
    }
    const isElement = (parts[index - 1] ?? '').endsWith('<') && (parts[index + 1] ?? '').startsWith('>')
    shown += redactPart(part, before, hiding)
    before = part
    if (isElement && !isKnownLabel(part)) hide(hiding, 'line')
    if (/^(?:bearer|basic|digest)$/i.test(part)) hide(hiding, 'line')
    if (hiding.until !== 'no' && !shown.endsWith(HIDDEN)) shown += HIDDEN
  }
  return shown
}

const GAP = /^[\s"'`<>()[\]{},;|\\&?#]/

const hide = (hiding: Hiding, until: Hiding['until']): void => void (hiding.until = until)

/** One part of a line; what it says of those that follow is in `hiding`. */
function redactPart(part: string, before: string, hiding: Hiding): string {
  if (isHarmless(part) || (part.startsWith(MASK) && part.length === 4)) return part
  if (part.indexOf('://') > 0) return redactAddress(part)
  const sign = part.search(/[=:]/)
  if (sign >= 0) return redactValue(part, sign, before, hiding)
  return redactPlace(part)
}

/** With a scheme, `https://user:token@host/…`, or without. */
function redactAddress(text: string): string {
  const scheme = text.indexOf('://')
  if (scheme <= 0 || !isHarmless(text.slice(0, scheme))) return redactPlace(text)
  return `${text.slice(0, scheme)}://${withoutUser(text.slice(scheme + 3))}`
}

/** `name=value` or `name: value`; the name may be the part before. */
function redactValue(part: string, sign: number, before: string, hiding: Hiding): string {
  const name = sign === 0 ? before : part.slice(0, sign)
  const label = /[\w-]*$/.exec(name.slice(-LABEL_CHARACTERS))?.[0] ?? ''
  const start =
    sign === 0 ? part.slice(0, 1) : `${PLAIN_NAME.test(name) ? name : redactPlace(name)}${part.charAt(sign)}`
  const value = part.slice(sign + 1)
  if (value.startsWith(MASK) && value.length === 4) return `${start}${value}`
  if (!isKnownLabel(label)) {
    hide(hiding, part.charAt(sign) === '=' ? 'parameter' : 'line')
    return start
  }
  return `${start}${isHarmless(value) ? value : redactAddress(value)}`
}

const LABEL_CHARACTERS = 60
const PLAIN_NAME = /^[A-Za-z]{1,20}(?:[_-][A-Za-z]{1,20}){0,3}$/

/** `https://user:token@host/…` */
function withoutUser(place: string): string {
  const end = place.indexOf('/') < 0 ? place.length : place.indexOf('/')
  const at = place.slice(0, end).lastIndexOf('@')
  return at < 0 ? redactPlace(place) : `${HIDDEN}@${redactPlace(place.slice(at + 1))}`
}

/** A path, segment by segment, or an address; the segment after a domain is a user (Dstny: `/v1/<domain>/<user>`). */
function redactPlace(place: string): string {
  const segments = place.split('/')
  return segments
    .map((segment, index) => {
      if (segment === '') return ''
      if (index > 1 && segments[index - 2] !== '' && DOMAIN.test(segments[index - 1] ?? '')) return '[user]'
      const at = segment.lastIndexOf('@')
      if (at >= 0) return isHarmless(segment.slice(at + 1)) ? `[user]${segment.slice(at)}` : HIDDEN
      return isHarmless(segment) ? segment : HIDDEN
    })
    .join('/')
}

const DOMAIN = /^(?:[a-z0-9-]{1,30}\.){1,5}[a-z]{2,10}$/
