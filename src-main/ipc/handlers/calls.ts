import type { ParkCodes } from '../../accounts/park-codes.ts'
import type { CallCommands } from '../../calls/call-commands.ts'
import type { CallStore } from '../../calls/call-store.ts'
import type { DialRequests } from '../../calls/dial-requests.ts'
import { isRefused, understandTarget } from '../../calls/dial-number.ts'
import { withCost } from '../../calls/number-cost.ts'
import type { Handlers } from '../router.ts'

/** Requests about calls and dialling. */
export type CallHandlers = Pick<
  Handlers,
  | 'call.act'
  | 'call.dial'
  | 'call.chooseAnswerDevice'
  | 'call.dismiss'
  | 'dial.understand'
  | 'dialRequest.confirm'
  | 'dialRequest.dismiss'
  | 'account.setParkCode'
>

/** What they need. */
export interface CallHandlerParts {
  readonly calls: CallStore
  readonly commands: Pick<CallCommands, 'act' | 'chooseAnswerDevice'>
  readonly dialRequests: DialRequests
  readonly parkCodes: ParkCodes
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

/** Makes the handlers of calls and dialling. */
export const callHandlers = ({ calls, commands, dialRequests, parkCodes, region }: CallHandlerParts): CallHandlers => ({
  'call.act': (order) => commands.act(order),
  'call.dial': (order) => dialRequests.order(order),
  'call.chooseAnswerDevice': async ({ callId, deviceId }) => commands.chooseAnswerDevice(callId, deviceId),
  'call.dismiss': async ({ callId }) => calls.dismiss(callId),
  'dial.understand': async ({ text }) => {
    const understood = understandTarget(text, region())
    return isRefused(understood) ? understood : withCost(understood, region())
  },
  'dialRequest.confirm': ({ id, accountId, deviceId }) => dialRequests.confirm(id, accountId, deviceId),
  'dialRequest.dismiss': ({ id }) => dialRequests.dismiss(id),
  'account.setParkCode': ({ accountId, code }) => parkCodes.set(accountId, code)
})
