import { emptyState } from '../../src-preload/contract/empty-state.ts'
import type { Patch, Snapshot } from '../../src-preload/contract/snapshot.ts'
import { Emitter } from '../util/emitter.ts'
import type { ReadableStore } from './entity-store.ts'
import type { StateView } from './state-view.ts'

/** State for tray and windows from the first moment on: the settings alone, until there is a view over all stores. */
export class EarlyView implements Disposable {
  readonly #patches = new Emitter<Patch>()
  readonly #settings: ReadableStore<'settings'>
  #view: Pick<StateView, 'snapshot'> | undefined
  #end: () => void

  constructor(settings: ReadableStore<'settings'>) {
    this.#settings = settings
    this.#end = settings.changes.on(({ set }) =>
      this.#patches.emit({ from: 0, revision: 0, set: { settings: set }, removed: {} })
    )
  }

  /** False while accounts, calls and all else are not known yet. */
  get isComplete(): boolean {
    return this.#view !== undefined
  }

  snapshot(): Snapshot {
    return this.#view?.snapshot() ?? { revision: 0, state: { ...emptyState, settings: this.#settings.all() } }
  }

  /** Returns its own end. */
  changed(listener: (patch: Patch) => void): () => void {
    return this.#patches.on(listener)
  }

  /** Shows that view from now on; all of it is told as one change. */
  follow(view: Pick<StateView, 'snapshot' | 'changed'>): void {
    this.#end()
    this.#view = view
    this.#end = view.changed((patch) => this.#patches.emit(patch))
    const { revision, state } = view.snapshot()
    this.#patches.emit({ from: 0, revision, set: state, removed: {} })
  }

  [Symbol.dispose](): void {
    this.#end()
  }
}
