import type { CallCommands } from '../../calls/call-commands.ts'
import type { DialRequests } from '../../calls/dial-requests.ts'
import { understandLink } from '../../calls/dial-number.ts'
import type { Handlers } from '../router.ts'

/** Requests about calls and dialling. */
export type CallHandlers = Pick<
  Handlers,
  'call.act' | 'call.dial' | 'dial.understand' | 'dialRequest.confirm' | 'dialRequest.dismiss'
>

/** What they need. */
export interface CallHandlerParts {
  readonly commands: Pick<CallCommands, 'act' | 'dial'>
  readonly dialRequests: DialRequests
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

/** Makes the handlers of calls and dialling. */
export const callHandlers = ({ commands, dialRequests, region }: CallHandlerParts): CallHandlers => ({
  'call.act': (order) => commands.act(order),
  'call.dial': (order) => commands.dial(order),
  'dial.understand': ({ text }) => understandLink(text, region()),
  'dialRequest.confirm': ({ id, accountId, deviceId }) => dialRequests.confirm(id, accountId, deviceId),
  'dialRequest.dismiss': ({ id }) => dialRequests.dismiss(id)
})
