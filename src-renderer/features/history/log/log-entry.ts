import type { HistoryItem, HistoryKind, HistoryShelf } from '../../../../src-preload/contract/services/history.ts'

/** One item of an account's history as the list shows it. */
export interface LogEntry extends HistoryItem {
  readonly accountId: string
  /** Unique over all accounts. */
  readonly key: string
  /** Lies in a mailbox that the user shares with a group. */
  readonly shared: boolean
}

/** What the list is asked for; main asks the telephone systems the same. */
export interface LogQuery {
  readonly shelf: HistoryShelf
  /** All when absent. */
  readonly kinds?: readonly HistoryKind[]
  /** As the items have it. */
  readonly number?: string
}

export const entryOf = (accountId: string, item: HistoryItem, shared = false): LogEntry => ({
  ...item,
  accountId,
  key: `${accountId}/${item.id}`,
  shared
})

/** The order of the list: the newest first, and always the same for items of one moment. */
export const newestFirst = (a: LogEntry, b: LogEntry): number => b.at - a.at || (a.key < b.key ? -1 : 1)

/** Both lists as one, in which each item is there once: as the second has it. */
export const merged = (known: readonly LogEntry[], added: readonly LogEntry[]): readonly LogEntry[] => [
  ...new Map([...known, ...added].map((entry) => [entry.key, entry])).values()
]
