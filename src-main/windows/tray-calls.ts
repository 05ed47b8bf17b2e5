import type { Call } from '../../src-preload/contract/call.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../util/assert-never.ts'
import { callerName } from './caller-name.ts'
import { entryLabel } from './tray-entries.ts'
import type { MenuEntry, MenuWords, TrayAction } from './tray-entries.ts'
import { isUsable } from './tray-state.ts'
import type { TrayInput } from './tray-state.ts'

/** What can be done from the menu, in the order of the submenu. */
const actions: readonly (readonly [TrayAction, () => string])[] = [
  ['answer', () => m.tray_answer()],
  ['hold', () => m.tray_hold()],
  ['resume', () => m.tray_resume()],
  ['reject', () => m.tray_reject()],
  ['hangUp', () => m.tray_hang_up()]
]

/** The calls that are going on, the oldest first, each with what can be done with it. */
export function callItems({ accounts, calls }: TrayInput, words: MenuWords): readonly MenuEntry[] {
  return Object.values(calls)
    .filter((call) => call.state !== 'cleared')
    .sort((one, other) => one.startedAt - other.startedAt || one.id.localeCompare(other.id))
    .map((call) => {
      const account = accounts[call.accountId]
      return callItem(call, account !== undefined && isUsable(account), words)
    })
}

function callItem(call: Call, enabled: boolean, words: MenuWords): MenuEntry {
  const label = m.tray_call_label({ name: entryLabel(callerName(call.remote)), state: stateText(call, words) })
  const entries = actions
    .filter(([action]) => call.allowed.includes(action) && !(action === 'hangUp' && call.allowed.includes('reject')))
    .map(([action, text]) => callCommand(call.id, action, text(), enabled))
  return entries.length === 0 ? { kind: 'info', label } : { kind: 'submenu', label, entries }
}

const callCommand = (callId: string, action: TrayAction, label: string, enabled: boolean): MenuEntry => ({
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
