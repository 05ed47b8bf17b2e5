import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call } from '../../../src-preload/contract/call.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type { CallOrder } from '../../../src-preload/contract/command.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { notPossible } from '../calls/call-controls.ts'

/** How a call can be handed over to somebody. */
export interface TransferWay {
  readonly key: 'ask' | 'send' | 'voicemail' | 'campOn' | 'pastDiversion'
  readonly label: string
  /** Why it cannot be used now. */
  readonly reason: string | undefined
}

const needs: Readonly<Record<TransferWay['key'], Capability>> = {
  ask: 'consultation',
  send: 'blindTransfer',
  voicemail: 'transferToVoicemail',
  campOn: 'campOn',
  pastDiversion: 'transferPastDiversion'
}

/** The ways the account has, the most used first; what is not possible now has a reason. */
export function transferWays(call: Call, account: Account): readonly TransferWay[] {
  const send = notPossible(call, account, 'blindTransfer')
  const ways: readonly TransferWay[] = [
    { key: 'ask', label: m.transfer_ask(), reason: notPossible(call, account, 'consult') },
    { key: 'send', label: m.transfer_send(), reason: send },
    { key: 'voicemail', label: m.transfer_send_voicemail(), reason: send },
    { key: 'campOn', label: m.transfer_camp_on(), reason: send },
    { key: 'pastDiversion', label: m.transfer_past_diversion(), reason: send }
  ]
  return ways.filter(({ key }) => account.capabilities.includes(needs[key]))
}

/** What Enter does: it asks first wherever that is possible now. */
export const enterWay = (ways: readonly TransferWay[]): TransferWay['key'] | undefined =>
  (['ask', 'send'] as const).find((key) => ways.some((way) => way.key === key && way.reason === undefined))

/** The order for one way to one number. */
export function orderFor(key: TransferWay['key'], callId: string, number: string): CallOrder {
  if (key === 'ask') return { action: 'consult', callId, number }
  return { action: 'blindTransfer', callId, number, ...(key === 'send' ? {} : { kind: key }) }
}

/** What the keys do now, in one line. */
export function keysText(ways: readonly TransferWay[]): string {
  const can = (key: TransferWay['key']): boolean => ways.some((way) => way.key === key && way.reason === undefined)
  const first = enterWay(ways)
  return [
    first === 'ask' ? m.transfer_key_ask() : first === 'send' ? m.transfer_key_send_only() : undefined,
    first === 'ask' && can('send') ? m.transfer_key_send() : undefined,
    can('voicemail') ? m.transfer_key_voicemail() : undefined,
    m.transfer_key_close()
  ]
    .filter(Boolean)
    .join(' · ')
}
