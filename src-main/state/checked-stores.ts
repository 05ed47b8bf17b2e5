import type * as z from 'zod/mini'
import { entitySchemas } from '../../src-preload/contract/snapshot.ts'
import type { Entity, Section } from '../../src-preload/contract/snapshot.ts'
import type { Log } from '../logging/log.ts'
import { Emitter } from '../util/emitter.ts'
import type { Change, ReadableStore } from './entity-store.ts'
import type { Stores } from './state-view.ts'

/** More kinds of problems than are told in the log. */
const MOST_TOLD = 100

/** The stores as they may be shown: entities that break the contract stay out, so that they cannot hide the others. */
export class CheckedStores implements Disposable {
  readonly stores: Stores
  readonly #endings: (() => void)[] = []

  constructor(of: Stores, log: Log) {
    const reported = new Set<string>()
    const checked = <S extends Section>(store: ReadableStore<S>): ReadableStore<S> => {
      const one = new CheckedStore(store, (problem, error) => {
        if (reported.has(problem) || reported.size >= MOST_TOLD) return
        reported.add(problem)
        log.error('left out of what is shown', { section: store.section, error })
      })
      this.#endings.push(() => one[Symbol.dispose]())
      return one
    }
    this.stores = {
      accounts: checked(of.accounts),
      calls: checked(of.calls),
      missed: checked(of.missed),
      notes: checked(of.notes),
      presence: checked(of.presence),
      queues: checked(of.queues),
      colleagues: checked(of.colleagues),
      notices: checked(of.notices),
      dialRequests: checked(of.dialRequests),
      popupCards: checked(of.popupCards),
      callerFacts: checked(of.callerFacts),
      settings: checked(of.settings)
    }
  }

  [Symbol.dispose](): void {
    for (const end of this.#endings.splice(0)) end()
  }
}

/**
 * One store without the entities that break the contract; each is looked at once, when it changes. What was shown before
 * stays shown in its last good state until it is good again or gone: an account that vanished could not be mended.
 */
class CheckedStore<S extends Section> implements ReadableStore<S>, Disposable {
  readonly section: S
  readonly changes = new Emitter<Change<S>>()
  readonly #store: ReadableStore<S>
  readonly #schema: z.ZodMiniType
  readonly #refused: (problem: string, error: unknown) => void
  readonly #good = new Map<string, Entity<S>>()
  readonly #bad = new Set<string>()
  readonly #end: () => void
  #all: Readonly<Record<string, Entity<S>>> | undefined

  constructor(store: ReadableStore<S>, refused: (problem: string, error: unknown) => void) {
    this.section = store.section
    this.#store = store
    this.#schema = entitySchemas[store.section]
    this.#refused = refused
    for (const [id, entity] of Object.entries(store.all())) this.#takes(id, entity)
    this.#end = store.changes.on((change) => this.#pass(change))
  }

  get(id: string): Entity<S> | undefined {
    return this.#good.get(id)
  }

  all(): Record<string, Entity<S>> {
    if (this.#bad.size === 0) return this.#store.all()
    return (this.#all ??= Object.freeze(Object.fromEntries(this.#good)))
  }

  [Symbol.dispose](): void {
    this.#end()
  }

  #pass(change: Change<S>): void {
    this.#all = undefined
    const entries = Object.entries(change.set)
    const good = entries.filter(([id, entity]) => this.#takes(id, entity))
    const removed = change.removed.filter((id) => this.#drops(id))
    if (good.length === 0 && removed.length === 0) return
    const isWhole = good.length === entries.length && removed.length === change.removed.length
    this.changes.emit(isWhole ? change : { section: this.section, set: Object.fromEntries(good), removed })
  }

  #takes(id: string, entity: Entity<S>): boolean {
    const { success, error } = this.#schema.safeParse(entity)
    if (success) {
      this.#bad.delete(id)
      this.#good.set(id, entity)
      return true
    }
    this.#bad.add(id)
    this.#refused(`${this.section} ${placeOf(error.issues[0]?.path ?? [])}`, error)
    return false
  }

  /** Whether it was shown. */
  #drops(id: string): boolean {
    this.#bad.delete(id)
    return this.#good.delete(id)
  }
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.')
