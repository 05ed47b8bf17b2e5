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
import { parseJson } from '../settings/versioned-file.ts'
import { CheckedStores } from '../state/checked-stores.ts'
import { MediaStore } from '../state/media-store.ts'
import { StateView } from '../state/state-view.ts'
import type { Clock } from '../util/clock.ts'
import { systemClock } from '../util/clock.ts'
import { Lifetime } from '../util/lifetime.ts'
import { SteppableClock } from '../util/steppable-clock.ts'
import { AfterPaint } from './after-paint.ts'
import { announcer, onFirstRing } from './announce.ts'
import { registerAppScheme, serveApp } from './app-scheme.ts'
import { asksForSomething, ownArguments, readCommandLine, type CommandLine, type LaunchWish } from './command-line.ts'
import { Demo } from './demo.ts'
import { makeDomain, type Domain } from './domain.ts'
import { hardenSession, sandboxEverything, setMinimalMenu } from './hardening.ts'
import { systemKeyStore } from './key-store.ts'
import { staySmall } from './memory.ts'
import { LastResort } from './last-resort.ts'
import { Lifecycle } from './lifecycle.ts'
import { appPaths, devServerOrigin } from './pages.ts'
import { pickAuthorityFile, pickEndpointFile } from './pick-file.ts'
import { makeShell, type Shell } from './shell.ts'
import { takeSingleInstance } from './single-instance.ts'
import { onOpenUrl } from './tel-links.ts'
import { refusedSwitch } from './refused-switches.ts'
import { announceAccounts } from './start-accounts.ts'
import { installTestHook, isTestHookAllowed, type TestHook } from './test-hook.ts'
import { watchWake } from './wake.ts'
import { startsAnewOnX11, windowSystem } from './x11.ts'
import { isOnWayland } from './window-system.ts'
import { wordsFor } from '../util/errors.ts'
import { carryOut, runOrTell } from './wishes.ts'

/** Starts the program: the only place where everything is wired. Ends it in words when it cannot start. */
export async function compose(): Promise<void> {
  const lastResort = new LastResort(process)
  try {
    await start(lastResort)
  } catch (failure) {
    const reason = wordsFor(failure)
    process.stderr.write(`${failure instanceof Error ? (failure.stack ?? reason) : reason}\n`)
    dialog.showErrorBox(m.start_failed(), m.start_failed_detail({ reason }))
    app.exit(1)
  }
}

