import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'

/**
 * Keeps whoever reads from reading faster than at a rate; one second of it may be read at once. What is not read waits at
 * the sender, so that nothing is lost and the main loop stays free.
 */
export class Pace {
  readonly #clock: Clock
  readonly #perSecond: number
  #left: number
  #at: number

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock
    this.#perSecond = perSecond
    this.#left = perSecond
    this.#at = clock.now()
  }

  /** Resolves when the rate is kept again after so much was read. Rejects with the abort reason of `signal`. */
  async keep(amount: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.now()
    const sinceMs = Math.max(0, now - this.#at) // a clock may be set back
    this.#at = now
    this.#left = Math.min(this.#perSecond, this.#left + (sinceMs * this.#perSecond) / SECOND) - amount
    if (this.#left < 0) await this.#clock.sleep(Math.ceil((-this.#left * SECOND) / this.#perSecond), signal)
  }
}
