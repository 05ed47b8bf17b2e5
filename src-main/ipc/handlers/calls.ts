import type { ParkCodes } from '../../accounts/park-codes.ts'
import type { CallCommands } from '../../calls/call-commands.ts'
import type { CallStore } from '../../calls/call-store.ts'
import type { DialAccounts } from '../../calls/dial-accounts.ts'
import type { DialRequests } from '../../calls/dial-requests.ts'
import type { UsualTargets } from '../../calls/usual-targets.ts'
import { isRefused, understandTarget } from '../../calls/dial-number.ts'
import { withCost } from '../../calls/number-cost.ts'
import type { Handlers } from '../router.ts'
import type { MissedCallStore } from '../../history/missed-call-store.ts'
import type { WindowActions } from './windows.ts'

/** Requests about calls and dialling. */
export type CallHandlers = Pick<
  Handlers,
  | 'call.act'
  | 'call.dial'
  | 'call.chooseAnswerDevice'
  | 'call.dismiss'
  | 'call.usualTargets'
  | 'dial.understand'
  | 'dial.account'
  | 'dialRequest.confirm'
  | 'dialRequest.dismiss'
  | 'account.setParkCode'
>

/** What they need. */
export interface CallHandlerOptions {
  readonly calls: CallStore
  readonly commands: Pick<CallCommands, 'act' | 'chooseAnswerDevice'>
  readonly dialRequests: DialRequests
  readonly usualTargets: UsualTargets
  readonly dialAccounts: Pick<DialAccounts, 'of'>
  readonly parkCodes: ParkCodes
  /** ISO 3166-1 alpha-2. */
  readonly region: () => string
}

/** Makes the handlers of calls and dialling. */
export const callHandlers = ({
  calls,
  commands,
  dialRequests,
  usualTargets,
  dialAccounts,
  parkCodes,
  region
}: CallHandlerOptions): CallHandlers => ({
  'call.act': (order) => commands.act(order),
  'call.dial': (order) => dialRequests.order(order),
  'call.chooseAnswerDevice': async ({ callId, deviceId }) => commands.chooseAnswerDevice(callId, deviceId),
  'call.dismiss': async ({ callId }) => calls.dismiss(callId),
  'call.usualTargets': async ({ callId }) => {
    const call = calls.entities.get(callId)
    return call === undefined ? [] : usualTargets.of(call)
  },
  'dial.understand': async ({ text }) => {
    const understood = understandTarget(text, region())
    return isRefused(understood) ? understood : withCost(understood, region())
  },
  'dial.account': async ({ number, rowAccountId }) => dialAccounts.of(number, rowAccountId) ?? null,
  'dialRequest.confirm': ({ id, accountId, deviceId, isChosen }) =>
    dialRequests.confirm(id, accountId, deviceId, isChosen),
  'dialRequest.dismiss': ({ id }) => dialRequests.dismiss(id),
  'account.setParkCode': ({ accountId, code }) => parkCodes.set(accountId, code)
})

/** Requests about missed calls. */
export type MissedCallHandlers = Pick<Handlers, 'missed.onScreen' | 'missed.clear'>

/** What they need. */
export interface MissedCallHandlerOptions {
  readonly missed: MissedCallStore
  readonly windows: Pick<WindowActions, 'missedOnScreen'>
}

/** Makes the handlers of missed calls. */
export const missedCallHandlers = ({ missed, windows }: MissedCallHandlerOptions): MissedCallHandlers => ({
  'missed.onScreen': ({ ids }) => windows.missedOnScreen(ids),
  'missed.clear': ({ ids }) => missed.clear(ids)
})
