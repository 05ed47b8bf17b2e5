import type { Account } from '../../../../src-preload/contract/account.ts'
import type { Call } from '../../../../src-preload/contract/call.ts'
import { guard } from '../../../state/guard.ts'
import { isLive } from '../../accounts/connection.ts'
import { AccountLog } from './account-log.svelte.ts'
import { EndedCalls } from './ended-calls.ts'
import { newestFirst, type LogEntry, type LogQuery } from './log-entry.ts'

/** So long the list waits for an account that does not answer before it shows the others', in ms. */
const PATIENCE_MS = 2_000
/** What an account that was away has to read to be where the others are is at most so many pages. */
const MOST_PAGES_BEHIND = 20

/** One account in the list. */
class Source {
  readonly log: AccountLog
  live = $state(false)
  /** It is waited for: nothing older than what it has read is shown, or that would come in between later. */
  awaited = $state(true)

  constructor(log: AccountLog) {
    this.log = log
  }

  /** Nothing older than this can be shown yet, epoch ms. */
  get holdsBackAt(): number {
    if (!this.awaited) return -Infinity
    if (!this.log.wasRead) return Infinity
    return this.log.hasOlder ? this.log.oldest : -Infinity
  }
}

/** One list over the histories of several accounts, the newest first, as far as all of them have been read. */
export class CallLog {
  readonly query: LogQuery
  #sources = $state.raw<readonly Source[]>([])
  #reading = $state(false)
  readonly #endedCalls = new EndedCalls()
  #ended = false

  readonly #readable: readonly Source[] = $derived(this.#sources.filter(({ live, log }) => live || log.wasRead))
  readonly #horizon: number = $derived(Math.max(-Infinity, ...this.#readable.map(({ holdsBackAt }) => holdsBackAt)))
  readonly entries: readonly LogEntry[] = $derived(
    this.#readable
      .flatMap(({ log }) => log.entries)
      .filter(({ at }) => at >= this.#horizon)
      .toSorted(newestFirst)
  )
  /** Nobody has answered yet. */
  readonly loading: boolean = $derived(this.#horizon === Infinity)
  /** There are older items that can be read now. */
  readonly hasMore: boolean = $derived(this.#readable.some((source) => source.awaited && source.log.hasOlder))
  /** All that there is has been read, of every account. */
  readonly complete: boolean = $derived(
    this.#sources.every(({ log, live }) => live && log.wasRead && !log.hasOlder && log.problem === undefined)
  )

  constructor(query: LogQuery) {
    this.query = query
  }

  /** An older page is on its way. */
  get reading(): boolean {
    return this.#reading
  }

  /** Why an account's part could not be read. */
  problemOf(accountId: string): string | undefined {
    return this.#find(accountId)?.log.problem
  }

  /** It is live and has not answered although it was waited for. */
  isLate(accountId: string): boolean {
    const source = this.#find(accountId)
    return source !== undefined && source.live && !source.log.wasRead && !source.awaited && !source.log.problem
  }

  /** The newest item of an account, up to which all can be marked. */
  newestOf(accountId: string): string | undefined {
    return this.#find(accountId)?.log.newest
  }

  /** Shows these accounts: those that became live are read. */
  follow(accounts: readonly Account[]): void {
    const sources = accounts.map(({ id }) => this.#find(id) ?? this.#newSource(id))
    for (const source of this.#sources) if (!sources.includes(source)) source.log.end()
    if (sources.some((source, index) => source !== this.#sources[index]) || sources.length !== this.#sources.length) {
      this.#sources = sources
    }
    for (const [index, source] of sources.entries()) this.#setLive(source, isLive(accounts[index]))
  }

  /** Reads what a call has left that was going on before and is over. */
  followCalls(calls: readonly Call[]): void {
    for (const accountId of this.#endedCalls.look(calls)) void this.read(accountId)
  }

  /** Reads what has come since, of every account. */
  refresh(): void {
    for (const { log } of this.#sources) void this.read(log.accountId)
  }

  /** Reads what has come since, or tries again; an account that was away catches up with the others. */
  async read(accountId: string): Promise<void> {
    const source = this.#find(accountId)
    if (source === undefined || !source.live) return
    const { log } = source
    const patience = log.wasRead
      ? undefined
      : setTimeout(() => this.#change(() => (source.awaited = false)), PATIENCE_MS)
    await log.refresh()
    clearTimeout(patience)
    for (let pages = 0; pages < MOST_PAGES_BEHIND && this.#isBehind(source); pages++) await log.readOlder()
    this.#change(() => (source.awaited = source.live && log.problem === undefined))
  }

  /** Reads on in those accounts that hold the list back. */
  async readOlder(): Promise<void> {
    if (this.#reading) return
    this.#reading = true
    const holding = this.#readable.filter(({ holdsBackAt, log }) => log.hasOlder && holdsBackAt >= this.#horizon)
    await Promise.all(
      holding.map(async (source) => {
        await source.log.readOlder()
        if (source.log.problem !== undefined) source.awaited = false
      })
    )
    this.#reading = false
  }

  /** Takes what a telephone system has accepted: these are now so, or gone. */
  replace(keys: ReadonlySet<string>, next: (entry: LogEntry) => LogEntry | undefined): void {
    for (const { log } of this.#sources) log.replace(keys, next)
  }

  /** Shows items again that were taken away and are back at their telephone systems. */
  putBack(entries: readonly LogEntry[]): void {
    const { kinds } = this.query
    for (const { log } of this.#sources) {
      log.putBack(entries.filter((entry) => kinds === undefined || kinds.some((kind) => kind === entry.kind)))
    }
  }

  /** No answer counts any more. */
  end(): void {
    this.#ended = true
    for (const { log } of this.#sources) log.end()
  }

  #newSource(accountId: string): Source {
    return new Source(new AccountLog(accountId, this.query, (change) => this.#change(change)))
  }

  #setLive(source: Source, live: boolean): void {
    if (source.live === live) return
    source.live = live
    if (live) void this.read(source.log.accountId)
    else if (source.log.wasRead) source.awaited = false
  }

  /** Nothing of it could be shown, or others are shown further back than it has been read. */
  #isBehind({ awaited, log }: Source): boolean {
    if (!log.hasOlder || log.problem !== undefined) return false
    return log.oldest === Infinity || (!awaited && log.oldest > (this.entries.at(-1)?.at ?? Infinity))
  }

  #find(accountId: string): Source | undefined {
    return this.#sources.find(({ log }) => log.accountId === accountId)
  }

  /** What appears while there is a list already may come under the pointer. */
  #change(change: () => void): void {
    if (this.#ended) return
    if (this.entries.length === 0) change()
    else guard.watch(change)
  }
}
