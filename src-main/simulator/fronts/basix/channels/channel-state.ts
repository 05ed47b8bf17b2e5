import type { Leg } from '../../../core/calls.ts'
import type { Party } from '../../../core/parties.ts'
import { domainOf } from '../../../distribution/routing.ts'
import { Mailbox } from '../../../people/mailbox.ts'
import type { FrontContext } from '../front-context.ts'
import { isRingGroup } from '../elements/people-items.ts'
import { ConferenceRoom, MediaPlug } from './services.ts'
import { atom, big, binary, integer, nothing, tuple, type Term } from '../socket/bert.ts'
import type { LegFacts } from './leg-facts.ts'
import type { Line } from './lines.ts'

/** Whoever makes a conference by hand is in this room. */
const AD_HOC_ROOM = '100'

/** A state and what is told of it (Basix API 3.5). */
export interface ChannelState {
  readonly name: string
  readonly more: readonly Term[]
}

/** What a line is doing; undefined where nothing is told of it. */
export function channelState(line: Line, facts: LegFacts, context: FrontContext): ChannelState | undefined {
  const { leg, ended } = line
  if (ended !== undefined) return undefined
  if (leg.isTalking) return talkState(leg, facts, context)
  if (leg.direction === 'out') return callingState(leg, facts, context)
  return context.switches.ringingState === 'ringing' || line.isRingingPark ? { name: 'ringing', more: [] } : undefined
}

function talkState(leg: Leg, facts: LegFacts, context: FrontContext): ChannelState | undefined {
  const partner = leg.call.othersThan(leg).find((other) => other.isTalking)
  const parked = parkedState(leg, context)
  if (parked !== undefined) return parked
  if (leg.call.isConference) return { name: 'conference', more: [binary(AD_HOC_ROOM)] }
  if (partner === undefined) return callingState(leg, facts, context)
  return serviceState(leg, partner, context) ?? { name: 'bridged', more: [] }
}

function parkedState(leg: Leg, { pbx, directory, switches }: FrontContext): ChannelState | undefined {
  const parked = pbx.parkLot.parked.find(({ waiting }) => waiting === leg)
  if (parked === undefined) return undefined
  const { slot, parker } = parked
  const user = directory.userOf(parker)
  const shown = switches.slotType === 'text' ? binary(slot) : integer(Number(slot))
  return {
    name: 'park',
    more: [shown, nothing, user === undefined ? nothing : integer(user.id), binary(user?.name ?? '')]
  }
}

/** What the PBX itself does with a leg. */
function serviceState(leg: Leg, { owner }: Leg, context: FrontContext): ChannelState | undefined {
  if (owner instanceof ConferenceRoom) return { name: 'conference', more: [binary(owner.number)] }
  if (owner instanceof MediaPlug) return eavesdropState(leg, owner)
  return owner instanceof Mailbox ? voicemailState(leg, owner, context) : undefined
}

function eavesdropState(leg: Leg, plug: MediaPlug): ChannelState {
  const { target, subcommand } = plug.listens.get(leg) ?? {}
  if (target === undefined) return { name: 'system_operation', more: [atom('media_plug')] }
  return { name: 'eavesdrop', more: [binary(target), binary(subcommand ?? '')] }
}

function voicemailState(leg: Leg, { log }: Mailbox, { directory }: FrontContext): ChannelState {
  const user = directory.users.find(({ extension }) => extension.log === log)
  if (user !== undefined && user.extension === leg.owner)
    return { name: 'checking_voicemail', more: [binary(user.name)] }
  const group = directory.groups.find(({ to }) => 'inbox' in to && to.inbox === log)
  const { id, name } = user ?? group ?? { id: 0, name: '' }
  return { name: 'voicemail', more: [atom(user === undefined ? 'group' : 'user'), integer(id), binary(name)] }
}

function callingState(leg: Leg, facts: LegFacts, context: FrontContext): ChannelState | undefined {
  const { call } = leg
  const rings = call.othersThan(leg).find((other) => other.direction === 'in' && other.state === 'alerting')
  const distribution = call.distribution?.party
  const called = distribution ?? rings?.owner.party ?? (leg.isTalking ? undefined : facts.called)
  return called && callingPartyState(called, leg, context)
}

function callingPartyState(
  called: Party,
  { call, owner }: Leg,
  { pbx, directory, switches }: FrontContext
): ChannelState {
  const name = call.distribution === undefined ? 'calling' : switches.queuedState
  const group = directory.groupOf(called)
  if (group !== undefined) {
    const isRing = isRingGroup(group)
    const queueId = switches.queueIdType === 'number' ? integer(group.id) : binary(`q${group.id}`)
    const details = tuple(
      atom(isRing ? 'ring' : 'hunt'),
      integer(group.id),
      nothing,
      nothing,
      ...(isRing ? [queueId] : [])
    )
    return { name, more: [atom('int'), atom('group'), details] }
  }
  const user = directory.users.find(({ extension }) => extension.party === called)
  if (user !== undefined) return { name, more: [atom('int'), atom('user'), tuple(integer(user.id))] }
  if (called.kind === 'service') {
    return { name, more: [atom('int'), atom('bridged_endpoint'), tuple(binary(called.name ?? ''), binary('pbx'))] }
  }
  const number = directory.writtenNumber(domainOf(pbx, owner), called.number ?? '')
  return { name, more: [atom('ext'), atom('pstn'), tuple(binary(number))] }
}

/** The term of a state that was entered then, in epoch ms. */
export const stateTerm = ({ name, more }: ChannelState, since: number, enumeration: (word: string) => Term): Term =>
  tuple(timestamp(since), enumeration(name), ...more)

/** Epoch ms as µs. */
export const timestamp = (ms: number): Term => big(BigInt(Math.round(ms * 1000)))
