import * as z from 'zod/mini'
import { wayHere } from './call.ts'
import { party } from './party.ts'

/** So many missed calls are kept, the newest ones. */
export const MOST_MISSED = 50

/** Who told of a missed call: an account's live call by its id, or an item of its history. Other sources may tell it too. */
export const missedSource = z.object({
  accountId: z.string(),
  kind: z.enum(['call', 'history']),
  id: z.string()
})
export type MissedSource = z.infer<typeof missedSource>

/** A call that rang for the user and that nobody took. It stays until the user clears it or has called back. */
export const missedCall = z.object({
  id: z.string(),
  /** The account that calls back. */
  accountId: z.string(),
  remote: party,
  /** The same text for all calls of one caller; absent where nobody knows who it was. */
  caller: z.optional(z.string()),
  /** Name of the queue or line it came through. */
  queue: z.optional(z.string()),
  /** Who sent it on. */
  diverting: z.optional(party),
  cameBy: z.optional(wayHere),
  /** When it began to ring, epoch ms. */
  at: z.number(),
  /** It was on screen in a window with the focus, or was looked at on another telephone. */
  seen: z.optional(z.boolean()),
  /** Everybody who told of this call, so that each is believed once. */
  sources: z.array(missedSource)
})
export type MissedCall = z.infer<typeof missedCall>
