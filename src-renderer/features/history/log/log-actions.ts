import type { HistoryKind } from '../../../../src-preload/contract/services/history.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { deleteHistory, markHistory, moveHistory } from '../../../state/commands.ts'
import { mirror } from '../../../state/mirror.svelte.ts'
import { isLive } from '../../accounts/connection.ts'
import type { CallLog } from './call-log.svelte.ts'
import type { LogEntry } from './log-entry.ts'

/** As many items as one request may name. */
const MOST_AT_ONCE = 200
const CALLS: readonly HistoryKind[] = ['outgoing', 'incoming', 'missed']

/** Whether the item's account can do this at all. */
export const can = ({ accountId }: LogEntry, capability: Capability): boolean =>
  mirror.account(accountId)?.capabilities.includes(capability) === true

/** Whether it can be marked as seen and as new. */
export const canMark = (entry: LogEntry): boolean =>
  can(entry, entry.kind === 'voicemail' ? 'historyMarks' : 'historyMarksAll')

/** Whether it can be deleted for good. */
export const canDelete = (entry: LogEntry): boolean =>
  can(entry, entry.kind === 'voicemail' ? 'historyDelete' : 'historyDeleteAll')

/** Marks items. What their telephone systems have accepted is so in these lists. */
export async function mark(logs: readonly CallLog[], entries: readonly LogEntry[], seen: boolean): Promise<void> {
  for (const group of batches(entries)) {
    const { accountId, played = false } = group[0]
    const which = { itemIds: group.map(({ id }) => id) }
    const result = await markHistory({ accountId, which, seen, played })
    if (!result.ok) return
    const gone = new Set(result.value.gone)
    take(logs, group, (entry) =>
      gone.has(entry.id) ? undefined : { ...entry, seen, ...(entry.played === undefined ? {} : { played }) }
    )
  }
}

/** Whether its sound can be fetched. */
export const canPlay = (entry: LogEntry): boolean =>
  (entry.kind === 'voicemail' || entry.kind === 'recording') && can(entry, 'playback')

/** Whether what is said in it can be read. */
export const canRead = (entry: LogEntry): boolean =>
  (entry.kind === 'voicemail' || entry.kind === 'recording') && can(entry, 'transcripts')

/** An item that was heard is not new any more, where the telephone system keeps that. */
export async function markHeard(logs: readonly CallLog[], entry: LogEntry): Promise<void> {
  if (!canMark(entry) || (entry.played === true && entry.seen === true)) return
  await mark(logs, [{ ...entry, played: true }], true)
}

/** Marks all calls of these accounts as seen, also those that were not read yet, as far as the list's filter goes. */
export async function markAll(log: CallLog, accountIds: readonly string[]): Promise<void> {
  const kinds = CALLS.filter((kind) => log.query.kinds?.includes(kind) ?? true)
  for (const accountId of accountIds) {
    const upTo = log.newestOf(accountId)
    const account = mirror.account(accountId)
    if (upTo === undefined || kinds.length === 0 || !isLive(account)) continue
    if (account?.capabilities.includes('historyMarksAll') !== true) continue
    const calls = log.entries.filter(
      (entry) => entry.accountId === accountId && kinds.some((one) => one === entry.kind)
    )
    const result = await markHistory({ accountId, which: { upTo, kinds }, seen: true, played: false })
    if (result.ok) take([log], calls, (entry) => ({ ...entry, seen: true }))
  }
}

/** Throws items away or puts them back; gives those that were moved. */
export async function move(
  logs: readonly CallLog[],
  entries: readonly LogEntry[],
  to: 'log' | 'trash'
): Promise<readonly LogEntry[]> {
  const moved: LogEntry[] = []
  for (const entry of entries) {
    const result = await moveHistory({ accountId: entry.accountId, itemId: entry.id, to })
    if (!result.ok) break
    moved.push(entry)
  }
  take(logs, moved, () => undefined)
  return moved
}

/** Deletes items for good. */
export async function remove(logs: readonly CallLog[], entries: readonly LogEntry[]): Promise<void> {
  for (const group of batches(entries)) {
    const result = await deleteHistory({ accountId: group[0].accountId, which: { itemIds: group.map(({ id }) => id) } })
    if (!result.ok) return
    take(logs, group, () => undefined)
  }
}

function take(
  logs: readonly CallLog[],
  entries: readonly LogEntry[],
  next: (entry: LogEntry) => LogEntry | undefined
): void {
  const keys = new Set(entries.map(({ key }) => key))
  for (const log of logs) log.replace(keys, next)
}

type Batch = [LogEntry, ...LogEntry[]]

/** What one request can name: items of one account that were all played or all not. */
function batches(entries: readonly LogEntry[]): readonly Batch[] {
  const groups = new Map<string, Batch[]>()
  for (const entry of entries) {
    const of = `${entry.accountId} ${entry.played === true}`
    const known = groups.get(of) ?? []
    const last = known.at(-1)
    if (last !== undefined && last.length < MOST_AT_ONCE) last.push(entry)
    else known.push([entry])
    groups.set(of, known)
  }
  return [...groups.values()].flat()
}
