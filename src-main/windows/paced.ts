import type { Clock } from '../util/clock.ts'
import { isAbort } from '../util/errors.ts'
import { abortError } from '../util/abort.ts'

/** Runs something at once when asked, but at most once per `everyMs`; what is asked meanwhile is run once at the end. */
export class Paced implements Disposable {
  readonly #clock: Clock
  readonly #everyMs: number
  readonly #run: () => void
  readonly #end = new AbortController()
  #resting = false
  #asked = false

  constructor(clock: Clock, everyMs: number, run: () => void) {
    this.#clock = clock
    this.#everyMs = everyMs
    this.#run = run
  }

  ask(): void {
    if (this.#end.signal.aborted) return
    if (this.#resting) this.#asked = true
    else this.#runAndRest()
  }

  [Symbol.dispose](): void {
    this.#end.abort(abortError('ended'))
  }

  #runAndRest(): void {
    this.#resting = true
    this.#asked = false
    this.#clock.sleep(this.#everyMs, this.#end.signal).then(
      () => this.#wake(),
      (failure: unknown) => {
        if (!isAbort(failure)) throw failure
      }
    )
    this.#run() // last, so that a failure does not keep it from resting and running again
  }

  #wake(): void {
    this.#resting = false
    if (this.#asked) this.#runAndRest()
  }
}
