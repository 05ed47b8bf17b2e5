import * as z from 'zod/mini'

/** How a typed or linked number was understood. */
export const dialedNumber = z.object({
  /** Exactly what would be dialled. */
  digits: z.string(),
  /** An address is a SIP address without its scheme. */
  kind: z.enum(['number', 'extension', 'code', 'address']),
  /** For people, national format. */
  display: z.string(),
  /** ISO 3166-1 alpha-2, numbers only. */
  country: z.optional(z.string()),
  countryName: z.optional(z.string()),
  /** What the numbering plan says of it: 'premium' is paid for beside the call, 'shared' can cost more than others. */
  cost: z.optional(z.enum(['premium', 'shared'])),
  /** It reaches emergency services in the user's region. */
  emergency: z.optional(z.boolean())
})
export type DialedNumber = z.infer<typeof dialedNumber>

/** A number that waits for the user's yes: one from outside the program, or one chosen in a window that always asks. */
export const dialRequest = z.object({
  id: z.string(),
  source: z.enum(['link', 'commandLine', 'typed']),
  /** What it is to be called with, where the user has chosen that already. */
  accountId: z.optional(z.string()),
  deviceId: z.optional(z.string()),
  /** Absent when what came is no number; then `problem` says so. */
  number: z.optional(dialedNumber),
  problem: z.optional(z.string())
})
export type DialRequest = z.infer<typeof dialRequest>
