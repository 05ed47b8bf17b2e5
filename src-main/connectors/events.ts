import type { Capability } from '../../src-preload/contract/capability.ts'
import type { CallerLine, Device } from '../../src-preload/contract/account.ts'
import type { Colleague } from '../../src-preload/contract/colleague.ts'
import type { Activity, OwnPresence, PresenceRole, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { Call, CallTransfer } from '../../src-preload/contract/call.ts'
import type { Queue } from '../../src-preload/contract/agent.ts'

/** How an event relates in time to what was known of the same call; 'unknown' where the vendor gives no order. */
export type EventOrder = 'newer' | 'older' | 'unknown'

/**
 * What a call that is here says of its transfer. 'failed': the target did not take it, `failure` says why; 'unconfirmed': it
 * may have ended while nobody looked.
 */
export type SeenTransfer = Exclude<CallTransfer['state'], 'sentOn'>

/** A call without the account: the account service adds `accountId` and makes `id` from it and `vendorId`. */
export type SeenCall = Omit<Call, 'id' | 'accountId' | 'consultsFor' | 'transfer'> & {
  readonly vendorId: string
  /** The call about which this one was made, where the connector knows it. */
  readonly consultsForVendorId?: string
  /** Of a transfer that the link was asked for. */
  readonly transferState?: SeenTransfer
}
export type SeenQueue = Omit<Queue, 'id' | 'accountId'> & { readonly vendorId: string }
export type SeenColleague = Omit<Colleague, 'id' | 'accountId'>
export type SeenPresence = Pick<OwnPresence, 'activityId' | 'available' | 'note' | 'roleId' | 'until'>
export type SeenContact = Omit<ContactRow, 'accountId'>

/** What a connector tells. Everything in it is already in our words, capped and cleaned for display. */
export type ConnectorEvent =
  | { readonly type: 'callSeen'; readonly call: SeenCall; readonly order: EventOrder }
  /** `sentOn`: the system says that its transfer has not failed, so that the call has left us for the target. */
  | {
      readonly type: 'callGone'
      readonly vendorId: string
      readonly answeredElsewhere: boolean
      readonly sentOn?: boolean
    }
  /** All calls that are there and not told of, because there are more than are shown. */
  | { readonly type: 'callsLeftOut'; readonly vendorIds: readonly string[] }
  | { readonly type: 'presenceSeen'; readonly presence: SeenPresence }
  | { readonly type: 'activitiesSeen'; readonly activities: readonly Activity[] }
  | { readonly type: 'rolesSeen'; readonly roles: readonly PresenceRole[] }
  /** Where calls go by a number set by hand; without one they are not diverted by it. */
  | { readonly type: 'diversionSeen'; readonly to?: string }
  | { readonly type: 'shortcutsSeen'; readonly shortcuts: readonly PresenceShortcut[] }
  /** `complete`: queues that are missing are gone. Figures that are absent keep their last value. */
  | { readonly type: 'queuesSeen'; readonly queues: readonly SeenQueue[]; readonly complete: boolean }
  | { readonly type: 'devicesSeen'; readonly devices: readonly Device[] }
  /** A call was made with this telephone: where none is chosen, the next one is made with it too. */
  | { readonly type: 'deviceUsed'; readonly deviceId: string }
  /** New calls are asked for at this pause, in ms, because nothing tells of them at once; without one something does. */
  | { readonly type: 'callPollingSeen'; readonly everyMs?: number }
  | { readonly type: 'callerLinesSeen'; readonly lines: readonly CallerLine[] }
  /** Somebody who is watched; everything that is known of that person now. */
  | { readonly type: 'colleagueSeen'; readonly colleague: SeenColleague }
  /** The system does not know that contact, or it is watched no more. */
  | { readonly type: 'colleagueGone'; readonly contactId: string }
  /** No capabilities: nothing is lost, but the user should know the reason. */
  | { readonly type: 'capabilitiesLost'; readonly capabilities: readonly Capability[]; readonly reason: string }
