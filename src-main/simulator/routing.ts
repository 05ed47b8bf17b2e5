import type { RouteOptions } from './call-options.ts'
import type { Member } from './calls.ts'
import { diversionNow, lineOf, type LineOrder } from './diversions.ts'
import type { Extension } from './extension.ts'
import type { OrganisationData } from './office-data.ts'
import type { OutsideParty } from './outside-party.ts'
import { Mailbox } from './mailbox.ts'
import { plainNumber, type Party } from './parties.ts'
import type { Queue } from './queues.ts'
import type { World } from './world.ts'

/** What one dials to get a parked call back (Contract dstny 6). */
export const PARK_CODE = '*70'
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
  | { readonly kind: 'queue'; readonly queue: Queue; readonly diverting?: Party; readonly initial?: Party }
  | { readonly kind: 'outside'; readonly party: OutsideParty; readonly diverting?: Party; readonly initial?: Party }
  | { readonly kind: 'service'; readonly member: Member; readonly diverting?: Party; readonly initial?: Party }
  | { readonly kind: 'park'; readonly diverting?: Party; readonly initial?: Party }
  | {
      readonly kind: 'failure'
      readonly party: Party
      readonly code: number
      readonly diverting?: Party
      readonly initial?: Party
    }

/** Who can be reached by which number. */
export interface Directory {
  /** A person by number, id or address; short numbers and ids without domain are those of `domain`. */
  findExtension(name: string, domain: string): Extension | undefined
  findQueue(number: string, domain: string): Queue | undefined
  organisation(domain: string): OrganisationData | undefined
  /** Whoever has this number outside; a stranger behaves as the office data say. */
  outsideAt(number: string): OutsideParty
}

/** Finds where a typed number, `tel:` or `sip:` address leads; diversions are followed. */
export function routeTo(world: World & Directory, domain: string, typed: string, options: RouteOptions = {}): Route {
  const found = lookUp(world, domain, typed)
  if (found.kind !== 'user') return found
  if (options.toVoicemail === true)
    return { kind: 'service', member: new Mailbox(world, found.extension.name, found.extension.log) }
  return options.ignoreDiversion === true ? found : followDiversions(world, found)
}

/** The party a route leads to, shown before anybody answers. */
export function partyOf(route: Route): Party {
  if (route.kind === 'user') return route.extension.party
  if (route.kind === 'queue') return route.queue.party
  if (route.kind === 'service') return route.member.party
  if (route.kind === 'park') return { kind: 'service', name: 'Park' }
  return route.kind === 'outside' ? route.party.party : route.party
}

function followDiversions(world: World & Directory, first: UserRoute): Route {
  let reached = first
  let diverting: Party | undefined
  for (let hop = 0; hop < MAX_DIVERSIONS; hop++) {
    const number = diversionNow(reached.extension, reached.line)
    if (number === undefined) break
    diverting = reached.extension.party
    const next = lookUp(world, reached.extension.data.domain, number)
    if (next.kind !== 'user') return { ...next, diverting, initial: first.extension.party }
    reached = next
  }
  return diverting === undefined ? reached : { ...reached, diverting, initial: first.extension.party }
}

function lookUp(world: World & Directory, domain: string, typed: string): Route {
  const address = decodeAddress(typed)
  const extension = world.findExtension(address, domain)
  if (extension !== undefined) return { kind: 'user', extension, line: lineOf(extension.data, address) }
  const organisation = world.organisation(domain) ?? world.data.organisations[0]
  const number = fullNumber(address.split('@')[0] ?? '', organisation)
  if (number === PARK_CODE) return { kind: 'park' }
  const byNumber = world.findExtension(number, domain)
  if (byNumber !== undefined) return { kind: 'user', extension: byNumber, line: lineOf(byNumber.data, number) }
  const queue = world.findQueue(number, domain)
  if (queue !== undefined) return { kind: 'queue', queue }
  if (!number.startsWith('+') || number.length < 8) {
    return { kind: 'failure', party: { kind: 'outside', number: number === '' ? typed : number }, code: 404 }
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
