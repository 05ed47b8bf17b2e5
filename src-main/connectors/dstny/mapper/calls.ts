import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { Device, DeviceIcon } from '../../../../src-preload/contract/account.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import type { Participant } from '../../../../src-preload/contract/call.ts'
import type { Party } from '../../../../src-preload/contract/party.ts'
import { allowedActions, CallsAround } from '../../call-rules.ts'
import type { ReportedCall, SeenTransfer } from '../../events.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { SECOND } from '../../../util/durations.ts'
import { lookUp } from '../../../util/lookup.ts'
import { answerDevices, legState, ruledCall } from '../calls/call-actions.ts'
import { isNobody, numberFromUri } from '../calls/destination.ts'
import { mapRecording } from './recording.ts'
import type { WireCall, WireHistory, WireParty } from '../wire/calls.ts'
import type { WireDevice } from '../wire/devices.ts'
import { defined } from '../../../util/defined.ts'

/** What a call's picture depends on besides its own state. */
export interface CallContext {
  /** Epoch ms on our clock. */
  readonly now: number
  /** The same call as it was shown before: its times stay. */
  readonly before: ReportedCall | undefined
  /** All calls of the user: the others decide about swapping, joining and transferring. */
  readonly around: CallsAround
  /** Consultation call to the call it is about, by id. */
  readonly consultations?: ReadonlyMap<string, string>
  /** What this state says of a transfer that was ordered. */
  readonly transferState?: SeenTransfer | undefined
  /** What the account can do; everything when absent. */
  readonly capabilities?: ReadonlySet<Capability>
}

/** One call in our words (Dstny API 2.1, 5.3). */
export function mapCall(call: WireCall, context: CallContext): ReportedCall {
  const state = legState(call)
  const talking = state === 'connected' || state === 'held'
  const connectedAt = context.before?.connectedAt ?? (talking ? context.now - call.duration * SECOND : undefined)
  const { transferState } = context
  const failure = call.event === 'FAILED' ? failureText(call.eventDescription) : undefined
  const recording = mapRecording(call, context.before?.recording, context.now)
  const consultsFor = context.consultations?.get(call.callId)
  return {
    vendorId: call.callId,
    direction: call.inbound ? 'incoming' : 'outgoing',
    state,
    ...(state === 'held' ? { heldBy: 'us' as const } : {}),
    remote: mapParty(call.remoteParty),
    ...mapHistory(call.historyInfo),
    ...defined({ consultsForVendorId: consultsFor }),
    muted: call.muted,
    ...(call.intruded ? { intruded: true } : {}),
    ...defined({ recording }),
    conference: call.conference,
    participants: call.participants.map(mapParticipant),
    startedAt: context.before?.startedAt ?? connectedAt ?? context.now,
    ...defined({ connectedAt }),
    ...(state === 'failed' ? { endedAt: context.now } : {}),
    deviceIds: call.deviceIds,
    answerDeviceIds: answerDevices(call),
    allowed: allowedOf(call, context),
    ...defined({ transferState, failure })
  }
}

/** What the call can be asked now, by its own state and by that of the others. */
export const allowedOf = (
  call: WireCall,
  { around, consultations, capabilities }: Pick<CallContext, 'around' | 'consultations' | 'capabilities'>
): ReportedCall['allowed'] => allowedActions(ruledCall(call, consultations?.get(call.callId)), around, capabilities)

/** All calls as the rules look at them. */
export const aroundOf = (
  calls: Iterable<WireCall>,
  { consultations, capabilities }: Pick<CallContext, 'consultations' | 'capabilities'> = {}
): CallsAround =>
  new CallsAround(
    [...calls].map((call) => ruledCall(call, consultations?.get(call.callId))),
    capabilities
  )

const mapParticipant = ({ id, remoteParty, historyInfo }: WireCall['participants'][number]): Participant => ({
  id,
  party: mapParty(remoteParty),
  ...mapHistory(historyInfo)
})

