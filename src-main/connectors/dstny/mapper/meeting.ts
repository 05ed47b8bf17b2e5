import type { Meeting, MeetingOccurrence, MeetingPerson } from '../../../../src-preload/contract/services/meeting.ts'
import { defined } from '../../../util/defined.ts'
import { displayLines, displayText } from '../../../util/display-text.ts'
import { MINUTE } from '../../../util/durations.ts'
import { zoneOr } from '../../../util/zone-names.ts'
import type { WireConferenceEvent, WireEventException, WireEventParticipant } from '../wire/events.ts'
import { dayOf } from '../services/presence/meeting-dates.ts'
import { mapSeries } from './series.ts'
import { momentOf } from '../services/presence/moments.ts'

/** More than anybody looks at. */
const MAX_PARTICIPANTS = 500
const MAX_EXCEPTIONS = 1_000
const MAX_DIAL_INS = 50
const MAX_NOTE_CHARS = 4_000

/**
 * A meeting in our words; without an id or a start it cannot be one. `localZone`: where the server names no zone we know
 * (Dstny API 2.8, ConferenceEvent).
 */
export function mapMeeting(event: WireConferenceEvent, localZone: string): Meeting | undefined {
  const startsAt = momentOf(event.dateTimeStart)
  if (event.id === undefined || startsAt === undefined) return undefined
  const rule = event.rRule
  const timeZone = zoneOr(event.timeZone, localZone)
  return {
    id: String(event.id),
    startsAt,
    endsAt: Math.max(startsAt, momentOf(event.dateTimeEnd) ?? startsAt),
    timeZone,
    participants: mapPeople(event.participants),
    exceptions: mapExceptions(event.exceptions ?? [], timeZone),
    dialInNumbers: mapDialIns(event.dialInNumbers),
    webMeeting: event.webmeetAllowed ?? false,
    synchronized: event.synchronizedMeeting === true || event.synchronizedSeries === true,
    ...defined({
      name: displayText(event.name),
      note: displayLines(event.note, MAX_NOTE_CHARS),
      organizer: event.organizer === undefined ? undefined : mapPerson(event.organizer),
      series: mapSeries(event, timeZone),
      rule: rule !== undefined && /^[A-Z0-9=;:,+-]{1,500}$/i.test(rule) ? rule : undefined,
      remindsBeforeMs: minutes(event.minutesBeforeMeetingReminder),
      textsBeforeMs: minutes(event.minutesBeforeMeetingSMS),
      pin: displayText(event.pincode),
      chatId: displayText(event.moxtraBinderId)
    })
  }
}

/**
 * One exception for each day of the series. The contract does not say which of two counts: it is the one with the higher id,
 * since ids grow with each change that a server stores, and among those without one the later in the list.
 */
function mapExceptions(exceptions: readonly WireEventException[], zone: string): MeetingOccurrence[] {
  const rank = ({ id }: WireEventException): bigint => (typeof id === 'bigint' ? id : -1n)
  const inOrder = exceptions
    .slice(0, MAX_EXCEPTIONS)
    .toSorted((one, other) => Number(rank(one) > rank(other)) - Number(rank(one) < rank(other)))
  const occurrences = inOrder.flatMap((one) => mapOccurrence(one) ?? [])
  const byDay = new Map(occurrences.map((one) => [dayOf(one.plannedAt, zone), one]))
  return occurrences.filter((one) => byDay.get(dayOf(one.plannedAt, zone)) === one)
}

/** One occurrence; without a start it is none. What has no planned time is where it was planned (Dstny API 2.8). */
export function mapOccurrence(one: WireEventException): MeetingOccurrence | undefined {
  const startsAt = momentOf(one.dateTimeStart)
  if (startsAt === undefined) return undefined
  return {
    plannedAt: momentOf(one.dateTimeOld) ?? startsAt,
    startsAt,
    endsAt: Math.max(startsAt, momentOf(one.dateTimeEnd) ?? startsAt),
    changed: one.isUpdated === true,
    cancelled: one.isCancelled === true,
    ...defined({
      name: displayText(one.name),
      note: displayLines(one.note, MAX_NOTE_CHARS),
      organizer: one.organizer === undefined ? undefined : mapPerson(one.organizer),
      participants: one.participants === undefined ? undefined : mapPeople(one.participants)
    })
  }
}

const mapPerson = ({ firstName, lastName, businessPhone, mobilePhone, email }: WireEventParticipant): MeetingPerson =>
  defined({
    firstName: displayText(firstName),
    lastName: displayText(lastName),
    businessNumber: displayText(businessPhone),
    mobileNumber: displayText(mobilePhone),
    email: displayText(email)
  })

const mapPeople = (people: readonly WireEventParticipant[] | undefined): MeetingPerson[] =>
  (people ?? []).slice(0, MAX_PARTICIPANTS).map(mapPerson)

/** Separated by commas (Dstny API 2.8, dialInNumbers). */
const mapDialIns = (text: string | undefined): string[] =>
  (text ?? '').split(',', MAX_DIAL_INS).flatMap((one) => displayText(one) ?? [])

const minutes = (count: number | undefined): number | undefined =>
  count !== undefined && count >= 0 && count <= 100_000 ? Math.round(count) * MINUTE : undefined

/** Somebody as the wire wants it. */
export const wirePerson = (person: MeetingPerson): WireEventParticipant => {
  const { firstName, lastName, businessNumber: businessPhone, mobileNumber: mobilePhone, email } = person
  return { firstName, lastName, businessPhone, mobilePhone, email }
}
