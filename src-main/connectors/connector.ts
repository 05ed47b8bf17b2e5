import type { Capability } from '../../src-preload/contract/capability.ts'
import type { CallerLine, Device } from '../../src-preload/contract/account.ts'
import type { Colleague } from '../../src-preload/contract/colleague.ts'
import type { Activity, OwnPresence, PresenceRole, PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { Call, CallTransfer } from '../../src-preload/contract/call.ts'
import type { BareAction, DialKind, TransferKind } from '../../src-preload/contract/command.ts'
import type { OfficeInput, OfficeName, OfficeOutput } from '../../src-preload/contract/office/office.ts'
import type { Queue } from '../../src-preload/contract/agent.ts'
import type { EndpointReport } from '../../src-preload/contract/endpoints.ts'
import type { SignInForm } from '../../src-preload/contract/settings-form.ts'
import type { Log } from '../logging/log.ts'
import type { Secret } from '../logging/secret.ts'
import type { WebhookServer } from '../transport/webhook-server.ts'
import type { Clock } from '../util/clock.ts'

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

/** How the called see a call; absent: as the account is set now. */
export interface ShownAs {
  readonly lineId?: string
  readonly roleId?: string
}

/** What a link can be asked to do. Ids are the vendor's, numbers are dialable digits. */
export type Command =
  | ({
      readonly type: 'dial'
      readonly number: string
      readonly deviceId: string | undefined
      /** 'plain' when absent. */
      readonly kind?: DialKind
    } & ShownAs)
  /** The system rings the user, then the other side; no call is told by the answer. */
  | {
      readonly type: 'callBack'
      readonly number: string
      readonly answerPlaceId: string | undefined
      /** 'plain' when absent. */
      readonly kind?: DialKind
      readonly roleId?: string
    }
  | { readonly type: 'answer'; readonly vendorId: string; readonly deviceId: string | undefined }
  | { readonly type: Exclude<BareAction, 'cancelConsultation' | 'leaveConference'>; readonly vendorId: string }
  | { readonly type: 'leaveConference'; readonly vendorId: string }
  | { readonly type: 'swap'; readonly vendorId: string; readonly otherVendorId: string }
  | {
      readonly type: 'blindTransfer'
      readonly vendorId: string
      readonly number: string
      /** 'plain' when absent. */
      readonly kind?: TransferKind
      readonly supervised?: boolean
    }
  | { readonly type: 'dtmf'; readonly vendorId: string; readonly digits: string }
  | ({
      readonly type: 'consult'
      readonly vendorId: string
      readonly number: string
      readonly kind?: DialKind
    } & ShownAs)
  /** `vendorId` is handed over, `otherVendorId` is the call to the one who gets it. */
  | {
      readonly type: 'completeTransfer'
      readonly vendorId: string
      readonly otherVendorId: string
      readonly waitForAnswer: boolean
    }
  /** Ends the consultation `vendorId` and takes `otherVendorId` off hold. */
  | { readonly type: 'cancelConsultation'; readonly vendorId: string; readonly otherVendorId: string }
  | { readonly type: 'addToConference'; readonly vendorId: string; readonly otherVendorId: string }
  | { readonly type: 'removeParticipant'; readonly vendorId: string; readonly participantId: string }
  | { readonly type: 'move'; readonly vendorId: string; readonly deviceId: string }
  | { readonly type: 'pickUp'; readonly pickupId: string; readonly deviceId: string | undefined }
  | { readonly type: 'pickUpAnyCall'; readonly systemCallId: string; readonly deviceId: string | undefined }
  | { readonly type: 'applyShortcut'; readonly shortcut: PresenceShortcut; readonly until: number | undefined }
  | { readonly type: 'setActivity'; readonly activityId: string }
  | { readonly type: 'setQueueSignedIn'; readonly vendorId: string; readonly signedIn: boolean }

/** One sign-in: `settings` is stored in the clear (validated by the vendor's schema), `secret` only in the vault. */
export interface Credentials {
  readonly settings: Readonly<Record<string, unknown>>
  readonly secret: Secret
}

/** The CTI link: one open connection to one PBX for one account. */
export interface Link extends AsyncDisposable {
  /** What this account can do; shrinks by `capabilitiesLost`, never grows. */
  readonly capabilities: ReadonlySet<Capability>
  /** Everything that is true now; calls that are missing are gone. Taken once after every (re)open. */
  snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]>
  /** Ends when the link is disposed; throws CtiError when the channel breaks. */
  events(): AsyncIterable<ConnectorEvent>
  /** Resolves when the PBX has accepted the command; the effect arrives as an event. @throws CtiError */
  execute(command: Command, signal: AbortSignal): Promise<void>
  /** @throws CtiError */
  searchContacts(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]>
  /** Replaces whose presence and lines are told as events, the visible ones first; nobody at first. */
  watchColleagues(contactIds: readonly string[]): void
  /** Answers what is not about calls. @throws CtiError unsupported where the system has no such thing */
  ask<N extends OfficeName>(name: N, input: OfficeInput<N>, signal: AbortSignal): Promise<OfficeOutput<N>>
}

