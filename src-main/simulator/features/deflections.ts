import type { Leg, LegHistory, Member } from '../core/calls.ts'
import { Refusal } from '../core/refusal.ts'
import type { World } from '../core/world.ts'
import { deliver } from '../distribution/delivery.ts'
import { routeOf } from '../distribution/dialling.ts'
import { partyOf, type Directory } from '../distribution/routing.ts'

/**
 * Sends somebody who calls on to a new target while it rings; where it rang it ends.
 * @throws Refusal notPossible when nothing rings for this leg
 */
export function deflect(world: World & Directory, caller: Leg, target: Member | string): void {
  const { desk } = world
  const { call } = caller
  const ringing = call.othersThan(caller).filter((leg) => leg.direction === 'in' && leg.state === 'alerting')
  const [first] = ringing
  const waitsFor = caller.direction === 'out' && caller.isLive && !caller.isTalking
  if (!waitsFor || first === undefined || call.transfer !== undefined) {
    throw new Refusal('notPossible', 'nothing rings for this party')
  }
  const route = routeOf(world, first.owner, target)
  if (route.kind === 'service' && route.member.retrieve !== undefined) {
    throw new Refusal('notPossible', 'a parked call takes no transfer')
  }
  call.distribution?.abandoned(call)
  call.distribution = undefined
  for (const leg of ringing) desk.end(leg, { cause: 'transferred', by: 'pbx' })
  caller.state = 'initiated'
  caller.remote = partyOf(route)
  const history: LegHistory = { initial: first.owner.party, previous: first.owner.party, reason: 'transferred' }
  deliver(world, caller, route, { history })
}
