import type { Backoff } from '../../transport/backoff.ts'
import type { ConnectorEvent } from '../events.ts'
import type { Part } from './capability-table.ts'
import { failedInBackground, loseUnlessPassing, newBackoff } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { isUnavailable } from './outcome.ts'
import { Throttled } from '../../util/throttle.ts'

/** What is read again and again. */
export interface ReadAgain<Feature extends string> {
  /** Fixed words for the log. */
  readonly what: string
  /** What goes away when reading is refused, and for which nothing is read once it has gone; missing: nothing does. */
  readonly part?: Part<Feature>
  /** At most one reading in this time because of triggers, in ms. */
  readonly everyMs: number
  /** Answers what is to be told. @throws CtiError */
  readonly read: (signal: AbortSignal) => Promise<readonly ConnectorEvent[]>
}

/**
 * Reads again when triggered, throttled, and after a failure by itself until it has succeeded, because nothing else may
 * bring the news. A part that may not be read is off for the link and not asked for again (trust, Transport).
 */
export class RetryingReader<Feature extends string = string> {
  readonly #context: LinkContext<Feature>
  readonly #again: ReadAgain<Feature>
  readonly #throttled: Throttled
  readonly #backoff: Backoff
  #isLater = false

  constructor(context: LinkContext<Feature>, again: ReadAgain<Feature>) {
    this.#context = context
    this.#again = again
    this.#backoff = newBackoff(context)
    this.#throttled = new Throttled(context.clock, again.everyMs, () => this.now(), context.signal)
  }

  /** Reads soon. */
  trigger(): void {
    if (this.#isOn) this.#throttled.trigger()
  }

  /** Reads after a while: a reading has just failed. */
  later(): void {
    if (!this.#isLater) void this.#wait()
  }

  /** Reads now; never rejects. */
  async now(): Promise<void> {
    if (!this.#isOn) return
    const { what, part, read } = this.#again
    const { clock, signal, emit } = this.#context
    try {
      for (const event of await read(signal)) emit(event)
      this.#backoff.opened(clock.elapsed())
      if (part !== undefined) this.#context.refusals.worked(part)
    } catch (error) {
      if (part !== undefined && isUnavailable(error)) {
        if (!loseUnlessPassing(this.#context, part, error)) this.later()
      } else if (failedInBackground(this.#context, what, error)) this.later()
    }
  }

  async #wait(): Promise<void> {
    const { clock, signal } = this.#context
    this.#isLater = true
    try {
      await clock.sleep(this.#backoff.nextDelayMs(clock.elapsed()), signal)
      this.trigger()
    } catch {
      // only the sleep can fail, when the life is over
    } finally {
      this.#isLater = false
    }
  }

  get #isOn(): boolean {
    const { part } = this.#again
    const { capabilities, signal, table } = this.#context
    return !signal.aborted && (part === undefined || table.hasAnyOf(capabilities, part))
  }
}
