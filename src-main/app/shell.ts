import { join } from 'node:path'
import { app, nativeTheme, type BrowserWindow } from 'electron'
import type { Push } from '../../src-preload/contract/ipc.ts'
import type { TextSizePercent } from '../../src-preload/contract/settings.ts'
import type { EntityStore } from '../state/entity-store.ts'
import { MainWindow } from '../windows/main-window.ts'
import type { MainView } from '../windows/main-window.ts'
import type { MissedCallNews } from '../windows/notifications.ts'
import { MissedOnScreen } from '../windows/missed-on-screen.ts'
import { Notifications } from '../windows/notifications.ts'
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

/** What windows, tray and notifications need. */
export interface ShellParts {
  readonly reader: StateReader
  readonly missed: MissedCallNews & { see(ids: readonly string[]): void }
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

/** Everything the user sees of the program outside its pages. */
export interface Shell extends AsyncDisposable {
  readonly main: MainWindow
  readonly popup: PopupWindow
  readonly tray: AppTray
  readonly missedOnScreen: MissedOnScreen
  readonly queuesOnScreen: QueuesOnScreen
}

/** Makes tray, popup and main window; nothing is shown before `start` of each. */
export function makeShell(parts: ShellParts): Shell {
  const { reader, missed, lifecycle, clock, folder } = parts
  const problem = parts.log.child('windows').warn
  const { resources } = appPaths(app.getAppPath())
  const icon = join(resources, 'icons', '256x256.png')
  const placements = new PlacementStore(join(folder, 'windows.json'), problem)
  const lifetime = new Lifetime()
  const { platform } = process
  const textSize = lifetime.add(new TextSize({ reader, platform, change: parts.changeTextSize }))
  const factory = factoryOf(parts, textSize, () => {
    missedOnScreen.show([])
    queuesOnScreen.show([])
  })
  const main: MainWindow = lifetime.add(
    new MainWindow({
      factory,
      placements,
      textSize,
      icon,
      sendView: parts.sendView,
      isTrayReachable: () => isTrayShown(platform),
      isQuitting: () => lifecycle.isQuitting,
      quit: () => lifecycle.quit(),
      focused: () => missedOnScreen.look()
    })
  )
  const missedOnScreen = new MissedOnScreen({
    isFocused: () => main.window?.isFocused() === true,
    see: (ids) => missed.see(ids)
  })
  const queuesOnScreen = new QueuesOnScreen({ isPageShown: () => main.isPageShown, attend: parts.attend })
  lifetime.defer(main.stageChanged.on(() => queuesOnScreen.look()))
  const popup = lifetime.add(
    new PopupWindow({
      factory,
      reader,
      cards: parts.popupCards,
      stage: main,
      textSize,
      placements,
      problem,
      sendFocus: parts.sendPopupFocus
    })
  )
  const tray = lifetime.add(
    new AppTray({
      reader,
      actions: {
        ...parts.actions,
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
  lifetime.add(new Notifications({ reader, missed, icon, openMain: () => main.show(), problem }))
  lifetime.defer(followTheme(reader, nativeTheme))
  return {
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
  { clock, log, devOrigin, created, painted }: ShellParts,
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
