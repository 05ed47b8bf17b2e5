import * as z from 'zod/mini'

/** How a typed or linked number was understood. */
export const dialedNumber = z.object({
  /** Exactly what would be dialled. */
  digits: z.string(),
  kind: z.enum(['number', 'extension', 'code']),
  /** For people, national format. */
  display: z.string(),
  /** ISO 3166-1 alpha-2, numbers only. */
  country: z.optional(z.string()),
  countryName: z.optional(z.string())
})
export type DialedNumber = z.infer<typeof dialedNumber>

/** A number from outside the program that waits for the user's yes. */
export const dialRequest = z.object({
  id: z.string(),
  source: z.enum(['link', 'commandLine']),
  /** Absent when what came is no number; then `problem` says so. */
  number: z.optional(dialedNumber),
  problem: z.optional(z.string())
})
export type DialRequest = z.infer<typeof dialRequest>
