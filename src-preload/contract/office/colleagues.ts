import * as z from 'zod/mini'
import { accepted, changes, id, instant, reads } from './request.ts'

const note = z.string().check(z.maxLength(250))
const role = z.object({ id: z.string(), name: z.string() })

/** What may be changed of the presence of colleagues, and the own note. */
export const colleagueRequests = {
  /** Without `until` it never ends; without `available`, that of the activity. */
  'colleague.setActivity': changes(
    'presenceOfOthers',
    { contactId: id, activityId: id, available: z.optional(z.boolean()), until: z.optional(instant) },
    accepted
  ),
  'colleague.setNote': changes('presenceOfOthers', { contactId: id, note }, accepted),
  'colleague.setRole': changes('presenceOfOthers', { contactId: id, roleId: id }, accepted),
  /** The roles there are to choose from. */
  'presence.roles': reads('presence', {}, z.array(role)),
  /** The user's own note; an empty one clears it. */
  'presence.setNote': changes('presence', { note }, accepted)
} as const
