import { SECOND } from '../../../util/durations.ts'
import type { CallLogItem } from '../../call-log.ts'
import type { Handler, Handlers } from './front-context.ts'
import { DstnyRefusal, empty, json } from './reply.ts'
import { invalid, type DstnyRequest } from './request.ts'

const typeNames = {
  outgoing: 'OUTGOING_CALL',
  incoming: 'INCOMING_CALL',
  missed: 'MISSED_CALL',
  voicemail: 'VOICEMAIL',
  recording: 'RECORDING'
} as const satisfies Record<CallLogItem['kind'], string>

const otherTypes: readonly string[] = ['FAX']
const wrappers: Partial<Record<CallLogItem['kind'], string>> = {
  voicemail: '.VoiceMailDTO',
  recording: '.RecordingDTO'
}

function itemJson(item: CallLogItem): object {
  const { number, name } = item.remote
  const body = {
    itemId: item.id,
    itemType: typeNames[item.kind],
    startTime: new Date(item.startedAt).toISOString(),
    isSeen: item.isSeen,
    remoteParty: { ...(number !== undefined && { number }), ...(name !== undefined && { displayName: name }) },
    duration: Math.floor(item.durationMs / SECOND),
    callItemId: 0,
    ...(item.kind in wrappers && { isPlayed: item.isSeen })
  }
  return { [wrappers[item.kind] ?? '.CallDTO']: body }
}

function idQuery(request: DstnyRequest, name: string): bigint | undefined {
  const value = request.query(name)
  if (value === undefined) return undefined
  return /^\d+$/.test(value) ? BigInt(value) : invalid(name, value)
}

function timeQuery(request: DstnyRequest, name: string): number | undefined {
  const value = request.query(name)
  if (value === undefined) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? invalid(name, value) : at
}

function selected(request: DstnyRequest): CallLogItem[] {
  const since = idQuery(request, 'since') ?? -1n
  const olderThan = idQuery(request, 'olderThan')
  const from = timeQuery(request, 'sinceTime') ?? -Infinity
  const to = timeQuery(request, 'untilTime') ?? Infinity
  const types = request.raw.query.getAll('itemType')
  const known: readonly string[] = [...Object.values(typeNames), ...otherTypes]
  for (const type of types) if (!known.includes(type)) invalid('itemType', type)
  const number = request.query('number')
  return request.user.log
    .filter((item) => item.id > since && (olderThan === undefined || item.id < olderThan))
    .filter((item) => item.startedAt >= from && item.startedAt <= to)
    .filter((item) => types.length === 0 || types.includes(typeNames[item.kind]))
    .filter((item) => number === undefined || item.remote.number === number)
}

const listCommLogItems: Handler = (request, { pbx }) => {
  const limit = Number(request.query('limit') ?? Infinity)
  if (Number.isNaN(limit) || limit < 0) invalid('limit', String(limit))
  const trash = request.boolQuery('deleted') === true || request.boolQuery('markAsDelete') === true
  const items = trash ? [] : selected(request)
  if (request.boolQuery('count') === true) return json(items.length)
  const page = items.slice(0, limit)
  return json({
    historyItems: page.map(itemJson),
    flushCache: false,
    generatedAt: new Date(pbx.clock.now()).toISOString(),
    hintCount: page.length
  })
}

const markCommLogItem: Handler = (request) => {
  const isSeen = request.boolQuery('isSeen') ?? true
  const id = idOf(request)
  const item = request.user.log.find((one) => one.id === id)
  if (item === undefined) throw new DstnyRefusal(404, { fieldName: 'itemId', code: 'item.does.not.exist' })
  item.isSeen = isSeen
  return empty()
}

const idOf = (request: DstnyRequest): bigint => {
  const value = request.param('itemId')
  return /^\d+$/.test(value) ? BigInt(value) : invalid('itemId', value)
}

/** The list of the Communication Log API, and marking one row (Contract dstny 3.7, 5.11). */
export const communicationLogHandlers: Handlers = { listCommLogItems, markCommLogItem }
