import { app, dialog } from 'electron'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { systemClock } from '../util/clock.ts'
import { Deferred } from '../util/deferred.ts'
import { wordsFor } from '../util/errors.ts'
import { registerAppScheme } from './app-scheme.ts'
import { ownArguments, readCommandLine, type CommandLine, type LaunchRequest } from './command-line.ts'
import { sandboxEverything } from './hardening.ts'
import { limitHeap } from './memory.ts'
import { LastResort } from './last-resort.ts'
import { Lifecycle } from './lifecycle.ts'
import type { Base } from './open-shell.ts'
import type { Program } from './program.ts'
import { takeSingleInstance } from './single-instance.ts'
import { onOpenUrl } from './tel-links.ts'
import { refusedSwitch } from './refused-switches.ts'
import { startsAnewOnX11 } from './x11.ts'

/** Starts the program: tray and window first, the rest while the page loads. Ends it in words when it cannot start. */
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
  limitHeap()
  registerAppScheme()
  sandboxEverything()
  const commandLine = readCommandLine(ownArguments(process.argv, app.isPackaged, app.getAppPath()))
  if (printCliInfo(commandLine)) return app.exit(commandLine.unknown.length > 0 ? 2 : 0)
  const program = new Deferred<Program>()
  const onLaunchRequest = (launch: LaunchRequest | undefined): void => program.run((running) => running.launch(launch))
  if (startsAnewOnX11()) return app.exit(0)
  if (!takeSingleInstance(commandLine.launch, onLaunchRequest)) return app.exit(0)
  const lifecycle = new Lifecycle(systemClock)
  onOpenUrl((link) => onLaunchRequest({ link, answer: false, hangUp: false }))
  await app.whenReady()
  const { createBase, openShell } = await import('./open-shell.ts')
  const base = createBase(lifecycle, lastResort)
  const shell = openShell(base, program, commandLine)
  const { makeProgram } = await (shell.main.window === undefined ? import('./program.ts') : loadBesidePage(base))
  program.resolve(makeProgram({ ...base, shell, wantedDemo: commandLine.demo }))
}

/** Loads the program in parts, each when the window's page does something else than wait for main. */
async function loadBesidePage({ spareTime }: Pick<Base, 'spareTime'>) {
  await spareTime.next()
  await import('../../src-preload/contract/ipc.ts')
  await spareTime.next()
  await import('../calls/caller-lookup.ts')
  return import('./program.ts')
}

/** A start that would open the program to others ends in words. */
function isRefused(): boolean {
  const option = refusedSwitch((name) => app.commandLine.hasSwitch(name))
  if (option !== undefined) process.stderr.write(`${m.switch_refused({ option })}\n`)
  return option !== undefined
}

/** Help, version and unknown switches are answered in words, without a window. */
function printCliInfo({ help, version, unknown }: CommandLine): boolean {
  const [option] = unknown
  if (option !== undefined) process.stderr.write(`${m.help_unknown({ option })}\n${m.help_text()}\n`)
  else if (help) process.stdout.write(`${m.help_text()}\n`)
  else if (version) process.stdout.write(`${app.getVersion()}\n`)
  return option !== undefined || help || version
}
