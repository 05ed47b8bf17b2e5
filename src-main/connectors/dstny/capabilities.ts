import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { dstnyScopes } from '../../wire-tables/dstny-scopes.ts'
import type { TicketScope } from '../../wire-tables/dstny-scopes.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { isKeyOf } from '../../util/lookup.ts'

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
  leaveConference: m.function_leave_conference,
  removeParticipant: m.function_remove_participant,
  park: m.function_park,
  moveCall: m.function_move,
  recordOnDemand: m.function_recording,
  pauseRecording: m.function_pause_recording,
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

interface OfficePart {
  /** For people. */
  readonly name: () => string
  readonly scope: TicketScope
  /** Operations without which the part is no use; an override file may switch them off. */
  readonly operations: readonly DstnyOperationId[]
}

/** What there is beside calls, each part with a right of its own (Contract dstny 1.5, 1.6). */
const OFFICE = {
  history: { name: m.function_history, scope: 'COMMUNICATION_LOG', operations: ['listCommLogItems'] },
  groupCallLog: { name: m.function_group_call_log, scope: 'DISTRIBUTION_GROUP', operations: ['listGroupCallLog'] },
  queueFigures: {
    name: m.function_queue_figures,
    scope: 'QUEUE_STATISTICS',
    operations: ['getUserQueueStatistics']
  },
  agents: { name: m.function_agents, scope: 'DISTRIBUTION_GROUP', operations: ['getAcdGroup'] },
  contactCards: { name: m.function_contact_cards, scope: 'CONTACT', operations: ['getContact'] },
  contactStatus: { name: m.function_contact_status, scope: 'CONTACT', operations: ['setContactStatus'] },
  personalContacts: {
    name: m.function_personal_contacts,
    scope: 'PERSONAL_CONTACTS',
    operations: ['listUserContacts']
  },
  colleagues: { name: m.function_colleagues, scope: 'CONTACT', operations: ['getContact'] },
  presenceOfOthers: { name: m.function_presence_of_others, scope: 'CONTACT', operations: ['setContactActivity'] },
  presenceShortcuts: {
    name: m.function_presence_shortcuts,
    scope: 'USER',
    operations: ['listPresenceShortcuts', 'updateUserPresence']
  },
  presenceSchedule: { name: m.function_presence_schedule, scope: 'CONTACT', operations: ['listPresenceEvents'] },
  diversions: { name: m.function_diversions, scope: 'USER', operations: ['getDiversionRules'] },
  callerLines: { name: m.function_caller_lines, scope: 'USER', operations: ['listUserLines', 'setActiveLine'] },
  voicemailSettings: {
    name: m.function_voicemail_settings,
    scope: 'VOICEMAIL_SETTINGS',
    operations: ['getVoicemailSettings', 'updateVoicemailSettings']
  },
  mobileSettings: { name: m.function_mobile_settings, scope: 'USER', operations: ['getFullCallerId'] },
  meetings: { name: m.function_meetings, scope: 'EVENT_CHANNEL', operations: ['listEvents'] },
  textMessages: { name: m.function_text_messages, scope: 'SMS', operations: ['sendSms'] },
  callbackDial: { name: m.function_callback_dial, scope: 'CALLS', operations: ['setupCallbackCall'] },
  mobileTransfer: { name: m.function_mobile_transfer, scope: 'CALL_CONTROL', operations: ['startMobileTransfer'] },
  webClient: { name: m.function_web_client, scope: 'USER', operations: ['getWebClientUrl'] }
} as const satisfies Partial<Record<Capability, OfficePart>>

/** A part of the office. */
export type OfficeCapability = keyof typeof OFFICE

/** Tells whether this is a part of the office. */
export const isOfficePart = (part: Capability | Feature): part is OfficeCapability => isKeyOf(OFFICE, part)

/** Operations an office part cannot be without. */
export const operationsOf = (part: OfficeCapability): readonly DstnyOperationId[] => OFFICE[part].operations

/** Tells whether a refusal means that this one function is off, and no more. */
export const isFunction = (capability: Capability): capability is CallFunction | OfficeCapability =>
  isKeyOf(FUNCTION_NAMES, capability) || isOfficePart(capability)

/** Why a function has gone, for people. */
export const lostFunctionText = (lost: CallFunction | OfficeCapability, reason: string): string =>
  m.lost_function({ name: isOfficePart(lost) ? OFFICE[lost].name() : FUNCTION_NAMES[lost](), reason })

/** What goes away with a feature, and the ticket scope it needs (Contract dstny 1.5). */
const FEATURES: Readonly<
  Record<Feature, { readonly scope: TicketScope; readonly capabilities: readonly Capability[] }>
> = {
  calls: {
    scope: 'CALL_CONTROL',
    capabilities: [
      'dial',
      'dialAddress',
      'callControl',
      'mute',
      'swap',
      'blindTransfer',
      'supervisedTransfer',
      'dtmf',
      ...FUNCTIONS,
      'pickUp',
      'pickUpAnyCall'
    ]
  },
  queues: { scope: 'DISTRIBUTION_GROUP', capabilities: ['queueSignIn', 'queueFigures'] },
  presence: { scope: 'USER', capabilities: ['presence', 'presenceShortcuts'] },
  devices: { scope: 'USER', capabilities: ['devices'] },
  contacts: { scope: 'CONTACT', capabilities: ['contactSearch'] }
}

const OFFICE_PARTS = Object.keys(OFFICE) as OfficeCapability[] // Object.keys forgets the literal keys
const ALL = ['calls', 'queues', 'presence', 'devices', 'contacts'] as const satisfies readonly Feature[]

/** The capabilities of one feature. */
export const capabilitiesOf = (feature: Feature): readonly Capability[] => FEATURES[feature].capabilities

/**
 * What an account can do at most: the vendor's features as far as the ticket allows their scope. A ticket of unknown
 * scope may do everything; the server's 403 then tells (Contract dstny 1.6). `isService`: the user has marked the account
 * as a service account, which alone may pick up any call (Contract dstny 3.8).
 */
export function capabilitiesFor(allowedApis: readonly string[] | undefined, isService = false): Set<Capability> {
  const known = allowedApis !== undefined && allowedApis.length > 0
  const allows = ({ scope }: { readonly scope: TicketScope }): boolean => !known || allowedApis.includes(scope)
  const features = ALL.filter((feature) => allows(FEATURES[feature]))
  const all = new Set([...features.flatMap(capabilitiesOf), ...OFFICE_PARTS])
  for (const part of OFFICE_PARTS) if (!allows(OFFICE[part])) all.delete(part) // also one that belongs to a feature
  if (!isService) all.delete('pickUpAnyCall')
  return all
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
    'EVENT_CHANNEL',
    'COMMUNICATION_LOG',
    'PERSONAL_CONTACTS',
    'VOICEMAIL_SETTINGS',
    'SMS',
    'LINE_STATE'
  ]
  return wanted.filter((scope) => !onlySure || dstnyScopes[scope].mark !== 'A')
}
