import { allHandlers } from '../ipc/handlers/all.ts'
import { Publisher } from '../ipc/publisher.ts'
import { Router, type IpcMainLike } from '../ipc/router.ts'
import type { TrustedWindows } from '../ipc/trusted-windows.ts'
import type { Log } from '../logging/log.ts'
import { CheckedStores } from '../state/checked-stores.ts'
import type { EarlyView } from '../state/early-view.ts'
import type { MediaStore } from '../state/media-store.ts'
import { StateView } from '../state/state-view.ts'
import type { Clock } from '../util/clock.ts'
import type { Lifetime } from '../util/lifetime.ts'
import { MissedRepeats } from '../windows/missed-repeats.ts'
import { popupScreens } from '../windows/popup-screen.ts'
import { Notifications } from '../windows/notifications.ts'
import { SignInNeeded } from '../windows/sign-in-needed.ts'
import { onFirstRing, type Announce } from './announce.ts'
import type { LaunchRequest } from './command-line.ts'
import { Demo, type DemoKind } from './demo.ts'
import { makeDomain, type Domain, type DomainOptions } from './domain.ts'
import type { Lifecycle } from './lifecycle.ts'
import { pickAuthorityFile, pickEndpointFile } from './pick-file.ts'
import { saveFile } from './save-file.ts'
import { systemKeyStore } from './key-store.ts'
import type { Shell, ShellOptions } from './shell.ts'
import { announceAccounts } from './start-accounts.ts'
import { watchLeaving } from './leaving.ts'
import type { LeavingChange } from './leaving.ts'
import { switchOffIfSure } from './switch-off.ts'
import { watchWake } from './wake.ts'
import { isOnWayland } from './window-system.ts'
import { handleLaunchRequest, runWithNotice } from './handle-launch.ts'
import { windowSystem } from './x11.ts'

/** What is there before the program: windows and tray, and what they stand on. */
export interface ProgramOptions extends Pick<DomainOptions, 'folder' | 'openJson' | 'systemRegion' | 'newId'> {
  readonly clock: Clock
  readonly log: Log
  readonly announce: Announce
  readonly lifecycle: Lifecycle
  /** Ends with the program; has the shell already. */
  readonly life: Lifetime
  readonly early: NonNullable<DomainOptions['early']>
  readonly view: EarlyView
  readonly media: MediaStore
  readonly trusted: TrustedWindows
  readonly ipcMain: IpcMainLike
  readonly shell: Shell
  readonly wantedDemo: DemoKind | undefined
}

/** The running program as windows, tray and a second start see it. */
export interface Program extends Pick<
  ShellOptions,
  'actions' | 'attend' | 'seeMissed' | 'sendView' | 'sendPopupFocus'
> {
  launch(launch: LaunchRequest | undefined): void
  /** Connects the accounts. */
  start(): Promise<void>
}

/** Makes all that is behind windows and tray: accounts, calls and the answers to requests. */
export function makeProgram(options: ProgramOptions): Program {
  const { clock, log, life, view, media, shell, announce } = options
  const domain = makeDomain({
    ...options,
    keyStore: systemKeyStore(process.platform),
    pickFile: pickEndpointFile,
    pickAuthorityFile
  })
  const demo = new Demo({ ...domain, clock })
  const start = announceAccounts({ domain, demo, log }, options.wantedDemo)
  const { stores } = life.add(new CheckedStores(domain.stores, log.child('state')))
  const publisher = life.add(new Publisher({ stores, clock, log }))
  life.defer(publisher.joined.on((windowId) => shell.main.joined(windowId)))
  view.follow(life.add(new StateView(stores)))
  const commands = deciding(domain, shell.popup)
  const router = answerWindows(options, domain, { publisher, commands, demo })
  const { missed } = domain
  const problem = log.child('windows').warn
  const { again: repeats } = life.add(new MissedRepeats({ reader: view, clock }))
  const { icon } = shell
  const signInNeeded = life.add(new SignInNeeded({ reader: view, clock })).told
  const openMain = (): void => shell.main.show()
  life.add(new Notifications({ reader: view, missed, repeats, signInNeeded, icon, openMain, problem }))
  life.add(domain.callerSearch)
  life.add(domain.contacts)
  life.add(domain.callerFacts)
  life.add(domain.colleagueWatching)
  life.add(domain.ringingTargets)
  life.add(domain.trust)
  life.defer(watchWake(clock, () => onWake(domain)))
  life.defer(
    watchLeaving(
      clock,
      () => followsLeaving(domain),
      (change) => void followLeaving(domain.pauseRules, change)
    )
  )
  life.add(domain.pauseRules)
  life.defer(domain.settings.entities.changes.on(() => rereadNumbers(domain)))
  life.add(media)
  life.defer(domain.stores.accounts.changes.on(({ removed }) => removed.forEach((id) => media.releaseAccount(id))))
  life.add(missed)
  life.add(domain.missedWatch)
  life.add(domain.ownHistory)
  life.add(domain.ownHistoryWatch)
  life.add(domain.callNotes)
  life.add(domain.missedCatchUp)
  life.defer(onFirstRing(domain.stores, () => announce('ring')))
  registerShutdown(options, domain, { router, demo })
  return {
    actions: trayActions(domain, commands),
    attend: (now) => domain.links.attend(now),
    seeMissed: (ids) => missed.see(ids),
    sendView: (window, shown) => publisher.push(window.webContents, 'window.show', { view: shown }),
    sendPopupFocus: (window, payload) => publisher.push(window.webContents, 'popup.focus', payload),
    start,
    launch: (launch) => {
      if (launch === undefined) shell.main.show()
      else runWithNotice(domain, handleLaunchRequest(domain, shell.main, launch))
    }
  }
}

