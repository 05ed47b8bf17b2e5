import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Account, CallerLine, LineKind } from '../../src-preload/contract/account.ts'

/** The user's own telephones say more of where the user is than a mobile of a visit or a shared number. */
const BEST_FIRST: readonly LineKind[] = ['officeFixed', 'officeMobile', 'privateFixed', 'privateMobile']

/**
 * Region of the accounts' own numbers, ISO 3166-1 alpha-2: what numbers without a country code most likely belong to.
 * The demo's numbers are nobody's. Undefined while no account tells a number with its country code.
 */
export function regionOfAccounts(accounts: readonly Account[]): string | undefined {
  const lines = accounts.filter(({ isDemo }) => !isDemo).flatMap(({ callerLines }) => bestFirst(callerLines ?? []))
  return lines.map(({ number }) => regionOfNumber(number)).find((region) => region !== undefined)
}

const bestFirst = (lines: readonly CallerLine[]): readonly CallerLine[] =>
  lines.toSorted((one, other) => rank(one) - rank(other))

function rank({ kind }: CallerLine): number {
  const place = BEST_FIRST.indexOf(kind)
  return place === -1 ? BEST_FIRST.length : place
}

function regionOfNumber(number: string | undefined): string | undefined {
  return number?.startsWith('+') === true ? parsePhoneNumberFromString(number)?.country : undefined
}
