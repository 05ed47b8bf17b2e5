import * as z from 'zod/mini'
import { id } from './request.ts'

const shortText = z.string().check(z.maxLength(250))
/** Epoch ms, up to the end of the year 9999: every zone can show it. */
export const moment = z.number().check(z.int(), z.gte(0), z.lte(253_402_300_799_000))
const durationMs = z.number().check(z.int(), z.gte(0), z.lte(6e9))
const most = <T extends z.ZodMiniType>(schema: T, count: number) => z.array(schema).check(z.maxLength(count))

/** Days of the week in the words of RFC 5545. */
export const weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])
export type Weekday = z.infer<typeof weekday>

/** Somebody who organises a meeting or is invited to it. */
export const meetingPerson = z.object({
  firstName: z.optional(shortText),
  lastName: z.optional(shortText),
  businessNumber: z.optional(shortText),
  mobileNumber: z.optional(shortText),
  email: z.optional(shortText)
})
export type MeetingPerson = z.infer<typeof meetingPerson>

/**
 * How a meeting repeats. Of a month or a year: on `dayOfMonth`, or on the `position`th (-1: the last) of `weekdays`; what is
 * absent is as on the first day.
 */
export const meetingSeries = z.object({
  every: z.enum(['day', 'week', 'month', 'year']),
  interval: z.number().check(z.int(), z.gte(1), z.lte(1_000)),
  weekdays: z.optional(most(weekday, 7)),
  dayOfMonth: z.optional(z.number().check(z.int(), z.gte(1), z.lte(31))),
  /** 1 to 12. */
  month: z.optional(z.number().check(z.int(), z.gte(1), z.lte(12))),
  position: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)])),
  /** Absent: without end. `until`: the last day, epoch ms; `count`: how often. */
  ends: z.optional(
    z.union([z.object({ until: moment }), z.object({ count: z.number().check(z.int(), z.gte(1), z.lte(1_000)) })])
  )
})
export type MeetingSeries = z.infer<typeof meetingSeries>

/** One occurrence of a series: as planned, moved or cancelled. Times are epoch ms. */
export const meetingOccurrence = z.object({
  /** When it was planned. */
  plannedAt: z.number(),
  startsAt: z.number(),
  endsAt: z.number(),
  changed: z.boolean(),
  cancelled: z.boolean(),
  name: z.optional(z.string()),
  note: z.optional(z.string()),
  organizer: z.optional(meetingPerson),
  participants: z.optional(z.array(meetingPerson))
})
export type MeetingOccurrence = z.infer<typeof meetingOccurrence>

/** A meeting with its conference bridge. Times are epoch ms. */
export const meeting = z.object({
  id: z.string(),
  name: z.optional(z.string()),
  note: z.optional(z.string()),
  startsAt: z.number(),
  endsAt: z.number(),
  /** IANA name; its days are those of this zone. */
  timeZone: z.string(),
  organizer: z.optional(meetingPerson),
  /** Without the organiser. */
  participants: z.array(meetingPerson),
  series: z.optional(meetingSeries),
  /** RFC 5545 rule of the series, where the system gives one; it decides. */
  rule: z.optional(z.string()),
  /** Occurrences of the series that are not as planned. */
  exceptions: z.array(meetingOccurrence),
  remindsBeforeMs: z.optional(z.number()),
  textsBeforeMs: z.optional(z.number()),
  /** What is typed in to enter the bridge. */
  pin: z.optional(z.string()),
  dialInNumbers: z.array(z.string()),
  chatId: z.optional(z.string()),
  /** It may be held on the web as well. */
  webMeeting: z.boolean(),
  /** Kept by a calendar elsewhere. */
  synchronized: z.boolean()
})
export type Meeting = z.infer<typeof meeting>

/** A meeting at one of its times. */
export const meetingDate = z.object({
  meetingId: z.string(),
  /** Names the occurrence: its planned day in the meeting's zone, `2026-01-05`. */
  day: z.string(),
  name: z.optional(z.string()),
  startsAt: z.number(),
  endsAt: z.number(),
  /** Of a series. */
  repeats: z.boolean(),
  changed: z.boolean()
})
export type MeetingDate = z.infer<typeof meetingDate>

/** What of a meeting can be chosen. */
export const meetingParts = {
  name: shortText,
  note: z.string().check(z.maxLength(4_000)),
  startsAt: moment,
  endsAt: moment,
  timeZone: z.string().check(z.minLength(1), z.maxLength(64)),
  organizer: meetingPerson,
  participants: most(meetingPerson, 500),
  series: meetingSeries,
  remindsBeforeMs: durationMs,
  textsBeforeMs: durationMs,
  webMeeting: z.boolean(),
  chatId: id
} as const
