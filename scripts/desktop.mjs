import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd, main, PlainError, run, start, stop } from './process.mjs'
import { isMain } from './paths.mjs'

const READY_TIMEOUT_MS = 15_000
const POLL_MS = 50
const HELP = `Runs a command on a desktop of its own: a virtual screen, a window manager, a session bus and an unlocked keyring.

  node scripts/desktop.mjs [--size WIDTHxHEIGHT] [--no-keyring] [--no-bus] -- COMMAND [ARGUMENTS]

  --size WIDTHxHEIGHT   the screen, 1280x800 when not given
  --no-keyring          a session bus without a secret service
  --no-bus              neither session bus nor keyring

Linux only. All of it ends with the command, whose exit code is passed on.`

/** The first line that a program writes to file descriptor 3, where it announces what it listens on. */
function announced(child, name) {
  return new Promise((resolve, reject) => {
    let text = ''
    let errors = ''
    const limit = setTimeout(() => reject(new PlainError(`${name} did not start in time`)), READY_TIMEOUT_MS)
    child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-2000)))
    child.stdio[3].on('data', (chunk) => {
      text += chunk
      if (text.includes('\n')) resolve(text.trim())
    })
    void child.ended.then(() => reject(new PlainError(`${name} did not start: ${errors.trim()}`)))
    child.ended.finally(() => clearTimeout(limit))
    child.stdio[3].once('data', () => clearTimeout(limit))
  })
}

