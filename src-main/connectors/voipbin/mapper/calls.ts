import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { CallAction, Recording } from '../../../../src-preload/contract/call.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { CallsAround, allowedActions } from '../../call-rules.ts'
import type { RuledCall } from '../../call-rules.ts'
import type { ReportedCall } from '../../events.ts'
import type { AgentCall } from '../calls/call-table.ts'
import type { ConsultationState } from '../calls/consultations.ts'
import { isTalking } from '../calls/leg.ts'
import type { Leg } from '../calls/leg.ts'
import type { RingFailure } from '../calls/ring-state.ts'
import { extensionOf } from '../directory.ts'
import type { Directory } from '../directory.ts'
import type { Address } from '../groupcalls/groupcall.ts'
import type { TeamState } from '../groupcalls/rung-teams.ts'
import { mapParty, partyAt } from './parties.ts'

/** What is needed to show calls. */
export interface CallContext {
  readonly directory: Directory
  readonly capabilities: ReadonlySet<Capability>
  /** Epoch ms. */
  readonly now: number
  /** What was dialled for a call. */
  readonly numberOf: (call: AgentCall) => string | undefined
  /** Calls whose other side was put on hold: the system does not tell (VoIPBin 6.1). */
  readonly heldIds: ReadonlySet<string>
}

type Mapped = Omit<ReportedCall, 'allowed'>
type Rules = Pick<RuledCall, 'named' | 'never'>

/** All calls and those who are asked about them, with what each may be asked. */
export function mapCalls(
  calls: readonly AgentCall[],
  consultations: readonly ConsultationState[],
  context: CallContext
): readonly ReportedCall[] {
  const { capabilities } = context
  const all = [
    ...calls.map((call) => {
      const asked = consultations.find(({ consultation }) => consultation.aboutId === call.vendorId)
      return { shown: mapCall(call, asked, context), rules: rulesOf(call, asked, context) }
    }),
    ...consultations.map((asked) => ({ shown: mapConsultation(asked, context), rules: consultationRules(asked) }))
  ].map(({ shown, rules }) => ({
    shown,
    ruled: { ...shown, ...rules, id: shown.vendorId, consultsFor: shown.consultsForVendorId }
  }))
  const around = new CallsAround(
    all.map(({ ruled }) => ruled),
    capabilities
  )
  return all.map(({ shown, ruled }) => ({ ...shown, allowed: allowedActions(ruled, around, capabilities) }))
}

function mapCall(call: AgentCall, asked: ConsultationState | undefined, context: CallContext): Mapped {
  const { vendorId, ring, state } = call
  const { own, direction, pickUp, startedAt, connectedAt } = state
  const isAssumedHeld = state.state === 'connected' && context.heldIds.has(vendorId)
  const isHeld = asked !== undefined || isAssumedHeld
  return {
    vendorId,
    direction,
    state: state.state === 'connected' ? (isHeld ? 'held' : 'connected') : 'alerting',
    ...(isHeld ? { heldBy: 'us' as const } : {}),
    ...(isAssumedHeld ? { assumed: ['held' as const] } : {}),
    ...(pickUp ? { pickUp } : {}),
    remote: remoteOf(call, context),
    muted: own?.muted === 'in' || own?.muted === 'both',
    ...(own === undefined || !isTalking(own) ? {} : { recording: recordingOf(own) }),
    ...(ring.team === undefined ? {} : { rung: ring.team.members }),
    conference: false,
    participants: [],
    startedAt: Math.min(startedAt ?? context.now, context.now),
    ...(state.state === 'connected' ? { connectedAt: Math.min(connectedAt ?? context.now, context.now) } : {}),
    deviceIds: [
      ...new Set(ring.legs.filter((leg) => leg === own || own === undefined || !isTalking(own)).map(deviceIdOf))
    ],
    answerDeviceIds: []
  }
}

/** What is between start and stop is kept (VoIPBin 6.3). */
function recordingOf({ recordingId, recordingIds }: Leg): Recording {
  const running = recordingId !== undefined
  return { mode: 'startStop', running, paused: false, saved: running || recordingIds.length > 0 }
}

