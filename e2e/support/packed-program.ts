import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDesktop } from '../../scripts/desktop.mjs'
import { Lifetime } from '../../src-main/util/lifetime.ts'
import { startNotificationHost, type NotificationHost } from './notification-host.ts'
import { family, textOf } from './processes.ts'
import { windowsOn } from './screen.ts'
import { startTrayHost, type TrayHost } from './tray-host.ts'
import { waitFor } from './wait-for.ts'

const NOBODY = 65534
const READY_TIMEOUT_MS = 30_000

/** Who runs the packed program: an ordinary user, for as root it does not start. Undefined is the user of the tests. */
export const ordinaryUser = process.getuid?.() === 0 ? NOBODY : undefined

/** What a process printed until it ended. */
export interface Ended {
  readonly code: number | null
  readonly output: string
}

/** A packed program that runs on a desktop of its own. Playwright cannot attach to it, so it is seen from outside. */
export interface PackedProgram extends AsyncDisposable {
  readonly tray: TrayHost
  readonly notifications: NotificationHost
  /** The titles of the windows that are on the screen. */
  windows(): Promise<readonly string[]>
  /** Starts it once more, as another click in the menu does. */
  startAgain(args: readonly string[]): Promise<Ended>
  /** The lines of its log files. */
  log(): Promise<readonly string[]>
  /** The files that its main process has mapped into memory. */
  maps(): string
  /** What the system says of the process of each of its pages. */
  pages(): readonly string[]
}

/** How a packed program is started. */
export interface PackedStart {
  readonly command: string
  readonly args: readonly string[]
  /** Fills the folder of its settings before it starts. */
  readonly prepare?: (profile: string) => Promise<void>
}

/** Starts it on a profile of its own and waits until its accounts are started. */
export async function startPacked(start: PackedStart): Promise<PackedProgram> {
  const life = new Lifetime()
  try {
    return await startOn(life, start)
  } catch (error) {
    await life[Symbol.asyncDispose]()
    throw error
  }
}

async function startOn(life: Lifetime, { command, args, prepare }: PackedStart): Promise<PackedProgram> {
  const desktop = await startDesktop({ user: ordinaryUser, home: true })
  life.defer(() => desktop.stop())
  const { env } = desktop
  env['RINGSIDE_ANNOUNCE'] = '1'
  const tray = life.add(await startTrayHost(env['DBUS_SESSION_BUS_ADDRESS']))
  const notifications = life.add(await startNotificationHost(env['DBUS_SESSION_BUS_ADDRESS']))
  // it may choose its profile by this variable alone
  const profile = join(env['XDG_CONFIG_HOME'] ?? '', 'Ringside')
  await prepare?.(profile)
  const run = (more: readonly string[]): Followed =>
    follow(desktop.start(command, [...more], ['ignore', 'pipe', 'pipe']))
  const program = run(args)
  const outcome = await Promise.race([
    waitFor('the packed program to be ready', () => program.isReady() && 'ready', READY_TIMEOUT_MS),
    program.ended
  ])
  if (outcome !== 'ready') throw new Error(`it ended with ${outcome.code}\n${outcome.output}`)
  return {
    tray,
    notifications,
    windows: () => windowsOn(env['DISPLAY'] ?? ''),
    startAgain: (more) => run(more).ended,
    log: () => linesIn(join(profile, 'logs')),
    maps: () => textOf(`/proc/${program.pid}/maps`),
    pages: () =>
      family(program.pid)
        .filter((pid) => textOf(`/proc/${pid}/cmdline`).includes('--type=renderer'))
        .map((pid) => textOf(`/proc/${pid}/status`)),
    [Symbol.asyncDispose]: () => life[Symbol.asyncDispose]()
  }
}

/** A started process and what it has printed. */
interface Followed {
  readonly pid: number
  readonly ended: Promise<Ended>
  isReady(): boolean
}

function follow(child: ChildProcess): Followed {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, output })))
  return {
    pid: child.pid ?? 0,
    ended,
    isReady: () => output.includes('RINGSIDE_READY')
  }
}

async function linesIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return []
  const files = await readdir(folder)
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter((line) => line !== ''))
}
