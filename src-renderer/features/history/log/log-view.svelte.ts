import type { Account } from '../../../../src-preload/contract/account.ts'
import type { HistoryKind, HistoryShelf } from '../../../../src-preload/contract/services/history.ts'
import { ask } from '../../../state/commands.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { chosenOf } from '../../accounts/account-choice.svelte.ts'
import { isLive } from '../../accounts/connection.ts'
import { CallLog } from './call-log.svelte.ts'
import { Folds, type Fold } from './folds.ts'
import { merged, newestFirst, type LogEntry, type LogQuery } from './log-entry.ts'
import { foundKinds, hasHistory, type FilterValue } from './log-filters.ts'
import { isNumber, matches } from './log-search.ts'

/** What the page of calls shows: the chosen part of the list, and what is looked for in it. */
export class LogView {
  #shelf = $state.raw<HistoryShelf>('log')
  #filter = $state.raw<FilterValue>('all')
  #query = $state('')
  #log = $state.raw(new CallLog({ shelf: 'log' }))
  /** All with the number that is looked for, as the telephone systems know it. */
  #numberLog = $state.raw<CallLog>()
  #found = $state.raw<readonly HistoryKind[]>([])
  #asked: readonly string[] = []
  #understanding = false
  #folds = new Folds()

  readonly accounts: readonly Account[] = $derived(mirror.accounts.filter(hasHistory))
  /** Those with something on the shelf that is shown. */
  readonly able: readonly Account[] = $derived(
    this.#shelf === 'log'
      ? this.accounts
      : this.accounts.filter(({ capabilities }) => capabilities.includes('historyTrash'))
  )
  readonly chosen: readonly Account[] = $derived(chosenOf('calls', this.able))
  readonly entries: readonly LogEntry[] = $derived(this.#search(this.#log.entries, this.#numberLog?.entries ?? []))
  readonly folds: readonly Fold[] = $derived(this.#folds.of(this.entries))

  get log(): CallLog {
    return this.#log
  }

  /** Every list that shows something now. */
  get logs(): readonly CallLog[] {
    return this.#numberLog === undefined ? [this.#log] : [this.#log, this.#numberLog]
  }

  get found(): readonly HistoryKind[] {
    return this.#found
  }

  get isTrash(): boolean {
    return this.#shelf === 'trash'
  }

  get filter(): FilterValue {
    return this.#filter
  }

  set filter(filter: FilterValue) {
    this.#filter = filter
    this.#restart()
  }

  get query(): string {
    return this.#query
  }

  set query(query: string) {
    this.#query = query
    void this.#askForNumber()
  }

  /** Shows what was thrown away, or the calls again. */
  showTrash(shown: boolean): void {
    this.#shelf = shown ? 'trash' : 'log'
    this.#filter = 'all'
    this.#query = ''
    this.#restart()
  }

  /** Follows the accounts; which kinds one has that just became live is asked once. */
  follow(chosen: readonly Account[]): void {
    for (const log of this.logs) log.follow(chosen)
    for (const account of this.accounts) {
      if (!isLive(account) || this.#asked.includes(account.id)) continue
      this.#asked = [...this.#asked, account.id]
      void foundKinds(account).then((kinds) => (this.#found = [...this.#found, ...kinds]))
    }
  }

  end(): void {
    for (const log of this.logs) log.end()
  }

  #search(all: readonly LogEntry[], byNumber: readonly LogEntry[]): readonly LogEntry[] {
    const query = this.#query.trim()
    if (query === '') return all
    return merged(byNumber, all.filter(matches(query))).toSorted(newestFirst)
  }

  #restart(): void {
    this.end()
    this.#log = new CallLog(this.#request())
    this.#numberLog = undefined
    void this.#askForNumber()
  }

  #request(): LogQuery {
    return { shelf: this.#shelf, ...(this.#filter === 'all' ? {} : { kinds: [this.#filter] }) }
  }

  async #askForNumber(): Promise<void> {
    const text = this.#query.trim()
    if (!isNumber(text)) return this.#searchNumber(undefined)
    if (this.#understanding) return
    this.#understanding = true
    const result = await ask('dial.understand', { text })
    this.#understanding = false
    if (this.#query.trim() !== text) return this.#askForNumber()
    this.#searchNumber(result.ok && 'digits' in result.value ? result.value.digits : undefined)
  }

  #searchNumber(number: string | undefined): void {
    if (number === this.#numberLog?.query.number) return
    this.#numberLog?.end()
    this.#numberLog = number === undefined ? undefined : new CallLog({ ...this.#request(), number })
  }
}
