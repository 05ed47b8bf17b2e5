import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Device } from '../../../src-preload/contract/account.ts'
import type { CallAction, LegState } from '../../../src-preload/contract/call.ts'
import type { Party } from '../../../src-preload/contract/party.ts'
import type { Activity, PresenceShortcut } from '../../../src-preload/contract/presence.ts'
import type { SeenCall, SeenPresence } from '../connector.ts'
import { displayText, shownName } from '../../util/display-text.ts'
import { SECOND } from '../../util/durations.ts'
import { epochMs } from './dates.ts'
import { numberFromUri } from './destination.ts'
import type * as wire from './wire.ts'

/** What a call's picture depends on besides its own state. */
export interface CallContext {
  /** Epoch ms on our clock. */
  readonly now: number
  /** The same call as it was shown before: its times stay. */
  readonly before: SeenCall | undefined
  /** The user's other calls: they decide about swapping. */
  readonly others: readonly wire.WireCall[]
}

const LEG_STATES: Readonly<Record<string, LegState>> = {
  INITIATED: 'initiated',
  RINGING: 'alerting',
  ACTIVE: 'connected',
  HELD: 'held'
}

/** State of our leg; a status of a later server counts as connected, so that the call can be seen and ended. */
export function legState(call: wire.WireCall): LegState {
  if (call.status === 'TERMINATED') return call.event === 'FAILED' ? 'failed' : 'cleared'
  return LEG_STATES[call.status] ?? 'connected'
}

/** One call in our words (Contract dstny 2.1, 5.3). */
export function mapCall(call: wire.WireCall, context: CallContext): SeenCall {
  const state = legState(call)
  const talking = state === 'connected' || state === 'held'
  const connectedAt = context.before?.connectedAt ?? (talking ? context.now - call.duration * SECOND : undefined)
  const queue = displayText(call.historyInfo?.subject)
  const previous = call.historyInfo?.previousParty
  const failure = call.event === 'FAILED' ? failureText(call.eventDescription) : undefined
  return {
    vendorId: call.callId,
    direction: call.inbound ? 'incoming' : 'outgoing',
    state,
    ...(state === 'held' ? { heldBy: 'us' as const } : {}),
    remote: mapParty(call.remoteParty),
    ...(queue === undefined ? {} : { queue }),
    ...(previous === undefined || previous.type === 'FUNCTION_NUMBER_ID' ? {} : { diverting: mapParty(previous) }),
    muted: call.muted,
    conference: call.conference,
    participants: call.participants.map(({ id, remoteParty }) => ({ id, party: mapParty(remoteParty) })),
    startedAt: context.before?.startedAt ?? connectedAt ?? context.now,
    ...(connectedAt === undefined ? {} : { connectedAt }),
    ...(state === 'failed' ? { endedAt: context.now } : {}),
    deviceIds: call.deviceIds,
    answerDeviceIds: answerDevices(call),
    allowed: allowedActions(call, context.others),
    ...(failure === undefined ? {} : { failure })
  }
}

const INTERNAL = new Set(['USER_ID'])
const SERVICES = new Set(['SERVICE_ID', 'FUNCTION_NUMBER_ID'])

/** Who is on the other side; types not in the contract are external callers, without any number the caller hid it. */
export function mapParty(party: wire.WireParty | undefined): Party {
  const name = displayText(party?.displayName)
  const number = numberFromUri(party?.telUri)
  const displayNumber = displayText(party?.displayNumber) ?? number
  const kind = INTERNAL.has(party?.type ?? '') ? 'internal' : SERVICES.has(party?.type ?? '') ? 'service' : 'external'
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : { number }),
    ...(displayNumber === undefined ? {} : { displayNumber }),
    withheld: kind === 'external' && displayNumber === undefined && !(party?.telUri ?? '').includes('@')
  }
}

/** Devices the server can make answer; an ANSWER without a list means those that ring (Contract dstny 5.3). */
export function answerDevices(call: wire.WireCall): string[] {
  return call.actions.flatMap(({ action, deviceIds }) => (action === 'ANSWER' ? (deviceIds ?? call.deviceIds) : []))
}

const BY_ACTION: Readonly<Record<string, CallAction>> = {
  HOLD: 'hold',
  RESUME: 'resume',
  MUTE: 'mute',
  UNMUTE: 'unmute',
  TRANSFER: 'blindTransfer'
}

/** The server's `actions` where they have a name, the client rule of Contract dstny 5.3 for the rest. */
export function allowedActions(call: wire.WireCall, others: readonly wire.WireCall[]): CallAction[] {
  if (call.status === 'TERMINATED') return []
  const named = call.actions.flatMap(({ action }) => BY_ACTION[action] ?? [])
  // The page lists RESUME for a muted call that is not held; it would do nothing there.
  const allowed: CallAction[] = named.filter((action) => action !== 'resume' || call.status === 'HELD')
  if (answerDevices(call).length > 0) allowed.unshift('answer')
  allowed.push(call.inbound && call.status === 'RINGING' ? 'reject' : 'hangUp')
  if (call.status === 'ACTIVE') allowed.push('dtmf')
  if (others.some((other) => canSwap(call, other) || canSwap(other, call))) allowed.push('swap')
  return [...new Set(allowed)]
}

/** Actions of the contract that have no button yet. */
const UNUSED_ACTIONS = /^(ANSWER|PARK|MOVE|(SAVE|DISCARD|PAUSE|RESUME|START|STOP)_REC)$/

