import { SECOND } from '../../util/durations.ts'
import type { Call, Leg } from '../core/calls.ts'
import { failures, type Failure, type LegEnd } from '../core/end-causes.ts'
import type { World } from '../core/world.ts'

/** How long a transfer's target may ring, in ms (Contract dstny 6, "no answer 20 s"). */
const TRANSFER_RING_MS = 20 * SECOND

/** Who is behind a transfer whose target rings. */
export interface TransferOrigin {
  /** The transferring leg when it stays until the end; missing for a blind transfer. */
  readonly by?: Leg | undefined
  /** Set when an untaken call goes back to who sent it, instead of ending. */
  readonly comesBack?: () => void
}

/** Lets a call wait until the target of its transfer answers, fails or is given up. */
export function waitForTarget(world: World, target: Leg, { by, comesBack }: TransferOrigin = {}): void {
  target.call.transfer = {
    target,
    by,
    settle: (who) => settle(world, target, by, who),
    fail: (failure, who) => {
      const { call } = target
      call.transfer = undefined
      world.desk.end(target, { cause: failure.cause, by: who })
      if (comesBack !== undefined) return comesBack()
      const remote = call.liveLegs.find((leg) => leg !== by)
      if (remote !== undefined) giveBack(world, call, by, remote, failure)
    }
  }
}

/** Lets a transfer fail when its target does not answer in time. */
export function giveUpLater(world: World, target: Leg): void {
  const noAnswer = (): void =>
    void (target.state === 'alerting' && target.call.transfer?.fail(failures.noAnswer, 'pbx'))
  world.after(TRANSFER_RING_MS, noAnswer, target.timers.signal)
}

/** The transferring leg gets its call back, or the call ends when that leg has gone. */
export function giveBack(world: World, call: Call, by: Leg | undefined, remote: Leg, failure: Failure): void {
  const text = `Call setup failed with status code ${failure.code}`
  if (by?.isLive !== true) return world.desk.fail(call, failure)
  remote.remote = by.owner.party
  world.desk.touch(remote)
  world.desk.touch(by, 'failed', text)
}

/** The target has answered, or the transferring leg goes: the rest goes on without it. */
function settle(world: World, target: Leg, by: Leg | undefined, who: LegEnd['by']): void {
  const { call } = target
  if (target.state === 'alerting') waitForTarget(world, target)
  else call.transfer = undefined
  if (by?.isLive === true) world.desk.end(by, { cause: 'transferred', by: who })
  for (const other of call.othersThan(target)) {
    target.remote = other.owner.party
    other.remote = target.owner.party
    world.desk.touch(other)
  }
  world.desk.touch(target)
}
