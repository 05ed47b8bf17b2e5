import type { Figures } from '../parts/all.ts'
import { round } from './statistics.ts'

/** One line of the table of limits. */
export interface LimitRow {
  readonly what: string
  readonly limit: string
  /** What was measured. */
  readonly figure: string
  /** What it was compared with, in the same run. */
  readonly compared: string
  readonly outcome: 'met' | 'missed' | 'not measured'
  /** How far from the limit, or why it was not measured. */
  readonly margin: string
}

/** Compares the figures with the limits, in the order in which these are written down. */
export const limitsOf = (figures: Figures): readonly LimitRow[] => [
  ...startRows(figures.start),
  ...memoryRows(figures.memory),
  ...idleRows(figures.idle),
  ...popupRows(figures.popup),
  ...clickRows(figures.click),
  ...stormRows(figures.storm),
  ...hostileRows(figures.hostile),
  ...pollRows(figures.polls),
  ...floodRows(figures.flood),
  notMeasured('100,000 contacts: keystroke → list painted', 'p95 ≤ empty key press + 8 ms', 'no local index yet'),
  notMeasured('8 simulated hours, 500 calls: end state, memory', 'right, ≤ + 5 %', 'see Soak below'),
  ...demoRows(figures.demo),
  notMeasured('npm test on 2 quiet cores', '≤ 12 min', 'timed by itself')
]

interface Measured {
  readonly what: string
  /** The limit in words. */
  readonly limit: string
  readonly value: number
  /** The limit as a figure of the same unit as `value`. */
  readonly bound: number
  readonly figure: string
  readonly compared?: string
}

const atMost = (measured: Measured): LimitRow => row(measured, measured.value <= measured.bound)

const atLeast = (measured: Measured): LimitRow => row(measured, measured.value >= measured.bound)

function row({ what, limit, value, bound, figure, compared = '–' }: Measured, isMet: boolean): LimitRow {
  const percent = round((value / bound - 1) * 100, 0)
  const margin = percent === 0 ? 'at the limit' : `${Math.abs(percent)} % ${percent > 0 ? 'over' : 'under'}`
  return { what, limit, figure, compared, outcome: isMet ? 'met' : 'missed', margin }
}

const notMeasured = (what: string, limit: string, why = 'no figures'): LimitRow => ({
  what,
  limit,
  figure: '–',
  compared: '–',
  outcome: 'not measured',
  margin: why
})

interface Compared {
  readonly what: string
  readonly ours: number
  readonly theirs: number
  /** Times the other's figure. */
  readonly most: number
  readonly unit: string
  readonly other?: string
}

function ratioRow({ what, ours, theirs, most, unit, other = 'bare' }: Compared): LimitRow {
  const value = round(ours / theirs)
  return atMost({
    what,
    limit: `≤ ${most} × ${other}`,
    value,
    bound: most,
    figure: `${value} ×`,
    compared: `${round(ours, 1)} and ${round(theirs, 1)} ${unit}`
  })
}

const TRAY = 'process start → tray ready'
const WINDOW = 'process start → main window painted, true first frame'
const STATE = 'process start → main window painted, account’s state'

function startRows(start: Figures['start']): readonly LimitRow[] {
  if (start === undefined)
    return [notMeasured(TRAY, '≤ 0.9 × bare'), notMeasured(WINDOW, '≤ 1.25 × bare'), notMeasured(STATE, '≤ 1.6 × bare')]
  const { trayReady, windowPainted, stateShown, bareWindowPainted: theirs } = start
  return [
    ratioRow({ what: TRAY, ours: trayReady, theirs, most: 0.9, unit: 'ms' }),
    ratioRow({ what: WINDOW, ours: windowPainted, theirs, most: 1.25, unit: 'ms' }),
    ratioRow({ what: STATE, ours: stateShown, theirs, most: 1.6, unit: 'ms' })
  ]
}

const CLOSED = 'memory (PSS), main window closed, popup ready, one account live'
const OPEN = 'memory (PSS), main window open, popup ready'

