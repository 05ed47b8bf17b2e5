import * as z from 'zod/mini'

/** A visible row of a search; the whole directory never crosses the bridge. */
export const contactRow = z.object({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  company: z.optional(z.string()),
  numbers: z.array(z.object({ label: z.string(), number: z.string(), display: z.string() })),
  available: z.optional(z.boolean()),
  inCall: z.optional(z.boolean()),
  activityName: z.optional(z.string())
})
export type ContactRow = z.infer<typeof contactRow>
