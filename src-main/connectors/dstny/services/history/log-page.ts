import type { Log } from '../../../../logging/log.ts'
import type { Int64 } from '../../wire/values.ts'

/** What a page was asked with; cursors are item ids, exclusive (Dstny API 5.11). */
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

/** What a server sent; `count` also counts what could not be read. */
export interface SentPage<T> {
  readonly items: readonly T[]
  readonly count: number
}

interface Numbered {
  readonly itemId: Int64
}

/** How many pages are asked for to find everything that has come since; a list that has moved on further is begun anew. */
const MOST_PAGES = 10

/** True when what is new is asked for, not what is between. */
const isForward = ({ newerThan, olderThan }: Omit<AskedPage, 'limit'>): boolean =>
  newerThan !== undefined && olderThan === undefined

/**
 * All that has come since, once the first page of it is there. Of more than a page, servers may give the oldest or the
 * newest first (Dstny API 5.11 does not say), so what lies below a full page is asked for until nothing does.
 * Undefined when that takes too many pages or some of them cannot be read: then the list has to be begun anew.
 */
export async function allSince<T extends Numbered>(
  first: SentPage<T>,
  asked: AskedPage,
  ask: (olderThan: string) => Promise<SentPage<T>>
): Promise<SentPage<T> | undefined> {
  if (!isForward(asked)) return first
  const items = [...within(first.items, asked)]
  let { count } = first
  for (let page = first, pages = 1; page.count >= asked.limit; pages++) {
    const last = items.toSorted(newestFirst).at(-1)
    if (last === undefined || pages === MOST_PAGES) return undefined
    const olderThan = String(last.itemId)
    page = await ask(olderThan)
    const fresh = within(page.items, { ...asked, olderThan })
    if (fresh.length === 0 && page.count >= asked.limit) return undefined
    items.push(...fresh)
    count += page.count
  }
  return { items, count }
}

/**
 * Puts what came in order and keeps to what was asked, whatever the server made of it: without that a server that ignores a
 * cursor would be paged for ever. Ids grow (Dstny API 5.11); the page's own example comes oldest first. `sent` counts
 * also what could not be read: a full page has another one behind it.
 */
export function cutPage<T extends Numbered>(sent: SentPage<T>, asked: AskedPage): CutPage<T> {
  const { limit } = asked
  const inOrder = within(sent.items, asked).toSorted(newestFirst)
  const forward = isForward(asked)
  const items = forward ? inOrder.slice(-limit) : inOrder.slice(0, limit)
  const [first, last] = [items[0], items.at(-1)]
  return {
    items,
    ...(last === undefined || forward || sent.count < limit ? {} : { older: String(last.itemId) }),
    ...(first === undefined ? {} : { newest: String(first.itemId) })
  }
}

/** True: what the asker has is out of date, so that what is new does not help it; the first page does (Dstny API 5.9). */
export const isNewList = (flushCache: boolean, asked: Omit<AskedPage, 'limit'>): boolean =>
  flushCache && isForward(asked)

/** Some servers say so with every page; of a page back it would take away what leads to it. */
export const replaces = (flushCache: boolean, { olderThan }: Omit<AskedPage, 'limit'>): boolean =>
  flushCache && olderThan === undefined

/** Says how many rows of an answer were left out. */
export function noteUnreadable(log: Log, what: string, rows: number): void {
  if (rows > 0) log.warn('rows of a log cannot be read', { what, rows })
}

const within = <T extends Numbered>(items: readonly T[], { olderThan, newerThan }: Omit<AskedPage, 'limit'>): T[] =>
  items.filter(
    ({ itemId }) =>
      (olderThan === undefined || order(String(itemId), olderThan) < 0) &&
      (newerThan === undefined || order(String(itemId), newerThan) > 0)
  )

const newestFirst = (a: Numbered, b: Numbered): number => order(String(b.itemId), String(a.itemId))

function order(a: string, b: string): number {
  if (!isNumber(a) || !isNumber(b)) return a < b ? -1 : Number(a > b)
  const [left, right] = [BigInt(a), BigInt(b)]
  return left < right ? -1 : Number(left > right)
}

const isNumber = (id: string): boolean => /^-?\d{1,19}$/.test(id)
