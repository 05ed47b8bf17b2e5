import type { Clock } from '../../../util/clock.ts'
import { DAY, MINUTE } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import { isSameNumber, readNumber } from '../../../util/written-number.ts'
import type { ConnectorEvent } from '../../events.ts'
import { mapMissed } from '../mapper/history.ts'
import type { PastCall } from '../mapper/history.ts'
import type { Directory } from '../mapper/people.ts'
import type { TrackedCall } from './call-identity.ts'

/** So many rows are remembered, so that none is told twice. */
const MOST_ROWS = 2_000
/** The history is read back this far, in ms: it is written after the call (MiRTA 8.2). */
const OVERLAP_MS = 10 * MINUTE
/** And this far at first: the clock of the system may be behind. */
const FIRST_MS = DAY
/** The row of a call that rang here comes this long after its end at the latest, in ms. */
const ROW_MS = 5 * MINUTE

interface SeenCall {
  readonly linkedId: string | undefined
  readonly number: string | undefined
  /** As `Clock.elapsed`. */
  readonly lastAt: number
}

/**
 * Finds the calls in the history that rang between two rounds, or while there was no link: nobody has seen them ring. Lives as
 * long as its account. What the first reading has is from before; the clock of the system is not compared with this one's.
 */
export class MissedCalls {
  readonly #clock: Clock
  readonly #rows = new Map<string, true>()
  readonly #seen = new Map<string, SeenCall>()
  #hasBegun = false
  #newestAt: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#newestAt = clock.now() - FIRST_MS
  }

  /** From when on the history is to be read, epoch ms. */
  get since(): number {
    // not in the future: another zone may have been chosen, or the clock of the system set right, since the newest row was read
    return Math.min(this.#newestAt, this.#clock.now()) - OVERLAP_MS
  }

  /** These are shown, so that they are not missed behind anybody's back. */
  shown(calls: readonly TrackedCall[]): void {
    const lastAt = this.#clock.elapsed()
    for (const { vendorId, direction, linkedId, number } of calls) {
      if (direction !== 'incoming') continue
      keepNewest(this.#seen, vendorId, { linkedId, number: plain(number), lastAt }, limits.endedCalls)
    }
  }

  take(calls: readonly PastCall[], directory: Directory): readonly ConnectorEvent[] {
    const isFirst = !this.#hasBegun
    this.#hasBegun = true
    const fresh = calls.filter(({ id }) => !this.#rows.has(id))
    for (const { id, at } of calls.toReversed()) {
      keepNewest(this.#rows, id, true, MOST_ROWS)
      this.#newestAt = Math.max(this.#newestAt, at)
    }
    if (isFirst) return []
    const others = fresh.filter(({ id }) => !this.#claim((one) => one.linkedId === id))
    const unseen = others.filter((call) => !this.#rang(call)).flatMap((call) => mapMissed(call, directory) ?? [])
    return unseen.length === 0 ? [] : [{ type: 'callsMissed', calls: unseen }]
  }

  /** Whether it was seen to ring, by who called: nobody may have told the system's id. */
  #rang({ number }: PastCall): boolean {
    const caller = plain(number)
    const now = this.#clock.elapsed()
    return this.#claim((one) => now - one.lastAt < ROW_MS && isSameCaller(one, caller))
  }

  /** Each call that was seen is one row's. */
  #claim(isIt: (seen: SeenCall) => boolean): boolean {
    const [vendorId] = [...this.#seen].find(([, one]) => isIt(one)) ?? []
    return vendorId !== undefined && this.#seen.delete(vendorId)
  }
}

const plain = (number: string | undefined): string | undefined =>
  number === undefined ? undefined : readNumber(number)

/** Nobody may have told who rang, or who rang has no number; with and without its country code a number is one. */
const isSameCaller = ({ linkedId, number }: SeenCall, caller: string | undefined): boolean =>
  number === undefined
    ? linkedId === undefined || caller === undefined
    : caller !== undefined && isSameNumber(number, caller)
