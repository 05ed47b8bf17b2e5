import { globalShortcut, nativeTheme, screen } from 'electron'
import type { BrowserWindow } from 'electron'
import { DEFAULT_OFFSET, isMoved, offsetOf, popupBounds } from './bounds.ts'
import type { Rect } from './bounds.ts'
import type { PlacementStore } from './placements.ts'
import { callsToShow, stillDismissed } from './popup-policy.ts'
import type { ReportProblem } from './report-problem.ts'
import type { StateReader } from './state-reader.ts'
import { backgroundColor } from './theme.ts'
import type { WindowFactory } from './window-factory.ts'
import { POPUP_FIRST_HEIGHT, POPUP_WIDTH } from './window-options.ts'

/** Keys that move the keyboard into the popup on purpose; taken from other programs only while it is shown. */
export const POPUP_HOTKEY = 'CommandOrControl+Alt+R'

const LEAST_HEIGHT = 64

/** What the popup needs from the rest of the program. */
export interface PopupWindowOptions {
  readonly factory: WindowFactory
  readonly reader: StateReader
  readonly placements: PlacementStore
  readonly problem: ReportProblem
  /** Shows the popup above full-screen programs as well. */
  readonly overFullScreen?: boolean
}

/** The small window that says who is calling: made hidden at start, shown without taking the keyboard. */
export class PopupWindow implements Disposable {
  readonly #options: PopupWindowOptions
  readonly #endings: (() => void)[] = []
  #window: BrowserWindow | undefined
  #loaded = false
  #shown: ReadonlySet<string> = new Set()
  #dismissed: ReadonlySet<string> = new Set()
  #height = POPUP_FIRST_HEIGHT
  /** What one card needed last: the height to come up with next time. */
  #cardHeight = POPUP_FIRST_HEIGHT
  #placedAt: Rect | undefined

  constructor(options: PopupWindowOptions) {
    this.#options = options
  }

  /** Makes the hidden window and follows the calls from now on. Call it once, after `ready`. */
  start(): void {
    this.#make()
    this.#endings.push(this.#options.reader.changed(() => this.#update()))
  }

  /** Closes the card of one call for good. */
  dismiss(callId: string): void {
    this.#dismissed = new Set([...this.#dismissed, callId])
    this.#update()
  }

  /** The height that the page asks for, CSS pixels; 0 changes nothing, for only the calls decide whether it is shown. */
  resize(height: number): void {
    if (height <= 0 || height === this.#height) return
    this.#height = Math.max(LEAST_HEIGHT, height)
    if (this.#shown.size === 1) this.#cardHeight = this.#height
    if (this.isVisible) this.#place(this.#window?.getBounds())
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() ?? false
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  /** Ids of the calls it shows, the oldest first. */
  get shownCalls(): readonly string[] {
    return [...this.#shown]
  }

  [Symbol.dispose](): void {
    for (const end of this.#endings.splice(0)) end()
    globalShortcut.unregister(POPUP_HOTKEY)
    this.#window?.destroy()
    this.#window = undefined
  }

  #make(): void {
    this.#window?.destroy()
    this.#loaded = false
    const place = { backgroundColor: backgroundColor(nativeTheme.shouldUseDarkColors), ...this.#firstBounds() }
    const window = this.#options.factory.create('popup', place, () => this.#rebuild(window))
    this.#window = window
    this.#keepAbove(window)
    window.on('close', (event) => this.#keepFromClosing(event, window))
    window.on('blur', () => setTakesFocusOnClick(window, false))
    window.webContents.once('did-finish-load', () => {
      this.#loaded = true
      this.#update()
    })
  }

  #rebuild(crashed: BrowserWindow): void {
    if (this.#window === crashed) this.#make()
  }

  #keepAbove(window: BrowserWindow): void {
    const overFullScreen = this.#options.overFullScreen ?? false
    window.setAlwaysOnTop(true, overFullScreen ? 'screen-saver' : 'floating')
    if (process.platform === 'darwin') {
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: overFullScreen, skipTransformProcessType: true })
    } else if (process.platform === 'linux') window.setVisibleOnAllWorkspaces(true)
    setTakesFocusOnClick(window, false)
  }

  /** A user who closes it means the cards; the window itself is needed for the next call. */
  #keepFromClosing(event: { preventDefault(): void }, window: BrowserWindow): void {
    if (!window.isVisible()) return
    event.preventDefault()
    this.#dismissed = new Set([...this.#dismissed, ...this.#shown])
    this.#update()
  }

  #update(): void {
    const { calls, settings } = this.#options.reader.snapshot().state
    this.#dismissed = stillDismissed(this.#dismissed, calls)
    const memory = { shown: this.#shown, dismissed: this.#dismissed }
    this.#shown = new Set(callsToShow(calls, memory, settings['app']?.popupEnabled ?? true))
    if (this.#window === undefined || !this.#loaded) return
    if (this.#shown.size > 0 && !this.isVisible) this.#show(this.#window)
    if (this.#shown.size === 0 && this.isVisible) this.#hide(this.#window)
  }

  #show(window: BrowserWindow): void {
    this.#place()
    window.showInactive()
    // A window manager places a window itself when it sees it for the first time (X11).
    if (this.#placedAt !== undefined) window.setBounds({ ...this.#placedAt })
    if (globalShortcut.isRegistered(POPUP_HOTKEY)) return
    if (!globalShortcut.register(POPUP_HOTKEY, () => this.focus())) {
      this.#options.problem('popup hotkey is taken by another program')
    }
  }

  #hide(window: BrowserWindow): void {
    this.#rememberPlace(window.getBounds())
    globalShortcut.unregister(POPUP_HOTKEY)
    window.hide()
    this.#placedAt = undefined
    this.#height = this.#cardHeight
  }

  /** Moves the keyboard into the popup, because the user pressed the hotkey. */
  focus(): void {
    const window = this.#window
    if (window === undefined || !window.isVisible()) return
    setTakesFocusOnClick(window, true)
    window.focus()
    window.webContents.focus()
  }

  #firstBounds(): Rect {
    const offset = this.#options.placements.placements.popup ?? DEFAULT_OFFSET
    return popupBounds(screen.getPrimaryDisplay().workArea, POPUP_WIDTH, this.#height, offset)
  }

  /** On the display with the pointer when it comes up, later on the one where it is. */
  #place(current?: Rect): void {
    if (current !== undefined) this.#rememberPlace(current)
    const display =
      current === undefined
        ? screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
        : screen.getDisplayMatching({ ...current })
    const offset = this.#options.placements.placements.popup ?? DEFAULT_OFFSET
    this.#placedAt = popupBounds(display.workArea, POPUP_WIDTH, this.#height, offset)
    this.#window?.setBounds({ ...this.#placedAt })
  }

  #rememberPlace(bounds: Rect): void {
    if (this.#placedAt === undefined || !isMoved(this.#placedAt, bounds)) return
    const { workArea } = screen.getDisplayMatching({ ...bounds })
    this.#options.placements.remember({ popup: offsetOf(bounds, workArea) })
  }
}

/**
 * Where the system can, a click on a card leaves the keyboard where it is. On X11 it cannot: there the window manager
 * would still activate a window that then drops every key.
 */
function setTakesFocusOnClick(window: BrowserWindow, takes: boolean): void {
  if (process.platform !== 'linux') window.setFocusable(takes)
}
