import type { Account } from '../../../src-preload/contract/account.ts'
import type { Call, CallAction } from '../../../src-preload/contract/call.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { notLiveReason } from '../accounts/connection.ts'
import { callState } from './call-text.ts'

/** The places of the controls, always in this order. */
export type Slot = 'hold' | 'mute' | 'transfer' | 'keypad' | 'hangUp'

export interface Control {
  readonly slot: Slot
  readonly action: CallAction
  readonly label: string
  readonly shortcut: string
  /** It is on now: muted, or on hold. */
  readonly pressed: boolean
  /** Why it cannot be used now. */
  readonly reason: string | undefined
}

const needs: Record<Slot, Capability> = {
  hold: 'callControl',
  mute: 'mute',
  transfer: 'blindTransfer',
  keypad: 'dtmf',
  hangUp: 'callControl'
}

/** Keys of the controls of the first call, as shown in tooltips. */
export const shortcuts = {
  answer: 'Ctrl+Shift+A',
  hold: 'Ctrl+Shift+H',
  mute: 'Ctrl+Shift+M',
  transfer: 'Ctrl+Shift+X',
  keypad: 'Ctrl+Shift+K',
  hangUp: 'Ctrl+Shift+E'
} as const satisfies Record<Slot | 'answer', string>

/** The controls a call has: what the account cannot is missing, what is not possible now has a reason. */
export function controlsOf(call: Call, account: Account): readonly Control[] {
  const shown = [holdControl(call), muteControl(call), ...plainControls()]
  return shown
    .filter(({ slot }) => account.capabilities.includes(needs[slot]))
    .map((control) => ({
      ...control,
      shortcut: shortcuts[control.slot],
      reason: notPossible(call, account, control.action)
    }))
}

/** Why an action cannot be used now; nothing when it can. */
export function notPossible(call: Call, account: Account, action: CallAction): string | undefined {
  const offline = notLiveReason(account)
  if (offline !== undefined) return offline
  return call.allowed.includes(action) ? undefined : m.reason_not_now({ state: callState(call).text })
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

const plainControls = (): readonly Plain[] => [
  { slot: 'transfer', action: 'blindTransfer', label: m.call_transfer(), pressed: false },
  { slot: 'keypad', action: 'dtmf', label: m.call_keypad(), pressed: false },
  { slot: 'hangUp', action: 'hangUp', label: m.call_hang_up(), pressed: false }
]
