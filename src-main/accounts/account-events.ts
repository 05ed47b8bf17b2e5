import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { QueueStore } from '../queues/queue-store.ts'
import type { CallStore } from '../calls/call-store.ts'
import type { CallerLookup } from '../calls/caller-lookup.ts'
import type { ChosenAccounts } from '../calls/chosen-accounts.ts'
import type { UsualTargets } from '../calls/usual-targets.ts'
import type { ChosenWays } from '../contacts/chosen-ways.ts'
import type { MissedCallStore } from '../history/missed-call-store.ts'
import type { OwnHistory } from '../history/own/own-history.ts'
import type { NoteStore } from '../notes/note-store.ts'
import type { ConnectorEvent, ReportedCall, ReportedFacts, ReportedMissedCall } from '../connectors/events.ts'
import type { ColleagueStore } from '../presence/colleague-store.ts'
import { isPresenceEvent } from '../presence/presence-store.ts'
import type { PresenceStore } from '../presence/presence-store.ts'
import type { Notices } from '../state/notices.ts'
import { assertNever } from '../util/assert-never.ts'
import { defined } from '../util/defined.ts'
import { limits } from '../util/limits.ts'
import type { AccountKeeper } from './account-keeper.ts'
import { SEES_CALLS } from './account-store.ts'
import type { AccountStore } from './account-store.ts'
import { withoutRepeats } from './without-repeats.ts'

/** The stores that an account's events end in, and what keeps some of it for the next start. */
export interface EventTargets {
  readonly accounts: AccountStore
  readonly keeper: AccountKeeper
  readonly calls: CallStore
  readonly missed: Pick<MissedCallStore, 'add' | 'dropAccount' | 'renameAll'>
  readonly usualTargets: Pick<UsualTargets, 'dropAccount'>
  readonly chosenWays: Pick<ChosenWays, 'dropAccount'>
  readonly chosenAccounts: Pick<ChosenAccounts, 'dropAccount'>
  readonly ownHistory: Pick<OwnHistory, 'dropAccount'>
  readonly notes: Pick<NoteStore, 'dropAccount'>
  readonly presence: PresenceStore
  readonly queues: QueueStore
  readonly colleagues: ColleagueStore
  readonly lookup: CallerLookup
  readonly notices: Notices
}

/** Brings what a connector tells into the stores. */
export class AccountEvents {
  readonly #to: EventTargets
  /** What the user was told is missing: a reconnect that finds the same is no news. */
  readonly #reported = new Map<string, Set<string>>()

  constructor(targets: EventTargets) {
    this.#to = targets
  }

  /** A snapshot: everything that is true now, as one change for each store. */
  replace(accountId: string, reported: readonly ConnectorEvent[]): void {
    const events = reported.map(withoutRepeats)
    const { accounts, calls, presence, queues } = this.#to
    accounts.setCallPolling(accountId, undefined)
    accounts.setCallsLeftOut(accountId, leftOutOf(events).length)
    calls.replace(accountId, seenCalls(events), leftOutOf(events))
    presence.replace(accountId, events.filter(isPresenceEvent))
    queues.replace(accountId, events.filter(isQueues))
    for (const event of events) if (IN_SNAPSHOT[event.type] === 'alone') this.#take(accountId, event)
  }

  /**
   * A snapshot taken while the stream runs, so it may be older than events that came meanwhile: the reducers decide, and
   * only calls known before it was asked for can be gone. `openBefore`: their vendor ids.
   */
  refresh(accountId: string, events: readonly ConnectorEvent[], openBefore: readonly string[]): void {
    for (const event of events) this.apply(accountId, event)
    const seen = new Set([...leftOutOf(events), ...seenCalls(events).map((call) => call.vendorId)])
    for (const vendorId of openBefore.filter((one) => !seen.has(one))) {
      this.apply(accountId, { type: 'callEnded', vendorId, answeredElsewhere: false })
    }
  }

  apply(accountId: string, event: ConnectorEvent): void {
    this.#take(accountId, withoutRepeats(event))
  }

  /** Shows nothing more of what is now, and says of no call that it has ended; what was kept of it stays. */
  hideState(accountId: string): void {
    const { accounts, calls, presence, queues, colleagues } = this.#to
    accounts.forgetFacts(accountId)
    calls.dropAccount(accountId)
    presence.dropAccount(accountId)
    queues.dropAccount(accountId)
    colleagues.dropAccount(accountId)
  }

  /** Forgets everything of the account but the account itself. */
  dropState(accountId: string): void {
    const { missed, notes, lookup, usualTargets, chosenAccounts, ownHistory } = this.#to
    this.hideState(accountId)
    missed.dropAccount(accountId)
    ownHistory.dropAccount(accountId) // after its calls, which are gone with it
    notes.dropAccount(accountId)
    usualTargets.dropAccount(accountId)
    this.#to.chosenWays.dropAccount(accountId)
    chosenAccounts.dropAccount(accountId)
    lookup.forgetAccount(accountId)
    this.#renameAll()
    this.#reported.delete(accountId)
  }