/** The other side, as far as it is known. */
function remoteOf(call: AgentCall, { directory, numberOf }: CallContext): Party {
  const { ring, state } = call
  const first = state.own ?? ring.legs[0] ?? ring.groupcalls[0]
  if (first !== undefined && state.direction === 'incoming') return mapParty(first.source, directory)
  if (ring.team !== undefined) return remoteOfTeam(ring.team, directory)
  const number = numberOf(call)
  if (number !== undefined) return partyAt(number, directory)
  const isFromTelephone = state.own?.direction === 'incoming'
  const called = isFromTelephone ? state.own.destination : state.far?.destination
  return called === undefined ? { kind: 'external', withheld: false } : mapParty(called, directory)
}

/** Who took it, or was to be called; nobody yet. */
function remoteOfTeam({ team, taker }: TeamState, directory: Directory): Party {
  if (team.number !== undefined) return partyAt(team.number, directory)
  const agentId = taker?.ownerId
  if (agentId !== undefined) return mapParty({ ...NOBODY, type: 'agent', target: agentId }, directory)
  return { kind: 'internal', withheld: false, name: team.agents.map(({ name }) => name).join(', ') }
}

const NOBODY: Address = { type: '', target: '', targetName: '', name: '', detail: '' }

/** What is done to a leg needs one that talks; to hold, the other one's (VoIPBin 6.3). */
function rulesOf({ vendorId, state }: AgentCall, asked: ConsultationState | undefined, context: CallContext): Rules {
  const complete: readonly CallAction[] = asked?.mayComplete === true ? [] : ['completeTransfer']
  // to hang up now would hand the caller over, or lose the caller (VoIPBin 11)
  if (asked !== undefined)
    return { named: ['blindTransfer'], never: ['blindTransfer', 'consult', 'hangUp', ...complete] }
  if (state.state !== 'connected') return { named: [], never: complete }
  const { own, far, direction } = state
  const isBridged = direction === 'incoming' || (far !== undefined && isTalking(far))
  const isMuted = own?.muted === 'in' || own?.muted === 'both'
  const named: readonly CallAction[] = [
    ...(far !== undefined && isTalking(far) ? ([context.heldIds.has(vendorId) ? 'resume' : 'hold'] as const) : []),
    isMuted ? 'unmute' : 'mute',
    own?.recordingId === undefined ? 'startRecording' : 'stopRecording',
    ...(isBridged ? (['blindTransfer'] as const) : [])
  ]
  return { named, never: isBridged ? complete : [...complete, 'consult'] }
}

function mapConsultation({ consultation, state, far }: ConsultationState, context: CallContext): Mapped {
  const { groupcallId, aboutId, number, startedAt } = consultation
  return {
    vendorId: groupcallId,
    consultsForVendorId: aboutId,
    direction: 'outgoing',
    state,
    remote: partyAt(number, context.directory),
    muted: false,
    conference: false,
    participants: [],
    startedAt,
    ...(state === 'connected' ? { connectedAt: Math.min(far?.answeredAt ?? context.now, context.now) } : {}),
    deviceIds: [],
    answerDeviceIds: []
  }
}

const consultationRules = ({ mayComplete }: ConsultationState): Rules => ({
  named: [],
  never: ['consult', ...(mayComplete ? [] : (['completeTransfer'] as const))]
})

/** The telephone of a leg, as one of the agent's addresses has it. */
const deviceIdOf = ({ direction, source, destination }: Leg): string =>
  deviceId(direction === 'incoming' ? source : destination)

/** Id of the telephone at an address: a leg to a registered one is sent to where it stands (VoIPBin 6.1). */
export const deviceId = (address: Address): string =>
  address.type === 'tel' ? `tel:${address.target}` : `extension:${extensionOf(address)}`

/** Why a call has not come about, for people; undefined where nothing has failed (VoIPBin 6.2). */
export function failureText({ reason, isOwn }: RingFailure): string | undefined {
  if (reason === 'cancel' || reason === 'normal') return undefined
  if (isOwn) return m.failure_not_picked_up()
  if (reason === 'busy') return m.failure_busy()
  return reason === 'noanswer' || reason === 'dialout' ? m.failure_no_answer() : m.failure_plain()
}
