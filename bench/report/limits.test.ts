import { expect, test } from 'vitest'
import type { AllFigures } from '../parts/all.ts'
import { limitsOf } from './limits.ts'

const start: AllFigures['start'] = {
  bareWindowPainted: 300,
  trayReady: 270,
  windowPainted: 420,
  stateShown: 450,
  trayRatio: 0.9,
  windowRatio: 1.4,
  stateRatio: 1.5,
  all: []
}
const storm: AllFigures['storm'] = {
  calls: 10,
  seconds: 60,
  wrongCalls: 0,
  ringside: { eventsPerSecond: 2000, mainDelayP99: 9, framesPerSecond: 50, memoryBefore: 200, memoryAfter: 188 },
  barest: { eventsPerSecond: 2000, mainDelayP99: 3, framesPerSecond: 60 }
}

const rowOf = (figures: Parameters<typeof limitsOf>[0], part: string) =>
  limitsOf(figures).find(({ what }) => what.includes(part))

test('a figure at its limit is met, one above it missed by so much', () => {
  expect(rowOf({ start }, 'tray ready')).toMatchObject({ outcome: 'met', figure: '0.9 ×', margin: 'at the limit' })
  expect(rowOf({ start }, 'true first frame')).toMatchObject({
    outcome: 'missed',
    figure: '1.4 ×',
    margin: '12 % over'
  })
  expect(rowOf({ start }, 'account’s state')).toMatchObject({ outcome: 'met', compared: '450 and 300 ms' })
})

test('a limit that must be reached is missed below it', () => {
  expect(rowOf({ storm }, 'renderer frames')).toMatchObject({
    outcome: 'missed',
    figure: '0.83 ×',
    margin: '8 % under'
  })
  expect(rowOf({ storm }, 'main loop delay')).toMatchObject({ outcome: 'met', figure: '3 ×' })
})

test('each hostile input has its own row, and one that did not end is not measured', () => {
  const inputs = [
    { what: '400 calls', longestStall: 90 },
    { what: 'a string', longestStall: 300 },
    { what: 'YAML', longestStall: 10_000, problem: 'timed out' }
  ]
  expect(rowOf({ hostile: { inputs } }, '400 calls')).toMatchObject({ outcome: 'met', figure: '90 ms' })
  expect(rowOf({ hostile: { inputs } }, 'a string')).toMatchObject({ outcome: 'missed', margin: '50 % over' })
  expect(rowOf({ hostile: { inputs } }, 'YAML')).toMatchObject({ outcome: 'not measured', margin: 'timed out' })
})

test('a flood counts with what the stores make of it', () => {
  const flood = { frames: 1000, connector: 90, stores: 120, decodeMicros: 4, hostileFrames: 100_000, slowestHostile: 2 }
  expect(rowOf({ flood }, 'flood of 500 calls')).toMatchObject({
    outcome: 'missed',
    figure: '210 ms',
    margin: '5 % over'
  })
  expect(rowOf({ flood }, 'hostile binary frames')).toMatchObject({ outcome: 'met', figure: '2 ms' })
})

test('memory after the storm may differ to both sides, and no further', () => {
  expect(rowOf({ storm }, 'memory half a minute')).toMatchObject({ outcome: 'missed', figure: '-6 %' })
  const back = { ...storm, ringside: { ...storm.ringside, memoryAfter: 209 } }
  expect(rowOf({ storm: back }, 'memory half a minute')).toMatchObject({ outcome: 'met', margin: '0.5 points under' })
})

test('one call that is shown otherwise than the server knows it misses the limit', () => {
  expect(rowOf({ storm: { ...storm, wrongCalls: 1 } }, 'final state')).toMatchObject({
    outcome: 'missed',
    figure: '9 of 10'
  })
})

test('the lines are the same in number and order whatever was measured, and say what was not', () => {
  const names = (figures: Parameters<typeof limitsOf>[0]): readonly string[] =>
    limitsOf(figures).map(({ what }) => what)
  const before = (figures: Parameters<typeof limitsOf>[0], first: string, second: string): boolean =>
    names(figures).findIndex((name) => name.includes(first)) < names(figures).findIndex((name) => name.includes(second))
  expect(limitsOf({}).every(({ outcome }) => outcome === 'not measured')).toBe(true)
  expect(names({ start })).toEqual(names({}))
  expect(before({ start }, 'tray ready', 'memory (PSS)')).toBe(true)
  expect(before({ storm }, 'event storm', 'first ring')).toBe(true)
})

test('a comparison with nothing is not met', () => {
  expect(rowOf({ start: { ...start, bareWindowPainted: Number.NaN } }, 'tray ready')?.outcome).toBe('missed')
})

test('the caret is compared with the caret of a bare text field', () => {
  const idle = { bare: 0.17, bareCaret: 0.7, windowOpen: 0.2, windowActive: 0.8, windowClosed: 0.2, seconds: 30 }
  expect(rowOf({ idle }, 'caret')).toMatchObject({ outcome: 'missed', compared: 'bare text field: 0.7 %' })
  expect(rowOf({ idle }, 'behind another')).toMatchObject({ outcome: 'met', compared: 'bare: 0.17 %' })
})
