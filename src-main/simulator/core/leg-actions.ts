import type { Leg } from './calls.ts'
import { recordingActions, type RecordingAction } from './leg-recording.ts'

/** What can be asked of a leg now; the fronts translate it into their buttons. */
export type LegAction =
  'answer' | 'hold' | 'resume' | 'mute' | 'unmute' | 'transfer' | 'park' | 'move' | 'sendDigits' | RecordingAction

/** What the PBX would do for this leg now (Dstny API 5.3). */
export function allowedActions(leg: Leg): ReadonlySet<LegAction> {
  const { state, call, direction } = leg
  if (state === 'alerting' && direction === 'in') return new Set(['answer'])
  if (state !== 'connected' && state !== 'held') return new Set()
  const hold: LegAction = state === 'held' ? 'resume' : 'hold'
  const actions: LegAction[] = ['move', hold, ...recordingActions(leg.recording)]
  const isPlain = !call.isConference && !call.isIntruded && call.transfer === undefined
  if (isPlain && call.othersThan(leg).some((other) => other.isTalking)) actions.push('transfer', 'park')
  if (state !== 'connected') return new Set(actions)
  actions.push('sendDigits')
  if (leg.muted) actions.push('unmute')
  else if (!call.isConference) actions.push('mute')
  return new Set(actions)
}
