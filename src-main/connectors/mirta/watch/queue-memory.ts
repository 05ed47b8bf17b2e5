import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import type { OwnPause } from '../mapper/queues.ts'

/** What is known of an account's queues and of its "do not disturb" that the system does not tell; it outlives the links. */
export class QueueMemory {
  /** An empty answer means "off", and not that the number is unknown or that something failed (MiRTA 13, 6.2). */
  isDndTold = false
  readonly #pauses = new Map<string, OwnPause>()

  /** The pause that was ordered from here. */
  pauseOf(vendorId: string): OwnPause | undefined {
    return this.#pauses.get(vendorId)
  }

  paused(vendorId: string, pause: OwnPause): void {
    keepNewest(this.#pauses, vendorId, pause, limits.answeredThings)
  }

  /** The user takes calls of this queue again. */
  resumed(vendorId: string): void {
    this.#pauses.delete(vendorId)
  }
}
