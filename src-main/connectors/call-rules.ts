import type { Capability } from '../../src-preload/contract/capability.ts'
import { neededForAction } from '../../src-preload/contract/capability.ts'
import type { Call, CallAction, LegState } from '../../src-preload/contract/call.ts'

/** What the rules look at; every vendor's call has it. */
export interface RuledCall {
  readonly id: string
  readonly direction: Call['direction']
  readonly state: LegState
  readonly conference: boolean
  readonly participants: readonly unknown[]
  readonly deviceIds: readonly string[]
  /** Devices that can be made to answer. */
  readonly answerDeviceIds: readonly string[]
  /** The call about which this one was made. */
  readonly consultsFor: string | undefined
  /** What the system itself says is possible. */
  readonly named: readonly CallAction[]
}

/**
 * Everything a call may be asked now: what the system names, and our own rule for what it has no name for (Contract
 * dstny 5.3). The one place for all vendors; the account's capabilities go over it. `calls`: all calls of the account.
 */
export function allowedActions(
  call: RuledCall,
  calls: readonly RuledCall[],
  capabilities?: ReadonlySet<Capability>
): CallAction[] {
  if (call.state === 'cleared' || call.state === 'failed') return []
  // Some page lists "resume" for a call that is not held; it would do nothing there.
  const allowed = new Set(call.named.filter((action) => action !== 'resume' || call.state === 'held'))
  const rings = call.direction === 'incoming' && call.state === 'alerting'
  if (call.answerDeviceIds.length > 0) allowed.add('answer')
  allowed.add(rings ? 'reject' : 'hangUp')
  if (call.state === 'connected') allowed.add('dtmf')
  if (canConsult(call, calls)) allowed.add('consult')
  if (call.conference) allowed.add('leaveConference')
  if (call.conference && call.participants.length > 0) allowed.add('removeParticipant')
  for (const other of calls) if (other.id !== call.id) addBetweenTwo(allowed, call, other)
  return [...allowed].filter((action) => capabilities?.has(neededForAction[action]) !== false)
}

/** Every call looks at every other one at each change, so what is known to be allowed is not asked again. */
function addBetweenTwo(allowed: Set<CallAction>, call: RuledCall, other: RuledCall): void {
  if (!allowed.has('swap') && (canSwap(call, other) || canSwap(other, call))) allowed.add('swap')
  if (!allowed.has('addToConference') && isTalking(call) && isTalking(other)) allowed.add('addToConference')
  if (!allowed.has('completeTransfer') && (canHandOver(call, other) || canHandOver(other, call)))
    allowed.add('completeTransfer')
  if (call.consultsFor === other.id || other.consultsFor === call.id) allowed.add('cancelConsultation')
}

/** One active call, the other held or ringing for us on the same device. */
export function canSwap(active: RuledCall, other: RuledCall): boolean {
  if (active.state !== 'connected') return false
  if (other.state === 'held') return shares(active.deviceIds, other.deviceIds)
  const rings = other.state === 'alerting' && other.direction === 'incoming'
  return rings && shares(active.deviceIds, other.answerDeviceIds)
}

/**
 * The telephone that answers when nobody has chosen one: where the user is talking, so that the talk is held meanwhile
 * (Contract dstny 5.4); undefined when nobody talks there. `others`: calls of the same account.
 */
export const talkingDevice = (
  { answerDeviceIds }: Pick<RuledCall, 'answerDeviceIds'>,
  others: readonly Pick<RuledCall, 'state' | 'deviceIds'>[]
): string | undefined =>
  answerDeviceIds.find((id) => others.some((one) => one.state === 'connected' && one.deviceIds.includes(id)))

/** The call may be transferred, and the other one has somebody it can go to, at least ringing there. */
export function canHandOver(call: RuledCall, other: RuledCall): boolean {
  const reached = isTalking(other) || (other.direction === 'outgoing' && other.state === 'alerting')
  return isTalking(call) && call.named.includes('blindTransfer') && reached && !other.conference
}

/** Only one call can wait in the background of a device: another one, or this one while a second goes on. */
function canConsult(call: RuledCall, calls: readonly RuledCall[]): boolean {
  if (!isTalking(call)) return false
  const goesOn = (other: RuledCall): boolean => other.direction === 'outgoing' || other.state === 'connected'
  const inTheWay = (other: RuledCall): boolean => other.state === 'held' || (call.state === 'held' && goesOn(other))
  return !calls.some((other) => other.id !== call.id && inTheWay(other) && shares(call.deviceIds, other.deviceIds))
}

const isTalking = ({ state }: RuledCall): boolean => state === 'connected' || state === 'held'

/** An absent list says nothing about devices, so it does not forbid. */
const shares = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.length === 0 || theirs.length === 0 || ours.some((id) => theirs.includes(id))
