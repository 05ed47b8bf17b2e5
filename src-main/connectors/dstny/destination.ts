import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'

/** The `tel:` or `sip:` URI of what is to be called; of a number `+`, digits, `*` and `#` stay (Contract dstny 5.4). @throws CtiError protocol */
export function destinationUri(number: string): string {
  const text = number.trim()
  if (/^sips?:/i.test(text) || text.includes('@')) return sipUri(text, number)
  const digits = dialledPart(text.replace(/^tel:/i, ''))
  if (digits === undefined) throw invalid(number)
  return `tel:${digits}`
}

function sipUri(text: string, typed: string): string {
  const address = text.replace(/^sips?:/i, '')
  if (!/^[^\s@<>"?;,]+@[\w.-]+(:\d+)?$/.test(address)) throw invalid(typed)
  return `sip:${address}`
}

/** Tells whether `text` is a number as it was read: as it is dialled, or as it is shown (Contract dstny 1.8). */
export const isNumberAsRead = (text: string, stored: string): boolean =>
  [dialledNumber(stored), displayText(stored)].includes(text.trim())

/** A new number that is to be kept on the server. @throws CtiError protocol when it is none */
export function newNumber(number: string): string {
  if (!/^\+?[\d*#]{1,32}$/.test(number)) throw invalid(number)
  return number
}

const invalid = (number: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_number_invalid({ number: number.slice(0, 64) }) })

/** An address whose domain means nobody: callers who hide have one (RFC 3323 4.1.1.3, RFC 2606). */
export const isNobody = (uri: string | undefined): boolean =>
  /@(?:[^@;?]*\.)?invalid\.?(?::\d+)?(?:[;?]|$)/i.test(uri?.trim() ?? '')

/** The dialable number in a `tel:` or `sip:` URI of the wire; undefined when there is none (Contract dstny 1.8). */
export function numberFromUri(uri: string | undefined): string | undefined {
  const match = /^(?:tel|sips?):([^;?]+)/i.exec(uri?.trim() ?? '')
  const target = match?.[1]?.trim()
  if (target === undefined || isNobody(target)) return undefined
  if (!target.includes('@')) return dialledPart(target)
  const user = target.split('@')[0] ?? ''
  const number = /^\+?[\d*#().\s/-]+$/.test(user) ? dialledPart(user) : undefined
  return number ?? displayText(target)?.slice(0, 128)
}

/** How a number outside a URI is dialled and shown; nothing when there is neither (Contract dstny 1.8). */
export function shownNumber(text: string | undefined): { readonly number?: string; readonly displayNumber?: string } {
  const displayNumber = displayText(text?.replace(/^(?:tel|sips?):/i, ''))
  if (displayNumber === undefined) return {}
  const number = numberFromUri(`tel:${displayNumber}`)
  return { displayNumber, ...(number === undefined ? {} : { number }) }
}

/** How a number that people have typed somewhere is dialled; the digits in an address are none (Contract dstny 1.8). */
export const dialledNumber = (text: string): string | undefined => shownNumber(text).number

/** What stands before an extension or a pause is a number of its own, even without a blank between them. */
const EXTENSION = /^(?:x|ext|extn|extension|ankn|anknytning|dw|durchwahl|p|w)(?!\p{L})/iu

/**
 * The number a text begins with, as it is dialled: without what follows a comma, a semicolon, an extension or a remark, and
 * of two numbers the first. Undefined where nobody can tell: digits are never joined to a number nobody has written.
 */
function dialledPart(text: string): string | undefined {
  const [, plain = '', rest = ''] = /^([^,;\p{L}]*)(.*)$/su.exec(text.replace(/^(\s*\+[\d\s]*)\(0\)/, '$1')) ?? []
  if (!isLeftOut(plain, rest)) return undefined
  const number = firstOf(plain.replace(/[\s().\p{Pd}]/gu, ''))
  return /^(?:\+\d{1,15}|\+?(?=\d*[*#])[\d*#]{1,32}|\d{1,32})$/.test(number) ? number : undefined
}

/** Letters that stand apart are a remark; those in the place of digits are keys to be pressed ("1-800-FLOWERS"). */
const isLeftOut = (number: string, rest: string): boolean =>
  !/^\p{L}/u.test(rest) || EXTENSION.test(rest) || (/[\s(]$/.test(number) && !/^\p{Lu}{2}/u.test(rest))

/** "0151/123456" is one number, "201/202" are two; where it could be either ("212/5551234"), the stroke stays. */
function firstOf(digits: string): string {
  const [first = '', second] = digits.split('/', 2)
  if (second === undefined) return first
  if (/^(?:(?:\+|00)\d{2,7}|0\d{1,5})$/.test(first) && /^[1-9]/.test(second)) return first + second
  return /^[+0]/.test(second) || second.length <= first.length ? first : digits
}
