import type { Call } from '../../src-preload/contract/call.ts'
import type { ReadableStore } from '../state/entity-store.ts'
import type { LogLink } from './log-link.ts'
import { callerKey, SAME_ACCOUNT_MS } from './same-call.ts'

/** More than a group answers in the time in which two tellings may be of one call. */
const ROWS = 50

/** What it takes to know who answered calls of groups. */
export interface GroupAnswersOptions {
  readonly accounts: ReadableStore<'accounts'>
  readonly link: LogLink<'groupCallLog.page'>
  readonly region: () => string
}

/**
 * Whether a colleague answered this call of a group, by the log that its agents share. False where it cannot be read: better
 * one call too many is shown as missed than one too few.
 */
export async function wasAnsweredInGroup(
  { accountId, remote, startedAt }: Pick<Call, 'accountId' | 'remote' | 'startedAt'>,
  { accounts, link, region }: GroupAnswersOptions
): Promise<boolean> {
  if (accounts.get(accountId)?.capabilities.includes('groupCallLog') !== true) return false
  try {
    const { rows, serverAheadMs = 0 } = await link.ask('groupCallLog.page', {
      accountId,
      kinds: ['answered'],
      limit: ROWS
    })
    const caller = callerKey(remote, region())
    return rows.some(
      ({ kind, callerNumber, at }) =>
        kind === 'answered' &&
        callerKey({ number: callerNumber }, region()) === caller &&
        Math.abs(at - serverAheadMs - startedAt) <= SAME_ACCOUNT_MS
    )
  } catch {
    return false // the link has logged why
  }
}
