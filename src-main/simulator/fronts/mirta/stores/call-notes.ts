import type { PastCall } from '../records/past-calls.ts'

/** A note is no longer than this, in letters. */
const LONGEST = 8000

/** More notes than these are not kept. */
const MOST = 2000

/** What people wrote to calls; it can only be added to (MiRTA 8.2). */
export class CallNotes {
  readonly #added = new Map<string, string>()

  /** The whole field of a call, which begins with where it came from. */
  of({ uniqueId, direction }: PastCall): string {
    return `${direction === 'IN' ? '[inbound]' : '[outbound]'}${this.#added.get(uniqueId) ?? ''}`
  }

  add({ uniqueId }: PastCall, text: string): void {
    this.#added.set(uniqueId, `${this.#added.get(uniqueId) ?? ''}${text}`.slice(0, LONGEST))
    const [oldest] = this.#added.keys()
    if (this.#added.size > MOST && oldest !== undefined) this.#added.delete(oldest)
  }
}
