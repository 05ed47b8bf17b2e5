import { app, dialog, nativeTheme, screen } from 'electron'
import type { BrowserWindow } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Push } from '../../src-preload/contract/ipc.ts'
import { Emitter } from '../util/emitter.ts'
import { clampInto, onLiveDisplay, stillVisible } from './bounds.ts'
import { followDisplays } from './displays.ts'
import type { PlacementStore } from './placements.ts'
import { isPageShown, isStageShown } from './popup-policy.ts'
import type { MainWindowFacts } from './popup-policy.ts'
import type { Stage } from './popup-window.ts'
import type { TextSize } from './text-size.ts'
import { backgroundColor } from './theme.ts'
import type { WindowFactory } from './window-factory.ts'
import { leastMainSize } from './window-options.ts'

/** The parts of the main window that tray, links and notifications can open. */
export type MainView = Push<'window.show'>['view']

/** What the main window needs from the rest of the program. */
export interface MainWindowOptions {
  readonly factory: WindowFactory
  readonly placements: PlacementStore
  readonly textSize: Pick<TextSize, 'factor' | 'changed'>
  /** Path of the window's icon (Linux and Windows). */
  readonly icon: string
  /** Sends `window.show` to the page. */
  readonly sendView: (window: BrowserWindow, view: MainView) => void
  /** Whether a closed window can be found again in a tray. */
  readonly isTrayReachable: () => Promise<boolean>
  readonly isQuitting: () => boolean
  readonly quit: () => void
  /** Called whenever it gets the focus. */
  readonly focused?: () => void
}

/** The program's window; closing it destroys it, which gives its memory back, and opening makes it anew. */
export class MainWindow implements Stage, Disposable {
  /** Told whenever `isStageShown` or `isPageShown` may have changed. */
  readonly stageChanged = new Emitter<void>()
  readonly #options: MainWindowOptions
  #window: BrowserWindow | undefined
  /** The part that the page opens at once it takes what is sent to it. */
  #wanted: MainView = 'home'
  #loaded = false
  #responsive = true
  #asking = false
  readonly #endings: readonly (() => void)[]

  constructor(options: MainWindowOptions) {
    this.#options = options
    this.#endings = [
      options.textSize.changed.on(() => {
        if (this.#window !== undefined) this.#limitSize(this.#window)
      }),
      followDisplays(() => this.#keepVisible())
    ]
  }

  /** Opens it, or brings it to the front, at the given part. */
  show(view: MainView = 'home'): void {
    const window = this.#window
    if (window === undefined) return void this.#make(view)
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
    if (!this.#loaded) this.#wanted = view
    else if (view !== 'home') this.#options.sendView(window, view)
  }

  /**
   * Brings it where the user sees it and leaves the keyboard where it is; its entry in the task bar asks for attention,
   * which is all that a desktop without such a thing (Wayland) gives.
   */
  showInactive(): void {
    const window = this.#window
    if (window === undefined) return void this.#make('home', (made) => this.#reveal(made))
    if (!window.isFocused()) this.#reveal(window)
  }

  #reveal(window: BrowserWindow): void {
    if (window.isMinimized()) this.#restoreInactive(window)
    else window.showInactive()
    window.moveTop()
    window.flashFrame(true)
  }

  /** Restoring gives the keyboard to a window that takes it, and nothing else brings a minimised one back. */
  #restoreInactive(window: BrowserWindow): void {
    window.setFocusable(false)
    window.once('restore', () => window.setFocusable(true))
    window.restore()
  }

  /** What a click on the tray icon does. */
  toggle(): void {
    if (this.#window?.isFocused() === true) this.#window.close()
    else this.show()
  }

  /** The window while it is open. */
  get window(): BrowserWindow | undefined {
    return this.#window
  }

  /** True while the user has the calls before their eyes here; a page that crashed, hangs or still loads shows none. */
  get isStageShown(): boolean {
    const facts = this.#facts
    return facts !== undefined && isStageShown(facts)
  }

  /** True while the page can be seen, with or without the focus. */
  get isPageShown(): boolean {
    const facts = this.#facts
    return facts !== undefined && isPageShown(facts)
  }

  get #facts(): MainWindowFacts | undefined {
    const window = this.#window
    if (window === undefined || window.isDestroyed()) return undefined
    return {
      loaded: this.#loaded && this.#responsive,
      visible: window.isVisible(),
      minimized: window.isMinimized(),
      focused: window.isFocused()
    }
  }

