import type { Leg } from '../../../core/calls.ts'
import type { Extension } from '../../../people/extension.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { list, nothing, object, type Answer, type Row } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'
import { numberOf } from '../numbers.ts'
import { channelRow } from './channel-rows.ts'

const idle = { UniqueID: '', LinkedID: '' } as const
const notRegistered = { UniqueID: 'KO', LinkedID: 'Extension not registered' } as const

const extensionState: Handler = (request, context) => {
  const { switches, tenants } = context
  const parameter = switches.stateParameter
  const asked = parameter === 'both' ? request.text('ext') : request.exactly(parameter)
  const person = tenants.person(asked ?? '', request.tenants)
  if (person === undefined) return nothing
  if (!person.isReachable) return stateAnswer(notRegistered)
  const leg = tellingLeg(person)
  const rings = leg?.direction === 'in' && leg.state === 'alerting'
  if (leg === undefined || (rings && switches.ringingState === 'empty')) return stateAnswer(idle)
  return stateAnswer(stateRow(leg, request, context))
}

/** The call that is told of where there are several: the one that is talked on, then the oldest. */
function tellingLeg({ legs }: Extension): Leg | undefined {
  const rings = (leg: Leg): boolean => leg.direction === 'in' && leg.state === 'alerting'
  return legs.find((leg) => leg.state === 'connected') ?? legs.find((leg) => !rings(leg)) ?? legs[0]
}

function stateRow(leg: Leg, { tenant }: MirtaRequest, { channels, switches, pbx }: FrontContext): Row {
  const late = pbx.clock.now() - (leg.connectedAt ?? leg.startedAt) < switches.linkedIdLateMs
  const other = numberOf(leg.remote, tenant, switches)
  const word = leg.direction === 'in' ? 'Inbound' : 'Outbound'
  return {
    UniqueID: channels.of(leg).uniqueId,
    LinkedID: late ? '' : channels.linkedId(leg.call),
    'Connected Line ID': other,
    'Connected Line ID Name': leg.remote.name ?? '',
    Context: 'authenticated',
    Extension: leg.direction === 'out' ? other : '',
    Direction: { words: word, letters: word.slice(0, 1).toLowerCase(), empty: '' }[switches.directionWords],
    OtherParty: other
  }
}

const stateAnswer = (row: Row): Answer =>
  object(
    row,
    `${Object.entries(row)
      .flatMap(([name, value]) => (value === '' ? [] : `${name}: ${value}`))
      .join('|')}\n`
  )

const currentCalls: Handler = (request, context) => {
  const person = context.tenants.person(request.text('phone'), request.tenants)
  if (person === undefined) return nothing
  const own = request.text('multiple').toLowerCase() === 'yes' ? person.legs : person.legs.slice(0, 1)
  const { currentCallsShow } = context.switches
  return channelList(currentCallsShow === 'own' ? own : own.flatMap((leg) => leg.call.liveLegs), request, context)
}

const channels: Handler = (request, context) => {
  const node = request.optional('nodename')
  const open = context.channels.open(request.tenants)
  const shown = open.filter((leg) => node === undefined || context.channels.of(leg).node === node)
  return channelList(shown, request, context)
}

/** Plain has one name in each line. */
function channelList(legs: readonly Leg[], { tenant }: MirtaRequest, context: FrontContext): Answer {
  const names = context.switches.channelNames ? legs.map((leg) => `${context.channels.of(leg).name}\n`) : []
  return list(
    legs.map((leg) => channelRow(leg, tenant, context)),
    names.join('')
  )
}

const channel: Handler = (request, context) => {
  const leg = context.channels.find(request.text('channel'), request.tenants)
  if (leg === undefined) return { kind: 'words', text: '' }
  const pairs = Object.entries(channelRow(leg, request.tenant, context))
  return object(pairs, pairs.map(([name, value]) => `${name}|${value}|\n`).join(''))
}

/** What runs now (MiRTA 5.1 to 5.3). */
export const runningHandlers: Handlers = { extensionState, currentCalls, channels, channel }
