import type { DialedNumber } from '../../src-preload/contract/dial.ts'

/** The number with a word on what it costs, where the numbering plan says that it costs more than others. */
export async function withCost(number: DialedNumber, region: string): Promise<DialedNumber> {
  if (number.kind !== 'number') return number
  const cost = await costOf(number.digits, region)
  return cost === undefined ? number : { ...number, cost }
}

async function costOf(digits: string, region: string): Promise<DialedNumber['cost']> {
  // the kinds of numbers are in the large table only, which is not worth loading before somebody dials
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/max')
  const home = isSupportedCountry(region) ? { defaultCountry: region } : undefined
  const type = parsePhoneNumberFromString(digits, home)?.getType()
  return type === 'PREMIUM_RATE' ? 'premium' : type === 'SHARED_COST' ? 'shared' : undefined
}
