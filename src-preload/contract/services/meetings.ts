import * as z from 'zod/mini'
import { meeting, meetingDate, meetingOccurrence, meetingParts, moment } from './meeting.ts'
import { accepted, changes, id, reads } from './request.ts'

const { name, note, startsAt, endsAt, timeZone, organizer, participants, series, ...extras } = meetingParts
const { remindsBeforeMs, textsBeforeMs, webMeeting, chatId } = extras
const oneMeeting = { meetingId: id }
/** The planned day of an occurrence in the meeting's zone. */
const oneOccurrence = { ...oneMeeting, day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)) }
const device = { deviceId: z.optional(id) }

const optionalParts = {
  note: z.optional(note),
  organizer: z.optional(organizer),
  participants: z.optional(participants),
  remindsBeforeMs: z.optional(remindsBeforeMs),
  textsBeforeMs: z.optional(textsBeforeMs),
  webMeeting: z.optional(webMeeting),
  chatId: z.optional(chatId)
}

/** Meetings with their conference bridge. A change answers nothing where the system's answer could not be read. */
export const meetingRequests = {
  'meeting.list': reads('meetings', {}, z.array(meeting)),
  /** Of all meetings what lies between two instants, in order: series unfolded, exceptions applied, cancelled ones left out. */
  'meeting.between': reads(
    'meetings',
    { from: moment, to: moment, limit: z.number().check(z.int(), z.gte(1), z.lte(1_000)) },
    z.array(meetingDate)
  ),
  'meeting.get': reads('meetings', oneMeeting, meeting),
  /** Without an organiser the user is it. */
  'meeting.create': changes(
    'meetings',
    { ...optionalParts, name, startsAt, endsAt, timeZone, series: z.optional(series) },
    z.optional(meeting)
  ),
  /** Only what is named changes; no series makes it a single meeting. */
  'meeting.change': changes(
    'meetings',
    {
      ...oneMeeting,
      ...optionalParts,
      name: z.optional(name),
      startsAt: z.optional(startsAt),
      endsAt: z.optional(endsAt),
      timeZone: z.optional(timeZone),
      series: z.optional(z.nullable(series))
    },
    z.optional(meeting)
  ),
  /** The whole series. */
  'meeting.delete': changes('meetings', oneMeeting, accepted),
  'meeting.occurrence': reads('meetings', oneOccurrence, meetingOccurrence),
  'meeting.changeOccurrence': changes(
    'meetings',
    {
      ...oneOccurrence,
      name: z.optional(name),
      note: z.optional(note),
      startsAt: z.optional(startsAt),
      endsAt: z.optional(endsAt),
      participants: z.optional(participants)
    },
    z.optional(meetingOccurrence)
  ),
  'meeting.cancelOccurrence': changes('meetings', oneOccurrence, accepted),
  /** Of one chat; `personId`: e-mail address or mobile number of somebody in it. */
  'meeting.ofChat': reads(
    'meetings',
    { chatId: id, personId: z.string().check(z.minLength(1), z.maxLength(250)) },
    z.array(meeting)
  ),
  /** What the meeting is called on the web. */
  'meeting.webMeeting': reads('meetings', oneMeeting, z.object({ id: z.string() })),
  /** The bridge calls the user, on this telephone or on all. */
  'meeting.join': changes('meetings', { ...oneMeeting, ...device }, accepted),
  'meeting.leave': changes('meetings', { ...oneMeeting, ...device }, accepted)
} as const
