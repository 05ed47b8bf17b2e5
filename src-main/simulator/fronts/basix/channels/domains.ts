import type { Leg } from '../../../core/calls.ts'
import type { FrontContext } from '../front-context.ts'
import type { LegFacts } from './leg-facts.ts'

/** The domains that hear of a line; in the words of the first one it is told. */
export type Domains = readonly [string, ...string[]]

/** The domains whose people have to do with a leg, its own first; `before` are those that already had. */
export function domainsOf(
  { call, owner }: Leg,
  { called }: LegFacts,
  before: readonly string[],
  { directory, pbx }: FrontContext
): Domains {
  const group = directory.groupOf(call.distribution?.party ?? called)
  const user = directory.users.find(({ extension }) => extension.party === called)
  const others = call.legs.map((leg) => leg.owner.domain)
  const all = [owner.domain, ...before, group?.domain, user?.domain, ...others]
  const [first = pbx.data.organisations[0].domain, ...more] = new Set(all.filter((one) => one !== undefined))
  return [first, ...more]
}
