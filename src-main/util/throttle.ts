import type { Clock } from './clock.ts'

/** Runs something when triggered, at once but at most once per interval and never twice at the same time. */
export class Throttled {
  readonly #clock: Clock
  readonly #intervalMs: number
  readonly #run: () => Promise<void>
  readonly #signal: AbortSignal
  #wanted = false
  #running = false
  #lastAt = Number.NEGATIVE_INFINITY

  /** `run` must not reject. */
  constructor(clock: Clock, intervalMs: number, run: () => Promise<void>, signal: AbortSignal) {
    this.#clock = clock
    this.#intervalMs = intervalMs
    this.#run = run
    this.#signal = signal
  }

  trigger(): void {
    this.#wanted = true
    if (!this.#running) void this.#loop()
  }

  async #loop(): Promise<void> {
    this.#running = true
    try {
      while (this.#wanted && !this.#signal.aborted) {
        const waitMs = this.#lastAt + this.#intervalMs - this.#clock.elapsed()
        if (waitMs > 0) await this.#clock.sleep(waitMs, this.#signal)
        this.#wanted = false
        this.#lastAt = this.#clock.elapsed()
        await this.#run()
      }
    } catch {
      // only the sleep can fail, when the life is over
    } finally {
      this.#running = false
    }
  }
}

/** Does something once when nothing has triggered it for a while; never while triggers keep coming. */
export class Debounced {
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
