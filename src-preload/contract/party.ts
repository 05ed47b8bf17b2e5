import * as z from 'zod/mini'

/** One side of a call as it can be shown. `number` is dialable (E.164, extension or code), `displayNumber` is for people. */
export const party = z.object({
  kind: z.enum(['internal', 'external', 'service']),
  name: z.optional(z.string()),
  company: z.optional(z.string()),
  number: z.optional(z.string()),
  displayNumber: z.optional(z.string()),
  /** Country of an external number, ISO 3166-1 alpha-2. */
  country: z.optional(z.string()),
  /** The caller hid the number. */
  withheld: z.boolean(),
  /** Takes part in somebody else's call this way. */
  intrudes: z.optional(z.enum(['intrusion', 'barge', 'whisper', 'monitor'])),
  /** VIP mark of the user's contact list. */
  vip: z.optional(z.boolean())
})
export type Party = z.infer<typeof party>
