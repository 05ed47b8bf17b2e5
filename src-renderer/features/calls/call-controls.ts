import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call, CallAction } from '../../../src-preload/contract/call.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { notLiveReason } from '../accounts/connection.ts'
import { callState } from './call-text.ts'

/** The places of the controls, always in this order. */
export type Slot = 'hold' | 'mute' | 'transfer' | 'keypad' | 'hangUp'

/** What can be open below a call. */
export type CallPanel = 'transfer' | 'keypad' | 'add'

export interface Control {
  readonly slot: Slot
  readonly action: 'hold' | 'resume' | 'mute' | 'unmute' | 'blindTransfer' | 'dtmf' | 'hangUp'
  readonly label: string
  readonly shortcut: string
  /** It is on now: muted, or on hold. */
  readonly pressed: boolean
  /** Why it cannot be used now. */
  readonly reason: string | undefined
}

/** A slot is there when the account has one of these. */
const needs: Record<Slot, readonly Capability[]> = {
  hold: ['hold'],
  mute: ['mute'],
  transfer: ['blindTransfer', 'consultation'],
  keypad: ['dtmf'],
  hangUp: ['hangUp']
}

/** Keys of the large call, as shown in tooltips; `answer` is the key of the call that has rung the longest. */
export const shortcuts = {
  answer: 'Ctrl+Shift+A',
  hold: 'Ctrl+Shift+H',
  mute: 'Ctrl+Shift+M',
  transfer: 'Ctrl+Shift+X',
  keypad: 'Ctrl+Shift+K',
  more: 'Ctrl+Shift+O',
  note: 'Ctrl+Shift+N',
  hangUp: 'Ctrl+Shift+E',
  completeTransfer: 'Ctrl+Shift+C',
  swap: 'Ctrl+Shift+S',
  conference: 'Ctrl+Shift+J',
  cancelConsultation: 'Ctrl+Shift+B'
} as const

/** What has a key of its own. */
export type ShortcutName = keyof typeof shortcuts

/** The controls a call has: what the account cannot is missing, what is not possible now has a reason. */
export function controlsOf(call: Call, account: Account): readonly Control[] {
  const shown = [holdControl(call), muteControl(call), ...plainControls(call)]
  return shown
    .filter(({ slot }) => needs[slot].some((capability) => account.capabilities.includes(capability)))
    .map((control) => ({ ...control, shortcut: shortcuts[control.slot], reason: reasonOf(control, call, account) }))
}

/** A transfer is possible when one of its ways is: sending the call on, or asking first. */
function reasonOf({ slot, action }: Plain, call: Call, account: Account): string | undefined {
  const asks = slot === 'transfer' && notPossible(call, account, 'consult') === undefined
  return asks ? undefined : notPossible(call, account, action)
}

/** Why an action cannot be used now; nothing when it can. */
export function notPossible(call: Call, account: Account, action: CallAction): string | undefined {
  const offline = notLiveReason(account)
  if (offline !== undefined) return offline
  if (call.allowed.includes(action)) return undefined
  const talks = call.state === 'connected' || call.state === 'held'
  // nothing of this call forbids to ask somebody: the place beside it is taken
  return action === 'consult' && talks ? m.reason_other_waits() : m.reason_not_now({ state: callState(call).text })
}

type Plain = Omit<Control, 'reason' | 'shortcut'>

function holdControl(call: Call): Plain {
  const held = call.state === 'held' && call.heldBy !== 'them'
  return held || call.allowed.includes('resume')
    ? { slot: 'hold', action: 'resume', label: m.call_resume(), pressed: true }
    : { slot: 'hold', action: 'hold', label: m.call_hold(), pressed: false }
}

const muteControl = (call: Call): Plain =>
  call.muted
    ? { slot: 'mute', action: 'unmute', label: m.call_unmute(), pressed: true }
    : { slot: 'mute', action: 'mute', label: m.call_mute(), pressed: false }

/** Hanging up a conference ends it for everybody, so it says so; leaving it stands beside its participants. */
const plainControls = ({ conference }: Call): readonly Plain[] => [
  { slot: 'transfer', action: 'blindTransfer', label: m.call_transfer(), pressed: false },
  { slot: 'keypad', action: 'dtmf', label: m.call_keypad(), pressed: false },
  { slot: 'hangUp', action: 'hangUp', label: conference ? m.call_end_for_all() : m.call_hang_up(), pressed: false }
]
