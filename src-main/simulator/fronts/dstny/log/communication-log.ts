import type { CallLogItem } from '../../../core/call-log.ts'
import type { Extension } from '../../../people/extension.ts'
import { commLog, itemTypes, type Shelved } from './comm-log-json.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { queuesOf } from '../groups/groups.ts'
import { contactUser } from '../people.ts'
import { idParam, idQuery, namesQuery, pageOf, readId, timeQuery } from '../queries.ts'
import { DstnyRefusal, empty, json, text } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

const typeNames = Object.values(itemTypes)

/** Which shelf is asked for: the log, the trash or what is deleted (Dstny API 5.11). */
function binAsked(request: DstnyRequest): CallLogItem['bin'] {
  if (request.boolQuery('deleted') === true) return 'deleted'
  return request.boolQuery('markAsDelete') === true ? 'trash' : undefined
}

/** The numbers a contact id stands for. */
function numbersOf(cid: string, request: DstnyRequest, context: FrontContext): (string | undefined)[] {
  const outside = context.pbx.data.directory.find((one) => one.id === cid)
  if (outside !== undefined) return [outside.number]
  const { number, mobile } = contactUser(cid, request.param('domain'), context).data
  return [number, mobile]
}

function selected(request: DstnyRequest, context: FrontContext): CallLogItem[] {
  const byId = request.query('since') !== undefined || request.query('olderThan') !== undefined
  const from = timeQuery(request, 'sinceTime')
  const to = timeQuery(request, 'untilTime')
  if (byId && (from !== undefined || to !== undefined)) invalid('sinceTime', 'not together with ids')
  const types = namesQuery(request, 'itemType', typeNames)
  const number = request.query('number')
  const cid = request.query('contactId')
  const numbers = cid === undefined ? undefined : numbersOf(cid, request, context)
  const bin = binAsked(request)
  return request.user.log
    .filter((item) => item.bin === bin)
    .filter(({ startedAt }) => startedAt >= (from ?? -Infinity) && startedAt <= (to ?? Infinity))
    .filter(({ kind }) => types.length === 0 || types.includes(itemTypes[kind]))
    .filter(({ remote }) => number === undefined || remote.number === number)
    .filter(({ remote }) => numbers === undefined || (remote.number !== undefined && numbers.includes(remote.number)))
}

const listCommLogItems: Handler = (request, context) => {
  const page = pageOf(request, selected(request, context), context)
  if (request.boolQuery('count') === true) return json(page.length)
  const whole = request.query('since') === undefined && request.query('olderThan') === undefined
  return commLog(
    page.map((item) => ({ item, inbox: undefined })),
    whole,
    context
  )
}

/** Every row a person may act on: the own ones and those of the group inboxes. */
function reachable(extension: Extension, context: FrontContext): Shelved[] {
  const own = extension.log.map((item) => ({ item, inbox: undefined }))
  return [...own, ...shared(extension, context)]
}

const shared = (extension: Extension, context: FrontContext): Shelved[] =>
  queuesOf(extension, context).flatMap(({ data, inbox }) => inbox.map((item) => ({ item, inbox: data.name })))

/** @throws DstnyRefusal 404 item.does.not.exist */
function rowOf(request: DstnyRequest, context: FrontContext): Shelved {
  const id = idParam(request, 'itemId')
  const found = reachable(request.user, context).find(({ item }) => item.id === id)
  if (found !== undefined) return found
  throw new DstnyRefusal(404, { fieldName: 'itemId', code: 'item.does.not.exist', name: String(id) })
}

const getCommLogItem: Handler = (request, context) => {
  const row = rowOf(request, context)
  const bin = binAsked(request)
  if (bin === undefined || row.item.bin === bin) return commLog([row], false, context)
  throw new DstnyRefusal(404, { fieldName: 'itemId', code: 'item.does.not.exist', name: String(row.item.id) })
}

/** The rows an action is about: the item itself and, when asked, the call it belongs to. */
function withCallRows(items: readonly CallLogItem[], request: DstnyRequest): CallLogItem[] {
  if (request.boolQuery('updateCallItem') !== true) return [...items]
  const related = request.user.log.filter(({ id }) => items.some((item) => item.relatedId === id))
  return [...items, ...related]
}

function mark(items: readonly CallLogItem[], request: DstnyRequest): void {
  const isSeen = request.boolQuery('isSeen')
  const isPlayed = request.boolQuery('isPlayed')
  if (isSeen === undefined && isPlayed === undefined) required('isSeen')
  for (const item of withCallRows(items, request)) {
    if (isSeen !== undefined) item.isSeen = isSeen
    if (isPlayed !== undefined && item.isPlayed !== undefined) item.isPlayed = isPlayed
  }
}

function remove(items: readonly CallLogItem[], request: DstnyRequest, context: FrontContext): void {
  const gone = new Set(withCallRows(items, request))
  const logs = [request.user.log, ...queuesOf(request.user, context).map(({ inbox }) => inbox)]
  for (const log of logs) log.splice(0, log.length, ...log.filter((item) => !gone.has(item)))
}

/** The rows a request for several names, and the ids nobody knows. */
function several(request: DstnyRequest, context: FrontContext): { items: CallLogItem[]; unknown: string[] } {
  const asked = request.raw.query.getAll('itemId').flatMap((value) => value.split(','))
  const ids = asked.map((value) => readId('itemId', value))
  const until = idQuery(request, 'untilItemId')
  if (ids.length === 0 && until === undefined) return required('itemId')
  const types = namesQuery(request, 'itemType', typeNames)
  const all = reachable(request.user, context).map(({ item }) => item)
  const items = all
    .filter(({ id }) => ids.includes(id) || (until !== undefined && id <= until))
    .filter(({ kind }) => types.length === 0 || types.includes(itemTypes[kind]))
  const unknown = ids.filter((id) => !all.some((item) => item.id === id)).map(String)
  return { items, unknown }
}

const onSeveral =
  (act: (items: readonly CallLogItem[], request: DstnyRequest, context: FrontContext) => void): Handler =>
  (request, context) => {
    const { items, unknown } = several(request, context)
    act(items, request, context)
    return unknown.length === 0 ? empty() : text(`Not found: ${unknown.join(', ')}`)
  }

const throwAway: Handler = (request, context) => {
  const { item } = rowOf(request, context)
  if (request.boolQuery('delete') === false) delete item.bin
  else item.bin = 'trash'
  return empty()
}

/** Communication Log API (Dstny API 3.7, 5.11). */
export const communicationLogHandlers: Handlers = {
  listCommLogItems,
  getCommLogItem,
  markCommLogItem: (request, context) => {
    mark([rowOf(request, context).item], request)
    return empty()
  },
  deleteCommLogItem: (request, context) => {
    remove([rowOf(request, context).item], request, context)
    return empty()
  },
  markCommLogItems: onSeveral(mark),
  deleteCommLogItems: onSeveral(remove),
  listGroupInbox: (request, context) => {
    const rows = shared(request.user, context).filter(({ item }) => item.bin === undefined)
    return commLog(rows, true, context)
  },
  setCommLogItemDeletion: throwAway,
  flagCommLogItemDeleted: (request, context) => {
    rowOf(request, context).item.bin = 'deleted'
    return empty()
  }
}
