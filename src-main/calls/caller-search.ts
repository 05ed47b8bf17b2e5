import type { Call } from '../../src-preload/contract/call.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { Log } from '../logging/log.ts'
import type { Change, ReadableStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import { KeyedMutex } from '../util/keyed-mutex.ts'
import { isEnded } from './call-reducer.ts'
import type { CallerLookup } from './caller-lookup.ts'
import { writtenForms } from './dial-number.ts'
import { numberKey } from './number-key.ts'

/** A directory is asked again for the same number after so long. */
const ASKED_AGAIN_MS = 10 * MINUTE
/** Numbers whose last question is remembered. */
const MOST_ASKED = 1_000
/** Questions that wait; in a storm of calls more would come too late anyway. */
const MOST_WAITING = 20
/** A number names few people; who has longer ones that begin with it is found, too. */
const LIMIT = 10

/** What the search needs. */
export interface CallerSearchOptions {
  readonly calls: ReadableStore<'calls'>
  readonly lookup: Pick<CallerLookup, 'remember' | 'contactIdOf'>
  readonly clock: Clock
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
  readonly log: Log
  /** Asks the account's directory; undefined when that cannot be asked now. @throws CtiError */
  readonly search: (accountId: string, query: string, limit: number) => Promise<readonly ContactRow[] | undefined>
  /** Somebody was found: what is shown can be named anew. */
  readonly renamed: () => void
}

/**
 * Looks up who calls, and who is called, when a call comes up without a name or a company. Only the directory of the
 * call's own account is asked: the telephone system of one company is not told who calls another.
 */
export class CallerSearch implements Disposable {
  readonly #options: CallerSearchOptions
  /** When it was asked for whom, by the elapsed time of the clock, in ms. */
  readonly #asked = new Map<string, number>()
  readonly #turns = new KeyedMutex()
  #waiting = 0
  #ended = false
  readonly #end: () => void

  constructor(options: CallerSearchOptions) {
    this.#options = options
    this.#end = options.calls.changes.on((change) => this.#look(change))
  }

  [Symbol.dispose](): void {
    this.#ended = true
    this.#end()
  }

  #look({ set }: Change<'calls'>): void {
    for (const call of Object.values(set)) this.#lookAt(call)
  }

  #lookAt(call: Call): void {
    const { accountId, remote } = call
    const { number } = remote
    if (number === undefined || remote.kind !== 'external' || remote.withheld || isEnded(call)) return
    if (remote.name !== undefined && remote.company !== undefined) return
    const { lookup, clock, region } = this.#options
    if (lookup.contactIdOf(accountId, number) !== undefined || this.#waiting >= MOST_WAITING) return
    const key = `${accountId} ${numberKey(number, region())}`
    const now = clock.elapsed()
    if (now - (this.#asked.get(key) ?? Number.NEGATIVE_INFINITY) < ASKED_AGAIN_MS) return
    if (this.#asked.size >= MOST_ASKED) this.#asked.clear()
    this.#asked.set(key, now)
    this.#waiting += 1
    void this.#turns.take(accountId, () => this.#ask(accountId, number, key)).finally(() => (this.#waiting -= 1))
  }

  async #ask(accountId: string, number: string, key: string): Promise<void> {
    const { lookup, region, log, search, renamed } = this.#options
    try {
      for (const query of writtenForms(number, region())) {
        const found = this.#ended ? undefined : await search(accountId, query, LIMIT)
        if (found === undefined) return void this.#asked.delete(key)
        lookup.remember(found)
        if (lookup.contactIdOf(accountId, number) !== undefined) return renamed()
      }
    } catch (error) {
      if (!isAbort(error)) log.warn('a caller could not be looked up', { accountId, error })
    }
  }
}
