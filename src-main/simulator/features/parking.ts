import { otherOf, type Call, type Leg } from '../core/calls.ts'
import { failures } from '../core/end-causes.ts'
import type { Party } from '../core/parties.ts'
import type { Service } from '../distribution/routing.ts'
import type { World } from '../core/world.ts'

/** What one dials to get a parked call back (Contract dstny 6). */
export const PARK_CODE = '*70'

/** Where calls are put for somebody else to retrieve. */
export class ParkLot implements Service {
  readonly party: Party = { kind: 'service', name: 'Park' }
  readonly #world: World
  /** The oldest first. */
  readonly #parked: Call[] = []

  constructor(world: World) {
    this.#world = world
  }

  /** Puts the other party here. @throws Refusal notPossible */
  park(leg: Leg): void {
    const { desk } = this.#world
    desk.demand(leg, 'park')
    const remote = otherOf(leg)
    desk.end(leg, { cause: 'transferred', by: 'pbx' })
    remote.remote = this.party
    desk.touch(remote)
    this.#parked.push(leg.call)
  }

  /** Joins the caller with the oldest parked call. */
  retrieve(from: Leg): void {
    const { desk } = this.#world
    const waiting = this.#parked.shift()?.liveLegs[0]
    if (waiting === undefined) return desk.fail(from.call, failures.unknown)
    desk.moveLeg(waiting, from.call)
    waiting.remote = from.owner.party
    from.remote = waiting.owner.party
    desk.touch(waiting)
    desk.connect(from)
  }
}