/** What a description of the server's interface comes to. */
export interface DescribedEndpoints {
  /** What is kept in the account's settings. */
  readonly kept: unknown
  readonly report: Omit<EndpointReport, 'fileName'>
}

/** How an account's settings take another description of the server's interface. */
export interface EndpointSettings {
  /**
   * Reads an override file or an OpenAPI document, whole or not at all, without keeping others waiting.
   * @throws CtiError protocol, saying where it is wrong, or why it cannot be read; the signal's reason
   */
  read(text: string, signal: AbortSignal): Promise<DescribedEndpoints>
  /** The settings with it; without one, those with the defaults. */
  apply(
    settings: Readonly<Record<string, unknown>>,
    described: DescribedEndpoints | undefined
  ): Readonly<Record<string, unknown>>
}

/** What signing in gave; `label` is how people recognise the account. */
export type SignedIn =
  | { readonly status: 'signedIn'; readonly credentials: Credentials; readonly label: string }
  | { readonly status: 'secondFactor' }

/**
 * What every connector is made from; `random` is the jitter's source, `Math.random` when absent. `webhooks` is where posts
 * of telephone systems can be taken; without it nothing listens and accounts live by streams.
 */
export interface ConnectorParts {
  readonly clock: Clock
  readonly log: Log
  readonly random?: () => number
  readonly webhooks?: WebhookServer
}

export interface Connector {
  readonly vendor: string
  readonly vendorName: string
  /** The sign-in form, with translated texts. */
  /** `again`: settings of the account that is signed in to again. Never throws. */
  form(again?: Readonly<Record<string, unknown>>): SignInForm
  /** What makes two sign-ins the same account, server and user, as one text to compare. */
  identity(settings: Readonly<Record<string, unknown>>): string
  /**
   * Checks what was typed against the server. `kept`: settings of the account that no form asks for.
   * @throws CtiError auth | network | timeout | protocol | …
   */
  signIn(
    method: string,
    values: Readonly<Record<string, string | boolean>>,
    signal: AbortSignal,
    kept?: Readonly<Record<string, unknown>>
  ): Promise<SignedIn>
  /** Takes back on the server what signing in made there; nothing where the user brought it. @throws CtiError */
  signOut(credentials: Credentials, signal: AbortSignal): Promise<void>
  /**
   * What signing in made on the server, by the name it has there; undefined where the user brought it. `instead`: settings
   * of the sign-in that took its place; undefined also where that has the same name there. Never throws.
   */
  madeOnServer(
    settings: Readonly<Record<string, unknown>>,
    instead?: Readonly<Record<string, unknown>>
  ): string | undefined
  /**
   * The settings of an account that was known and is added once more: what signing in gave, with what no form asked for.
   * Never throws.
   */
  addedAgain(
    known: Readonly<Record<string, unknown>>,
    given: Readonly<Record<string, unknown>>
  ): Readonly<Record<string, unknown>>
  /** When the sign-in ends by itself, epoch ms, where that is known. Never throws. */
  signInEndsAt(settings: Readonly<Record<string, unknown>>): number | undefined
  /**
   * How many functions of an account are elsewhere than usual, at least one where that cannot be read any more, so that it
   * can be taken back; undefined where none ever is. Never throws.
   */
  changedEndpoints(settings: Readonly<Record<string, unknown>>): number | undefined
  /** Loaded when asked for; absent where the interface never differs. */
  readonly endpoints?: () => Promise<EndpointSettings>
  /** Opens the live channel. Events are kept from the moment this resolves. @throws CtiError auth | network | timeout */
  open(credentials: Credentials, signal: AbortSignal): Promise<Link>
}
