import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * The number that a text begins with, as it is dialled: without separators of any script, and without what follows a
 * pause, an extension or a remark; of two numbers the first. Links, typed text and contacts are all read by it, so that
 * the same text is the same number everywhere (RFC 3966 5.1.1, E.123). Undefined where nobody can tell: digits are never
 * joined to a number nobody has written. `region` (ISO 3166-1 alpha-2) settles what its numbering plan can.
 */
export function readNumber(text: string, region?: string): string | undefined {
  const [, plain = '', rest = ''] = /^([^,;\p{L}]*)(.*)$/su.exec(plainText(text)) ?? []
  if (!isLeftOut(plain, rest)) return undefined
  const written = withPlus(plain)
  const number = firstOf(digitsIn(written), region)
  if (/^\+\d+$/.test(number)) return international(number, firstOf(digitsIn(withoutZero(written)), region))
  return /^(?:\+?(?=\d*[*#])[\d*#]{1,32}|\d{1,32})$/.test(number) ? number : undefined
}

/** What numbers are grouped with; a stroke can part two numbers as well. */
const SEPARATORS = /[\p{Zs}\p{Pd}\t().[\]~\u2212\u00b7]/gu
const digitsIn = (text: string): string => text.replace(SEPARATORS, '')
/** The wide forms that East Asian keyboards give of what may stand in a number beside its digits. */
const WIDE = /[\uff03\uff08-\uff0f\uff3b\uff3d\uff5e]/g

const plainText = (text: string): string =>
  unescaped(text.trim().replace(/\p{Cf}/gu, '')).replace(WIDE, (sign) => sign.normalize('NFKC'))

/** Without the backslashes that vCard values have in front of what parts them (RFC 6350 3.4). */
export const unescaped = (text: string): string => text.replace(/\\(?=[\\,;:]|$)/g, '')

/** What stands before an extension or a pause is a number of its own, even without a blank between them. */
const EXTENSION = /^(?:x|ext|extn|extension|ankn|anknytning|dw|durchwahl|p|w)[\s.:#]*\d/iu

/** Letters that stand apart are a remark; those in the place of digits are keys to be pressed ("1-800-FLOWERS"). */
const isLeftOut = (number: string, rest: string): boolean =>
  !/^\p{L}/u.test(rest) || EXTENSION.test(rest) || (/[\p{Zs}\t(]$/u.test(number) && !/^\p{Lu}{2}/u.test(rest))

/** A zero in brackets follows a country code only, so what stands before that is the international prefix. */
const withPlus = (text: string): string => text.replace(/^0(?:0|11)(?=[\p{Zs}.-]*[1-9]\d{0,2}[\p{Zs}.-]*\(0)/u, '+')

/**
 * "0151/123456" is one number, "201/202" are two; where it could be either ("212/5551234"), one that the region's plan
 * lists is one, and else the stroke stays.
 */
function firstOf(digits: string, region: string | undefined): string {
  const [first = '', second] = digits.split('/', 2)
  if (second === undefined) return first
  const joined = first + second
  if (/^(?:(?:\+|00)\d{2,7}|0\d{1,5})$/.test(first) && /^[1-9]/.test(second)) return joined
  if (/^[+0]/.test(second) || second.length <= first.length) return first
  const isOne = region !== undefined && isSupportedCountry(region)
  return isOne && parsePhoneNumberFromString(joined, region)?.isValid() === true ? joined : digits
}

const withoutZero = (text: string): string => text.replace(/^(\+[^(]*\(\p{Zs}*)0/u, '$1')

/**
 * E.164 as the numbering plan has it: the zero in brackets is dialled inside most countries only, in some it belongs to
 * the number. Where the plan knows no such number the zero goes.
 */
function international(number: string, withoutZero: string): string | undefined {
  const parsed = parsePhoneNumberFromString(number)
  if (parsed?.isPossible() === true) return parsed.number
  return /^\+\d{1,15}$/.test(withoutZero) ? withoutZero : undefined
}

/** Tells whether two are one number, also where one of them is written without its country code. */
export function isSameNumber(one: string, other: string): boolean {
  if (one === other) return true
  const whole = [one, other].find((number) => number.startsWith('+'))
  const country = whole === undefined ? undefined : parsePhoneNumberFromString(whole)?.country
  if (country === undefined) return false
  const [first, second] = [one, other].map((number) => parsePhoneNumberFromString(number, country)?.number)
  return first !== undefined && first === second
}