const CAME_BY = { DISTRIBUTED: 'queue', TRANSFERRED: 'transfer' } as const satisfies Readonly<
  Record<string, Participant['cameBy']>
>

/** How somebody came into a call (Dstny API 2.1, HistoryInfo). */
function mapHistory(history: WireHistory | undefined): Omit<Participant, 'id' | 'party'> {
  if (history === undefined) return {}
  const queue = displayText(history.subject)
  const { previousParty: previous, initialParty: initial, campOn } = history
  const cameBy = lookUp(CAME_BY, history.previousRetargetReason)
  return {
    ...defined({ queue }),
    ...(previous === undefined || previous.type === 'FUNCTION_NUMBER_ID' ? {} : { diverting: mapParty(previous) }),
    ...(initial === undefined ? {} : { called: mapParty(initial) }),
    ...defined({ cameBy }),
    ...(campOn === true ? { campedOn: true } : {})
  }
}

const INTERNAL = new Set(['USER_ID'])
const SERVICES = new Set(['SERVICE_ID', 'FUNCTION_NUMBER_ID'])
const INTRUSIONS = {
  INTRUSION: 'intrusion',
  BARGE: 'barge',
  WHISPER: 'whisper',
  MONITOR: 'monitor'
} as const satisfies Readonly<Record<string, Party['intrudes']>>

/** Who is on the other side; types not in the contract are external callers, without any number the caller hid it. */
export function mapParty(party: WireParty | undefined): Party {
  const name = displayText(party?.displayName)
  const number = numberFromUri(party?.telUri)
  const isHidden = isNobody(party?.telUri)
  const displayNumber = isHidden ? undefined : (displayText(party?.displayNumber) ?? number)
  const kind = INTERNAL.has(party?.type ?? '') ? 'internal' : SERVICES.has(party?.type ?? '') ? 'service' : 'external'
  const intrudes = lookUp(INTRUSIONS, party?.intrusionType)
  return {
    kind,
    ...defined({ name, number, displayNumber, intrudes }),
    withheld: kind === 'external' && (isHidden || (displayNumber === undefined && !(party?.telUri ?? '').includes('@')))
  }
}

const FAILURE_BY_STATUS = {
  '404': m.failure_unknown_number,
  '408': m.failure_timeout,
  '480': m.failure_no_answer,
  '486': m.failure_busy,
  '504': m.failure_timeout,
  '600': m.failure_busy,
  '603': m.failure_declined
} as const satisfies Readonly<Record<string, () => string>>

/** Why a call failed, in the user's words; a SIP status is looked for in the text (Dstny API 5.4). */
export function failureText(description: string | undefined): string {
  const status = /\b([3-6]\d\d)\b/.exec(description ?? '')?.[1]
  const known = lookUp(FAILURE_BY_STATUS, status)
  if (known !== undefined) return known()
  const detail = displayText(description)
  return detail === undefined ? m.failure_plain() : m.failure_other({ detail })
}

const DEVICE_KINDS = {
  MOBILE: 'mobile',
  TABLET: 'mobile',
  SOFTPHONE: 'softphone',
  WEB_SOFTPHONE: 'softphone',
  TEAMS: 'softphone',
  DESKPHONE: 'deskPhone',
  DECT: 'deskPhone'
} as const satisfies Readonly<Record<string, Device['kind']>>

/** A telephone; without a status it counts as reachable (Dstny API 2.2). */
export function mapDevice(device: WireDevice): Device {
  const icon = lookUp(DEVICE_ICONS, device.deviceIcon)
  return {
    id: device.deviceId,
    name: displayText(device.deviceName) ?? displayText(device.deviceTypeName) ?? shownName('', device.deviceId),
    kind: lookUp(DEVICE_KINDS, device.deviceType) ?? 'other',
    active: device.deviceStatus !== 'INACTIVE',
    ...defined({ icon })
  }
}

const DEVICE_ICONS = { TYPE_1: 'first', TYPE_2: 'second' } as const satisfies Readonly<Record<string, DeviceIcon>>