  /** Brings one event without repeats into its store. */
  #take(accountId: string, event: ConnectorEvent): void {
    const { accounts, calls, presence, queues, colleagues, keeper } = this.#to
    switch (event.type) {
      case 'callUpdated':
      case 'callEnded':
      case 'callAnsweredElsewhere':
        return calls.apply(accountId, event)
      case 'callsLeftOut':
        calls.leaveOut(accountId, event.vendorIds)
        return accounts.setCallsLeftOut(accountId, event.vendorIds.length)
      case 'presenceChanged':
      case 'activitiesChanged':
      case 'rolesChanged':
      case 'shortcutsChanged':
      case 'diversionChanged':
        return presence.apply(accountId, event)
      case 'queuesChanged':
        return queues.apply(accountId, event)
      case 'colleagueChanged':
      case 'colleagueRemoved':
        return colleagues.apply(accountId, event)
      case 'devicesChanged':
        return accounts.setDevices(accountId, event.devices)
      case 'deviceUsed':
        return this.#preferDevice(accountId, event.deviceId)
      case 'callerLinesChanged':
        return accounts.setCallerLines(accountId, event.lines)
      case 'callPollingChanged':
        return accounts.setCallPolling(accountId, event.everyMs)
      case 'factsChanged':
        return accounts.setFacts(accountId, this.#namedFacts(accountId, event.facts))
      case 'callsMissed':
        return this.#addMissed(accountId, event.calls)
      case 'vipNumbersChanged':
        return this.#rememberVips(accountId, event.numbers)
      case 'settingsKept':
        return keeper.mergeSettings(accountId, event.settings)
      case 'capabilitiesLost':
        return this.#loseCapabilities(accountId, event)
      case 'notice':
        return this.#tellOnce(accountId, event.text)
      default:
        return assertNever(event)
    }
  }

  #preferDevice(accountId: string, deviceId: string): void {
    const { accounts, keeper } = this.#to
    if (accounts.preferredDeviceId(accountId) === deviceId) return
    accounts.preferDevice(accountId, deviceId)
    keeper.preferDevice(accountId, deviceId)
  }

  #namedFacts(accountId: string, { parked, ...facts }: ReportedFacts): ReportedFacts {
    const named = parked?.map((call) => ({ ...call, remote: this.#to.lookup.namedParty(accountId, call.remote) }))
    return { ...facts, ...defined({ parked: named }) }
  }

  /** As the history tells them: a live call may be the same one. */
  #addMissed(accountId: string, seen: readonly ReportedMissedCall[]): void {
    const reported = seen.map(({ vendorId, ...call }) => ({
      ...call,
      source: { accountId, kind: 'history', id: vendorId } as const
    }))
    this.#to.missed.add(...reported)
  }

  #rememberVips(accountId: string, numbers: readonly string[]): void {
    this.#to.lookup.rememberVips(accountId, numbers)
    this.#renameAll()
  }

  /** What is known of callers shows wherever they are named. */
  #renameAll(): void {
    this.#to.calls.renameAll()
    this.#to.missed.renameAll()
  }

  #loseCapabilities(accountId: string, event: Extract<ConnectorEvent, { type: 'capabilitiesLost' }>): void {
    this.#to.accounts.loseCapabilities(accountId, event.capabilities, event.reason, event.why)
    // the account says it as long as it is so
    if (!event.capabilities.includes(SEES_CALLS)) this.#tellOnce(accountId, event.reason)
  }

  #tellOnce(accountId: string, reason: string): void {
    const reported = this.#reported.get(accountId) ?? new Set()
    if (reported.has(reason)) return
    if (reported.size < limits.reportedReasons) this.#reported.set(accountId, reported.add(reason))
    const label = this.#to.accounts.entities.get(accountId)?.label ?? ''
    this.#to.notices.add('info', m.account_capability_lost({ label, reason }))
  }
}

const seenCalls = (events: readonly ConnectorEvent[]): readonly ReportedCall[] =>
  events.flatMap((event) => (event.type === 'callUpdated' ? [event.call] : []))

const leftOutOf = (events: readonly ConnectorEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'callsLeftOut' ? event.vendorIds : []))

const isQueues = (event: ConnectorEvent): event is Extract<ConnectorEvent, { type: 'queuesChanged' }> =>
  event.type === 'queuesChanged'

/** How an event of a snapshot is brought in: with the others of its store as one change, or by itself. */
const IN_SNAPSHOT: Readonly<Record<ConnectorEvent['type'], 'together' | 'alone'>> = {
  callUpdated: 'together',
  callEnded: 'together', // a call that is missing is gone
  callAnsweredElsewhere: 'alone',
  callsLeftOut: 'together',
  presenceChanged: 'together',
  activitiesChanged: 'together',
  rolesChanged: 'together',
  diversionChanged: 'together',
  shortcutsChanged: 'together',
  queuesChanged: 'together',
  devicesChanged: 'alone',
  deviceUsed: 'alone',
  callPollingChanged: 'alone',
  callerLinesChanged: 'alone',
  factsChanged: 'alone',
  callsMissed: 'alone',
  vipNumbersChanged: 'alone',
  settingsKept: 'alone',
  colleagueChanged: 'alone',
  colleagueRemoved: 'alone',
  capabilitiesLost: 'alone',
  notice: 'alone'
}
