import * as z from 'zod/mini'
import { int64, list, maybe, maybeFlag, maybeInt64, maybeNumber, maybeText, text, textOrEmpty } from './values.ts'

const participant = z.looseObject({
  firstName: maybeText,
  lastName: maybeText,
  businessPhone: maybeText,
  mobilePhone: maybeText,
  email: maybeText
})
/** Who organises or joins a meeting (Dstny API 2.8, EventParticipant). */
export type WireEventParticipant = z.infer<typeof participant>

/** One occurrence of a series that differs or is off (Dstny API 2.8, EventException). */
export const wireEventException = z.looseObject({
  id: maybeInt64,
  eventId: maybeInt64,
  dateTimeStart: textOrEmpty,
  dateTimeEnd: textOrEmpty,
  dateTimeOld: maybeText,
  name: maybeText,
  note: maybeText,
  isUpdated: maybeFlag,
  isCancelled: maybeFlag,
  organizer: maybe(participant),
  participants: maybe(list(participant))
})
export type WireEventException = z.infer<typeof wireEventException>

/** A meeting with its conference bridge (Dstny API 2.8, ConferenceEvent). */
export const wireConferenceEvent = z.looseObject({
  id: maybe(int64),
  dateTimeStart: maybeText,
  dateTimeEnd: maybeText,
  endDate: maybeText,
  name: maybeText,
  note: maybeText,
  organizer: maybe(participant),
  participants: maybe(list(participant)),
  minutesBeforeMeetingReminder: maybeNumber,
  minutesBeforeMeetingSMS: maybeNumber,
  pincode: maybeText,
  dialInNumbers: maybeText,
  timeZone: maybeText,
  recurringType: maybeText,
  recurrenceRangeType: maybeText,
  interval: maybeNumber,
  daysOfWeek: maybe(list(text)),
  dayOfMonth: maybeNumber,
  monthOfYear: maybeNumber,
  weekPosition: maybeText,
  numberOfOccurrences: maybeNumber,
  exceptions: maybe(list(wireEventException)),
  rRule: maybeText,
  synchronizedMeeting: maybeFlag,
  synchronizedSeries: maybeFlag,
  moxtraBinderId: maybeText,
  moxtraMeetId: maybeText,
  webmeetAllowed: maybeFlag
})
export type WireConferenceEvent = z.infer<typeof wireConferenceEvent>
export const wireConferenceEvents = z.object({ events: list(wireConferenceEvent) })

/** The web meeting of an event (Dstny API 2.8, WebMeeting). */
export const wireWebMeeting = z.object({ data: z.object({ id: text }), code: maybeText })
export type WireWebMeeting = z.infer<typeof wireWebMeeting>
