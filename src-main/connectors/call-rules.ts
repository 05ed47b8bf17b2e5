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
  /** What the system would do wrong now, whatever the rules say. */
  readonly never?: readonly CallAction[]
}

/**
 * Everything a call may be asked now: what the system names, and our own rule for what it has no name for (Dstny
 * API 5.3). The one place for all vendors; the account's capabilities go over it. `around`: all calls of the account.
 */
export function allowedActions(
  call: RuledCall,
  around: CallsAround,
  capabilities?: ReadonlySet<Capability>
): CallAction[] {
  if (call.state === 'cleared' || call.state === 'failed') return []
  // Some page lists "resume" for a call that is not held; it would do nothing there.
  const allowed = new Set(call.named.filter((action) => action !== 'resume' || call.state === 'held'))
  if (call.answerDeviceIds.length > 0) allowed.add('answer')
  allowed.add(rings(call) ? 'reject' : 'hangUp')
  if (call.state === 'connected') allowed.add('dtmf')
  if (isTalking(call) && !around.blocksConsultation(call)) allowed.add('consult')
  if (call.conference) allowed.add('leaveConference')
  if (call.conference && call.participants.length > 0) allowed.add('removeParticipant')
  if (around.swapsWith(call)) allowed.add('swap')
  if (around.joins(call)) allowed.add('addToConference')
  if (around.handsOver(call)) allowed.add('completeTransfer')
  if (around.consults(call)) allowed.add('cancelConsultation')
  for (const action of call.never ?? []) allowed.delete(action)
  return [...allowed].filter((action) => capabilities?.has(neededForAction[action]) !== false)
}

/** One active call, the other held or ringing for us on the same device. */
export function canSwap(active: RuledCall, other: RuledCall): boolean {
  if (active.state !== 'connected') return false
  if (other.state === 'held') return shares(active.deviceIds, other.deviceIds)
  return rings(other) && shares(active.deviceIds, other.answerDeviceIds)
}

/** What of a call is looked at by the other ones. */
interface Roles {
  /** Devices of a call that is in that state. */
  readonly connected?: readonly string[]
  readonly held?: readonly string[]
  readonly ringing?: readonly string[]
  readonly goingOn?: readonly string[]
  readonly talking: boolean
  readonly gives: boolean
  readonly takes: boolean
}

function rolesOf(call: RuledCall): Roles {
  const { state, direction, deviceIds, answerDeviceIds } = call
  return {
    ...(state === 'connected' ? { connected: deviceIds } : {}),
    ...(state === 'held' ? { held: deviceIds } : {}),
    ...(rings(call) ? { ringing: answerDeviceIds } : {}),
    ...(direction === 'outgoing' || state === 'connected' ? { goingOn: deviceIds } : {}),
    talking: isTalking(call),
    gives: canGive(call),
    takes: canTake(call)
  }
}

/**
 * All calls of an account, looked at once for the rules that are about two of them: what a call may be asked then costs the
 * same however many there are.
 */
export class CallsAround {
  readonly #ids = new Set<string>()
  readonly #consulted = new Set<string>()
  readonly #connected = new AtDevices()
  readonly #held = new AtDevices()
  readonly #ringing = new AtDevices()
  readonly #goingOn = new AtDevices()
  #talking = 0
  #givers = 0
  #takers = 0

  readonly #capabilities: ReadonlySet<Capability> | undefined

  /** `capabilities`: what the account can do; everything when absent. */
  constructor(calls: Iterable<RuledCall>, capabilities?: ReadonlySet<Capability>) {
    this.#capabilities = capabilities
    for (const call of calls) this.#add(call)
  }

