import type { Clock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'

const REMEMBERED_MS = 10 * MINUTE
const MOST_REMEMBERED = 2_000

/** 'end': the system said so. 'absence': it was missing in a snapshot, which a later snapshot may correct. */
export type TombstoneReason = 'end' | 'absence'

/** Remembers for ten minutes which calls have ended, so that a late event does not bring one back. */
export class Tombstones {
  readonly #clock: Pick<Clock, 'elapsed'>
  readonly #ended = new Map<string, { readonly at: number; readonly reason: TombstoneReason }>()

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock
  }

  add(callId: string, reason: TombstoneReason): void {
    const now = this.#clock.elapsed()
    const known = this.#ended.get(callId)
    this.#ended.delete(callId)
    this.#ended.set(callId, { at: now, reason: known?.reason === 'end' ? 'end' : reason })
    this.#forgetOld(now)
  }

  /** The reason while the end is remembered. */
  find(callId: string): TombstoneReason | undefined {
    const stone = this.#ended.get(callId)
    return stone !== undefined && this.#clock.elapsed() - stone.at <= REMEMBERED_MS ? stone.reason : undefined
  }

  delete(callId: string): void {
    this.#ended.delete(callId)
  }

  /** Insertion order is age order, so the old ones are in front. */
  #forgetOld(now: number): void {
    for (const [callId, { at }] of this.#ended) {
      if (this.#ended.size <= MOST_REMEMBERED && now - at <= REMEMBERED_MS) return
      this.#ended.delete(callId)
    }
  }
}