/** Actions and statuses the contract does not name. */
export function unknownWords(call: wire.WireCall): string[] {
  const actions = call.actions.map(({ action }) => action)
  const strange = actions.filter((action) => BY_ACTION[action] === undefined && !UNUSED_ACTIONS.test(action))
  const isKnown = LEG_STATES[call.status] !== undefined || call.status === 'TERMINATED'
  return isKnown ? strange : [call.status, ...strange]
}

/** One active call, the other held or ringing for us on the same device (Contract dstny 5.3, alternateCall). */
export function canSwap(active: wire.WireCall, other: wire.WireCall): boolean {
  if (active.status !== 'ACTIVE') return false
  if (other.status !== 'HELD') return other.status === 'RINGING' && answersOnDeviceOf(active, other)
  return shares(active.deviceIds, other.deviceIds)
}

const answersOnDeviceOf = (active: wire.WireCall, ringing: wire.WireCall): boolean =>
  ringing.inbound && shares(active.deviceIds, answerDevices(ringing))

/** An absent list says nothing about devices, so it does not forbid. */
const shares = (ours: readonly string[], theirs: readonly string[]): boolean =>
  ours.length === 0 || theirs.length === 0 || ours.some((id) => theirs.includes(id))

const FAILURE_BY_STATUS: Readonly<Record<string, () => string>> = {
  '404': m.failure_unknown_number,
  '408': m.failure_timeout,
  '480': m.failure_no_answer,
  '486': m.failure_busy,
  '504': m.failure_timeout,
  '600': m.failure_busy,
  '603': m.failure_declined
}

/** Why a call failed, in the user's words; a SIP status is looked for in the text (Contract dstny 5.4). */
export function failureText(description: string | undefined): string {
  const status = /\b([3-6]\d\d)\b/.exec(description ?? '')?.[1] ?? ''
  const known = FAILURE_BY_STATUS[status]
  if (known !== undefined) return known()
  const detail = displayText(description)
  return detail === undefined ? m.failure_plain() : m.failure_other({ detail })
}

const DEVICE_KINDS: Readonly<Record<string, Device['kind']>> = {
  MOBILE: 'mobile',
  TABLET: 'mobile',
  SOFTPHONE: 'softphone',
  WEB_SOFTPHONE: 'softphone',
  TEAMS: 'softphone',
  DESKPHONE: 'deskPhone',
  DECT: 'deskPhone'
}

/** A telephone; without a status it counts as reachable (Contract dstny 2.2). */
export function mapDevice(device: wire.WireDevice): Device {
  return {
    id: device.deviceId,
    name: displayText(device.deviceName) ?? displayText(device.deviceTypeName) ?? shownName('', device.deviceId),
    kind: DEVICE_KINDS[device.deviceType] ?? 'other',
    active: device.deviceStatus !== 'INACTIVE'
  }
}

/** The user's own presence (Contract dstny 2.3). */
export function mapPresence(presence: wire.WirePresence): SeenPresence {
  const note = displayText(presence.note)
  const until = epochMs(presence.activity?.expiration)
  return {
    ...(presence.activity === undefined ? {} : { activityId: presence.activity.id }),
    available: presence.activity?.available ?? presence.available ?? true,
    ...(note === undefined ? {} : { note }),
    ...(until === undefined ? {} : { until })
  }
}

/** The activities to choose from. */
export function mapActivities(configuration: wire.WireConfiguration): Activity[] {
  return configuration.activities.activity.map(({ id, name, available }) => ({
    id,
    name: shownName(name, id),
    available
  }))
}

const ICONS: Readonly<Record<string, PresenceShortcut['icon']>> = {
  ic_shortcut_big_green: 'circle',
  ic_shortcut_big_red: 'circleOff',
  ic_shortcut_car: 'car',
  ic_shortcut_coffee: 'coffee',
  ic_shortcut_home: 'home',
  ic_shortcut_office: 'office',
  ic_shortcut_pizza: 'food',
  ic_shortcut_plane: 'plane',
  ic_shortcut_watch: 'clock'
}

/** A shortcut; minutes and diversion count only in their own case (Contract dstny 5.10). */
export function mapShortcut(shortcut: wire.WireShortcut): PresenceShortcut {
  const diverts = shortcut.applyDiversionNumber === true ? displayText(shortcut.diversionPhoneNumber) : undefined
  const minutes = shortcut.durationType === 'MINUTES' ? shortcut.durationMinutes : undefined
  return {
    id: shortcut.id,
    name: shownName(shortcut.name, shortcut.id),
    icon: ICONS[shortcut.imageId ?? ''] ?? 'circle',
    available: shortcut.available,
    duration: DURATIONS[shortcut.durationType] ?? 'noEndTime',
    ...(minutes === undefined ? {} : { minutes }),
    ...(diverts === undefined ? {} : { divertsTo: diverts })
  }
}

const DURATIONS: Readonly<Record<string, PresenceShortcut['duration']>> = {
  NO_END_TIME: 'noEndTime',
  UNTIL_NEXT_WORKING_DAY: 'untilNextWorkingDay',
  MINUTES: 'minutes'
}

/** The order to show: `order`, then name. */
export const mapShortcuts = (shortcuts: readonly wire.WireShortcut[]): PresenceShortcut[] =>
  [...shortcuts].sort((a, b) => a.order - b.order || a.name.localeCompare(b.name)).map(mapShortcut)
