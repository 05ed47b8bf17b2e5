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
import { readBack } from './read-back.ts'
import type { ReadLegs } from './read-back.ts'

/** A call is in the history when it is over: of what has come since, the longest can have begun so long before, in ms. */
const LONGEST_CALL_MS = 4 * HOUR

/** What the history of a link is made from. */
export interface HistoryOptions {
  readonly context: VoipbinContext
  readonly directory: Directory
  /** Numbers of a contact, as items have them. */
  readonly numbersOf: (contactId: string) => readonly string[]
}

type Names = 'history.page' | 'history.count' | 'history.item'
type Filter = Omit<ServiceInput<'history.count'>, 'accountId'>
type Page = ServiceOutput<'history.page'>

/** The user's calls: every leg of everybody is a row, of which conversations are made (VoIPBin 6, 15). */
export function historyServices(options: HistoryOptions): Services<Names> {
  const { context, directory } = options
  const { client, mode, self } = context
  const given = new Map<string, HistoryItem>()
  const list = mode === 'full' ? client.calls.list : client.calls.listOwn
  const legs =
    (signal: AbortSignal): ReadLegs =>
    (token) =>
      list({ page_size: PAGE_ROWS, ...defined({ page_token: token }) }, signal)

  /** Those of its items that are wanted. */
  const itemsOf = (conversation: Conversation, filter: Filter): readonly HistoryItem[] =>
    mapConversation(conversation, self, directory).filter(wantedBy(filter, options))
  const filtered =
    (filter: Filter) =>
    (one: Conversation): boolean =>
      one.endedAt !== undefined && isOf(one, self) && itemsOf(one, filter).length > 0
  /** As many whole conversations as fit on a page, at least one. */
  const cut = (conversations: readonly Conversation[], { limit, ...filter }: Filter & { limit: number }) => {
    const counts = conversations.map((one) => itemsOf(one, filter).length)
    const fitting = counts.findIndex((_, index) => sum(counts.slice(0, index + 1)) > limit)
    return fitting < 0 ? conversations : conversations.slice(0, Math.max(fitting, 1))
  }
  const give = (
    conversations: readonly Conversation[],
    { limit, ...filter }: Filter & { limit: number }
  ): HistoryItem[] => {
    const items = conversations.flatMap((one) => itemsOf(one, filter)).slice(0, limit)
    for (const item of items) keepNewest(given, item.id, item, limits.answeredThings)
    return items
  }

  async function pageBack(input: ServiceInput<'history.page'>, signal: AbortSignal): Promise<Page> {
    const { limit, olderThan, from = 0, to = Infinity } = input
    const before = olderThan === undefined ? to + 1 : Number(olderThan)
    const back = await readBack(legs(signal), { before, from, limit, fits: filtered(input) })
    const page = cut(back.found, input)
    const isCut = page.length < back.found.length
    const last = isCut ? page.at(-1)?.at : back.next
    const newest = Math.max(0, ...back.all.map(({ endedAt }) => endedAt ?? 0))
    return {
      items: give(page, input),
      replaces: olderThan === undefined,
      ...((isCut || !back.isEnd) && last !== undefined ? { older: String(last) } : {}),
      ...(page.length > 0 ? { newest: String(newest) } : {})
    }
  }

  /** What has ended since; of more than a page, what ended first. */
  async function pageSince(input: ServiceInput<'history.page'>, since: number, signal: AbortSignal): Promise<Page> {
    const { from = 0, to = Infinity } = input
    const fits = filtered(input)
    const isNew = (one: Conversation): boolean => (one.endedAt ?? 0) > since && fits(one)
    const wanted = { before: to + 1, from: Math.max(from, since - LONGEST_CALL_MS), limit: Infinity, fits: isNew }
    const { found } = await readBack(legs(signal), wanted)
    const inOrder = cut(
      found.toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0)),
      input
    )
    const items = give(
      inOrder.toSorted((one, other) => other.at - one.at),
      input
    )
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
      const wanted = { before: to + 1, from, limit: Infinity, fits: filtered(input) }
      const { found } = await readBack(legs(signal), wanted)
      return sum(found.map((one) => itemsOf(one, input).length))
    },
    'history.item': ({ itemId }) => {
      const item = given.get(itemId)
      if (item !== undefined) return Promise.resolve(item)
      return Promise.reject(new CtiError('notFound', { userMessage: m.error_not_found_other() }))
    }
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

/** There is no trash. */
const isEmptyShelf = ({ shelf = 'log' }: Filter): boolean => shelf !== 'log'

function wantedBy({ kinds, number, contactId }: Filter, { numbersOf }: HistoryOptions): (item: HistoryItem) => boolean {
  const numbers = contactId === undefined ? undefined : numbersOf(contactId)
  return (item) =>
    (kinds === undefined || kinds.some((kind) => kind === item.kind)) &&
    (number === undefined || item.number === number) &&
    (numbers === undefined || numbers.some((one) => one === item.number))
}
