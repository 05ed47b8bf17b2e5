import * as z from 'zod/mini'
import { limits } from '../../../util/limits.ts'
import {
  anyList,
  count,
  flag,
  idText,
  int64,
  list,
  maybe,
  maybeFlag,
  maybeNumber,
  maybeText,
  readable,
  text,
  textOrEmpty
} from './values.ts'

const wireParty = z.object({
  type: textOrEmpty,
  telUri: maybeText,
  displayName: maybeText,
  displayNumber: maybeText,
  intrusionType: maybeText
})
/** Who is on the other side (Dstny API 2.1, Party). */
export type WireParty = z.infer<typeof wireParty>

const historyInfo = z.object({
  subject: maybeText,
  acdSupport: maybeText,
  campOn: maybeFlag,
  initialParty: maybe(wireParty),
  previousParty: maybe(wireParty),
  previousRetargetReason: maybeText
})

/** How a call came to somebody (Dstny API 2.1, HistoryInfo). */
export type WireHistory = z.infer<typeof historyInfo>

/** One call of the user (Dstny API 2.1, CallState). */
export const wireCall = z.object({
  stateToken: int64,
  callId: idText,
  remoteParty: maybe(wireParty),
  participants: list(
    z.object({ id: idText, remoteParty: wireParty, historyInfo: maybe(historyInfo) }),
    limits.participants
  ),
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
  deviceIds: list(idText, limits.callMembers),
  actions: list(
    z.object({ action: text, deviceIds: z.optional(list(idText, limits.callMembers)) }),
    limits.callMembers
  ),
  correlationId: maybeText
})
export type WireCall = z.infer<typeof wireCall>

/**
 * The calls of a user (Dstny API 2.1, UserCallState). Of more than can be shown the newest are read, and of the others
 * no more than their ids: a system that never ends its calls must not hide the one that rings.
 */
export const wireUserCalls = z.pipe(
  z.object({ fullState: z.catch(z.boolean(), true), calls: anyList }),
  z.transform(({ fullState, calls }) => ({ fullState, ...newestOf(calls) }))
)
export type WireUserCalls = z.infer<typeof wireUserCalls>

/** Those that were answered last, or not yet: `duration` counts from the answer on, also while a call is held. */
function newestOf(all: readonly unknown[]): { readonly calls: WireCall[]; readonly leftOut: string[] } {
  if (all.length <= limits.calls) return { calls: readable(wireCall, all), leftOut: [] }
  const brief = all.map(inBrief)
  const longest = Float64Array.from(brief, ({ duration }) => duration).toSorted()[limits.calls - 1] ?? 0
  let room = limits.calls - brief.filter(({ duration }) => duration < longest).length
  const isNew = brief.map(({ duration }) => duration < longest || (duration === longest && room-- > 0))
  const leftOut = brief.flatMap(({ callId }, index) => (isNew[index] === true ? [] : (callId ?? [])))
  const newest = all.filter((_, index) => isNew[index] === true)
  return { calls: readable(wireCall, newest), leftOut }
}

/** What is no call counts as the oldest. There may be thousands, which a schema would take long to read. */
function inBrief(call: unknown): { readonly callId?: string; readonly duration: number } {
  const isCall = typeof call === 'object' && call !== null && 'callId' in call
  if (!isCall || typeof call.callId !== 'string' || call.callId.length > limits.idChars) return { duration: Infinity }
  const isCounted = 'duration' in call && typeof call.duration === 'number'
  return { callId: call.callId, duration: isCounted && !Number.isNaN(call.duration) ? Number(call.duration) : 0 }
}

/** A transfer of the user's mobile call under way (Dstny API 2.1, MobileTransfer). */
export const wireMobileTransfer = z.object({
  transferId: z.object({ transferStartTime: maybe(int64), type: maybeText, id: text, destination: maybeText })
})
export type WireMobileTransfer = z.infer<typeof wireMobileTransfer>

/** Until when an outside system says that a user is in a call (Dstny API 2.1, LineState). */
export const wireLineState = z.object({ expiresOn: text })
export type WireLineState = z.infer<typeof wireLineState>
