import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'

/** Bytes that are read before everything else gets its turn: some dozens of small events. */
const TURN_BYTES = 8 * 1024

/**
 * Keeps whoever reads from reading faster than at a rate; one second of it may be read at once, but not in one turn of the
 * main loop. What is not read waits at the sender, so that nothing is lost and the main loop stays free.
 */
export class Pace {
  readonly #clock: Clock
  readonly #perSecond: number
  #left: number
  #at: number
  #inTurn = 0
  #turn: Promise<void> | undefined

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock
    this.#perSecond = perSecond
    this.#left = perSecond
    this.#at = clock.elapsed()
  }

  /** Counts so much as read; answers how long to wait until the rate is kept again, in ms. */
  take(amount: number): number {
    const at = this.#clock.elapsed()
    const sinceMs = at - this.#at
    this.#at = at
    this.#left = Math.min(this.#perSecond, this.#left + (sinceMs * this.#perSecond) / SECOND) - amount
    return this.#left < 0 ? Math.ceil((-this.#left * SECOND) / this.#perSecond) : 0
  }

  /** Resolves when the rate is kept again after so much was read. Rejects with the abort reason of `signal`. */
  async keep(amount: number, signal: AbortSignal): Promise<void> {
    const waitMs = this.take(amount)
    this.#inTurn += amount
    this.#turn ??= this.#endOfTurn()
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal)
    else if (this.#inTurn >= TURN_BYTES) await this.#turn
  }

  async #endOfTurn(): Promise<void> {
    await setImmediate()
    this.#inTurn = 0
    this.#turn = undefined
  }
}
