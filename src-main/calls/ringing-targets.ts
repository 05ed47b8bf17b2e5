import type { Call } from '../../src-preload/contract/call.ts'
import type { Colleague } from '../../src-preload/contract/colleague.ts'
import type { ReadableStore } from '../state/entity-store.ts'
import type { CallStore } from './call-store.ts'

/** Who a number belongs to: see `CallerLookup`. */
export interface NumberOwners {
  /** Id of the account's contact that has this number. */
  contactIdOf(accountId: string, number: string): string | undefined
}

type Watched = Pick<Colleague, 'id' | 'accountId' | 'contactId'>

/**
 * Says of a transfer that it rings at its target, where that person's line is watched. A line that rang already when the
 * transfer was ordered rings for somebody else.
 */
export class RingingTargets implements Disposable {
  readonly #calls: CallStore
  readonly #owners: NumberOwners
  /** Who rings, by id. */
  readonly #ringing = new Map<string, Watched>()
  readonly #end: () => void

  constructor(calls: CallStore, colleagues: ReadableStore<'colleagues'>, owners: NumberOwners) {
    this.#calls = calls
    this.#owners = owners
    this.#end = colleagues.changes.on(({ set, removed }) => {
      for (const one of Object.values(set)) this.#line(one, one.line === 'alerting')
      for (const one of removed.flatMap((id) => this.#ringing.get(id) ?? [])) this.#line(one, false)
    })
  }

  [Symbol.dispose](): void {
    this.#end()
  }

  #line(watched: Watched, rings: boolean): void {
    if (this.#ringing.has(watched.id) === rings) return
    if (rings) this.#ringing.set(watched.id, watched)
    else this.#ringing.delete(watched.id)
    const concerned = this.#calls.entities.values().filter((call) => this.#isFor(call, watched))
    for (const { id } of concerned) this.#calls.targetRings(id, rings)
  }

  #isFor({ accountId, transfer }: Call, watched: Watched): boolean {
    const number = transfer?.to.number
    if (number === undefined || accountId !== watched.accountId) return false
    return this.#owners.contactIdOf(accountId, number) === watched.contactId
  }
}
