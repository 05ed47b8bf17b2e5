import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { MINUTE } from '../../../util/durations.ts'
import type { MirtaContext } from '../context.ts'
import type { Lamp } from '../wire/calls.ts'
import { timeIn } from '../wire/values.ts'

/** How far the times of the system may be off, in ms. */
const MOST_MS = 5 * MINUTE
/** So many readings in a row have to say so: after a sleep of the computer a lamp may have changed long ago. */
const TIMES = 2

/** Notices that the zone that was chosen, or the clock of the system, is wrong: a lamp that has just changed has the time of its change. */
export class ClockCheck {
  readonly #context: MirtaContext
  #changedAt: ReadonlyMap<string, string | undefined> = new Map()
  #times = 0

  constructor(context: MirtaContext) {
    this.#context = context
  }

  /** Takes a reading of all lamps. */
  take(lamps: readonly Lamp[]): void {
    const { clock, options, notify } = this.#context
    const before = this.#changedAt
    this.#changedAt = new Map(lamps.map(({ userName, since }) => [userName, since]))
    const offsets = lamps
      .filter(({ userName, since }) => before.has(userName) && before.get(userName) !== since)
      .flatMap(({ since }) => timeIn(since, options.zone) ?? [])
      .map((at) => Math.abs(at - clock.now()))
    if (offsets.length === 0) return
    const least = Math.min(...offsets)
    this.#times = least > MOST_MS ? this.#times + 1 : 0
    if (this.#times === TIMES) notify(m.notice_clock_apart({ minutes: String(Math.round(least / MINUTE)) }))
  }
}
