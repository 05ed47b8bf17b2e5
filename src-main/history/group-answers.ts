import type { Call } from '../../src-preload/contract/call.ts'
import type { GroupCallRow } from '../../src-preload/contract/services/group-call-log.ts'
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

type GroupCall = Pick<Call, 'accountId' | 'remote' | 'startedAt'>

/**
 * Whether a colleague answered this call of a group, by the log that its agents share. False where it cannot be read: better
 * one call too many is shown as missed than one too few.
 */
export const wasAnsweredInGroup = async (call: GroupCall, options: GroupAnswersOptions): Promise<boolean> =>
  (await answerInGroup(call, options)) !== undefined

/** What the log of the group has of this call's answer. */
export async function answerInGroup(
  { accountId, remote, startedAt }: GroupCall,
  { accounts, link, region }: GroupAnswersOptions
): Promise<GroupCallRow | undefined> {
  if (accounts.get(accountId)?.capabilities.includes('groupCallLog') !== true) return undefined
  try {
    const { rows, serverAheadMs = 0 } = await link.ask('groupCallLog.page', {
      accountId,
      kinds: ['answered'],
      limit: ROWS
    })
    const caller = callerKey(remote, region())
    return rows.find(
      ({ kind, callerNumber, at }) =>
        kind === 'answered' &&
        callerKey({ number: callerNumber }, region()) === caller &&
        Math.abs(at - serverAheadMs - startedAt) <= SAME_ACCOUNT_MS
    )
  } catch {
    return undefined // the link has logged why
  }
}
