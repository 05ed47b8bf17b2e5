import * as z from 'zod/mini'
import { ownPresence } from './presence.ts'

/** What is known of a watched line: RFC 4235 dialogs, told apart as far as people care. */
export const blfStates = ['idle', 'alerting', 'busy', 'unknown'] as const

/** What somebody else is doing, as far as the system tells. */
export const personPresence = z.pick(ownPresence, {
  activityId: true,
  activityName: true,
  available: true,
  note: true,
  until: true,
  roleId: true,
  roleName: true
})
export type PersonPresence = z.infer<typeof personPresence>

/** A watched contact of one account: `id` is "<accountId>:<contactId>". */
export const colleague = z.object({
  id: z.string(),
  accountId: z.string(),
  contactId: z.string(),
  /** Absent: the system does not tell. */
  presence: z.optional(personPresence),
  line: z.enum(blfStates),
  /** Picks up what rings there, while it rings. */
  pickupId: z.optional(z.string())
})
export type Colleague = z.infer<typeof colleague>

const id = z.string().check(z.minLength(1), z.maxLength(300))

/** Whose presence and lines of one account are shown; the visible ones first. */
export const watchList = z.object({ accountId: id, contactIds: z.array(id).check(z.maxLength(500)) })
export type WatchList = z.infer<typeof watchList>
