import type { Patch, Section, Sections, Snapshot } from '../../src-preload/contract/snapshot.ts'
import { sections } from '../../src-preload/contract/snapshot.ts'
import { Emitter } from '../util/emitter.ts'
import type { Change, ReadableStore } from './entity-store.ts'

/** The store of every section of the mirrored state. */
export type Stores = { readonly [S in Section]: ReadableStore<S> }

/** The content of all stores. */
export function stateOf(stores: Stores): Sections {
  return Object.fromEntries(sections.map((section) => [section, stores[section].all()])) as Sections // each by its name
}

/** Listens to every store as one. Returns its own end. */
export function onAnyChange(stores: Stores, listener: (change: Change) => void): () => void {
  const listen = (store: ReadableStore): (() => void) => store.changes.on(listener)
  const ends = sections.map((section) => listen(stores[section]))
  return () => ends.forEach((end) => end())
}

/** State for tray and windows in main: each change in the same tick, with a revision of its own. */
export class StateView implements Disposable {
  readonly #stores: Stores
  readonly #patches = new Emitter<Patch>()
  readonly #end: () => void
  #revision = 0

  constructor(stores: Stores) {
    this.#stores = stores
    this.#end = onAnyChange(stores, (change) => this.#pass(change))
  }

  snapshot(): Snapshot {
    return { revision: this.#revision, state: stateOf(this.#stores) }
  }

  /** Returns its own end. */
  changed(listener: (patch: Patch) => void): () => void {
    return this.#patches.on(listener)
  }

  [Symbol.dispose](): void {
    this.#end()
  }

  #pass({ section, set, removed }: Change): void {
    const from = this.#revision
    this.#revision += 1
    const sets = Object.keys(set).length > 0 ? { [section]: set } : {}
    const removes = removed.length > 0 ? { [section]: [...removed] } : {}
    this.#patches.emit({ from, revision: this.#revision, set: sets, removed: removes })
  }
}
