import { vendorNames } from '../../src-main/connectors/registry.ts'
import type { Figures } from '../parts/all.ts'
import type { RequestsAMinute, VendorCode } from '../parts/polls.ts'
import type { PopupFigures } from '../parts/popup.ts'
import { atLeast, atMost, notMeasured, ratioRow, type LimitRow } from './rows.ts'
import { round } from './statistics.ts'

/** Compares the figures with the limits, in the order in which these are written down. */
export const limitsOf = (figures: Figures): readonly LimitRow[] => [
  ...startRows(figures.start),
  ...memoryRows(figures.memory, figures.five),
  ...idleRows(figures.idle, figures.five),
  ...popupRows(figures.popup, figures.five),
  ...clickRows(figures.click),
  ...stormRows(figures.storm),
  ...hostileRows(figures.hostile),
  ...requestRows(figures.polls, figures.five),
  ...pollRows(figures.polls),
  ...floodRows(figures.flood),
  notMeasured('100,000 contacts: keystroke → list painted', 'p95 ≤ empty key press + 8 ms', 'no local index yet'),
  notMeasured('8 simulated hours, 500 calls: end state, memory', 'right, ≤ + 5 %', 'see Soak below'),
  ...demoRows(figures.demo),
  notMeasured('npm test on 2 quiet cores', '≤ 12 min', 'timed by itself')
]

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

const FIVE = 'five accounts of five systems live'
const CLOSED = 'memory (PSS), main window closed, popup ready, one account live'
const CLOSED_FIVE = `memory (PSS), main window closed, popup ready, ${FIVE}`
const OPEN = 'memory (PSS), main window open, popup ready'
const OPEN_FIVE = `${OPEN}, ${FIVE}`

const memoryRows = (memory: Figures['memory'], five: Figures['five']): readonly LimitRow[] => [
  memoryRow(CLOSED, 1.12, 'windowClosed', memory),
  memoryRow(CLOSED_FIVE, 1.25, 'windowClosed', five?.memory),
  memoryRow(OPEN, 1.25, 'windowOpen', memory),
  memoryRow(OPEN_FIVE, 1.25, 'windowOpen', five?.memory)
]

function memoryRow(
  what: string,
  most: number,
  which: 'windowClosed' | 'windowOpen',
  memory: Figures['memory']
): LimitRow {
  if (memory === undefined) return notMeasured(what, `≤ ${most} × bare`)
  return ratioRow({ what, ours: memory[which], theirs: memory.bare, most, unit: 'MB' })
}

const IDLE = [
  ['windowClosed', 'idle CPU, one account live, main window closed', 0.3],
  ['windowOpen', 'idle CPU, one account live, main window behind another', 0.3],
  ['windowActive', 'idle CPU, one account live, caret in the search field', 0.5]
] as const
const IDLE_FIVE = [
  ['windowClosed', `idle CPU, ${FIVE}, main window closed`],
  ['windowOpen', `idle CPU, ${FIVE}, main window behind another`]
] as const
const IDLE_FIVE_MOST = 1

function idleRows(idle: Figures['idle'], five: Figures['five']): readonly LimitRow[] {
  const rows = IDLE.map(([name, what, bound]) => {
    const limit = `≤ ${bound} % of one core`
    if (idle === undefined) return notMeasured(what, limit)
    const other = name === 'windowActive' ? `bare text field: ${idle.bareCaret} %` : `bare: ${idle.bare} %`
    return atMost({ what, limit, value: idle[name], bound, figure: `${idle[name]} %`, compared: other })
  })
  const fiveRows = IDLE_FIVE.map(([name, what]) => {
    const limit = `≤ ${IDLE_FIVE_MOST} % of one core`
    if (five === undefined) return notMeasured(what, limit)
    return atMost({ what, limit, value: five.idle[name], bound: IDLE_FIVE_MOST, figure: `${five.idle[name]} %` })
  })
  return [...rows, ...fiveRows]
}

const POPUP = 'last byte of a call event → popup painted, p95'
const POPUP_FIVE = `${POPUP}, ${FIVE}`

const popupRows = (popup: Figures['popup'], five: Figures['five']): readonly LimitRow[] => [
  popupRow(POPUP, popup),
  popupRow(POPUP_FIVE, five?.popup)
]

function popupRow(what: string, popup: Pick<PopupFigures, 'ringside' | 'barest'> | undefined): LimitRow {
  if (popup === undefined) return notMeasured(what, '≤ 2 × barest')
  const { ringside, barest } = popup
  return ratioRow({
    ...{ what, ours: ringside.painted.p95, theirs: barest.painted.p95, most: 2 },
    ...{ unit: 'ms', other: 'barest' }
  })
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

/**
 * Requests in a minute at most: by the polling plan where nothing is told (MiRTA 5.5); one in 5 s where a desk may ask so often
 * (VoIPBin 4.5), in 30 s where groups are read while they are shown (Callisto 2.6), and next to none where changes are pushed.
 */
const PLANS: Readonly<Record<VendorCode, RequestsAMinute>> = {
  dstny: { hidden: 2, visible: 2, inCall: 2 },
  callisto: { hidden: 2, visible: 2 },
  mirta: { hidden: 20, visible: 60, inCall: 75 },
  basix: { hidden: 2, visible: 2, inCall: 2 },
  voipbin: { hidden: 12, visible: 12, inCall: 12 }
}

function requestRows(polls: Figures['polls'], five: Figures['five']): readonly LimitRow[] {
  return vendorNames.map(({ vendor, vendorName }) => {
    const code = vendor as VendorCode // the registry names no other
    const plan = PLANS[code]
    const what = `requests a minute, hidden / open / in a call: ${vendorName}`
    const limit = `≤ ${inTurns(plan)}`
    const asked = polls?.requests[code]
    if (asked === undefined) return notMeasured(what, limit)
    const shares = MODES.map((mode) => (asked[mode] ?? 0) / (plan[mode] ?? Infinity))
    const compared =
      five === undefined
        ? {}
        : { compared: `in the program: ${five.requests.windowClosed[vendor]} / ${five.requests.windowOpen[vendor]}` }
    return atMost({ what, limit, value: Math.max(...shares), bound: 1, figure: inTurns(asked), ...compared })
  })
}

const MODES = ['hidden', 'visible', 'inCall'] as const

const inTurns = (asked: RequestsAMinute): string => MODES.flatMap((mode) => asked[mode] ?? []).join(' / ')

/** How late calls show at most, in ms: the interval of the lamps, its jitter, the time of two answers and 100 ms (MiRTA 5.5). */
const RINGS = [
  ['visibleRing', 'polled ring → told, window open', 5_000],
  ['hiddenRing', 'polled ring → told, window hidden', 7_000]
] as const

const pollRows = (polls: Figures['polls']): readonly LimitRow[] =>
  RINGS.map(([name, what, bound]) => {
    const limit = `max ≤ ${bound} ms`
    if (polls === undefined) return notMeasured(what, limit)
    const { max } = polls[name]
    return atMost({ what, limit, value: max, bound, figure: `${max} ms` })
  })

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
