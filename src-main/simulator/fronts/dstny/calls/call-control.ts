import type { DialOptions } from '../../../core/call-options.ts'
import type { IntrusionKind } from '../../../core/calls.ts'
import { prepare } from '../../../distribution/dialling.ts'
import type { Device } from '../../../core/parties.ts'
import { Refusal } from '../../../core/refusal.ts'
import * as transfers from '../../../features/transfers.ts'
import { checkRole, lineOf } from './call-lines.ts'
import { demandIntrusionRight, destinationOf, onCall, onTwoCalls } from './call-requests.ts'
import { callStateJson, legOf } from './call-state.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import type { Reply } from '../../kit/reply.ts'
import { empty, json } from '../http/reply.ts'
import { invalid, type DstnyRequest } from '../http/request.ts'
import { webhookOf } from '../webhooks/webhook-requests.ts'
import { addToConference, leaveConference, removeFromConference } from '../../../features/conferences.ts'
import type { RecordingAction } from '../../../core/leg-recording.ts'
import { record } from '../../../features/recordings.ts'

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
const intrusions: Readonly<Partial<Record<(typeof makeTypes)[number], IntrusionKind>>> = {
  INTRUSION: 'intrusion',
  BARGE: 'barge',
  WHISPER: 'whisper',
  MONITOR: 'monitor'
}

function dialOptions(request: DstnyRequest, context: FrontContext, device: Device): DialOptions {
  checkRole(request.string('role'), context)
  const line = lineOf(request, context)
  const type = request.oneOf('type', makeTypes, 'BASIC')
  const intrusion = intrusions[type]
  if (intrusion !== undefined) demandIntrusionRight(request, 'type')
  return {
    device,
    ignoreDiversion: type === 'DIVERSION_BYPASS',
    toVoicemail: type === 'VOICEMAIL',
    intercom: type === 'INTERCOM',
    ...(line !== undefined && { line }),
    ...(intrusion !== undefined && { intrusion })
  }
}

/** Answers the INITIATED state; the call starts to ring when the answer is on its way. */
function startCall(request: DstnyRequest, context: FrontContext, device: Device): Reply {
  const destination = destinationOf(request)
  const webhook = webhookOf(request)
  const { leg, proceed } = prepare(context.pbx, request.user, destination, dialOptions(request, context, device))
  context.webhooks.addToCall(request, leg, webhook)
  const answer = json(callStateJson(leg, context))
  const { setupMs } = context.pbx.behaviour
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
  const webhook = webhookOf(request)
  if (!device.answersRemotely) throw new Refusal('notPossible', `${device.id} is answered by hand`)
  context.pbx.desk.answer(leg, device)
  context.webhooks.addToCall(request, leg, webhook)
  return json(callStateJson(leg, context))
}

const clearCall: Handler = (request, context) => {
  context.pbx.desk.clear(legOf(request, context))
  return empty()
}

const transferCall = onCall((leg, request, { pbx }) => {
  const type = request.oneOf('type', transferTypes, 'BASIC')
  transfers.transfer(pbx, leg, destinationOf(request), {
    blind: request.bool('blind') ?? false,
    toVoicemail: type === 'VOICEMAIL',
    ignoreDiversion: type === 'DIVERSION_BYPASS',
    campOn: type === 'CAMP_ON'
  })
})

const sendDtmf = onCall((leg, request, { pbx }) => {
  const digits = request.requiredString('digits')
  pbx.desk.sendDigits(leg, /^[0-9A-D#*]+$/.test(digits) ? digits : invalid('digits', digits))
})

/** Call Control API; conference and pickup are in files of their own (Dstny API 3.8). */
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
  parkCall: onCall((leg, _, { pbx }) => pbx.parkLot.park(leg)),
  moveCall: onCall((leg, request, { pbx }) => {
    transfers.move(pbx, leg, request.user.device(request.param('deviceId')))
  }),
  alternateCall: onTwoCalls((leg, other, _, { pbx }) => transfers.alternate(pbx, leg, other)),
  transferToCall: onTwoCalls((leg, other, request, { pbx }) => {
    transfers.join(pbx, leg, other, request.bool('waitForAnswer') ?? false)
  })
}

/** The conference part of the Call Control API (Dstny API 3.8, 5.6). */
export const conferenceHandlers: Handlers = {
  addConferenceParticipant: onTwoCalls((leg, other, _, { pbx }) => addToConference(pbx, leg, other)),
  removeConferenceParticipant: onCall((leg, request, { pbx }) => {
    removeFromConference(pbx, leg, request.param('participantId'))
  }),
  leaveConference: onCall((leg, _, { pbx }) => leaveConference(pbx, leg))
}

const recording = (action: RecordingAction): Handler => onCall((leg, _, { pbx }) => record(pbx, leg, action))

/** Call Recording API, both modes (Dstny API 3.9, 5.8). */
export const callRecordingHandlers: Handlers = {
  startRecording: recording('startRecording'),
  stopRecording: recording('stopRecording'),
  saveRecording: recording('saveRecording'),
  discardRecording: recording('discardRecording'),
  pauseRecording: recording('pauseRecording'),
  resumeRecording: recording('resumeRecording')
}
