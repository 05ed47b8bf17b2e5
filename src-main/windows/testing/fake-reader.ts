import type { Call } from '../../../src-preload/contract/call.ts'
import type { Patch, Sections } from '../../../src-preload/contract/snapshot.ts'
import { Emitter } from '../../util/emitter.ts'
import type { StateReader } from '../state-reader.ts'

/** State that a test sets by hand. */
export class FakeReader implements StateReader {
  readonly #patches = new Emitter<Patch>()
  #state: Sections
  #revision = 0

  constructor(state: Sections) {
    this.#state = state
  }

  snapshot(): { revision: number; state: Sections } {
    return { revision: this.#revision, state: this.#state }
  }

  changed(listener: (patch: Patch) => void): () => void {
    return this.#patches.on(listener)
  }

  /** Replaces sections and tells everybody. */
  set(change: Partial<Sections>): void {
    this.#state = { ...this.#state, ...change }
    this.#revision += 1
    this.#patches.emit({ from: this.#revision - 1, revision: this.#revision, set: change, removed: {} })
  }

  /** Replaces all calls. */
  setCalls(...calls: readonly Call[]): void {
    this.set({ calls: Object.fromEntries(calls.map((call) => [call.id, call])) })
  }
}
