import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { dstnyScopes } from '../../wire-tables/dstny-scopes.ts'
import type { TicketScope } from '../../wire-tables/dstny-scopes.ts'

/** A part of the system that is refused or missing as a whole. */
export type Feature = 'calls' | 'queues' | 'presence' | 'devices' | 'contacts'

/** Functions of calls that need a right or a licence of their own: a 403 switches off that one only (Contract dstny 1.6). */
const FUNCTION_NAMES = {
  consultation: m.function_consultation,
  attendedTransfer: m.function_attended_transfer,
  transferToVoicemail: m.function_transfer_voicemail,
  campOn: m.function_camp_on,
  transferPastDiversion: m.function_transfer_past_diversion,
  conference: m.function_conference,
  park: m.function_park,
  moveCall: m.function_move,
  recordOnDemand: m.function_recording,
  recordStartStop: m.function_recording,
  dialPastDiversion: m.function_dial_past_diversion,
  dialVoicemail: m.function_dial_voicemail,
  intercom: m.function_intercom,
  intrusion: m.function_intrusion,
  barge: m.function_barge,
  whisper: m.function_whisper,
  monitor: m.function_monitor
} as const satisfies Partial<Record<Capability, () => string>>

/** One of them; picking up is not, because that right belongs to the pair of people. */
export type CallFunction = keyof typeof FUNCTION_NAMES

const FUNCTIONS = Object.keys(FUNCTION_NAMES) as CallFunction[] // Object.keys forgets the literal keys

/** Tells whether a refusal means that this one function is off. */
export const isCallFunction = (capability: Capability): capability is CallFunction => capability in FUNCTION_NAMES

/** Why a function has gone, for people. */
export const lostFunctionText = (lost: CallFunction, reason: string): string =>
  m.lost_function({ name: FUNCTION_NAMES[lost](), reason })

/** What goes away with a feature, and the ticket scope it needs (Contract dstny 1.5). */
const FEATURES: Readonly<
  Record<Feature, { readonly scope: TicketScope; readonly capabilities: readonly Capability[] }>
> = {
  calls: {
    scope: 'CALL_CONTROL',
    capabilities: ['dial', 'callControl', 'mute', 'swap', 'blindTransfer', 'dtmf', ...FUNCTIONS, 'pickUp']
  },
  queues: { scope: 'DISTRIBUTION_GROUP', capabilities: ['queueSignIn', 'queueFigures'] },
  presence: { scope: 'USER', capabilities: ['presence', 'presenceShortcuts'] },
  devices: { scope: 'USER', capabilities: ['devices'] },
  contacts: { scope: 'CONTACT', capabilities: ['contactSearch'] }
}

const ALL = ['calls', 'queues', 'presence', 'devices', 'contacts'] as const satisfies readonly Feature[]

/** The capabilities of one feature. */
export const capabilitiesOf = (feature: Feature): readonly Capability[] => FEATURES[feature].capabilities

/**
 * What an account can do at most: the vendor's features as far as the ticket allows their scope. A ticket of unknown
 * scope may do everything; the server's 403 then tells (Contract dstny 1.6).
 */
export function capabilitiesFor(allowedApis: readonly string[] | undefined): Set<Capability> {
  const known = allowedApis !== undefined && allowedApis.length > 0
  const features = ALL.filter((feature) => !known || allowedApis.includes(FEATURES[feature].scope))
  return new Set(features.flatMap(capabilitiesOf))
}

/** The scopes a ticket is asked for; without the assumed names when the server does not know them (Contract dstny 1.5). */
export function wantedScopes(onlySure: boolean): TicketScope[] {
  const wanted: readonly TicketScope[] = [
    'CALL_CONTROL',
    'CALLS',
    'USER',
    'CONTACT',
    'DISTRIBUTION_GROUP',
    'QUEUE_STATISTICS',
    'EVENT_CHANNEL'
  ]
  return wanted.filter((scope) => !onlySure || dstnyScopes[scope].mark !== 'A')
}
