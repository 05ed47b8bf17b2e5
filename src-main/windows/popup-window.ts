import { nativeTheme, screen } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Push } from '../../src-preload/contract/ipc.ts'
import type { PopupSettings } from '../../src-preload/contract/settings.ts'
import { usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import type { EntityStore } from '../state/entity-store.ts'
import { lookUp } from '../util/lookup.ts'
import { DEFAULT_OFFSET, offsetOf, popupBounds } from './bounds.ts'
import type { Rect } from './bounds.ts'
import { followDisplays } from './displays.ts'
import type { PlacementStore } from './placements.ts'
import { GivenPlaces, withPlace } from './popup-place.ts'
import { displayLayout, popupDisplay } from './popup-screen.ts'
import { isPopupFor } from './popup-choice.ts'
import { keepAbove, setTakesFocusOnClick } from './popup-level.ts'
import { GlobalHotkey, POPUP_HOTKEY } from './global-hotkey.ts'
import {
  concerns,
  emptyPopup,
  followedBy,
  isHotkeyUseful,
  nextPopup,
  withHiddenCards,
  withoutCards
} from './popup-policy.ts'
import type { Popup, PopupSituation } from './popup-policy.ts'
import type { ReportProblem } from './report-problem.ts'
import type { StateReader } from './state-reader.ts'
import type { TextSize } from './text-size.ts'
import { backgroundColor } from './theme.ts'
import type { WindowFactory } from './window-factory.ts'
import { POPUP_FIRST_HEIGHT, POPUP_WIDTH } from './window-options.ts'

const LEAST_HEIGHT = 64

/** Tells whether the user has the calls before their eyes in the main window. */
export interface Stage {
  readonly isStageShown: boolean
  readonly stageChanged: { on(listener: () => void): () => void }
}

/** What the popup needs from the rest of the program. */
export interface PopupWindowOptions {
  readonly factory: WindowFactory
  readonly reader: StateReader
  /** Where the page reads which cards to draw. */
  readonly cards: EntityStore<'popupCards'>
  readonly stage: Stage
  readonly textSize: Pick<TextSize, 'factor' | 'changed'>
  readonly placements: PlacementStore
  readonly problem: ReportProblem
  /** Asks the page to put the keyboard where it belongs. */
  readonly sendFocus: (window: BrowserWindow, payload: Push<'popup.focus'>) => void
}

/** The small window that says who is calling: made hidden at start, shown without taking the keyboard. */
export class PopupWindow implements Disposable {
  readonly #options: PopupWindowOptions
  readonly #hotkey: GlobalHotkey
  readonly #endings: (() => void)[] = []
  #window: BrowserWindow | undefined
  #loaded = false
  #popup: Popup = emptyPopup
  #followed: ReadonlySet<string> = new Set()
  /** CSS pixels, as the page asks for it. */
  #height = POPUP_FIRST_HEIGHT
  /** What one card needed last: the height to come up with next time. */
  #cardHeight = POPUP_FIRST_HEIGHT
  readonly #places = new GivenPlaces()
  readonly #answeredHere = new Set<string>()

  constructor(options: PopupWindowOptions) {
    this.#options = options
    this.#hotkey = new GlobalHotkey({
      keys: POPUP_HOTKEY,
      name: 'popup',
      pressed: () => this.focus(),
      problem: options.problem
    })
  }

  /** Makes the hidden window and follows calls, main window and displays from now on. Call it once, after `ready`. */
  start(): void {
    const { reader, stage, textSize } = this.#options
    this.#make()
    this.#endings.push(
      reader.changed(({ set, removed }) => {
        for (const callId of removed.calls ?? []) this.#answeredHere.delete(callId)
        if (set.settings !== undefined && this.#window !== undefined)
          keepAbove(this.#window, this.#settings.overFullScreen)
        if (set.settings !== undefined || concerns(this.#followed, set.calls, removed.calls)) this.#update()
      }),
      stage.stageChanged.on(() => this.#update()),
      textSize.changed.on(() => this.#placeAgain()),
      followDisplays(() => this.#displaysChanged())
    )
  }

  /** Closes the card of one call for good, unless the hotkey brings it back. */
  dismiss(callId: string): void {
    this.#update(withoutCards(this.#popup, [callId]))
  }

  /** The user answers this call from here, so its card need not say where it was answered. */
  answering(callId: string): void {
    this.#answeredHere.add(callId)
  }

  /** The height that the page asks for, CSS pixels; 0 changes nothing, for only the calls decide whether it is shown. */
  resize(height: number): void {
    if (height <= 0 || height === this.#height) return
    this.#height = Math.max(LEAST_HEIGHT, height)
    if (this.#popup.cards.length === 1) this.#cardHeight = this.#height
    this.#placeAgain()
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() ?? false
  }

  get isFocused(): boolean {
    return this.#window?.isFocused() ?? false
  }

  /** Ids of the calls it shows, the oldest first. */
  get shownCalls(): readonly string[] {
    return this.#popup.cards.map(({ callId }) => callId)
  }

  [Symbol.dispose](): void {
    for (const end of this.#endings.splice(0)) end()
    this.#hotkey[Symbol.dispose]()
    this.#window?.destroy()
    this.#window = undefined
  }

  #make(): void {
    this.#window?.destroy()
    this.#loaded = false
    const place = { backgroundColor: backgroundColor(nativeTheme.shouldUseDarkColors), ...this.#firstBounds() }
    const window = this.#options.factory.create('popup', place, () => this.#rebuild(window))
    this.#window = window
    keepAbove(window, this.#settings.overFullScreen)
    setTakesFocusOnClick(window, false)
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

  /** A user who closes it means the cards; the window itself is needed for the next call. */
  #keepFromClosing(event: { preventDefault(): void }, window: BrowserWindow): void {
    if (!window.isVisible()) return
    event.preventDefault()
    this.#update(withoutCards(this.#popup, this.shownCalls))
  }

  get #settings(): PopupSettings {
    return this.#options.reader.snapshot().state.settings['app']?.popup ?? usualPopupSettings
  }

  #situation(): PopupSituation {
    const { calls, queues, settings } = this.#options.reader.snapshot().state
    return {
      calls,
      popupEnabled: settings['app']?.popupEnabled ?? true,
      isWanted: (call) => isPopupFor(call, this.#settings, queues),
      stageShown: this.#options.stage.isStageShown,
      answeredHere: this.#answeredHere
    }
  }

  #update(before: Popup = this.#popup): void {
    const situation = this.#situation()
    this.#popup = nextPopup(before, situation)
    this.#followed = followedBy(this.#popup, situation)
    const { cards } = this.#popup
    this.#options.cards.replaceWhere(() => true, Object.fromEntries(cards.map((card) => [card.callId, card])))
    this.#hotkey.want(isHotkeyUseful(situation))
    if (this.#window === undefined || !this.#loaded) return
    if (cards.length > 0 && !this.isVisible) this.#show(this.#window)
    if (cards.length === 0 && this.isVisible) this.#hide(this.#window)
  }

  #show(window: BrowserWindow): void {
    const place = this.#place()
    window.showInactive()
    // A window manager places a window itself when it sees it for the first time (X11).
    window.setBounds({ ...place })
  }

  #hide(window: BrowserWindow): void {
    this.#rememberPlace(window.getBounds())
    window.hide()
    this.#places.forget()
    this.#height = this.#cardHeight
  }

  /** Brings hidden cards back and moves the keyboard into the popup, because the user pressed the hotkey. */
  focus(): void {
    this.#update(withHiddenCards(this.#popup, this.#situation()))
    const window = this.#window
    const [oldest] = this.#popup.cards
    if (window === undefined || oldest === undefined || !window.isVisible()) return
    this.takeKeyboard()
    this.#options.sendFocus(window, { callId: oldest.callId })
  }

  /** The user is about to type in it, after a press of their own. */
  takeKeyboard(): void {
    const window = this.#window
    if (window?.isVisible() !== true) return
    setTakesFocusOnClick(window, true)
    window.focus()
    window.webContents.focus()
  }

  #firstBounds(): Rect {
    return this.#boundsIn(screen.getPrimaryDisplay().workArea)
  }

  /** On the chosen display or that with the pointer when it comes up, later on the one where it is. */
  #place(current?: Rect): Rect {
    if (current !== undefined) this.#rememberPlace(current)
    const display =
      current === undefined ? popupDisplay(this.#settings.screenId) : screen.getDisplayMatching({ ...current })
    const place = this.#boundsIn(display.workArea)
    this.#places.give(place)
    this.#window?.setBounds({ ...place })
    return place
  }

  #placeAgain(): void {
    if (this.isVisible) this.#place(this.#window?.getBounds())
  }

  /** The page is drawn larger by the text size, and the window grows with it. */
  #boundsIn(workArea: Rect): Rect {
    const { placements, textSize } = this.#options
    const width = Math.ceil(POPUP_WIDTH * textSize.factor)
    const height = Math.ceil(this.#height * textSize.factor)
    const { popup, popupPlaces = {} } = placements.placements
    return popupBounds(workArea, width, height, lookUp(popupPlaces, displayLayout()) ?? popup ?? DEFAULT_OFFSET)
  }

  /** A display that went away or became smaller must not take the popup with it. */
  #displaysChanged(): void {
    // Where the system has put it meanwhile is not where the user wants it.
    this.#places.forget()
    this.#placeAgain()
  }

  #rememberPlace(bounds: Rect): void {
    if (!this.#places.wasMoved(bounds)) return
    const { workArea } = screen.getDisplayMatching({ ...bounds })
    const { placements } = this.#options
    const popup = offsetOf(bounds, workArea)
    const popupPlaces = withPlace(placements.placements.popupPlaces ?? {}, displayLayout(), popup)
    placements.remember({ popup, popupPlaces })
  }
}
