import type { DialOrder } from '../../src-preload/contract/command.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { CallStore } from '../calls/call-store.ts'
import { CalledNumbers } from '../calls/called-numbers.ts'
import type { CallerLookup } from '../calls/caller-lookup.ts'
import type { ChosenAccounts } from '../calls/chosen-accounts.ts'
import { DialAccounts } from '../calls/dial-accounts.ts'
import { DialRequests } from '../calls/dial-requests.ts'
import type { Log } from '../logging/log.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'

/** What dialling needs. */
export interface DiallingOptions {
  readonly accounts: AccountStore
  readonly calls: CallStore
  readonly chosenAccounts: ChosenAccounts
  readonly lookup: CallerLookup
  readonly settings: SettingsStore
  readonly notices: Notices
  readonly clock: Clock
  readonly log: Log
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  readonly dial: (order: DialOrder) => Promise<void>
}

/** Wires which account calls a number, and the numbers that wait for the user's yes. */
export function makeDialling(options: DiallingOptions) {
  const { accounts, calls, chosenAccounts, lookup, settings, notices, clock, log, region, dial } = options
  const dialAccounts = new DialAccounts({
    accounts: accounts.entities,
    rules: () => settings.current.dialRules,
    chosen: chosenAccounts,
    contactName: lookup.contactNameOf.bind(lookup),
    region
  })
  const dialRequests = new DialRequests({
    clock,
    notices,
    log: log.child('dial'),
    region,
    linksAllowed: () => settings.current.dialLinksWithoutAsking,
    accounts: dialAccounts,
    called: new CalledNumbers({ calls: calls.entities, clock, region }),
    accountLabel: (accountId) => accounts.entities.get(accountId)?.label ?? '',
    dial
  })
  return { dialAccounts, dialRequests }
}
