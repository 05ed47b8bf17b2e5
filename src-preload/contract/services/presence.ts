import * as z from 'zod/mini'
import { shortcutDuration, shortcutIcon } from '../presence.ts'
import { accepted, asTyped, changes, id, instant, keepingNumbers, typedNumber } from './request.ts'

/** A note as it was typed; what the telephone system takes of it may be less. */
export const note = z.string().check(z.maxLength(2_000))

const shortcut = {
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  activityId: id,
  available: z.boolean(),
  icon: shortcutIcon,
  duration: shortcutDuration,
  /** With the duration 'minutes' only: 1 to those of a year. */
  minutes: z.optional(z.number().check(z.int(), z.gte(0), z.lte(366 * 24 * 60))),
  /** Number that calls are diverted to while it is applied. */
  divertsTo: z.optional(typedNumber)
}

/** The user's own presence and the shortcuts to it; applying one and choosing an activity are commands of their own. */
export const presenceRequests = {
  /** Changes what is named and leaves the rest; `until` null: no end. An empty note removes it. */
  'presence.set': changes(
    'presenceDetails',
    {
      activityId: z.optional(id),
      until: z.optional(z.nullable(instant)),
      available: z.optional(z.boolean()),
      note: z.optional(note),
      roleId: z.optional(id)
    },
    accepted
  ),
  'presence.createShortcut': changes('presenceShortcutChanges', shortcut, z.object({ shortcutId: id }), ['divertsTo']),
  'presence.changeShortcut': keepingNumbers(
    changes('presenceShortcutChanges', { shortcutId: id, ...shortcut, asTyped }, accepted, ['divertsTo'])
  ),
  'presence.deleteShortcut': changes('presenceShortcutChanges', { shortcutId: id }, accepted),
  /** In the order to show; shortcuts that are not named come after. */
  'presence.orderShortcuts': changes(
    'presenceShortcutChanges',
    { shortcutIds: z.array(id).check(z.minLength(1), z.maxLength(500)) },
    accepted
  )
} as const
