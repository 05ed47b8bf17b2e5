import type { ConnectionState } from '../../src-preload/contract/account.ts'
import type { WatchList } from '../../src-preload/contract/colleague.ts'
import type { Log } from '../logging/log.ts'
import type { Change, EntityStore } from '../state/entity-store.ts'
import { CtiError } from '../util/errors.ts'
import type { ColleagueStore } from './colleague-store.ts'

/** What watching colleagues needs. */
export interface ColleagueWatchingOptions {
  readonly accounts: EntityStore<'accounts'>
  readonly colleagues: ColleagueStore
  /** Tells the account's link. @throws CtiError */
  readonly notify: (accountId: string, contactIds: readonly string[]) => void
  readonly log: Log
}

/** Keeps colleagues watched over the loss of a link: the list is ours, and every new link is told of it. */
export class ColleagueWatching implements Disposable {
  readonly #options: ColleagueWatchingOptions
  readonly #connections = new Map<string, ConnectionState>()
  readonly #end: () => void

  constructor(options: ColleagueWatchingOptions) {
    this.#options = options
    this.#end = options.accounts.changes.on((change) => this.#accountsChanged(change))
  }

  /** Replaces who is watched, at once or as soon as there is a link. @throws CtiError notFound | unsupported */
  watch({ accountId, contactIds }: WatchList): void {
    const { accounts, colleagues, notify } = this.#options
    const connection = accounts.get(accountId)?.connection
    if (connection !== undefined) colleagues.setWatched(accountId, contactIds)
    if (connection === undefined || connection === 'live') notify(accountId, contactIds)
  }

  [Symbol.dispose](): void {
    this.#end()
  }

  #accountsChanged({ set, removed }: Change<'accounts'>): void {
    for (const id of removed) this.#connections.delete(id)
    for (const { id, connection } of Object.values(set)) {
      const before = this.#connections.get(id)
      this.#connections.set(id, connection)
      if (before === connection) continue
      if (before === 'live') this.#options.colleagues.loseSight(id)
      if (connection === 'live') this.#tellAgain(id)
    }
  }

  #tellAgain(accountId: string): void {
    const { colleagues, notify, log } = this.#options
    const contactIds = colleagues.watched(accountId)
    if (contactIds.length === 0) return
    try {
      notify(accountId, contactIds)
    } catch (error) {
      log.warn('colleagues are not watched', {
        accountId,
        kind: error instanceof CtiError ? error.kind : 'internal',
        error
      })
    }
  }
}
