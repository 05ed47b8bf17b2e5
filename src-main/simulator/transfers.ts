import { SECOND } from '../util/durations.ts'
import { campOn } from './camp-on.ts'
import type { Call, CallParticipant, Leg, LegHistory } from './calls.ts'
import { deliver } from './delivery.ts'
import type { Device } from './parties.ts'
import type { Pbx } from './pbx.ts'
import type { Queue } from './queues.ts'
import { Refusal } from './refusal.ts'
import { partyOf, type Route } from './routing.ts'

/** How long a transfer's target may ring, in ms (Contract dstny 6, "no answer 20 s"). */
const TRANSFER_RING_MS = 20 * SECOND

/** How a call is handed over. */
export interface TransferOptions {
  /** True: the transferring leg ends at once. */
  readonly blind: boolean
  readonly toVoicemail?: boolean
  readonly ignoreDiversion?: boolean
  /** True: a busy target is waited for. */
  readonly campOn?: boolean
}

/** Sends the other party of `leg` on to a new target. @throws Refusal notPossible */
export function transfer(pbx: Pbx, leg: Leg, target: CallParticipant | Queue | string, options: TransferOptions): void {
  const { desk } = pbx
  desk.demand(leg, 'transfer')
  const route = desk.routeOf(leg.owner, target, options)
  if (route.kind === 'park') throw new Refusal('notPossible', 'the park code takes no transfer')
  const remote = otherOf(leg)
  if (options.campOn === true && route.kind === 'user' && route.extension.isBusy) {
    return campOn(pbx, leg, remote, route.extension)
  }
  const { call } = leg
  const history: LegHistory = { initial: leg.owner.party, previous: leg.owner.party, reason: 'transferred' }
  if (options.blind) desk.end(leg, 'cleared')
  else if (leg.state === 'held') desk.resume(leg)
  const code = refusalCode(route)
  if (code !== undefined) return giveBack(pbx, call, options.blind ? undefined : leg, remote, code)
  remote.remote = options.blind ? partyOf(route) : remote.remote
  desk.touch(remote)
  if (route.kind === 'queue') return intoQueue(pbx, leg, remote, route.queue)
  const targetLeg = deliver(pbx, remote, route, { history })
  if (targetLeg === undefined) return
  if (targetLeg.isTalking) return settleDirect(pbx, leg, remote, targetLeg)
  call.transfer = { target: targetLeg, by: options.blind ? undefined : leg }
  for (const one of call.liveLegs) if (one.isTalking) desk.touch(one) // what they may do has changed (Contract dstny 5.3)
  giveUpLater(pbx, targetLeg)
}

/** Lets a transfer fail when its target does not answer in time. */
export function giveUpLater(pbx: Pbx, target: Leg): void {
  const noAnswer = (): void => void (target.state === 'alerting' && transferFailed(pbx, target, 480))
  pbx.after(TRANSFER_RING_MS, noAnswer, target.call.timers.signal)
}

/** The SIP status with which a route fails before anything rings. */
function refusalCode(route: Route): number | undefined {
  if (route.kind === 'failure') return route.code
  const closed = route.kind === 'queue' && route.queue.nightMode
  const absent = route.kind === 'user' && !route.extension.devices.some((device) => device.active)
  return closed || absent ? 480 : undefined
}

/** The target has answered, or the transferring leg has gone: the rest goes on without it. */
export function settleTransfer(pbx: Pbx, target: Leg): void {
  const { call } = target
  const by = call.transfer?.by
  call.transfer = target.state === 'alerting' ? { target, by: undefined } : undefined
  if (by?.isLive === true) pbx.desk.end(by, 'cleared')
  for (const other of call.othersThan(target)) {
    target.remote = other.owner.party
    other.remote = target.owner.party
    pbx.desk.touch(other)
  }
  pbx.desk.touch(target)
}

/** The target did not take it: the transferring leg gets its call back, or the call ends. */
export function transferFailed(pbx: Pbx, target: Leg, code: number): void {
  const { call } = target
  const { by, comesBack } = call.transfer ?? {}
  call.transfer = undefined
  pbx.desk.end(target, 'cleared')
  if (comesBack !== undefined) return comesBack()
  const remote = call.liveLegs.find((leg) => leg !== by)
  if (remote !== undefined) giveBack(pbx, call, by, remote, code)
}

/** Whoever hands over takes the call back before the target has answered. @throws Refusal notPossible */
export function cancelTransfer(pbx: Pbx, by: Leg): void {
  const { call } = by
  const pending = call.transfer
  if (pending?.by !== by || pending.target.state !== 'alerting') throw new Refusal('notPossible', 'no transfer waits')
  call.transfer = undefined
  pbx.desk.end(pending.target, 'cleared')
  for (const other of call.othersThan(by)) {
    other.remote = by.owner.party
    pbx.desk.touch(other)
  }
  pbx.desk.touch(by)
}

