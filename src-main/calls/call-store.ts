import type { Call } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { CallEvent, EventOrder, ReportedCall } from '../connectors/events.ts'
import { entityId } from '../util/entity-id.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Update } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { Emitter } from '../util/emitter.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { limits } from '../util/limits.ts'
import { AnswerDevices } from './answer-devices.ts'
import type { PreferredDevices } from './answer-devices.ts'
import { endCall, endedElsewhere, isEnded, nextCall, shownForMs } from './call-reducer.ts'
import { Tombstones } from './tombstones.ts'
import type { TombstoneReason } from './tombstones.ts'
import type { TransferNews } from './transfer-reducer.ts'
import { isSettled, Transfers } from './transfers.ts'

/** Adds what we know of a caller: see `CallerLookup`. */
export interface CallerNames {
  named(call: Call): Call
}

/** Where a call came from, for commands. */
export interface CallOrigin {
  readonly accountId: string
  readonly vendorId: string
}

/**
 * All calls of all accounts. Ended ones stay visible for 5 s, failed ones for 8 s or until dismissed; one that was handed
 * over as long, or until dismissed where that failed or nobody knows.
 */
export class CallStore implements AsyncDisposable {
  readonly entities = new EntityStore('calls')
  /** Ids of calls that had ended before it was known that somebody else took them; they may not be shown any more. */
  readonly answeredElsewhere = new Emitter<string>()
  readonly #clock: Clock
  readonly #names: CallerNames
  readonly #origins = new Map<string, CallOrigin>()
  readonly #ended: Tombstones
  /** Ids of the calls that are shown although they have ended, the oldest first. */
  readonly #endedShown = new Set<string>()
  readonly #transfers = new Transfers()
  readonly #answerDevices: AnswerDevices
  readonly #lifetime = new Lifetime()

  constructor(clock: Clock, names: CallerNames, preferred: PreferredDevices = () => []) {
    this.#answerDevices = new AnswerDevices(preferred)
    this.#clock = clock
    this.#ended = new Tombstones(clock)
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
    if (event.type === 'callUpdated') return this.#see(accountId, event.call, event.order)
    const callId = entityId(accountId, event.vendorId)
    const before = this.entities.get(callId)
    if (event.type === 'callAnsweredElsewhere') return this.#correctEnd(callId, before, event.answeredBy)
    if (before === undefined) return this.#ended.add(callId, 'end')
    this.#notify(callId, { type: 'ended', outcome: event.sentOn === true ? 'sentOn' : 'left' })
    this.#put(this.#shown(endCall(before, event.answeredElsewhere, this.#clock.now(), event.answeredBy)))
  }

