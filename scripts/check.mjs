import { messagesCheck, runChecks, textChecks } from './checks.mjs'
import { ensureModules } from './modules.mjs'
import { main } from './process.mjs'
import { summarise } from './reports.mjs'
import { runUnitSuite, unitSuites } from './suites.mjs'
import { typeChecks } from './types.mjs'

async function unitTests() {
  const results = []
  for (const suite of unitSuites()) {
    const result = await runUnitSuite(suite, { show: false })
    console.log(`${result.failed === 0 ? '✓' : '✗'} ${suite.name}`)
    results.push(result)
  }
  return results
}

async function checkAll() {
  await ensureModules()
  const messages = await runChecks([messagesCheck()])
  // two at a time in all: the checks one after the other, the unit tests beside them
  const [checks, units] = await Promise.all([runChecks([...textChecks(), ...typeChecks()], { atOnce: 1 }), unitTests()])
  return summarise([...messages, ...checks, ...units])
}

await main(checkAll)
