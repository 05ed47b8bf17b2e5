import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, ipcMain, session } from 'electron'
import ElectronStore from 'electron-store'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { HeldRequests } from '../ipc/held-requests.ts'
import { TrustedWindows } from '../ipc/trusted-windows.ts'
import { createLog } from '../logging/log.ts'
import { LogFile } from '../logging/log-file.ts'
import { parseJson, type OpenJsonFile } from '../settings/versioned-file.ts'
import { EarlyView } from '../state/early-view.ts'
import { MediaStore } from '../state/media-store.ts'
import { systemClock, type Clock } from '../util/clock.ts'
import type { Deferred } from '../util/deferred.ts'
import { isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { SteppableClock } from '../util/steppable-clock.ts'
import { AfterPaint } from './after-paint.ts'
import { announcer } from './announce.ts'
import { prepareAnswers, serveApp } from './app-scheme.ts'
import { asksForSomething, type CommandLine } from './command-line.ts'
import { makeEarlyStores } from './early-stores.ts'
import { hardenSession, setMinimalMenu } from './hardening.ts'
import type { LastResort } from './last-resort.ts'
import type { Lifecycle } from './lifecycle.ts'
import { appPaths, devServerOrigin } from './pages.ts'
import type { Program } from './program.ts'
import { SpareTime } from './spare-time.ts'
import { makeShell, type Shell, type ShellOptions } from './shell.ts'
import { installTestHook, isTestHookAllowed, type TestHook } from './test-hook.ts'

/** What everything else rests on. */
export type Base = ReturnType<typeof createBase>

/** Makes it; call it once, after `ready`. */
export function createBase(lifecycle: Lifecycle, lastResort: LastResort) {
  // only where end-to-end tests may move the time
  const stepped = isTestHookAllowed(app.isPackaged, process.env) ? new SteppableClock() : undefined
  const clock: Clock = stepped ?? systemClock
  const folder = app.getPath('userData')
  const log = createLog({ destination: new LogFile(join(folder, 'logs', 'ringside.log'), clock), clock })
  const openJson: OpenJsonFile = (options) => new ElectronStore({ ...options, deserialize: parseJson })
  const files = { clock, log, folder, openJson, systemRegion: app.getLocaleCountryCode() }
  const early = makeEarlyStores(files)
  lastResort.tellTo((what, failure) => {
    log.error(what, { error: failure })
    early.notices.add('error', m.error_internal())
  })
  const devOrigin = devServerOrigin(app.isPackaged, process.env)
  hardenSession(session.defaultSession, devOrigin)
  const media = new MediaStore({ clock, newId: randomUUID })
  const spareTime = new SpareTime(clock)
  serveApp(session.defaultSession, appPaths(app.getAppPath()).renderer, media, spareTime)
  setMinimalMenu(process.platform)
  const life = new Lifetime()
  return {
    ...files,
    stepped,
    newId: randomUUID,
    announce: announcer(process.env),
    devOrigin,
    lifecycle,
    media,
    spareTime,
    afterPaint: new AfterPaint(clock),
    life,
    early,
    view: life.add(new EarlyView(early.settings.entities)),
    trusted: new TrustedWindows(devOrigin),
    ipcMain: new HeldRequests(ipcMain)
  }
}

/** The popup waits so long for the window's page, whose first content its own process would slow down, ms. */
const POPUP_AFTER_MS = 400

/** Shows tray and window. What they ask of the program waits for it; what would slow down the window waits for its first picture. */
export function openShell(base: Base, program: Deferred<Program>, { launch, hidden }: CommandLine): Shell {
  const { stepped, announce, life, media, afterPaint } = base
  const shell = life.add(makeShell(shellOptions(base, program)))
  if (stepped !== undefined) installTestHook(hookOf(shell, stepped, media))
  shell.tray.start()
  announce('tray')
  const isAsked = asksForSomething(launch)
  const showsWindow = !hidden || isAsked
  if (showsWindow && !isAsked) {
    shell.main.show()
    prepareAnswers()
  }
  program.run(({ start }) => {
    afterPaint.run(() => void startPopup(base, shell, showsWindow ? POPUP_AFTER_MS : 0))
    afterPaint.run(
      () =>
        void start().then(() => {
          announce('ready')
          shell.tray.followHost(hidden) // hidden is how a session starts it, beside its panel
        })
    )
  })
  if (showsWindow) afterPaint.expectWindow()
  else afterPaint.open()
  if (isAsked) program.run((running) => running.launch(launch))
  return shell
}

async function startPopup({ clock, life }: Base, { popup }: Shell, afterMs: number): Promise<void> {
  try {
    if (afterMs > 0) await clock.sleep(afterMs, life.signal)
    popup.start()
  } catch (error) {
    if (!isAbort(error)) throw error
  }
}

function shellOptions(base: Base, program: Deferred<Program>): ShellOptions {
  const { view, early, trusted, media, announce, afterPaint } = base
  return {
    ...base,
    reader: view,
    popupCards: early.popupCards,
    created: (window, kind) => {
      trusted.add(window.webContents)
      if (kind === 'main') window.once('closed', () => media.releaseAll())
    },
    painted: () => {
      announce('painted')
      afterPaint.open()
    },
    changeTextSize: (textSize) => early.settings.change({ textSize }),
    sendView: (...shown) => program.run(({ sendView }) => sendView(...shown)),
    sendPopupFocus: (...focus) => program.run(({ sendPopupFocus }) => sendPopupFocus(...focus)),
    attend: (now) => program.run(({ attend }) => attend(now)),
    seeMissed: (ids) => program.run(({ seeMissed }) => seeMissed(ids)),
    actions: {
      act: (...order) => program.run(({ actions }) => actions.act(...order)),
      dial: (...order) => program.run(({ actions }) => actions.dial(...order)),
      dismissCall: (callId) => program.run(({ actions }) => actions.dismissCall(callId)),
      applyShortcut: (...shortcut) => program.run(({ actions }) => actions.applyShortcut(...shortcut)),
      setDnd: (...change) => program.run(({ actions }) => actions.setDnd(...change)),
      setSwitch: (...change) => program.run(({ actions }) => actions.setSwitch(...change)),
      setQueueSignedIn: (...change) => program.run(({ actions }) => actions.setQueueSignedIn(...change)),
      setQueuePaused: (...change) => program.run(({ actions }) => actions.setQueuePaused(...change)),
      switchOff: (accountId) => program.run(({ actions }) => actions.switchOff(accountId)),
      switchOn: (accountId) => program.run(({ actions }) => actions.switchOn(accountId))
    }
  }
}

const hookOf = ({ popup, tray, main }: Shell, clock: SteppableClock, media: MediaStore): TestHook => ({
  popupVisible: () => popup.isVisible,
  popupFocused: () => popup.isFocused,
  popupCalls: () => popup.shownCalls,
  trayMenu: () => tray.entries,
  trayIcon: () => tray.iconName,
  runTrayCommand: tray.run.bind(tray),
  openMain: () => main.show(),
  advanceClock: (ms) => clock.advance(ms),
  addMedia: (accountId, contentType, base64) =>
    media.add({ accountId, contentType, bytes: Buffer.from(base64, 'base64') }),
  releaseMedia: (id) => media.release(id)
})
