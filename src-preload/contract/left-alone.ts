import type { Call } from './call.ts'
import type { Queue } from './queue.ts'

/** What of an account would go on without the user seeing it, were the account switched off. */
export interface LeftAlone {
  readonly call: boolean
  /** The user is logged in to a group, whose callers go on ringing. */
  readonly group: boolean
}

/** Finds it in the state of all accounts. */
export const leftAlone = (accountId: string, calls: readonly Call[], queues: readonly Queue[]): LeftAlone => ({
  call: calls.some((call) => call.accountId === accountId && call.state !== 'cleared' && call.state !== 'failed'),
  group: queues.some((queue) => queue.accountId === accountId && queue.signedIn === true)
})