  /**
   * What a snapshot says is all there is: calls of the account that are missing are gone, in one change. `leftOut`: ids of
   * those that are there and not told of, because there are too many.
   */
  replace(accountId: string, seen: readonly ReportedCall[], leftOut: readonly string[] = []): void {
    this.leaveOut(accountId, leftOut)
    const set = new Map<string, Call>()
    for (const one of seen) {
      const callId = entityId(accountId, one.vendorId)
      const isBack = this.#ended.find(callId) === 'absence'
      if (isBack) this.#ended.delete(callId)
      // A system that says nothing of transfers may have ended this one while nobody looked.
      if (one.transferState === undefined) this.#notify(callId, { type: 'seen', outcome: 'unconfirmed' })
      const next = this.#next(accountId, one, 'unknown', isBack)
      if (next !== undefined) set.set(callId, next)
    }
    const mine = this.entities.values().filter((call) => call.accountId === accountId && !isEnded(call))
    const missing = mine.filter(({ id }) => !set.has(id))
    const lost = missing.filter(({ id }) => this.#transfers.has(id))
    const removed = missing.filter(({ id }) => !this.#transfers.has(id)).map(({ id }) => id)
    for (const callId of removed) this.#forget(callId, 'absence')
    for (const call of set.values()) this.#noteEnd(call)
    for (const call of lost) set.set(call.id, this.#markLost(call))
    const endedIds = new Set(missing.map(({ id }) => id))
    this.#update({ set: mapValues(Object.fromEntries(set), (call) => withoutConsultation(call, endedIds)), removed })
  }

  /** These go on, but there are too many to show them. */
  leaveOut(accountId: string, vendorIds: readonly string[]): void {
    this.#leave(vendorIds.map((vendorId) => entityId(accountId, vendorId)))
  }

  /** Takes an ended call off the screen before its time, and the transfer off a call that goes on. */
  dismiss(callId: string): void {
    const call = this.entities.get(callId)
    if (call === undefined || (!isEnded(call) && !isSettled(call))) return
    if (!isEnded(call)) return this.#dismissTransfer(call)
    this.#forget(callId, this.#ended.find(callId) ?? 'end')
    this.#update({ removed: [callId] })
  }

  /** The call is about to be handed over without asking; nothing of it is shown before `transferAnswered`. */
  transferOrdered(callId: string, to: Party): void {
    this.#transfers.begin(callId, to, this.#clock.now())
    this.#showAgain(callId)
  }

  /** What the system made of that order; 'unknown' when its answer was lost. */
  transferAnswered(callId: string, answer: 'accepted' | 'refused' | 'unknown'): void {
    if (answer === 'refused') this.#transfers.forget(callId)
    else this.#notify(callId, { type: 'answered', acceptance: answer })
    this.#showAgain(callId)
  }

  /** The user is about to end the call here: what became of its transfer before does not matter any more. */
  letGo(callId: string): void {
    const call = this.entities.get(callId)
    if (call === undefined || isEnded(call)) return
    if (isSettled(call)) return this.#dismissTransfer(call)
    this.#notify(callId, { type: 'letGo' })
    this.#showAgain(callId)
  }

  /** The watched line of whoever gets the call rings, or rings no more. */
  targetRings(callId: string, rings: boolean): void {
    this.#notify(callId, { type: 'line', rings })
    this.#showAgain(callId)
  }

  /** The call is answered there, whatever the account would rather. */
  chooseAnswerDevice(callId: string, deviceId: string): void {
    this.#answerDevices.choose(callId, deviceId)
    this.chooseAnswerDevices()
  }

  /** Says anew which telephone answers, after the preference of an account may have changed. */
  chooseAnswerDevices(): void {
    this.#update({})
  }

  /** Forgets everything of an account that was removed. */
  dropAccount(accountId: string): void {
    const mine = this.entities.values().filter((call) => call.accountId === accountId)
    this.#leave(mine.map(({ id }) => id))
  }

  /** Names callers again after more contacts or another region became known. */
  renameAll(): void {
    const set = Object.fromEntries(this.entities.values().map((call) => [call.id, this.#names.named(call)]))
    this.#update({ set })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
  }

  #see(accountId: string, seen: ReportedCall, order: EventOrder): void {
    const next = this.#next(accountId, seen, order)
    if (next !== undefined) this.#put(next)
  }

  /**
   * Undefined where the event must not make a card: the call has ended already, or is only now heard of as ended. `isBack`: it
   * only was missing in an earlier snapshot.
   */
  #next(accountId: string, seen: ReportedCall, order: EventOrder, isBack = false): Call | undefined {
    const now = this.#clock.now()
    const { vendorId, consultsForVendorId, transferState, ...rest } = seen
    const id = entityId(accountId, vendorId)
    const before = isBack ? undefined : this.entities.get(id)
    if (before === undefined && this.#ended.find(id) !== undefined) return undefined
    if (before === undefined && seen.state === 'cleared') return void this.#ended.add(id, 'end')
    this.#origins.set(id, { accountId, vendorId })
    const consults = consultsForVendorId === undefined ? {} : { consultsFor: entityId(accountId, consultsForVendorId) }
    const next = nextCall(before, { ...rest, ...consults, id, accountId }, order, now)
    if (transferState !== undefined && order !== 'older') {
      this.#notify(id, { type: 'seen', outcome: transferState, reason: seen.failure })
    }
    if (isEnded(next)) this.#notify(id, { type: 'ended', outcome: 'left' })
    return this.#shown(next)
  }

  #correctEnd(callId: string, ended: Call | undefined, answeredBy: Party | undefined): void {
    if (ended !== undefined) {
      const corrected = endedElsewhere(ended, answeredBy)
      if (corrected === undefined) return
      this.#put(this.#shown(corrected))
    }
    this.answeredElsewhere.emit(callId)
  }

  /** A call that was handed over and ended while nobody looked. */
  #markLost(call: Call): Call {
    const now = this.#clock.now()
    this.#notify(call.id, { type: 'ended', outcome: 'lost' })
    const ended = this.#shown(endCall(call, false, now))
    this.#noteEnd(ended, 'absence')
    return ended
  }

  #notify(callId: string, news: TransferNews): void {
    this.#transfers.notify(callId, news, this.#clock.now())
  }

  #shown(call: Call): Call {
    return this.#names.named(this.#transfers.on(call))
  }

  #showAgain(callId: string): void {
    const call = this.entities.get(callId)
    if (call !== undefined) this.#put(this.#shown(call))
  }

