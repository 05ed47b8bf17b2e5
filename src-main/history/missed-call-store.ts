import type { MissedCall } from '../../src-preload/contract/missed.ts'
import { MOST_MISSED } from '../../src-preload/contract/missed.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import { isWorldwide } from '../calls/number-key.ts'
import { EntityStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { Emitter } from '../util/emitter.ts'
import { SECOND } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { LiveSpan, MissedCallsFile, SettledCall } from './missed-calls-file.ts'
import {
  byKnownTime,
  callerKey,
  hasSource,
  sameCall,
  seenLate,
  startOf,
  withoutAccount,
  withSource
} from './same-call.ts'
import type { Told } from './same-call.ts'
import { SettledCalls } from './settled-calls.ts'
import { defined } from '../util/defined.ts'

/** Changes within this are written together: the disk is slow and calls come in storms. */
const SAVED_AFTER_MS = SECOND / 4

/** What one source tells of a missed call. */
export type NotifiedMissedCall = Omit<MissedCall, 'id' | 'accountId' | 'caller' | 'sources'> &
  Pick<Told, 'source' | 'otherAt'>

/** What the store needs. */
export interface MissedCallStoreOptions {
  readonly file: MissedCallsFile
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  /** The party with what is known of it. */
  readonly named: (accountId: string, party: Party) => Party
  /** Whether the account is there again after a restart. */
  readonly isKept: (accountId: string) => boolean
  readonly newId: () => string
}

/**
 * The missed calls of all accounts, kept in the profile until they are cleared or called back. Each call is one entry,
 * however often and by whomever it is told.
 */
export class MissedCallStore implements AsyncDisposable {
  readonly entities = new EntityStore('missed')
  /** Tells entries that nobody has seen yet, when they come. */
  readonly added = new Emitter<readonly MissedCall[]>()
  readonly #options: MissedCallStoreOptions
  readonly #lifetime = new Lifetime()
  readonly #settled: SettledCalls
  #live: ReadonlyMap<string, LiveSpan>
  #isSaving = false

  constructor(options: MissedCallStoreOptions) {
    this.#options = options
    const { calls, settled, live } = options.file.value
    this.#settled = new SettledCalls(settled)
    this.#live = new Map(Object.entries(live))
    this.entities.update({ set: byId(calls.map(this.#withCaller)) })
  }

  /** Calls that nobody took. Those that are known already become no second entry. */
  add(...reported: readonly NotifiedMissedCall[]): void {
    const all = new Map(Object.entries(this.entities.all()))
    for (const one of reported.toSorted((a, b) => a.at - b.at)) this.#take(all, one)
    const kept = [...all.values()].toSorted((a, b) => b.at - a.at).slice(0, MOST_MISSED)
    const fresh = kept.filter(({ id }) => this.entities.get(id) === undefined)
    this.#replace(kept)
    const unseen = fresh.filter(({ seen }) => seen !== true)
    if (unseen.length > 0) this.added.emit(unseen)
  }

  /** What a history tells of calls that are kept here: nothing is added, and what was looked at elsewhere is seen. */
  recognize(reported: readonly NotifiedMissedCall[]): void {
    const kept = this.#missed()
    const tells = ({ source, at, remote, seen }: NotifiedMissedCall): boolean => {
      const same = sameCall(kept, { source, at, caller: this.#callerOf(remote) })
      if (same === undefined) return false
      return !hasSource(same, source) || (seen === true && same.seen !== true)
    }
    const news = reported.filter(tells)
    if (news.length > 0) this.add(...news)
  }

  /** A call that was answered, refused or taken by somebody else: whoever calls it missed is not believed. */
  settle({ source, at, otherAt, remote }: Pick<NotifiedMissedCall, 'source' | 'at' | 'otherAt' | 'remote'>): void {
    const calls = [...this.#missed(), ...this.#settled.all]
    const reported = byKnownTime(calls, { source, at, caller: this.#callerOf(remote), ...defined({ otherAt }) })
    const same = sameCall(calls, reported)
    if (same !== undefined && 'id' in same) this.#settleMissed([same.id], reported)
    else this.#settled.tell(same, reported)
    this.#saveSoon()
  }

  /** The user has reached this number: what it tried until then is done. `at`: epoch ms. */
  calledBack(accountId: string, number: string, at: number): void {
    const caller = callerKey({ number }, this.#options.region())
    const reached = this.#missed().filter(
      (call) => call.caller === caller && call.at <= at && (isWorldwide(caller) || call.accountId === accountId)
    )
    this.clear(reached.map(({ id }) => id))
  }

  clear(ids: readonly string[]): void {
    this.#settleMissed(ids)
  }

  /** How many calls are remembered that are not missed, or no longer. */
  get settledCount(): number {
    return this.#settled.all.length
  }

  /** Forgets all calls and their numbers for good, damaged ones too. False when the file could not be written. */
  forgetAll(): boolean {
    this.#options.file.removeAside()
    this.entities.update({ removed: Object.keys(this.entities.all()) })
    return this.forgetSettled()
  }

  /** Forgets the calls that are not missed; a history is not asked again about what rang while the account was live. */
  forgetSettled(): boolean {
    this.#settled.forgetAll()
    this.#live = new Map([...this.#live].map(([accountId, { until }]) => [accountId, { since: until, until }]))
    return this.save()
  }

  /** They were on screen. */
  see(ids: readonly string[]): void {
    const unseen = ids.flatMap((id) => this.entities.get(id) ?? []).filter(({ seen }) => seen !== true)
    if (unseen.length === 0) return
    this.entities.update({ set: byId(unseen.map((call) => ({ ...call, seen: true }))) })
    this.#saveSoon()
  }

  /** Names the callers again after something else has become known of them, or another region. */
  renameAll(): void {
    const { named } = this.#options
    const renamed = (call: MissedCall): MissedCall => ({ ...call, remote: named(call.accountId, call.remote) })
    this.entities.update({ set: byId(this.entities.values().map(renamed).map(this.#withCaller)) })
  }

  /** Forgets an account that was removed; a call that another account had too stays that account's. */
  dropAccount(accountId: string): void {
    const left = this.entities.values().flatMap((call) => {
      const rest = withoutAccount(call, accountId)
      const [first] = rest.sources
      if (first === undefined) return []
      return call.accountId === accountId ? this.#withCaller({ ...rest, accountId: first.accountId }) : rest
    })
    this.#settled.dropAccount(accountId)
    this.#live = new Map([...this.#live].filter(([id]) => id !== accountId))
    this.#replace(left)
  }

  /** From when the account was live for the first time until it last was; undefined before it ever was. */
  liveSpan(accountId: string): LiveSpan | undefined {
    return this.#live.get(accountId)
  }

  setLiveSpan(accountId: string, span: LiveSpan): void {
    this.#live = new Map(this.#live).set(accountId, span)
  }

  /** Writes what has not been written yet; false when it could not. */
  save(): boolean {
    const { file, isKept } = this.#options
    const live = Object.fromEntries([...this.#live].filter(([accountId]) => isKept(accountId)))
    const calls = this.entities.values().filter(({ accountId }) => isKept(accountId))
    const settled = this.#settled.all.filter(({ sources }) => sources.some(({ accountId }) => isKept(accountId)))
    return file.save({ calls: [...calls], settled, live })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
    this.save()
  }

  #take(all: Map<string, MissedCall>, { source, otherAt, remote, ...rest }: NotifiedMissedCall): void {
    const missed = [...all.values()].map((call) => this.#identified(call))
    const calls: readonly (SettledCall | (typeof missed)[number])[] = [...missed, ...this.#settled.all]
    const told = { source, at: rest.at, caller: this.#callerOf(remote), ...defined({ otherAt }) }
    const reported = byKnownTime(calls, told)
    const same = sameCall(calls, reported)
    if (same === undefined) {
      const id = this.#options.newId()
      const { accountId } = source
      const call = { ...rest, id, accountId, remote: this.#options.named(accountId, remote), sources: [source] }
      all.set(id, this.#withCaller(call))
      return
    }
    const late = seenLate(calls, same, reported)
    const { caller, at } = same
    const { sources } = withSource({ sources: [...same.sources, ...(late?.sources ?? [])] }, reported)
    const parts = late === undefined ? [same] : [same, late]
    // a call of which the user is done with one part is done with
    const known = parts.every((one) => 'id' in one) && 'id' in same ? all.get(same.id) : undefined
    for (const one of parts) if ('id' in one && one.id !== known?.id) all.delete(one.id)
    if (known === undefined) return this.#settled.join(parts, { caller, at, sources })
    const { queue = rest.queue, seen = rest.seen } = known
    const { diverting, cameBy } = known.diverting === undefined ? rest : known
    all.set(known.id, {
      ...known,
      at: startOf(same, reported),
      ...defined({ queue, seen, diverting, cameBy }),
      sources
    })
  }

  #settleMissed(ids: readonly string[], reported?: Told): void {
    const cleared = ids.flatMap((id) => this.entities.get(id) ?? [])
    if (cleared.length === 0) return
    const settled = cleared.map(({ sources, remote, at }) => ({ sources, caller: this.#callerOf(remote), at }))
    this.#settled.add(...settled.map((call) => (reported === undefined ? call : withSource(call, reported))))
    this.entities.update({ removed: cleared.map(({ id }) => id) })
    this.#saveSoon()
  }

  #replace(calls: readonly MissedCall[]): void {
    this.entities.replaceWhere(() => true, byId(calls))
    this.#saveSoon()
  }

  #callerOf = (remote: Party): string => callerKey(remote, this.#options.region())

  #identified = (call: MissedCall): MissedCall & { readonly caller: string } => ({
    ...call,
    caller: this.#callerOf(call.remote)
  })

  /** An extension is somebody else in every company. */
  #withCaller = ({ caller: _before, ...call }: MissedCall): MissedCall => {
    const key = this.#callerOf(call.remote)
    return key === '' ? call : { ...call, caller: isWorldwide(key) ? key : `${call.accountId} ${key}` }
  }

  #missed(): readonly (MissedCall & { readonly caller: string })[] {
    return this.entities.values().map(this.#identified)
  }

  #saveSoon(): void {
    this.#settled.forgetOld(this.#live)
    if (this.#isSaving || this.#lifetime.ended) return
    this.#isSaving = true
    void this.#saveLater()
  }

  async #saveLater(): Promise<void> {
    const { clock } = this.#options
    try {
      await clock.sleep(SAVED_AFTER_MS, this.#lifetime.signal)
      this.#isSaving = false
      this.save()
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }
}

const byId = (calls: readonly MissedCall[]): Record<string, MissedCall> =>
  Object.fromEntries(calls.map((call) => [call.id, call]))
