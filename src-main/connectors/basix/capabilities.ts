import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lack, Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { CapabilityTable } from '../kit/capability-table.ts'
import type { CapabilityRow, Features } from '../kit/capability-table.ts'
import type { BasixOptions } from './options.ts'

/** Parts of the system that are refused as a whole, and what is said then. */
const FEATURES = { requests: m.lost_requests } as const satisfies Features<string>

/** One of them. */
export type Feature = keyof typeof FEATURES

/** What an account is like, as far as it decides what can be done. */
export interface AccountKind {
  readonly options: BasixOptions
  /** It has a token, and not only tickets for the socket (Basix 1.2). */
  readonly hasToken: boolean
}

/** What there is to know of one capability (Basix 4). */
interface BasixRow extends CapabilityRow<Feature> {
  /** Options that have to be chosen for it. */
  readonly options?: readonly (keyof typeof OPTIONS)[]
}

/** Their names, for people. */
const OPTIONS = {
  answerByPickup: m.option_answer_by_pickup,
  fullEvents: m.option_full_events,
  dndOnCode: m.option_dnd_on_code,
  dndOffCode: m.option_dnd_off_code,
  groupInCode: m.option_group_in_code,
  groupOutCode: m.option_group_out_code
} as const satisfies Partial<Readonly<Record<keyof BasixOptions, () => string>>>

/** Starts a call by a request, which needs the token (Basix 1.2). */
const byRequest = (...options: (keyof typeof OPTIONS)[]): BasixRow => ({ feature: 'requests', options })

/**
 * What an account can be capable of. Holding, keys, asking before a transfer and conferences are done on the telephone,
 * and nothing of them is seen (Basix 1.1, 3.5).
 */
export const capabilityTable = new CapabilityTable<Feature, BasixRow>(FEATURES, {
  calls: {},
  dial: byRequest(),
  dialVoicemail: { ...byRequest(), within: 'dial' },
  answer: byRequest('answerByPickup'),
  hangUp: {},
  blindTransfer: {},
  transferToVoicemail: { within: 'blindTransfer' },
  park: {},
  parkedCalls: byRequest(),
  pickUp: byRequest('fullEvents'),
  ringGroup: byRequest(),
  dnd: byRequest('dndOnCode', 'dndOffCode'),
  queueSignIn: byRequest('groupInCode', 'groupOutCode'),
  queueCallers: {},
  contactSearch: {},
  colleagues: {},
  callerLines: byRequest()
})

/** What an account can do at most. */
export const capabilitiesFor = (account: AccountKind): Set<Capability> =>
  capabilityTable.granted((_, row) => lackOf(row, account) === undefined)

/** Why the rest is not there. */
export const lackingFor = (account: AccountKind): Lacking => capabilityTable.lacking((_, row) => lackOf(row, account))

function lackOf({ feature, options = [] }: BasixRow, account: AccountKind): Lack | undefined {
  if (feature === 'requests' && !account.hasToken) return { kind: 'right', reason: m.lack_token() }
  const missing = options.find((name) => account.options[name] === false || account.options[name] === '')
  return missing && { kind: 'option', reason: m.lack_option({ option: OPTIONS[missing]() }) }
}
