import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../../util/display-text.ts'
import { CtiError } from '../../../util/errors.ts'
import { isSipAddress, readTarget, readTelephoneUri } from '../../../util/telephone-uri.ts'
import type { NamedTarget } from '../../../util/telephone-uri.ts'
import { unescaped } from '../../../util/written-number.ts'
import { defined } from '../../../util/defined.ts'

/** The `tel:` or `sip:` URI of what is to be called; of a number `+`, digits, `*` and `#` stay (Dstny API 5.4). @throws CtiError protocol */
export function destinationUri(number: string): string {
  const target = readTarget(number)
  if (target === undefined) throw invalid(number)
  if ('number' in target) return `tel:${target.number}`
  if (!isSipAddress(target.address)) throw invalid(number)
  return `sip:${target.address}`
}

/** Tells whether `text` is a number as it was read: as it is dialled, or as it is shown (Dstny API 1.8). */
export const isNumberAsRead = (text: string, stored: string): boolean =>
  [dialledNumber(stored), shownNumber(stored).displayNumber].includes(text.trim())

/** A new number that is to be kept on the server. @throws CtiError protocol when it is none */
export function newNumber(number: string): string {
  if (!/^\+?[\d*#]{1,32}$/.test(number)) throw invalid(number)
  return number
}

const invalid = (number: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_number_invalid({ number: number.slice(0, 64) }) })

/**
 * An address that means nobody, which callers who hide have: of a domain that does not exist, or of a user "anonymous"
 * anywhere, as systems really send it (RFC 3323 4.1.1.3, RFC 2606).
 */
export const isNobody = (uri: string | undefined): boolean =>
  /^(?:(?:tel|sips?):)?anonymous@|@(?:[^@;?]*\.)?invalid\.?(?::\d+)?(?:[;?]|$)/i.test(uri?.trim() ?? '')

/** The dialable number in a `tel:` or `sip:` URI of the wire; undefined when there is none (Dstny API 1.8). */
export const numberFromUri = (uri: string | undefined): string | undefined =>
  uri === undefined || isNobody(uri) ? undefined : dialled(readTelephoneUri(uri))

/** How a number outside a URI is dialled and shown; nothing when there is neither (Dstny API 1.8). */
export function shownNumber(text: string | undefined): { readonly number?: string; readonly displayNumber?: string } {
  if (text === undefined || isNobody(text)) return {}
  const plain = unescaped(text.trim()).replace(/[,;\s]+$/, '')
  const displayNumber = displayText(plain.replace(/^(?:tel|sips?):/i, ''))
  if (displayNumber === undefined) return {}
  const number = dialled(readTarget(displayText(text) ?? ''))
  return { displayNumber, ...defined({ number }) }
}

/** How a number that people have typed somewhere is dialled; the digits in an address are none (Dstny API 1.8). */
export const dialledNumber = (text: string): string | undefined => shownNumber(text).number

function dialled(target: NamedTarget | undefined): string | undefined {
  if (target === undefined) return undefined
  return 'number' in target ? target.number : displayText(target.address)?.slice(0, 128)
}