async function start(lastResort: LastResort): Promise<void> {
  // before anything of ours adds switches
  if (app.isPackaged && isRefused()) return app.exit(2)
  staySmall()
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
  if (startsAnewOnX11()) return app.exit(0)
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

/** What everything else rests on. */
interface Base {
  readonly clock: Clock
  /** Set only where end-to-end tests may move the time. */
  readonly stepped: SteppableClock | undefined
  readonly folder: string
  readonly log: Log
  readonly announce: ReturnType<typeof announcer>
  readonly devOrigin: string | undefined
  readonly lifecycle: Lifecycle
  /** Sounds that the main window may play. */
  readonly media: MediaStore
}

/** What the user sees and presses, with what it shows. */
interface Surface {
  readonly shell: Shell
  readonly publisher: Publisher
  readonly trusted: TrustedWindows
  readonly commands: Pick<Domain['commands'], 'act' | 'chooseAnswerDevice'>
  readonly afterPaint: AfterPaint
}

function startProgram(lifecycle: Lifecycle, commandLine: CommandLine, lastResort: LastResort): Program {
  const base = makeBase(lifecycle)
  const { log, clock, folder } = base
  const domain = makeDomain({
    clock,
    log,
    folder,
    openJson: (options) => new ElectronStore({ ...options, deserialize: parseJson }),
    keyStore: systemKeyStore(process.platform),
    systemRegion: app.getLocaleCountryCode(),
    newId: randomUUID,
    pickFile: pickEndpointFile,
    pickAuthorityFile
  })
  lastResort.tellTo((what, failure) => {
    log.error(what, { error: failure })
    domain.notices.add('error', m.error_internal())
  })
  const life = new Lifetime()
  const demo = new Demo({ ...domain, clock })
  const start = announceAccounts({ domain, demo, log }, commandLine.demo)
  const surface = makeSurface(base, domain, life)
  const router = answerWindows(base, domain, surface, demo)
  life.add(domain.callerSearch)
  life.add(domain.colleagueWatching)
  life.add(domain.ringingTargets)
  life.add(domain.trust)
  life.defer(watchWake(clock, () => onWake(domain)))
  life.defer(domain.settings.entities.changes.on(() => rereadNumbers(domain)))
  life.add(base.media)
  life.defer(domain.stores.accounts.changes.on(({ removed }) => removed.forEach((id) => base.media.releaseAccount(id))))
  life.add(domain.missed)
  life.add(domain.missedWatch)
  life.add(domain.missedCatchUp)
  life.defer(onFirstRing(domain.stores, () => base.announce('ring')))
  endInOrder(base, domain, { router, life, demo })
  open(base, domain, { surface, start }, commandLine)
  return {
    wish: (wish) => {
      const { main } = surface.shell
      if (wish === undefined) main.show()
      else runOrTell(domain, carryOut(domain, main, wish))
    }
  }
}

function makeBase(lifecycle: Lifecycle): Base {
  const stepped = isTestHookAllowed(app.isPackaged, process.env) ? new SteppableClock() : undefined
  const clock = stepped ?? systemClock
  const folder = app.getPath('userData')
  const log = createLog({ destination: new LogFile(join(folder, 'logs', 'ringside.log'), clock), clock })
  const devOrigin = devServerOrigin(app.isPackaged, process.env)
  hardenSession(session.defaultSession, devOrigin)
  const media = new MediaStore({ clock, newId: randomUUID })
  serveApp(session.defaultSession, appPaths(app.getAppPath()).renderer, media)
  setMinimalMenu(process.platform)
  return { clock, stepped, folder, log, announce: announcer(process.env), devOrigin, lifecycle, media }
}

function makeSurface(base: Base, domain: Domain, life: Lifetime): Surface {
  const { clock, log, announce, media } = base
  const { stores } = life.add(new CheckedStores(domain.stores, log.child('state')))
  const reader = life.add(new StateView(stores))
  const publisher = life.add(new Publisher({ stores, clock, log }))
  const trusted = new TrustedWindows(base.devOrigin)
  const commands = deciding(domain)
  const afterPaint = new AfterPaint(clock)
  const shell = makeShell({
    ...base,
    reader,
    missed: domain.missed,
    popupCards: domain.popupCards,
    created: (window, kind) => {
      trusted.add(window.webContents)
      if (kind === 'main') window.once('closed', () => media.releaseAll())
    },
    painted: () => {
      announce('painted')
      afterPaint.open()
    },
    sendView: (window, view) => publisher.push(window.webContents, 'window.show', { view }),
    sendPopupFocus: (window, payload) => publisher.push(window.webContents, 'popup.focus', payload),
    attend: (now) => domain.links.attend(now),
    changeTextSize: (textSize) => domain.settings.change({ textSize }),
    actions: {
      act: (callId, action) => runOrTell(domain, commands.act({ callId, action })),
      dial: (accountId, number) => runOrTell(domain, domain.dialRequests.order({ accountId, number })),
      dismissCall: (callId) => domain.calls.dismiss(callId),
      applyShortcut: (...shortcut) => runOrTell(domain, domain.presenceCommands.applyShortcut(...shortcut)),
      setDnd: (...change) => runOrTell(domain, domain.presenceCommands.setDnd(...change)),
      setSwitch: (...change) => runOrTell(domain, domain.presenceCommands.setSwitch(...change)),
      setQueueSignedIn: (...change) => runOrTell(domain, domain.queueCommands.setSignedIn(...change))
    }
  })
  return { shell: life.add(shell), publisher, trusted, commands, afterPaint }
}

function answerWindows({ log }: Base, domain: Domain, surface: Surface, demo: Demo): Router {
  const { shell, publisher, trusted, commands } = surface
  const handlers = allHandlers({
    ...domain,
    commands,
    publisher,
    windows: {
      dismissPopup: (callId) => shell.popup.dismiss(callId),
      resizePopup: (height) => shell.popup.resize(height),
      openMain: () => shell.main.show(),
      isPopupLimited: () => isOnWayland(windowSystem()),
      missedOnScreen: (ids) => shell.missedOnScreen.show(ids),
      queuesOnScreen: (ids) => shell.queuesOnScreen.show(ids)
    },
    demo
  })
  return new Router({ ipcMain, trusted, handlers, log: log.child('ipc') })
}

function endInOrder(
  { lifecycle, log }: Base,
  { accounts, calls, endpoints }: Domain,
  { router, life, demo }: { readonly router: Router; readonly life: Lifetime; readonly demo: Demo }
): void {
  lifecycle.endsWith({
    stopCommands: () => {
      router[Symbol.dispose]()
      endpoints.cancel()
    },
    closeLinks: async () => {
      await Promise.all([accounts[Symbol.asyncDispose](), demo[Symbol.asyncDispose]()])
      await calls[Symbol.asyncDispose]()
    },
    flushLogs: () => life[Symbol.asyncDispose](),
    problem: log.child('quit').warn
  })
}

/** Shows tray and window, then everything that would only slow them down. */
function open(
  { stepped, announce, media }: Base,
  domain: Domain,
  { surface, start }: { readonly surface: Surface; readonly start: () => Promise<void> },
  { wish, hidden }: CommandLine
): void {
  const { shell, afterPaint } = surface
  if (stepped !== undefined) installTestHook(hookOf(shell, stepped, media))
  shell.tray.start()
  announce('tray')
  const isAsked = asksForSomething(wish)
  const showsWindow = !hidden || isAsked
  if (showsWindow && !isAsked) shell.main.show()
  afterPaint.run(() => shell.popup.start())
  afterPaint.run(() => void start().then(() => announce('ready')))
  if (showsWindow) afterPaint.expectWindow()
  else afterPaint.open()
  if (isAsked) runOrTell(domain, carryOut(domain, shell.main, wish))
}

/** A start that would open the program to others ends in words. */
function isRefused(): boolean {
  const option = refusedSwitch((name) => app.commandLine.hasSwitch(name))
  if (option !== undefined) process.stderr.write(`${m.switch_refused({ option })}\n`)
  return option !== undefined
}

/** Help, version and unknown switches are answered in words, without a window. */
function endsWithWords({ help, version, unknown }: CommandLine): boolean {
  const [option] = unknown
  if (option !== undefined) process.stderr.write(`${m.help_unknown({ option })}\n${m.help_text()}\n`)
  else if (help) process.stdout.write(`${m.help_text()}\n`)
  else if (version) process.stdout.write(`${app.getVersion()}\n`)
  return option !== undefined || help || version
}

/** The user is back, so a key store that must be unlocked may ask them. */
function onWake({ links, keeper }: Domain): void {
  links.reconnectAll()
  keeper.askKeyStoreAgain()
}

/** Numbers without a country code may belong elsewhere now. */
function rereadNumbers({ calls, missed, dialRequests }: Domain): void {
  calls.renameAll()
  missed.renameAll()
  void dialRequests.reread()
}

/** The call commands; a ringing call that the user refuses or sends on does not count as missed. */
const deciding = ({ commands, missedWatch }: Domain): Pick<Domain['commands'], 'act' | 'chooseAnswerDevice'> => ({
  chooseAnswerDevice: (...choice) => commands.chooseAnswerDevice(...choice),
  act: (order) =>
    order.action === 'reject' || order.action === 'blindTransfer'
      ? missedWatch.refusing(order.callId, () => commands.act(order))
      : commands.act(order)
})

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
