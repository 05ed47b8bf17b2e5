import { MINUTE } from '../../util/durations.ts'
import type { DialOptions } from '../core/call-options.ts'
import type { Call, Distribution, Leg, LegHistory } from '../core/calls.ts'
import { failureOf, failures, type Failure, type LegEnd } from '../core/end-causes.ts'
import type { Extension } from '../people/extension.ts'
import { intrude } from './intrusions.ts'
import type { OutsideParty } from '../people/outside-party.ts'
import type { Device, Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { divertUnanswered } from './no-answer.ts'
import type { Directory, Route, Service, UserRoute } from './routing.ts'

/** How long an unanswered telephone rings, in ms. */
const RING_MS = 2 * MINUTE

/** What a ringing leg shows. */
export interface RingOptions {
  readonly remote: Party
  readonly history?: LegHistory | undefined
  readonly intercom?: boolean
  /** The telephones that ring; missing = all that can. */
  readonly devices?: readonly Device[]
  /** How long it rings, in ms; missing = as long as telephones do. */
  readonly ringMs?: number | undefined
}

/** Brings a waiting leg's call to where the route leads; the new leg, when one rings or talks there. */
export function deliver(world: World & Directory, from: Leg, route: Route, options: DialOptions): Leg | undefined {
  const diverted = route.diverting && { initial: route.initial ?? route.diverting, previous: route.diverting }
  const history = options.history ?? diverted
  const ringing: RingOptions = { remote: from.shownParty, history, intercom: options.intercom ?? false }
  switch (route.kind) {
    case 'failure':
      world.desk.fail(from.call, route.failure)
      return undefined
    case 'distribution':
      deliverToDistribution(world, from, route.to)
      return undefined
    case 'service':
      return deliverToService(world, from, route.member)
    case 'user':
      if (options.intrusion !== undefined && intrude(world, from, route.extension, options.intrusion)) return undefined
      return deliverToUser(world, from, route, ringing, options)
    case 'outside':
      showRinging(world, from, route.party.party)
      return ringOutside(world, from.call, route.party, ringing)
  }
}

/** Lets a person's telephones ring for this call. */
export function ring(world: World, call: Call, extension: Extension, options: RingOptions): Leg {
  const devices = options.devices ?? extension.devices.filter((device) => device.active)
  const { remote, history, ringMs } = options
  const leg = world.desk.addLeg(call, extension, { direction: 'in', state: 'alerting', remote, devices, history })
  const { signal } = leg.timers
  const { answersAfterMs } = extension
  if (options.intercom === true) world.desk.answer(leg)
  else if (answersAfterMs !== undefined) world.after(answersAfterMs, () => answerIfAlerting(world, leg), signal)
  if (call.distribution === undefined) ringFor(world, leg, ringMs)
  return leg
}

function deliverToDistribution(world: World, from: Leg, to: Distribution): void {
  if (!to.isOpen) return world.desk.fail(from.call, failures.absent)
  if (to.waitsAs === 'queued') {
    from.state = 'queued'
    from.remote = to.party
    world.desk.touch(from)
  } else showRinging(world, from, to.party)
  to.enqueue(from.call, from)
}

function deliverToService(world: World, from: Leg, member: Service): Leg | undefined {
  if (member.retrieve !== undefined) {
    member.retrieve(from)
    return undefined
  }
  const remote = from.shownParty
  const leg = world.desk.addLeg(from.call, member, { direction: 'in', state: 'alerting', remote })
  world.desk.connect(leg)
  return leg
}

function deliverToUser(
  world: World & Directory,
  from: Leg,
  route: UserRoute,
  ringing: RingOptions,
  how: DialOptions
): Leg | undefined {
  const { extension } = route
  if (!extension.isReachable) {
    world.desk.fail(from.call, failures.absent)
    return undefined
  }
  showRinging(world, from, extension.party)
  const leg = ring(world, from.call, extension, ringing)
  if (how.ignoreDiversion !== true)
    divertUnanswered(world, from, leg, route, (next) => void deliver(world, from, next, {}))
  return leg
}

function showRinging(world: World, from: Leg, remote: Party): void {
  if (from.state !== 'initiated') return
  from.state = 'alerting'
  from.remote = remote
  world.desk.touch(from)
}

/** Lets a telephone outside ring for this call. */
export function ringOutside(world: World, call: Call, outside: OutsideParty, { remote, ringMs }: RingOptions): Leg {
  const leg = world.desk.addLeg(call, outside, { direction: 'in', state: 'alerting', remote })
  const { behaviour } = outside
  ringFor(world, leg, ringMs)
  if (behaviour.kind === 'rings') return leg
  const { afterMs } = behaviour
  const { signal } = leg.timers
  if (behaviour.kind === 'fails') {
    world.after(afterMs, () => unanswered(world, leg, failureOf(behaviour.code), 'party'), signal)
    return leg
  }
  world.after(afterMs, () => answerIfAlerting(world, leg), signal)
  const { hangsUpAfterMs } = behaviour
  const hangUp = (): void => void (leg.isLive && world.desk.clear(leg))
  if (hangsUpAfterMs !== undefined) world.after(afterMs + hangsUpAfterMs, hangUp, signal)
  return leg
}

function ringFor(world: World, leg: Leg, ringMs = RING_MS): void {
  world.after(ringMs, () => unanswered(world, leg, failures.noAnswer, 'pbx'), leg.timers.signal)
}

function answerIfAlerting(world: World, leg: Leg): void {
  if (leg.state === 'alerting') world.desk.answer(leg)
}

function unanswered(world: World, leg: Leg, failure: Failure, by: LegEnd['by']): void {
  if (leg.state !== 'alerting') return
  const { transfer, distribution } = leg.call
  if (transfer?.target === leg) transfer.fail(failure, by)
  else if (distribution?.isOffering(leg) === true) distribution.passOn(leg, { cause: failure.cause, by })
  else world.desk.fail(leg.call, failure, by === 'party' ? leg : undefined)
}
