import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { HistoryItem, HistorySelection } from '../../../../../src-preload/contract/services/history.ts'
import type { ServiceInput, ServiceOutput, Services } from '../../../../../src-preload/contract/services/services.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { CtiError } from '../../../../util/errors.ts'
import { isSameNumber } from '../../../../util/written-number.ts'
import type { MirtaContext } from '../../context.ts'
import type { VoicemailBox } from '../voicemail-box.ts'
import { itemReader } from './history-sources.ts'
import { readItemId } from './item-ids.ts'
import type { Journal, Place } from './journal.ts'
import { readPlace } from './journal.ts'
import { readItem } from './read-item.ts'
import { readBack, readCursor, writtenCursor } from './read-back.ts'
import type { Cursor } from './read-back.ts'

/** Nothing older is read. */
const OLDEST_MS = 366 * DAY
/** The clock of the system may be ahead by this. */
const AHEAD_MS = DAY
/** A call is written when it ends, with the time it began: this far back is read for what has come since. */
const LONGEST_CALL_MS = 4 * HOUR

/** Whoever read it longer ago begins anew. */
const LONGEST_AWAY_MS = 14 * DAY

/** What the history of a link is made from. */
export interface HistoryOptions {
  readonly context: MirtaContext
  readonly box: VoicemailBox
  /** Over all links of the account. */
  readonly journal: Journal
  /** Numbers of a contact, as items have them. */
  readonly numbersOf: (contactId: string) => readonly string[]
}

type Page = ServiceOutput<'history.page'>
type Filter = Omit<ServiceInput<'history.count'>, 'accountId'>
type Names = 'history.page' | 'history.count' | 'history.item' | 'history.mark' | 'history.delete'

/** The user's calls, messages, recordings and faxes; only messages can be marked and deleted (MiRTA 8.2 to 8.4). */
export function historyServices(options: HistoryOptions): Services<Names> {
  const { context, box } = options
  return {
    'history.page': async (input, signal) => {
      if (isEmptyShelf(input)) return { items: [], replaces: input.olderThan === undefined }
      const place = input.newerThan === undefined ? undefined : readPlace(input.newerThan)
      const isNear = place !== undefined && place.at > context.clock.now() - LONGEST_AWAY_MS
      return !isNear ? pageBack(options, input, signal) : pageSince(options, input, place, signal)
    },
    'history.count': async (input, signal) => {
      if (isEmptyShelf(input)) return 0
      const read = itemReader(context, box, input.kinds, signal)
      let count = 0
      let cursor: Cursor | undefined
      do {
        const { items, older } = await readBack(read, { ...wanted(options, input), cursor, limit: Infinity })
        count += items.length
        cursor = older
      } while (cursor !== undefined)
      return count
    },
    'history.item': ({ itemId }, signal) => readItem(context, box, itemId, signal),
    'history.mark': async ({ which, seen }, signal) => ({
      gone: [...(await box.mark(messagesIn(which), seen, signal))].map(itemIdOf)
    }),
    'history.delete': async ({ which }, signal) => ({
      gone: [...(await box.delete(messagesIn(which), signal))].map(itemIdOf)
    })
  }
}

/** There is no trash. */
const isEmptyShelf = ({ shelf = 'log' }: Filter): boolean => shelf !== 'log'

/** From when to when, and what of it. */
function wanted({ context, numbersOf }: HistoryOptions, { kinds, number, contactId, from = 0, to = Infinity }: Filter) {
  const now = context.clock.now()
  const numbers = contactId === undefined ? undefined : numbersOf(contactId)
  return {
    from: Math.max(from, now - OLDEST_MS),
    until: Math.min(to, now + AHEAD_MS),
    fits: (item: HistoryItem): boolean =>
      (kinds === undefined || kinds.some((kind) => kind === item.kind)) &&
      (number === undefined || isOf(item, number)) &&
      (numbers === undefined || numbers.some((one) => isOf(item, one)))
  }
}

/** Systems write numbers with or without their country code. */
const isOf = ({ number = '' }: HistoryItem, wanted: string): boolean => isSameNumber(number, wanted)

async function pageBack(
  options: HistoryOptions,
  { olderThan, limit, ...input }: ServiceInput<'history.page'>,
  signal: AbortSignal
): Promise<Page> {
  const { context, box, journal } = options
  const read = itemReader(context, box, input.kinds, signal)
  const cursor = olderThan === undefined ? undefined : readCursor(olderThan)
  const back = await readBack(read, { ...wanted(options, input), cursor, limit })
  if (cursor === undefined) journal.note(back.read)
  return {
    items: [...back.items],
    replaces: cursor === undefined,
    ...(back.items.length === 0 ? {} : { newest: journal.cursor(context.clock.now()) }),
    ...(back.older === undefined ? {} : { older: writtenCursor(back.older) })
  }
}

/** What has come since: the oldest of more than a page. */
async function pageSince(
  options: HistoryOptions,
  { limit, ...input }: ServiceInput<'history.page'>,
  place: Place,
  signal: AbortSignal
): Promise<Page> {
  const { context, box, journal } = options
  const { from, until, fits } = wanted(options, input)
  const read = itemReader(context, box, input.kinds, signal)
  const items = await read({ from: Math.max(from, place.at - LONGEST_CALL_MS), until })
  journal.note(items)
  const since = journal.since(items.filter(fits), place)
  const given = since.slice(0, limit)
  const last = given.length < since.length ? given.at(-1)?.id : undefined
  return {
    items: given.toSorted((a, b) => b.at - a.at),
    replaces: false,
    newest: journal.cursor(last === undefined ? context.clock.now() : place.at, last)
  }
}

/** Ids of the messages among what is chosen. @throws CtiError unsupported where there is none: nothing else can be changed */
function messagesIn(which: HistorySelection): readonly string[] {
  const items = 'itemIds' in which ? which.itemIds.flatMap((itemId) => readItemId(itemId) ?? []) : []
  const ids = items.filter(({ kind }) => kind === 'voicemail').map(({ id }) => id)
  if (ids.length === 0) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
  return ids
}

const itemIdOf = (id: string): string => `voicemail:${id}`
