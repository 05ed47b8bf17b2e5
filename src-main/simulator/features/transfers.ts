import { campOn } from './camp-on.ts'
import type { TransferOptions } from '../core/call-options.ts'
import { otherOf, type Distribution, type Leg, type LegHistory, type Member } from '../core/calls.ts'
import type { LegEnd } from '../core/end-causes.ts'
import { deliver } from '../distribution/delivery.ts'
import { routeOf } from '../distribution/dialling.ts'
import type { Device } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { giveBack, giveUpLater, SupervisedTransfer, waitForTarget } from './pending-transfers.ts'
import { Refusal } from '../core/refusal.ts'
import { failureOfRoute, partyOf, type Directory } from '../distribution/routing.ts'

const transferred: LegEnd = { cause: 'transferred', by: 'pbx' }

/** Sends the other party of `leg` on to a new target. @throws Refusal notPossible */
export function transfer(world: World & Directory, leg: Leg, target: Member | string, options: TransferOptions): void {
  const { desk } = world
  desk.demand(leg, 'transfer')
  const route = routeOf(world, leg.owner, target, options)
  const retrieves = route.kind === 'service' && route.member.retrieve !== undefined
  if (retrieves) throw new Refusal('notPossible', 'the park code takes no transfer')
  const remote = otherOf(leg)
  if (options.campOn === true && route.kind === 'user' && route.extension.isBusy) {
    return campOn(world, leg, remote, route.extension)
  }
  const { call } = leg
  const history: LegHistory = { initial: leg.owner.party, previous: leg.owner.party, reason: 'transferred' }
  if (options.blind) desk.end(leg, transferred)
  else if (leg.state === 'held') desk.resume(leg)
  const failure = failureOfRoute(route)
  if (failure !== undefined) return giveBack(world, call, options.blind ? undefined : leg, remote, failure)
  remote.remote = options.blind ? partyOf(route) : remote.remote
  desk.touch(remote)
  if (route.kind === 'distribution') return intoDistribution(world, leg, remote, route.to)
  const targetLeg = deliver(world, remote, route, { history })
  if (targetLeg === undefined) return
  if (targetLeg.isTalking) return settleDirect(world, leg, remote, targetLeg)
  waitForTarget(world, targetLeg, { by: options.blind ? undefined : leg })
  for (const one of call.liveLegs) if (one.isTalking) desk.touch(one) // what they may do has changed (Dstny API 5.3)
  giveUpLater(world, targetLeg, options.ringMs)
}

/** Whoever hands over takes the call back before the target has answered. @throws Refusal notPossible */
export function cancelTransfer(world: World, by: Leg): void {
  const { call } = by
  const pending = call.transfer
  const waits = pending instanceof SupervisedTransfer && pending.by === by && pending.target.state === 'alerting'
  if (!waits) throw new Refusal('notPossible', 'no transfer waits')
  call.transfer = undefined
  world.desk.end(pending.target, { cause: 'cancelled', by: 'pbx' })
  for (const other of call.othersThan(by)) {
    other.remote = by.owner.party
    world.desk.touch(other)
  }
  world.desk.touch(by)
}

/** Joins the other parties of two calls of one person (Dstny API 5.5, attended). @throws Refusal notPossible */
export function join(world: World & Directory, leg: Leg, consultation: Leg, waitForAnswer: boolean): void {
  const { desk } = world
  desk.demand(leg, 'transfer')
  const { isConference, isIntruded } = consultation.call
  if (isConference || isIntruded) throw new Refusal('notPossible', 'more than one party is there')
  if (consultation.call === leg.call || !consultation.isLive) throw new Refusal('notPossible', 'no second call')
  // whoever waits there for an answer would be taken away from it
  if (consultation.call.transfer !== undefined) throw new Refusal('notPossible', 'a transfer waits there')
  const group = consultation.call.distribution
  if (group !== undefined) return startAnew(world, leg, consultation, group)
  const target = otherOf(consultation)
  if (target.state === 'alerting' && !waitForAnswer) return startAnew(world, leg, consultation, target.owner)
  const remote = otherOf(leg)
  desk.end(leg, transferred)
  desk.end(consultation, transferred)
  target.history = { initial: leg.owner.party, previous: leg.owner.party, reason: 'transferred' }
  desk.moveLeg(target, remote.call)
  if (target.state === 'alerting') waitForTarget(world, target)
  else if (remote.state === 'held') remote.state = 'connected'
  target.remote = remote.owner.party
  remote.remote = target.owner.party
  desk.touch(remote)
  desk.touch(target)
}

/** Gives the second call up and sends the other party of the first one where it led. */
function startAnew(world: World & Directory, leg: Leg, consultation: Leg, target: Member): void {
  world.desk.end(consultation, transferred)
  world.desk.endCall(consultation.call)
  transfer(world, leg, target, { blind: true })
}

/** Holds one call and takes another of the same person: a held or a ringing one. @throws Refusal notPossible */
export function alternate(world: World, leg: Leg, other: Leg): void {
  if (leg.state !== 'connected' || leg === other) throw new Refusal('notPossible', 'the first call is not active')
  const rings = other.state === 'alerting' && other.direction === 'in'
  if (!rings && other.state !== 'held') throw new Refusal('notPossible', 'the other call is neither held nor ringing')
  const device = leg.devices[0]
  if (rings && device !== undefined && !other.devices.includes(device)) throw new Refusal('notPossible', device.id)
  world.desk.hold(leg)
  if (rings) world.desk.answer(other, device)
  else world.desk.resume(other)
}

/** Takes a call to another telephone of the same person; a held one stays held. @throws Refusal notPossible */
export function move(world: World, leg: Leg, device: Device): void {
  world.desk.demand(leg, 'move')
  if (!device.active || leg.devices.includes(device)) throw new Refusal('deviceInactive', device.id)
  leg.keepDevices([device], 'transferred', world.clock.now())
  world.desk.touch(leg)
}

function settleDirect(world: World, leg: Leg, remote: Leg, target: Leg): void {
  if (leg.isLive) world.desk.end(leg, transferred)
  remote.remote = target.owner.party
  world.desk.touch(remote)
}

function intoDistribution(world: World, leg: Leg, remote: Leg, to: Distribution): void {
  if (leg.isLive) world.desk.end(leg, transferred)
  remote.remote = to.party
  world.desk.touch(remote)
  to.enqueue(remote.call, remote)
}