/** Joins the other parties of two calls of one person (Contract dstny 5.5, attended). @throws Refusal notPossible */
export function join(pbx: Pbx, leg: Leg, consultation: Leg, waitForAnswer: boolean): void {
  const { desk } = pbx
  desk.demand(leg, 'transfer')
  const { isConference, isIntruded } = consultation.call
  if (isConference || isIntruded) throw new Refusal('notPossible', 'more than one party is there')
  if (consultation.call === leg.call || !consultation.isLive) throw new Refusal('notPossible', 'no second call')
  const target = otherOf(consultation)
  if (target.state === 'alerting' && !waitForAnswer) {
    const { owner } = target
    desk.endCall(consultation.call)
    return transfer(pbx, leg, owner as CallParticipant, { blind: true }) // an alerting leg belongs to a person
  }
  const remote = otherOf(leg)
  desk.end(leg, 'cleared')
  desk.end(consultation, 'cleared')
  target.history = { initial: leg.owner.party, previous: leg.owner.party, reason: 'transferred' }
  moveLeg(target, remote.call)
  if (target.state === 'alerting') remote.call.transfer = { target, by: undefined }
  else if (remote.state === 'held') remote.state = 'connected'
  target.remote = remote.owner.party
  remote.remote = target.owner.party
  desk.touch(remote)
  desk.touch(target)
}

/** Holds one call and takes another of the same person: a held or a ringing one. @throws Refusal notPossible */
export function alternate(pbx: Pbx, leg: Leg, other: Leg): void {
  if (leg.state !== 'connected' || leg === other) throw new Refusal('notPossible', 'the first call is not active')
  const rings = other.state === 'alerting' && other.direction === 'in'
  if (!rings && other.state !== 'held') throw new Refusal('notPossible', 'the other call is neither held nor ringing')
  const device = leg.devices[0]
  if (rings && device !== undefined && !other.devices.includes(device)) throw new Refusal('notPossible', device.id)
  pbx.desk.hold(leg)
  if (rings) pbx.desk.answer(other, device)
  else pbx.desk.resume(other)
}

/** Takes a call to another telephone of the same person; a held one stays held. @throws Refusal notPossible */
export function move(pbx: Pbx, leg: Leg, device: Device): void {
  pbx.desk.demand(leg, 'move')
  if (!device.active || leg.devices.includes(device)) throw new Refusal('deviceInactive', device.id)
  leg.devices = [device]
  pbx.desk.touch(leg)
}

/** Puts the other party into the park slot. @throws Refusal notPossible */
export function park(pbx: Pbx, leg: Leg): void {
  pbx.desk.demand(leg, 'park')
  const remote = otherOf(leg)
  pbx.desk.end(leg, 'cleared')
  remote.remote = { kind: 'service', name: 'Park' }
  pbx.desk.touch(remote)
  pbx.desk.parked.push(leg.call)
}

/** The caller dialled the park code: the oldest parked call is joined with the caller. */
export function retrieve(pbx: Pbx, from: Leg): void {
  const parked = pbx.desk.parked.shift()
  const waiting = parked?.liveLegs[0]
  if (waiting === undefined) return pbx.desk.fail(from.call, 404)
  moveLeg(waiting, from.call)
  waiting.remote = from.owner.party
  from.remote = waiting.owner.party
  pbx.desk.touch(waiting)
  pbx.desk.connect(from)
}

function giveBack(pbx: Pbx, call: Call, by: Leg | undefined, remote: Leg, code: number): void {
  const text = `Call setup failed with status code ${code}`
  if (by?.isLive !== true) return pbx.desk.endCall(call)
  remote.remote = by.owner.party
  pbx.desk.touch(remote)
  pbx.desk.touch(by, 'failed', text)
}

function settleDirect(pbx: Pbx, leg: Leg, remote: Leg, target: Leg): void {
  if (leg.isLive) pbx.desk.end(leg, 'cleared')
  remote.remote = target.owner.party
  pbx.desk.touch(remote)
}

function intoQueue(pbx: Pbx, leg: Leg, remote: Leg, queue: Queue): void {
  if (leg.isLive) pbx.desk.end(leg, 'cleared')
  remote.remote = queue.party
  pbx.desk.touch(remote)
  queue.enqueue(remote.call, remote)
}

/** Takes a leg from its call into another one. */
export function moveLeg(leg: Leg, call: Call): void {
  leg.call.legs.splice(leg.call.legs.indexOf(leg), 1)
  leg.call = call
  call.legs.push(leg)
}

function otherOf(leg: Leg): Leg {
  const other = leg.call.othersThan(leg)[0]
  if (other === undefined) throw new Refusal('notPossible', 'nobody is on the other side')
  return other
}
