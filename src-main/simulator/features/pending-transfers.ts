import { SECOND } from '../../util/durations.ts'
import type { Call, Leg, PendingTransfer } from '../core/calls.ts'
import { failures, failureText, type Failure, type LegEnd } from '../core/end-causes.ts'
import type { World } from '../core/world.ts'

/** How long a transfer's target may ring, in ms (Dstny API 6, "no answer 20 s"). */
const TRANSFER_RING_MS = 20 * SECOND

/** Who is behind a transfer whose target rings. */
export interface TransferOrigin {
  /** The transferring leg when it stays until the end; missing for a blind transfer. */
  readonly by?: Leg | undefined
  /** Set when an untaken call goes back to who sent it, instead of ending. */
  readonly comesBack?: () => void
}

/** A transfer that is over when its target answers. */
export class SupervisedTransfer implements PendingTransfer {
  target: Leg
  by: Leg | undefined
  readonly #world: World
  #comesBack: (() => void) | undefined

  constructor(world: World, target: Leg, { by, comesBack }: TransferOrigin) {
    this.#world = world
    this.target = target
    this.by = by
    this.#comesBack = comesBack
  }

  answered(): void {
    this.target.call.transfer = undefined
    this.#goOnWithout('pbx')
  }

  fail(failure: Failure, who: LegEnd['by']): void {
    const { target, by } = this
    const { call } = target
    call.transfer = undefined
    this.#world.desk.end(target, { cause: failure.cause, by: who })
    if (this.#comesBack !== undefined) return this.#comesBack()
    const remote = call.liveLegs.find((leg) => leg !== by)
    if (remote !== undefined) giveBack(this.#world, call, by, remote, failure)
  }

  hangUp(leg: Leg): boolean {
    if (leg === this.target && leg.state === 'alerting') this.fail(failures.rejected, 'party')
    else if (leg === this.by) this.#goOnWithout('party')
    else return false
    return true
  }

  /** The transferring leg goes, and nobody is there any more to get the call back. */
  #goOnWithout(who: LegEnd['by']): void {
    const { desk } = this.#world
    const { target, by } = this
    this.by = undefined
    this.#comesBack = undefined
    if (by?.isLive === true) desk.end(by, { cause: 'transferred', by: who })
    for (const other of target.call.othersThan(target)) {
      if (other.intrusion === undefined) target.remote = other.owner.party
      other.remote = target.owner.party
      desk.touch(other)
    }
    desk.touch(target)
  }
}

/** Lets a call wait until the target of its transfer answers, fails or is given up. */
export function waitForTarget(world: World, target: Leg, origin: TransferOrigin = {}): void {
  target.call.transfer = new SupervisedTransfer(world, target, origin)
}

/** Lets a transfer fail when its target does not answer in time. */
export function giveUpLater(world: World, target: Leg, ringMs = TRANSFER_RING_MS): void {
  const noAnswer = (): void =>
    void (target.state === 'alerting' && target.call.transfer?.fail(failures.noAnswer, 'pbx'))
  world.after(ringMs, noAnswer, target.timers.signal)
}

/** The transferring leg gets its call back, or the call ends when that leg has gone. */
export function giveBack(world: World, call: Call, by: Leg | undefined, remote: Leg, failure: Failure): void {
  if (by?.isLive !== true) return world.desk.fail(call, failure)
  remote.remote = by.owner.party
  world.desk.touch(remote)
  world.desk.touch(by, 'failed', failureText(failure))
}
