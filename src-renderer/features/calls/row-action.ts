import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { CallOrder } from '../../../src-preload/contract/command.ts'
import { neededForAction } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { nameIn } from '../accounts/account-name.ts'
import { isOffered, partyName } from './call-text.ts'

/** The first button of a call's row. */
export interface RowAction {
  readonly label: string
  /** For those who hear it: which call it is about. */
  readonly name: string
  readonly order: Extract<CallOrder, { readonly callId: string }>
}

/** What a call in a row is most often asked for, if the account can do it; `swapWith`: the call it can change places with. */
export function rowAction(call: Call, account: Account, swapWith: Call | undefined): RowAction | undefined {
  const action = usualAction(call, account, swapWith)
  return action && account.capabilities.includes(neededForAction[action.order.action]) ? action : undefined
}

function usualAction(call: Call, account: Account, swapWith: Call | undefined): RowAction | undefined {
  const callId = call.id
  const name = nameIn(partyName(call.remote), account)
  if (isOffered(call))
    return { label: m.call_answer(), name: `${m.call_answer()} ${name}`, order: { action: 'answer', callId } }
  if (swapWith)
    return {
      label: m.call_swap(),
      name: m.call_swap_with({ name }),
      order: { action: 'swap', callId, otherCallId: swapWith.id }
    }
  if (call.state === 'held' && call.heldBy !== 'them')
    return { label: m.call_resume(), name: m.call_resume_with({ name }), order: { action: 'resume', callId } }
  if (call.state === 'connected')
    return { label: m.call_hold(), name: m.call_hold_with({ name }), order: { action: 'hold', callId } }
  return undefined
}
