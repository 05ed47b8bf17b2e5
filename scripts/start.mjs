import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { appArguments, HELP, readArguments } from './arguments.mjs'
import { ensureBuild } from './build.mjs'
import { withoutNoise } from './chromium-log.mjs'
import { startDesktop } from './desktop.mjs'
import { ensureElectronRuntime, runtimeEnvironment } from './electron-runtime.mjs'
import { ensureModules } from './modules.mjs'
import { atEnd, main, start, stop } from './process.mjs'
import { ensureSystemPackages, isHeadless } from './system-packages.mjs'

const CHECK_TIMEOUT_MS = 60_000
const QUIT_TIMEOUT_MS = 5000
const READY = 'RINGSIDE_READY'

async function runApp(runtime, env, args) {
  const child = start(runtime.executablePath, args, { env, stdio: ['ignore', 'inherit', 'pipe'] })
  const errors = withoutNoise((text) => console.error(text))
  createInterface({ input: child.stderr }).on('line', (text) => errors.line(text))
  const { code, signal, error } = await child.ended
  if (code !== 0) errors.showHeldBack()
  if (error) console.error(`Electron could not be started: ${error.message}`)
  if (signal) console.error(`Ringside was ended by ${signal}`)
  return code
}

/** Starts the app, waits until it says that it is ready, and quits it. */
async function checkApp(runtime, env, args) {
  const announcing = { ...env, RINGSIDE_ANNOUNCE: '1' }
  const child = start(runtime.executablePath, args, { env: announcing, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines = []
  const keep = (line) => lines.push(line)
  createInterface({ input: child.stderr }).on('line', keep)
  const announced = new Promise((resolve) => {
    createInterface({ input: child.stdout })
      .on('line', keep)
      .on('line', (line) => line.startsWith(READY) && resolve('ready'))
  })
  let timer
  const tooLate = new Promise((resolve) => (timer = setTimeout(resolve, CHECK_TIMEOUT_MS, 'too late')))
  const outcome = await Promise.race([announced, tooLate, child.ended.then(({ code }) => `ended with code ${code}`)])
  clearTimeout(timer)
  await stop(child, QUIT_TIMEOUT_MS)
  if (outcome === 'ready') console.log('Ringside starts: it was ready and has been quit.')
  else console.error(`${lines.join('\n')}\nRingside did not become ready (${outcome}).`)
  return outcome === 'ready' ? 0 : 1
}

function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-check-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function launch(runtime, values, links) {
  const own = process.platform === 'linux' && (isHeadless() || values.check === true)
  if (values.check) values['user-data-dir'] ??= temporaryFolder()
  const desktop = own ? await startDesktop({ windowManager: 'when installed' }) : undefined
  const env = { ...(desktop?.env ?? process.env), ...runtimeEnvironment(runtime) }
  const args = appArguments(values, links, env)
  try {
    return await (values.check ? checkApp(runtime, env, args) : runApp(runtime, env, args))
  } finally {
    await desktop?.stop()
  }
}

async function startRingside(args) {
  const { values, links, problem } = readArguments(args)
  if (problem !== undefined || values.help) {
    console.log(problem === undefined ? HELP : `${problem}\n\n${HELP}`)
    return problem === undefined ? 0 : 2
  }
  await ensureModules()
  await ensureSystemPackages(values.check ? 'check' : 'app')
  const runtime = await ensureElectronRuntime()
  await ensureBuild()
  if (isHeadless() && !values.check) {
    console.log(
      'There is no display here: Ringside runs on a virtual one that nobody sees, with a keyring that is empty at ' +
        'every start. "npm run shots" makes pictures of it. Ctrl-C ends it.'
    )
  }
  return launch(runtime, values, links)
}

await main(() => startRingside(process.argv.slice(2)))
