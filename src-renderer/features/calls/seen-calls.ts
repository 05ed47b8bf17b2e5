import type { Call } from '../../../src-preload/contract/call.ts'
import { hasEnded } from './call-text.ts'

/** The calls that went on while this window was there: only their end is told. */
export class SeenCalls {
  #ids: ReadonlySet<string> = new Set()

  note(calls: readonly Call[]): void {
    this.#ids = new Set(calls.filter((call) => !hasEnded(call) || this.#ids.has(call.id)).map(({ id }) => id))
  }

  has(id: string): boolean {
    return this.#ids.has(id)
  }
}
