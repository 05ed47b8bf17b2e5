import { MINUTE } from '../../util/durations.ts'
import type { Call, Leg, LegHistory } from '../core/calls.ts'
import { ring } from '../distribution/delivery.ts'
import { Extension } from '../people/extension.ts'
import type { World } from '../core/world.ts'
import { giveUpLater, waitForTarget } from './pending-transfers.ts'
import { abortError } from '../../util/abort.ts'

/** How long a caller waits for a busy colleague before the call comes back, in ms (Dstny API 6). */
export const CAMP_ON_MS = 2 * MINUTE

/** A caller who waits until a busy colleague is free. */
interface Camper {
  readonly call: Call
  readonly caller: Leg
  readonly target: Extension
  /** Who sent the caller there, and gets the call back. */
  readonly by: Extension
}

/**
 * Lets the caller of `leg` wait for a busy colleague. The transferring leg ends at once, for the wait is long; the
 * colleague rings as soon as free; after two minutes, or unanswered, the call rings where it came from.
 */
export function campOn(world: World, leg: Leg, caller: Leg, target: Extension): void {
  if (!(leg.owner instanceof Extension)) return
  const camper: Camper = { call: leg.call, caller, target, by: leg.owner }
  world.desk.end(leg, { cause: 'transferred', by: 'pbx' })
  caller.remote = target.party
  world.desk.touch(caller)
  waitUntilFree(world, camper)
}

function waitUntilFree(world: World, camper: Camper): void {
  const { call, target } = camper
  const wait = new AbortController()
  const stop = (): void => {
    off()
    wait.abort(abortError('the wait is over'))
  }
  const look = (): void => {
    if (wait.signal.aborted || target.isBusy) return
    stop()
    ringFor(world, camper, target, 'campOn')
  }
  const off = world.events.on(() => {
    if (!target.isBusy) queueMicrotask(look)
  })
  call.timers.signal.addEventListener('abort', stop)
  world.after(CAMP_ON_MS, () => (stop(), ringFor(world, camper, camper.by, 'back')), wait.signal)
}

function ringFor(world: World, camper: Camper, who: Extension, why: 'campOn' | 'back'): void {
  const { call, caller, by, target } = camper
  if (!caller.isLive) return
  if (!who.isReachable) return world.desk.endCall(call)
  const previous = why === 'campOn' ? by.party : target.party
  const history: LegHistory = { initial: by.party, previous, reason: 'transferred', campOn: true }
  const leg = ring(world, call, who, { remote: caller.owner.party, history })
  caller.remote = who.party
  waitForTarget(world, leg, why === 'campOn' ? { comesBack: () => ringFor(world, camper, by, 'back') } : {})
  world.desk.touch(caller)
  if (why === 'campOn') giveUpLater(world, leg)
}
