import type * as z from 'zod/mini'
import { assistantGroupRequests } from './assistant-groups.ts'
import { queueRequests } from './queues.ts'
import { callBackRequests } from './lines.ts'
import { colleagueRequests } from './contacts.ts'
import { contactRequests } from './contacts.ts'
import { deviceRequests } from './devices.ts'
import { diversionRequests } from './diversions.ts'
import { faxRequests } from './fax.ts'
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
export const serviceRequests = {
  ...assistantGroupRequests,
  ...queueRequests,
  ...callBackRequests,
  ...colleagueRequests,
  ...contactRequests,
  ...deviceRequests,
  ...diversionRequests,
  ...faxRequests,
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

export type ServiceName = keyof typeof serviceRequests
export type ServiceInput<N extends ServiceName> = z.infer<(typeof serviceRequests)[N]['input']>
type Output<N extends ServiceName> = z.infer<(typeof serviceRequests)[N]['output']>
/** What the function behind a request gives; nothing where it says no more than "accepted". */
export type ServiceOutput<N extends ServiceName> = Output<N> extends undefined ? void : Output<N>
/** One request with its own input. */
export type ServiceFunction<N extends ServiceName> = (
  input: ServiceInput<N>,
  signal: AbortSignal
) => Promise<ServiceOutput<N>>

/** The functions of a system behind the requests; one that is missing cannot be asked for. */
export type Services<N extends ServiceName = ServiceName> = { readonly [K in N]: ServiceFunction<K> }
/** As far as a system has them. */
export type SomeServices = { readonly [K in ServiceName]?: ServiceFunction<K> }
export const serviceNames = Object.keys(serviceRequests) as ServiceName[] // Object.keys forgets the literal keys
