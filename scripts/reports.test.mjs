import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { playwrightResult, vitestResult } from './reports.mjs'

let folder
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ringside-reports-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function reportOf(content) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitestFile = (status, ...statuses) => ({
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, fullName: `test ${index}` }))
})

test('tests of all files are counted and skipped ones named', () => {
  const file = reportOf({
    testResults: [vitestFile('passed', 'passed', 'skipped'), vitestFile('failed', 'failed', 'passed')]
  })
  expect(vitestResult('unit', 1, file)).toMatchObject({ passed: 2, failed: 1, skipped: ['test 1'], problem: undefined })
})

test('a test file that could not be loaded is a failure', () => {
  expect(vitestResult('unit', 1, reportOf({ testResults: [vitestFile('failed')] }))).toMatchObject({ failed: 1 })
})

test('a run that left no report is a failure', () => {
  expect(vitestResult('unit', 0, join(folder, 'none'))).toMatchObject({ passed: 0, failed: 1 })
})

test('a run that failed although each test passed is a failure', () => {
  expect(vitestResult('unit', 1, reportOf({ testResults: [vitestFile('passed', 'passed')] }))).toMatchObject({
    failed: 1
  })
})

test('end-to-end tests are found in suites within suites', () => {
  const spec = (title, status) => ({ title, tests: [{ status }] })
  const inner = { title: 'transfer', specs: [spec('blind', 'expected'), spec('attended', 'skipped')] }
  const file = reportOf({
    suites: [{ title: 'calls', specs: [spec('ring', 'unexpected')], suites: [inner] }],
    errors: []
  })
  expect(playwrightResult('e2e', 1, file)).toMatchObject({
    passed: 1,
    failed: 1,
    skipped: ['calls › transfer › attended']
  })
})

test('what failed, and what passed at the second try only, is named with what it said', () => {
  const results = [{ error: { message: '\u001b[31mexpected\u001b[39m 1\n\nreceived 2' } }, {}]
  const spec = (title, status) => ({ title, tests: [{ status, results }] })
  const report = {
    suites: [{ title: 'calls', specs: [spec('ring', 'unexpected'), spec('hold', 'flaky')] }],
    errors: []
  }
  expect(playwrightResult('e2e', 1, reportOf(report))).toMatchObject({
    passed: 1,
    failures: ['calls › ring\n  expected 1\n  received 2'],
    flaky: ['calls › hold\n  expected 1\n  received 2']
  })
  const failed = { status: 'failed', fullName: 'test 0', failureMessages: ['not so'] }
  const file = { status: 'failed', assertionResults: [failed] }
  expect(vitestResult('unit', 1, reportOf({ testResults: [file] }))).toMatchObject({ failures: ['test 0\n  not so'] })
})
