import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inModules, isMain, root } from './paths.mjs'
import { main, PlainError, runNpm } from './process.mjs'

const TIMEOUT_MS = 6 * 60_000
const ENGINE = { major: 20, minor: 19 }

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}

function modulesAreCurrent() {
  // npm writes this file last, so an installation that was cut off has none
  const installedFile = inModules('.package-lock.json')
  if (!existsSync(installedFile)) return false
  const installed = packagesIn(installedFile)
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true
    // packages for other platforms are not installed here
    if (installed[path] === undefined) return wanted.optional === true || wanted.devOptional === true
    return installed[path].version === wanted.version
  })
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > ENGINE.major || (major === ENGINE.major && minor >= ENGINE.minor)) return
  throw new PlainError(`Node ${ENGINE.major}.${ENGINE.minor} or newer is needed; this is ${process.versions.node}.`)
}

/** Installs the project's packages when they are missing or differ from the lock file. */
export async function ensureModules({ log = console.log, timeoutMs = TIMEOUT_MS } = {}) {
  checkNode()
  if (modulesAreCurrent()) return
  log('Installing packages: npm ci')
  const result = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { timeoutMs, show: true })
  if (result.timedOut) throw new PlainError('npm ci took too long and was stopped.')
  if (result.code === 0) return
  throw new PlainError('npm ci failed; what it said is above. Nothing can run without the packages.')
}

if (isMain(import.meta.url)) await main(() => ensureModules())
