import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { HistoryItem } from '../../../../../src-preload/contract/services/history.ts'
import type { ServiceInput, ServiceOutput, Services } from '../../../../../src-preload/contract/services/services.ts'
import { defined } from '../../../../util/defined.ts'
import { HOUR } from '../../../../util/durations.ts'
import { CtiError } from '../../../../util/errors.ts'
import { keepNewest } from '../../../../util/keep-newest.ts'
import { limits } from '../../../../util/limits.ts'
import type { VoipbinContext } from '../../context.ts'
import type { Directory } from '../../directory.ts'
import { isOf, mapConversation } from '../../mapper/conversations.ts'
import type { Conversation } from '../../mapper/conversations.ts'
import { PAGE_ROWS } from '../../paging.ts'
import type { ContactBook } from '../contacts/contact-book.ts'
import { readBack } from './read-back.ts'
import type { ReadLegs } from './read-back.ts'

/** A call is in the history when it is over: of what has come since, the longest can have begun so long before, in ms. */
const LONGEST_CALL_MS = 4 * HOUR

/** What the history of a link is made from. */
export interface HistoryOptions {
  readonly context: VoipbinContext
  readonly directory: Directory
  readonly contacts: Pick<ContactBook, 'numbersOf'>
}

type Names = 'history.page' | 'history.count' | 'history.item'
type Filter = Omit<ServiceInput<'history.count'>, 'accountId'>
type Page = ServiceOutput<'history.page'>

/** The user's calls: every leg of everybody is a row, of which conversations are made (VoIPBin 6, 15). */
export function historyServices(options: HistoryOptions): Services<Names> {
  const { context, directory, contacts } = options
  const { client, mode, self } = context
  const given = new Map<string, HistoryItem>()
  const list = mode === 'full' ? client.calls.list : client.calls.listOwn
  const legs =
    (signal: AbortSignal): ReadLegs =>
    (token) =>
      list({ page_size: PAGE_ROWS, ...defined({ page_token: token }) }, signal)

  /** What is wanted of the user's conversations that are over. */
  const filterFor = async (input: Filter, signal: AbortSignal): Promise<HistoryFilter> => {
    const { contactId } = input
    const numbers = contactId === undefined ? undefined : await contacts.numbersOf(contactId, signal)
    const isWanted = wantedBy(input, numbers)
    const itemsOf = (one: Conversation): readonly HistoryItem[] =>
      mapConversation(one, self, directory).filter(isWanted)
    return { itemsOf, fits: (one) => one.endedAt !== undefined && isOf(one, self) && itemsOf(one).length > 0 }
  }
  const give = (items: readonly HistoryItem[]): HistoryItem[] => {
    for (const item of items) keepNewest(given, item.id, item, limits.answeredThings)
    return [...items]
  }

  async function pageBack(input: ServiceInput<'history.page'>, signal: AbortSignal): Promise<Page> {
    const { limit, olderThan, from = 0, to = Infinity } = input
    const before = olderThan === undefined ? to + 1 : Number(olderThan)
    const filter = await filterFor(input, signal)
    const back = await readBack(legs(signal), { before, from, limit, fits: filter.fits })
    const page = cut(back.found, limit, filter)
    const isCut = page.length < back.found.length
    const last = isCut ? page.at(-1)?.at : back.next
    const newest = Math.max(0, ...back.all.map(({ endedAt }) => endedAt ?? 0))
    return {
      items: give(page.flatMap(filter.itemsOf).slice(0, limit)),
      replaces: olderThan === undefined,
      ...((isCut || !back.isEnd) && last !== undefined ? { older: String(last) } : {}),
      ...(page.length > 0 ? { newest: String(newest) } : {})
    }
  }

  /** What has ended since; of more than a page, what ended first. */
  async function pageSince(input: ServiceInput<'history.page'>, since: number, signal: AbortSignal): Promise<Page> {
    const { limit, from = 0, to = Infinity } = input
    const filter = await filterFor(input, signal)
    const isNew = (one: Conversation): boolean => (one.endedAt ?? 0) > since && filter.fits(one)
    const wanted = { before: to + 1, from: Math.max(from, since - LONGEST_CALL_MS), limit: Infinity, fits: isNew }
    const { found } = await readBack(legs(signal), wanted)
    const inOrder = cut(found.toSorted(byEnd), limit, filter)
    const items = give(inOrder.toSorted(newestFirst).flatMap(filter.itemsOf).slice(0, limit))
    return { items, replaces: false, newest: String(inOrder.at(-1)?.endedAt ?? since) }
  }

  return {
    'history.page': (input, signal) => {
      if (isEmptyShelf(input)) return Promise.resolve({ items: [], replaces: input.olderThan === undefined })
      const since = Number(input.newerThan)
      return Number.isFinite(since) ? pageSince(input, since, signal) : pageBack(input, signal)
    },
    'history.count': async (input, signal) => {
      if (isEmptyShelf(input)) return 0
      const { from = 0, to = Infinity } = input
      const { fits, itemsOf } = await filterFor(input, signal)
      const { found } = await readBack(legs(signal), { before: to + 1, from, limit: Infinity, fits })
      return found.flatMap(itemsOf).length
    },
    'history.item': ({ itemId }) => {
      const item = given.get(itemId)
      if (item !== undefined) return Promise.resolve(item)
      return Promise.reject(new CtiError('notFound', { userMessage: m.error_not_found_other() }))
    }
  }
}

interface HistoryFilter {
  readonly fits: (conversation: Conversation) => boolean
  /** Those of its items that are wanted. */
  readonly itemsOf: (conversation: Conversation) => readonly HistoryItem[]
}

const byEnd = (one: Conversation, other: Conversation): number => (one.endedAt ?? 0) - (other.endedAt ?? 0)
const newestFirst = (one: Conversation, other: Conversation): number => other.at - one.at

/** As many whole conversations as fit on a page, at least one. */
function cut(
  conversations: readonly Conversation[],
  limit: number,
  { itemsOf }: HistoryFilter
): readonly Conversation[] {
  let count = 0
  const first = conversations.findIndex((one) => (count += itemsOf(one).length) > limit)
  return first < 0 ? conversations : conversations.slice(0, Math.max(first, 1))
}

/** There is no trash. */
const isEmptyShelf = ({ shelf = 'log' }: Filter): boolean => shelf !== 'log'

const wantedBy =
  ({ kinds, number }: Filter, numbers: readonly string[] | undefined) =>
  (item: HistoryItem): boolean =>
    (kinds === undefined || kinds.some((kind) => kind === item.kind)) &&
    (number === undefined || item.number === number) &&
    (numbers === undefined || numbers.some((one) => one === item.number))
