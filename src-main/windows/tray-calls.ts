import type { Account } from '../../src-preload/contract/account.ts'
import type { Call, CallTransfer } from '../../src-preload/contract/call.ts'
import type { BareAction } from '../../src-preload/contract/command.ts'
import { canDial } from '../../src-preload/contract/capability.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../util/assert-never.ts'
import { lookUp } from '../util/lookup.ts'
import { callerName, markedName } from './caller-name.ts'
import { entryLabel } from './tray-entries.ts'
import type { MenuEntry, MenuWords } from './tray-entries.ts'
import { isUsable } from './tray-state.ts'
import type { TrayInput } from './tray-state.ts'

/** What can be done from the menu, in the order of the submenu. */
const actions: readonly (readonly [BareAction, () => string])[] = [
  ['answer', () => m.tray_answer()],
  ['hold', () => m.tray_hold()],
  ['resume', () => m.tray_resume()],
  ['reject', () => m.tray_reject()],
  ['hangUp', () => m.tray_hang_up()]
]

/** More do not fit on a screen. */
const MOST_CALLS = 20

/**
 * The calls that are going on or were handed over, the oldest first, each with what can be done with it; how many more there
 * are comes last.
 */
export function callItems({ accounts, calls }: TrayInput, words: MenuWords): readonly MenuEntry[] {
  const all = Object.values(calls)
    .filter((call) => call.state !== 'cleared' || call.transfer !== undefined)
    .sort((one, other) => one.startedAt - other.startedAt || one.id.localeCompare(other.id))
  const several = Object.keys(accounts).length > 1
  const items = all.slice(0, MOST_CALLS).map((call) => {
    const account = lookUp(accounts, call.accountId)
    return callItem(call, account, several ? account?.mark.label : undefined, words)
  })
  const leftOut = Object.values(accounts).reduce((sum, { callsLeftOut = 0 }) => sum + callsLeftOut, 0)
  const count = all.length - items.length + leftOut
  return count === 0 ? items : [...items, { kind: 'info', label: m.tray_calls_left_out({ count }) }]
}

/** `mark`: whose call it is, where there are several accounts. */
function callItem(call: Call, account: Account | undefined, mark: string | undefined, words: MenuWords): MenuEntry {
  const { transfer } = call
  const state = transfer === undefined ? stateText(call, words) : transferText(transfer, isOver(call))
  const plain = m.tray_call_label({ name: entryLabel(markedName(call.remote)), state })
  const label = mark === undefined ? plain : m.tray_call_of({ call: plain, mark })
  const enabled = account !== undefined && isUsable(account)
  const entries = isOver(call) ? afterTransfer(call, account, enabled) : callCommands(call, enabled)
  return entries.length === 0 ? { kind: 'info', label } : { kind: 'submenu', label, entries }
}

const isOver = ({ endedAt, state }: Call): boolean => endedAt !== undefined || state === 'cleared' || state === 'failed'

const callCommands = ({ id, allowed }: Call, enabled: boolean): readonly MenuEntry[] =>
  actions
    .filter(([action]) => allowed.includes(action) && !(action === 'hangUp' && allowed.includes('reject')))
    .map(([action, text]) => callCommand(id, action, text(), enabled))

/** A caller who is gone and may have reached nobody can be called back. */
function afterTransfer(call: Call, account: Account | undefined, enabled: boolean): readonly MenuEntry[] {
  const { id, accountId, remote, transfer } = call
  if (transfer?.state !== 'failed' && transfer?.state !== 'unconfirmed') return []
  const label = m.tray_transfer_call_back({ name: entryLabel(callerName(remote)) })
  const { number } = remote
  const canCallBack = number !== undefined && !remote.withheld && canDial(account?.capabilities ?? [])
  return [
    ...(canCallBack
      ? [{ kind: 'command', label, enabled, command: { type: 'dial', accountId, number } } as const]
      : []),
    { kind: 'command', label: m.tray_transfer_dismiss(), enabled: true, command: { type: 'dismissCall', callId: id } }
  ]
}

function transferText({ to, state }: CallTransfer, isGone: boolean): string {
  const name = { name: entryLabel(callerName(to)) }
  switch (state) {
    case 'pending':
      return m.tray_transfer_pending(name)
    case 'ringing':
      return m.tray_transfer_ringing(name)
    case 'sentOn':
      return m.tray_transfer_sent_on(name)
    case 'failed':
      return isGone ? m.tray_transfer_failed(name) : m.tray_transfer_back(name)
    case 'unconfirmed':
      return m.tray_transfer_unconfirmed(name)
    default:
      return assertNever(state)
  }
}

const callCommand = (callId: string, action: BareAction, label: string, enabled: boolean): MenuEntry => ({
  kind: 'command',
  label,
  enabled,
  command: { type: 'act', callId, action }
})

function stateText({ state, direction, heldBy, connectedAt, startedAt }: Call, { time }: MenuWords): string {
  switch (state) {
    case 'initiated':
      return m.tray_call_calling()
    case 'queued':
      return m.tray_call_queued()
    case 'alerting':
      return direction === 'incoming' ? m.tray_call_ringing() : m.tray_call_calling()
    case 'connected':
      return m.tray_call_connected({ time: time(connectedAt ?? startedAt) })
    case 'held':
      return heldBy === 'them' ? m.tray_call_held_by_them() : m.tray_call_held()
    case 'failed':
    case 'cleared':
      return m.tray_call_failed()
    default:
      return assertNever(state)
  }
}
