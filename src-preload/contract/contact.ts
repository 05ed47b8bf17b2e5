import * as z from 'zod/mini'

const contactNumber = z.object({
  label: z.string(),
  number: z.string(),
  display: z.string(),
  /** The same text for all ways to write it, and another one for an extension of each account. */
  key: z.optional(z.string()),
  /** The user has chosen to reach this person here. */
  chosen: z.optional(z.boolean())
})
export type ContactNumber = z.infer<typeof contactNumber>

/** A visible row of a search; the whole directory never crosses the bridge. */
export const contactRow = z.object({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  company: z.optional(z.string()),
  emails: z.optional(z.array(z.string())),
  numbers: z.array(contactNumber),
  available: z.optional(z.boolean()),
  inCall: z.optional(z.boolean()),
  activityName: z.optional(z.string())
})
export type ContactRow = z.infer<typeof contactRow>

const id = z.string().check(z.minLength(1), z.maxLength(300))

/** So many systems may know one person. */
export const MOST_SAME_PERSON = 20

/** How somebody whom these contacts are about is reached: `key` of one of their numbers. */
export const chosenWay = z.object({
  contacts: z.array(z.object({ accountId: id, contactId: id })).check(z.minLength(1), z.maxLength(MOST_SAME_PERSON)),
  key: id
})
export type ChosenWay = z.infer<typeof chosenWay>
