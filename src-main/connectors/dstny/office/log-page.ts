import type { Log } from '../../../logging/log.ts'
import type { Int64 } from '../wire-values.ts'

/** What a page was asked with; cursors are item ids, exclusive (Contract dstny 5.11). */
export interface AskedPage {
  readonly olderThan?: string | undefined
  readonly newerThan?: string | undefined
  readonly limit: number
}

/** A page of a log and where it goes on. */
export interface CutPage<T> {
  /** Newest first, at most as many as asked for. */
  readonly items: readonly T[]
  readonly older?: string
  readonly newest?: string
}

/**
 * Puts what came in order and keeps to what was asked, whatever the server made of it: without that a server that ignores a
 * cursor would be paged for ever. Ids grow (Contract dstny 5.11); the page's own example comes oldest first. `sent` counts
 * also what could not be read: a full page has another one behind it.
 */
export function cutPage<T extends { readonly itemId: Int64 }>(
  sent: { readonly items: readonly T[]; readonly count: number },
  asked: AskedPage
): CutPage<T> {
  const { olderThan, newerThan, limit } = asked
  const between = sent.items.filter(
    ({ itemId }) =>
      (olderThan === undefined || order(String(itemId), olderThan) < 0) &&
      (newerThan === undefined || order(String(itemId), newerThan) > 0)
  )
  const newestFirst = between.toSorted((a, b) => order(String(b.itemId), String(a.itemId)))
  const forward = newerThan !== undefined && olderThan === undefined
  const items = forward ? newestFirst.slice(-limit) : newestFirst.slice(0, limit)
  const [first, last] = [items[0], items.at(-1)]
  return {
    items,
    ...(last === undefined || forward || sent.count < limit ? {} : { older: String(last.itemId) }),
    ...(first === undefined ? {} : { newest: String(first.itemId) })
  }
}

/** True: what the asker has is out of date, so that what is new does not help it; the first page does (Contract dstny 5.9). */
export const beginsAnew = (flushCache: boolean, { olderThan, newerThan }: Omit<AskedPage, 'limit'>): boolean =>
  flushCache && newerThan !== undefined && olderThan === undefined

/** Some servers say so with every page; of a page back it would take away what leads to it. */
export const replaces = (flushCache: boolean, { olderThan }: Omit<AskedPage, 'limit'>): boolean =>
  flushCache && olderThan === undefined

/** Says how many rows of an answer were left out. */
export function noteUnreadable(log: Log, what: string, rows: number): void {
  if (rows > 0) log.warn('rows of a log cannot be read', { what, rows })
}

function order(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return a < b ? -1 : Number(a > b)
  const [left, right] = [BigInt(a), BigInt(b)]
  return left < right ? -1 : Number(left > right)
}

const isNumber = (id: string): boolean => /^-?\d{1,19}$/.test(id)
