import { readNumber } from './written-number.ts'

/** What a `tel:`, `callto:` or `sip:` URI names: a number as it is dialled, or a SIP address without its scheme. */
export type NamedTarget = { readonly number: string } | { readonly address: string }

/** A SIP address as people write it, without scheme and parameters. */
const ADDRESS = /^[^\s@<>"?;,\p{C}]+@[\w.-]+(?::\d{1,5})?$/u

/** Tells whether the text is a SIP address without its scheme. */
export const isSipAddress = (text: string): boolean => text.length <= 128 && ADDRESS.test(text)

/**
 * Reads a `tel:`, `callto:` or `sip:` URI (RFC 3966, RFC 3261); undefined for what is none, and where it names nothing that
 * can be dialled. An address whose user is a number is that number.
 */
export function readTelephoneUri(uri: string): NamedTarget | undefined {
  const [, scheme = '', rest = ''] = /^(tel|callto|sips?):(?:\/\/)?(.*)$/is.exec(uri.trim()) ?? []
  const [written = ''] = rest.split('?', 1)
  if (scheme === '' || written === '') return undefined
  const [subscriber = '', ...parameters] = (decoded(written) ?? '').split(';')
  const isSip = scheme.toLowerCase().startsWith('sip') || subscriber.includes('@')
  if (!isSip) return named(readNumber(withContext(subscriber.replace(/\/$/, ''), parameters)))
  const number = numberOfUser(subscriber.split('@', 1)[0] ?? '')
  if (number !== undefined) return { number }
  const [address = ''] = written.split(';', 1)
  return address.includes('@') ? { address } : undefined
}

/**
 * Reads what people have typed somewhere: a number, a SIP address or one of those URIs. `region` (ISO 3166-1 alpha-2) as for
 * `readNumber`.
 */
export function readTarget(text: string, region?: string): NamedTarget | undefined {
  const trimmed = text.trim()
  if (/^(?:tel|callto|sips?):/i.test(trimmed)) return readTelephoneUri(trimmed)
  return isSipAddress(trimmed) ? readTelephoneUri(`sip:${trimmed}`) : named(readNumber(trimmed, region))
}

const named = (number: string | undefined): NamedTarget | undefined => (number === undefined ? undefined : { number })

/** The digits in a name are none: a user is a number as a whole or not at all. */
const numberOfUser = (user: string): string | undefined =>
  /^\+?[\d*#().\s/-]+$/.test(user) ? readNumber(user) : undefined

/** `tel:7042;phone-context=+4930` means +49307042 (RFC 3966, 5.1.5). */
function withContext(subscriber: string, parameters: readonly string[]): string {
  const context = parameters.find((parameter) => parameter.toLowerCase().startsWith('phone-context='))?.slice(14)
  const isPrefix = context !== undefined && /^\+[\d\-.()]+$/.test(context) && !subscriber.startsWith('+')
  return isPrefix ? `${context}${subscriber}` : subscriber
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