  #dismissTransfer({ failure: _failure, ...call }: Call): void {
    this.#transfers.forget(call.id)
    this.#put(this.#shown(call))
  }

  #update(update: Update<Call>): void {
    this.entities.update(this.#answerDevices.completed(update, this.entities.values()))
  }

  #put(call: Call): void {
    this.#noteEnd(call)
    const others = isEnded(call) ? this.entities.values().filter(({ consultsFor }) => consultsFor === call.id) : []
    const set = Object.fromEntries(others.map((other) => [other.id, withoutConsultation(other, new Set([call.id]))]))
    this.#update({ set: { ...set, [call.id]: call } })
  }

  #noteEnd(call: Call, reason: TombstoneReason = 'end'): void {
    const before = this.entities.get(call.id)
    if (!isEnded(call)) return
    if (before === undefined || !isEnded(before)) this.#ended.add(call.id, reason)
    this.#showEnded(call.id)
    const forMs = shownForMs(call)
    if (forMs === undefined) this.#makeRoom(call.id)
    else if (before === undefined || shownForMs(before) === undefined) void this.#removeLater(call.id, forMs)
  }

  #showEnded(callId: string): void {
    this.#endedShown.add(callId)
    const [oldest] = this.#endedShown
    if (this.#endedShown.size > limits.endedCalls && oldest !== undefined) this.dismiss(oldest)
  }

  #makeRoom(callId: string): void {
    const waits = (call: Call): boolean => call.id !== callId && isEnded(call) && shownForMs(call) === undefined
    const [oldest, ...rest] = this.entities.values().filter(waits)
    if (oldest !== undefined && rest.length + 1 >= limits.undismissedCalls) this.dismiss(oldest.id)
  }

  async #removeLater(callId: string, forMs: number): Promise<void> {
    try {
      await this.#clock.sleep(forMs, this.#lifetime.signal)
      this.dismiss(callId)
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }

  #forget(callId: string, reason: TombstoneReason): void {
    this.#ended.add(callId, reason)
    this.#drop(callId)
  }

  /** Shows them no more; that they have ended is not said. */
  #leave(callIds: readonly string[]): void {
    for (const callId of callIds) this.#drop(callId)
    this.#update({ removed: callIds })
  }

  #drop(callId: string): void {
    this.#endedShown.delete(callId)
    this.#origins.delete(callId)
    this.#transfers.forget(callId)
  }
}

/** A consultation about a call that has ended is a call like any other. */
function withoutConsultation(call: Call, endedIds: ReadonlySet<string>): Call {
  const { consultsFor, ...rest } = call
  return consultsFor !== undefined && endedIds.has(consultsFor) ? rest : call
}

const mapValues = (record: Readonly<Record<string, Call>>, change: (call: Call) => Call): Record<string, Call> =>
  Object.fromEntries(Object.entries(record).map(([id, call]) => [id, change(call)]))
