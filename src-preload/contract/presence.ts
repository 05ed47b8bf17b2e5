import * as z from 'zod/mini'

/** Our icons for shortcuts; unknown vendor icons become 'circle'. */
export const shortcutIcon = z.enum(['circle', 'circleOff', 'car', 'coffee', 'home', 'office', 'food', 'plane', 'clock'])
/** How long a shortcut lasts once it is applied. */
export const shortcutDuration = z.enum(['noEndTime', 'untilNextWorkingDay', 'minutes'])

/** One-click presence setting of a user. */
export const presenceShortcut = z.object({
  id: z.string(),
  name: z.string(),
  activityId: z.string(),
  icon: shortcutIcon,
  available: z.boolean(),
  duration: shortcutDuration,
  minutes: z.optional(z.number()),
  /** Number that calls are diverted to while it is applied. */
  divertsTo: z.optional(z.string())
})
export type PresenceShortcut = z.infer<typeof presenceShortcut>

/** What an activity is called and whether it means "may be disturbed". */
export const activity = z.object({ id: z.string(), name: z.string(), available: z.boolean() })
export type Activity = z.infer<typeof activity>

/** In which capacity somebody can be reached, for instance business or private. */
export const presenceRole = z.object({ id: z.string(), name: z.string() })
export type PresenceRole = z.infer<typeof presenceRole>

/** The user's own presence in one account. */
export const ownPresence = z.object({
  accountId: z.string(),
  activityId: z.optional(z.string()),
  activityName: z.optional(z.string()),
  available: z.boolean(),
  note: z.optional(z.string()),
  roleId: z.optional(z.string()),
  roleName: z.optional(z.string()),
  /** Number that calls are diverted to now, as set by hand or by a shortcut. */
  divertsTo: z.optional(z.string()),
  /** The same for people: whose number it is, else how it is written. */
  divertsToShown: z.optional(z.string()),
  /** The shortcut that reads like what is set; of several, the one that was applied last from here. */
  appliedShortcutId: z.optional(z.string()),
  /** End of the activity, epoch ms; absent: no end. */
  until: z.optional(z.number()),
  activities: z.array(activity),
  roles: z.array(presenceRole),
  /** In the order to show. */
  shortcuts: z.array(presenceShortcut)
})
export type OwnPresence = z.infer<typeof ownPresence>
