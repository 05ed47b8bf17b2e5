import * as z from 'zod/mini'

/** A queue or distribution group the user belongs to, with its live figures where the system has them. */
export const queue = z.object({
  /** "<accountId>:<vendor id>". */
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  number: z.optional(z.string()),
  kind: z.enum(['acd', 'attendant', 'hunt', 'ring']),
  /** Absent: there is no signing in, or it is not known. */
  signedIn: z.optional(z.boolean()),
  nightMode: z.optional(z.boolean()),
  /** There while the user takes no calls of this queue for a while; `since` epoch ms. */
  paused: z.optional(z.object({ reason: z.optional(z.string()), since: z.optional(z.number()) })),
  waiting: z.optional(z.number()),
  longestWaitMs: z.optional(z.number()),
  agentsSignedIn: z.optional(z.number()),
  agentsFree: z.optional(z.number()),
  answeredToday: z.optional(z.number()),
  droppedToday: z.optional(z.number())
})
export type Queue = z.infer<typeof queue>
