import type { Leg } from '../../../core/calls.ts'
import type { FrontContext } from '../front-context.ts'
import type { LegFacts } from './leg-facts.ts'

/** Looks at a leg that has just begun. */
export function factsOf(leg: Leg, { directory, originations }: FrontContext): LegFacts {
  const { call, direction, remote, owner } = leg
  const origination = originations.of(call)
  const madeFor = call.othersThan(leg).find((other) => other.direction === 'out' || other.isTalking)
  const distribution = direction === 'in' ? call.distribution?.party : undefined
  return {
    called: direction === 'out' ? remote : owner.party,
    calling: direction === 'out' ? leg.shownParty : remote,
    madeFor,
    group: origination?.group ?? (distribution && directory.groupOf(distribution)),
    origination,
    isFirst: origination !== undefined && madeFor === undefined && direction === 'in'
  }
}
