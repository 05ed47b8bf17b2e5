import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Party } from '../../../src-preload/contract/party.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { answeredElsewhere, partyName } from './call-text.ts'

/** How a call came here, in words: who sent it, whom or which number the caller asked for, and whether they waited. */
export function callOrigin(call: Call, account: Account): readonly string[] {
  return [senderText(call), calledText(call, account), call.campedOn ? m.call_camped_on() : undefined].filter(
    (text) => text !== undefined
  )
}

/** Where a call that rang was answered: with which of the user's telephones, or by whom. */
export function answeredWhere(call: Call, account: Account, takenBy?: string): string {
  if (call.state === 'cleared') {
    return call.answeredBy === undefined && takenBy !== undefined
      ? m.call_state_answered_by({ name: takenBy })
      : answeredElsewhere(call)
  }
  const [device, ...others] = account.devices.filter(({ id }) => call.deviceIds.includes(id))
  return device === undefined || others.length > 0 ? m.call_answered() : m.call_answered_on({ device: device.name })
}

/** Who sent the call on: by handing it over, or by a diversion. */
export function senderText({ diverting, cameBy }: Pick<Call, 'diverting' | 'cameBy'>): string | undefined {
  if (diverting === undefined) return undefined
  const name = partyName(diverting)
  return cameBy === 'transfer' ? m.call_transferred_by({ name }) : m.call_diverted_by({ name })
}

/** Nothing where the sender or the queue says it already. */
function calledText({ called, diverting, queue }: Call, account: Account): string | undefined {
  if (called === undefined || isSame(called, diverting)) return undefined
  const line = account.callerLines?.find(({ number }) => number !== undefined && number === called.number)
  const name = line?.name ?? partyName(called)
  return name === queue ? undefined : m.call_called({ name })
}

const isSame = (one: Party, other: Party | undefined): boolean =>
  other !== undefined && (one.number === undefined ? one.name === other.name : one.number === other.number)