  [Symbol.dispose](): void {
    for (const end of this.#endings) end()
  }

  #make(view: MainView, appear: (window: BrowserWindow) => void = (window) => window.show()): void {
    const { factory, icon } = this.#options
    const place = { ...this.#bounds(), icon, backgroundColor: backgroundColor(nativeTheme.shouldUseDarkColors) }
    const window = factory.create('main', place, () => this.#rebuild(window))
    this.#window = window
    this.#wanted = view
    this.#loaded = false
    this.#responsive = true
    this.#limitSize(window)
    this.#watchStage(window)
    window.once('ready-to-show', () => appear(window))
    window.webContents.once('did-finish-load', () => {
      // on Wayland a hidden window is never ready to be shown
      if (!window.isVisible()) appear(window)
    })
    window.on('restore', () => this.#keepVisible())
    window.webContents.once('did-fail-load', () => appear(window))
    window.on('focus', () => {
      window.flashFrame(false)
      this.#options.focused?.()
    })
    window.on('close', (event) => this.#onClose(event, window))
    window.on('closed', () => {
      if (this.#window === window) this.#window = undefined
      this.stageChanged.emit()
    })
  }

  #watchStage(window: BrowserWindow): void {
    const changed = (): void => this.stageChanged.emit()
    window.on('focus', changed)
    window.on('blur', changed)
    window.on('show', changed)
    window.on('hide', changed)
    window.on('minimize', changed)
    window.on('restore', changed)
    window.on('unresponsive', () => this.#setResponsive(window, false))
    window.on('responsive', () => this.#setResponsive(window, true))
    window.webContents.on('render-process-gone', () => this.#setResponsive(window, false))
  }

  #setResponsive(window: BrowserWindow, responsive: boolean): void {
    if (this.#window !== window) return
    this.#responsive = responsive
    this.stageChanged.emit()
  }

  /** Larger text needs more room; a window that has less grows, as far as its display allows. */
  #limitSize(window: BrowserWindow): void {
    const bounds = window.getBounds()
    const { workArea } = screen.getDisplayMatching(bounds)
    const least = leastMainSize(this.#options.textSize.factor, workArea.height)
    window.setMinimumSize(least.width, least.height)
    if (bounds.height < least.height) window.setBounds(clampInto({ ...bounds, height: least.height }, workArea))
  }

  /** A display that went away or became smaller must not take the window with it. */
  #keepVisible(): void {
    const window = this.#window
    if (window === undefined || window.isMinimized() || window.isMaximized()) return
    const bounds = window.getBounds()
    const place = stillVisible(bounds, screen.getAllDisplays())
    if (place !== bounds) window.setBounds({ ...place })
  }

  /** The page of the window with this id shows the state from now on, and takes what is sent to it. */
  joined(windowId: number): void {
    const window = this.#window
    if (window?.webContents.id !== windowId) return
    this.#loaded = true
    this.stageChanged.emit()
    if (this.#wanted !== 'home') this.#options.sendView(window, this.#wanted)
  }

  #rebuild(crashed: BrowserWindow): void {
    if (this.#window !== crashed) return
    this.#remember(crashed)
    this.#window = undefined
    crashed.destroy()
    this.#make('home')
  }

  #bounds(): Partial<Electron.Rectangle> {
    const remembered = this.#options.placements.placements.main
    const areas = screen.getAllDisplays().map((display) => display.workArea)
    return (remembered === undefined ? undefined : onLiveDisplay(remembered, areas)) ?? {}
  }

  #remember(window: BrowserWindow): void {
    this.#options.placements.remember({ main: window.getNormalBounds() })
  }

  #onClose(event: { preventDefault(): void }, window: BrowserWindow): void {
    this.#remember(window)
    if (this.#options.isQuitting()) return
    event.preventDefault()
    if (!this.#asking) void this.#leave(window)
  }

  async #leave(window: BrowserWindow): Promise<void> {
    this.#asking = true
    const keepsRunning = await this.#keepsRunning(window).finally(() => (this.#asking = false))
    if (!keepsRunning) this.#options.quit()
    else if (!window.isDestroyed()) window.destroy()
  }

  async #keepsRunning(window: BrowserWindow): Promise<boolean> {
    return (await this.#options.isTrayReachable()) || (await this.#asksToGoOn(window))
  }

  /** Without a tray a closed window would be lost, so the user decides. */
  async #asksToGoOn(window: BrowserWindow): Promise<boolean> {
    if (window.isDestroyed()) return true
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: app.name,
      message: m.close_question(),
      detail: m.close_detail(),
      buttons: [m.close_keep(), m.close_quit()],
      defaultId: 0,
      cancelId: 0,
      noLink: true
    })
    return response === 0
  }
}
