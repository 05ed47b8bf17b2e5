import { isSupportedCountry, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { CountryCode, PhoneNumber } from 'libphonenumber-js'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { DialedNumber } from '../../src-preload/contract/dial.ts'
import { isSipAddress, readTarget, readTelephoneUri } from '../util/telephone-uri.ts'
import { readNumber } from '../util/written-number.ts'
import { isEmergencyNumber } from './emergency-numbers.ts'

/** trust.md P1: how much may be dialled. */
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
  return refusalOf(text) ?? dialedOr(m.dial_bad_character, readNumber(text, region), region)
}

/** Understands what a user has typed or chosen to call: a number, a link, or a SIP address. */
export function understandTarget(text: string, region: string): Understood {
  const refusal = refusalOf(text)
  const target = readTarget(text, region)
  if (refusal !== undefined || target === undefined) return refusal ?? { problem: m.dial_bad_character() }
  if ('number' in target) return dialedOr(m.dial_bad_character, target.number, region)
  const { address } = target
  if (!isSipAddress(address)) return { problem: m.dial_bad_address() }
  return { digits: address, kind: 'address', display: address }
}

/**
 * Understands a `tel:`, `callto:` or `sip:` link (RFC 3966, RFC 3261); any other text as a typed number. An address that
 * is no number stays refused: nobody can tell from it where the call goes (trust.md P1).
 */
export function understandLink(link: string, region: string): Understood {
  if (!/^(?:tel|callto|sips?):/i.test(link.trim())) return understandNumber(link, region)
  const target = readTelephoneUri(link)
  const number = target !== undefined && 'number' in target ? target.number : undefined
  return tooLong(link) ?? dialedOr(m.dial_link_without_number, number, region)
}

function refusalOf(text: string): { readonly problem: string } | undefined {
  return text.trim() === '' ? { problem: m.dial_empty() } : tooLong(text)
}

function tooLong(text: string): { readonly problem: string } | undefined {
  const [number = ''] = text.split(/[,;?]/, 1)
  const isTooLong = text.length > LONGEST_TEXT || number.replace(/\D/g, '').length > MOST_DIGITS
  return isTooLong ? { problem: m.dial_too_long() } : undefined
}

function dialedOr(problem: () => string, digits: string | undefined, region: string): Understood {
  if (digits === undefined) return { problem: problem() }
  if (/[*#]/.test(digits)) return { digits, kind: 'code', display: digits }
  if (!digits.startsWith('+') && digits.length <= LONGEST_EXTENSION) {
    const emergency = isEmergencyNumber(digits, region) ? { emergency: true } : {}
    return { digits, kind: 'extension', display: digits, ...emergency }
  }
  return describeNumber(digits, region)
}

/** How a number from a telephone system is shown, and which country it is from. */
export function describeNumber(digits: string, region: string): DialedNumber {
  const home = isSupportedCountry(region) ? region : undefined
  const parsed = wholeNumber(digits, home)
  if (parsed === undefined) return { digits, kind: 'number', display: digits }
  const display =
    parsed.country !== undefined && parsed.country === home ? parsed.formatNational() : parsed.formatInternational()
  return { digits: parsed.number, kind: 'number', display, ...countryOf(parsed) }
}

/** How a directory may have a number, without separators: with its country code, and as it is dialled in its country. */
export function writtenForms(number: string, region: string): readonly string[] {
  const understood = understandTarget(number, region)
  const digits = isRefused(understood) ? number : understood.digits
  const national = digits.startsWith('+') ? parsePhoneNumberFromString(digits)?.formatNational() : undefined
  return national === undefined ? [digits] : [digits, national.replace(/\D/g, '')]
}

/** The one telephone in the world that the digits name; undefined when they may be a local number. */
function wholeNumber(digits: string, home: CountryCode | undefined): PhoneNumber | undefined {
  const international = home === undefined ? undefined : behindPrefix(digits, home)
  if (international?.isValid() === true) return international
  const parsed = parsePhoneNumberFromString(digits, home === undefined ? undefined : { defaultCountry: home })
  return parsed !== undefined && isReal(parsed, digits) && isComplete(parsed, digits, home) ? parsed : undefined
}

/** What stands behind the prefix that is dialled at home before a country code. */
function behindPrefix(digits: string, home: CountryCode): PhoneNumber | undefined {
  const written = withPlus(digits, home)
  return written === digits ? undefined : parsePhoneNumberFromString(written)
}

/** Digits that begin like an international number at home, with a plus instead. */
export function withPlus(digits: string, region: string): string {
  if (!isSupportedCountry(region)) return digits
  const metadata = new Metadata()
  metadata.selectNumberingPlan(region)
  const prefix = new RegExp(`^(?:${metadata.numberingPlan?.IDDPrefix() ?? ''})`).exec(digits)?.[0] ?? ''
  return prefix === '' ? digits : `+${digits.slice(prefix.length)}`
}

/** Written internationally, a number of the right length is shown as such, though numbering plans may not list it. */
const isReal = (parsed: PhoneNumber, digits: string): boolean =>
  parsed.isValid() || (digits.startsWith('+') && parsed.isPossible())

/** Without their national prefix the digits may be a local number: "9018200" in Germany must not become +49 9018200. */
function isComplete(parsed: PhoneNumber, digits: string, home: CountryCode | undefined): boolean {
  if (digits.startsWith('+')) return true
  if (lacksTrunkZero(parsed, digits, home)) return false
  return digits === parsed.formatNational().replace(/\D/g, '') || isLongNanp(parsed, digits)
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
