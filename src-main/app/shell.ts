import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import type { Push } from '../../src-preload/contract/ipc.ts'
import type { TextSizePercent } from '../../src-preload/contract/settings.ts'
import type { EntityStore } from '../state/entity-store.ts'
import { FIELD_HOTKEY, followFieldHotkey, GlobalHotkey } from '../windows/global-hotkey.ts'
import { MainWindow } from '../windows/main-window.ts'
import type { MainView } from '../windows/main-window.ts'
import { MissedOnScreen } from '../windows/missed-on-screen.ts'
import { PlacementStore } from '../windows/placements.ts'
import { PopupWindow } from '../windows/popup-window.ts'
import { QueuesOnScreen, type LookedAt } from '../windows/queues-on-screen.ts'
import type { StateReader } from '../windows/state-reader.ts'
import { AppTray, type TrayActions } from '../windows/tray.ts'
import { isTrayShown, watchTrayHost } from '../windows/tray-host.ts'
import { TextSize } from '../windows/text-size.ts'
import { followTheme } from '../windows/theme.ts'
import { WindowFactory } from '../windows/window-factory.ts'
import type { WindowKind } from '../windows/window-options.ts'
import type { Log } from '../logging/log.ts'
import type { Clock } from '../util/clock.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { Lifecycle } from './lifecycle.ts'
import { appPaths, pageUrls } from './pages.ts'

/** What windows and tray need. */
export interface ShellOptions {
  readonly reader: StateReader & { readonly isComplete: boolean }
  /** Hears which missed calls the user has seen. */
  readonly seeMissed: (ids: readonly string[]) => void
  readonly popupCards: EntityStore<'popupCards'>
  readonly lifecycle: Lifecycle
  readonly clock: Clock
  readonly log: Log
  /** Folder for what is remembered of the windows. */
  readonly folder: string
  readonly devOrigin: string | undefined
  readonly created: (window: BrowserWindow, kind: WindowKind) => void
  readonly painted: () => void
  readonly sendView: (window: BrowserWindow, view: MainView) => void
  readonly sendPopupFocus: (window: BrowserWindow, payload: Push<'popup.focus'>) => void
  /** Hears what the user looks at, whenever that may have changed. */
  readonly attend: (now: LookedAt) => void
  readonly changeTextSize: (textSize: TextSizePercent) => void
  readonly actions: Omit<TrayActions, 'openMain' | 'toggleMain' | 'quit'>
}

/** Tray and windows; knows the accounts only once there is a program behind it. */
export interface Shell extends AsyncDisposable {
  /** Path of the windows' icon. */
  readonly icon: string
  readonly main: MainWindow
  readonly popup: PopupWindow
  readonly tray: AppTray
  readonly missedOnScreen: MissedOnScreen
  readonly queuesOnScreen: QueuesOnScreen
}

/** Makes tray, popup and main window; nothing is shown before `start` of each. */
export function makeShell(options: ShellOptions): Shell {
  const { reader, lifecycle, clock, folder } = options
  const problem = options.log.child('windows').warn
  const { resources } = appPaths(app.getAppPath())
  const icon = join(resources, 'icons', '256x256.png')
  const placements = new PlacementStore(join(folder, 'windows.json'), problem)
  const lifetime = new Lifetime()
  const { platform } = process
  const textSize = lifetime.add(new TextSize({ reader, platform, change: options.changeTextSize }))
  const factory = factoryOf(options, textSize, () => {
    missedOnScreen.show([])
    queuesOnScreen.show([])
  })
  const main: MainWindow = lifetime.add(
    new MainWindow({
      factory,
      placements,
      textSize,
      icon,
      sendView: options.sendView,
      isTrayReachable: () => isTrayShown(platform),
      isQuitting: () => lifecycle.isQuitting,
      quit: () => lifecycle.quit(),
      focused: () => missedOnScreen.look()
    })
  )
  const missedOnScreen = new MissedOnScreen({
    isFocused: () => main.window?.isFocused() === true,
    see: options.seeMissed
  })
  const queuesOnScreen = new QueuesOnScreen({ isPageShown: () => main.isPageShown, attend: options.attend })
  lifetime.defer(main.stageChanged.on(() => queuesOnScreen.look()))
  const popup = lifetime.add(
    new PopupWindow({
      factory,
      reader,
      cards: options.popupCards,
      stage: main,
      textSize,
      placements,
      problem,
      sendFocus: options.sendPopupFocus
    })
  )
  const tray = lifetime.add(
    new AppTray({
      reader,
      actions: {
        ...options.actions,
        openMain: (view) => main.show(view),
        toggleMain: () => main.toggle(),
        quit: () => lifecycle.quit()
      },
      words: { time: clockTime },
      clock,
      icons: join(resources, 'tray'),
      problem,
      hostAppeared: (listener) => watchTrayHost(platform, listener)
    })
  )
  const fieldHotkey = lifetime.add(
    new GlobalHotkey({ keys: FIELD_HOTKEY, name: 'field', pressed: () => main.show('dial'), problem })
  )
  lifetime.defer(followFieldHotkey(reader, fieldHotkey))
  lifetime.defer(followTheme(reader, nativeTheme))
  return {
    icon,
    main,
    popup,
    tray,
    missedOnScreen,
    queuesOnScreen,
    [Symbol.asyncDispose]: () => lifetime[Symbol.asyncDispose]()
  }
}

/** `mainMade`: a new main window shows nothing yet. */
function factoryOf(
  { clock, log, devOrigin, created, painted }: ShellOptions,
  textSize: TextSize,
  mainMade: () => void
): WindowFactory {
  const onCreated = (window: BrowserWindow, kind: WindowKind): void => {
    created(window, kind)
    textSize.follow(window)
    if (kind !== 'main') return
    mainMade()
    window.once('ready-to-show', painted)
  }
  return new WindowFactory({
    preload: appPaths(app.getAppPath()).preload,
    pageUrl: pageUrls(devOrigin),
    devTools: !app.isPackaged,
    clock,
    created: onCreated,
    problem: log.child('windows').warn
  })
}

const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString(app.getLocale(), { hour: 'numeric', minute: '2-digit' })
