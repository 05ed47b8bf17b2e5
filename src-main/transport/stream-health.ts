import { SECOND } from '../util/durations.ts'
import type { SseEnd } from './sse-client.ts'

/** A stream that stood for less than this ended at once, in ms. */
const AT_ONCE_MS = 5 * SECOND
/** So many openings in a row without one byte, or that ended at once, are enough (trust R11). */
const MAX_MUTE = 2
const MAX_SHORT = 3
/** So many refusals in a row are: a server that restarts refuses for a while too. */
const MAX_REFUSED = 6

/** Tells when a stream never works, although its server may be well: then asking takes its place (trust R11). */
export class StreamHealth {
  #openedAt: number | undefined
  #everBegan = false
  #mute = 0
  #short = 0
  #refused = 0

  /** The server answered with a stream; as `Clock.elapsed`. */
  opened(now: number): void {
    this.#openedAt = now
  }

  /** The first byte has come; such a stream is never mute again, only silent. */
  began(): void {
    this.#everBegan = true
    this.#mute = 0
  }

  /** True when opening it again is no use for now; call it once for each end. */
  hasFailed(end: SseEnd, now: number): boolean {
    const openedAt = this.#openedAt
    this.#openedAt = undefined
    const wasReached = openedAt !== undefined || end.type !== 'broken' || end.error.kind === 'timeout'
    if (!wasReached) return false // the server was not even asked for it: that says nothing of the stream
    const stoodMs = openedAt === undefined ? 0 : now - openedAt
    this.#refused = end.type === 'refused' ? this.#refused + 1 : 0
    if (end.type === 'refused') return this.#refused >= MAX_REFUSED
    this.#mute = end.type === 'mute' && !this.#everBegan ? this.#mute + 1 : 0
    const isShort = end.type === 'tooLarge' || (end.type !== 'mute' && stoodMs < AT_ONCE_MS)
    this.#short = isShort ? this.#short + 1 : 0
    return this.#mute >= MAX_MUTE || this.#short >= MAX_SHORT
  }
}
