import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import type { Random } from './backoff.ts'
import { Semaphore } from './semaphore.ts'
import { abortError, linkedAbort, untilAborted } from '../util/abort.ts'

/** How far a pause may be from its interval, as a share of it: not everybody asks in the same second. */
const JITTER = 0.15
/** A reading that takes longer than this is slow, in ms, unless its poller says otherwise. */
const SLOW_MS = 2 * SECOND
/** Longest pause, in intervals. */
const MAX_STRETCH = 8

/** Something that is read again and again. */
export interface PollerRow<Name extends string = string> {
  readonly name: Name
  /** Pause between the end of a reading and the next, in ms; asked before each pause. Infinity: only when asked for. */
  everyMs(): number
  /** A reading of this row that takes longer is slow, in ms; as the poller says when absent. */
  readonly slowMs?: number
  read(signal: AbortSignal): Promise<void>
}

/** What a poller needs. */
export interface PollerOptions<Name extends string> {
  readonly clock: Clock
  /** Its life: at its end nothing is read any more, and what is under way is given up. */
  readonly signal: AbortSignal
  readonly rows: readonly PollerRow<Name>[]
  /** Of a reading that failed; the row and the others go on, unless whoever hears of it ends `signal`. */
  failed(name: Name, error: unknown): void
  /** Where the jitter comes from; without it pauses are exact. */
  readonly random?: Random | undefined
  /** A reading that takes longer is slow, in ms; 2 s when absent. Infinity: none is. */
  readonly slowMs?: number
  /** Readings under way at once, of all rows; one of each row. */
  readonly mostAtOnce?: number
}

interface State {
  /** Intervals that a pause is long: doubled while answers are slow. */
  stretch: number
  isReading: boolean
  /** Asked for while a reading was under way, which may have seen the time before. */
  isWanted: boolean
  /** When the next reading is due, as `Clock.elapsed`. */
  dueAt: number
  wake: () => void
}

/**
 * Reads rows, each by its own interval: the first time after a pause, one reading of a row at a time, a pause that doubles
 * while answers are slow and comes back step by step. Time is what has passed, whatever somebody sets the clock to.
 */
export class Poller<Name extends string = string> {
  readonly #options: PollerOptions<Name>
  readonly #places: Semaphore
  readonly #states: ReadonlyMap<Name, State>
  /** Resolves after the end, when no reading is under way any more. */
  readonly ended: Promise<void>

  constructor(options: PollerOptions<Name>) {
    this.#options = options
    this.#places = new Semaphore(options.mostAtOnce ?? 2)
    this.#states = new Map(options.rows.map(({ name }) => [name, newState()]))
    this.ended = Promise.all(options.rows.map((row) => this.#run(row))).then(() => undefined)
  }

  /** Reads a row at once, and once more when a reading of it is under way; then its pause begins anew. */
  soon(name: Name): void {
    const state = this.#states.get(name)
    if (state === undefined) return
    state.isWanted = true
    state.dueAt = -Infinity
    state.wake()
  }

  /** Intervals have become shorter: no pause lasts longer from now than its row now says. */
  skipPause(): void {
    for (const row of this.#options.rows) {
      const state = this.#states.get(row.name)
      if (state === undefined || state.isReading) continue
      const dueAt = this.#due(row, state)
      if (dueAt >= state.dueAt) continue
      state.dueAt = dueAt
      state.wake()
    }
  }

  async #run(row: PollerRow<Name>): Promise<void> {
    const state = this.#states.get(row.name) ?? newState()
    const { signal, failed } = this.#options
    state.dueAt = this.#due(row, state)
    while (!signal.aborted) {
      try {
        await this.#pause(state)
        await this.#read(row, state)
      } catch (error) {
        if (signal.aborted) return
        if (!isAbort(error)) failed(row.name, error)
      }
      state.dueAt = state.isWanted ? -Infinity : this.#due(row, state)
    }
  }

  /** Resolves when a reading is due, which may be moved meanwhile. Rejects with the abort reason. */
  async #pause(state: State): Promise<void> {
    const { clock, signal } = this.#options
    const leftMs = (): number => (signal.aborted ? 0 : state.dueAt - clock.elapsed())
    for (let left = leftMs(); left > 0; left = leftMs()) {
      using pauseAbort = linkedAbort(signal)
      state.wake = () => pauseAbort.abort(abortError('awake'))
      try {
        await (left === Infinity ? untilAborted(pauseAbort.signal) : clock.sleep(left, pauseAbort.signal))
      } catch {
        // woken
      }
    }
    signal.throwIfAborted()
  }

  async #read({ read, slowMs = this.#options.slowMs ?? SLOW_MS }: PollerRow<Name>, state: State): Promise<void> {
    const { clock, signal } = this.#options
    using _place = await this.#places.take(signal)
    state.isWanted = false
    state.isReading = true
    const startedAt = clock.elapsed()
    try {
      await read(signal)
    } finally {
      state.isReading = false
      const isSlow = clock.elapsed() - startedAt > slowMs
      state.stretch = isSlow ? Math.min(state.stretch * 2, MAX_STRETCH) : Math.max(state.stretch / 2, 1)
    }
  }

  #due(row: PollerRow<Name>, { stretch }: State): number {
    const { clock, random = () => 0.5 } = this.#options
    return clock.elapsed() + row.everyMs() * stretch * (1 + JITTER * (2 * random() - 1))
  }
}

const newState = (): State => ({
  stretch: 1,
  isReading: false,
  isWanted: false,
  dueAt: Infinity,
  wake: () => undefined
})
