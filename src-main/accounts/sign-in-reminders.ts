import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Notices } from '../state/notices.ts'
import type { Clock } from '../util/clock.ts'
import { DAY } from '../util/durations.ts'

/** Tells before a sign-in ends by itself, while there is time to sign in again. */
export class SignInReminders {
  readonly #clock: Clock
  readonly #notices: Notices

  constructor(clock: Clock, notices: Notices) {
    this.#clock = clock
    this.#notices = notices
  }

  /** Waits until `aheadMs` before `endsAt` (epoch ms), or until `signal` aborts. */
  async watch(label: string, endsAt: number | undefined, aheadMs: number, signal: AbortSignal): Promise<void> {
    if (endsAt === undefined) return
    try {
      // a day at a time: timers cannot run for months, and computers sleep
      const leftMs = (): number => endsAt - aheadMs - this.#clock.now()
      for (let left = leftMs(); left > 0; left = leftMs()) {
        await this.#clock.sleep(Math.min(left, DAY), signal)
      }
    } catch {
      return // only the sleep can fail, when the sign-in is over
    }
    const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' }).format(endsAt)
    this.#notices.add('warning', m.sign_in_ends({ label, date }))
  }
}
