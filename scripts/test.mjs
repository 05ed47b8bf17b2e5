import { ensureBuild } from './build.mjs'
import { messagesCheck, runChecks, textChecks } from './checks.mjs'
import { startDesktop } from './desktop.mjs'
import { ensureElectronRuntime, runtimeEnvironment } from './electron-runtime.mjs'
import { ensureModules } from './modules.mjs'
import { inModules } from './paths.mjs'
import { main, run } from './process.mjs'
import { summarise } from './reports.mjs'
import { runPlaywright, runUnitSuite, unitSuites } from './suites.mjs'
import { ensureSystemPackages } from './system-packages.mjs'
import { typeChecks } from './types.mjs'

const MINUTE = 60_000
const PARTS = ['check', 'unit', 'e2e', 'shots', 'bench', 'soak']
const HELP = `Runs the tests; fetches and builds what is missing first.

  npm test                          all of it: format, lint, types, unit tests, end-to-end tests
  node scripts/test.mjs --only PART [ARGUMENTS]

  PART is one of ${PARTS.join(', ')}. ARGUMENTS go to vitest (unit), Playwright (e2e, shots), the bench or the soak.`

/** A clock that all steps share, so that a whole run ends in time even if each step is slow. */
function budget(totalMs) {
  const deadline = Date.now() + totalMs
  return (stepMs) => Math.max(1000, Math.min(stepMs, deadline - Date.now()))
}

/** Runs a step of the preparation; a failure is printed and becomes a result, so that what can still run does run. */
async function prepare(name, work) {
  try {
    return { value: await work() }
  } catch (error) {
    console.log(`✗ ${name}: ${error instanceof Error ? error.message : error}`)
    return { failure: { name, passed: 0, failed: 1, skipped: [] } }
  }
}

async function prepareApp({ left, log }) {
  const packages = await prepare('system packages', () =>
    ensureSystemPackages('tests', { log, timeoutMs: left(5 * MINUTE) })
  )
  if (packages.failure) return packages
  const runtime = await prepare('Electron', () => ensureElectronRuntime({ log, timeoutMs: left(6 * MINUTE) }))
  if (runtime.failure) return runtime
  const built = await prepare('build', () => ensureBuild({ log, timeoutMs: left(3 * MINUTE) }))
  return built.failure ? built : runtime
}

async function checks({ left, background }) {
  return runChecks([...textChecks(), ...typeChecks()], { background, timeoutMs: left((background ? 24 : 6) * MINUTE) })
}

async function unit({ left, args, app }) {
  const results = []
  // a test that imports `electron` must not start a download
  const env = { ...process.env, ...(app?.value ? runtimeEnvironment(app.value) : {}) }
  for (const suite of unitSuites()) results.push(await runUnitSuite(suite, { args, env, timeoutMs: left(14 * MINUTE) }))
  return results
}

const withApp = (name, work) => async (context) => {
  const app = await (context.app ?? prepareApp(context))
  if (app.failure) return [app.failure]
  const ran = await prepare(name, () => work(context, runtimeEnvironment(app.value)))
  return [ran.failure ?? ran.value]
}

// each of its workers makes a desktop for itself
const playwright = (name, config) =>
  withApp(name, ({ args, left }, runtime) =>
    runPlaywright(name, config, { env: { ...process.env, ...runtime }, args, timeoutMs: left(18 * MINUTE) })
  )

const bench = withApp('bench', async ({ args }, runtime) => {
  const desktop = process.platform === 'linux' ? await startDesktop({ picture: true }) : undefined
  const command = [inModules('tsx', 'dist', 'cli.mjs'), 'bench/run.ts', ...args]
  try {
    const env = { ...(desktop?.env ?? process.env), ...runtime }
    const { code } = await run(process.execPath, command, { env, timeoutMs: 45 * MINUTE, show: true })
    return { name: 'bench', passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] }
  } finally {
    await desktop?.stop()
  }
})

async function soak({ args }) {
  const command = [inModules('tsx', 'dist', 'cli.mjs'), 'bench/soak/run.ts', ...args]
  const { code } = await run(process.execPath, command, { timeoutMs: 15 * MINUTE, show: true })
  return [{ name: 'soak', passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] }]
}

const parts = {
  check: checks,
  unit,
  e2e: playwright('end-to-end tests', 'e2e/playwright.config.ts'),
  shots: playwright('pictures', 'e2e/playwright.shots.config.ts'),
  bench,
  soak
}

async function runEverything(context) {
  // prepared first, so that a fresh machine's long downloads do not come in between
  const app = await prepareApp(context)
  const ready = { ...context, app, args: [] }
  // the tests wait as well as compute; the checks take what they leave
  const checking = parts.check({ ...ready, background: true })
  const used = await parts.e2e(ready)
  const units = await parts.unit(ready)
  return [...(await checking), ...units, ...used]
}

async function runTests(only, args) {
  // a bench prints JSON, which must stay alone on standard output
  const quiet = only === 'bench'
  const context = { left: budget((only ? 60 : 28) * MINUTE), args, log: quiet ? console.error : console.log }
  const modules = await prepare('packages', () =>
    ensureModules({ log: context.log, timeoutMs: context.left(6 * MINUTE) })
  )
  if (modules.failure) return summarise([modules.failure])
  const messages = quiet ? [] : await runChecks([messagesCheck()])
  const results = only ? await parts[only](context) : await runEverything(context)
  if (quiet) return results.some((result) => result.failed > 0) ? 1 : 0
  return summarise([...messages, ...results])
}

function testFromArguments(args) {
  const [first, only, ...rest] = args
  if (first === undefined) return runTests(undefined, [])
  if (first === '--only' && PARTS.includes(only)) return runTests(only, rest)
  console.log(HELP)
  return first === '--help' ? 0 : 2
}

await main(() => testFromArguments(process.argv.slice(2)))
