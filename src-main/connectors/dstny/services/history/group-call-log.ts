import type { GroupCallRow, HandledState } from '../../../../../src-preload/contract/services/group-call-log.ts'
import type { Services, ServiceInput, ServiceOutput } from '../../../../../src-preload/contract/services/services.ts'
import { entityId } from '../../../../util/entity-id.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { DstnyContext } from '../../link-context.ts'
import type { GroupCallLogFilter, GroupCallType } from '../../operations/groups.ts'
import type { QueueWatch } from '../../watch/queue-watch.ts'
import type { WireGroupCallLog, WireGroupCallLogItem } from '../../wire/groups.ts'
import type { AssignRequest } from '../../wire/requests.ts'
import { allSince, isNewList, cutPage, noteUnreadable, replaces } from './log-page.ts'
import type { AskedPage, SentPage } from './log-page.ts'
import { mapGroupCall } from '../../mapper/group-call.ts'
import type { GroupCallView } from '../../mapper/group-call.ts'
import { asItemRequest } from '../item-request.ts'
import { groupOf } from '../queue-ids.ts'

type Names = 'groupCallLog.page' | 'groupCallLog.assigned' | 'groupCallLog.assign'

/** Most rows the user can have taken; they come without pages. */
const MAX_ASSIGNED = 1_000

const TYPES = { answered: 'ANSWERED', forwarded: 'FORWARDED', missed: 'MISSED' } as const
const STATES: Readonly<Record<HandledState, NonNullable<AssignRequest['state']>>> = {
  unhandled: 'UNHANDLED',
  inProgress: 'INPROGRESS',
  handled: 'HANDLED'
}

/** The call log that the agents of a group share (Dstny API 3.2, 5.9). */
export function groupCallLogServices(context: DstnyContext, queues: Pick<QueueWatch, 'namesOf'>): Services<Names> {
  const groups = context.client.distributionGroups
  return {
    'groupCallLog.page': async (input, signal) => ({
      ...(await page(context, viewOf(context, queues, input), input, signal)),
      ...context.requester.serverTime
    }),
    'groupCallLog.assigned': async (input, signal) => {
      const { accountId, queueId } = input
      const log = await (queueId === undefined
        ? groups.listAssignedCallLog(signal)
        : asItemRequest(groups.listAssignedCallLogForGroup(groupOf(accountId, queueId), signal)))
      return shown(context, sentPage(log), viewOf(context, queues, input), { limit: MAX_ASSIGNED }).rows
    },
    'groupCallLog.assign': (input, signal) => assign(context, viewOf(context, queues, input), input, signal)
  }
}

type List = Pick<ServiceInput<'groupCallLog.assign'>, 'accountId' | 'queueId' | 'callerNumber'>

/** One caller's calls come singly when the kinds are named, so they always are (Dstny API 3.2, getGroupCallLog). */
function listed(
  { client }: DstnyContext,
  { accountId, queueId, callerNumber }: List,
  filter: GroupCallLogFilter,
  signal: AbortSignal
): Promise<WireGroupCallLog> {
  const groups = client.distributionGroups
  const all: readonly GroupCallType[] = ['ALL']
  const single = callerNumber === undefined ? {} : { callerNumber, itemType: filter.itemType ?? all }
  const whole = { ...filter, ...single }
  if (queueId === undefined) return groups.listGroupCallLog(whole, signal)
  return asItemRequest(groups.getGroupCallLog(groupOf(accountId, queueId), whole, signal))
}

/** Rows name their group without its organisation; two groups with one id cannot be told apart (Dstny API 2.4). */
const viewOf = (
  { ownAddress }: DstnyContext,
  queues: Pick<QueueWatch, 'namesOf'>,
  { accountId, queueId }: Pick<List, 'accountId' | 'queueId'>
): GroupCallView => ({
  ownAddress,
  queueIdOf: (groupId) => {
    const [name, ...others] = queues.namesOf(groupId)
    return queueId ?? (name === undefined || others.length > 0 ? undefined : entityId(accountId, name))
  }
})

