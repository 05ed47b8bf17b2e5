import type { Call } from '../../src-preload/contract/call.ts'
import type { ConnectorEvent, EventOrder, SeenCall } from '../connectors/connector.ts'
import { entityId } from '../util/entity-id.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { endCall, isEnded, nextCall } from './call-reducer.ts'
import { Tombstones } from './tombstones.ts'

const ENDED_SHOWN_MS = 3 * SECOND
const FAILED_SHOWN_MS = 8 * SECOND

/** The call events of a connector. */
export type CallEvent = Extract<ConnectorEvent, { type: 'callSeen' | 'callGone' }>

/** Adds what we know of a caller: see `CallerLookup`. */
export interface CallerNames {
  named(call: Call): Call
}

/** Where a call came from, for commands. */
export interface CallOrigin {
  readonly accountId: string
  readonly vendorId: string
}

/** All calls of all accounts. Ended ones stay visible for 3 s, failed ones for 8 s or until dismissed. */
export class CallStore implements AsyncDisposable {
  readonly entities = new EntityStore('calls')
  readonly #clock: Clock
  readonly #names: CallerNames
  readonly #origins = new Map<string, CallOrigin>()
  readonly #ended = new Tombstones()
  readonly #lifetime = new Lifetime()

  constructor(clock: Clock, names: CallerNames) {
    this.#clock = clock
    this.#names = names
  }

  /** Undefined when the call is unknown or no longer shown. */
  origin(callId: string): CallOrigin | undefined {
    return this.#origins.get(callId)
  }

  /** The vendor ids of the account's calls that have not ended. */
  openVendorIds(accountId: string): readonly string[] {
    const open = this.entities.values().filter((call) => call.accountId === accountId && !isEnded(call))
    return open.flatMap((call) => this.#origins.get(call.id)?.vendorId ?? [])
  }

  apply(accountId: string, event: CallEvent): void {
    if (event.type === 'callSeen') return this.#see(accountId, event.call, event.order)
    const callId = entityId(accountId, event.vendorId)
    const before = this.entities.get(callId)
    if (before === undefined) return this.#ended.add(callId, 'end', this.#clock.now())
    this.#put(endCall(before, event.answeredElsewhere, this.#clock.now()))
  }

  /** What a snapshot says is all there is: calls of the account that are missing are gone, in one change. */
  replace(accountId: string, seen: readonly SeenCall[]): void {
    const now = this.#clock.now()
    const set: Record<string, Call> = {}
    for (const one of seen) {
      const callId = entityId(accountId, one.vendorId)
      if (this.#ended.find(callId, now) === 'absence') this.#ended.delete(callId)
      const next = this.#next(accountId, one, 'unknown')
      if (next !== undefined) set[callId] = next
    }
    const mine = this.entities.values().filter((call) => call.accountId === accountId && !isEnded(call))
    const missing = mine.map((call) => call.id).filter((callId) => !Object.hasOwn(set, callId))
    for (const callId of missing) this.#forget(callId, 'absence')
    for (const call of Object.values(set)) this.#noteEnd(call)
    this.entities.update({ set: mapValues(set, (call) => freed(call, missing)), removed: missing })
  }

  /** Takes an ended call off the screen before its time. */
  dismiss(callId: string): void {
    const call = this.entities.get(callId)
    if (call === undefined || !isEnded(call)) return
    this.#forget(callId, 'end')
    this.entities.remove(callId)
  }

  /** Forgets everything of an account that was removed. */
  dropAccount(accountId: string): void {
    const mine = this.entities.values().filter((call) => call.accountId === accountId)
    for (const call of mine) this.#origins.delete(call.id)
    this.entities.update({ removed: mine.map((call) => call.id) })
  }

  /** Names callers again after more contacts or another region became known. */
  renameAll(): void {
    const set = Object.fromEntries(this.entities.values().map((call) => [call.id, this.#names.named(call)]))
    this.entities.update({ set })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
  }

  #see(accountId: string, seen: SeenCall, order: EventOrder): void {
    const next = this.#next(accountId, seen, order)
    if (next !== undefined) this.#put(next)
  }

  /** Undefined where the event must not make a card: the call has ended already, or is only now heard of as ended. */
  #next(accountId: string, seen: SeenCall, order: EventOrder): Call | undefined {
    const now = this.#clock.now()
    const { vendorId, consultsForVendorId, ...rest } = seen
    const id = entityId(accountId, vendorId)
    const before = this.entities.get(id)
    if (before === undefined && this.#ended.find(id, now) !== undefined) return undefined
    if (before === undefined && seen.state === 'cleared') return void this.#ended.add(id, 'end', now)
    this.#origins.set(id, { accountId, vendorId })
    const consults = consultsForVendorId === undefined ? {} : { consultsFor: entityId(accountId, consultsForVendorId) }
    return this.#names.named(nextCall(before, { ...rest, ...consults, id, accountId }, order, now))
  }

  #put(call: Call): void {
    this.#noteEnd(call)
    const others = isEnded(call) ? this.entities.values().filter(({ consultsFor }) => consultsFor === call.id) : []
    const set = Object.fromEntries(others.map((other) => [other.id, freed(other, [call.id])]))
    this.entities.update({ set: { ...set, [call.id]: call } })
  }

  #noteEnd(call: Call): void {
    const before = this.entities.get(call.id)
    if (!isEnded(call) || (before !== undefined && isEnded(before))) return
    this.#ended.add(call.id, 'end', this.#clock.now())
    void this.#removeLater(call)
  }

  async #removeLater(call: Call): Promise<void> {
    try {
      await this.#clock.sleep(call.state === 'failed' ? FAILED_SHOWN_MS : ENDED_SHOWN_MS, this.#lifetime.signal)
      this.dismiss(call.id)
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #forget(callId: string, reason: 'end' | 'absence'): void {
    this.#ended.add(callId, reason, this.#clock.now())
    this.#origins.delete(callId)
  }
}

/** A consultation about a call that has ended is a call like any other. */
function freed(call: Call, endedIds: readonly string[]): Call {
  const { consultsFor, ...rest } = call
  return consultsFor !== undefined && endedIds.includes(consultsFor) ? rest : call
}

const mapValues = (record: Readonly<Record<string, Call>>, change: (call: Call) => Call): Record<string, Call> =>
  Object.fromEntries(Object.entries(record).map(([id, call]) => [id, change(call)]))
