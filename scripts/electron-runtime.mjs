import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { downloadOfficial } from './electron-official.mjs'
import { ensureFallback, fallbackExists, fallbackIsCached } from './electron-fallback.mjs'
import { inModules, isMain } from './paths.mjs'
import { main, PlainError } from './process.mjs'

const executableName = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe'
}

function describe(distPath, kind) {
  const executablePath = join(distPath, executableName[process.platform] ?? 'electron')
  if (!existsSync(executablePath)) return undefined
  const versionFile = join(distPath, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown'
  return { distPath, executablePath, version, kind }
}

function fromEnvironment() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return undefined
  const runtime = describe(resolve(folder), 'override')
  if (runtime === undefined)
    throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but no Electron is there.`)
  return runtime
}

function fromModules() {
  const wanted = JSON.parse(readFileSync(inModules('electron', 'package.json'), 'utf8')).version
  const runtime = describe(inModules('electron', 'dist'), 'official')
  return runtime?.version === wanted ? runtime : undefined
}

async function findRuntime(log, timeoutMs) {
  const present = fromEnvironment() ?? fromModules()
  if (present) return present
  // A fallback in the cache means that the download was refused before; asking again would slow every start
  if (fallbackIsCached()) return ensureFallback()
  log('Electron is missing: downloading it')
  const refusal = await downloadOfficial()
  if (refusal === undefined) return fromModules()
  log(`The official Electron could not be downloaded: ${refusal}`)
  if (fallbackExists()) return ensureFallback({ timeoutMs })
  throw new PlainError(
    `There is no other Electron for ${process.platform}-${process.arch}. Run "npx install-electron" where the network ` +
      'allows it, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.'
  )
}

/**
 * Finds an Electron to run, or fetches one: the official build where possible, the tested fallback elsewhere.
 * @param {{ log?: (text: string) => void, timeoutMs?: number }} options
 */
export async function ensureElectronRuntime({ log = console.log, timeoutMs } = {}) {
  const runtime = await findRuntime(log, timeoutMs)
  if (!runtime)
    throw new PlainError('Electron was downloaded, but is not where it should be: delete node_modules/electron.')
  log(`Electron ${runtime.version} (${runtime.kind}): ${runtime.distPath}`)
  return runtime
}

/** The environment in which the `electron` package, and all that uses it, finds this runtime. */
export const runtimeEnvironment = (runtime) => ({
  RINGSIDE_ELECTRON: runtime.executablePath,
  // Editors built on Electron set this for their terminals; our Electron would then be a plain Node
  ELECTRON_RUN_AS_NODE: undefined,
  ...(runtime.kind === 'official' ? {} : { ELECTRON_OVERRIDE_DIST_PATH: runtime.distPath })
})

if (isMain(import.meta.url)) {
  await main(async () => {
    const { executablePath } = await ensureElectronRuntime({ log: (text) => console.error(text) })
    console.log(executablePath)
  })
}
