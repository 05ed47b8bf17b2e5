import type { RouteOptions } from '../core/call-options.ts'
import type { Distribution, Leg, Member } from '../core/calls.ts'
import { failures, type Failure } from '../core/end-causes.ts'
import { diversionNow, lineOf, type LineOrder } from '../people/diversions.ts'
import type { Extension } from '../people/extension.ts'
import type { OrganisationData } from '../core/company-data.ts'
import type { OutsideParty } from '../people/outside-party.ts'
import { Mailbox } from '../people/mailbox.ts'
import { plainNumber, type Party } from '../core/parties.ts'
import type { World } from '../core/world.ts'
import { defined } from '../../util/defined.ts'

const MAX_DIVERSIONS = 5

/** A number that belongs to a person. */
export interface UserRoute {
  readonly kind: 'user'
  readonly extension: Extension
  readonly line: LineOrder
  readonly diverting?: Party
  readonly initial?: Party
}

/** Where a dialled number leads. */
export type Route =
  | UserRoute
  | { readonly kind: 'distribution'; readonly to: Distribution; readonly diverting?: Party; readonly initial?: Party }
  | { readonly kind: 'outside'; readonly party: OutsideParty; readonly diverting?: Party; readonly initial?: Party }
  | { readonly kind: 'service'; readonly member: Service; readonly diverting?: Party; readonly initial?: Party }
  | {
      readonly kind: 'failure'
      readonly party: Party
      readonly failure: Failure
      readonly diverting?: Party
      readonly initial?: Party
    }

/** Something of the PBX itself that answers at once. */
export interface Service extends Member {
  /** Joins the caller with somebody who waits here, instead of answering. */
  retrieve?(from: Leg): void
}

/** Who can be reached by which number. */
export interface Directory {
  /** A person by number, id or address; short numbers and ids without domain are those of `domain`. */
  findExtension(name: string, domain: string): Extension | undefined
  /** A group by number; short numbers are those of `domain`. */
  findGroup(number: string, domain: string): Distribution | undefined
  /** Something of the PBX itself that can be dialled. */
  findService(number: string): Service | undefined
  organisation(domain: string): OrganisationData | undefined
  /** Whoever has this number outside; a stranger behaves as the company data say. */
  outsideAt(number: string): OutsideParty
}

/** The organisation whose short numbers a member dials. */
export const domainOf = ({ data }: World, { domain }: Member): string => domain ?? data.organisations[0].domain

/** Finds where a typed number, `tel:` or `sip:` address leads; diversions are followed. */
export function routeTo(world: World & Directory, domain: string, typed: string, options: RouteOptions = {}): Route {
  const found = destinationOf(world, domain, typed)
  if (found.kind !== 'user') return found
  if (options.toVoicemail === true)
    return { kind: 'service', member: new Mailbox(world, found.extension.name, found.extension.log) }
  const reached = options.ignoreDiversion === true ? found : followDiversions(world, found)
  const refuses = reached.kind === 'user' && reached.extension.dnd
  return refuses ? busyAt(reached) : reached
}

/** Why a route fails before anything rings. */
export function failureOfRoute(route: Route): Failure | undefined {
  if (route.kind === 'failure') return route.failure
  const closed = route.kind === 'distribution' && !route.to.isOpen
  const absent = route.kind === 'user' && !route.extension.isReachable
  return closed || absent ? failures.absent : undefined
}

const busyAt = ({ extension, diverting, initial }: UserRoute): Route => ({
  kind: 'failure',
  party: extension.party,
  failure: failures.busy,
  ...defined({ diverting, initial })
})

/** The party a route leads to, shown before anybody answers. */
export function partyOf(route: Route): Party {
  if (route.kind === 'user') return route.extension.party
  if (route.kind === 'distribution') return route.to.party
  if (route.kind === 'service') return route.member.party
  return route.kind === 'outside' ? route.party.party : route.party
}

function followDiversions(world: World & Directory, first: UserRoute): Route {
  let reached = first
  let diverting: Party | undefined
  for (let hop = 0; hop < MAX_DIVERSIONS; hop++) {
    const number = diversionNow(reached.extension, reached.line)
    if (number === undefined) break
    diverting = reached.extension.party
    const next = destinationOf(world, reached.extension.data.domain, number)
    if (next.kind !== 'user') return { ...next, diverting, initial: first.extension.party }
    reached = next
  }
  return diverting === undefined ? reached : { ...reached, diverting, initial: first.extension.party }
}

function destinationOf(world: World & Directory, domain: string, typed: string): Route {
  const address = decodeAddress(typed)
  const extension = world.findExtension(address, domain)
  if (extension !== undefined) return { kind: 'user', extension, line: lineOf(extension.data, address) }
  const organisation = world.organisation(domain) ?? world.data.organisations[0]
  const number = fullNumber(address.split('@')[0] ?? '', organisation)
  const service = world.findService(number)
  if (service !== undefined) return { kind: 'service', member: service }
  const byNumber = world.findExtension(number, domain)
  if (byNumber !== undefined) return { kind: 'user', extension: byNumber, line: lineOf(byNumber.data, number) }
  const group = world.findGroup(number, domain)
  if (group !== undefined) return { kind: 'distribution', to: group }
  if (!number.startsWith('+') || number.length < 8) {
    return {
      kind: 'failure',
      party: { kind: 'outside', number: number === '' ? typed : number },
      failure: failures.unknown
    }
  }
  return { kind: 'outside', party: world.outsideAt(number) }
}

const decodeAddress = (typed: string): string => {
  const address = typed.replace(/^(tel|sip):/i, '').split(/[;?]/)[0] ?? ''
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A typed number as the organisation's number plan expands it. */
export function fullNumber(typed: string, organisation: OrganisationData): string {
  const number = plainNumber(typed)
  if (number.startsWith('00')) return `+${number.slice(2)}`
  return number.startsWith('0') ? `${organisation.countryCode}${number.slice(1)}` : number
}
