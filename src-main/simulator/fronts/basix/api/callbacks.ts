import { abortError } from '../../../../util/abort.ts'
import type { Clock } from '../../../../util/clock.ts'
import { postToLoopback } from '../../kit/loopback-post.ts'

/** More calls back than these are not remembered. */
const MOST_REMEMBERED = 100

/** One call back that was tried. */
export interface CallbackTry {
  readonly url: string
  readonly body: string
  readonly isTaken: boolean
}

/** Tells whoever asked for it how an attempt has ended: once, whether anybody listens or not (Basix API 2.6). */
export class Callbacks implements Disposable {
  readonly #clock: Clock
  readonly #life = new AbortController()
  readonly #tried: CallbackTry[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Oldest first. */
  get tried(): readonly CallbackTry[] {
    return this.#tried
  }

  async post(url: string, value: object): Promise<void> {
    if (this.#life.signal.aborted) return
    const body = JSON.stringify(value)
    const isTaken = await postToLoopback(this.#clock, url, body, this.#life.signal)
    this.#tried.push({ url, body, isTaken })
    this.#tried.splice(0, this.#tried.length - MOST_REMEMBERED)
  }

  [Symbol.dispose](): void {
    this.#life.abort(abortError('the front was closed'))
  }
}
