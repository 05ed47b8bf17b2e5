import { m } from '../../../src-preload/i18n/paraglide/messages.js'
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
  readonly isThere?: (account: AccountKind) => boolean
}

/** Starts a call by a request, which needs the token (Basix 1.2). */
const byRequest = (isChosen: (options: BasixOptions) => boolean = () => true): BasixRow => ({
  feature: 'requests',
  isThere: ({ hasToken, options }) => hasToken && isChosen(options)
})

/**
 * What an account can be capable of. Holding, keys, asking before a transfer and conferences are done on the telephone,
 * and nothing of them is seen (Basix 1.1, 3.5).
 */
export const capabilityTable = new CapabilityTable<Feature, BasixRow>(FEATURES, {
  calls: {},
  dial: byRequest(),
  dialVoicemail: { ...byRequest(), within: 'dial' },
  answer: byRequest(({ answerByPickup }) => answerByPickup),
  hangUp: {},
  blindTransfer: {},
  transferToVoicemail: { within: 'blindTransfer' },
  park: {},
  parkedCalls: byRequest(),
  pickUp: byRequest(({ fullEvents }) => fullEvents),
  ringGroup: byRequest(),
  dnd: byRequest(({ dndOnCode, dndOffCode }) => dndOnCode !== '' && dndOffCode !== ''),
  queueSignIn: byRequest(({ groupInCode, groupOutCode }) => groupInCode !== '' && groupOutCode !== ''),
  queueCallers: {},
  contactSearch: {},
  colleagues: {},
  callerLines: byRequest()
})

/** What an account can do at most. */
export const capabilitiesFor = (account: AccountKind): Set<Capability> =>
  capabilityTable.granted((_, { isThere = () => true }) => isThere(account))
