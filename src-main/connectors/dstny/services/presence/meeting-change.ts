import * as z from 'zod/mini'
import type { MeetingPerson, MeetingSeries } from '../../../../../src-preload/contract/services/meeting.ts'
import { DAY, MINUTE } from '../../../../util/durations.ts'
import { wallTime } from '../../../../util/time-zones.ts'
import { zoneOr } from '../../../../util/zone-names.ts'
import { wireDate } from '../../wire/dates.ts'
import type { OccurrenceRequest } from '../../operations/events.ts'
import { wireConferenceEvent, wireEventException } from '../../wire/events.ts'
import type { WireConferenceEvent } from '../../wire/events.ts'
import type { RawMembers } from '../../wire/raw-response.ts'
import { wirePerson } from '../../mapper/meeting.ts'
import { endAtStart, wireSeries } from '../../mapper/series.ts'
import { momentOf, seriesEndOf } from './moments.ts'
import { movedDays } from './moved-series.ts'
import { checkEnd, checkZone } from './typed-values.ts'
import { defined } from '../../../../util/defined.ts'

/** What of a meeting changes; what is missing stays. */
export interface MeetingChange {
  readonly name?: string | undefined
  readonly note?: string | undefined
  readonly startsAt?: number | undefined
  readonly endsAt?: number | undefined
  readonly timeZone?: string | undefined
  readonly organizer?: MeetingPerson | undefined
  readonly participants?: readonly MeetingPerson[] | undefined
  /** null: no series any more. */
  readonly series?: MeetingSeries | null | undefined
  readonly remindsBeforeMs?: number | undefined
  readonly textsBeforeMs?: number | undefined
  readonly webMeeting?: boolean | undefined
  readonly chatId?: string | undefined
}

/**
 * The whole event as it was sent with what changes; what we cannot read in it stays. A start that moves takes the end of the
 * meeting, and the days and the end of the series along. `localZone`: where the server names no zone we know. @throws CtiError
 * protocol for a zone that is none, an end before the start, or a series that cannot follow
 */
export function changedEvent(sent: RawMembers, change: MeetingChange, localZone: string): WireConferenceEvent {
  const event = z.parse(wireConferenceEvent, sent)
  const before = momentOf(event.dateTimeStart)
  const startsAt = change.startsAt ?? before ?? 0
  const endsAt = change.endsAt ?? movedEnd(event.dateTimeEnd, before, startsAt)
  if (change.endsAt !== undefined) checkEnd(startsAt, change.endsAt)
  checkZone(change.timeZone)
  const oldZone = zoneOr(event.timeZone, localZone)
  const zone = change.timeZone ?? oldZone
  const firstDay = before === undefined ? undefined : wallTime(before, oldZone)
  return {
    ...event,
    ...sent,
    ...partsOf(change),
    ...(change.startsAt === undefined ? {} : { dateTimeStart: wireDate(startsAt) }),
    ...(endsAt === undefined ? {} : { dateTimeEnd: wireDate(endsAt) }),
    ...(change.series === null ? { exceptions: undefined } : {}),
    ...(change.series === undefined
      ? movedSeries(event, { before, startsAt, firstDay, zone })
      : wireSeries(change.series ?? undefined, startsAt, zone))
  }
}

function partsOf(change: MeetingChange): Partial<WireConferenceEvent> {
  const { name, note, timeZone, organizer, participants, remindsBeforeMs, textsBeforeMs, webMeeting, chatId } = change
  return {
    ...defined({ name, note, timeZone }),
    ...(organizer === undefined ? {} : { organizer: wirePerson(organizer) }),
    ...(participants === undefined ? {} : { participants: participants.map(wirePerson) }),
    ...(remindsBeforeMs === undefined ? {} : { minutesBeforeMeetingReminder: Math.round(remindsBeforeMs / MINUTE) }),
    ...(textsBeforeMs === undefined ? {} : { minutesBeforeMeetingSMS: Math.round(textsBeforeMs / MINUTE) }),
    ...defined({ webmeetAllowed: webMeeting, moxtraBinderId: chatId })
  }
}

/** The meeting stays as long as it was. */
function movedEnd(end: string | undefined, before: number | undefined, startsAt: number): number | undefined {
  const at = momentOf(end)
  return at === undefined || before === undefined || before === startsAt ? undefined : at + startsAt - before
}

interface Move {
  readonly before: number | undefined
  readonly startsAt: number
  /** What the clock on the wall showed before. */
  readonly firstDay: number | undefined
  readonly zone: string
}

/** The end of a series has the time of its start; the server writes the rule anew (Dstny API 2.8). */
function movedSeries(
  event: WireConferenceEvent,
  { before, startsAt, firstDay, zone }: Move
): Partial<WireConferenceEvent> {
  const until = seriesEndOf(event.endDate, zone)
  const wall = wallTime(startsAt, zone)
  const isOtherDay = firstDay !== undefined && Math.floor(firstDay / DAY) !== Math.floor(wall / DAY)
  const days = isOtherDay ? movedDays(event, zone, firstDay, wall) : {}
  if (before === startsAt || event.recurrenceRangeType !== 'END_DATE' || until === undefined) return days
  return { ...days, endDate: wireDate(endAtStart(until, startsAt, zone)), rRule: undefined }
}

/**
 * The occurrence as it was sent with what changes; organiser and participants are those of the meeting where it has none of
 * its own. @throws CtiError protocol for an end before the start
 */
export function changedOccurrence(
  sent: RawMembers,
  sentEvent: RawMembers,
  change: Pick<MeetingChange, 'name' | 'note' | 'startsAt' | 'endsAt' | 'participants'>
): OccurrenceRequest {
  const one = z.parse(wireEventException, sent)
  const whole = { ...one, ...sent }
  const event = { ...z.parse(wireConferenceEvent, sentEvent), ...sentEvent }
  const before = momentOf(one.dateTimeStart)
  const startsAt = change.startsAt ?? before
  const endsAt = change.endsAt ?? (startsAt === undefined ? undefined : movedEnd(one.dateTimeEnd, before, startsAt))
  if (change.endsAt !== undefined) checkEnd(startsAt ?? 0, change.endsAt)
  return {
    ...whole,
    ...defined({ name: change.name, note: change.note }),
    ...(change.startsAt === undefined ? {} : { dateTimeStart: wireDate(change.startsAt) }),
    ...(endsAt === undefined ? {} : { dateTimeEnd: wireDate(endsAt) }),
    organizer: whole.organizer ?? event.organizer ?? {},
    participants: change.participants?.map(wirePerson) ?? whole.participants ?? event.participants ?? []
  }
}
