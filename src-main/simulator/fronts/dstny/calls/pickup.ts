import type { Leg } from '../../../core/calls.ts'
import { Extension } from '../../../people/extension.ts'
import type { Device } from '../../../core/parties.ts'
import { pickUp } from '../../../features/pickups.ts'
import type { Pbx } from '../../../company/pbx.ts'
import { Refusal } from '../../../core/refusal.ts'
import { callStateJson } from './call-state.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import type { Reply } from '../../kit/reply.ts'
import { DstnyRefusal, json } from '../http/reply.ts'
import { required, type DstnyRequest } from '../http/request.ts'
import { isNamed } from './sip-dialogs.ts'
import { webhookOf } from '../webhooks/webhook-requests.ts'

const liveLegs = ({ desk }: Pbx): readonly Leg[] => desk.calls.flatMap((call) => call.liveLegs)

function take(request: DstnyRequest, context: FrontContext, device: Device, taken: Leg | undefined): Reply {
  const webhook = webhookOf(request)
  if (taken === undefined) throw new DstnyRefusal(404, { fieldName: 'callId', code: 'call.does.not.exist' })
  const leg = pickUp(context.pbx, request.user, device, taken)
  context.webhooks.addToCall(request, leg, webhook)
  return json(callStateJson(leg, context))
}

/** For service accounts: any ringing or waiting call of the organisation. */
const pickupCall: Handler = (request, context) => {
  if (request.ticket.extension.data.rights?.includes('serviceAccount') !== true) {
    throw new DstnyRefusal(403, { fieldName: 'callId', code: 'license.missing', description: 'Service accounts only.' })
  }
  const device = request.user.device(request.param('deviceId'))
  const taken = liveLegs(context.pbx).find((leg) => leg.id === request.param('callId') && isOf(leg, request.user))
  if (taken?.isTalking === true) throw new Refusal('notPossible', 'the call is answered')
  return take(request, context, device, taken)
}

const isOf = ({ owner }: Leg, { data }: Extension): boolean =>
  !(owner instanceof Extension) || owner.data.domain === data.domain

/** For users with the pick-up right: a call named by its SIP dialog. */
const pickupSipCall: Handler = (request, context) => {
  const callId = request.requiredString('callId')
  const toTag = request.requiredString('toTag')
  const fromTag = request.requiredString('fromTag')
  const earlyOnly = request.bool('earlyOnly') ?? required('earlyOnly')
  const device = request.user.device(request.param('deviceId'))
  if (request.user.data.rights?.includes('pickup') !== true) {
    throw new DstnyRefusal(403, { fieldName: 'callId', code: 'license.missing', description: 'No pick-up right.' })
  }
  const taken = liveLegs(context.pbx).find((leg) => isNamed(leg, callId, fromTag, toTag))
  if (earlyOnly && taken?.isTalking === true) throw new Refusal('notPossible', 'the call is answered')
  return take(request, context, device, taken)
}

/** The pick-up part of the Call Control API (Dstny API 3.8, 4.5). */
export const pickupHandlers: Handlers = { pickupCall, pickupSipCall }
