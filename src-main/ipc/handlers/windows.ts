import type { Input } from '../../../src-preload/contract/ipc.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CallStore } from '../../calls/call-store.ts'
import { CtiError } from '../../util/errors.ts'
import type { Handlers } from '../router.ts'

/** Requests about windows and the demo. */
export type WindowHandlers = Pick<Handlers, 'popup.dismiss' | 'popup.resize' | 'window.openMain' | 'demo.run'>

/** What they need of the windows. */
export interface WindowActions {
  /** Hides the card of that call in the popup; the call itself goes on. */
  dismissPopup(callId: string): void
  /** Height in CSS pixels. */
  resizePopup(height: number): void
  openMain(): void
  /** The missed calls that the main window shows now. */
  missedOnScreen(ids: readonly string[]): void
}

/** Drives the demo telephone system. */
export type RunDemo = (action: Input<'demo.run'>['action']) => Promise<void> | void

/** What they need. */
export interface WindowHandlerParts {
  readonly calls: CallStore
  readonly windows: WindowActions
  /** Undefined while the demo does not run. */
  readonly demo: () => RunDemo | undefined
}

/** Makes the handlers of windows and the demo. */
export const windowHandlers = ({ calls, windows, demo }: WindowHandlerParts): WindowHandlers => ({
  'popup.dismiss': ({ callId }) => {
    windows.dismissPopup(callId)
    calls.dismiss(callId)
  },
  'popup.resize': ({ height }) => windows.resizePopup(height),
  'window.openMain': () => windows.openMain(),
  'demo.run': async ({ action }) => {
    const run = demo()
    if (run === undefined) throw new CtiError('unsupported', { userMessage: m.demo_not_running() })
    await run(action)
  }
})
