import * as z from 'zod/mini'
import { count, flag, int64, list, maybe, maybeFlag, maybeNumber, maybeText, text, textOrEmpty } from './wire-values.ts'

const wireParty = z.object({
  type: textOrEmpty,
  telUri: maybeText,
  displayName: maybeText,
  displayNumber: maybeText,
  intrusionType: maybeText
})
/** Who is on the other side (Contract dstny 2.1, Party). */
export type WireParty = z.infer<typeof wireParty>

const historyInfo = z.object({
  subject: maybeText,
  acdSupport: maybeText,
  campOn: maybeFlag,
  initialParty: maybe(wireParty),
  previousParty: maybe(wireParty),
  previousRetargetReason: maybeText
})

/** How a call came to somebody (Contract dstny 2.1, HistoryInfo). */
export type WireHistory = z.infer<typeof historyInfo>

/** One call of the user (Contract dstny 2.1, CallState). */
export const wireCall = z.object({
  stateToken: int64,
  callId: text.check(z.minLength(1)),
  remoteParty: maybe(wireParty),
  participants: list(z.object({ id: text, remoteParty: wireParty, historyInfo: maybe(historyInfo) })),
  conference: flag,
  conferenceId: maybeText,
  historyInfo: maybe(historyInfo),
  inbound: flag,
  intruded: flag,
  status: text,
  event: maybeText,
  eventDescription: maybeText,
  muted: flag,
  duration: count,
  recordable: maybeFlag,
  recording: maybeFlag,
  recordingDuration: maybeNumber,
  externalRecording: maybeFlag,
  externalRecordingDuration: maybeNumber,
  externalRecordingPaused: maybeFlag,
  deviceIds: list(text),
  actions: list(z.object({ action: text, deviceIds: z.optional(list(text)) })),
  correlationId: maybeText
})
export type WireCall = z.infer<typeof wireCall>

/** The calls of a user (Contract dstny 2.1, UserCallState). */
export const wireUserCalls = z.object({ fullState: z.catch(z.boolean(), true), calls: list(wireCall) })
export type WireUserCalls = z.infer<typeof wireUserCalls>

/** A transfer of the user's mobile call under way (Contract dstny 2.1, MobileTransfer). */
export const wireMobileTransfer = z.object({
  transferId: z.object({ transferStartTime: maybe(int64), type: maybeText, id: text, destination: maybeText })
})
export type WireMobileTransfer = z.infer<typeof wireMobileTransfer>

/** Until when an outside system says that a user is in a call (Contract dstny 2.1, LineState). */
export const wireLineState = z.object({ expiresOn: text })
export type WireLineState = z.infer<typeof wireLineState>
