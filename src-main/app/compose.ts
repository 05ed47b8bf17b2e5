import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, dialog, ipcMain, session } from 'electron'
import ElectronStore from 'electron-store'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { allHandlers } from '../ipc/handlers/all.ts'
import { Publisher } from '../ipc/publisher.ts'
import { Router } from '../ipc/router.ts'
import { TrustedWindows } from '../ipc/trusted-windows.ts'
import { createLog, type Log } from '../logging/log.ts'
import { LogFile } from '../logging/log-file.ts'
import { StateView } from '../state/state-view.ts'
import type { Clock } from '../util/clock.ts'
import { systemClock } from '../util/clock.ts'
import { Lifetime } from '../util/lifetime.ts'
import { SteppableClock } from '../util/steppable-clock.ts'
import { MissedCalls } from '../windows/missed-calls.ts'
import { AfterPaint } from './after-paint.ts'
import { announcer } from './announce.ts'
import { registerAppScheme, serveApp } from './app-scheme.ts'
import { asksForSomething, ownArguments, readCommandLine, type CommandLine, type LaunchWish } from './command-line.ts'
import { startDemo, type Demo } from './demo.ts'
import { makeDomain, type Domain } from './domain.ts'
import { hardenSession, sandboxEverything, setMinimalMenu } from './hardening.ts'
import { systemKeyStore } from './key-store.ts'
import { LastResort } from './last-resort.ts'
import { Lifecycle } from './lifecycle.ts'
import { appPaths, devServerOrigin } from './pages.ts'
import { makeShell, type Shell } from './shell.ts'
import { takeSingleInstance } from './single-instance.ts'
import { onOpenUrl } from './tel-links.ts'
import { addTestAccount, testStart } from './test-account.ts'
import { installTestHook, isTestHookAllowed, type TestHook } from './test-hook.ts'
import { watchWake } from './wake.ts'
import { carryOut, runOrTell } from './wishes.ts'