  #add(call: RuledCall): void {
    const { connected, held, ringing, goingOn, talking, gives, takes } = this.#rolesOf(call)
    this.#ids.add(call.id)
    if (call.consultsFor !== undefined && call.consultsFor !== call.id) this.#consulted.add(call.consultsFor)
    this.#connected.add(connected)
    this.#held.add(held)
    this.#ringing.add(ringing)
    this.#goingOn.add(goingOn)
    this.#talking += Number(talking)
    this.#givers += Number(gives)
    this.#takers += Number(takes)
  }

  /** Another one that the call can change places with: see `canSwap`. */
  swapsWith(call: RuledCall): boolean {
    if (call.state === 'connected') return this.#held.shares(call.deviceIds) || this.#ringing.shares(call.deviceIds)
    if (call.state === 'held') return this.#connected.shares(call.deviceIds)
    return rings(call) && this.#connected.shares(call.answerDeviceIds)
  }

  /** Another one that is talked on, as this one is. */
  joins(call: RuledCall): boolean {
    return isTalking(call) && this.#talking > this.#own(call)
  }

  /** Another one that this one can be handed over to, or the other way round. */
  handsOver(call: RuledCall): boolean {
    const { gives, takes } = this.#rolesOf(call)
    const own = this.#own(call)
    return (gives && this.#takers > (takes ? own : 0)) || (takes && this.#givers > (gives ? own : 0))
  }

  /** Another one about which this one was made, or the other way round. */
  consults({ id, consultsFor }: RuledCall): boolean {
    return this.#consulted.has(id) || (consultsFor !== undefined && consultsFor !== id && this.#ids.has(consultsFor))
  }

  /** Only one call can wait in the background of a device: another one, or this one while a second goes on. */
  blocksConsultation(call: RuledCall): boolean {
    const own = this.#own(call) > 0 ? rolesOf(call) : undefined
    if (this.#held.shares(call.deviceIds, own?.held)) return true
    return call.state === 'held' && this.#goingOn.shares(call.deviceIds, own?.goingOn)
  }

  #rolesOf(call: RuledCall): Roles {
    const roles = rolesOf(call)
    const takes = roles.takes && (roles.talking || this.#capabilities?.has('transferWhileRinging') !== false)
    return { ...roles, takes }
  }

  #own({ id }: RuledCall): 0 | 1 {
    return this.#ids.has(id) ? 1 : 0
  }
}

/** Calls by their devices. */
class AtDevices {
  readonly #byDevice = new Map<string, number>()
  #calls = 0
  #anywhere = 0

  /** Nothing for a call that does not belong here. */
  add(deviceIds: readonly string[] | undefined): void {
    if (deviceIds === undefined) return
    this.#calls += 1
    if (deviceIds.length === 0) this.#anywhere += 1
    for (const id of new Set(deviceIds)) this.#byDevice.set(id, (this.#byDevice.get(id) ?? 0) + 1)
  }

  /** Whether a call is at one of these devices. `own`: devices of the call that asks, where it is one of these itself. */
  shares(deviceIds: readonly string[], own?: readonly string[]): boolean {
    if (this.#calls <= (own === undefined ? 0 : 1)) return false
    if (deviceIds.length === 0 || this.#anywhere > (own?.length === 0 ? 1 : 0)) return true
    const ownIds = new Set(own)
    return deviceIds.some((id) => (this.#byDevice.get(id) ?? 0) > (ownIds.has(id) ? 1 : 0))
  }
}

const rings = ({ direction, state }: RuledCall): boolean => direction === 'incoming' && state === 'alerting'

/** It may be transferred. */
const canGive = (call: RuledCall): boolean => isTalking(call) && call.named.includes('blindTransfer')

/** It has somebody that another one can go to, at least ringing there. */
const canTake = (call: RuledCall): boolean =>
  !call.conference && (isTalking(call) || (call.direction === 'outgoing' && call.state === 'alerting'))

const isTalking = ({ state }: RuledCall): boolean => state === 'connected' || state === 'held'

/** An absent list says nothing about devices, so it does not forbid. */
const shares = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.length === 0 || theirs.length === 0 || ours.some((id) => theirs.includes(id))
