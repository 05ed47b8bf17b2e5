import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { CountryCode, PhoneNumber } from 'libphonenumber-js'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { DialedNumber } from '../../src-preload/contract/dial.ts'
import { isEmergencyNumber } from './emergency-numbers.ts'

/** trust.md P1: what may be dialled, and how much of it. */
const ALLOWED = /^[+0-9*#()\-./ ,]+$/
const MOST_DIGITS = 32
const LONGEST_EXTENSION = 6
const LONGEST_TEXT = 300

/** What a typed or linked text means, or why it cannot be dialled (translated). */
export type Understood = DialedNumber | { readonly problem: string }

/** Tells a refusal from a number. */
export const isRefused = (understood: Understood): understood is { readonly problem: string } => 'problem' in understood

/**
 * Understands a typed number. `region` (ISO 3166-1 alpha-2) is where numbers without a country code belong; numbers
 * that are valid there become E.164, extensions and feature codes stay as typed. A comma is a pause: what follows it
 * is not dialled.
 */
export function understandNumber(text: string, region: string): Understood {
  const trimmed = text.trim()
  if (trimmed === '') return { problem: m.dial_empty() }
  if (trimmed.length > LONGEST_TEXT) return { problem: m.dial_too_long() }
  if (!ALLOWED.test(trimmed)) return { problem: m.dial_bad_character() }
  const digits = trimmed.replace(/,.*$/, '').replace(/[()\-./ ]/g, '')
  if (digits.length > MOST_DIGITS) return { problem: m.dial_too_long() }
  if (!/^\+?[0-9*#]+$/.test(digits)) return { problem: m.dial_bad_character() }
  if (/[*#]/.test(digits)) return { digits, kind: 'code', display: digits }
  if (!digits.startsWith('+') && digits.length <= LONGEST_EXTENSION) {
    const emergency = isEmergencyNumber(digits, region) ? { emergency: true } : {}
    return { digits, kind: 'extension', display: digits, ...emergency }
  }
  return describeNumber(digits, region)
}

/** Understands a `tel:`, `callto:` or `sip:` link (RFC 3966, RFC 3261); any other text as a typed number. */
export function understandLink(link: string, region: string): Understood {
  const parts = /^(tel|callto|sips?):(?:\/\/)?(.*)$/is.exec(link.trim())
  if (parts === null) return understandNumber(link, region)
  const [, scheme = '', rest = ''] = parts
  const target = decode(rest.split(/[?]/, 1)[0] ?? '')
  if (target === undefined) return { problem: m.dial_link_without_number() }
  const [subscriber = '', ...parameters] = target.split(';')
  const isSip = scheme.toLowerCase().startsWith('sip') || subscriber.includes('@')
  const user = isSip ? (subscriber.split('@', 1)[0] ?? '') : subscriber.replace(/\/$/, '')
  if (!/\d|[*#]/.test(user) || (isSip && !ALLOWED.test(user))) return { problem: m.dial_link_without_number() }
  return understandNumber(isSip ? user : withContext(user, parameters), region)
}

/** How a number from a telephone system is shown, and which country it is from. */
export function describeNumber(digits: string, region: string): DialedNumber {
  const home = isSupportedCountry(region) ? region : undefined
  const parsed = parsePhoneNumberFromString(digits, home === undefined ? undefined : { defaultCountry: home })
  if (parsed === undefined || !isReal(parsed, digits) || !isComplete(parsed, digits, home)) {
    return { digits, kind: 'number', display: digits }
  }
  const display =
    parsed.country !== undefined && parsed.country === home ? parsed.formatNational() : parsed.formatInternational()
  return { digits: parsed.number, kind: 'number', display, ...countryOf(parsed) }
}

/** Written internationally, a number of the right length is shown as such, though numbering plans may not list it. */
const isReal = (parsed: PhoneNumber, digits: string): boolean =>
  parsed.isValid() || (digits.startsWith('+') && parsed.isPossible())

/**
 * Tells whether the digits name one telephone in the world. Without their national prefix they may be a local number:
 * "9018200" in Germany must not become +49 9018200.
 */
function isComplete(parsed: PhoneNumber, digits: string, home: CountryCode | undefined): boolean {
  if (digits.startsWith('+')) return true
  if (lacksTrunkZero(parsed, digits, home)) return false
  const national = parsed.formatNational().replace(/\D/g, '')
  const withCode = `${parsed.countryCallingCode}${parsed.nationalNumber}`
  const isInternational = digits.endsWith(`0${withCode}`) || digits.endsWith(`11${withCode}`)
  return digits === national || isInternational || isLongNanp(parsed, digits)
}

/** Where a zero in front changes nothing, the zero is the national prefix, and it was left out. */
function lacksTrunkZero(parsed: PhoneNumber, digits: string, home: CountryCode | undefined): boolean {
  if (home === undefined || digits.startsWith('0')) return false
  const withZero = parsePhoneNumberFromString(`0${digits}`, { defaultCountry: home })
  return withZero?.nationalNumber === parsed.nationalNumber
}

const isLongNanp = (parsed: PhoneNumber, digits: string): boolean =>
  parsed.countryCallingCode === '1' && digits === `1${parsed.nationalNumber}`

function countryOf(parsed: PhoneNumber): { country?: string; countryName?: string } {
  if (parsed.country === undefined) return {}
  const countryName = nameOf(parsed.country)
  return { country: parsed.country, ...(countryName !== undefined ? { countryName } : {}) }
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })
const nameOf = (country: CountryCode): string | undefined => countryNames.of(country)

/** `tel:7042;phone-context=+4930` means +49307042 (RFC 3966, 5.1.5). */
function withContext(user: string, parameters: readonly string[]): string {
  const context = parameters.find((parameter) => parameter.toLowerCase().startsWith('phone-context='))?.slice(14)
  return context !== undefined && /^\+[\d\-.()]+$/.test(context) && !user.startsWith('+') ? `${context}${user}` : user
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