/** Starts the program: the only place where everything is wired. Ends it in words when it cannot start. */
export async function compose(): Promise<void> {
  const lastResort = new LastResort(process)
  try {
    await start(lastResort)
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure)
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? reason) : reason}\n`)
    dialog.showErrorBox(m.start_failed(), m.start_failed_detail({ reason }))
    app.exit(1)
  }
}

async function start(lastResort: LastResort): Promise<void> {
  registerAppScheme()
  sandboxEverything()
  const commandLine = readCommandLine(ownArguments(process.argv, app.isPackaged, app.getAppPath()))
  if (endsWithWords(commandLine)) return app.exit(commandLine.unknown.length > 0 ? 2 : 0)
  const running: { current?: Program } = {}
  const early: (LaunchWish | undefined)[] = []
  const onWish = (wish: LaunchWish | undefined): void => {
    if (running.current === undefined) early.push(wish)
    else running.current.wish(wish)
  }
  if (!takeSingleInstance(commandLine.wish, onWish)) return app.exit(0)
  const lifecycle = new Lifecycle(systemClock)
  onOpenUrl((link) => onWish({ link, answer: false, hangUp: false }))
  await app.whenReady()
  const program = startProgram(lifecycle, commandLine, lastResort)
  running.current = program
  for (const wish of early) program.wish(wish)
}

/** The running program as a second start sees it. */
interface Program {
  wish(wish: LaunchWish | undefined): void
}

function startProgram(lifecycle: Lifecycle, { wish, demo, hidden }: CommandLine, lastResort: LastResort): Program {
  const stepped = isTestHookAllowed(app.isPackaged, process.env) ? new SteppableClock() : undefined
  const clock = stepped ?? systemClock
  const folder = app.getPath('userData')
  const log = createLog({ destination: new LogFile(join(folder, 'logs', 'ringside.log'), clock), clock })
  const announce = announcer(process.env)
  const afterPaint = new AfterPaint(clock)
  const devOrigin = devServerOrigin(app.isPackaged, process.env)
  hardenSession(session.defaultSession, devOrigin)
  serveApp(session.defaultSession, appPaths(app.getAppPath()).renderer)
  setMinimalMenu(process.platform)

  const domain = makeDomain({
    clock,
    log,
    folder,
    openJson: (options) => new ElectronStore(options),
    keyStore: systemKeyStore,
    systemRegion: app.getLocaleCountryCode(),
    newId: randomUUID
  })
  lastResort.tellTo((what, failure) => {
    log.error(what, { error: failure })
    domain.notices.add('error', m.error_internal())
  })
  const life = new Lifetime()
  const reader = life.add(new StateView(domain.stores))
  const missed = life.add(new MissedCalls(reader))
  const publisher = life.add(new Publisher({ stores: domain.stores, clock, log }))
  const trusted = new TrustedWindows(devOrigin)
  const commands = noting(domain, missed)
  const shell = life.add(
    makeShell({
      reader,
      missed,
      lifecycle,
      clock,
      log,
      folder,
      devOrigin,
      created: (window) => trusted.add(window.webContents),
      painted: () => {
        announce('painted')
        afterPaint.open()
      },
      sendView: (window, view) => publisher.push(window.webContents, 'window.show', { view }),
      actions: {
        act: (callId, action) => runOrTell(domain, commands.act({ callId, action })),
        applyShortcut: (...shortcut) => runOrTell(domain, domain.presenceCommands.applyShortcut(...shortcut)),
        setQueueSignedIn: (...change) => runOrTell(domain, domain.queueCommands.setSignedIn(...change))
      }
    })
  )
  const demos: { current?: Demo } = {}
  const handlers = allHandlers({
    ...domain,
    commands,
    publisher,
    windows: {
      dismissPopup: (callId) => shell.popup.dismiss(callId),
      resizePopup: (height) => shell.popup.resize(height),
      openMain: () => shell.main.show()
    },
    demo: () => demos.current?.run
  })
  const router = new Router({ ipcMain, trusted, handlers, log: log.child('ipc') })
  life.defer(watchWake(clock, () => domain.accounts.reconnectAll()))
  life.defer(domain.settings.entities.changes.on(() => domain.calls.renameAll()))
  lifecycle.endsWith({
    stopCommands: () => router[Symbol.dispose](),
    closeLinks: async () => {
      await Promise.all([domain.accounts[Symbol.asyncDispose](), demos.current?.[Symbol.asyncDispose]()])
      await domain.calls[Symbol.asyncDispose]()
    },
    flushLogs: () => life[Symbol.asyncDispose](),
    problem: log.child('quit').warn
  })
  if (stepped !== undefined) installTestHook(hookOf(shell, stepped))

  shell.tray.start()
  announce('tray')
  const showsWindow = !hidden || asksForSomething(wish)
  if (showsWindow) shell.main.show()
  afterPaint.run(() => shell.popup.start())
  const onWish = (more: LaunchWish | undefined): void => {
    shell.main.show()
    if (more !== undefined) runOrTell(domain, carryOut(domain, more))
  }
  afterPaint.run(() => void startAccounts({ domain, demos, clock, log }, demo).then(() => announce('ready')))
  if (showsWindow) afterPaint.expectWindow()
  else afterPaint.open()
  if (asksForSomething(wish)) runOrTell(domain, carryOut(domain, wish))
  return { wish: onWish }
}

interface AccountStart {
  readonly domain: Domain
  readonly demos: { current?: Demo }
  readonly clock: Clock
  readonly log: Log
}

/** The user's accounts; the demo when there is none, or on request. */
async function startAccounts({ domain, demos, clock, log }: AccountStart, wantsDemo: boolean): Promise<void> {
  try {
    await domain.accounts.startAll()
    const test = testStart(app.isPackaged, process.env)
    if (test.account !== undefined) await addTestAccount(domain, test.account)
    const isNeeded = test.account === undefined && !test.empty && domain.keeper.list().length === 0
    if (wantsDemo || isNeeded) demos.current = await startDemo(domain.accounts, domain.connectors, clock)
  } catch (error) {
    log.error('accounts did not start', { error })
    domain.notices.add('error', m.error_internal())
  }
}

/** Help, version and unknown switches are answered in words, without a window. */
function endsWithWords({ help, version, unknown }: CommandLine): boolean {
  const [option] = unknown
  if (option !== undefined) process.stderr.write(`${m.help_unknown({ option })}\n${m.help_text()}\n`)
  else if (help) process.stdout.write(`${m.help_text()}\n`)
  else if (version) process.stdout.write(`${app.getVersion()}\n`)
  return option !== undefined || help || version
}

/** The call commands; a call that the user refuses does not count as missed. */
function noting({ commands }: Domain, missed: MissedCalls): Pick<Domain['commands'], 'act' | 'dial'> {
  return {
    dial: (order) => commands.dial(order),
    act: (order) => {
      if (order.action === 'reject') missed.rejected(order.callId)
      return commands.act(order)
    }
  }
}

const hookOf = ({ popup, tray, main }: Shell, clock: SteppableClock): TestHook => ({
  popupVisible: () => popup.isVisible,
  popupFocused: () => popup.isFocused,
  popupCalls: () => popup.shownCalls,
  trayMenu: () => tray.entries,
  trayIcon: () => tray.iconName,
  runTrayCommand: tray.run.bind(tray),
  openMain: () => main.show(),
  advanceClock: (ms) => clock.advance(ms)
})