async function until(name, ready) {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!(await ready())) {
    if (Date.now() > deadline) throw new PlainError(`${name} did not become ready in time`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

async function startDisplay(desktop, size, picture) {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset']
  if (picture) {
    args.push('-nocursor', '-fbdir', desktop.folder)
    desktop.env.RINGSIDE_SCREEN = join(desktop.folder, 'Xvfb_screen0')
  }
  const child = desktop.start('Xvfb', args, ['ignore', 'ignore', 'pipe', 'pipe'])
  desktop.env.DISPLAY = `:${await announced(child, 'The virtual screen (Xvfb)')}`
  // On a Wayland desktop programs must not find their way around our screen
  delete desktop.env.WAYLAND_DISPLAY
  desktop.env.XDG_SESSION_TYPE = 'x11'
}

const isInstalled = (name) => `${process.env.PATH}`.split(':').some((folder) => existsSync(join(folder, name)))

async function startWindowManager(desktop, wanted) {
  if (wanted === 'when installed' && !(isInstalled('openbox') && isInstalled('xprop'))) return
  desktop.start('openbox', ['--sm-disable'], 'ignore')
  const isManaged = async () => (await desktop.run('xprop', ['-root', '_NET_SUPPORTING_WM_CHECK'])).output.includes('#')
  await until('The window manager (openbox)', isManaged)
}

// A bus lets in its owner only; root has to see what the programs of another user do there
const BUS_FOR_ROOT = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <include>/usr/share/dbus-1/session.conf</include>
  <policy context="mandatory"><allow user="root"/></policy>
</busconfig>
`

function busConfiguration({ folder, user }) {
  if (user === undefined) return '--session'
  const file = join(folder, 'session-bus.conf')
  writeFileSync(file, BUS_FOR_ROOT)
  return `--config-file=${file}`
}

async function startSessionBus(desktop) {
  const args = [busConfiguration(desktop), '--nofork', '--nopidfile', '--print-address=3']
  const child = desktop.start('dbus-daemon', args, ['ignore', 'ignore', 'pipe', 'pipe'])
  desktop.env.DBUS_SESSION_BUS_ADDRESS = await announced(child, 'The session bus (dbus-daemon)')
}

async function startKeyring(desktop) {
  const args = ['--foreground', '--unlock', '--components=secrets']
  const child = desktop.start('gnome-keyring-daemon', args, ['pipe', 'ignore', 'ignore'])
  child.stdin.end('a password that protects nothing\n')
  const question = ['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const hasOwner = [...question, 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  const isOwned = async () => (await desktop.run('dbus-send', hasOwner)).output.includes('true')
  await until('The keyring (gnome-keyring)', isOwned)
}

/**
 * A command that runs as that user, and that ends when this script is killed without a chance to tidy up, where the
 * system can see to that.
 * @returns {[command: string, args: string[]]}
 */
function boundToUs(command, args, user) {
  if (user === undefined && !isInstalled('setpriv')) return [command, args]
  const identity = user === undefined ? [] : [`--reuid=${user}`, `--regid=${user}`, '--clear-groups']
  return ['setpriv', [...identity, '--pdeathsig', 'TERM', '--', command, ...args]]
}

const FOLDERS = ['XDG_DATA_HOME', 'XDG_RUNTIME_DIR']
const HOME_FOLDERS = ['HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_STATE_HOME']

/** What a desktop consists of while it runs: its environment, its programs and its private folder. */
function emptyDesktop(user, home) {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-desktop-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const forget = atEnd(remove)
  /** @type {import('./process.mjs').Program[]} */
  const programs = []
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, XDG_CURRENT_DESKTOP: 'GNOME' }
  // Fresh folders: no keyring, socket or setting of the user is read or changed
  const belongsToUser = (path) => user !== undefined && chownSync(path, user, user)
  belongsToUser(folder)
  for (const name of home ? [...FOLDERS, ...HOME_FOLDERS] : FOLDERS) {
    env[name] = join(folder, name)
    mkdirSync(env[name], { mode: 0o700 })
    belongsToUser(env[name])
  }
  const keyrings = join(folder, 'XDG_DATA_HOME', 'keyrings')
  mkdirSync(keyrings)
  belongsToUser(keyrings)
  delete env.DBUS_SESSION_BUS_ADDRESS
  return {
    env,
    folder,
    user,
    run: (command, args) => run(command, args, { env, timeoutMs: READY_TIMEOUT_MS }),
    start: (command, args, stdio) => {
      const child = start(...boundToUs(command, args, user), { env, stdio })
      programs.push(child)
      return child
    },
    stop: async () => {
      for (const child of programs.reverse()) await stop(child)
      remove()
      forget()
    }
  }
}

/**
 * Makes a desktop of its own on Linux: virtual screen, window manager, session bus and an unlocked, empty keyring.
 * Gives back the environment in which programs find it, how to start one that ends with it, and how to end it.
 * `windowManager` may be 'when installed'. With `picture` what is on the screen can be read from the file `RINGSIDE_SCREEN`.
 * With `home` programs have a home of their own. With `user`, a number, all of it belongs to that user, which only root can
 * see to.
 */
export async function startDesktop(options = {}) {
  const {
    size = '1280x800',
    windowManager = true,
    bus = true,
    keyring = bus,
    picture = false,
    user,
    home = user !== undefined
  } = options
  const desktop = emptyDesktop(user, home)
  try {
    await startDisplay(desktop, size, picture)
    if (windowManager) await startWindowManager(desktop, windowManager)
    if (bus) await startSessionBus(desktop)
    if (keyring) await startKeyring(desktop)
  } catch (error) {
    await desktop.stop()
    throw error
  }
  return { env: desktop.env, start: desktop.start, stop: desktop.stop }
}

function readArguments(args) {
  const split = args.indexOf('--')
  const [switches, command] = split < 0 ? [args, []] : [args.slice(0, split), args.slice(split + 1)]
  const options = {}
  for (let index = 0; index < switches.length; index++) {
    const name = switches[index]
    if (name === '--size') options.size = switches[++index]
    else if (name === '--no-keyring') options.keyring = false
    else if (name === '--no-bus') Object.assign(options, { bus: false, keyring: false })
    else return { wrong: name }
  }
  const sizeIsRight = options.size === undefined || /^\d+x\d+$/.test(options.size)
  return sizeIsRight && command.length > 0 ? { options, command } : { wrong: '' }
}

async function runOnDesktop(args) {
  const { options, command, wrong } = readArguments(args)
  if (wrong !== undefined) {
    console.log(HELP)
    return wrong === '--help' ? 0 : 2
  }
  if (process.platform !== 'linux') throw new PlainError('A desktop of its own can be made on Linux only.')
  const desktop = await startDesktop(options)
  const child = start(command[0], command.slice(1), { env: desktop.env, cwd: process.cwd(), stdio: 'inherit' })
  const { code, error } = await child.ended
  if (error) console.error(`${command[0]} could not be started: ${error.message}`)
  await desktop.stop()
  return code
}

if (isMain(import.meta.url)) await main(() => runOnDesktop(process.argv.slice(2)))