function memoryRows(memory: Figures['memory']): readonly LimitRow[] {
  const five = notMeasured(
    'the same with five accounts of five systems',
    '≤ 1.25 × bare',
    'no part has five accounts yet'
  )
  if (memory === undefined) return [notMeasured(CLOSED, '≤ 1.12 × bare'), five, notMeasured(OPEN, '≤ 1.25 × bare')]
  const { windowOpen, windowClosed, bare: theirs } = memory
  return [
    ratioRow({ what: CLOSED, ours: windowClosed, theirs, most: 1.12, unit: 'MB' }),
    five,
    ratioRow({ what: OPEN, ours: windowOpen, theirs, most: 1.25, unit: 'MB' })
  ]
}

const IDLE = [
  ['windowClosed', 'idle CPU, one account live, main window closed', 0.3],
  ['windowOpen', 'idle CPU, one account live, main window behind another', 0.3],
  ['windowActive', 'idle CPU, one account live, caret in the search field', 0.5]
] as const

function idleRows(idle: Figures['idle']): readonly LimitRow[] {
  const rows = IDLE.map(([name, what, bound]) => {
    const limit = `≤ ${bound} % of one core`
    if (idle === undefined) return notMeasured(what, limit)
    const other = name === 'windowActive' ? `bare text field: ${idle.bareCaret} %` : `bare: ${idle.bare} %`
    return atMost({ what, limit, value: idle[name], bound, figure: `${idle[name]} %`, compared: other })
  })
  return [...rows, notMeasured('idle CPU, five accounts', '≤ 1 % of one core', 'no part has five accounts yet')]
}

const POPUP = 'last byte of a call event → popup painted, p95'

function popupRows(popup: Figures['popup']): readonly LimitRow[] {
  const polled = notMeasured('the same for a polled system', 'interval + 100 ms', 'told in simulated time, see below')
  if (popup === undefined) return [notMeasured(POPUP, '≤ 2 × barest'), polled]
  const { ringside, barest } = popup
  const p95 = { ours: ringside.painted.p95, theirs: barest.painted.p95 }
  return [ratioRow({ what: POPUP, ...p95, most: 2, unit: 'ms', other: 'barest' }), polled]
}

const CLICK = 'click on a control → request on the wire, p95'

function clickRows(click: Figures['click']): readonly LimitRow[] {
  if (click === undefined) return [notMeasured(CLICK, '≤ 2 × barest')]
  const p95 = { ours: click.ringside.p95, theirs: click.barest.p95 }
  return [ratioRow({ what: CLICK, ...p95, most: 2, unit: 'ms', other: 'barest' })]
}

function stormRows(storm: Figures['storm']): readonly LimitRow[] {
  const what = (thing: string): string => `event storm, ${thing}`
  if (storm === undefined) return [notMeasured(what('2,000 events/s for 60 s'), 'state, delay, frames, memory')]
  const { ringside, barest, seconds, calls, wrongCalls } = storm
  const framesPart = round(ringside.framesPerSecond / barest.framesPerSecond)
  const growth = round((ringside.memoryAfter / ringside.memoryBefore - 1) * 100, 1)
  return [
    {
      what: what(`${ringside.eventsPerSecond} events/s for ${seconds} s: final state of each call`),
      limit: 'equals the server’s',
      figure: `${calls - wrongCalls} of ${calls}`,
      compared: `barest: ${barest.eventsPerSecond} events/s`,
      outcome: wrongCalls === 0 ? 'met' : 'missed',
      margin: wrongCalls === 0 ? 'all' : `${wrongCalls} wrong`
    },
    ratioRow({
      what: what('main loop delay, p99'),
      ours: ringside.mainDelayP99,
      theirs: barest.mainDelayP99,
      most: 3,
      unit: 'ms',
      other: 'barest'
    }),
    atLeast({
      what: what('renderer frames'),
      limit: '≥ 0.9 × barest',
      value: framesPart,
      bound: 0.9,
      figure: `${framesPart} ×`,
      compared: `${ringside.framesPerSecond} and ${barest.framesPerSecond} frames/s`
    }),
    {
      what: what('memory half a minute later'),
      limit: '± 5 %',
      figure: `${growth} %`,
      compared: `${ringside.memoryBefore} → ${ringside.memoryAfter} MB`,
      outcome: Math.abs(growth) <= 5 ? 'met' : 'missed',
      margin: `${round(Math.abs(Math.abs(growth) - 5), 1)} points ${Math.abs(growth) <= 5 ? 'under' : 'over'}`
    }
  ]
}

