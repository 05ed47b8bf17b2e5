import { MINUTE, SECOND } from '../util/durations.ts'

const DELAYS_MS = [0, 500, 5 * SECOND, 30 * SECOND] as const

/** Says how soon a crashed window is built again: at once, but slower when it keeps crashing. */
export class RebuildPolicy {
  #crashedAt: readonly number[] = []

  /** Wait before the rebuild, in ms; counts this crash, at the elapsed time of a clock. */
  delayAfterCrash(now: number): number {
    const before = this.#crashedAt.filter((at) => now - at < MINUTE)
    this.#crashedAt = [...before, now]
    return DELAYS_MS[Math.min(before.length, DELAYS_MS.length - 1)] ?? 0
  }
}
