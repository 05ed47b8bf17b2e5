import type { Input } from '../../../src-preload/contract/ipc.ts'
import type { ScreenChoice } from '../../../src-preload/contract/settings.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { CallStore } from '../../calls/call-store.ts'
import { CtiError } from '../../util/errors.ts'
import type { Handlers } from '../router.ts'
import type { SettingsStore } from '../../settings/settings-store.ts'
import type { Notices } from '../../state/notices.ts'
import type { Publisher } from '../publisher.ts'

/** Requests about windows and the demo. */
export type WindowHandlers = Pick<
  Handlers,
  | 'popup.dismiss'
  | 'popup.resize'
  | 'popup.takeKeyboard'
  | 'popup.screens'
  | 'popup.isLimited'
  | 'window.openMain'
  | 'window.openMenu'
  | 'file.save'
  | 'demo.run'
  | 'demo.show'
>

/** What they need of the windows. */
export interface WindowActions {
  /** Hides the card of that call in the popup; the call itself goes on. */
  dismissPopup(callId: string): void
  /** Height in CSS pixels. */
  resizePopup(height: number): void
  /** The user is about to type in the popup. */
  takeKeyboard(): void
  /** Where the popup can come up. */
  screens(): ScreenChoice[]
  openMain(): void
  /** Opens the tray's menu in the main window; CSS pixels. */
  openMenu(at: { readonly x: number; readonly y: number }): void
  /** Lets the user choose where it is saved; false when he does not. @throws CtiError */
  saveFile(file: Input<'file.save'>): Promise<boolean>
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
export interface WindowHandlerOptions {
  readonly calls: CallStore
  readonly windows: WindowActions
  readonly demo: DemoActions
}

/** Makes the handlers of windows and the demo. */
export const windowHandlers = ({ calls, windows, demo }: WindowHandlerOptions): WindowHandlers => ({
  'popup.dismiss': ({ callId }) => {
    windows.dismissPopup(callId)
    calls.dismiss(callId)
  },
  'popup.resize': ({ height }) => windows.resizePopup(height),
  'popup.takeKeyboard': () => windows.takeKeyboard(),
  'popup.screens': () => windows.screens(),
  'popup.isLimited': () => windows.isPopupLimited(),
  'window.openMain': () => windows.openMain(),
  'window.openMenu': (at) => windows.openMenu(at),
  'file.save': (file) => windows.saveFile(file),
  'demo.run': async ({ action }) => {
    if (demo.run === undefined) throw new CtiError('unsupported', { userMessage: m.demo_not_running() })
    await demo.run(action)
  },
  'demo.show': ({ shown }) => demo.show(shown)
})

/** Requests about the mirrored state itself, settings and notices. */
export type SettingsHandlers = Pick<Handlers, 'state.snapshot' | 'settings.change' | 'notice.dismiss' | 'notice.undo'>

/** What they need. */
export interface SettingsHandlerOptions {
  readonly publisher: Publisher
  readonly settings: SettingsStore
  readonly notices: Notices
}

/** Makes the handlers of state, settings and notices. */
export const settingsHandlers = ({ publisher, settings, notices }: SettingsHandlerOptions): SettingsHandlers => ({
  'state.snapshot': (_nothing, from) => publisher.snapshotFor(from),
  'settings.change': (change) => settings.change(change),
  'notice.dismiss': ({ id }) => notices.dismiss(id),
  'notice.undo': ({ id }) => notices.undo(id)
})
