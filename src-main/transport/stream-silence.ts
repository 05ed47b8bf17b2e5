import type { Clock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'

/** A stream without a byte for this long is dead, in ms, unless its heartbeat is slower (trust, Transport). */
const SILENCE_MS = 60 * SECOND
/** Slowest heartbeat that is believed, in ms. */
const MAX_HEARTBEAT_MS = 5 * MINUTE

/** When a stream or socket was last heard of, and so when it counts as dead (trust R3, R11). */
export class StreamSilence {
  readonly #clock: Clock
  #heardAt: number
  #beatAt: number | undefined
  #heartbeatMs = 0
  /** False while the server has sent nothing but headers. */
  hasBytes = false

  constructor(clock: Clock) {
    this.#clock = clock
    this.#heardAt = clock.elapsed()
  }

  /** Starts the silence count anew: a byte or the headers came. */
  heard(): void {
    this.#heardAt = this.#clock.elapsed()
  }

  /** The server says of itself that it is there, as it does again and again. */
  heartbeat(): void {
    const now = this.#clock.elapsed()
    if (this.#beatAt !== undefined) this.#heartbeatMs = Math.min(now - this.#beatAt, MAX_HEARTBEAT_MS)
    this.#beatAt = now
  }

  /** For how long nothing has come, in ms. */
  get silentMs(): number {
    return this.#clock.elapsed() - this.#heardAt
  }

  /** Time until it counts as dead, in ms; 0 or less = now. */
  get leftMs(): number {
    return Math.max(SILENCE_MS, 2 * this.#heartbeatMs) - this.silentMs
  }

  /** Resolves when it is dead: silent, or mute when never a byte came. Rejects with the abort reason of `signal`. */
  async ends(signal: AbortSignal): Promise<{ readonly type: 'silent' | 'mute' }> {
    for (let leftMs = this.leftMs; leftMs > 0; leftMs = this.leftMs) await this.#clock.sleep(leftMs, signal)
    return { type: this.hasBytes ? 'silent' : 'mute' }
  }
}
