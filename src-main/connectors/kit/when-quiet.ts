import type { Clock } from '../../util/clock.ts'

/** Does something once when nothing has triggered it for a while; never while triggers keep coming. */
export class WhenQuiet {
  readonly #clock: Clock
  readonly #quietMs: number
  readonly #run: () => void
  readonly #signal: AbortSignal
  #dueAt = 0
  #waiting = false

  /** `run` must not throw. */
  constructor(clock: Clock, quietMs: number, run: () => void, signal: AbortSignal) {
    this.#clock = clock
    this.#quietMs = quietMs
    this.#run = run
    this.#signal = signal
  }

  trigger(): void {
    this.#dueAt = this.#clock.elapsed() + this.#quietMs
    if (!this.#waiting) void this.#wait()
  }

  async #wait(): Promise<void> {
    this.#waiting = true
    try {
      while (this.#clock.elapsed() < this.#dueAt) {
        await this.#clock.sleep(this.#dueAt - this.#clock.elapsed(), this.#signal)
      }
      this.#run()
    } catch {
      // only the sleep can fail, when the life is over
    } finally {
      this.#waiting = false
    }
  }
}
