import type { MissedCall } from '../../../src-preload/contract/missed.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { mirror } from '../../state/mirror.svelte.ts'
import { notLiveReason } from '../accounts/connection.ts'
import { defaultFrom, dialAccounts, dialFromProblem } from '../dial/dial-from.svelte.ts'
import type { DialFrom } from '../dial/dial-from.svelte.ts'

/** The account that missed the call, with the telephone it used last. */
export const callBackFrom = ({ accountId }: Pick<MissedCall, 'accountId'>): DialFrom => ({
  accountId,
  deviceId: defaultFrom(accountId)?.deviceId
})

/** Why the call cannot be called back now, and what to do. */
export function whyNoCallBack(call: Pick<MissedCall, 'accountId'>): string | undefined {
  const account = mirror.account(call.accountId)
  if (account === undefined) return m.missed_no_account()
  const offline = notLiveReason(account)
  if (offline !== undefined) return offline
  return dialAccounts().includes(account) ? dialFromProblem(callBackFrom(call)) : m.missed_cannot_dial()
}
