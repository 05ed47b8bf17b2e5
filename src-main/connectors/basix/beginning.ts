import { Deadline } from '../../transport/deadline.ts'
import { timeoutError } from '../../transport/transport-errors.ts'
import { abortError, linkedAbort, untilAborted } from '../../util/abort.ts'
import type { Clock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import type { CtiError } from '../../util/errors.ts'
import type { ElementName, ElementStore } from './elements/element-store.ts'

/** What a socket tells at first; that of the last may be missing where nobody waits (Basix 8). */
const KINDS: readonly ElementName[] = ['user', 'group', 'group_member', 'channel', 'channel_waiting']
/** What there is nothing to show without. */
const NEEDED: readonly ElementName[] = ['user', 'channel']

/** Silence after which nothing more is expected, and the longest wait for all of it, in ms. */
const QUIET_MS = SECOND
const LONGEST_MS = 10 * SECOND

/**
 * When a socket has told everything there is: nothing says so (Basix 3.3). It has when every kind of element was told, or
 * when those that are needed were and nothing has come for a while.
 */
export class Beginning {
  readonly #store: Pick<ElementStore, 'hasBegun'>
  readonly #clock: Clock
  readonly #host: string
  readonly #ended: Promise<void>
  #end: (error?: CtiError) => void = () => undefined
  #heardAt = 0

  constructor(store: Pick<ElementStore, 'hasBegun'>, clock: Clock, host: string) {
    this.#store = store
    this.#clock = clock
    this.#host = host
    this.#ended = new Promise((resolve, reject) => {
      this.#end = (error) => (error === undefined ? resolve() : reject(error))
    })
    this.#ended.catch(() => undefined) // whoever waits hears of it
  }

  /** A message has come. */
  heard(): void {
    this.#heardAt = this.#clock.elapsed()
    if (this.#has(KINDS)) this.#end()
  }

  /** There will be no more of it. */
  fail(error: CtiError): void {
    this.#end(error)
  }

  /** @throws CtiError why the socket has ended; timeout */
  async over(signal: AbortSignal): Promise<void> {
    using deadline = new Deadline(this.#clock, LONGEST_MS, signal)
    using waiting = linkedAbort(deadline.signal)
    try {
      await Promise.race([this.#ended, this.#quiet(waiting.signal), untilAborted(waiting.signal)])
    } catch (error) {
      signal.throwIfAborted()
      throw deadline.expired ? timeoutError(this.#host) : error
    } finally {
      // or whoever looks for silence would do so for ever
      waiting.abort(abortError('over'))
    }
  }

  async #quiet(signal: AbortSignal): Promise<void> {
    for (;;) {
      const waitMs = this.#heardAt + QUIET_MS - this.#clock.elapsed()
      if (waitMs <= 0 && this.#has(NEEDED)) return
      await this.#clock.sleep(Math.max(waitMs, QUIET_MS / 4), signal)
    }
  }

  #has(kinds: readonly ElementName[]): boolean {
    return kinds.every((kind) => this.#store.hasBegun(kind))
  }
}
