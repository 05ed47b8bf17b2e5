import type { Attendee, Meeting, MeetingDate, MeetingException, MeetingPlan } from '../../../company/meeting-book.ts'
import { isZone } from '../../../../util/time-zones.ts'
import { defined, timeText, type Fields } from '../fields.ts'
import { readRule, ruleText } from './event-series.ts'
import { invalid, required } from '../http/request.ts'

const HOUR_MS = 3_600_000
const MAX_REMINDER = 100_000
/** Members of a series that are kept as they came (Dstny API 2.8). */
const seriesNames = [
  'recurringType',
  'recurrenceRangeType',
  'interval',
  'daysOfWeek',
  'dayOfMonth',
  'monthOfYear',
  'weekPosition',
  'numberOfOccurrences',
  'endDate'
] as const

const attendeeNames = ['firstName', 'lastName', 'businessPhone', 'mobilePhone', 'email'] as const

const readAttendee = (fields: Fields): Attendee =>
  defined(Object.fromEntries(attendeeNames.map((name) => [name, fields.text(name, 250)])))

const readAttendees = (fields: Fields): Attendee[] => (fields.list('participants') ?? []).map(readAttendee)

/** Reads the body of an event; without a start it begins now. @throws DstnyRefusal 400 */
export function readPlan(fields: Fields, now: number): MeetingPlan {
  const organizer = fields.object('organizer') ?? required('organizer')
  const start = fields.time('dateTimeStart') ?? now
  const end = fields.time('dateTimeEnd') ?? start + HOUR_MS
  if (end <= start) invalid('dateTimeEnd', timeText(end))
  const zone = fields.text('timeZone') ?? 'UTC'
  const more = {
    name: fields.text('name', 250),
    note: fields.text('note'),
    reminderMinutes: fields.whole('minutesBeforeMeetingReminder', 0, MAX_REMINDER),
    smsMinutes: fields.whole('minutesBeforeMeetingSMS', 0, MAX_REMINDER),
    stream: fields.text('moxtraBinderId'),
    hasWebMeeting: fields.flag('webmeetAllowed'),
    rule: readRule(fields)
  }
  return {
    ...defined(more),
    start,
    end,
    zone: isZone(zone) ? zone : invalid('timeZone', zone),
    organizer: readAttendee(organizer),
    participants: readAttendees(fields),
    series: Object.fromEntries(
      seriesNames.filter((name) => fields.has(name)).map((name) => [name, fields.values[name]])
    )
  }
}

/** Reads one date of a series; everything but name and note must be there. @throws DstnyRefusal 400 */
export function readDate(fields: Fields): MeetingDate {
  const start = fields.requiredTime('dateTimeStart')
  const end = fields.requiredTime('dateTimeEnd')
  if (end <= start) invalid('dateTimeEnd', timeText(end))
  const organizer = fields.object('organizer') ?? required('organizer')
  if (!fields.has('participants')) required('participants')
  const texts = defined({ name: fields.text('name', 250), note: fields.text('note') })
  return { ...texts, start, end, organizer: readAttendee(organizer), participants: readAttendees(fields) }
}

const dateJson = ({ start, end, name, note, organizer, participants }: MeetingDate): object =>
  defined({ dateTimeStart: timeText(start), dateTimeEnd: timeText(end), name, note, organizer, participants })

/** One date that is unlike the others. */
export const exceptionJson = (exception: MeetingException, eventId: number): object => ({
  id: exception.id,
  ...dateJson(exception),
  isUpdated: !exception.isCancelled,
  isCancelled: exception.isCancelled,
  eventId,
  dateTimeOld: timeText(exception.oldStart)
})

/** One date of a series as it is planned. */
export function occurrenceJson({ id, plan }: Meeting, start: number): object {
  const date = { ...plan, start, end: start + plan.end - plan.start }
  return { ...dateJson(date), isUpdated: false, isCancelled: false, eventId: id }
}

/** A whole event, with what the server adds. */
export function meetingJson({ id, plan, pin, webMeetingId, exceptions }: Meeting): object {
  return defined({
    id,
    ...dateJson(plan),
    recurringType: 'NONE',
    recurrenceRangeType: 'NONE',
    ...plan.series,
    minutesBeforeMeetingReminder: plan.reminderMinutes,
    minutesBeforeMeetingSMS: plan.smsMinutes,
    pincode: pin,
    timeZone: plan.zone,
    dialInNumbers: '+493023125800,800',
    moxtraBinderId: plan.stream,
    moxtraMeetId: plan.hasWebMeeting === true ? webMeetingId : undefined,
    webmeetAllowed: plan.hasWebMeeting ?? false,
    exceptions: exceptions.length === 0 ? undefined : exceptions.map((one) => exceptionJson(one, id)),
    synchronizedMeeting: false,
    rRule: plan.rule === undefined ? undefined : ruleText(plan.rule)
  })
}
