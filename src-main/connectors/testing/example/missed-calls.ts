import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import type { ConnectorEvent } from '../../events.ts'
import { mapMissed } from './mapper.ts'
import type { WireCall, WireRow } from './wire.ts'

/** So many calls are remembered, so that none is told twice. */
const MOST_REMEMBERED = 500
/** How far the history is read back each time, in s: it is written a moment after the call. */
const OVERLAP_S = 60

/** Finds the calls in the history that rang between two looks, or while there was no link: nobody has seen them ring. */
export class MissedCalls {
  readonly #known = new Map<string, true>()
  #since: number

  constructor(clock: Clock) {
    this.#since = Math.floor(clock.now() / SECOND)
  }

  /** From when the history is to be read, in epoch s. */
  get since(): number {
    return this.#since
  }

  /** These were seen, so that they are not missed behind anybody's back. */
  rang(calls: readonly WireCall[]): void {
    for (const { number, since } of calls) this.#remember(keyOf(number, since))
  }

  take(rows: readonly WireRow[]): readonly ConnectorEvent[] {
    const fresh = rows.filter(({ number, at }) => !this.#known.has(keyOf(number, at)))
    for (const { number, at } of rows) {
      this.#remember(keyOf(number, at))
      this.#since = Math.max(this.#since, at - OVERLAP_S)
    }
    const calls = fresh.filter(({ kind }) => kind === 'missed').map(mapMissed)
    return calls.length === 0 ? [] : [{ type: 'callsMissed', calls }]
  }

  #remember(call: string): void {
    keepNewest(this.#known, call, true, MOST_REMEMBERED)
  }
}

/** A call and its row of the history have other ids: they are the same by who called when, in s. */
const keyOf = (number: string | null | undefined, at: number): string => `${number ?? ''} ${String(at)}`
