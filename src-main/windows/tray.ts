import { join } from 'node:path'
import { Menu, nativeImage, Tray, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import type { BareAction } from '../../src-preload/contract/command.ts'
import { callerName } from './caller-name.ts'
import { entryLabel } from './tray-entries.ts'
import type { MenuEntry, MenuWords, TrayCommand } from './tray-entries.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { assertNever } from '../util/assert-never.ts'
import type { Clock } from '../util/clock.ts'
import { abortError } from '../util/abort.ts'
import { Throttled } from '../util/throttle.ts'
import type { MainView } from './main-window.ts'
import type { ReportProblem } from './report-problem.ts'
import type { StateReader } from './state-reader.ts'
import { trayMenu } from './tray-menu.ts'
import { divertedTo, firstRinging, isAllOff, hasUnseen, trayIconName, trayIconSize, trayState } from './tray-state.ts'
import type { TrayState } from './tray-state.ts'
import { menuTemplate } from './tray-template.ts'

/** A menu that changes while it is open is hard to hit, so it changes no more often than this. */
const PACE_MS = 250
/** People double-click icons: a second click so soon after the first means nothing of its own. */
const DOUBLE_CLICK_MS = 500

/** What the tray menu can do; failures are shown by whoever does it. */
export interface TrayActions {
  act(callId: string, action: BareAction): void
  dial(accountId: string, number: string): void
  dismissCall(callId: string): void
  applyShortcut(accountId: string, shortcutId: string): void
  setDnd(accountId: string, on: boolean): void
  setSwitch(accountId: string, switchId: string, on: boolean): void
  setQueueSignedIn(queueId: string, signedIn: boolean): void
  setQueuePaused(queueId: string, paused: boolean, reason: string | undefined): void
  /** Until tomorrow; asks first where a call or a group would be left alone. */
  switchOff(accountId: string): void
  switchOn(accountId: string): void
  openMain(view: MainView): void
  toggleMain(): void
  quit(): void
}

/** What the tray needs from the rest of the program. */
export interface AppTrayOptions {
  /** Not complete: nothing is known of the accounts yet. */
  readonly reader: StateReader & { readonly isComplete: boolean }
  readonly actions: TrayActions
  readonly words: MenuWords
  readonly clock: Clock
  /** Folder with the icons. */
  readonly icons: string
  readonly problem: ReportProblem
  /** Calls back whenever a panel appears that does not know our icon; returns its own end. */
  readonly hostAppeared: (listener: () => void) => () => void
}

const undrawn = { icon: '', tip: '', menu: '' }

/** The program's face: an icon that says my state, and the menu. Without a tray the program goes on. */
export class AppTray implements Disposable {
  readonly #options: AppTrayOptions
  readonly #endings: (() => void)[] = []
  readonly #drawing: Throttled
  readonly #life = new AbortController()
  #tray: Tray | undefined
  #entries: readonly MenuEntry[] = []
  #drawn = undrawn
  #clickedAt = Number.NEGATIVE_INFINITY

  constructor(options: AppTrayOptions) {
    this.#options = options
    this.#drawing = new Throttled(options.clock, PACE_MS, () => this.#tryToDraw(), this.#life.signal)
  }

  /** Shows the icon and follows the state; false when the system refused. Call it once, after `ready`. */
  start(): boolean {
    if (!this.#make()) return false
    this.#endings.push(this.#options.reader.changed(() => this.#drawing.trigger()))
    return true
  }

  /**
   * From now on the icon is made anew for each panel that appears; `mayBeLate`: and now, for a panel that may have appeared
   * meanwhile. Call it late: listening starts a program, which keeps open whatever sockets Chromium has while that starts
   * its own processes.
   */
  followHost(mayBeLate: boolean): void {
    if (this.#tray === undefined) return
    this.#endings.push(this.#options.hostAppeared(() => this.#make()))
    if (mayBeLate && process.platform === 'linux') this.#make()
  }

  /** Makes the icon, in place of one that no panel knows. */
  #make(): boolean {
    this.#tray?.destroy()
    this.#tray = undefined
    try {
      this.#tray = new Tray(this.#icon())
    } catch (failure) {
      this.#options.problem('no tray', { failure: String(failure) })
      return false
    }
    // On macOS a click opens the menu.
    if (process.platform !== 'darwin') this.#tray.on('click', () => this.#iconClicked())
    this.#drawn = undrawn
    this.#drawing.trigger()
    return true
  }

  #iconClicked(): void {
    const { clock, actions } = this.#options
    const now = clock.elapsed()
    const isSecond = now - this.#clickedAt < DOUBLE_CLICK_MS
    this.#clickedAt = now
    if (!isSecond) actions.toggleMain()
  }

  /** The menu as it was last drawn. */
  get entries(): readonly MenuEntry[] {
    return this.#entries
  }

  /** Name of the icon that is shown. */
  get iconName(): string {
    return this.#drawn.icon
  }

  /** Opens the same menu in a window, where there may be no tray; `at` in pixels of the page at 100 %. */
  popUp(window: BrowserWindow, at: { readonly x: number; readonly y: number }): void {
    const { reader, words } = this.#options
    const entries = trayMenu(reader.snapshot().state, words)
    const menu = Menu.buildFromTemplate(this.#template(entries, (command) => this.run(command)))
    const scale = window.webContents.zoomFactor
    menu.popup({ window, x: Math.round(at.x * scale), y: Math.round(at.y * scale) })
  }

  /** Does what a menu entry asks for. */
  run(command: TrayCommand): void {
    const { actions } = this.#options
    switch (command.type) {
      case 'act':
        return actions.act(command.callId, command.action)
      case 'dial':
        return actions.dial(command.accountId, command.number)
      case 'dismissCall':
        return actions.dismissCall(command.callId)
      case 'applyShortcut':
        return actions.applyShortcut(command.accountId, command.shortcutId)
      case 'setDnd':
        return actions.setDnd(command.accountId, command.on)
      case 'setSwitch':
        return actions.setSwitch(command.accountId, command.switchId, command.on)
      case 'setQueueSignedIn':
        return actions.setQueueSignedIn(command.queueId, command.signedIn)
      case 'setQueuesSignedIn':
        return command.queueIds.forEach((queueId) => actions.setQueueSignedIn(queueId, command.signedIn))
      case 'setQueuesPaused':
        return command.queueIds.forEach((queueId) => actions.setQueuePaused(queueId, command.paused, command.reason))
      case 'setAccountOff':
        return command.off ? actions.switchOff(command.accountId) : actions.switchOn(command.accountId)
      case 'open':
        return actions.openMain(command.view)
      case 'quit':
        return actions.quit()
      default:
        return assertNever(command)
    }
  }

  [Symbol.dispose](): void {
    this.#life.abort(abortError('ended'))
    for (const end of this.#endings.splice(0)) end()
    this.#tray?.destroy()
    this.#tray = undefined
  }

  /** What the system refuses to show now may go with the next change. */
  async #tryToDraw(): Promise<void> {
    try {
      this.#draw()
    } catch (failure) {
      this.#options.problem('the tray could not be drawn', { failure: String(failure) })
    }
  }

  #draw(): void {
    const tray = this.#tray
    if (tray === undefined || tray.isDestroyed()) return
    const icon = this.#iconName()
    const tip = this.#tip()
    if (icon !== this.#drawn.icon) tray.setImage(this.#icon())
    if (tip !== this.#drawn.tip) tray.setToolTip(tip)
    this.#entries = trayMenu(this.#options.reader.snapshot().state, this.#options.words)
    const menu = JSON.stringify(this.#entries)
    if (menu !== this.#drawn.menu) this.#setMenu(tray)
    this.#drawn = { icon, tip, menu }
  }

  #setMenu(tray: Tray): void {
    tray.setContextMenu(Menu.buildFromTemplate(this.#template(this.#entries, (command) => this.#clicked(command))))
  }

  #template(entries: readonly MenuEntry[], run: (command: TrayCommand) => void): MenuItemConstructorOptions[] {
    return menuTemplate(entries, run, (icon) => join(this.#options.icons, 'shortcuts', `${icon}.png`))
  }

  /** A click turns the native check mark at once; drawn anew, it says what is true until the state has changed. */
  #clicked(command: TrayCommand): void {
    this.#drawn = { ...this.#drawn, menu: '' }
    this.run(command)
    this.#drawing.trigger()
  }

  #state(): TrayState {
    const { reader } = this.#options
    return reader.isComplete ? trayState(reader.snapshot().state) : 'lost'
  }

  #hasMissed(): boolean {
    return hasUnseen(this.#options.reader.snapshot().state)
  }

  #iconName(): string {
    return trayIconName(this.#state(), this.#hasMissed())
  }

  #icon(): Electron.NativeImage {
    const file = `${this.#iconName()}-${trayIconSize(process.platform)}.png`
    return nativeImage.createFromPath(join(this.#options.icons, file))
  }

  #tip(): string {
    const shown = this.#options.reader.snapshot().state
    const rings = firstRinging(shown)
    const targets = divertedTo(shown)
    const state = [
      isAllOff(shown) ? m.tray_tip_off() : tips[this.#state()](),
      ...(rings === undefined ? [] : [m.tray_tip_rings({ name: entryLabel(callerName(rings.remote)) })]),
      ...(targets.length > 2
        ? [m.tray_tip_diverted_several({ count: targets.length })]
        : targets.map((target) => m.tray_tip_diverted({ target })))
    ].join(' · ')
    return this.#hasMissed() ? m.tray_tip_missed({ state }) : state
  }
}

const tips: Readonly<Record<TrayState, () => string>> = {
  available: () => m.tray_tip_available(),
  busy: () => m.tray_tip_busy(),
  onCall: () => m.tray_tip_on_call(),
  signedOut: () => m.tray_tip_signed_out(),
  lost: () => m.tray_tip_lost()
}
