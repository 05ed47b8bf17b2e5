import { keepNewest } from '../util/keep-newest.ts'
import { isRefused, understandTarget } from './dial-number.ts'

/**
 * One text for all ways to write a number, to compare numbers by: E.164 where the region's numbering plan knows the whole
 * number, else what would be dialled; SIP addresses are compared as addresses, so the digits in them are no number
 * (trust.md P7).
 */
export function numberKey(number: string, region: string): string {
  const text = `${region} ${number}`
  const known = keys.get(text)
  if (known !== undefined) return known
  const key = keyOf(number, region)
  keepNewest(keys, text, key, MOST_KEYS)
  return key
}

/** Whether it means the same everywhere: extensions are the same digits in every company. */
export const isWorldwide = (key: string): boolean => key.startsWith('+') || key.includes('@')

function keyOf(number: string, region: string): string {
  const understood = understandTarget(number, region)
  const text = isRefused(understood) ? number.trim() : understood.digits
  return text.toLowerCase().replace(/:506[01]$/, '') // the port of every address that names none
}

/** Understanding a number is slow, and every comparison asks for the same ones. */
const keys = new Map<string, string>()
const MOST_KEYS = 2_000
