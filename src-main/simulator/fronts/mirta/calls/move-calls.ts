import type { Leg } from '../../../core/calls.ts'
import { Extension } from '../../../people/extension.ts'
import { OutsideParty } from '../../../people/outside-party.ts'
import { consult } from '../../../features/consultations.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { done, refused, type Answer } from '../http/answers.ts'
import type { MirtaRequest } from '../http/request.ts'

const noChannel = refused('No such channel')
const noDestination = refused('Extension does not exist.')

const channelOf = (request: MirtaRequest, { channels }: FrontContext, name = 'channel'): Leg | undefined =>
  channels.find(request.exactly(name) ?? '', request.tenants)

const hangUp: Handler = (request, context) => {
  const named = request.exactly('extension') ?? request.exactly('number') ?? request.exactly('source')
  const byChannel = request.exactly('channel') !== undefined
  const leg = byChannel ? channelOf(request, context) : context.tenants.person(named ?? '', request.tenants)?.legs[0]
  if (leg === undefined) return noChannel
  context.pbx.desk.clear(leg)
  return done()
}

/** Sends the channel away; the one on its other side ends, or is sent along (MiRTA 4.3). */
const transfer: Handler = (request, context) => {
  const leg = channelOf(request, context)
  const extra = channelOf(request, context, 'extrachannel')
  const by = leg?.call.othersThan(leg)[0]
  if (leg === undefined || by === undefined || ((request.exactly('extrachannel') ?? '') !== '' && extra === undefined))
    return noChannel
  const along = extra === leg ? undefined : extra?.owner
  return sendTo(request, context, (target) => {
    context.pbx.callControl.transfer(by, target, { blind: true })
    if (along instanceof Extension || along instanceof OutsideParty) context.pbx.callControl.dial(along, target, {})
  })
}

/** One's own channel goes on with somebody new, while the other one hears music (MiRTA 4.4). */
const attendedTransfer: Handler = (request, context) => {
  const leg = channelOf(request, context)
  if (leg === undefined) return noChannel
  return sendTo(request, context, (target) => consult(context.pbx, leg, target))
}

type Target = ReturnType<FrontContext['tenants']['destination']>

function sendTo(request: MirtaRequest, { tenants }: FrontContext, send: (target: Target) => void): Answer {
  const dest = request.text('dest')
  if (!tenants.reaches(dest, request.tenant)) return noDestination
  send(tenants.destination(dest, request.tenant))
  return done()
}

/** Ending calls and sending them on (MiRTA 4.2 to 4.4). */
export const movingHandlers: Handlers = { hangUp, transfer, attendedTransfer }
