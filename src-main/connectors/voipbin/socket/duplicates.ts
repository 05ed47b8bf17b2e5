import { createHash } from 'node:crypto'
import type { Clock } from '../../../util/clock.ts'
import { MINUTE } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'

/** The same within this time is a copy, in ms (VoIPBin 10.3). */
const COPY_MS = MINUTE

/** Knows frames that were here already: each comes up to eight times (VoIPBin 17). */
export class Duplicates {
  readonly #clock: Pick<Clock, 'elapsed'>
  readonly #seen = new Map<string, number>()

  constructor(clock: Pick<Clock, 'elapsed'>) {
    this.#clock = clock
  }

  /** Whether this resource was here within the last minute, just as it is, wrapped or not. */
  isCopy(resource: object): boolean {
    const hash = createHash('sha256').update(JSON.stringify(resource, withoutBigints)).digest('base64')
    const now = this.#clock.elapsed()
    const before = this.#seen.get(hash)
    keepNewest(this.#seen, hash, now, limits.answeredThings)
    return before !== undefined && now - before < COPY_MS
  }
}

const withoutBigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)
