import type { Clock } from '../../util/clock.ts'
import { linkedAbort } from '../../util/abort.ts'

/** What reading in turn needs. */
export interface RoundRobinPollerOptions {
  readonly clock: Clock
  /** Pause between two readings of the same thing, in ms. */
  readonly everyMs: number
  /** Longest pause between first readings, in ms. */
  readonly firstPauseMs: number
  /** Must not reject. */
  readonly read: (id: string) => Promise<void>
  readonly signal: AbortSignal
}

/** Reads many things one after the other, each again after a while: never all at once. What is new comes first. */
export class RoundRobinPoller {
  readonly #options: RoundRobinPollerOptions
  readonly #readAt = new Map<string, number>()
  #ids: readonly string[] = []
  #lastAt = Number.NEGATIVE_INFINITY
  #isRunning = false
  #pauseAbort: AbortController | undefined

  constructor(options: RoundRobinPollerOptions) {
    this.#options = options
  }

  /** Replaces what is read; what was read a moment ago is not read sooner for it. */
  set(ids: readonly string[]): void {
    this.#ids = ids
    const wanted = new Set(ids)
    for (const id of this.#readAt.keys()) if (!wanted.has(id)) this.#readAt.delete(id)
    this.#pauseAbort?.abort()
    if (!this.#isRunning) void this.#loop()
  }

  async #loop(): Promise<void> {
    const { clock, signal, read } = this.#options
    this.#isRunning = true
    for (let next = this.#next(); next !== undefined && !signal.aborted; next = this.#next()) {
      const waitMs = next.at - clock.elapsed()
      if (waitMs > 0) {
        await this.#rest(waitMs)
        continue
      }
      this.#lastAt = clock.elapsed()
      this.#readAt.set(next.id, this.#lastAt)
      await read(next.id)
    }
    this.#isRunning = false
  }

  #next(): { readonly id: string; readonly at: number } | undefined {
    const { everyMs, firstPauseMs } = this.#options
    const pauseMs = Math.min(firstPauseMs, everyMs / this.#ids.length)
    const due = this.#ids.map((id) => ({ id, at: (this.#readAt.get(id) ?? Number.NEGATIVE_INFINITY) + everyMs }))
    const [first, ...rest] = due
    if (first === undefined) return undefined
    const next = rest.reduce((best, one) => (one.at < best.at ? one : best), first)
    return { id: next.id, at: Math.max(next.at, this.#lastAt + pauseMs) }
  }

  /** Ends early when the list changes or the life is over. */
  async #rest(ms: number): Promise<void> {
    const { clock, signal } = this.#options
    using pauseAbort = linkedAbort(signal)
    this.#pauseAbort = pauseAbort
    try {
      await clock.sleep(ms, pauseAbort.signal)
    } catch {
      // woken
    }
  }
}
