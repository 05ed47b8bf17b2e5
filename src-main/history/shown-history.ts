import type { Party } from '../../src-preload/contract/party.ts'
import type { HistoryItem } from '../../src-preload/contract/services/history.ts'
import type { ServiceInput, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import { defined } from '../util/defined.ts'
import type { ServiceLink } from '../services/service-requests.ts'
import type { LogLink } from './log-link.ts'
import type { MissedCallStore } from './missed-call-store.ts'
import { partyOf, reportedItem } from './reported-item.ts'

/** What the windows' history needs. */
export interface ShownHistoryOptions {
  readonly link: LogLink<'history.page'> & ServiceLink
  readonly missed: Pick<MissedCallStore, 'entities' | 'recognize' | 'see' | 'clear'>
  /** The party with what is known of it. */
  readonly named: (accountId: string, party: Party) => Party
}

/** As many items as a page has at most. */
const ALL_OF_A_PAGE = 200

/**
 * The history that windows read and change, beside the missed calls that are kept here: what was marked as seen in it, or
 * thrown away, is so in both.
 */
export class ShownHistory {
  readonly #options: ShownHistoryOptions

  constructor(options: ShownHistoryOptions) {
    this.#options = options
  }

  /** @throws CtiError */
  async page(input: ServiceInput<'history.page'>): Promise<ServiceOutput<'history.page'>> {
    const page = await this.#options.link.ask('history.page', input)
    const { items, serverAheadMs = 0 } = page
    const missed =
      input.shelf === undefined || input.shelf === 'log' ? items.filter(({ kind }) => kind === 'missed') : []
    this.#options.missed.recognize(
      missed.map((item) => reportedItem(input.accountId, { ...item, at: item.at - serverAheadMs }))
    )
    return { ...page, items: this.#named(input.accountId, items) }
  }

  /** @throws CtiError */
  async sharedInbox(input: ServiceInput<'history.sharedInbox'>): Promise<ServiceOutput<'history.sharedInbox'>> {
    return this.#named(input.accountId, await this.#options.link.ask('history.sharedInbox', input))
  }

  /** @throws CtiError */
  async messages(input: ServiceInput<'message.list'>): Promise<ServiceOutput<'message.list'>> {
    return this.#named(input.accountId, await this.#options.link.ask('message.list', input))
  }

  /** @throws CtiError */
  async mark(input: ServiceInput<'history.mark'>): Promise<ServiceOutput<'history.mark'>> {
    const { accountId, which, seen } = input
    const done = await this.#options.link.ask('history.mark', input)
    if (!seen) return done
    if ('itemIds' in which) this.#options.missed.see(this.#kept(accountId, which.itemIds))
    // which ones those were, only the history knows; it is told that they were marked whatever becomes of this reading
    else await this.page({ accountId, kinds: ['missed'], limit: ALL_OF_A_PAGE }).catch(() => undefined)
    return done
  }

  /** @throws CtiError */
  async move(input: ServiceInput<'history.move'>): Promise<void> {
    await this.#options.link.ask('history.move', input)
    if (input.to !== 'log') this.#options.missed.clear(this.#kept(input.accountId, [input.itemId]))
  }

  /** @throws CtiError */
  async delete(input: ServiceInput<'history.delete'>): Promise<ServiceOutput<'history.delete'>> {
    const done = await this.#options.link.ask('history.delete', input)
    if ('itemIds' in input.which) this.#options.missed.clear(this.#kept(input.accountId, input.which.itemIds))
    return done
  }

  /** With names and numbers as calls have them everywhere. */
  #named<T extends Pick<HistoryItem, 'name' | 'number' | 'displayNumber' | 'vip'>>(
    accountId: string,
    items: readonly T[]
  ): Omit<T, 'vip'>[] {
    return items.map(({ vip: _told, ...item }) => {
      const { name, displayNumber, vip } = this.#options.named(accountId, partyOf(item))
      return { ...item, ...defined({ name, displayNumber, vip }) }
    })
  }

  /** Missed calls that are these items of the account's history. */
  #kept(accountId: string, itemIds: readonly string[]): readonly string[] {
    const isOne = (source: { accountId: string; kind: string; id: string }): boolean =>
      source.accountId === accountId && source.kind === 'history' && itemIds.includes(source.id)
    return this.#options.missed.entities
      .values()
      .filter(({ sources }) => sources.some(isOne))
      .map(({ id }) => id)
  }
}
