import type { Log } from '../../logging/log.ts'
import type { Random } from '../../transport/backoff.ts'
import { Poller } from '../../transport/poller.ts'
import type { Clock } from '../../util/clock.ts'
import { HOUR, SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { MOST_AT_ONCE } from './requests/request.ts'

/** What is asked for again and again (MiRTA 5.5). */
const polledRows = ['lamps', 'extension', 'queues', 'flows', 'dnd', 'history', 'voicemail', 'phoneBooks'] as const
export type PolledRow = (typeof polledRows)[number]

/** On what the pauses depend. */
export interface PollState {
  /** There is a call, or one was dialled. */
  readonly isInCall: boolean
  /** The own lamp is on: only then there is something to be said of the extension. */
  readonly isLampOn: boolean
  /** False also while the screen is locked. */
  readonly isWindowVisible: boolean
  /** A queue is on the screen. */
  readonly isQueueShown: boolean
}

type Mode = 'busy' | 'visible' | 'hidden'
type Pauses = Readonly<Record<Mode, number>>

/** Only when asked for. */
const NEVER = Infinity

/** Pauses in ms, by what is going on (MiRTA 5.5). */
const PAUSES: Readonly<Record<PolledRow, Pauses>> = {
  lamps: { busy: 2 * SECOND, visible: 3 * SECOND, hidden: 5 * SECOND },
  extension: { busy: 2 * SECOND, visible: 3 * SECOND, hidden: 5 * SECOND },
  queues: { busy: 10 * SECOND, visible: 10 * SECOND, hidden: NEVER },
  flows: { busy: 30 * SECOND, visible: 30 * SECOND, hidden: 60 * SECOND },
  dnd: { busy: 30 * SECOND, visible: 30 * SECOND, hidden: 60 * SECOND },
  history: { busy: NEVER, visible: 60 * SECOND, hidden: 120 * SECOND },
  voicemail: { busy: NEVER, visible: 60 * SECOND, hidden: 180 * SECOND },
  phoneBooks: { busy: HOUR, visible: HOUR, hidden: HOUR }
}

const modeOf = ({ isInCall, isWindowVisible }: PollState): Mode =>
  isInCall ? 'busy' : isWindowVisible ? 'visible' : 'hidden'

/** Queues are several requests in one reading, which are not slow each while it does not take longer than its pause, in ms. */
const SLOW_QUEUES_MS = 10 * SECOND

/** How long the pause of a row is now, in ms; Infinity: it is not read by itself. */
export function pauseOf(row: PolledRow, state: PollState): number {
  if (row === 'extension' && !state.isInCall && !state.isLampOn) return NEVER
  if (row === 'queues' && state.isInCall && !state.isQueueShown) return NEVER
  return PAUSES[row][modeOf(state)]
}

/** How late a new call is shown at most while nobody is in one, in ms: what the account says of it. */
export const callsEveryMs = (isWindowVisible: boolean): number => PAUSES.lamps[isWindowVisible ? 'visible' : 'hidden']

/** After a call has ended, its row of the history is there some seconds later, in ms (MiRTA 5.5). */
const AFTER_CALL_MS = [3 * SECOND, 15 * SECOND]
/** What an action changes may show only a moment later, in ms. */
const AFTER_ACTION_MS = SECOND
/** Longest pause after failures, in ms (MiRTA 5.5). */
const MOST_BACKOFF_MS = 30 * SECOND
/** So often in a row the lamps may be asked for in vain before the link counts as broken. */
const MOST_FAILURES = 3

/** What the plan needs. */
export interface PollPlanOptions {
  readonly clock: Clock
  readonly random?: Random | undefined
  readonly log: Log
  /** Its life. */
  readonly signal: AbortSignal
  /** Asked before each pause. */
  readonly state: () => PollState
  readonly read: (row: PolledRow, signal: AbortSignal) => Promise<void>
  /** The link is broken, and why. */
  readonly fail: (error: CtiError) => void
}

interface RowState {
  failures: number
  /** When it is to be read beside its pauses, as `Clock.elapsed`. */
  extraAt: readonly number[]
}

/** When a link asks for what: oftener during a call, less while nobody looks, less after failures, at once after an action. */
export class PollPlan {
  readonly #options: PollPlanOptions
  readonly #rows = new Map<PolledRow, RowState>(polledRows.map((row) => [row, { failures: 0, extraAt: [] }]))
  #poller: Poller<PolledRow> | undefined
  /** What was asked for before anything is. */
  readonly #wanted = new Set<PolledRow>()
  /** Until when the server wants to be left alone, as `Clock.elapsed`. */
  #notBefore = 0

  constructor(options: PollPlanOptions) {
    this.#options = options
  }

  /** Reads from now on, each row after its first pause; once. */
  start(): void {
    const { clock, random, signal } = this.#options
    this.#poller = new Poller({
      clock,
      random,
      signal,
      mostAtOnce: MOST_AT_ONCE,
      rows: polledRows.map((name) => ({
        name,
        everyMs: () => this.#everyMs(name),
        ...(name === 'queues' ? { slowMs: SLOW_QUEUES_MS } : {}),
        read: (until) => this.#read(name, until)
      })),
      failed: (name, error) => this.#failed(name, error)
    })
    this.soon(...this.#wanted)
  }

  /** Calls or attention have changed: no pause lasts longer than it now may. */
  changed(): void {
    this.#poller?.skipPause()
  }

  /** Reads at once. */
  soon(...rows: readonly PolledRow[]): void {
    for (const row of rows) {
      if (this.#poller === undefined) this.#wanted.add(row)
      else this.#poller.soon(row)
    }
  }

  /** An action was sent: lamp, extension and what it changes are read at once and a moment later (MiRTA 13). */
  acted(...changes: readonly PolledRow[]): void {
    const rows = [...new Set<PolledRow>(['lamps', 'extension', ...changes])]
    for (const row of rows) this.#again(row, [AFTER_ACTION_MS])
    this.soon(...rows)
  }

  /** A call has ended: it is looked for in the history. */
  callEnded(): void {
    this.#again('history', AFTER_CALL_MS)
    this.changed()
  }

  #again(row: PolledRow, afterMs: readonly number[]): void {
    const state = this.#stateOf(row)
    state.extraAt = [...state.extraAt, ...afterMs.map((ms) => this.#options.clock.elapsed() + ms)].slice(-10)
  }

  #stateOf(row: PolledRow): RowState {
    return this.#rows.get(row) ?? { failures: 0, extraAt: [] }
  }

  #everyMs(row: PolledRow): number {
    const { clock, state } = this.#options
    const now = clock.elapsed()
    const { failures, extraAt } = this.#stateOf(row)
    const extraMs = Math.min(NEVER, ...extraAt.map((at) => at - now))
    const backoffMs = failures === 0 ? 0 : Math.min(MOST_BACKOFF_MS, 2 ** Math.min(failures, 10) * SECOND)
    return Math.max(Math.min(pauseOf(row, state()), extraMs), backoffMs, this.#notBefore - now, 0)
  }

  async #read(row: PolledRow, signal: AbortSignal): Promise<void> {
    const state = this.#stateOf(row)
    const now = this.#options.clock.elapsed()
    // jitter may be early by a seventh; what is due then is read by this reading
    state.extraAt = state.extraAt.filter((at) => at > now + SECOND / 2)
    await this.#options.read(row, signal)
    state.failures = 0
  }

  /** A refused key ends the link, and so do lamps that cannot be read; the rest heals by being asked for again. */
  #failed(row: PolledRow, error: unknown): void {
    const { clock, log, fail } = this.#options
    const kind = error instanceof CtiError ? error.kind : 'internal'
    log.warn('reading failed', { what: row, kind, error })
    const state = this.#stateOf(row)
    state.failures += 1
    if (!(error instanceof CtiError)) return
    if (error.retryAfterMs !== undefined) this.#notBefore = clock.elapsed() + error.retryAfterMs
    if (kind === 'auth' || (row === 'lamps' && state.failures >= MOST_FAILURES)) fail(error)
  }
}
