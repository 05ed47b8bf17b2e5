import type { CallAction, LegState } from '../../../../src-preload/contract/call.ts'
import type { RuledCall } from '../../call-rules.ts'
import { isKeyOf, lookUp } from '../../../util/lookup.ts'
import type { WireCall } from '../wire/calls.ts'

const LEG_STATES = {
  INITIATED: 'initiated',
  RINGING: 'alerting',
  ACTIVE: 'connected',
  HELD: 'held'
} as const satisfies Readonly<Record<string, LegState>>

/** State of our leg; a status of a later server counts as connected, so that the call can be seen and ended. */
export function legState(call: Pick<WireCall, 'status' | 'event'>): LegState {
  if (call.status === 'TERMINATED') return call.event === 'FAILED' ? 'failed' : 'cleared'
  return lookUp(LEG_STATES, call.status) ?? 'connected'
}

/** Devices the server can make answer; an ANSWER without a list means those that ring (Dstny API 5.3). */
export function answerDevices(call: WireCall): string[] {
  return call.actions.flatMap(({ action, deviceIds }) => (action === 'ANSWER' ? (deviceIds ?? call.deviceIds) : []))
}

/** The buttons that have an action name. When a later server names more, they are added here (Dstny API 5.3). */
const BY_ACTION = {
  HOLD: 'hold',
  RESUME: 'resume',
  MUTE: 'mute',
  UNMUTE: 'unmute',
  TRANSFER: 'blindTransfer',
  PARK: 'park',
  MOVE: 'move',
  SAVE_REC: 'saveRecording',
  DISCARD_REC: 'discardRecording',
  PAUSE_REC: 'pauseRecording',
  RESUME_REC: 'resumeRecording',
  START_REC: 'startRecording',
  STOP_REC: 'stopRecording'
} as const satisfies Readonly<Record<string, CallAction>>

const ruled = new WeakMap<WireCall, RuledCall>()

/**
 * A call as the rules for all vendors look at it; a call in an unknown state can only be ended. Every call looks at every
 * other one, so the answer is kept: a state of the wire never changes.
 */
export function ruledCall(call: WireCall, consultsFor?: string): RuledCall {
  const known = ruled.get(call)
  if (known !== undefined && known.consultsFor === consultsFor) return known
  const made = rule(call, consultsFor)
  ruled.set(call, made)
  return made
}

function rule(call: WireCall, consultsFor: string | undefined): RuledCall {
  return {
    id: call.callId,
    direction: call.inbound ? 'incoming' : 'outgoing',
    state: isKnown(call) ? legState(call) : 'initiated',
    conference: call.conference,
    participants: call.participants,
    deviceIds: call.deviceIds,
    answerDeviceIds: answerDevices(call),
    consultsFor,
    named: call.actions.flatMap(({ action }) => lookUp(BY_ACTION, action) ?? [])
  }
}

/** Whether the server offers one of its named actions now. */
export const offers = (call: WireCall, wanted: CallAction): boolean =>
  call.actions.some(({ action }) => lookUp(BY_ACTION, action) === wanted)

const isKnown = ({ status }: WireCall): boolean => isKeyOf(LEG_STATES, status) || status === 'TERMINATED'

/** Actions and statuses the contract does not name. */
export function unknownWords(call: WireCall): string[] {
  const actions = call.actions.map(({ action }) => action)
  const strange = actions.filter((action) => !isKeyOf(BY_ACTION, action) && action !== 'ANSWER')
  return isKnown(call) ? strange : [call.status, ...strange]
}