type DecidedCommands = Pick<Domain['commands'], 'act' | 'chooseAnswerDevice'>

const trayActions = (domain: Domain, commands: DecidedCommands): Program['actions'] => ({
  act: (callId, action) => runWithNotice(domain, commands.act({ callId, action })),
  dial: (accountId, number) => runWithNotice(domain, domain.dialRequests.order({ accountId, number })),
  dismissCall: (callId) => domain.calls.dismiss(callId),
  applyShortcut: (...shortcut) => runWithNotice(domain, domain.presenceCommands.applyShortcut(...shortcut)),
  setDnd: (...change) => runWithNotice(domain, domain.presenceCommands.setDnd(...change)),
  setSwitch: (...change) => runWithNotice(domain, domain.presenceCommands.setSwitch(...change)),
  setQueueSignedIn: (...change) => runWithNotice(domain, domain.queueCommands.setSignedIn(...change)),
  setQueuePaused: (...change) => runWithNotice(domain, domain.queueCommands.setPaused(...change)),
  switchOff: (accountId) => runWithNotice(domain, switchOffIfSure(domain, accountId)),
  switchOn: (accountId) => runWithNotice(domain, domain.accounts.switchOn(accountId))
})

/** What answers requests besides the domain. */
interface Answering {
  readonly publisher: Publisher
  readonly commands: DecidedCommands
  readonly demo: Demo
}

function answerWindows(
  { shell, trusted, ipcMain, log }: ProgramOptions,
  domain: Domain,
  { publisher, commands, demo }: Answering
): Router {
  const handlers = allHandlers({
    ...domain,
    commands,
    publisher,
    windows: {
      dismissPopup: (callId) => shell.popup.dismiss(callId),
      resizePopup: (height) => shell.popup.resize(height),
      takeKeyboard: () => shell.popup.takeKeyboard(),
      screens: popupScreens,
      openMain: () => shell.main.show(),
      openMenu: (at) => shell.main.window && shell.tray.popUp(shell.main.window, at),
      saveFile,
      isPopupLimited: () => isOnWayland(windowSystem()),
      missedOnScreen: (ids) => shell.missedOnScreen.show(ids),
      queuesOnScreen: (ids) => shell.queuesOnScreen.show(ids)
    },
    demo
  })
  return new Router({ ipcMain, trusted, handlers, log: log.child('ipc') })
}

function registerShutdown(
  { lifecycle, log, life }: ProgramOptions,
  { accounts, calls, endpoints, pauseRules }: Domain,
  { router, demo }: { readonly router: Router; readonly demo: Demo }
): void {
  lifecycle.endsWith({
    lastCommands: () => pauseRules.leave('quit'),
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

const followsLeaving = ({ settings }: Domain): boolean =>
  settings.current.pauses.locked || settings.current.pauses.asleep

async function followLeaving(rules: Domain['pauseRules'], { how, left }: LeavingChange): Promise<void> {
  await (left ? rules.leave(how) : rules.comeBack(how))
}

/** The user is back, so a key store that must be unlocked may ask them. */
function onWake({ accounts, links, keeper }: Domain): void {
  accounts.lookAtOffTimes()
  links.reconnectAll()
  keeper.askKeyStoreAgain()
}

/** Numbers without a country code may belong elsewhere now. */
function rereadNumbers({ calls, missed, dialRequests }: Domain): void {
  calls.renameAll()
  missed.renameAll()
  void dialRequests.reread()
}

/**
 * The call commands; a ringing call that the user refuses or sends on does not count as missed, and of one that is answered
 * here the popup need not say where.
 */
const deciding = ({ commands, missedWatch }: Domain, popup: Pick<Shell['popup'], 'answering'>): DecidedCommands => ({
  chooseAnswerDevice: (...choice) => commands.chooseAnswerDevice(...choice),
  act: (order) => {
    if (order.action === 'answer' || order.action === 'swap') popup.answering(order.callId)
    return order.action === 'reject' || order.action === 'blindTransfer'
      ? missedWatch.refusing(order.callId, () => commands.act(order))
      : commands.act(order)
  }
})
