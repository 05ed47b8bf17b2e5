import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'
import { DAY } from '../util/durations.ts'

/** How long before its end the user hears of it, in ms (Contract dstny 1.4). */
const AHEAD_MS = 14 * DAY

/** Tells before a sign-in ends by itself, while there is time to sign in again. */
export class SignInReminders {
  readonly #clock: Clock
  readonly #notices: Notices

  constructor(clock: Clock, notices: Notices) {
    this.#clock = clock
    this.#notices = notices
  }

  /** Waits until it is time, or until `signal` aborts. `endsAt`: epoch ms. */
  async watch(label: string, endsAt: number | undefined, signal: AbortSignal): Promise<void> {
    if (endsAt === undefined) return
    try {
      // a day at a time: timers cannot run for months, and computers sleep
      for (let left = endsAt - AHEAD_MS - this.#clock.now(); left > 0; left = endsAt - AHEAD_MS - this.#clock.now()) {
        await this.#clock.sleep(Math.min(left, DAY), signal)
      }
    } catch {
      return // only the sleep can fail, when the sign-in is over
    }
    const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(endsAt)
    this.#notices.add('warning', m.sign_in_ends({ label, date }))
  }
}
