import * as z from 'zod/mini'
import { count, flag, list, maybe, maybeFlag, maybeNumber, maybeText, readable, text } from './values.ts'

const access = {
  futurePresenceAccess: maybeText,
  activityAccess: maybeText,
  roleAccess: maybeText,
  noteAccess: maybeText
}

/** What a user is doing; the `…Access` members say what the caller may change (Dstny API 2.3, Presence). */
export const wirePresence = z.object({
  ...access,
  role: maybeText,
  note: maybeText,
  activity: maybe(z.object({ id: text, expiration: maybeText, available: maybeFlag })),
  idle: maybeFlag,
  available: maybeFlag,
  capabilities: list(text)
})
export type WirePresence = z.infer<typeof wirePresence>

const wireShortcut = z.looseObject({
  id: text,
  name: text,
  activityId: text,
  available: z.catch(z.boolean(), true),
  durationType: text,
  durationMinutes: maybeNumber,
  order: count,
  imageId: maybeText,
  diversionPhoneNumber: maybeText,
  applyDiversionNumber: maybeFlag
})
/** A one-click presence setting (Dstny API 2.3, PresenceShortcut). */
export type WireShortcut = z.infer<typeof wireShortcut>
export { wireShortcut }
export const wireShortcuts = z.object({ presenceShortcut: list(wireShortcut) })

const presenceInstance = z.object({ deleted: flag, 'dt-start': text, 'dt-end': text, instanceId: text })
/** An empty list says that there are none; what is no list says nothing. */
const presenceInstances = z.pipe(
  z.array(z.unknown()),
  z.transform((members) => readable(presenceInstance, members))
)

/** How a planned presence repeats, named as in iCalendar (Dstny API 2.3, Recurrence). */
const recurrence = z.looseObject({
  freq: text,
  byday: maybeText,
  until: maybeText,
  interval: maybeNumber,
  count: maybeNumber,
  wkst: maybeText
})
export type WireRecurrence = z.infer<typeof recurrence>

/** Presence planned for a time, once or again and again (Dstny API 2.3, ScheduledPresence). */
export const wireScheduledPresence = z.looseObject({
  ...access,
  role: maybeText,
  note: maybeText,
  presenceId: maybeText,
  activity: maybeText,
  priority: maybeNumber,
  name: maybeText,
  busyType: maybeText,
  source: maybeText,
  modifiable: maybeFlag,
  deleted: maybeFlag,
  private: maybeFlag,
  'dt-start': maybeText,
  'dt-end': maybeText,
  tzid: maybeText,
  instances: maybe(presenceInstances),
  recur: maybe(recurrence)
})
export type WireScheduledPresence = z.infer<typeof wireScheduledPresence>

/** The planned presence of one person (Dstny API 2.3, PresenceEvents). */
export const wirePresenceEvents = z.object({
  presence: list(wireScheduledPresence),
  'calendar-sync-status': maybeText
})
export type WirePresenceEvents = z.infer<typeof wirePresenceEvents>

const timeZone = z.object({ region: maybeText, city: maybeText, offset: maybeText, tzid: text })
/** A time zone of the server; `offset` is in ms, as text (Dstny API 2.3, TimeZone). */
export type WireTimeZone = z.infer<typeof timeZone>
export const wireTimeZones = z.object({ timezone: list(timeZone) })
