import type { Clock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { keepNewest } from '../util/keep-newest.ts'

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
    const known = this.#ended.get(callId)
    const ended = { at: this.#clock.elapsed(), reason: known?.reason === 'end' ? 'end' : reason }
    keepNewest(this.#ended, callId, ended, MOST_REMEMBERED)
  }

  /** The reason while the end is remembered. */
  find(callId: string): TombstoneReason | undefined {
    const stone = this.#ended.get(callId)
    return stone !== undefined && this.#clock.elapsed() - stone.at <= REMEMBERED_MS ? stone.reason : undefined
  }

  delete(callId: string): void {
    this.#ended.delete(callId)
  }
}
