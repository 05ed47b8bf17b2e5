import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lack, Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { dstnyScopes } from '../../wire-tables/dstny-scopes.ts'
import type { TicketScope } from '../../wire-tables/dstny-scopes.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { CapabilityTable } from '../kit/capability-table.ts'
import type { CapabilityRow, Features } from '../kit/capability-table.ts'
import type { EndpointOverride } from './endpoints/override-file.ts'
import { defined } from '../../util/defined.ts'

/** Parts of the system that are refused or missing as a whole, and what is said then. */
const FEATURES = {
  calls: m.lost_calls,
  queues: m.lost_queues,
  presence: m.lost_presence,
  devices: m.lost_devices,
  contacts: m.lost_contacts
} as const satisfies Features<string>

/** One of them. */
export type Feature = keyof typeof FEATURES

/** What there is to know of one capability (Dstny API 1.5, 1.6). */
interface DstnyRow extends CapabilityRow<Feature> {
  /** What the ticket has to allow. */
  readonly scope: TicketScope
  /** Operations without which it is no use; an override file may switch them off. */
  readonly operations: readonly DstnyOperationId[]
}

/** One that belongs to calls; without a name it has no right of its own. */
const ofCalls = (operations: readonly DstnyOperationId[], name?: () => string): DstnyRow => ({
  scope: 'CALL_CONTROL',
  feature: 'calls',
  operations,
  ...defined({ name })
})

/** One beside calls, which a refusal takes alone. */
const beside = (
  scope: TicketScope,
  name: () => string,
  operations: readonly DstnyOperationId[],
  rest: Pick<DstnyRow, 'feature' | 'within'> = {}
): DstnyRow => ({ scope, name, operations, ...rest })

/** What an account can be capable of. */
export const capabilityTable = new CapabilityTable<Feature, DstnyRow>(FEATURES, {
  dial: ofCalls(['makeCall']),
  dialAddress: ofCalls(['makeCall']),
  calls: ofCalls([]), // reading them tells by itself that they are off, and why
  answer: ofCalls(['answerCall']),
  hangUp: ofCalls(['clearCall']),
  hold: ofCalls(['holdCall', 'resumeCall']),
  mute: ofCalls(['muteCall', 'unmuteCall']),
  swap: ofCalls(['alternateCall']),
  blindTransfer: ofCalls(['transferCall']),
  supervisedTransfer: ofCalls(['transferCall']),
  dtmf: ofCalls(['sendDtmf']),
  consultation: ofCalls(['makeConsultationCall'], m.function_consultation),
  cancelConsultation: {
    ...ofCalls(['clearCall'], m.function_cancel_consultation),
    within: 'consultation'
  },
  attendedTransfer: ofCalls(['transferToCall'], m.function_attended_transfer),
  transferWhileRinging: { ...ofCalls(['transferToCall']), within: 'attendedTransfer' },
  transferToVoicemail: ofCalls(['transferCall'], m.function_transfer_voicemail),
  campOn: ofCalls(['transferCall'], m.function_camp_on),
  transferPastDiversion: ofCalls(['transferCall'], m.function_transfer_past_diversion),
  conference: ofCalls(['addConferenceParticipant'], m.function_conference),
  leaveConference: ofCalls(['leaveConference'], m.function_leave_conference),
  removeParticipant: ofCalls(['removeConferenceParticipant'], m.function_remove_participant),
  park: ofCalls(['parkCall'], m.function_park),
  pickUp: ofCalls(['pickupSipCall']), // that right belongs to the pair of people
  pickUpAnyCall: ofCalls(['pickupCall']),
  moveCall: ofCalls(['moveCall'], m.function_move),
  recordOnDemand: ofCalls(['saveRecording', 'discardRecording'], m.function_save_recording),
  pauseRecording: ofCalls(['pauseRecording', 'resumeRecording'], m.function_pause_recording),
  recordStartStop: ofCalls(['startRecording', 'stopRecording'], m.function_recording),
  dialPastDiversion: ofCalls(['makeCall'], m.function_dial_past_diversion),
  dialVoicemail: ofCalls(['makeCall'], m.function_dial_voicemail),
  intercom: ofCalls(['makeCall'], m.function_intercom),
  intrusion: ofCalls(['makeCall'], m.function_intrusion),
  barge: ofCalls(['makeCall'], m.function_barge),
  whisper: ofCalls(['makeCall'], m.function_whisper),
  monitor: ofCalls(['makeCall'], m.function_monitor),
  presence: { scope: 'USER', feature: 'presence', operations: ['getUserPresence', 'updateUserPresence'] },
  presenceDetails: { scope: 'USER', feature: 'presence', within: 'presence', operations: ['updateUserPresence'] },
  ownImage: { scope: 'USER', feature: 'presence', within: 'presence', operations: [] },
  presenceShortcuts: beside('USER', m.function_presence_shortcuts, ['listPresenceShortcuts', 'updateUserPresence'], {
    feature: 'presence'
  }),
  presenceShortcutChanges: { scope: 'USER', feature: 'presence', within: 'presenceShortcuts', operations: [] },
  queueSignIn: {
    scope: 'DISTRIBUTION_GROUP',
    feature: 'queues',
    operations: ['loginDistributionGroup', 'logoutDistributionGroup']
  },
  queueFigures: beside('QUEUE_STATISTICS', m.function_queue_figures, ['getUserQueueStatistics'], {
    feature: 'queues'
  }),
  contactSearch: { scope: 'CONTACT', feature: 'contacts', operations: ['searchContacts'] },
  devices: { scope: 'USER', feature: 'devices', operations: ['listDevices'] },
  history: beside('COMMUNICATION_LOG', m.function_history, ['listCommLogItems']),
  historyMarks: { scope: 'COMMUNICATION_LOG', within: 'history', operations: ['markCommLogItems'] },
  historyMarksAll: { scope: 'COMMUNICATION_LOG', within: 'history', operations: ['markCommLogItems'] },
  historyTrash: { scope: 'COMMUNICATION_LOG', within: 'history', operations: ['setCommLogItemDeletion'] },
  historyDelete: { scope: 'COMMUNICATION_LOG', within: 'history', operations: ['deleteCommLogItems'] },
  historyDeleteAll: { scope: 'COMMUNICATION_LOG', within: 'history', operations: ['deleteCommLogItems'] },
  sharedInboxes: { scope: 'COMMUNICATION_LOG', within: 'history', operations: ['listGroupInbox'] },
  groupCallLog: beside('DISTRIBUTION_GROUP', m.function_group_call_log, ['listGroupCallLog']),
  groupCallHandling: { scope: 'DISTRIBUTION_GROUP', within: 'groupCallLog', operations: ['assignCallLogItem'] },
  agents: beside('DISTRIBUTION_GROUP', m.function_agents, ['getAcdGroup']),
  agentSignIn: { scope: 'DISTRIBUTION_GROUP', within: 'agents', operations: [] }, // two ways; one is enough
  contactCards: beside('CONTACT', m.function_contact_cards, ['getContact']),
  contactFields: beside('CONTACT', m.function_contact_fields, ['getContactFields'], { within: 'contactCards' }),
  contactStatus: beside('CONTACT', m.function_contact_status, ['setContactStatus']),
  personalContacts: beside('PERSONAL_CONTACTS', m.function_personal_contacts, ['listUserContacts']),
  personalContactChanges: { scope: 'PERSONAL_CONTACTS', within: 'personalContacts', operations: [] },
  colleagues: beside('CONTACT', m.function_colleagues, ['getContact']),
  presenceOfOthers: beside('CONTACT', m.function_presence_of_others, ['setContactActivity']),
  presenceSchedule: beside('CONTACT', m.function_presence_schedule, ['listPresenceEvents']),
  diversions: beside('USER', m.function_diversions, ['getDiversionRules']),
  callerLines: beside('USER', m.function_caller_lines, ['listUserLines', 'setActiveLine']),
  voicemailSettings: beside('VOICEMAIL_SETTINGS', m.function_voicemail_settings, [
    'getVoicemailSettings',
    'updateVoicemailSettings'
  ]),
  mobileSettings: beside('USER', m.function_mobile_settings, ['getFullCallerId']),
  meetings: beside('EVENT_CHANNEL', m.function_meetings, ['listEvents']),
  textMessages: beside('SMS', m.function_text_messages, ['sendSms']),
  callbackDial: beside('CALLS', m.function_callback_dial, ['setupCallbackCall']),
  mobileTransfer: beside('CALL_CONTROL', m.function_mobile_transfer, ['startMobileTransfer']),
  webClient: beside('USER', m.function_web_client, ['getWebClientUrl'])
})

