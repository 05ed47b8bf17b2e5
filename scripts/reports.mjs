import { existsSync, readFileSync } from 'node:fs'

function readReport(file) {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A run that failed although no test did (a crash, a wrong setting, a timeout) is one failure. */
function settle(name, code, counted) {
  if (counted === undefined) return { name, passed: 0, failed: 1, skipped: [], problem: 'it left no report' }
  const problem = code !== 0 && counted.failed === 0 ? `it ended with code ${code} although no test failed` : undefined
  return { name, ...counted, failed: counted.failed + (problem ? 1 : 0), problem }
}

const LONGEST_MESSAGE = 12
// eslint-disable-next-line no-control-regex -- the colours of a terminal
const colours = /\u001b\[[0-9;]*m/g

/** A test by its name, with the beginning of what it said. */
function named(name, message = '') {
  const lines = message.replace(colours, '').split('\n').filter(Boolean).slice(0, LONGEST_MESSAGE)
  return [name, ...lines.map((line) => `  ${line}`)].join('\n')
}

function countVitest(report) {
  const files = report.testResults
  const tests = files.flatMap((file) => file.assertionResults)
  const withStatus = (...statuses) => tests.filter((test) => statuses.includes(test.status))
  // a file that could not be loaded has no tests and would not be counted
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed')
  )
  return {
    passed: withStatus('passed').length,
    failed: withStatus('failed').length + unloaded.length,
    failures: withStatus('failed').map((test) => named(test.fullName, test.failureMessages?.[0])),
    skipped: withStatus('skipped', 'pending', 'todo', 'disabled').map((test) => test.fullName)
  }
}

function testsIn(suite, path = []) {
  const here = [...path, suite.title].filter(Boolean)
  const specs = (suite.specs ?? []).flatMap((spec) =>
    spec.tests.map((test) => ({
      name: [...here, spec.title].join(' › '),
      status: test.status,
      message: test.results?.find(({ error }) => error)?.error.message
    }))
  )
  return [...specs, ...(suite.suites ?? []).flatMap((inner) => testsIn(inner, here))]
}

function countPlaywright(report) {
  const tests = report.suites.flatMap((suite) => testsIn(suite))
  const withStatus = (...statuses) => tests.filter((test) => statuses.includes(test.status))
  return {
    passed: withStatus('expected', 'flaky').length,
    failed: withStatus('unexpected').length + (report.errors?.length ?? 0),
    failures: withStatus('unexpected').map((test) => named(test.name, test.message)),
    flaky: withStatus('flaky').map((test) => named(test.name, test.message)),
    skipped: withStatus('skipped').map((test) => test.name)
  }
}

/** The figures of a vitest run, from the file its JSON reporter wrote. */
export function vitestResult(name, code, file) {
  const report = readReport(file)
  return settle(name, code, report && countVitest(report))
}

/** The figures of a Playwright run, from the file its JSON reporter wrote. */
export function playwrightResult(name, code, file) {
  const report = readReport(file)
  return settle(name, code, report && countPlaywright(report))
}

function list(what, names) {
  if (names.length === 0) return
  console.log(`${names.length} ${what}:`)
  for (const name of names) console.log(name.replace(/^/gm, '  '))
}

/** Prints what needs a reader's eye, then the sum of all results as the very last line; gives back the exit code. */
export function summarise(results) {
  const problems = results.filter((result) => result.problem)
  const skipped = results.flatMap((result) => result.skipped)
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  console.log('')
  for (const { name, passed, failed } of results)
    if (passed + failed !== 1 || failed) console.log(`${name}: ${passed} passed, ${failed} failed`)
  for (const { name, problem } of problems) console.log(`${name}: ${problem}`)
  list(
    'failed',
    results.flatMap((result) => result.failures ?? [])
  )
  list(
    'passed at the second try only',
    results.flatMap((result) => result.flaky ?? [])
  )
  if (skipped.length > 0) console.log(`${skipped.length} skipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') > 0 ? 1 : 0
}
