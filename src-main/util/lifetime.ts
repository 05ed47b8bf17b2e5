import { setMaxListeners } from 'node:events'
import { abortError } from './abort.ts'

/** Anything that has an end. */
export type Ending = Disposable | AsyncDisposable

/**
 * Collects what an object started so that one call ends it all, in reverse order. Ours because the global
 * `DisposableStack` needs Node 24.
 */
export class Lifetime implements AsyncDisposable {
  readonly #controller = new AbortController()
  readonly #endings: (() => void | PromiseLike<void>)[] = []
  #ended = false
  #ending: Promise<void> | undefined

  constructor() {
    setMaxListeners(0, this.signal) // every request under way listens: eleven are no leak
  }

  /** Aborts at the end: hand it to everything that waits. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Ties a disposable to this life; on an ended life the newcomer is ended at once. */
  add<T extends Ending>(disposable: T): T {
    this.defer(() => endOne(disposable))
    return disposable
  }

  /** Runs `ending` at the end, or now when the end is past. */
  defer(ending: () => void | PromiseLike<void>): void {
    if (this.#ended) void ending()
    else this.#endings.push(ending)
  }

  /** Whoever asks again waits for the same end. @throws AggregateError with every failure of the endings; all of them ran. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended) return this.#ending
    this.#ended = true
    this.#ending = this.#end()
    await this.#ending
  }

  async #end(): Promise<void> {
    this.#controller.abort(abortError('ended'))
    const failures: unknown[] = []
    for (const ending of this.#endings.splice(0).reverse()) {
      try {
        await ending()
      } catch (failure) {
        failures.push(failure)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some endings failed')
  }
}

function endOne(disposable: Ending): void | PromiseLike<void> {
  if (Symbol.asyncDispose in disposable) return disposable[Symbol.asyncDispose]()
  disposable[Symbol.dispose]()
}
