import * as z from 'zod/mini'
import { party } from './party.ts'

/** State of our own leg of a call (style vocabulary after CSTA). */
export const legStates = ['initiated', 'queued', 'alerting', 'connected', 'held', 'failed', 'cleared'] as const
export type LegState = (typeof legStates)[number]

/** What a call may be asked to do now; absent means the system cannot, or not in this state. */
export const callActions = [
  'answer',
  'reject',
  'hangUp',
  'hold',
  'resume',
  'mute',
  'unmute',
  'swap',
  'blindTransfer',
  'dtmf'
] as const
export const callAction = z.enum(callActions)
export type CallAction = z.infer<typeof callAction>

/** One call of one account. Times are epoch milliseconds on this computer's clock. */
export const call = z.object({
  /** "<accountId>:<vendor id>"; nobody outside the connector takes it apart. */
  id: z.string(),
  accountId: z.string(),
  direction: z.enum(['incoming', 'outgoing']),
  state: z.enum(legStates),
  heldBy: z.optional(z.enum(['us', 'them'])),
  remote: party,
  /** Name of the queue or line the caller asked for. */
  queue: z.optional(z.string()),
  /** Who sent the call on to us. */
  diverting: z.optional(party),
  muted: z.boolean(),
  conference: z.boolean(),
  participants: z.array(z.object({ id: z.string(), party })),
  startedAt: z.number(),
  connectedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  /** Our devices that ring or talk. */
  deviceIds: z.array(z.string()),
  /** Devices on which `answer` works from here. */
  answerDeviceIds: z.array(z.string()),
  allowed: z.array(callAction),
  /** Why it failed, translated. */
  failure: z.optional(z.string()),
  /** An ended alerting call that somebody else, or another of our devices, took. */
  answeredElsewhere: z.optional(z.boolean())
})
export type Call = z.infer<typeof call>
