import * as z from 'zod/mini'
import { note } from './presence.ts'
import { accepted, changes, id, instant, reads } from './request.ts'

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
/** A day of the week. */
export type Weekday = z.infer<typeof weekday>

/** How a planned presence repeats; 'other': in a way that is not understood, so it can only stay as it is. */
export const plannedSeries = z.object({
  freq: z.enum(['daily', 'weekly', 'monthly', 'other']),
  /** Empty: on that of the first occurrence, or on every day. */
  weekdays: z.array(weekday),
  /** Epoch ms of the last possible start. */
  until: z.optional(z.number()),
  /** Every how many days, weeks or months. */
  interval: z.number(),
  /** How many occurrences there are. */
  count: z.optional(z.number())
})
export type PlannedSeries = z.infer<typeof plannedSeries>

const timesInSeries = z.number().check(z.int(), z.gte(1), z.lte(1_000))
/** How a planned presence shall repeat; it ends by `until` or by `count` or not at all. */
export const typedSeries = z.object({
  freq: z.enum(['daily', 'weekly']),
  weekdays: z.array(weekday).check(z.maxLength(7)),
  until: z.optional(instant),
  interval: timesInSeries,
  count: z.optional(timesInSeries)
})
export type TypedSeries = z.infer<typeof typedSeries>

const busyType = z.enum(['free', 'tentative', 'busy', 'outOfOffice', 'workingElsewhere'])

/** Presence planned for a time, once or again and again. */
export const plannedPresence = z.object({
  id: z.string(),
  name: z.optional(z.string()),
  activityId: z.optional(z.string()),
  roleId: z.optional(z.string()),
  note: z.optional(z.string()),
  /** The first time, epoch ms. */
  from: z.number(),
  until: z.number(),
  /** IANA name of the zone whose clock the series follows. */
  timeZone: z.string(),
  /** Higher covers lower; 0 is usual. */
  priority: z.number(),
  /** False: comes from another calendar and is changed there. */
  modifiable: z.boolean(),
  private: z.boolean(),
  source: z.enum(['app', 'calendar']),
  /** In the other calendar. */
  busyType: z.optional(busyType),
  /** Taken out of the other calendar; shown, but without effect. */
  deleted: z.boolean(),
  series: z.optional(plannedSeries)
})
export type PlannedPresence = z.infer<typeof plannedPresence>

const occurrence = z.object({ id: z.string(), from: z.number(), until: z.number(), deleted: z.boolean() })
/** One time of a planned presence. */
export type PlannedOccurrence = z.infer<typeof occurrence>

const listed = z.extend(plannedPresence, { occurrences: z.array(occurrence) })
/** A planned presence with its times in the span that was asked for. */
export type ListedPresence = z.infer<typeof listed>

const plan = {
  name: z.optional(z.string().check(z.maxLength(200))),
  activityId: z.optional(id),
  roleId: z.optional(id),
  note: z.optional(note),
  priority: z.optional(z.number().check(z.int(), z.gte(0), z.lte(1_000_000))),
  private: z.optional(z.boolean()),
  busyType: z.optional(busyType)
}

/** Whose it is; without it the user's own. Where it may be changed, the card says so; it needs `presenceOfOthers` too. */
const whose = { contactId: z.optional(id) }

/** Presence planned ahead. */
export const plannedPresenceRequests = {
  /** What touches the time between two instants; `inForce`: the one that counts now. */
  'plannedPresence.list': reads(
    'presenceSchedule',
    { ...whose, from: instant, to: instant },
    z.object({ entries: z.array(listed), inForce: z.optional(z.object({ id: z.string(), occurrenceId: z.string() })) })
  ),
  'plannedPresence.read': reads('presenceSchedule', { ...whose, id }, plannedPresence),
  /** Without `timeZone`, that of this computer. The id is missing where the answer was lost. */
  'plannedPresence.create': changes(
    'presenceSchedule',
    { ...whose, ...plan, from: instant, until: instant, timeZone: z.optional(id), series: z.optional(typedSeries) },
    z.object({ id: z.optional(id) })
  ),
  /** Changes what is named and leaves the rest; `series` null: only once from now on. */
  'plannedPresence.change': changes(
    'presenceSchedule',
    {
      ...whose,
      id,
      ...plan,
      from: z.optional(instant),
      until: z.optional(instant),
      timeZone: z.optional(id),
      series: z.optional(z.nullable(typedSeries))
    },
    accepted
  ),
  /** All of it, or of a series: the occurrence that lasts `from`…`until`, or without `until` all from then on. */
  'plannedPresence.delete': changes(
    'presenceSchedule',
    { ...whose, id, part: z.optional(z.object({ from: instant, until: z.optional(instant) })) },
    accepted
  )
} as const