/** Nobody notices what is shorter. */
const MOST_STALL_MS = 200

function hostileRows(hostile: Figures['hostile']): readonly LimitRow[] {
  const limit = `≤ ${MOST_STALL_MS} ms`
  if (hostile === undefined) return [notMeasured('hostile input, longest stall of the main loop', limit)]
  return hostile.inputs.map(({ what, longestStall, problem }) => {
    const stall = `longest stall of the main loop: ${what}`
    if (problem !== undefined) return notMeasured(stall, limit, problem)
    return atMost({ what: stall, limit, value: longestStall, bound: MOST_STALL_MS, figure: `${longestStall} ms` })
  })
}

/** Requests in a minute to a system that is asked for everything, and how late its calls show, in ms (MiRTA 5.5). */
const POLL_LIMITS = [
  ['hidden', 20],
  ['visible', 60],
  ['inCall', 75]
] as const
const RING_LIMITS = [
  ['visibleRing', 5_000],
  ['hiddenRing', 7_000]
] as const
const POLLED: Readonly<Record<string, string>> = {
  hidden: 'requests a minute, window hidden',
  visible: 'requests a minute, window open',
  inCall: 'requests a minute in a call',
  visibleRing: 'polled ring → told, window open',
  hiddenRing: 'polled ring → told, window hidden'
}

function pollRows(polls: Figures['polls']): readonly LimitRow[] {
  const rows = [
    ...POLL_LIMITS.map(([name, bound]) => ({ name, bound, limit: `≤ ${bound}`, value: polls?.[name], unit: '' })),
    ...RING_LIMITS.map(([name, bound]) => ({
      name,
      bound,
      limit: `max ≤ ${bound} ms`,
      value: polls?.[name].max,
      unit: ' ms'
    }))
  ]
  return rows.map(({ name, bound, limit, value, unit }) => {
    const what = POLLED[name] ?? name
    return value === undefined
      ? notMeasured(what, limit)
      : atMost({ what, limit, value, bound, figure: `${value}${unit}` })
  })
}

/** No frame may cost more than a frame of the screen. */
const MOST_DECODING_MS = 16

function floodRows(flood: Figures['flood']): readonly LimitRow[] {
  const whole = { what: 'a flood of 500 calls over a binary socket', limit: `≤ ${MOST_STALL_MS} ms` }
  const slowest = { what: 'the slowest of 100,000 hostile binary frames', limit: `≤ ${MOST_DECODING_MS} ms` }
  if (flood === undefined) return [whole, slowest].map(({ what, limit }) => notMeasured(what, limit))
  const { connector, stores, slowestHostile } = flood
  const took = round(connector + stores)
  return [
    atMost({ ...whole, value: took, bound: MOST_STALL_MS, figure: `${took} ms` }),
    atMost({ ...slowest, value: slowestHostile, bound: MOST_DECODING_MS, figure: `${slowestHostile} ms` })
  ]
}

const DEMO = 'npm start on a set-up machine → first ring of the demo'
const DEMO_MOST_S = 5

function demoRows(demo: Figures['demo']): readonly LimitRow[] {
  const limit = `≤ ${DEMO_MOST_S} s`
  if (demo === undefined) return [notMeasured(DEMO, limit)]
  const seconds = round(demo.firstRing / 1_000)
  return [atMost({ what: DEMO, limit, value: seconds, bound: DEMO_MOST_S, figure: `${seconds} s` })]
}
