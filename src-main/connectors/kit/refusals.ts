import { SECOND } from '../../util/durations.ts'
import { keepNewest } from '../../util/keep-newest.ts'
import { limits } from '../../util/limits.ts'

/** What has worked and is refused counts as off after this, in ms: a server that restarts refuses for some seconds. */
const PASSING_MS = 20 * SECOND

/**
 * What the server refuses of an account, over all its links. What never worked is off at once. What has worked may be
 * refused for a while: servers, and proxies in front of them, answer 403, 404 and 405 while they start, and a function
 * must not be off for the session because of that.
 */
export class Refusals {
  readonly #worked = new Map<string, true>()
  readonly #refusedSince = new Map<string, number>()

  /** It was answered. */
  worked(what: string): void {
    keepNewest(this.#worked, what, true, limits.answeredThings)
    this.#refusedSince.delete(what)
  }

  /** Whether it is to be asked for again, now that it was refused at `now`, as `Clock.elapsed`. */
  mayPass(what: string, now: number): boolean {
    if (!this.#worked.has(what)) return false
    const since = this.#refusedSince.get(what) ?? now
    keepNewest(this.#refusedSince, what, since, limits.answeredThings)
    if (now - since < PASSING_MS) return true
    this.#worked.delete(what) // it is off: the next link asks once
    this.#refusedSince.delete(what)
    return false
  }
}
