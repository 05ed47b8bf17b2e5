import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { displayText } from '../../util/display-text.ts'
import { CtiError } from '../../util/errors.ts'

/** The `tel:` or `sip:` URI of what is to be called; of a number `+`, digits, `*` and `#` stay (Contract dstny 5.4). @throws CtiError protocol */
export function destinationUri(number: string): string {
  const text = number.trim()
  if (/^sips?:/i.test(text) || text.includes('@')) return sipUri(text, number)
  const digits = text.replace(/^tel:/i, '').replace(/[^\d+*#]/g, '')
  if (!/^\+?[\d*#]{1,32}$/.test(digits)) throw invalid(number)
  return `tel:${digits}`
}

function sipUri(text: string, typed: string): string {
  const address = text.replace(/^sips?:/i, '')
  if (!/^[^\s@<>"?;,]+@[\w.-]+(:\d+)?$/.test(address)) throw invalid(typed)
  return `sip:${address}`
}

const invalid = (number: string): CtiError =>
  new CtiError('protocol', { userMessage: m.error_number_invalid({ number: number.slice(0, 64) }) })

/** The dialable number in a `tel:` or `sip:` URI of the wire; undefined when there is none (Contract dstny 1.8). */
export function numberFromUri(uri: string | undefined): string | undefined {
  const match = /^(?:tel|sips?):([^;?]+)/i.exec(uri?.trim() ?? '')
  const target = match?.[1]?.trim()
  if (target === undefined) return undefined
  const user = target.split('@')[0] ?? ''
  if (/^\+?[\d*#().\s/-]+$/.test(user)) return user.replace(/[^\d+*#]/g, '').slice(0, 32) || undefined
  return target.includes('@') ? displayText(target)?.slice(0, 128) : undefined
}

/** How a number outside a URI is dialled and shown; nothing when there is neither (Contract dstny 1.8). */
export function shownNumber(text: string | undefined): { readonly number?: string; readonly displayNumber?: string } {
  const displayNumber = displayText(text?.replace(/^(?:tel|sips?):/i, ''))
  if (displayNumber === undefined) return {}
  const number = numberFromUri(`tel:${displayNumber}`)
  return { displayNumber, ...(number === undefined ? {} : { number }) }
}

/** How a number that people have typed somewhere is dialled; the digits in an address are none (Contract dstny 1.8). */
export function dialledNumber(text: string): string | undefined {
  const { number } = shownNumber(text)
  if (number !== undefined || text.includes('@') || /^\s*sips?:/i.test(text)) return number
  return text.replace(/[^\d+*#]/g, '').slice(0, 32) || undefined
}
