import * as z from 'zod/mini'
import { capabilities } from './capability.ts'

/** How much of what is shown can be trusted now. */
export const connectionStates = ['connecting', 'catchingUp', 'live', 'stale', 'signInAgain'] as const
export type ConnectionState = (typeof connectionStates)[number]

/** A telephone of the user. */
export const device = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['deskPhone', 'mobile', 'softphone', 'other']),
  active: z.boolean()
})
export type Device = z.infer<typeof device>

/** One sign-in to one telephone system, without any secret. */
export const account = z.object({
  id: z.string(),
  vendor: z.string(),
  /** The vendor's name for people. */
  vendorName: z.string(),
  /** What the user calls the account: "Jane Doe · example.org". */
  label: z.string(),
  isDemo: z.boolean(),
  connection: z.enum(connectionStates),
  /** Since when nothing was heard, epoch ms; with 'stale' and 'signInAgain'. */
  staleSince: z.optional(z.number()),
  /** Why it is not live, translated. */
  problem: z.optional(z.string()),
  capabilities: z.array(z.enum(capabilities)),
  /** 'memory': the secret is lost when the program ends. */
  secretStorage: z.enum(['keyStore', 'memory']),
  devices: z.array(device),
  /** Device that dials and answers when none is chosen. */
  preferredDeviceId: z.optional(z.string()),
  /** Functions that are elsewhere on this server than usual, where that can be chosen. */
  changedEndpoints: z.optional(z.number()),
  /** What is dialled to get a parked call back. */
  parkCode: z.optional(z.string())
})
export type Account = z.infer<typeof account>
