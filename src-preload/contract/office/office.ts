import type * as z from 'zod/mini'
import { agentRequests } from './agents.ts'
import { callBackRequests } from './call-back.ts'
import { colleagueRequests } from './colleagues.ts'
import { contactRequests } from './contacts.ts'
import { deviceRequests } from './devices.ts'
import { diversionRequests } from './diversions.ts'
import { groupCallLogRequests } from './group-call-log.ts'
import { historyRequests } from './history.ts'
import { lineRequests } from './lines.ts'
import { meetingRequests } from './meetings.ts'
import { messageRequests } from './messages.ts'
import { mobileTransferRequests } from './mobile-transfer.ts'
import { mobileRequests } from './mobile.ts'
import { personalContactRequests } from './personal-contacts.ts'
import { plannedPresenceRequests } from './planned-presence.ts'
import { presenceRequests } from './presence.ts'
import { voicemailRequests } from './voicemail.ts'
import { webClientRequests } from './web-client.ts'

/**
 * Everything an account can be asked for beside calls, noun by noun. An entry is a request of the bridge and a function of
 * the link at once; nothing in between has to be written for it.
 */
export const officeRequests = {
  ...agentRequests,
  ...callBackRequests,
  ...colleagueRequests,
  ...contactRequests,
  ...deviceRequests,
  ...diversionRequests,
  ...groupCallLogRequests,
  ...historyRequests,
  ...lineRequests,
  ...meetingRequests,
  ...messageRequests,
  ...mobileRequests,
  ...mobileTransferRequests,
  ...personalContactRequests,
  ...plannedPresenceRequests,
  ...presenceRequests,
  ...voicemailRequests,
  ...webClientRequests
} as const

export type OfficeName = keyof typeof officeRequests
export type OfficeInput<N extends OfficeName> = z.infer<(typeof officeRequests)[N]['input']>
type Output<N extends OfficeName> = z.infer<(typeof officeRequests)[N]['output']>
/** What the function behind a request gives; nothing where it says no more than "accepted". */
export type OfficeOutput<N extends OfficeName> = Output<N> extends undefined ? void : Output<N>
/** One request with its own input. */
export type OfficeFunction<N extends OfficeName> = (
  input: OfficeInput<N>,
  signal: AbortSignal
) => Promise<OfficeOutput<N>>

/** The functions of a system behind the requests; one that is missing cannot be asked for. */
export type Office<N extends OfficeName = OfficeName> = { readonly [K in N]: OfficeFunction<K> }
/** As far as a system has them. */
export type SomeOffice = { readonly [K in OfficeName]?: OfficeFunction<K> }
export const officeNames = Object.keys(officeRequests) as OfficeName[] // Object.keys forgets the literal keys
