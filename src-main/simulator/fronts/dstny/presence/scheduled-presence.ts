import { DAY } from '../../../../util/durations.ts'
import type { Extension } from '../../../people/extension.ts'
import type { CalendarEntry, PlannedPresence } from '../../../people/presence-calendar.ts'
import { isZone } from '../../../../util/time-zones.ts'
import { defined, fieldsOf, timeText, type Fields } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { contactUser } from '../people.ts'
import { PIDF, readPidf } from './pidf.ts'
import { MAX_NOTE, mayWrite, pidfXml, writable } from './presence.ts'
import { timeQuery } from '../queries.ts'
import { readRecurrence, recurrenceJson } from './recurrence-json.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { invalid, type DstnyRequest } from '../http/request.ts'

const MAX_LENGTH_MS = 30 * DAY
/** How far answers look ahead when no end is asked for. */
const USUAL_SPAN_MS = 30 * DAY
const MAX_PRIORITY = 2 ** 31 - 1
const busyTypes = ['FREE', 'TENTATIVE', 'BUSY', 'OOF', 'WORKING_ELSEWHERE'] as const

/** Names and notes of private entries are the owner's only. */
function entryJson(entry: CalendarEntry, owner: Extension, asker: Extension): object {
  const { id, plan, source, isDeleted } = entry
  const access = mayWrite(asker, owner) ? 'WRITE' : 'NONE'
  const hidden = plan.isPrivate === true && asker !== owner
  return defined({
    role: plan.roleId,
    note: hidden ? undefined : plan.note,
    presenceId: id,
    activity: plan.activityId,
    priority: plan.priority,
    name: hidden ? undefined : plan.name,
    busyType: plan.busyType,
    source: source === 'internal' ? 'INTERNAL' : 'CALENDAR',
    modifiable: source === 'internal',
    deleted: isDeleted,
    private: plan.isPrivate,
    futurePresenceAccess: access,
    activityAccess: access,
    roleAccess: access,
    noteAccess: access,
    'dt-start': timeText(plan.start),
    'dt-end': timeText(plan.end),
    tzid: plan.zone,
    recur: plan.rule === undefined ? undefined : recurrenceJson(plan.rule)
  })
}

const instancesJson = (entry: CalendarEntry, owner: Extension, from: number, to: number): object[] =>
  owner.calendar.occurrencesOf(entry, from, to).map(({ start, end, isDeleted }) => ({
    deleted: isDeleted,
    'dt-start': timeText(start),
    'dt-end': timeText(end),
    instanceId: String(start)
  }))

const listPresenceEvents: Handler = (request, context) => {
  const owner = contactUser(request.param('cid'), request.param('domain'), context)
  if (String(request.raw.headers['accept']).includes(PIDF)) {
    return { status: 200, contentType: PIDF, body: pidfXml(owner) }
  }
  const asker = request.ticket.extension
  const cached = request.boolQuery('cachedCalendar') === true
  const from = timeQuery(request, 'startDate') ?? context.pbx.clock.now()
  const asked = timeQuery(request, 'endDate') ?? from + USUAL_SPAN_MS
  const to = cached ? Math.min(asked, from + DAY) : asked
  if (to < from) invalid('endDate', 'before startDate')
  const expand = request.boolQuery('expandRecurrence') === true
  const entries = owner.calendar.entries
    .filter((entry) => !cached || entry.source === 'calendar')
    .filter((entry) => owner.calendar.occurrencesOf(entry, from, to).length > 0)
  const presence = entries.map((entry) => ({
    ...entryJson(entry, owner, asker),
    ...(expand && { instances: instancesJson(entry, owner, from, to) })
  }))
  return json({ presence, 'calendar-sync-status': 'calendar-sync-not-enabled' })
}

const known = (fields: Fields, name: string, ids: readonly { readonly id: string }[]): string | undefined => {
  const id = fields.text(name)
  return id === undefined || ids.some((one) => one.id === id) ? id : invalid(name, id)
}

function readPlan(fields: Fields, { data }: Extension, { pbx }: FrontContext): PlannedPresence {
  const start = fields.requiredTime('dt-start')
  const end = fields.requiredTime('dt-end')
  if (end <= start || end - start > MAX_LENGTH_MS) invalid('dt-end', timeText(end))
  const zone = fields.text('tzid') ?? data.timeZone ?? 'Europe/Berlin'
  const recur = fields.object('recur')
  const more = {
    activityId: known(fields, 'activity', pbx.data.activities),
    roleId: known(fields, 'role', pbx.data.roles),
    note: fields.text('note', MAX_NOTE),
    name: fields.text('name'),
    busyType: fields.oneOf('busyType', busyTypes),
    isPrivate: fields.flag('private'),
    rule: recur === undefined ? undefined : readRecurrence(recur)
  }
  const priority = fields.whole('priority', 0, MAX_PRIORITY) ?? 0
  return { ...defined(more), start, end, zone: isZone(zone) ? zone : invalid('tzid', zone), priority }
}

/** @throws DstnyRefusal 404 item.does.not.exist */
function entryOf(request: DstnyRequest, owner: Extension): CalendarEntry {
  const id = request.param('presenceId')
  const found = owner.calendar.entries.find((entry) => entry.id === id)
  if (found !== undefined) return found
  throw new DstnyRefusal(404, { fieldName: 'presenceId', code: 'item.does.not.exist', name: id })
}

const updateScheduledPresence: Handler = (request, context) => {
  const owner = writable(request, context)
  const entry = entryOf(request, owner)
  if (entry.source === 'calendar') {
    throw new DstnyRefusal(403, { fieldName: 'presenceId', code: 'action.not.allowed', description: 'not modifiable' })
  }
  owner.calendar.change(entry, readPlan(fieldsOf(request), owner, context))
  return empty()
}

const deleteScheduledPresence: Handler = (request, context) => {
  const owner = writable(request, context)
  const entry = entryOf(request, owner)
  const from = timeQuery(request, 'startDate')
  const to = timeQuery(request, 'untilDate')
  if (from === undefined && to === undefined) owner.calendar.remove(entry)
  else {
    const end = to ?? Number.MAX_SAFE_INTEGER
    for (const { start } of owner.calendar.occurrencesOf(entry, from ?? 0, end)) entry.takenOut.add(start)
  }
  return empty()
}

const updatePresencePidf: Handler = (request, context) => {
  const owner = writable(request, context)
  const type = String(request.raw.headers['content-type'])
  if (!type.startsWith(PIDF)) invalid('Content-Type', type)
  const change = readPidf(new TextDecoder().decode(request.raw.bytes))
  if ((change.note ?? '').length > MAX_NOTE) invalid('note', 'too long')
  owner.setPresence(change)
  return empty()
}

/** Scheduled presence of Contacts Information V1, and its PIDF forms (Dstny API 2.3, 3.15). */
export const scheduledPresenceHandlers: Handlers = {
  listPresenceEvents,
  updatePresencePidf,
  createScheduledPresence: (request, context) => {
    const owner = writable(request, context)
    const entry = owner.calendar.add(readPlan(fieldsOf(request), owner, context))
    return json(entryJson(entry, owner, request.ticket.extension))
  },
  getScheduledPresence: (request, context) => {
    const owner = contactUser(request.param('cid'), request.param('domain'), context)
    return json(entryJson(entryOf(request, owner), owner, request.ticket.extension))
  },
  updateScheduledPresence,
  deleteScheduledPresence
}
