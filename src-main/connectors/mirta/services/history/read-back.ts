import type { HistoryItem } from '../../../../../src-preload/contract/services/history.ts'
import { DAY } from '../../../../util/durations.ts'

/** From when to when, epoch ms, both included. */
export interface Span {
  readonly from: number
  readonly until: number
}

/** Reads the items of a span. @throws CtiError */
export type ReadSpan = (span: Span) => Promise<readonly HistoryItem[]>

/** Where a page begins: behind this item, in the order of pages. */
export interface Cursor {
  readonly at: number
  readonly id: string
}

/**
 * How many days are read at once, one span after the other: few where there is much, more where there is little. Servers were seen
 * that give no more than 30 (MiRTA 2.1).
 */
const SPANS = [3, 7, 14, 30, 30]

/** The newest first, and always the same for items of one moment. */
export const inPageOrder = (a: Cursor, b: Cursor): number => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)

interface Wanted extends Span {
  /** Behind this one. */
  readonly cursor?: Cursor | undefined
  readonly limit: number
  /** What is asked for of all that is read. */
  readonly fits: (item: HistoryItem) => boolean
}

interface Back {
  /** The newest first, no more than were wanted. */
  readonly items: readonly HistoryItem[]
  /** All that was read, whatever is wanted of it. */
  readonly read: readonly HistoryItem[]
  /** Where it goes on; absent where nothing is left. */
  readonly older?: Cursor
}

/** Reads back from the end of a span until there is a page, its beginning, or for so long that somebody should be shown something. */
export async function readBack(read: ReadSpan, { from, until, cursor, limit, fits }: Wanted): Promise<Back> {
  const found = new Map<string, HistoryItem>()
  let end = Math.min(until, cursor?.at ?? until)
  let fitting: readonly HistoryItem[] = []
  for (const days of SPANS) {
    if (end < from || fitting.length > limit) break
    const start = Math.max(from, end - days * DAY)
    for (const item of await read({ from: start, until: end })) found.set(item.id, item)
    fitting = [...found.values()]
      .filter((item) => item.at >= start && item.at <= until && fits(item))
      .filter((item) => cursor === undefined || inPageOrder(cursor, item) < 0)
      .toSorted(inPageOrder)
    end = start - 1
  }
  const items = fitting.slice(0, limit)
  const last = items.at(-1)
  const older = fitting.length > limit ? last : end >= from ? { at: end + 1, id: '' } : undefined
  const ends = older === undefined ? {} : { older: { at: older.at, id: older.id } }
  return { items, read: [...found.values()], ...ends }
}

export const writtenCursor = ({ at, id }: Cursor): string => `${String(Math.floor(at))}.${id}`

/** Undefined for what is no cursor. */
export function readCursor(text: string): Cursor | undefined {
  const [, at, id] = /^(\d{1,16})\.(.*)$/s.exec(text) ?? []
  return at === undefined || id === undefined ? undefined : { at: Number(at), id }
}