/** What an account was signed in for. */
interface SignInKind {
  readonly allowedApis: readonly string[] | undefined
  readonly isService: boolean | undefined
}

/**
 * What an account can do at most: what the system has as far as the ticket allows its scope. A ticket of unknown scope may do
 * everything; the server's 403 then tells (Dstny API 1.6). `isService`: the user has marked the account as a service
 * account, which alone may pick up any call (Dstny API 3.8).
 */
export const capabilitiesFor = (allowedApis: readonly string[] | undefined, isService = false): Set<Capability> =>
  capabilityTable.granted((one, row) => signInLacks({ allowedApis, isService }, one, row) === undefined)

function signInLacks({ allowedApis = [], isService }: SignInKind, one: Capability, row: DstnyRow): Lack | undefined {
  if (allowedApis.length > 0 && !allowedApis.includes(row.scope)) return { kind: 'right', reason: m.error_scope() }
  if (one === 'pickUpAnyCall' && !isService) return { kind: 'right', reason: m.lack_service_account() }
  return undefined
}

/** What is left when the override file switches operations off (Dstny API 0.3, `enabled`). */
export function withoutDisabled(all: ReadonlySet<Capability>, override: EndpointOverride | undefined): Set<Capability> {
  return capabilityTable.granted((one, row) => all.has(one) && isOn(row, override))
}

const isOn = ({ operations }: DstnyRow, override: EndpointOverride | undefined): boolean =>
  operations.every((id) => override?.operations?.[id]?.enabled !== false)

/** Why what both leave out is left out. */
export const lackingFor = (signIn: SignInKind, override: EndpointOverride | undefined): Lacking =>
  capabilityTable.lacking(
    (one, row) =>
      signInLacks(signIn, one, row) ??
      (isOn(row, override) ? undefined : { kind: 'endpoints', reason: m.lack_switched_off() })
  )

/** The scopes a ticket is asked for; without the assumed names when the server does not know them (Dstny API 1.5). */
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
