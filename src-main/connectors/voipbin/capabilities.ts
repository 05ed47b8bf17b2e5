import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lack, Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { defined } from '../../util/defined.ts'
import { CapabilityTable } from '../kit/capability-table.ts'
import type { CapabilityRow, Features } from '../kit/capability-table.ts'
import type { Mode } from './self.ts'

/** Parts of the system that are refused or missing as a whole, and what is said then. */
const FEATURES = {
  calls: m.lost_calls,
  queues: m.lost_queues,
  presence: m.lost_presence,
  contacts: m.lost_contacts
} as const satisfies Features<string>

/** One of them. */
export type Feature = keyof typeof FEATURES

/** What there is to know of one capability (VoIPBin 15). */
interface VoipbinRow extends CapabilityRow<Feature> {
  /** The least rights it needs. */
  readonly mode: Mode
}

const full = (feature: Feature, name?: () => string): VoipbinRow => ({ mode: 'full', feature, ...defined({ name }) })

/**
 * What an account can be capable of. This interface has no request for answering, keys, parking, picking up, and adding a
 * running call to a conference (VoIPBin 6.4, 12).
 */
export const capabilityTable = new CapabilityTable<Feature, VoipbinRow>(FEATURES, {
  calls: { mode: 'agent', feature: 'calls' },
  queueFigures: full('queues', m.function_queue_figures),
  queueCallers: full('queues'),
  queueCallerRemoval: { ...full('queues', m.function_remove_callers), within: 'queueCallers' },
  agents: full('queues', m.function_agents),
  presence: { mode: 'agent', feature: 'presence' },
  colleagues: { mode: 'agent', feature: 'presence', name: m.function_colleagues },
  contactSearch: { mode: 'agent', feature: 'contacts' },
  personalContacts: { mode: 'agent', feature: 'contacts', name: m.function_personal_contacts },
  history: { mode: 'agent', name: m.function_history },
  playback: { mode: 'full', within: 'history' },
  dial: full('calls'),
  hangUp: full('calls'),
  ringPeople: full('calls'),
  hold: { ...full('calls'), within: 'hangUp' },
  mute: { ...full('calls'), within: 'hangUp' },
  recordStartStop: { ...full('calls', m.function_recording), within: 'hangUp' },
  blindTransfer: full('calls', m.function_blind_transfer),
  consultation: full('calls', m.function_consultation),
  cancelConsultation: { ...full('calls'), within: 'consultation' },
  attendedTransfer: { ...full('calls'), within: 'consultation' }
})

/** What an account can do at most. */
export const capabilitiesFor = (mode: Mode): Set<Capability> =>
  capabilityTable.granted((_, row) => lackOf(row, mode) === undefined)

/** Why the rest is not there. */
export const lackingFor = (mode: Mode): Lacking => capabilityTable.lacking((_, row) => lackOf(row, mode))

const lackOf = (row: VoipbinRow, mode: Mode): Lack | undefined =>
  row.mode === 'agent' || mode === 'full' ? undefined : { kind: 'right', reason: m.lack_manager() }
