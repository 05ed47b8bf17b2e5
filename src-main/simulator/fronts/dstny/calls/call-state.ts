import { SECOND } from '../../../../util/durations.ts'
import type { Leg } from '../../../core/calls.ts'
import { allowedActions, type LegAction } from '../../../core/leg-actions.ts'
import { historyJson, partnersJson, recordingJson } from './call-details.ts'
import type { FrontContext, Handlers } from '../front-context.ts'
import { DstnyRefusal, json } from '../http/reply.ts'
import type { DstnyRequest } from '../http/request.ts'

const actionNames = {
  answer: 'ANSWER',
  move: 'MOVE',
  transfer: 'TRANSFER',
  hold: 'HOLD',
  resume: 'RESUME',
  park: 'PARK',
  mute: 'MUTE',
  unmute: 'UNMUTE',
  saveRecording: 'SAVE_REC',
  discardRecording: 'DISCARD_REC',
  pauseRecording: 'PAUSE_REC',
  resumeRecording: 'RESUME_REC',
  startRecording: 'START_REC',
  stopRecording: 'STOP_REC'
} as const satisfies Partial<Record<LegAction, string>>

const statusNames = {
  initiated: 'INITIATED',
  queued: 'RINGING',
  alerting: 'RINGING',
  connected: 'ACTIVE',
  held: 'HELD',
  failed: 'TERMINATED',
  cleared: 'TERMINATED'
} as const satisfies Record<Leg['state'], string>

const eventNames = {
  muted: 'MUTED',
  unmuted: 'UNMUTED',
  failed: 'FAILED',
  participantAdded: 'PARTICIPANT_ADDED',
  participantLeft: 'PARTICIPANT_LEFT',
  leftConference: 'LEFT_CONFERENCE'
} as const

function actionsJson(leg: Leg): object[] {
  const allowed = allowedActions(leg)
  const remote = leg.devices.filter((device) => device.active && device.answersRemotely).map((device) => device.id)
  const names = Object.entries(actionNames).filter(([action]) => allowed.has(action as LegAction)) // keys of the table
  return names.flatMap(([action, name]) => {
    if (action !== 'answer') return [{ action: name }]
    return remote.length > 0 ? [{ action: name, deviceIds: remote }] : []
  })
}

/** The present state of one leg as CallState (Dstny API 2.1, 5.3). */
export function callStateJson(leg: Leg, { pbx, tokens }: Pick<FrontContext, 'pbx' | 'tokens'>): object {
  const actions = actionsJson(leg)
  const until = leg.endedAt ?? pbx.clock.now()
  return {
    stateToken: tokens.of(leg),
    callId: leg.id,
    ...partnersJson(leg),
    ...(leg.history !== undefined && { historyInfo: historyJson(leg.history) }),
    inbound: leg.direction === 'in',
    status: statusNames[leg.state],
    ...(leg.event !== undefined && { event: eventNames[leg.event] }),
    ...(leg.eventText !== undefined && { eventDescription: leg.eventText }),
    muted: leg.muted,
    duration: leg.connectedAt === undefined ? 0 : Math.floor((until - leg.connectedAt) / SECOND),
    ...recordingJson(leg, until),
    deviceIds: leg.devices.map((device) => device.id),
    ...(actions.length > 0 && { actions }),
    correlationId: leg.call.correlationId
  }
}

/** The leg the request names. @throws DstnyRefusal 404 call.does.not.exist */
export function legOf(request: DstnyRequest, { pbx }: FrontContext, callId = request.param('callId')): Leg {
  const leg = pbx.desk.findLeg(request.user, callId)
  if (leg === undefined) throw new DstnyRefusal(404, { fieldName: 'callId', code: 'call.does.not.exist', name: callId })
  return leg
}

/** Call State API without webhooks (Dstny API 3.10). */
export const callStateHandlers: Handlers = {
  getCallState: (request, context) => json(callStateJson(legOf(request, context), context)),
  getUserCallState: (request, context) => {
    const calls = request.user.legs.map((leg) => callStateJson(leg, context))
    return json({ fullState: true, calls })
  },
  streamCallState: (request, context) => {
    const leg = legOf(request, context)
    return {
      run: (stream) => {
        const show = (): void => {
          stream.send(String(json(callStateJson(leg, context)).body))
          if (!leg.isLive) stream.end()
        }
        show()
        if (!leg.isLive) return
        const off = context.pbx.events.on((event) => event.kind === 'leg' && event.leg === leg && show())
        stream.signal.addEventListener('abort', off)
      }
    }
  }
}
