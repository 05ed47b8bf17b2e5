import type { Log } from '../../../logging/log.ts'
import type { Random } from '../../../transport/backoff.ts'
import { Poller } from '../../../transport/poller.ts'
import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { MOST_AT_ONCE } from './client.ts'

/** What is asked for again and again. */
const rows = ['calls', 'state', 'lamps', 'missed'] as const
export type Row = (typeof rows)[number]

/** How often, in ms: calls quicker while there is one, and the rest slower while nobody looks. */
export const CALLS_IDLE_MS = 2 * SECOND
const CALLS_BUSY_MS = SECOND
const REST_MS: Readonly<Record<Exclude<Row, 'calls'>, number>> = {
  state: 4 * SECOND,
  lamps: 4 * SECOND,
  missed: 10 * SECOND
}
const HIDDEN_TIMES = 3
/** News may be lost, so that everything is read without them too. */
const WITH_NEWS_MS = 30 * SECOND

/** So often the calls may be asked for in vain before the link counts as broken. */
const MOST_FAILURES = 3

/** What polling needs. */
interface PollingOptions {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly signal: AbortSignal
  readonly hasNews: boolean
  readonly isInCall: () => boolean
  readonly isWatching: () => boolean
  readonly read: (row: Row, signal: AbortSignal) => Promise<void>
  readonly fail: (error: CtiError) => void
}

/** When this link asks for what. */
export class Polling {
  readonly #options: PollingOptions
  #poller: Poller<Row> | undefined
  /** What was asked for before anything is. */
  readonly #wanted = new Set<Row>()
  #isLookedAt = false
  #failures = 0
  /** Until when the server wants to be left alone, as `Clock.elapsed`. */
  #notBefore = 0

  constructor(options: PollingOptions) {
    this.#options = options
  }

  start(): void {
    const { clock, random, signal } = this.#options
    const polled = rows.map((name) => ({
      name,
      everyMs: () => Math.max(this.#everyMs(name), this.#notBefore - clock.elapsed()),
      read: (until: AbortSignal) => this.#read(name, until)
    }))
    const failed = (name: Row, error: unknown): void => this.#failed(name, error)
    this.#poller = new Poller({ clock, signal, random, rows: polled, failed, mostAtOnce: MOST_AT_ONCE })
    for (const row of this.#wanted) this.soon(row)
  }

  /** Asks at once. */
  soon(row: Row): void {
    if (this.#poller === undefined) this.#wanted.add(row)
    else this.#poller.soon(row)
  }

  /** Something else has changed, as the system calls it. */
  changed(what: string): void {
    const row = rows.find((name) => name === what)
    if (row !== undefined) this.soon(row)
  }

  attend(isLookedAt: boolean): void {
    this.#isLookedAt = isLookedAt
    this.#poller?.skipPause()
  }

  async #read(row: Row, signal: AbortSignal): Promise<void> {
    await this.#options.read(row, signal)
    if (row !== 'calls') return
    this.#failures = 0
    if (this.#options.isInCall()) this.#poller?.skipPause()
  }

  #everyMs(row: Row): number {
    if (row === 'lamps' && !this.#options.isWatching()) return Infinity
    if (this.#options.hasNews) return WITH_NEWS_MS
    if (row === 'calls') return this.#options.isInCall() ? CALLS_BUSY_MS : CALLS_IDLE_MS
    return REST_MS[row] * (this.#isLookedAt ? 1 : HIDDEN_TIMES)
  }

  /** A refused key ends the link, and so do calls that cannot be read; the rest heals by being asked for again. */
  #failed(row: Row, error: unknown): void {
    const { clock, log, fail } = this.#options
    const kind = error instanceof CtiError ? error.kind : 'internal'
    log.warn('reading failed', { what: row, kind, error })
    if (!(error instanceof CtiError)) return
    if (error.retryAfterMs !== undefined) this.#notBefore = clock.elapsed() + error.retryAfterMs
    if (row === 'calls') this.#failures += 1
    if (kind === 'auth' || this.#failures >= MOST_FAILURES) fail(error)
  }
}
