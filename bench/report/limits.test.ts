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

const ring = (p95: number) => ({ samples: 9, p50: p95, p95, max: p95 })
const ringing = (p95: number) => ({
  painted: ring(p95),
  frame: ring(p95),
  card: ring(p95),
  shown: ring(p95),
  first: p95
})
const five: AllFigures['five'] = {
  memory: {
    ...{ bare: 200, windowOpen: 260, windowClosed: 240, windowOpenRatio: 1.3, windowClosedRatio: 1.2 },
    ...{ processes: { bare: 6, windowOpen: 8, windowClosed: 7 }, all: [] }
  },
  idle: { windowOpen: 1.2, windowClosed: 1 },
  requests: { windowOpen: { mirta: 50, basix: 0 }, windowClosed: { mirta: 13, basix: 0 } },
  popup: { ringside: ringing(30), barest: ringing(10) }
}

test('five accounts have rows of their own, which one account does not fill in', () => {
  expect(limitsOf({ five }).filter(({ outcome }) => outcome !== 'not measured')).toMatchObject([
    { what: expect.stringContaining('window closed'), outcome: 'met', figure: '1.2 ×', compared: '240 and 200 MB' },
    { what: expect.stringContaining('window open'), outcome: 'missed', figure: '1.3 ×' },
    { what: expect.stringContaining('window closed'), outcome: 'met', figure: '1 %', margin: 'at the limit' },
    { what: expect.stringContaining('window behind'), outcome: 'missed', figure: '1.2 %' },
    { what: expect.stringContaining('popup painted'), outcome: 'missed', figure: '3 ×', compared: '30 and 10 ms' }
  ])
  expect(rowOf({ five }, 'one account live')?.outcome).toBe('not measured')
})

const polls = (mirtaInCall: number): AllFigures['polls'] => ({
  requests: {
    dstny: { hidden: 0, visible: 1, inCall: 0 },
    callisto: { hidden: 0, visible: 0 },
    mirta: { hidden: 14, visible: 53, inCall: mirtaInCall },
    basix: { hidden: 0, visible: 0, inCall: 0 },
    voipbin: { hidden: 3, visible: 3, inCall: 10 }
  },
  visibleRing: ring(4_000),
  hiddenRing: ring(7_100)
})

test('each system is asked within its own plan, and one figure beyond it misses the limit', () => {
  const limit = '≤ 20 / 60 / 75'
  expect(rowOf({ polls: polls(67) }, 'MiRTA')).toMatchObject({ outcome: 'met', figure: '14 / 53 / 67', limit })
  expect(rowOf({ polls: polls(76) }, 'MiRTA')).toMatchObject({ outcome: 'missed', margin: '1 % over' })
  expect(rowOf({ polls: polls(67) }, 'Callisto')).toMatchObject({ outcome: 'met', figure: '0 / 0', limit: '≤ 2 / 2' })
  expect(rowOf({ polls: polls(67), five }, 'MiRTA')?.compared).toBe('in the program: 13 / 50')
})

test('a polled ring counts by the latest of all', () => {
  expect(rowOf({ polls: polls(67) }, 'told, window open')).toMatchObject({ outcome: 'met', figure: '4000 ms' })
  expect(rowOf({ polls: polls(67) }, 'told, window hidden')).toMatchObject({ outcome: 'missed', margin: '1 % over' })
})
