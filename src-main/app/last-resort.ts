import { inspect } from 'node:util'
import { isAbort } from '../util/errors.ts'

/** Where failures show up that nobody caught; Node's `process`. */
export interface FailureSource {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (failure: unknown) => void): unknown
}

/** What is told of such a failure; never throws. */
export type TellFailure = (what: string, failure: unknown) => void

/**
 * The last resort: a failure that nobody caught is a bug, but the telephone goes on ringing, so the program goes on as
 * well. It is written to the log and the user is told; before there is a log it goes to the console.
 */
export class LastResort {
  #notify: TellFailure = (what, failure) => void process.stderr.write(`${what} ${inspect(failure)}\n`)

  constructor(source: FailureSource) {
    source.on('uncaughtException', (failure) => this.#caught('uncaughtException', failure))
    source.on('unhandledRejection', (failure) => this.#caught('unhandledRejection', failure))
  }

  /** From now on failures are told here. */
  tellTo(notify: TellFailure): void {
    this.#notify = notify
  }

  #caught(what: string, failure: unknown): void {
    if (isAbort(failure)) return
    this.#notify(what, failure)
  }
}
