import type { Clock } from '../util/clock.ts'
import { abortError } from '../util/abort.ts'

/**
 * A signal that aborts when the caller's does or after `ms`; ended by `using`, so that no timer and no listener stays.
 * `expired` tells the two apart.
 */
export class Deadline implements Disposable {
  readonly #controller = new AbortController()
  readonly #stop = new AbortController()
  readonly #parent: AbortSignal | undefined
  readonly #onParentAbort: () => void
  expired = false

  constructor(clock: Clock, ms: number, parent?: AbortSignal) {
    this.#parent = parent
    this.#onParentAbort = (): void => this.#controller.abort(parent?.reason)
    if (parent?.aborted) this.#onParentAbort()
    else parent?.addEventListener('abort', this.#onParentAbort, { once: true })
    clock.sleep(ms, this.#stop.signal).then(
      () => this.#expire(),
      () => undefined
    )
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  #expire(): void {
    this.expired = true
    this.#controller.abort(new DOMException('deadline', 'TimeoutError'))
  }

  /** Stops the clock but keeps following the caller's signal: for streams whose headers have arrived. */
  met(): void {
    this.#stop.abort(abortError('met'))
  }

  [Symbol.dispose](): void {
    this.met()
    this.#parent?.removeEventListener('abort', this.#onParentAbort)
  }
}
