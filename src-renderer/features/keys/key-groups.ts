import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { shortcuts, type ShortcutName } from '../calls/call-controls.ts'

/** Keys that belong together, in the order they are listed. */
export interface KeyGroup {
  readonly title: string
  readonly keys: readonly { readonly keys: string; readonly does: string }[]
}

/** What each key of a call does; one that is new gets its words here. */
const callKeys: Readonly<Record<ShortcutName, () => string>> = {
  answer: m.keys_answer,
  hold: m.keys_hold,
  mute: m.keys_mute,
  transfer: m.call_transfer,
  keypad: m.call_keypad,
  note: m.keys_note,
  more: m.call_more_label,
  hangUp: m.call_hang_up,
  completeTransfer: m.keys_connect,
  swap: m.call_swap,
  conference: m.keys_join,
  cancelConsultation: m.keys_back
}

/** All keys of the main window. */
export const keyGroups = (): readonly KeyGroup[] => [
  {
    title: m.keys_of_call(),
    keys: (Object.keys(callKeys) as ShortcutName[]).map((name) => ({ keys: shortcuts[name], does: callKeys[name]() })) // keyed by these names
  },
  {
    title: m.keys_of_window(),
    keys: [
      { keys: 'Ctrl+K', does: m.dial_field() },
      { keys: 'Alt+1 … 5', does: m.keys_places() },
      { keys: 'Ctrl+1 … 5', does: m.keys_calls() },
      { keys: 'Ctrl+,', does: m.settings_title() },
      { keys: 'Ctrl++ Ctrl+− Ctrl+0', does: m.keys_text_size() },
      { keys: 'Ctrl+Alt+R', does: m.keys_popup() },
      { keys: 'Ctrl+Alt+K', does: m.keys_field_anywhere() },
      { keys: 'F1', does: m.keys_title() },
      { keys: 'Esc', does: m.keys_escape() }
    ]
  },
  {
    title: m.keys_of_lists(),
    keys: [
      { keys: '↑ ↓', does: m.keys_choose() },
      { keys: '→', does: m.keys_more() },
      { keys: 'Enter', does: m.keys_enter() },
      { keys: 'Ctrl+Enter', does: m.keys_send() },
      { keys: 'Shift+Enter', does: m.keys_voicemail() }
    ]
  }
]
