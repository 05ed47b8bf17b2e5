import type { CallTransfer } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { SeenTransfer } from '../connectors/events.ts'

/** Whether the system has accepted the order: 'asked' until its answer is there, 'unknown' when that was lost. */
type Acceptance = 'asked' | 'accepted' | 'unknown'

/** What is known of where the call is: 'lost' when it ended while nobody looked, 'left' when its end says nothing of the transfer. */
type Outcome = SeenTransfer | 'sentOn' | 'left' | 'lost'

/** A call that was handed over without asking, followed to its end. */
export interface FollowedTransfer {
  readonly to: Party
  readonly acceptance: Acceptance
  readonly outcome: Outcome
  /** The watched line of the target rings. */
  readonly rings: boolean
  /** Why it failed, for people. */
  readonly reason?: string
  /** When the state that is shown now began, epoch ms. */
  readonly at: number
}

/** Something that becomes known of a transfer. */
export type TransferNews =
  | { readonly type: 'answered'; readonly acceptance: Exclude<Acceptance, 'asked'> }
  | { readonly type: 'seen'; readonly outcome: SeenTransfer; readonly reason?: string | undefined }
  /** Our leg is over; `outcome` is what that means. */
  | { readonly type: 'ended'; readonly outcome: 'sentOn' | 'left' | 'lost' }
  /** The user ended the call here: whether the target gets it nobody will tell. */
  | { readonly type: 'letGo' }
  | { readonly type: 'line'; readonly rings: boolean }

/** A transfer that is about to be ordered. */
export const orderedTransfer = (to: Party, now: number): FollowedTransfer => ({
  to,
  acceptance: 'asked',
  outcome: 'pending',
  rings: false,
  at: now
})

/**
 * The transfer after news of it, which may be late, doubled or out of order: what has failed or ended stays so, and what
 * nobody could follow is believed again only when it failed. `now` is epoch ms.
 */
export function followTransfer(before: FollowedTransfer, news: TransferNews, now: number): FollowedTransfer {
  const after = applied(before, news)
  return shownState(after) === shownState(before) ? { ...after, at: before.at } : { ...after, at: now }
}

function applied(before: FollowedTransfer, news: TransferNews): FollowedTransfer {
  switch (news.type) {
    case 'answered':
      return before.acceptance === 'asked' ? { ...before, acceptance: news.acceptance } : before
    case 'seen':
      return seen(before, news.outcome, news.reason)
    case 'ended':
      return isOpen(before) ? { ...before, outcome: news.outcome } : before
    case 'letGo':
      return isOpen(before) ? { ...before, outcome: 'unconfirmed' } : before
    case 'line':
      return { ...before, rings: news.rings }
  }
}

function seen(before: FollowedTransfer, outcome: SeenTransfer, reason: string | undefined): FollowedTransfer {
  const counts = isOpen(before) || (outcome === 'failed' && before.outcome !== 'failed' && before.outcome !== 'sentOn')
  if (!counts) return before
  return { ...before, outcome, ...(outcome === 'failed' && reason !== undefined ? { reason } : {}) }
}

const isOpen = ({ outcome }: FollowedTransfer): boolean => outcome === 'pending' || outcome === 'ringing'

/** What people see of it; undefined while it is only asked for. */
export function shownTransfer(followed: FollowedTransfer): CallTransfer | undefined {
  const state = shownState(followed)
  return state === undefined ? undefined : { to: followed.to, state, at: followed.at }
}

function shownState({ acceptance, outcome, rings }: FollowedTransfer): CallTransfer['state'] | undefined {
  if (outcome === 'failed') return 'failed'
  if (acceptance === 'unknown') return 'unconfirmed'
  if (acceptance === 'asked') return outcome === 'pending' || outcome === 'ringing' ? undefined : 'pending'
  if (outcome === 'left' || outcome === 'lost') return 'unconfirmed'
  return outcome === 'pending' && rings ? 'ringing' : outcome
}
