import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lack, Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { CapabilityTable } from '../kit/capability-table.ts'
import type { CapabilityRow, Features } from '../kit/capability-table.ts'
import type { MirtaOptions } from './account/options.ts'
import type { RequestName } from './requests/request-input.ts'

/** Parts of the system that are refused or missing as a whole, and what is said then. */
const FEATURES = {
  calls: m.lost_calls,
  queues: m.lost_queues,
  contacts: m.lost_contacts
} as const satisfies Features<string>

/** One of them. */
export type Feature = keyof typeof FEATURES

/** What there is to know of one capability (MiRTA 11). */
interface MirtaRow extends CapabilityRow<Feature> {
  /** Requests without which it is no use. */
  readonly requests: readonly RequestName[]
  /** It is there where the user has chosen what it is about, in an option of this name. */
  readonly chosen?: { readonly isThere: (options: MirtaOptions) => boolean; readonly option: () => string }
}

const ofCalls = (...requests: RequestName[]): MirtaRow => ({ feature: 'calls', requests })
const named = (feature: Feature, name: () => string, ...requests: RequestName[]): MirtaRow => ({
  feature,
  name,
  requests
})
const beside = (name: () => string, ...requests: RequestName[]): MirtaRow => ({ name, requests })

/**
 * What an account can be capable of. This interface has no request for answering, holding, keys, conferences, parking and
 * picking up, which are done on the telephone (MiRTA 4.5).
 */
export const capabilityTable = new CapabilityTable<Feature, MirtaRow>(FEATURES, {
  dial: ofCalls('dial', 'originatedCall'),
  calls: ofCalls('lamps', 'extensionState'),
  hangUp: ofCalls('hangUp'),
  blindTransfer: named('calls', m.function_blind_transfer, 'transfer', 'currentCalls', 'channels'),
  consultation: named('calls', m.function_consultation, 'attendedTransfer', 'currentCalls'),
  cancelConsultation: {
    ...named('calls', m.function_cancel_consultation, 'hangUp', 'currentCalls'),
    within: 'consultation'
  },
  attendedTransfer: { ...named('calls', m.function_attended_transfer, 'hangUp'), within: 'consultation' },
  queueSignIn: { feature: 'queues', requests: ['members', 'addMember', 'removeMember'] },
  queuePause: named('queues', m.function_queue_pause, 'queueAgents', 'pauseAgent', 'unpauseAgent'),
  dnd: beside(m.function_dnd, 'getDnd', 'setDnd'),
  switches: {
    ...beside(m.function_switches, 'flows', 'setFlow'),
    chosen: { isThere: ({ switches }) => switches.length > 0, option: m.option_switches }
  },
  queueFigures: named('queues', m.function_queue_figures, 'queueCounters'),
  queueCallers: named('queues', m.function_queue_callers, 'queueCallers'),
  contactSearch: { feature: 'contacts', requests: ['extensions'] },
  history: beside(m.function_history, 'callHistory'),
  historyMarks: { within: 'history', requests: ['markVoicemailRead', 'markVoicemailUnread'] },
  historyDelete: { within: 'history', requests: ['deleteVoicemail'] },
  playback: beside(m.function_playback, 'voicemailSound', 'recording'),
  transcripts: beside(m.function_transcripts, 'voicemailTranscript', 'transcript'),
  callNotes: beside(m.function_call_notes, 'getCallNote', 'appendCallNote'),
  groupCallLog: named('queues', m.function_group_call_log, 'queueLog'),
  agents: named('queues', m.function_agents, 'members', 'queueAgents'),
  agentSignIn: { within: 'agents', requests: ['addMember', 'removeMember'] },
  agentPause: { within: 'agents', requests: ['pauseAgent', 'unpauseAgent'] },
  personalContacts: {
    ...beside(m.function_personal_contacts, 'phoneBookEntries', 'addPhoneBookEntries', 'deletePhoneBookEntry'),
    chosen: { isThere: ({ phoneBooks }) => phoneBooks.length > 0, option: m.option_phone_books }
  },
  colleagues: beside(m.function_colleagues, 'lamps'),
  textMessages: beside(m.function_text_messages, 'sendSms'),
  textMessageList: beside(m.function_text_message_list, 'textMessages'),
  fax: beside(m.function_fax, 'sendFax', 'faxes')
})

/** What an account can do at most: what the interface has, and what is about something of that is chosen. */
export const capabilitiesFor = (options: MirtaOptions): Set<Capability> =>
  capabilityTable.granted((_, row) => lackOf(row, options) === undefined)

/** Why the rest is not there. */
export const lackingFor = (options: MirtaOptions): Lacking => capabilityTable.lacking((_, row) => lackOf(row, options))

const lackOf = ({ chosen }: MirtaRow, options: MirtaOptions): Lack | undefined =>
  chosen === undefined || chosen.isThere(options)
    ? undefined
    : { kind: 'option', reason: m.lack_option({ option: chosen.option() }) }
