import { existsSync } from 'node:fs'
import { isMain } from './paths.mjs'
import { main, PlainError, run } from './process.mjs'

const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libnotify4',
  'libsecret-1-0'
]
// Newer systems have these under another name; it stands first, because there others claim to be the old one
const RENAMED = ['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0']

/** What the Debian package depends on: the libraries that the runtime and the native addon are linked with. */
export const DEPENDS = LIBRARIES.map((name) => (RENAMED.includes(name) ? `${name}t64 | ${name}` : name))

/** What it runs without, less well: links leave through the first, secrets are kept by the second. */
export const RECOMMENDS = ['xdg-utils', 'gnome-keyring | kwalletmanager']

const HEADLESS = ['xvfb', 'xauth', 'dbus', 'gnome-keyring']
// With which the examples of docs/simulator.md are tried
const UNIT_TESTS = ['curl']
const TESTS = [
  'openbox',
  'xterm',
  'xdotool',
  'xclip',
  'x11-utils',
  'x11-xserver-utils',
  'weston',
  'imagemagick',
  'fonts-dejavu-core',
  'fonts-noto-cjk'
]

// Where packages are named otherwise, what the programs need is looked for by these names
const SHARED_OBJECTS = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'libatk-bridge-2.0.so.0']
const APT_TIMEOUT_MS = 5 * 60_000

/** Whether this is a Linux machine on which no window can be shown. */
export const isHeadless = () => process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY

const isRoot = () => process.getuid?.() === 0

function packagesFor(purpose) {
  if (purpose === 'tests') return [...LIBRARIES, ...HEADLESS, ...UNIT_TESTS, ...TESTS]
  if (purpose === 'check') return [...LIBRARIES, ...HEADLESS, ...UNIT_TESTS]
  return isHeadless() ? [...LIBRARIES, ...HEADLESS] : LIBRARIES
}

/** Names of what is installed, with the names that each package stands in for (`libgtk-3-0t64` provides `libgtk-3-0`). */
async function installedPackages() {
  const { output } = await run('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}|${Package}, ${Provides}\n'])
  const installed = output.split('\n').filter((line) => line.startsWith('ii'))
  return new Set(
    installed.flatMap((line) => line.slice(line.indexOf('|') + 1).split(', ')).map((name) => name.split(' ')[0])
  )
}

async function missingPackages(purpose) {
  const installed = await installedPackages()
  return packagesFor(purpose).filter((name) => !installed.has(name))
}

/** Newer Debians and Ubuntus have renamed some libraries; only apt knows which. */
async function aptNames(names) {
  const known = new Set((await run('apt-cache', ['pkgnames'])).output.split('\n'))
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name))
}

async function installWithApt(missing, log, timeoutMs) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=120']
  const deadline = Date.now() + timeoutMs
  const apt = (...args) => run('apt-get', [...wait, ...args], { env, timeoutMs: Math.max(1000, deadline - Date.now()) })
  for (const attempt of ['first', 'second']) {
    log(`Installing system packages: ${missing.join(' ')}`)
    await apt('update', '-qq')
    const names = await aptNames(missing)
    const { code, output } = await apt('install', '-y', '-qq', '--no-install-recommends', ...names)
    if (code === 0) return
    if (attempt === 'second' || Date.now() > deadline) {
      throw new PlainError(
        `System packages could not be installed:\n${output.trim().split('\n').slice(-15).join('\n')}`
      )
    }
  }
}

async function explainApt(missing) {
  const names = (await aptNames(missing)).join(' ')
  throw new PlainError(
    `These system packages are missing: ${names}\nInstall them with:\n\n` +
      `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}\n`
  )
}

async function checkOtherLinux(purpose, log) {
  const { output } = await run('ldconfig', ['-p'], {
    env: { ...process.env, PATH: `${process.env.PATH}:/sbin:/usr/sbin` }
  })
  const missing = SHARED_OBJECTS.filter((name) => !output.includes(`${name} `))
  if (missing.length > 0) log(`These libraries seem to be missing: ${missing.join(', ')}`)
  const paths = `${process.env.PATH}`.split(':')
  const needed =
    purpose === 'tests'
      ? ['Xvfb', 'dbus-daemon', 'gnome-keyring-daemon', 'openbox', 'xdotool', 'xterm', 'xrandr', 'weston']
      : []
  if (purpose === 'check' || (purpose === 'app' && isHeadless()))
    needed.push('Xvfb', 'dbus-daemon', 'gnome-keyring-daemon')
  const absent = needed.filter((name) => !paths.some((path) => existsSync(`${path}/${name}`)))
  if (absent.length > 0) throw new PlainError(`These programs are needed and not installed: ${absent.join(', ')}`)
}

/**
 * Sees to the libraries and programs that `app`, `check` (the app without a screen) or `tests` need on Linux: on Debian they are installed when this
 * runs as root, else the command is named. Other systems need nothing.
 */
export async function ensureSystemPackages(purpose, { log = console.log, timeoutMs = APT_TIMEOUT_MS } = {}) {
  if (process.platform !== 'linux') return
  if (!existsSync('/usr/bin/dpkg-query')) return checkOtherLinux(purpose, log)
  const missing = await missingPackages(purpose)
  if (missing.length === 0) return
  if (!isRoot()) await explainApt(missing)
  await installWithApt(missing, log, timeoutMs)
}

if (isMain(import.meta.url)) {
  await main(() => ensureSystemPackages(process.argv[2] === 'app' ? 'app' : 'tests'))
}
