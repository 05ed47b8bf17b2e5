import * as z from 'zod/mini'
import { picture } from './services/contacts.ts'

/** What is known of who calls beside the call itself, by call id. It comes late, part by part. */
export const callerFacts = z.object({
  callId: z.string(),
  /** How many calls with this number the history has. */
  calls: z.optional(z.number()),
  /** How often this number has called this week before. */
  callsThisWeek: z.optional(z.number()),
  /** When the last of those calls began, epoch ms. */
  lastAt: z.optional(z.number()),
  /** The last note about this number. */
  lastNote: z.optional(z.string()),
  /** Name of the colleague who took the call, where a log of the group says so. */
  takenBy: z.optional(z.string()),
  /** Of the contact who has this number. */
  picture: z.optional(picture)
})
export type CallerFacts = z.infer<typeof callerFacts>
