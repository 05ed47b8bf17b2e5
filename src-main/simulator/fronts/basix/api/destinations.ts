import type { Member } from '../../../core/calls.ts'
import { Mailbox } from '../../../people/mailbox.ts'
import { pickUpInto } from '../../../features/pickups.ts'
import { Queue } from '../../../distribution/queues.ts'
import type { Service } from '../../../distribution/routing.ts'
import { ConferenceRoom, MEDIA_PLUG, MediaPlug, roomNumbers } from '../channels/services.ts'
import type { FrontContext } from '../front-context.ts'
import type { EndUser } from '../people/end-users.ts'
import { MethodError } from './result.ts'

/** Whose words a destination is in. */
export interface DestinationContext {
  readonly context: FrontContext
  readonly domain: string
}

/** Where a call is to be connected with, as a request says it (Basix API 2.1). */
export interface Destination {
  readonly target: Member | string
  /** As it was written, without details in braces. */
  readonly written: string
  /** True of numbers outside, and of numbers of the domain that were dialled as such. */
  readonly isNumber: boolean
  readonly endUser?: EndUser
  /** What the destination is to see. */
  readonly shownNumber?: string
  readonly shownName?: string
}

/** @throws MethodError missing_parameter | invalid_parameter | invalid_destination */
export function destinationOf(value: unknown, where: DestinationContext): Destination {
  if (value === undefined || value === '') throw new MethodError('missing_parameter')
  if (typeof value === 'string') return fromText(value, where)
  if (typeof value === 'object' && value !== null) return fromObject(value, where)
  throw new MethodError('invalid_parameter')
}

const bracesPattern = /^\{([^}]*)\}(.*)$/s

function fromText(value: string, where: DestinationContext): Destination {
  const [, variables, rest] = bracesPattern.exec(value) ?? []
  const written = rest ?? value
  const found = targetOf(written, where)
  const name = variables === undefined ? undefined : /(?:^|,)name=([^,]*)/.exec(variables)?.[1]
  if (name === undefined) return { ...found, written }
  const isCalled = where.context.switches.inlineName === 'called'
  return { ...found, written, ...(isCalled ? { endUser: { name } } : { shownName: name }) }
}

function fromObject(value: object, where: DestinationContext): Destination {
  const details = new Map<string, unknown>(Object.entries(value))
  const called = details.get('called_number')
  if (called === undefined) throw new MethodError('missing_parameter')
  if (typeof called !== 'string') throw new MethodError('invalid_parameter')
  const shownNumber = details.get('calling_number')
  const endUser = details.get('end_user')
  return {
    ...targetOf(called, where),
    written: called,
    ...(shownNumber !== undefined && { shownNumber: ownNumber(shownNumber, where) }),
    ...(endUser !== undefined && { endUser: endUserOf(endUser) })
  }
}

/** A number that may be shown: one of the domain. */
function ownNumber(value: unknown, { context: { directory, switches }, domain }: DestinationContext): string {
  if (typeof value !== 'string') throw new MethodError('invalid_parameter')
  const isOwn = directory.findUser(domain, 'did', value) ?? directory.findGroup(domain, 'did', value)
  if (isOwn === undefined && switches.foreignCallingNumber === 'refused') throw new MethodError('invalid_parameter')
  return value
}

function endUserOf(value: unknown): EndUser {
  if (typeof value !== 'object' || value === null) throw new MethodError('invalid_parameter')
  const known: readonly string[] = ['id', 'name', 'organization', 'avatar', 'prefecture']
  const given = Object.entries(value).filter(
    ([name, part]) => known.includes(name) && ['string', 'number'].includes(typeof part)
  )
  return Object.fromEntries(given.map(([name, part]) => [name, String(part)]))
}

type Found = Pick<Destination, 'target' | 'isNumber'>

function targetOf(written: string, where: DestinationContext): Found {
  const { context, domain } = where
  const { directory } = context
  const internal = internalTarget(written, where)
  if (internal !== undefined) {
    if (context.switches.internalDestinations === 'refused') throw new MethodError('invalid_destination')
    return { target: internal, isNumber: false }
  }
  if (written === MEDIA_PLUG) return { target: new MediaPlug(), isNumber: false }
  const user = directory.findUser(domain, 'name', written) ?? directory.findUser(domain, 'extension', written)
  if (user !== undefined) return { target: user.extension, isNumber: false }
  const group = directory.findGroup(domain, 'name', written) ?? directory.findGroup(domain, 'extension', written)
  if (group !== undefined) return { target: group.to, isNumber: false }
  if (!/^\+?\d{6,20}$/.test(written)) throw new MethodError('invalid_destination')
  return { target: directory.fullNumber(domain, written), isNumber: true }
}

/** Places inside that no page of the methods lists. */
function internalTarget(written: string, where: DestinationContext): Member | string | undefined {
  const { context } = where
  const { pbx } = context
  const [, kind, name] = /^(uservoicemail|groupvoicemail),(.+)$/.exec(written) ?? []
  if (kind !== undefined && name !== undefined) return mailbox(kind, name, where)
  const [, uuid] = /^(?:pickup_uuid|assimilate)\.(.+)$/.exec(written) ?? []
  if (uuid !== undefined) return pickup(uuid, where)
  if (roomNumbers.includes(written)) return new ConferenceRoom(written)
  return pbx.parkLot.atSlot(written) === undefined ? undefined : written
}

function mailbox(kind: string, name: string, { context: { directory, pbx }, domain }: DestinationContext): Member {
  const user = kind === 'uservoicemail' ? directory.findUser(domain, 'name', name) : undefined
  if (user !== undefined) return new Mailbox(pbx, user.extension.name, user.extension.log)
  const group = kind === 'groupvoicemail' ? directory.findGroup(domain, 'name', name)?.to : undefined
  if (group instanceof Queue) return new Mailbox(pbx, group.data.name, group.inbox)
  throw new MethodError('invalid_destination')
}

/** Whoever is connected with this takes the caller of a leg that rings, or that waits. */
function pickup(uuid: string, { context: { pbx, channels }, domain }: DestinationContext): Service {
  const leg = channels.lineOf(uuid, domain)?.leg
  const caller = leg?.direction === 'in' ? channels.factsOf(leg)?.madeFor : leg
  if (caller === undefined) throw new MethodError('invalid_destination')
  return { party: caller.owner.party, retrieve: (from) => pickUpInto(pbx, from, caller) }
}