async function page(
  context: DstnyContext,
  view: GroupCallView,
  input: ServiceInput<'groupCallLog.page'>,
  signal: AbortSignal
): Promise<ServiceOutput<'groupCallLog.page'>> {
  const { kinds, newerThan, limit } = input
  const rows = (olderThan: string | undefined): Promise<WireGroupCallLog> => {
    const filter = { itemType: kinds?.map((kind) => TYPES[kind]), olderThan, since: newerThan, limit }
    return listed(context, input, filter, signal)
  }
  const log = await rows(input.olderThan)
  const all = isNewList(log.flushCache, input)
    ? undefined
    : await allSince(sentPage(log), input, async (olderThan) => sentPage(await rows(olderThan)))
  if (all === undefined) {
    return { ...(await page(context, view, { ...input, newerThan: undefined }, signal)), replaces: true }
  }
  return {
    ...shown(context, all, view, input),
    answered: log.callCountAnswered,
    forwarded: log.callCountForwarded,
    missed: log.callCountMissed,
    replaces: replaces(log.flushCache, input)
  }
}

const sentPage = ({ callLogItem, sent }: WireGroupCallLog): SentPage<WireGroupCallLogItem> => ({
  items: callLogItem,
  count: sent
})

/** The rows that were asked for; what cannot be read is counted in the log. */
function shown(
  { log }: DstnyContext,
  sent: SentPage<WireGroupCallLogItem>,
  view: GroupCallView,
  asked: AskedPage
): { rows: GroupCallRow[]; older?: string; newest?: string } {
  const { items, ...ends } = cutPage(sent, asked)
  const rows = items.flatMap((one) => mapGroupCall(one, view) ?? [])
  noteUnreadable(log, 'group calls', sent.count - sent.items.length + items.length - rows.length)
  return { rows, ...ends }
}

/**
 * Sets what became of a row. The server lets the last one win, so it is looked at first: somebody who has taken it is
 * already calling back. The contract does not say whether a note that is not sent stays, so the one that was read is sent.
 */
async function assign(
  context: DstnyContext,
  view: GroupCallView,
  input: ServiceInput<'groupCallLog.assign'>,
  signal: AbortSignal
): Promise<ServiceOutput<'groupCallLog.assign'>> {
  const { rowId, state, takeOver = false } = input
  const sent = await find(context, input, signal)
  const before = sent === undefined ? undefined : mapGroupCall(sent, view)
  if (before !== undefined && !takeOver && isSomebodyElses(before)) return { done: false, row: before }
  try {
    const request = { state: STATES[state], note: input.note ?? sent?.handledStatus?.note }
    const row = await context.client.distributionGroups.assignCallLogItem(rowId, request, signal)
    const after = row === undefined ? undefined : mapGroupCall(row, view)
    if (after === undefined) return { done: true }
    return { done: !isSomebodyElses(after), row: after }
  } catch (error) {
    if (!(error instanceof CtiError) || error.kind !== 'conflict') throw error
    const now = await find(context, input, signal)
    const holder = now === undefined ? undefined : mapGroupCall(now, view)
    if (holder === undefined || !isSomebodyElses(holder)) throw error
    return { done: false, row: holder }
  }
}

const isSomebodyElses = ({ handling: { state, by } }: GroupCallRow): boolean =>
  state !== 'unhandled' && by !== undefined && !by.isMe

/** The row as it is now, where the list still has it. */
async function find(
  context: DstnyContext,
  input: ServiceInput<'groupCallLog.assign'>,
  signal: AbortSignal
): Promise<WireGroupCallLogItem | undefined> {
  const { rowId } = input
  if (!/^\d{1,18}$/.test(rowId)) return undefined
  const around = { since: String(BigInt(rowId) - 1n), olderThan: String(BigInt(rowId) + 1n) }
  const { callLogItem } = await listed(context, input, around, signal)
  return callLogItem.find(({ itemId }) => String(itemId) === rowId)
}
