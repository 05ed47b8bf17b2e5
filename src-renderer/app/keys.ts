import { closeLast } from '../state/escape.ts'
import { shortcuts } from '../features/calls/call-controls.ts'

interface Targets {
  readonly focusField: () => void
  readonly openSettings: () => void
}

/** Keys of the main window. A call's keys press its buttons, so that what is blocked stays blocked. */
export function pressedKey(event: KeyboardEvent, targets: Targets): void {
  if (event.defaultPrevented || event.isComposing) return
  if (event.key === 'Escape') {
    if (closeLast()) event.preventDefault()
    return
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return
  if (event.shiftKey) return pressCallButton(event)
  const target = { k: targets.focusField, ',': targets.openSettings }[event.key.toLowerCase()]
  if (!target) return
  event.preventDefault()
  target()
}

function pressCallButton(event: KeyboardEvent): void {
  const name = Object.entries(shortcuts).find(([, keys]) => keys.endsWith(`+${event.key.toUpperCase()}`))?.[0]
  if (name === undefined) return
  const button = document.querySelector<HTMLButtonElement>(`button[data-shortcut="${name}"]`)
  if (!button) return
  event.preventDefault()
  if (!event.repeat) button.click()
}
