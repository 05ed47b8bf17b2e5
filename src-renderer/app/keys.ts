import { closeLast } from '../state/escape.ts'
import { shortcuts } from '../features/calls/call-controls.ts'

interface Targets {
  readonly focusField: () => void
  readonly openSettings: () => void
  /** F1: the list of all keys. */
  readonly toggleKeys: () => void
  /** Alt+1 to Alt+5: shows that place of the bar. */
  readonly goToNth: (digit: number) => void
  /** Ctrl+1 to Ctrl+5: makes that call of the stage the large one. */
  readonly showCall: (digit: number) => void
}

/** Keys of the main window. A call's keys press its buttons, so that what is blocked stays blocked. */
export function pressedKey(event: KeyboardEvent, targets: Targets): void {
  if (event.defaultPrevented || event.isComposing) return
  if (event.key === 'Escape') {
    if (closeLast()) event.preventDefault()
    return
  }
  if (event.key === 'F1') {
    event.preventDefault()
    return targets.toggleKeys()
  }
  const digit = /^[1-5]$/.test(event.key) ? Number(event.key) : undefined
  const isCommand = event.ctrlKey || event.metaKey
  if (event.altKey && !isCommand && !event.shiftKey && digit !== undefined) {
    event.preventDefault()
    return targets.goToNth(digit)
  }
  if (!isCommand || event.altKey) return
  if (event.shiftKey) return pressCallButton(event)
  const key = event.key.toLowerCase()
  if (key === 'k') targets.focusField()
  else if (key === ',') targets.openSettings()
  else if (digit !== undefined) targets.showCall(digit)
  else return
  event.preventDefault()
}

function pressCallButton(event: KeyboardEvent): void {
  const name = Object.entries(shortcuts).find(([, keys]) => keys.endsWith(`+${event.key.toUpperCase()}`))?.[0]
  if (name === undefined) return
  const button = document.querySelector<HTMLButtonElement>(`button[data-shortcut="${name}"]`)
  if (!button) return
  event.preventDefault()
  if (!event.repeat) button.click()
}
