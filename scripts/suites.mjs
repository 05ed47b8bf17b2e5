import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inModules, root } from './paths.mjs'
import { run } from './process.mjs'
import { playwrightResult, vitestResult } from './reports.mjs'

function reportFile(name) {
  const folder = join(root, 'test-results', 'reports')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}-${process.pid}.json`)
  rmSync(file, { force: true })
  return file
}

const configsIn = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => /^vitest\.config\.m?[jt]s$/.test(name))
    .map((name) => join(folder, name))

/** The unit test suites: one per vitest configuration, in the root or in a folder of sources. */
export function unitSuites() {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return ['.', ...folders.map((entry) => entry.name).filter((name) => name.startsWith('src-'))]
    .flatMap((folder) => configsIn(folder).map((config) => ({ folder, config })))
    .map(({ folder, config }) => ({ name: folder === '.' ? 'unit tests' : `unit tests of ${folder}`, folder, config }))
}

/**
 * Runs one unit test suite and gives back its figures; `show: false` prints its output only when it fails.
 * @param {{ name: string, folder: string, config: string }} suite
 * @param {{ env?: NodeJS.ProcessEnv, args?: readonly string[], timeoutMs?: number, show?: boolean }} options
 */
export async function runUnitSuite(suite, { env = process.env, args = [], timeoutMs = 360_000, show = true } = {}) {
  const file = reportFile(`unit-${suite.folder.replace('.', 'root')}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const command = [inModules('vitest', 'vitest.mjs'), 'run', '--config', suite.config, ...reporters, ...args]
  const { code, output } = await run(process.execPath, command, { env, timeoutMs, show })
  if (!show && code !== 0) console.log(output.trimEnd())
  const result = vitestResult(suite.name, code, file)
  rmSync(file, { force: true })
  return result
}

/** Runs Playwright with one of its configurations and gives back the figures. */
export async function runPlaywright(name, config, { env, args = [], timeoutMs }) {
  if (!existsSync(join(root, config)))
    return { name, passed: 0, failed: 1, skipped: [], problem: `${config} is missing` }
  const file = reportFile(name.replaceAll(' ', '-'))
  const command = [inModules('playwright', 'cli.js'), 'test', '-c', config, '--reporter=list,json', ...args]
  const { code } = await run(process.execPath, command, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    timeoutMs,
    show: true
  })
  const result = playwrightResult(name, code, file)
  rmSync(file, { force: true })
  return result
}
