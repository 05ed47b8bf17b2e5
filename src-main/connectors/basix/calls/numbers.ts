import { readNumber } from '../../../util/written-number.ts'
import type { BasixOptions } from '../options.ts'

/** How numbers are written in a domain. */
export type NumberFormat = Pick<BasixOptions, 'countryCode' | 'nationalPrefix' | 'internationalPrefix'>

/** Shorter ones with the prefix of the country in front are extensions. */
const LEAST_DIGITS = 7

/** What is dialled, E.164 of a number outside; undefined where there is no number in the text (Basix 2.1). */
export function dialledNumber(text: string, format: NumberFormat): string | undefined {
  const { countryCode, nationalPrefix, internationalPrefix } = format
  const number = readNumber(text)
  if (number === undefined || number.length < LEAST_DIGITS || !/^\d+$/.test(number)) return number
  const abroad = rest(number, internationalPrefix)
  if (abroad !== undefined) return `+${abroad}`
  const inside = countryCode === '' ? undefined : rest(number, nationalPrefix)
  return inside === undefined ? number : `+${countryCode}${inside}`
}

/** A number as it is dialled in the domain (Basix 2.1). */
export function writtenNumber(number: string, format: NumberFormat): string {
  const { countryCode, nationalPrefix, internationalPrefix } = format
  const digits = rest(number, '+')
  if (digits === undefined) return number
  const inside = rest(digits, countryCode)
  return inside === undefined ? `${internationalPrefix}${digits}` : `${nationalPrefix}${inside}`
}

/** What stands behind a prefix that is not empty. */
const rest = (text: string, prefix: string): string | undefined =>
  prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : undefined
