import type { Capability } from '../../src-preload/contract/capability.ts'
import type { AccountFacts, CallerLine, Device } from '../../src-preload/contract/account.ts'
import type { Colleague } from '../../src-preload/contract/colleague.ts'
import type { Activity, OwnPresence, PresenceRole, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { Call, CallTransfer } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { Queue } from '../../src-preload/contract/queue.ts'

/** How an event relates in time to what was known of the same call; 'unknown' where the vendor gives no order. */
export type EventOrder = 'newer' | 'older' | 'unknown'

/**
 * What a call that is here says of its transfer. 'failed': the target did not take it, `failure` says why; 'unconfirmed': it
 * may have ended while nobody looked.
 */
export type SeenTransfer = Exclude<CallTransfer['state'], 'sentOn'>

/** A call without the account: the account service adds `accountId` and makes `id` from it and `vendorId`. */
export type ReportedCall = Omit<Call, 'id' | 'accountId' | 'consultsFor' | 'transfer' | 'answerDeviceId'> & {
  readonly vendorId: string
  /** The call about which this one was made, where the connector knows it. */
  readonly consultsForVendorId?: string
  /** Of a transfer that the link was asked for. */
  readonly transferState?: SeenTransfer
}
export type ReportedQueue = Omit<Queue, 'id' | 'accountId'> & { readonly vendorId: string }
export type ReportedColleague = Omit<Colleague, 'id' | 'accountId'>
export type ReportedPresence = Pick<OwnPresence, 'activityId' | 'available' | 'note' | 'roleId' | 'until'>
export type SeenContact = Omit<ContactRow, 'accountId'>
/** What a system tells of the user beside calls and presence. */
export type ReportedFacts = AccountFacts
/** A call that was missed while nobody looked, by its id in the history where there is one; `at`: start, epoch ms. */
export type ReportedMissedCall = Pick<ReportedCall, 'vendorId' | 'remote' | 'queue' | 'diverting' | 'cameBy'> & {
  readonly at: number
}

/** What a connector tells. Everything in it is already in our words, capped and cleaned for display. */
export type ConnectorEvent =
  | { readonly type: 'callUpdated'; readonly call: ReportedCall; readonly order: EventOrder }
  /** `sentOn`: the system says that its transfer has not failed, so that the call has left us for the target. */
  | {
      readonly type: 'callEnded'
      readonly vendorId: string
      readonly answeredElsewhere: boolean
      /** Who took it, where the system tells. */
      readonly answeredBy?: Party
      readonly sentOn?: boolean
    }
  /** A ringing call that was told to be over: that somebody else took it is known only now, within seconds. */
  | { readonly type: 'callAnsweredElsewhere'; readonly vendorId: string; readonly answeredBy?: Party }
  /** All calls that are there and not told of, because there are more than are shown. */
  | { readonly type: 'callsLeftOut'; readonly vendorIds: readonly string[] }
  | { readonly type: 'presenceChanged'; readonly presence: ReportedPresence }
  | { readonly type: 'activitiesChanged'; readonly activities: readonly Activity[] }
  | { readonly type: 'rolesChanged'; readonly roles: readonly PresenceRole[] }
  /** Where calls go by a number set by hand; without one they are not diverted by it. */
  | { readonly type: 'diversionChanged'; readonly to?: string }
  | { readonly type: 'shortcutsChanged'; readonly shortcuts: readonly PresenceShortcut[] }
  /** `complete`: queues that are missing are gone. Figures that are absent keep their last value; a queue without `paused` is not paused. */
  | { readonly type: 'queuesChanged'; readonly queues: readonly ReportedQueue[]; readonly complete: boolean }
  | { readonly type: 'devicesChanged'; readonly devices: readonly Device[] }
  /** A call was made with this telephone: where none is chosen, the next one is made with it too. */
  | { readonly type: 'deviceUsed'; readonly deviceId: string }
  /** New calls are asked for at this pause, in ms, because nothing tells of them at once; without one something does. */
  | { readonly type: 'callPollingChanged'; readonly everyMs?: number }
  | { readonly type: 'callerLinesChanged'; readonly lines: readonly CallerLine[] }
  /** Only what is named changes. */
  | { readonly type: 'factsChanged'; readonly facts: ReportedFacts }
  /** Missed between two readings, or while there was no link; the same one may be told again. */
  | { readonly type: 'callsMissed'; readonly calls: readonly ReportedMissedCall[] }
  /** All numbers whose calls count as important, in this account and in every other. */
  | { readonly type: 'vipNumbersChanged'; readonly numbers: readonly string[] }
  /** To be kept with the account's settings, as if a form had asked for it. */
  | { readonly type: 'settingsKept'; readonly settings: Readonly<Record<string, unknown>> }
  /** Somebody who is watched; everything that is known of that person now. */
  | { readonly type: 'colleagueChanged'; readonly colleague: ReportedColleague }
  /** The system does not know that contact, or it is watched no more. */
  | { readonly type: 'colleagueRemoved'; readonly contactId: string }
  /** For people: `reason` says what has gone and why, `why` only that. */
  | {
      readonly type: 'capabilitiesLost'
      readonly capabilities: readonly Capability[]
      readonly reason: string
      readonly why: string
    }
  /** What the user should know of the account; the same text is told once. */
  | { readonly type: 'notice'; readonly text: string }

/** What is told of one call. */
export type CallEvent = Extract<ConnectorEvent, { type: 'callUpdated' | 'callEnded' | 'callAnsweredElsewhere' }>

export const isCallEvent = (event: ConnectorEvent): event is CallEvent =>
  event.type === 'callUpdated' || event.type === 'callEnded' || event.type === 'callAnsweredElsewhere'
