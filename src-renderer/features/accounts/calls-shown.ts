import type { Account } from '../../../src-preload/contract/account.ts'
import { canDial } from '../../../src-preload/contract/capability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { accountName } from './account-name.ts'
import { isLive, isOff } from './connection.ts'

/** What is known of calls while none is shown. */
export interface NoCalls {
  readonly text: string
  /** What else to know, or to do. */
  readonly hint?: string
}

/** What may be said while no call is shown: that there is none only of accounts that are live and see calls. */
export function noCalls(accounts: readonly Account[]): NoCalls | undefined {
  const wanted = accounts.filter((account) => !isOff(account))
  if (accounts.length > 0 && wanted.length === 0) return { text: m.calls_all_off() }
  const able = wanted.filter((account) => !cannotSeeCalls(account))
  const live = able.filter(isLive)
  const away = able.filter((account) => !isLive(account))
  if (live.length === 0) return away.length === 0 ? undefined : { text: awayText(away) }
  if (away.length > 0) {
    return { text: m.calls_none_in({ accounts: labels(live) }), hint: m.calls_not_shown_of({ accounts: labels(away) }) }
  }
  const dials = live.some(({ capabilities }) => canDial(capabilities))
  return { text: m.calls_none(), ...(dials ? { hint: m.calls_none_hint() } : {}) }
}

/** An account that is connected and may not see calls. What one can do is not known before it was connected once. */
export const cannotSeeCalls = (account: Account): boolean =>
  (isLive(account) || account.capabilities.length > 0) && !account.capabilities.includes('calls')

/** The same of one that has to do with calls: a system without any has none to miss. */
export const missesCalls = (account: Account): boolean =>
  isLive(account) &&
  cannotSeeCalls(account) &&
  (account.callsLost !== undefined || ABOUT_CALLS.some((one) => account.capabilities.includes(one)))

const ABOUT_CALLS: readonly Capability[] = ['dial', 'callbackDial', 'answer', 'hangUp', 'hold', 'pickUp']

function awayText(away: readonly Account[]): string {
  if (away.every(({ connection }) => connection === 'signInAgain')) return m.calls_not_signed_in()
  const isLost = away.some(({ connection }) => connection === 'stale' || connection === 'signInAgain')
  return isLost ? m.calls_not_shown() : m.calls_not_yet()
}

const labels = (accounts: readonly Account[]): string => accounts.map(accountName).join(', ')
