import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type {
  HistoryItem,
  HistoryKind,
  HistorySelection
} from '../../../../../src-preload/contract/services/history.ts'
import type { Services, ServiceInput, ServiceOutput } from '../../../../../src-preload/contract/services/services.ts'
import { SECOND } from '../../../../util/durations.ts'
import { CtiError } from '../../../../util/errors.ts'
import { wireDate } from '../../wire/dates.ts'
import type { DstnyContext } from '../../link-context.ts'
import type { CommLogFilter, CommLogSelection } from '../../operations/communication-log.ts'
import type { WireCommLog, WireCommLogItem } from '../../wire/communication-log.ts'
import { allSince, isNewList, cutPage, noteUnreadable, replaces } from './log-page.ts'
import type { SentPage } from './log-page.ts'
import { itemTypes, mapHistoryItem, namedIn, shelfFilter } from '../../mapper/history.ts'
import { LAST_INSTANT } from '../presence/moments.ts'
import { asItemRequest } from '../item-request.ts'

type Names =
  | 'history.page'
  | 'history.count'
  | 'history.item'
  | 'history.sharedInbox'
  | 'history.mark'
  | 'history.move'
  | 'history.delete'

/** Most items of the shared boxes, which come without pages. */
const MAX_SHARED = 1_000
/** What "all up to here" means unless other kinds are named: voicemail is the user's to decide (Dstny API 5.11). */
const CALLS: readonly HistoryKind[] = ['outgoing', 'incoming', 'missed']

/** The user's calls, messages and recordings (Dstny API 3.7, 5.11). */
export const historyServices = (context: DstnyContext): Services<Names> => {
  const log = context.client.communicationLog
  return {
    'history.page': async (input, signal) => ({
      ...(await page(context, input, signal)),
      ...context.requester.serverTime
    }),
    'history.count': (input, signal) =>
      asItemRequest(log.countCommLogItems({ ...common(input), ...interval(input, 0) }, signal)),
    'history.item': ({ itemId, shelf }, signal) => item(context, itemId, shelfFilter(shelf), signal),
    'history.sharedInbox': async (_input, signal) => {
      const inbox = await asItemRequest(log.listGroupInbox(signal))
      const { items } = cutPage({ items: inbox.historyItems, count: inbox.sent }, { limit: MAX_SHARED })
      return mapped(context, inbox, items)
    },
    'history.mark': ({ which, seen, played, relatedCall = false }, signal) => {
      const marks = { isSeen: seen, isPlayed: played, updateCallItem: relatedCall }
      return changed(which, {
        one: (itemId) => log.markCommLogItem(itemId, marks, signal),
        several: (selection) => log.markCommLogItems(selection, marks, signal)
      })
    },
    'history.move': ({ itemId, to }, signal) =>
      to === 'deleted'
        ? log.flagCommLogItemDeleted(itemId, signal)
        : log.setCommLogItemDeletion(itemId, to === 'trash', signal),
    'history.delete': ({ which, relatedCall = false }, signal) =>
      changed(which, {
        one: (itemId) => log.deleteCommLogItem(itemId, relatedCall, signal),
        several: (selection) => log.deleteCommLogItems(selection, relatedCall, signal)
      })
  }
}

type Filter = Omit<ServiceInput<'history.count'>, 'accountId'>

const common = ({ shelf, kinds, number, contactId }: Filter): CommLogFilter => ({
  ...shelfFilter(shelf),
  itemType: itemTypes(kinds),
  number,
  contactId
})

/** Wider by so many ms, where the rest is cut off here: whether the ends belong to it is the server's choice. */
function interval({ from, to }: Filter, byMs: number): Pick<CommLogFilter, 'sinceTime' | 'untilTime'> {
  const asked = (at: number): string => wireDate(Math.min(Math.max(at, 0), LAST_INSTANT))
  return {
    ...(from === undefined ? {} : { sinceTime: asked(from - byMs) }),
    ...(to === undefined ? {} : { untilTime: asked(to + byMs) })
  }
}

type HistoryPage = ServiceOutput<'history.page'>

const sentPage = ({ historyItems, sent }: WireCommLog): SentPage<WireCommLogItem> => ({
  items: historyItems,
  count: sent
})

/** Ids and times may not be asked for together (Dstny API 3.7): with a cursor the times are looked at here only. */
async function page(
  context: DstnyContext,
  input: ServiceInput<'history.page'>,
  signal: AbortSignal
): Promise<HistoryPage> {
  const { newerThan: since, limit, from = 0, to = Infinity } = input
  const listed = (olderThan: string | undefined): Promise<WireCommLog> => {
    const place = olderThan !== undefined || since !== undefined ? { olderThan, since } : interval(input, 2 * SECOND)
    return context.client.communicationLog.listCommLogItems({ ...common(input), ...place, limit }, signal)
  }
  const log = await listed(input.olderThan)
  const all = isNewList(log.flushCache, input)
    ? undefined
    : await allSince(sentPage(log), input, async (olderThan) => sentPage(await listed(olderThan)))
  if (all === undefined) return { ...(await page(context, { ...input, newerThan: undefined }, signal)), replaces: true }
  const { items, older, ...ends } = cutPage(all, input)
  const readable = mapped(context, { historyItems: all.items, sent: all.count }, items)
  const hasMore = older !== undefined && (readable.length === 0 || readable.some(({ at }) => at >= from))
  return {
    items: readable.filter(({ at }) => at >= from && at <= to),
    replaces: replaces(log.flushCache, input),
    ...ends,
    ...(hasMore ? { older } : {})
  }
}

/** @throws CtiError notFound */
async function item(
  { client }: DstnyContext,
  itemId: string,
  shelf: ReturnType<typeof shelfFilter>,
  signal: AbortSignal
): Promise<HistoryItem> {
  const { historyItems } = await asItemRequest(client.communicationLog.getCommLogItem(itemId, shelf, signal))
  const found = historyItems.find((one) => String(one.itemId) === itemId)
  const shown = found === undefined ? undefined : mapHistoryItem(found)
  if (shown === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return shown
}

/** The items of an answer that are wanted; what cannot be read is counted in the log. */
function mapped(
  { log }: DstnyContext,
  { historyItems, sent }: { readonly historyItems: readonly WireCommLogItem[]; readonly sent: number },
  wanted: readonly WireCommLogItem[]
): HistoryItem[] {
  const items = wanted.flatMap((one) => mapHistoryItem(one) ?? [])
  noteUnreadable(log, 'history', sent - historyItems.length + wanted.length - items.length)
  return items
}

interface Change {
  readonly one: (itemId: string) => Promise<void>
  readonly several: (selection: CommLogSelection) => Promise<string | undefined>
}

/** Dstny API 1.7: a 404 without a code that says so is about the item too. */
const GONE: ReadonlySet<string> = new Set(['notFound', 'unsupported'])

/** Does something to items; those that are gone are no failure, the others are done. @throws CtiError */
async function changed(which: HistorySelection, { one, several }: Change): Promise<{ gone: string[] }> {
  if ('upTo' in which) {
    await several({ untilItemId: which.upTo, itemType: itemTypes(which.kinds ?? CALLS) ?? [] })
    return { gone: [] }
  }
  const [first, ...rest] = which.itemIds
  if (first === undefined || rest.length > 0) {
    return { gone: namedIn(await several({ itemId: which.itemIds }), which.itemIds) }
  }
  try {
    await one(first)
    return { gone: [] }
  } catch (error) {
    if (!(error instanceof CtiError) || !GONE.has(error.kind)) throw error
    return { gone: [first] }
  }
}
