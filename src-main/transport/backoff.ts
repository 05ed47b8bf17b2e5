import { MINUTE, SECOND } from '../util/durations.ts'

/** Where the jitter comes from: a number in [0, 1), like `Math.random`. */
export type Random = () => number

const BASE_MS = SECOND
const MAX_MS = MINUTE
const HEALTHY_MS = 30 * SECOND

/** A server's `retry:` may not keep us away for longer than this, in ms. */
const MAX_SERVER_RETRY_MS = 2 * MINUTE

/**
 * How long to wait before the next attempt: at once (once) after a connection that was healthy for 30 s, then
 * 1, 2, 4 … 60 s with full jitter. A server's `retry:` replaces the base and the attempt at once, and is waited for in full:
 * jitter is added to it (trust R1, R12).
 */
export class Backoff {
  readonly #random: Random
  #failures = 0
  #openedAt: number | undefined
  #serverRetryMs: number | undefined

  constructor(random: Random = Math.random) {
    this.#random = random
  }

  /** Remembers when the connection stood; as `Clock.elapsed`. */
  opened(now: number): void {
    this.#openedAt = now
  }

  /** Takes the server's wish from its stream, in ms. */
  serverRetry(ms: number): void {
    this.#serverRetryMs = Math.min(Math.max(ms, 0), MAX_SERVER_RETRY_MS)
  }

  /** Delay until the next attempt in ms, 0 = at once; call it when the connection or the attempt has ended. */
  nextDelayMs(now: number): number {
    const healthy = this.#openedAt !== undefined && now - this.#openedAt >= HEALTHY_MS
    this.#openedAt = undefined
    if (healthy) {
      this.#failures = 0
      if (this.#serverRetryMs === undefined) return 0
    }
    const leastMs = this.#serverRetryMs ?? 0
    const ceiling = Math.min(MAX_MS, (leastMs || BASE_MS) * 2 ** Math.min(this.#failures, 10))
    this.#failures += 1
    return leastMs + Math.round(this.#random() * ceiling)
  }
}
