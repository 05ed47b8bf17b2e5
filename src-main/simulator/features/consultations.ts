import { otherOf, type Call, type Leg, type Member, type PendingTransfer } from '../core/calls.ts'
import { failureText, type Failure, type LegEnd } from '../core/end-causes.ts'
import { Refusal } from '../core/refusal.ts'
import type { World } from '../core/world.ts'
import { ring, ringOutside } from '../distribution/delivery.ts'
import { routeOf } from '../distribution/dialling.ts'
import { failureOfRoute, type Directory } from '../distribution/routing.ts'
import { giveUpLater } from './pending-transfers.ts'

/** How a colleague is asked. */
export interface ConsultOptions {
  /** How long the new party rings, in ms. */
  readonly ringMs?: number
}

/**
 * Somebody talks to a new party on the same leg while the other party hears music. Hanging up then hands the call over;
 * hanging up before the new party has answered loses it.
 */
class Consultation implements PendingTransfer {
  target: Leg
  by: Leg
  readonly #world: World

  constructor(world: World, target: Leg, by: Leg) {
    this.#world = world
    this.target = target
    this.by = by
  }

  get #call(): Call {
    return this.by.call
  }

  /** Who hears music. */
  get #waiting(): Leg | undefined {
    return this.#call.liveLegs.find((leg) => leg !== this.by && leg !== this.target)
  }

  answered(): void {
    this.#meet(this.by, this.target)
  }

  fail(failure: Failure, who: LegEnd['by']): void {
    this.#endTarget({ cause: failure.cause, by: who })
    this.#world.desk.touch(this.by, 'failed', failureText(failure))
  }

  hangUp(leg: Leg): boolean {
    const isAnswered = this.target.isTalking
    if (leg === this.target) this.#endTarget({ cause: isAnswered ? 'normal' : 'rejected', by: 'party' })
    else if (leg !== this.by) this.#goOnWithout(leg)
    else if (isAnswered) this.#complete()
    else return false
    return true
  }

  /** Gives the new party up and goes back to the other one. */
  cancel(): void {
    this.#endTarget({ cause: this.target.isTalking ? 'normal' : 'cancelled', by: 'pbx' })
  }

  #complete(): void {
    const waiting = this.#waiting
    this.#call.transfer = undefined
    this.#world.desk.end(this.by, { cause: 'transferred', by: 'party' })
    if (waiting !== undefined) this.#meet(waiting, this.target)
  }

  #endTarget(end: LegEnd): void {
    const waiting = this.#waiting
    this.#call.transfer = undefined
    this.#world.desk.end(this.target, end)
    if (waiting !== undefined) this.#meet(waiting, this.by)
  }

  /** Whoever waited has gone: the two go on as an ordinary call. */
  #goOnWithout(waiting: Leg): void {
    this.#call.transfer = undefined
    this.#world.desk.end(waiting, { cause: 'normal', by: 'party' })
    this.#meet(this.by, this.target)
  }

  #meet(one: Leg, other: Leg): void {
    one.isOnMusic = false
    one.remote = other.owner.party
    other.remote = one.owner.party
    this.#world.desk.touch(one)
    this.#world.desk.touch(other)
  }
}

/**
 * Lets the other party of `leg` hear music and calls somebody from there.
 * @throws Refusal notPossible | transcoded
 */
export function consult(
  world: World & Directory,
  leg: Leg,
  target: Member | string,
  { ringMs }: ConsultOptions = {}
): void {
  const { desk } = world
  desk.demand(leg, 'transfer')
  if (leg.call.transcoded) throw new Refusal('transcoded', leg.id)
  const route = routeOf(world, leg.owner, target)
  const waiting = otherOf(leg)
  const failure = failureOfRoute(route)
  if (failure !== undefined) return desk.touch(leg, 'failed', failureText(failure))
  if (route.kind !== 'user' && route.kind !== 'outside') {
    throw new Refusal('notPossible', 'only a person or a number outside can be asked')
  }
  if (leg.state === 'held') desk.resume(leg)
  waiting.isOnMusic = true
  const ringing = { remote: leg.shownParty, ringMs }
  const called =
    route.kind === 'user'
      ? ring(world, leg.call, route.extension, ringing)
      : ringOutside(world, leg.call, route.party, ringing)
  leg.call.transfer = new Consultation(world, called, leg)
  leg.remote = called.owner.party
  desk.touch(waiting)
  desk.touch(leg)
  giveUpLater(world, called, ringMs)
}

/** Gives the new party up and goes back to the other one. @throws Refusal notPossible */
export function cancelConsultation({ call }: Leg): void {
  if (!(call.transfer instanceof Consultation)) throw new Refusal('notPossible', 'nobody is being asked')
  call.transfer.cancel()
}
