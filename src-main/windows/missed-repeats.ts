import type { MissedCall } from '../../src-preload/contract/missed.ts'
import type { PopupSettings } from '../../src-preload/contract/settings.ts'
import { usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import type { Clock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { Emitter } from '../util/emitter.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { isToldAgain } from './popup-choice.ts'
import type { StateReader } from './state-reader.ts'

/** What the repeats need. */
export interface MissedRepeatsOptions {
  readonly reader: StateReader
  readonly clock: Clock
}

/** Tells missed calls of the chosen queues again every few minutes, until somebody has seen or cleared them. */
export class MissedRepeats implements AsyncDisposable {
  /** Those that are still unseen, the newest first. */
  readonly again = new Emitter<readonly MissedCall[]>()
  readonly #options: MissedRepeatsOptions
  readonly #lifetime = new Lifetime()
  #isWaiting = false

  constructor(options: MissedRepeatsOptions) {
    this.#options = options
    this.#lifetime.defer(
      options.reader.changed(({ set, removed }) => {
        if (set.missed ?? removed.missed ?? set.settings ?? set.queues) void this.#repeat()
      })
    )
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
  }

  async #repeat(): Promise<void> {
    if (this.#isWaiting) return
    this.#isWaiting = true
    try {
      while (this.#unseen(0).length > 0) {
        const { repeatMinutes } = this.#settings
        await this.#options.clock.sleep(repeatMinutes * MINUTE, this.#lifetime.signal)
        // what was missed just now has been told just now
        const due = this.#unseen(repeatMinutes * MINUTE)
        if (due.length > 0) this.again.emit(due)
      }
    } catch (error) {
      if (!isAbort(error)) throw error
    } finally {
      this.#isWaiting = false
    }
  }

  /** Those that are at least so old, in ms. */
  #unseen(ageMs: number): readonly MissedCall[] {
    const { missed, queues } = this.#options.reader.snapshot().state
    const settings = this.#settings
    const latest = this.#options.clock.now() - ageMs
    return Object.values(missed)
      .filter((call) => call.seen !== true && call.at <= latest && isToldAgain(call, settings, queues))
      .toSorted((one, other) => other.at - one.at)
  }

  get #settings(): PopupSettings {
    return this.#options.reader.snapshot().state.settings['app']?.popup ?? usualPopupSettings
  }
}
