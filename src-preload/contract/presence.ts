import * as z from 'zod/mini'

/** One-click presence setting of a user. */
export const presenceShortcut = z.object({
  id: z.string(),
  name: z.string(),
  /** One of our icon names; unknown vendor icons become 'circle'. */
  icon: z.enum(['circle', 'circleOff', 'car', 'coffee', 'home', 'office', 'food', 'plane', 'clock']),
  available: z.boolean(),
  duration: z.enum(['noEndTime', 'untilNextWorkingDay', 'minutes']),
  minutes: z.optional(z.number()),
  /** Number that calls are diverted to while it is applied. */
  divertsTo: z.optional(z.string())
})
export type PresenceShortcut = z.infer<typeof presenceShortcut>

/** What an activity is called and whether it means "may be disturbed". */
export const activity = z.object({ id: z.string(), name: z.string(), available: z.boolean() })
export type Activity = z.infer<typeof activity>

/** The user's own presence in one account. */
export const ownPresence = z.object({
  accountId: z.string(),
  activityId: z.optional(z.string()),
  activityName: z.optional(z.string()),
  available: z.boolean(),
  note: z.optional(z.string()),
  /** End of the activity, epoch ms; absent: no end. */
  until: z.optional(z.number()),
  activities: z.array(activity),
  /** In the order to show. */
  shortcuts: z.array(presenceShortcut)
})
export type OwnPresence = z.infer<typeof ownPresence>
