import type { Leg } from '../../calls.ts'
import type { DialOptions } from '../../delivery.ts'
import type { Device } from '../../parties.ts'
import { Refusal } from '../../refusal.ts'
import * as transfers from '../../transfers.ts'
import { callStateJson, legOf } from './call-state.ts'
import type { FrontContext, Handler, Handlers } from './front-context.ts'
import { DstnyRefusal, empty, json, type Reply } from './reply.ts'
import { invalid, required, type DstnyRequest } from './request.ts'

const makeTypes = [
  'BASIC',
  'DIVERSION_BYPASS',
  'INTRUSION',
  'INTERCOM',
  'VOICEMAIL',
  'BARGE',
  'WHISPER',
  'MONITOR'
] as const
const transferTypes = ['BASIC', 'VOICEMAIL', 'CAMP_ON', 'DIVERSION_BYPASS'] as const
const intruding: readonly string[] = ['INTRUSION', 'BARGE', 'WHISPER', 'MONITOR']

/** @throws DstnyRefusal 409 state.token.mismatch when the request believes in another state. */
function checkToken(request: DstnyRequest, context: FrontContext, leg: Leg, field = 'stateToken'): void {
  const believed = request.int64(field)
  if (believed !== undefined && believed !== context.tokens.of(leg)) {
    throw new DstnyRefusal(409, { fieldName: field, code: 'state.token.mismatch' })
  }
}

/** Serves an operation on one call: finds it, checks the token, acts and answers the new state. */
const onCall =
  (act: (leg: Leg, request: DstnyRequest, context: FrontContext) => void): Handler =>
  (request, context) => {
    const leg = legOf(request, context)
    checkToken(request, context, leg)
    act(leg, request, context)
    return json(callStateJson(leg, context))
  }

/** As `onCall`, for operations with a second call in the body. */
const onTwoCalls = (act: (leg: Leg, other: Leg, request: DstnyRequest, context: FrontContext) => void): Handler =>
  onCall((leg, request, context) => {
    const other = legOf(request, context, request.string('targetCallId') ?? required('targetCallId'))
    checkToken(request, context, other, 'targetStateToken')
    act(leg, other, request, context)
  })

function destinationOf(request: DstnyRequest): string {
  const destination = request.requiredString('destination')
  return /^(tel|sips?):\S+$/i.test(destination) ? destination : invalid('destination', destination)
}

function checkHook(request: DstnyRequest): void {
  if (request.string('targetUrl') === undefined) return
  if (request.string('targetId') === undefined) required('targetId')
  throw new DstnyRefusal(501, { fieldName: 'targetUrl', code: 'not.implemented' })
}

function dialOptions(request: DstnyRequest, device: Device): DialOptions {
  const type = request.oneOf('type', makeTypes, 'BASIC')
  if (intruding.includes(type)) {
    const may = request.user.data.rights?.includes('intrusion') === true
    throw new DstnyRefusal(may ? 501 : 403, { fieldName: 'type', code: may ? 'not.implemented' : 'license.missing' })
  }
  return {
    device,
    ignoreDiversion: type === 'DIVERSION_BYPASS',
    toVoicemail: type === 'VOICEMAIL',
    intercom: type === 'INTERCOM'
  }
}

/** Answers the INITIATED state; the call starts to ring when the answer is on its way. */
function startCall(request: DstnyRequest, context: FrontContext, device: Device): Reply {
  const destination = destinationOf(request)
  checkHook(request)
  const { leg, proceed } = context.pbx.desk.prepare(request.user, destination, dialOptions(request, device))
  const answer = json(callStateJson(leg, context))
  const { setupMs } = context.switches
  if (setupMs > 0) context.pbx.after(setupMs, proceed, leg.call.timers.signal)
  else setImmediate(proceed)
  return answer
}

const makeCall: Handler = (request, context) => {
  const device = request.user.device(request.param('deviceId'))
  if (!device.active) throw new Refusal('deviceInactive', device.id)
  return startCall(request, context, device)
}

const makeConsultationCall: Handler = (request, context) => {
  const leg = legOf(request, context)
  const device = leg.devices[0]
  if (!leg.isTalking || device === undefined) throw new Refusal('notPossible', 'no established call')
  if (!device.parallelCalls) {
    const onDevice = request.user.legs.filter((other) => other.devices.includes(device))
    if (onDevice.length > 1) throw new Refusal('backgroundCall', device.id)
    if (leg.call.transcoded) throw new Refusal('transcoded', device.id)
  }
  return startCall(request, context, device)
}

const answerCall: Handler = (request, context) => {
  const leg = legOf(request, context)
  const device = request.user.device(request.param('deviceId'))
  checkHook(request)
  if (!device.answersRemotely) throw new Refusal('notPossible', `${device.id} is answered by hand`)
  context.pbx.desk.answer(leg, device)
  return json(callStateJson(leg, context))
}

const clearCall: Handler = (request, context) => {
  context.pbx.desk.clear(legOf(request, context))
  return empty()
}

const transferCall = onCall((leg, request, { pbx }) => {
  const type = request.oneOf('type', transferTypes, 'BASIC')
  if (type === 'CAMP_ON') throw new DstnyRefusal(501, { fieldName: 'type', code: 'not.implemented' })
  transfers.transfer(pbx, leg, destinationOf(request), {
    blind: request.bool('blind') ?? false,
    toVoicemail: type === 'VOICEMAIL',
    ignoreDiversion: type === 'DIVERSION_BYPASS'
  })
})

const sendDtmf = onCall((leg, request, { pbx }) => {
  const digits = request.requiredString('digits')
  pbx.desk.sendDigits(leg, /^[0-9A-D#*]+$/.test(digits) ? digits : invalid('digits', digits))
})

/** Call Control API without conference and pickup (Contract dstny 3.8). */
export const callControlHandlers: Handlers = {
  makeCall,
  makeConsultationCall,
  answerCall,
  clearCall,
  transferCall,
  sendDtmf,
  holdCall: onCall((leg, _, { pbx }) => pbx.desk.hold(leg)),
  resumeCall: onCall((leg, _, { pbx }) => pbx.desk.resume(leg)),
  muteCall: onCall((leg, _, { pbx }) => pbx.desk.setMuted(leg, true)),
  unmuteCall: onCall((leg, _, { pbx }) => pbx.desk.setMuted(leg, false)),
  parkCall: onCall((leg, _, { pbx }) => transfers.park(pbx, leg)),
  moveCall: onCall((leg, request, { pbx }) => {
    transfers.move(pbx, leg, request.user.device(request.param('deviceId')))
  }),
  alternateCall: onTwoCalls((leg, other, _, { pbx }) => transfers.alternate(pbx, leg, other)),
  transferToCall: onTwoCalls((leg, other, request, { pbx }) => {
    transfers.join(pbx, leg, other, request.bool('waitForAnswer') ?? false)
  })
}
