import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesCheck, runChecks } from './checks.mjs'
import { ensureModules } from './modules.mjs'
import { inModules, isMain, root } from './paths.mjs'
import { main, PlainError, run } from './process.mjs'
import { runUnitSuite, unitSuites } from './suites.mjs'

const ROUNDS = 20
const ROUND_TIMEOUT_MS = 30 * 60_000
const FRAMES = '100000'
const HELP = `Tries the tests that make up their values with many seeds, and the reader of Basix with many broken frames.

  npm run fuzz                   ${ROUNDS} seeds
  npm run fuzz -- SEEDS [FILE]   so many; only test files whose path contains this

  A failure names its seed: RINGSIDE_SEED=... npm run unit -- ... repeats it.`

/** @param {string} folder */
const testsWithProperties = (folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .filter((name) => readFileSync(join(root, folder, name), 'utf8').includes('fc.assert'))

/** @param {string} seed @param {string} part */
async function tryRound(seed, part) {
  let failures = 0
  for (const suite of unitSuites()) {
    const files = testsWithProperties(suite.folder).filter((file) => file.includes(part))
    if (files.length === 0) continue
    const env = { ...process.env, RINGSIDE_SEED: seed }
    const args = [`--testTimeout=${ROUND_TIMEOUT_MS}`, ...files]
    const { failed } = await runUnitSuite(suite, { env, args, timeoutMs: ROUND_TIMEOUT_MS, show: false })
    failures += failed
  }
  console.log(`seed ${seed}: ${failures === 0 ? 'passed' : 'FAILED'}`)
  return failures
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const [rounds = String(ROUNDS), part = ''] = process.argv.slice(2)
    if (!/^\d+$/.test(rounds)) throw new PlainError(HELP)
    await ensureModules()
    await runChecks([messagesCheck()])
    const frames = [inModules('tsx', 'dist', 'cli.mjs'), 'src-main/connectors/basix/bert/testing/fuzz-run.ts', FRAMES]
    const { code } = await run(process.execPath, frames, { show: true })
    let failures = code === 0 ? 0 : 1
    for (let round = 0; round < Number(rounds); round += 1) {
      failures += await tryRound(String(Math.floor(Math.random() * 2 ** 31)), part)
    }
    return failures === 0 ? 0 : 1
  })
}
