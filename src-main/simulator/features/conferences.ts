import type { Leg } from '../core/calls.ts'
import type { World } from '../core/world.ts'
import { Refusal } from '../core/refusal.ts'

const bridge = { kind: 'service', name: 'Conference', number: '+493023125100', shortNumber: '100' } as const

/**
 * Turns a call into an ad-hoc conference when it is not one yet, and moves the other party of a second call into it; the
 * second call ends for its owner (Dstny API 5.6). @throws Refusal notPossible
 */
export function addToConference(world: World, leg: Leg, second: Leg): void {
  for (const one of [leg, second]) {
    if (!one.isTalking || one.call.transfer !== undefined || one.call.isIntruded) {
      throw new Refusal('notPossible', `a conference while ${one.state}`)
    }
  }
  if (second.call === leg.call || second.call.isConference) throw new Refusal('notPossible', 'no second call')
  const { desk } = world
  const { call } = leg
  const joining = second.call.othersThan(second)
  if (joining.some((other) => !other.isTalking)) throw new Refusal('notPossible', 'somebody has not answered yet')
  if (!call.isConference) for (const other of call.othersThan(leg)) other.cameBy = leg.history
  for (const other of joining) {
    other.cameBy = second.history
    desk.moveLeg(other, call)
  }
  desk.end(second, { cause: 'transferred', by: 'pbx' })
  if (leg.state === 'held') desk.resume(leg)
  call.conference ??= { maker: leg.owner, hangUp: (one) => hangUp(world, one) }
  for (const one of call.liveLegs) {
    one.remote = bridge
    desk.touch(one, 'participantAdded')
  }
}

/** Cuts one participant off. @throws Refusal notPossible | noSuchParticipant */
export function removeFromConference(world: World, leg: Leg, participantId: string): void {
  if (!leg.isTalking || !leg.call.isConference) throw new Refusal('notPossible', 'no conference')
  const gone = leg.call.othersThan(leg).find((other) => other.id === participantId)
  if (gone === undefined) throw new Refusal('noSuchParticipant', participantId)
  world.desk.end(gone, { cause: 'normal', by: 'pbx' })
  carryOn(world, leg)
}

/** Goes; the others keep talking. @throws Refusal notPossible */
export function leaveConference(world: World, leg: Leg): void {
  if (!leg.isTalking || !leg.call.isConference) throw new Refusal('notPossible', 'no conference')
  world.desk.end(leg, { cause: 'normal', by: 'party' }, 'leftConference')
  carryOn(world, leg)
}

/** Somebody hangs up: the one who made the conference ends it for all, anybody else leaves it. */
function hangUp(world: World, leg: Leg): void {
  if (leg.call.conference?.maker === leg.owner) return world.desk.endCall(leg.call, leg)
  world.desk.end(leg, { cause: 'normal', by: 'party' })
  carryOn(world, leg)
}

/**
 * After somebody went. While its maker is there, a conference of two stays one, as in the vendor's example of a removed
 * participant; the last two without the maker have a plain call, as have any two when the PBX is told so.
 */
function carryOn(world: World, { call }: Leg): void {
  const { desk } = world
  const left = call.liveLegs
  const [first, second] = left
  if (first === undefined || second === undefined) return desk.endCall(call)
  const hasMaker = left.some((leg) => leg.owner === call.conference?.maker)
  if (left.length === 2 && (!hasMaker || world.behaviour.conferenceOfTwoIsPlain)) {
    call.conference = undefined
    first.remote = second.owner.party
    second.remote = first.owner.party
  }
  for (const leg of left) desk.touch(leg, 'participantLeft')
}
