import type { CallAction, Recording } from '../../../../src-preload/contract/call.ts'
import { SECOND } from '../../../util/durations.ts'
import { offers } from '../calls/call-actions.ts'
import type { WireCall } from '../wire/calls.ts'

/** Differences of a start that come from counting in whole seconds, in ms. */
const JITTER_MS = 2 * SECOND

const ON_DEMAND: readonly CallAction[] = ['saveRecording', 'discardRecording', 'pauseRecording', 'resumeRecording']
const START_STOP: readonly CallAction[] = ['startRecording', 'stopRecording']

/**
 * What the call records; undefined when it cannot be recorded. A call has one mode at most. What can be pressed is
 * trusted more than the members: the page shows a paused recording as not paused (Dstny API 5.8).
 */
export function mapRecording(call: WireCall, before: Recording | undefined, now: number): Recording | undefined {
  const offersAny = (actions: readonly CallAction[]): boolean => actions.some((action) => offers(call, action))
  if (call.externalRecording === true || offersAny(ON_DEMAND)) return onDemand(call, before, now)
  if (call.recordable === true || call.recording === true || offersAny(START_STOP)) return startStop(call, before, now)
  return undefined
}

function onDemand(call: WireCall, before: Recording | undefined, now: number): Recording {
  const running = call.externalRecording !== false
  const reported = call.externalRecordingPaused === true && !offers(call, 'pauseRecording')
  const paused = offers(call, 'resumeRecording') || reported
  const kept = before?.saved === true && !offers(call, 'saveRecording')
  const saved = offers(call, 'discardRecording') || kept
  const length = lengthOf(running && !paused, call.externalRecordingDuration, before, now)
  return { mode: 'onDemand', running, paused, saved, ...length }
}

function startStop(call: WireCall, before: Recording | undefined, now: number): Recording {
  const running = call.recording === true || offers(call, 'stopRecording')
  const length = lengthOf(running, call.recordingDuration, before, now)
  return { mode: 'startStop', running, paused: false, saved: running || (call.recordingDuration ?? 0) > 0, ...length }
}

/** The start is kept while it is about the same, so that every reading does not change the call. */
function lengthOf(
  counts: boolean,
  seconds: number | undefined,
  before: Recording | undefined,
  now: number
): Pick<Recording, 'since' | 'lengthMs'> {
  if (!counts) return seconds === undefined ? {} : { lengthMs: seconds * SECOND }
  const since = seconds === undefined ? (before?.since ?? now) : now - seconds * SECOND
  const isSame = before?.since !== undefined && Math.abs(before.since - since) <= JITTER_MS
  return { since: isSame ? before.since : since }
}
