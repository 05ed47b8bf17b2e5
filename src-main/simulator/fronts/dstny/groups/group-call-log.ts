import { SECOND } from '../../../../util/durations.ts'
import type { Extension } from '../../../people/extension.ts'
import { callbackNumber, talkedSeconds, type GroupCall, type HandledState } from '../../../distribution/group-calls.ts'
import type { Queue } from '../../../distribution/queues.ts'
import { fieldsOf, timeText } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { queueOf, queuesOf } from './groups.ts'
import { idParam, namesQuery, pageOf } from '../queries.ts'
import type { Reply } from '../../kit/reply.ts'
import { DstnyRefusal, int64, json } from '../http/reply.ts'
import { required, type DstnyRequest } from '../http/request.ts'

const kindNames = { answered: 'ANSWERED', forwarded: 'FORWARDED', missed: 'MISSED' } as const
const stateNames = { unhandled: 'UNHANDLED', inProgress: 'INPROGRESS', handled: 'HANDLED' } as const
const states = { UNHANDLED: 'unhandled', INPROGRESS: 'inProgress', HANDLED: 'handled' } as const
const MAX_NOTE = 250

/** A row with its group and how many calls are gathered in it. */
interface Row {
  readonly id: bigint
  readonly call: GroupCall
  readonly queue: Queue
  readonly count: number
}

const agentRef = ({ name, data }: Extension): object => ({ name, number: data.number, userId: data.id })

function handlingJson({ handling }: GroupCall): object {
  if (handling === undefined) return { handledStatus: { state: 'UNHANDLED' }, noteIncluded: false }
  const { state, agent, at, note } = handling
  const handledStatus = {
    state: stateNames[state],
    ...(state !== 'unhandled' && { agent: agentRef(agent) }),
    timeStamp: timeText(at),
    ...(note !== '' && { note })
  }
  return { handledStatus, noteIncluded: note !== '' }
}

function rowJson({ call, queue, count }: Row, { pbx }: FrontContext): object {
  const { caller, forwardedTo, answeredBy } = call
  const back = callbackNumber(call)
  const organisation = pbx.data.organisations.findIndex(({ domain }) => domain === queue.data.domain)
  return {
    itemId: call.id,
    groupId: int64(queue.data.id),
    groupOrgId: organisation,
    callCount: count,
    itemType: kindNames[call.kind],
    ...(forwardedTo !== undefined && {
      forwardReason: 'NO_AGENTS',
      forwardedTo: { name: forwardedTo.name ?? '', number: forwardedTo.number ?? '' }
    }),
    startTime: timeText(call.startedAt),
    callDuration: talkedSeconds(call, pbx.clock.now()),
    queueDuration: Math.floor(call.waitedMs / SECOND),
    ...(caller.number !== undefined && { callerNumber: caller.number }),
    ...(back !== undefined && { callbackToNumber: back }),
    ...(answeredBy !== undefined && { agent: agentRef(answeredBy.agent) }),
    ...handlingJson(call)
  }
}

const rowsOf = (queues: readonly Queue[]): Row[] =>
  queues
    .flatMap((queue) => queue.calls.map((call) => ({ id: call.id, call, queue, count: 1 })))
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))

/** One row for each group, caller and item type: the newest of them, with their number. */
function gathered(rows: readonly Row[]): Row[] {
  const found = new Map<string, Row>()
  for (const row of rows) {
    const key = [row.queue.data.id, row.queue.data.domain, callbackNumber(row.call) ?? row.id, row.call.kind].join(' ')
    const newest = found.get(key)
    found.set(key, newest === undefined ? row : { ...newest, count: newest.count + 1 })
  }
  return [...found.values()]
}

function answer(rows: readonly Row[], whole: boolean, context: FrontContext): Reply {
  const calls = (kind: GroupCall['kind']): number =>
    rows.filter((row) => row.call.kind === kind).reduce((sum, row) => sum + row.count, 0)
  return json({
    generatedAt: timeText(context.pbx.clock.now()),
    flushCache: whole,
    hintCount: rows.length,
    callCountAnswered: calls('answered'),
    callCountForwarded: calls('forwarded'),
    callCountMissed: calls('missed'),
    callLogItem: rows.map((row) => rowJson(row, context))
  })
}

function listOf(queues: readonly Queue[], request: DstnyRequest, context: FrontContext): Reply {
  const number = request.query('callerNumber')
  const types = namesQuery(request, 'itemType', ['ALL', 'ANSWERED', 'FORWARDED', 'MISSED'])
  const rows = rowsOf(queues)
    .filter(({ call }) => number === undefined || callbackNumber(call) === number)
    .filter(({ call }) => types.length === 0 || types.includes('ALL') || types.includes(kindNames[call.kind]))
  const single = number !== undefined && types.length > 0
  const whole = request.query('since') === undefined && request.query('olderThan') === undefined
  return answer(pageOf(request, single ? rows : gathered(rows), context), whole, context)
}

/** The group of the path, for its members only. @throws DstnyRefusal 403 | 404 */
function ownQueue(request: DstnyRequest, context: FrontContext): Queue {
  const domain = request.query('groupDomain') ?? request.param('domain')
  const queue = queueOf(context, request.param('grpid'), domain)
  if (queue.seatOf(request.user) !== undefined) return queue
  throw new DstnyRefusal(403, { fieldName: 'grpid', code: 'scope.missing', name: queue.data.id })
}

const assignedOf = (queues: readonly Queue[], request: DstnyRequest, context: FrontContext): Reply => {
  const mine = rowsOf(queues).filter(({ call: { handling } }) => {
    return handling?.agent === request.user && handling.state !== 'unhandled'
  })
  return answer(mine, true, context)
}

const assignCallLogItem: Handler = (request, context) => {
  const id = idParam(request, 'itemid')
  const row = rowsOf(queuesOf(request.user, context)).find((one) => one.id === id)
  if (row === undefined) throw new DstnyRefusal(404, { fieldName: 'itemid', code: 'item.does.not.exist' })
  const fields = fieldsOf(request)
  if (!fields.has('state') && !fields.has('note')) required('state')
  const named = fields.oneOf('state', ['UNHANDLED', 'INPROGRESS', 'HANDLED'])
  const before = row.call.handling
  const state: HandledState = named === undefined ? (before?.state ?? 'inProgress') : states[named]
  const note = fields.text('note', MAX_NOTE) ?? before?.note ?? ''
  row.call.handling = { state, agent: request.user, at: context.pbx.clock.now(), note }
  return json(rowJson(row, context))
}

/** The shared call log of Distribution Group API (Dstny API 3.2, 5.9). */
export const groupCallLogHandlers: Handlers = {
  getGroupCallLog: (request, context) => listOf([ownQueue(request, context)], request, context),
  listGroupCallLog: (request, context) => listOf(queuesOf(request.user, context), request, context),
  listAssignedCallLog: (request, context) => assignedOf(queuesOf(request.user, context), request, context),
  listAssignedCallLogForGroup: (request, context) => assignedOf([ownQueue(request, context)], request, context),
  assignCallLogItem
}
