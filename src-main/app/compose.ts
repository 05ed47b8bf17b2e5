import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, ipcMain, nativeTheme, session } from 'electron'
import ElectronStore from 'electron-store'
import type { KeyStore } from '../accounts/secret-vault.ts'
import { allHandlers } from '../ipc/handlers/all.ts'
import { Publisher } from '../ipc/publisher.ts'
import { Router } from '../ipc/router.ts'
import { TrustedWindows } from '../ipc/trusted-windows.ts'
import { createLog, type Log } from '../logging/log.ts'
import { LogFile } from '../logging/log-file.ts'
import { StateView } from '../state/state-view.ts'
import { systemClock } from '../util/clock.ts'
import { MainWindow } from '../windows/main-window.ts'
import { PlacementStore } from '../windows/placements.ts'
import { PopupWindow } from '../windows/popup-window.ts'
import { followTheme } from '../windows/theme.ts'
import { WindowFactory } from '../windows/window-factory.ts'
import { registerAppScheme, serveApp } from './app-scheme.ts'
import { startDemo, type Demo } from './demo.ts'
import { makeDomain } from './domain.ts'
import { hardenSession, sandboxEverything, setMinimalMenu } from './hardening.ts'
import { appPaths, devServerOrigin, pageUrls } from './pages.ts'

/** Starts the program: the only place where everything is wired. */
export async function compose(): Promise<void> {
  registerAppScheme()
  sandboxEverything()
  await app.whenReady()
  const clock = systemClock
  const folder = app.getPath('userData')
  const log = createLog({ destination: new LogFile(join(folder, 'logs', 'ringside.log'), clock), clock })
  const paths = appPaths(app.getAppPath())
  const devOrigin = devServerOrigin(app.isPackaged, process.env)
  hardenSession(session.defaultSession, devOrigin)
  serveApp(session.defaultSession, paths.renderer)
  setMinimalMenu(process.platform)

  const domain = makeDomain({
    clock,
    log,
    folder,
    openJson: (options) => new ElectronStore(options),
    keyStore: await systemKeyStore(log),
    systemRegion: app.getLocaleCountryCode(),
    newId: randomUUID
  })
  const view = new StateView(domain.stores)
  const publisher = new Publisher({ stores: domain.stores, clock, log })
  const trusted = new TrustedWindows()
  const problem = log.child('windows').warn
  const factory = new WindowFactory({
    preload: paths.preload,
    pageUrl: pageUrls(devOrigin),
    devTools: !app.isPackaged,
    clock,
    created: (window) => trusted.add(window.webContents),
    problem
  })
  const placements = new PlacementStore(join(folder, 'windows.json'), problem)
  const popup = new PopupWindow({ factory, reader: view, placements, problem })
  const main = new MainWindow({
    factory,
    placements,
    icon: join(paths.resources, 'icons', '256x256.png'),
    sendView: (window, show) => publisher.push(window.webContents, 'window.show', { view: show }),
    isTrayReachable: () => Promise.resolve(false),
    isQuitting: () => false,
    quit: () => app.quit()
  })
  let demo: Demo | undefined
  const handlers = allHandlers({
    ...domain,
    publisher,
    windows: {
      dismissPopup: (callId) => popup.dismiss(callId),
      resizePopup: (height) => popup.resize(height),
      openMain: () => main.show()
    },
    demo: () => demo?.run
  })
  new Router({ ipcMain, trusted, handlers, log: log.child('ipc') })
  followTheme(view, nativeTheme)
  main.show()
  popup.start()
  await domain.accounts.startAll()
  if (domain.keeper.list().length === 0) demo = await startDemo(domain.accounts, domain.connectors, clock)
}

/** The key store of the operating system; undefined where there is none. */
async function systemKeyStore(log: Log): Promise<KeyStore | undefined> {
  try {
    const keytar = (await import('keytar')).default
    await keytar.getPassword('Ringside', 'probe')
    return keytar
  } catch (error) {
    log.warn('no key store', { error })
    return undefined
  }
}
