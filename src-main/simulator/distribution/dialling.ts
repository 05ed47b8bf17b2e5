import type { DialOptions, RouteOptions } from '../core/call-options.ts'
import { isDistribution, type Call, type CallParticipant, type Leg, type Member } from '../core/calls.ts'
import { deliver } from './delivery.ts'
import { Extension } from '../people/extension.ts'
import { OutsideParty } from '../people/outside-party.ts'
import { domainOf, partyOf, routeTo, type Directory, type Route } from './routing.ts'
import type { World } from '../core/world.ts'

/** A call that stays `initiated` until `proceed` lets it ring. */
export interface PreparedCall {
  readonly leg: Leg
  readonly proceed: () => void
}

/** Makes a call and lets it ring. */
export function dial(
  world: World & Directory,
  from: CallParticipant,
  target: Member | string,
  options: DialOptions
): Call {
  const { leg, proceed } = prepare(world, from, target, options)
  proceed()
  return leg.call
}

/** Makes a call that waits to be let through. */
export function prepare(
  world: World & Directory,
  from: CallParticipant,
  target: Member | string,
  options: DialOptions
): PreparedCall {
  const { desk } = world
  const route = routeOf(world, from, target, options)
  const call = desk.newCall(from)
  if (options.device !== undefined) desk.holdOthers(from, options.device, undefined)
  const devices = options.device === undefined ? [] : [options.device]
  const leg = desk.addLeg(call, from, { direction: 'out', state: 'initiated', remote: partyOf(route), devices })
  leg.line = options.line ?? from.activeLine
  return { leg, proceed: () => void (leg.state === 'initiated' && deliver(world, leg, route, options)) }
}

/** Where a call from this member leads. */
export function routeOf(
  world: World & Directory,
  from: Member,
  target: Member | string,
  options: RouteOptions = {}
): Route {
  if (typeof target === 'string') return routeTo(world, domainOf(world, from), target, options)
  if (target instanceof Extension) return routeTo(world, target.data.domain, target.address, options)
  if (isDistribution(target)) return { kind: 'distribution', to: target }
  if (target instanceof OutsideParty) return { kind: 'outside', party: target }
  return { kind: 'service', member: target }
}
