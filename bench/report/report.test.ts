import { expect, test } from 'vitest'
import type { Machine } from '../machine/description.ts'
import { toMarkdown, toTable } from './markdown.ts'
import { reportOf } from './report.ts'

const machine: Machine = {
  cpu: 'a processor',
  cores: 2,
  memoryMb: 4096,
  system: 'Linux',
  electron: '33',
  chromium: '130',
  node: '20',
  loadBefore: 0
}
const demo = { firstRing: 4_500, trayReady: 1_000, all: [] }

test('a part that failed leaves the figures of the others in place', () => {
  const report = reportOf(new Date(0), machine, {
    popup: { problem: 'timed out', tries: 1, seconds: 12 },
    demo: { figures: demo, tries: 2, seconds: 20, disturbed: 'the clock jumped by 900 ms' }
  })
  expect(report.failed).toEqual(['popup: timed out'])
  expect(report.figures.demo).toEqual(demo)
  expect(report.limits.find(({ what }) => what.includes('first ring'))).toMatchObject({
    figure: '4.5 s',
    outcome: 'met'
  })
  expect(report.limits.find(({ what }) => what.includes('popup painted'))?.outcome).toBe('not measured')
  for (const page of [toTable(report), toMarkdown(report)]) {
    expect(page).toContain('Could not be measured: popup: timed out')
    expect(page).toContain('Disturbed, its figures are worth little: demo: the clock jumped by 900 ms')
    expect(page).toContain('Measured 2 times: demo')
  }
})

test('a run without a failure says so by having none', () => {
  expect(reportOf(new Date(0), machine, { demo: { figures: demo, tries: 1, seconds: 9 } }).failed).toEqual([])
})
