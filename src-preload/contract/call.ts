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
  'dtmf',
  'consult',
  'completeTransfer',
  'cancelConsultation',
  'addToConference',
  'removeParticipant',
  'leaveConference',
  'park',
  'move',
  'startRecording',
  'stopRecording',
  'saveRecording',
  'discardRecording',
  'pauseRecording',
  'resumeRecording'
] as const
export const callAction = z.enum(callActions)
export type CallAction = z.infer<typeof callAction>

/** 'queue': handed out by a queue; 'transfer': handed over by whoever sent it on, who diverted it otherwise. */
export const wayHere = z.enum(['queue', 'transfer'])

/** How a call came to somebody who did not get it directly. */
const cameBy = {
  /** Name of the queue or line the caller asked for. */
  queue: z.optional(z.string()),
  /** Who sent the call on. */
  diverting: z.optional(party),
  /** Whom the caller first asked for. */
  called: z.optional(party),
  cameBy: z.optional(wayHere),
  /** The caller waited for this person, who was busy. */
  campedOn: z.optional(z.boolean())
}

/**
 * What a call records. 'onDemand': the whole call is recorded, and kept only when it is saved before it ends.
 * 'startStop': only what is between start and stop is recorded, and all of that is kept.
 */
export const recording = z.object({
  mode: z.enum(['onDemand', 'startStop']),
  /** Something is being recorded, or would be if it were not paused. */
  running: z.boolean(),
  paused: z.boolean(),
  /** What has been recorded will be kept. */
  saved: z.boolean(),
  /** While the recording counts: the time from which it has its present length without pauses, epoch ms. */
  since: z.optional(z.number()),
  /** While it does not count: how long it is, in ms, where the system says so. */
  lengthMs: z.optional(z.number())
})
export type Recording = z.infer<typeof recording>

/** Somebody else in a conference; `id` is only good for `removeParticipant`. */
export const participant = z.object({ id: z.string(), party, ...cameBy })
export type Participant = z.infer<typeof participant>

/**
 * How a call that was handed over without asking goes on. 'pending': accepted, nothing known yet; 'ringing': the target's
 * line rings; 'sentOn': it has left us for the target, whether or not somebody answers there; 'failed': the target did not
 * take it, and where the system gives it back the caller is here again; 'unconfirmed': the system says nothing more.
 */
export const transferStates = ['pending', 'ringing', 'sentOn', 'failed', 'unconfirmed'] as const
export const callTransfer = z.object({
  /** Whom it goes to, as far as it is known; its number is what was dialled. */
  to: party,
  state: z.enum(transferStates),
  /** When this state began, epoch ms. */
  at: z.number()
})
export type CallTransfer = z.infer<typeof callTransfer>

/**
 * How far ringing somebody for a call has come. 'idle': not rung yet, or no more because somebody else took the call; 'failed':
 * rung in vain, or not to be reached.
 */
export const rungStates = ['idle', 'ringing', 'answered', 'failed'] as const
export type RungState = (typeof rungStates)[number]

/** One of several people who are rung for a call. */
export const rungMember = z.object({ name: z.string(), state: z.enum(rungStates) })
export type RungMember = z.infer<typeof rungMember>

/** One call of one account. Times are epoch milliseconds on this computer's clock. */
export const call = z.object({
  /** "<accountId>:<vendor id>"; nobody outside the connector takes it apart. */
  id: z.string(),
  accountId: z.string(),
  direction: z.enum(['incoming', 'outgoing']),
  state: z.enum(legStates),
  heldBy: z.optional(z.enum(['us', 'them'])),
  /** While it is held: since when we know of it. */
  heldAt: z.optional(z.number()),
  remote: party,
  ...cameBy,
  /** Id of the call about which this one was made: see `completeTransfer` and `cancelConsultation`. */
  consultsFor: z.optional(z.string()),
  muted: z.boolean(),
  /** An outgoing call for which our own telephone rings: it has to be lifted. */
  pickUp: z.optional(z.boolean()),
  /** What the system accepted and never confirms. */
  assumed: z.optional(z.array(z.enum(['held', 'muted']))),
  /** Somebody listens to the call or speaks in it. */
  intruded: z.optional(z.boolean()),
  recording: z.optional(recording),
  /** Who is rung for a call that `ringGroup` made. */
  rung: z.optional(z.array(rungMember)),
  conference: z.boolean(),
  /** The others in a conference. */
  participants: z.array(participant),
  startedAt: z.number(),
  connectedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  /** Our devices that ring or talk. */
  deviceIds: z.array(z.string()),
  /** Devices on which `answer` works from here. */
  answerDeviceIds: z.array(z.string()),
  /** The one of them that answers; another can be chosen: see `call.chooseAnswerDevice`. */
  answerDeviceId: z.optional(z.string()),
  allowed: z.array(callAction),
  /** A transfer under way; it outlives the call, until it is dismissed (failed, unconfirmed) or for some seconds. */
  transfer: z.optional(callTransfer),
  /** Why it failed, or why its transfer did, translated. */
  failure: z.optional(z.string()),
  /** An ended alerting call that somebody else, or another of our devices, took. */
  answeredElsewhere: z.optional(z.boolean()),
  /** Who took it, where the system tells. */
  answeredBy: z.optional(party)
})
export type Call = z.infer<typeof call>

/** Somebody who got calls of a caller before; `contactId` where that person's line can be watched. */
export const usualTarget = z.object({ party, contactId: z.optional(z.string()) })
export type UsualTarget = z.infer<typeof usualTarget>
