import type { Extension } from '../../../people/extension.ts'
import type { Meeting, MeetingException } from '../../../company/meeting-book.ts'
import type { Device } from '../../../core/parties.ts'
import { exceptionJson, meetingJson, occurrenceJson, readDate, readPlan } from './event-json.ts'
import { fieldsOf } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { idParam } from '../queries.ts'
import { DstnyRefusal, empty, json, text } from '../http/reply.ts'
import { invalid, type DstnyRequest } from '../http/request.ts'

/** The meeting of the path, as far as the person has to do with it. @throws DstnyRefusal 404 */
function meetingOf(request: DstnyRequest, { pbx }: FrontContext, name = 'eventId'): Meeting {
  const id = idParam(request, name)
  const found = pbx.meetings.all.find((meeting) => BigInt(meeting.id) === id && meeting.concerns(request.user))
  if (found !== undefined) return found
  throw new DstnyRefusal(404, { fieldName: name, code: 'item.does.not.exist', name: String(id) })
}

/** The same for its organiser. @throws DstnyRefusal 403 | 404 */
function ownMeeting(request: DstnyRequest, context: FrontContext, name = 'eventId'): Meeting {
  const meeting = meetingOf(request, context, name)
  if (meeting.owner === request.user) return meeting
  throw new DstnyRefusal(403, { fieldName: name, code: 'scope.missing', description: 'organiser only' })
}

function dayParam(request: DstnyRequest): string {
  const day = request.param('eventDate')
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : invalid('eventDate', day)
}

/** The date of the path: the exception there, or the planned start. @throws DstnyRefusal 404 */
function dateOf(meeting: Meeting, day: string): { start: number; exception: MeetingException | undefined } {
  const exception = meeting.exceptionOn(day)
  const start = exception?.oldStart ?? meeting.startOn(day)
  if (start !== undefined) return { start, exception }
  throw new DstnyRefusal(404, { fieldName: 'eventDate', code: 'item.does.not.exist', name: day })
}

function keep(meeting: Meeting, exception: MeetingException) {
  const others = meeting.exceptions.filter((one) => one.oldStart !== exception.oldStart)
  meeting.exceptions = [...others, exception].toSorted((a, b) => a.oldStart - b.oldStart)
  return json(exceptionJson(exception, meeting.id))
}

const occurrenceHandlers: Handlers = {
  getEventOccurrence: (request, context) => {
    const meeting = meetingOf(request, context, 'confId')
    const { start, exception } = dateOf(meeting, dayParam(request))
    return json(exception === undefined ? occurrenceJson(meeting, start) : exceptionJson(exception, meeting.id))
  },
  updateEventOccurrence: (request, context) => {
    const meeting = ownMeeting(request, context, 'confId')
    const { start: oldStart, exception } = dateOf(meeting, dayParam(request))
    const id = exception?.id ?? context.pbx.meetings.nextId()
    return keep(meeting, { ...readDate(fieldsOf(request)), id, oldStart, isCancelled: false })
  },
  deleteEventOccurrence: (request, context) => {
    const meeting = ownMeeting(request, context, 'confId')
    const { start: oldStart, exception } = dateOf(meeting, dayParam(request))
    const { start, end } = meeting.plan
    const date = exception ?? { ...meeting.plan, start: oldStart, end: oldStart + end - start }
    const id = exception?.id ?? context.pbx.meetings.nextId()
    return keep(meeting, { ...date, id, oldStart, isCancelled: true })
  }
}

function chosenDevice(request: DstnyRequest): Device | undefined {
  const id = request.query('selectedDeviceID')
  return id === undefined ? undefined : request.user.device(id)
}

const listFor = (request: DstnyRequest, { pbx }: FrontContext) =>
  json({ events: pbx.meetings.all.filter((meeting) => meeting.concerns(request.user)).map(meetingJson) })

/** A person's meetings in one chat; the person is named by e-mail address or mobile number. */
const listStreamEvents: Handler = (request, { pbx }) => {
  const unique = request.param('unique_id')
  const named = ({ data, address }: Extension): boolean => [data.email, address, data.mobile].includes(unique)
  const person = pbx.extensions.find(named)
  const events = pbx.meetings.all
    .filter(({ plan }) => plan.stream === request.param('binder_id'))
    .filter((meeting) => {
      const guests = [meeting.plan.organizer ?? {}, ...meeting.plan.participants]
      const isGuest = guests.some((one) => one.email === unique || one.mobilePhone === unique)
      return isGuest || (person !== undefined && meeting.concerns(person))
    })
  return json({ events: events.map(meetingJson) })
}

const bridgeHandlers: Handlers = {
  getWebMeeting: (request, context) => {
    const meeting = meetingOf(request, context)
    if (meeting.plan.hasWebMeeting === true)
      return json({ data: { id: meeting.webMeetingId }, code: 'RESPONSE_SUCCESS' })
    throw new DstnyRefusal(404, { fieldName: 'eventId', code: 'item.does.not.exist', description: 'no web meeting' })
  },
  joinConference: (request, context) => {
    const call = context.pbx.meetings.call(meetingOf(request, context), request.user, chosenDevice(request))
    return text(call.id)
  },
  hangupConference: (request, context) => {
    chosenDevice(request)
    const { pbx } = context
    const meeting = meetingOf(request, context)
    const call = pbx.meetings.callOf(meeting, request.user)
    if (call === undefined) throw new DstnyRefusal(409, { fieldName: 'eventId', code: 'action.not.allowed' })
    pbx.desk.endCall(call)
    return empty()
  }
}

/** Event API: meetings, their dates and their bridge (Dstny API 2.8, 3.11). */
export const eventHandlers: Handlers = {
  ...occurrenceHandlers,
  ...bridgeHandlers,
  listEvents: listFor,
  listStreamEvents,
  getEvent: (request, context) => json(meetingJson(meetingOf(request, context))),
  createEvent: (request, { pbx }) => {
    const meeting = pbx.meetings.add(request.user, readPlan(fieldsOf(request), pbx.clock.now()))
    return json(meetingJson(meeting))
  },
  updateEvent: (request, context) => {
    const meeting = ownMeeting(request, context)
    meeting.plan = readPlan(fieldsOf(request), meeting.plan.start)
    if (meeting.plan.rule === undefined) meeting.exceptions = []
    return json(meetingJson(meeting))
  },
  deleteEvent: (request, context) => {
    context.pbx.meetings.remove(ownMeeting(request, context))
    return empty()
  }
}
