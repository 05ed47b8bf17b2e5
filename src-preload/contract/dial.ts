import * as z from 'zod/mini'
import { dialRule } from './dial-rules.ts'

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

/** Why an account calls a number. */
export const dialReason = z.discriminatedUnion('kind', [
  /** The user chose it for this number before. */
  z.object({ kind: z.literal('chosenBefore') }),
  z.object({ kind: z.literal('rule'), rule: dialRule }),
  /** What was pressed belongs to it: a contact of its directory, a call of its history. */
  z.object({ kind: z.literal('row') }),
  /** Its directory knows the number, by this name. */
  z.object({ kind: z.literal('contact'), name: z.string() }),
  /** The user's account for everything else. */
  z.object({ kind: z.literal('other') }),
  /** No other can call now. */
  z.object({ kind: z.literal('onlyOne') }),
  /** Nothing says which. */
  z.object({ kind: z.literal('first') })
])
export type DialReason = z.infer<typeof dialReason>

/** The account that calls a number when the user does not choose another. It may be unable to, where no other would do. */
export const dialAccount = z.object({
  accountId: z.string(),
  reason: dialReason,
  /** The account that should have called, but cannot now. */
  passedOverId: z.optional(z.string())
})
export type DialAccount = z.infer<typeof dialAccount>

/** A number that waits for the user's yes: one from outside the program, or one chosen in a window that always asks. */
export const dialRequest = z.object({
  id: z.string(),
  source: z.enum(['link', 'commandLine', 'typed']),
  /** What it is to be called with, where the user has chosen that already. */
  accountId: z.optional(z.string()),
  deviceId: z.optional(z.string()),
  /** Absent when what came is no number; then `problem` says so. */
  number: z.optional(dialedNumber),
  /** Another account that calls this number just now, or talks to it. */
  calledWithId: z.optional(z.string()),
  problem: z.optional(z.string())
})
export type DialRequest = z.infer<typeof dialRequest>
