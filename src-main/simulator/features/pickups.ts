import type { Leg } from '../core/calls.ts'
import { failures } from '../core/end-causes.ts'
import type { Extension } from '../people/extension.ts'
import type { Device } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../core/refusal.ts'

/**
 * Somebody takes the call of another person: one that rings there, waits in a queue, or, as with SIP's Replaces header
 * (RFC 3891), one already answered. The taken leg ends as replaced. @throws Refusal notPossible | deviceInactive
 */
export function pickUp(world: World, taker: Extension, device: Device, taken: Leg): Leg {
  const { desk } = world
  const { call } = taken
  if (!device.active) throw new Refusal('deviceInactive', device.id)
  if (!taken.isLive || call.legOf(taker)?.isLive === true) throw new Refusal('notPossible', 'there is nothing to take')
  if (taken.intrusion !== undefined) throw new Refusal('notPossible', 'nobody takes the place of an intruder')
  if (taken.state === 'queued') return takeFromQueue(world, taker, device, taken)
  if (taken.direction === 'out' && !taken.isTalking) throw new Refusal('notPossible', 'the call rings elsewhere')
  const { remote, history } = taken
  const wasTalking = taken.isTalking
  const leg = desk.addLeg(call, taker, { direction: 'in', state: 'alerting', remote, devices: [device], history })
  leg.isOnMusic = taken.isOnMusic
  taken.takenBy = leg
  const { transfer } = call
  if (transfer?.target === taken) transfer.target = leg
  if (transfer?.by === taken) transfer.by = leg
  for (const { intrusion } of call.liveLegs) if (intrusion?.on === taken) intrusion.on = leg
  desk.end(taken, { cause: 'pickedOff', by: 'pbx' })
  if (!wasTalking) desk.answer(leg, device)
  else joinTalk(world, leg, taken)
  return leg
}

function joinTalk(world: World, leg: Leg, taken: Leg): void {
  if (leg.devices[0] !== undefined) world.desk.holdOthers(leg.owner, leg.devices[0], leg)
  const { conference } = leg.call
  if (conference?.maker === taken.owner) conference.maker = leg.owner
  world.desk.talk(leg)
  for (const other of leg.call.othersThan(leg)) {
    if (!leg.call.isConference) other.remote = leg.owner.party
    world.desk.touch(other)
  }
}

function takeFromQueue(world: World, taker: Extension, device: Device, waiting: Leg): Leg {
  const { call, owner } = waiting
  const party = call.distribution?.party
  const history = party && { subject: party.name ?? '', initial: party, previous: party }
  const opening = { direction: 'in', state: 'alerting', remote: owner.party, devices: [device], history } as const
  const leg = world.desk.addLeg(call, taker, opening)
  world.desk.answer(leg, device)
  return leg
}

/**
 * Takes a caller out of a call that rings or waits elsewhere and joins it with `from`, which has a call of its own; where it
 * rang it ends as picked off. When there is nothing to take any more, the call of `from` ends.
 */
export function pickUpInto(world: World, from: Leg, caller: Leg): void {
  const { desk } = world
  const { call } = caller
  const waits = caller.direction === 'out' && caller.isLive && !caller.isTalking
  if (!waits || call === from.call) return desk.fail(from.call, failures.unknown)
  for (const leg of call.othersThan(caller)) desk.end(leg, { cause: 'pickedOff', by: 'pbx' })
  call.distribution?.answered(call, from)
  desk.moveLeg(caller, from.call)
  from.remote = caller.owner.party
  desk.connect(from)
}
