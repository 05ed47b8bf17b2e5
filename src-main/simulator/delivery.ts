import { MINUTE } from '../util/durations.ts'
import type { Call, Leg, LegHistory } from './calls.ts'
import { partyShown } from './caller-lines.ts'
import type { CallerLine, Extension } from './extension.ts'
import { intrude, type IntrusionKind } from './intrusions.ts'
import type { OutsideParty } from './outside-party.ts'
import type { Device, Member, Party } from './parties.ts'
import type { Pbx } from './pbx.ts'
import type { Queue } from './queues.ts'
import { divertUnanswered } from './no-answer.ts'
import type { Route, RouteOptions, UserRoute } from './routing.ts'
import { retrieve, transferFailed } from './transfers.ts'

/** How long an unanswered telephone rings, in ms. */
const RING_MS = 2 * MINUTE

/** How a call is to be made. */
export interface DialOptions extends RouteOptions {
  readonly device?: Device
  /** What the people called see; missing = the caller's active line. */
  readonly line?: CallerLine
  /** True: the called telephone picks up by itself. */
  readonly intercom?: boolean
  /** Set to break into what the called person is talking about. */
  readonly intrusion?: IntrusionKind
  /** What the called party sees of the way here; a diversion on the way says it by itself. */
  readonly history?: LegHistory
}

/** What a ringing leg shows. */
export interface RingOptions {
  readonly remote: Party
  readonly history?: LegHistory | undefined
  readonly intercom?: boolean
  /** The telephones that ring; missing = all that can. */
  readonly devices?: readonly Device[]
}

/** Brings a waiting leg's call to where the route leads; the new leg, when one rings or talks there. */
export function deliver(pbx: Pbx, from: Leg, route: Route, options: DialOptions): Leg | undefined {
  const diverted = route.diverting && { initial: route.initial ?? route.diverting, previous: route.diverting }
  const history = options.history ?? diverted
  const ringing: RingOptions = { remote: partyShown(pbx, from), history, intercom: options.intercom ?? false }
  switch (route.kind) {
    case 'failure':
      pbx.desk.fail(from.call, route.code)
      return undefined
    case 'queue':
      deliverToQueue(pbx, from, route.queue)
      return undefined
    case 'park':
      retrieve(pbx, from)
      return undefined
    case 'service':
      return deliverToService(pbx, from, route.member)
    case 'user':
      if (options.intrusion !== undefined && intrude(pbx, from, route.extension, options.intrusion)) return undefined
      return deliverToUser(pbx, from, route, ringing, options)
    case 'outside':
      showRinging(pbx, from, route.party.party)
      return ringOutside(pbx, from.call, route.party, ringing)
  }
}

/** Lets a person's telephones ring for this call. */
export function ring(pbx: Pbx, call: Call, extension: Extension, options: RingOptions): Leg {
  const devices = options.devices ?? extension.devices.filter((device) => device.active)
  const { remote, history } = options
  const leg = pbx.desk.addLeg(call, extension, { direction: 'in', state: 'alerting', remote, devices, history })
  const { signal } = call.timers
  const { answersAfterMs } = extension
  if (options.intercom === true) pbx.desk.answer(leg)
  else if (answersAfterMs !== undefined) pbx.after(answersAfterMs, () => answerIfAlerting(pbx, leg), signal)
  if (call.queue === undefined) pbx.after(RING_MS, () => unanswered(pbx, leg, 480), signal)
  return leg
}

function deliverToQueue(pbx: Pbx, from: Leg, queue: Queue): void {
  if (queue.nightMode) return pbx.desk.fail(from.call, 480)
  from.state = 'queued'
  from.remote = queue.party
  pbx.desk.touch(from)
  queue.enqueue(from.call, from)
}

function deliverToService(pbx: Pbx, from: Leg, member: Member): Leg {
  const remote = partyShown(pbx, from)
  const leg = pbx.desk.addLeg(from.call, member, { direction: 'in', state: 'alerting', remote })
  pbx.desk.connect(leg)
  return leg
}

function deliverToUser(pbx: Pbx, from: Leg, route: UserRoute, ringing: RingOptions, how: DialOptions): Leg | undefined {
  const { extension } = route
  if (!extension.devices.some((device) => device.active)) {
    pbx.desk.fail(from.call, 480)
    return undefined
  }
  showRinging(pbx, from, extension.party)
  const leg = ring(pbx, from.call, extension, ringing)
  if (how.ignoreDiversion !== true) divertUnanswered(pbx, from, leg, route)
  return leg
}

function showRinging(pbx: Pbx, from: Leg, remote: Party): void {
  if (from.state !== 'initiated') return
  from.state = 'alerting'
  from.remote = remote
  pbx.desk.touch(from)
}

function ringOutside(pbx: Pbx, call: Call, outside: OutsideParty, { remote }: RingOptions): Leg {
  const leg = pbx.desk.addLeg(call, outside, { direction: 'in', state: 'alerting', remote })
  const { behaviour } = outside
  if (behaviour.kind === 'rings') return leg
  const { afterMs } = behaviour
  const { signal } = call.timers
  if (behaviour.kind === 'fails') {
    pbx.after(afterMs, () => unanswered(pbx, leg, behaviour.code), signal)
    return leg
  }
  pbx.after(afterMs, () => answerIfAlerting(pbx, leg), signal)
  const { hangsUpAfterMs } = behaviour
  const hangUp = (): void => void (leg.isLive && pbx.desk.clear(leg))
  if (hangsUpAfterMs !== undefined) pbx.after(afterMs + hangsUpAfterMs, hangUp, signal)
  return leg
}

function answerIfAlerting(pbx: Pbx, leg: Leg): void {
  if (leg.state === 'alerting') pbx.desk.answer(leg)
}

function unanswered(pbx: Pbx, leg: Leg, code: number): void {
  if (leg.state !== 'alerting') return
  if (leg.call.transfer?.target === leg) transferFailed(pbx, leg, code)
  else pbx.desk.fail(leg.call, code)
}
