import type { Input } from '../../../src-preload/contract/ipc.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CallStore } from '../../calls/call-store.ts'
import { CtiError } from '../../util/errors.ts'
import type { Handlers } from '../router.ts'

/** Requests about windows and the demo. */
export type WindowHandlers = Pick<
  Handlers,
  'popup.dismiss' | 'popup.resize' | 'popup.isLimited' | 'window.openMain' | 'demo.run' | 'demo.show'
>

/** What they need of the windows. */
export interface WindowActions {
  /** Hides the card of that call in the popup; the call itself goes on. */
  dismissPopup(callId: string): void
  /** Height in CSS pixels. */
  resizePopup(height: number): void
  openMain(): void
  /** The desktop decides where the popup is and whether it takes the keyboard. */
  isPopupLimited(): boolean
  /** The missed calls that the main window shows now. */
  missedOnScreen(ids: readonly string[]): void
  /** The queues that the main window shows now. */
  queuesOnScreen(ids: readonly string[]): void
}

/** Drives the demo telephone system. */
export type RunDemo = (action: Input<'demo.run'>['action']) => Promise<void> | void

/** The demo as the windows drive it. */
export interface DemoActions {
  /** Undefined while the demo is not shown. */
  readonly run: RunDemo | undefined
  show(shown: boolean): Promise<void>
}

/** What they need. */
export interface WindowHandlerParts {
  readonly calls: CallStore
  readonly windows: WindowActions
  readonly demo: DemoActions
}

/** Makes the handlers of windows and the demo. */
export const windowHandlers = ({ calls, windows, demo }: WindowHandlerParts): WindowHandlers => ({
  'popup.dismiss': ({ callId }) => {
    windows.dismissPopup(callId)
    calls.dismiss(callId)
  },
  'popup.resize': ({ height }) => windows.resizePopup(height),
  'popup.isLimited': () => windows.isPopupLimited(),
  'window.openMain': () => windows.openMain(),
  'demo.run': async ({ action }) => {
    if (demo.run === undefined) throw new CtiError('unsupported', { userMessage: m.demo_not_running() })
    await demo.run(action)
  },
  'demo.show': ({ shown }) => demo.show(shown)
})
