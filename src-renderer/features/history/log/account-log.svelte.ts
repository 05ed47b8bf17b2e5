import type { Output } from '../../../../src-preload/contract/ipc.ts'
import { ask } from '../../../state/commands.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { entryOf, merged, type LogEntry, type LogQuery } from './log-entry.ts'

const PAGE_LENGTH = 50
/** More pages than this never come at once: a system that has so many says to begin anew. */
const MOST_PAGES = 10

type Page = Output<'history.page'>
type Cursor = { readonly olderThan?: string; readonly newerThan?: string }
type Change = (change: () => void) => void

/** What has been read of one account's history: a stretch without gaps that ends at its newest item. */
export class AccountLog {
  readonly accountId: string
  readonly #query: LogQuery
  readonly #change: Change
  #items = $state.raw<readonly LogEntry[]>([])
  #shared = $state.raw<readonly LogEntry[]>([])
  #wasRead = $state(false)
  #older = $state.raw<string>()
  #problem = $state.raw<string>()
  #newest: string | undefined
  #ended = false
  /** One question at a time. */
  #turn: Promise<void> = Promise.resolve()

  readonly entries: readonly LogEntry[] = $derived(merged(this.#shared, this.#items))
  /** When the oldest item that was read began; what lies below is not known yet. Epoch ms. */
  readonly oldest: number = $derived(Math.min(...this.#items.map(({ at }) => at)))

  /** `change`: runs what changes the list by an answer. */
  constructor(accountId: string, query: LogQuery, change: Change) {
    this.accountId = accountId
    this.#query = query
    this.#change = change
  }

  /** The first page is there. */
  get wasRead(): boolean {
    return this.#wasRead
  }

  /** There is more behind the oldest item. */
  get hasOlder(): boolean {
    return this.#older !== undefined
  }

  /** Why the last question was not answered. */
  get problem(): string | undefined {
    return this.#problem
  }

  /** Id of the newest item, up to which all can be marked at once. */
  get newest(): string | undefined {
    return this.#newest
  }

  /** Reads the newest page, or what has come since. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      const { kinds, shelf, number } = this.#query
      const isShared = shelf === 'log' && number === undefined && (kinds === undefined || kinds.includes('voicemail'))
      const own = this.#newest === undefined ? this.#begin() : this.#follow(this.#newest)
      await Promise.all([own, isShared && this.#readShared()])
    })
  }

  /** Reads the next page back. */
  readOlder(): Promise<void> {
    return this.#inTurn(async () => {
      const olderThan = this.#older
      if (olderThan === undefined) return
      const page = await this.#page({ olderThan })
      if (page === undefined) return
      this.#change(() => {
        this.#add(page)
        this.#older = page.older
      })
    })
  }

  /** Takes what a telephone system has accepted: these are now so, or gone. */
  replace(keys: ReadonlySet<string>, next: (entry: LogEntry) => LogEntry | undefined): void {
    const changed = (entry: LogEntry): LogEntry[] => (keys.has(entry.key) ? [next(entry) ?? []].flat() : [entry])
    this.#items = this.#items.flatMap(changed)
    this.#shared = this.#shared.flatMap(changed)
  }

  /** Takes back those of this account, as far back as it was read. */
  putBack(entries: readonly LogEntry[]): void {
    const own = entries.filter(({ accountId }) => accountId === this.accountId)
    const known = own.filter(({ at }) => !this.hasOlder || at >= this.oldest)
    this.#items = merged(this.#items, known)
  }

  /** No answer counts any more. */
  end(): void {
    this.#ended = true
  }

  async #begin(): Promise<void> {
    const page = await this.#page({})
    if (page !== undefined) this.#change(() => this.#restart(page))
  }

  async #follow(since: string): Promise<void> {
    let newerThan = since
    for (let pages = 0; pages < MOST_PAGES; pages++) {
      const page = await this.#page({ newerThan })
      if (page === undefined) return
      if (page.replaces) return this.#change(() => this.#restart(page))
      if (page.items.length > 0) this.#change(() => this.#add(page))
      newerThan = this.#newest = page.newest ?? newerThan
      if (page.items.length < PAGE_LENGTH) return
    }
  }

  /** The shared mailboxes come whole; many users have none. */
  async #readShared(): Promise<void> {
    if (mirror.account(this.accountId)?.capabilities.includes('sharedInboxes') !== true) return
    const result = await ask('history.sharedInbox', { accountId: this.accountId })
    if (this.#ended || !result.ok || result.value.length + this.#shared.length === 0) return
    const shared = result.value.map((item) => entryOf(this.accountId, item, true))
    this.#change(() => (this.#shared = shared))
  }

  #restart(page: Page): void {
    this.#items = []
    this.#add(page)
    this.#older = page.older
    this.#newest = page.newest
    this.#wasRead = true
  }

  #add({ items }: Page): void {
    const added = items.map((item) => entryOf(this.accountId, item))
    this.#items = merged(this.#items, added)
  }

  async #page(cursor: Cursor): Promise<Page | undefined> {
    const { shelf, kinds, number } = this.#query
    const filter = { shelf, ...(kinds && { kinds: [...kinds] }), ...(number === undefined ? {} : { number }) }
    const result = await ask('history.page', { accountId: this.accountId, ...filter, ...cursor, limit: PAGE_LENGTH })
    if (this.#ended) return undefined
    this.#problem = result.ok ? undefined : result.error.userMessage
    return result.ok ? result.value : undefined
  }

  #inTurn(read: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(() => (this.#ended ? undefined : read()))
    return this.#turn
  }
}
