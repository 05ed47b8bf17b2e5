import type { Log } from '../logging/log.ts'
import type { Clock } from '../util/clock.ts'
import { DAY, MINUTE } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import { timeAtWall } from '../util/time-zones.ts'
import { startOfTomorrow, type WorkingDay } from '../util/working-day.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { AccountStore } from './account-store.ts'

/** A timer alone would be late after sleep, and would not see that clock or time zone were changed. */
const LOOK_EVERY_MS = MINUTE
/** From midnight to the end of the next day, and the clocks change: longer is nobody off, whatever the file says. */
const LONGEST_MS = 2 * DAY + 60 * MINUTE

/** What knowing them needs. */
export interface OffTimesOptions {
  readonly keeper: Pick<AccountKeeper, 'list' | 'find' | 'setOffUntil'>
  readonly accounts: Pick<AccountStore, 'setOff'>
  readonly clock: Clock
  /** Asked each time: setting and time zone may change. */
  readonly workingDay: () => WorkingDay
  /** The time of the account is over. */
  readonly switchOn: (accountId: string) => Promise<void>
  /** Ends all waiting. */
  readonly signal: AbortSignal
  readonly log: Log
}

/** Which accounts the user has switched off for the day, and when each of them comes back. */
export class OffTimes {
  readonly #options: OffTimesOptions
  #isWatching = false

  constructor(options: OffTimesOptions) {
    this.#options = options
  }

  /** When the account comes back, epoch ms; undefined: it is not off. */
  until(accountId: string): number | undefined {
    const { keeper, clock, workingDay } = this.#options
    const wall = keeper.find(accountId)?.offUntil
    if (wall === undefined) return undefined
    const until = timeAtWall(wall, workingDay().timeZone)
    const leftMs = until - clock.now()
    return leftMs > 0 && leftMs <= LONGEST_MS ? until : undefined
  }

  /** It is off until tomorrow's work starts. */
  begin(accountId: string): void {
    const { keeper, clock, workingDay } = this.#options
    keeper.setOffUntil(accountId, startOfTomorrow(clock.now(), workingDay()))
  }

  end(accountId: string): void {
    this.#options.keeper.setOffUntil(accountId, undefined)
  }

  /** Says of the account that it is off, and waits for the end of that; false when it is not. */
  show(accountId: string): boolean {
    const until = this.until(accountId)
    if (until === undefined) return false
    this.#options.accounts.setOff(accountId, until)
    if (!this.#isWatching) void this.#watch()
    return true
  }

  /** Brings back whose time is over: after sleep too, or when clock or time zone were changed. True while some are off. */
  look(): boolean {
    const { keeper, switchOn, log } = this.#options
    const off = keeper.list().filter(({ offUntil }) => offUntil !== undefined)
    for (const { id } of off) {
      if (this.show(id)) continue
      switchOn(id).catch((error: unknown) => log.error('an account did not start', { error }))
    }
    return off.length > 0
  }

  async #watch(): Promise<void> {
    const { clock, signal } = this.#options
    this.#isWatching = true
    try {
      do await clock.sleep(LOOK_EVERY_MS, signal)
      while (this.look())
    } catch (error) {
      if (!isAbort(error)) throw error
    } finally {
      this.#isWatching = false
    }
  }
}
