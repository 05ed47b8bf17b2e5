import * as z from 'zod/mini'
import { note } from './presence.ts'
import { accepted, changes, id, instant } from './request.ts'

/** What may be changed of the presence of colleagues; which roles there are is in the own presence. */
export const colleagueRequests = {
  /** Without `until` it never ends; without `available`, that of the activity. */
  'colleague.setActivity': changes(
    'presenceOfOthers',
    { contactId: id, activityId: id, available: z.optional(z.boolean()), until: z.optional(instant) },
    accepted
  ),
  'colleague.setNote': changes('presenceOfOthers', { contactId: id, note }, accepted),
  'colleague.setRole': changes('presenceOfOthers', { contactId: id, roleId: id }, accepted)
} as const
