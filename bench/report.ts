import type { ClickFigures } from './click.ts'
import type { IdleFigures } from './idle.ts'
import type { Machine } from './machine.ts'
import type { MemoryFigures } from './memory.ts'
import type { PopupFigures } from './popup.ts'
import type { StartFigures } from './start.ts'
import type { StormFigures } from './storm.ts'
import { round } from './statistics.ts'

/** All that was measured in one run; parts that were left out are missing. */
export interface Figures {
  readonly start?: StartFigures
  readonly memory?: MemoryFigures
  readonly idle?: IdleFigures
  readonly popup?: PopupFigures
  readonly click?: ClickFigures
  readonly storm?: StormFigures
}

/** The document that the bench prints. */
export interface Report {
  /** ISO 8601. */
  readonly date: string
  readonly machine: Machine
  readonly budgets: readonly Budget[]
  /** Measured although the machine had other work: worth little. */
  readonly disturbed: readonly string[]
  readonly figures: Figures
}

/** One limit, and whether it is kept. */
export interface Budget {
  readonly what: string
  readonly limit: string
  readonly figure: string
  /** What it was compared with, in the same run. */
  readonly compared: string
  readonly met: boolean
}

/** Compares the figures with the limits. */
export const budgetsOf = (figures: Figures): readonly Budget[] => [
  ...(figures.start === undefined ? [] : startBudgets(figures.start)),
  ...(figures.memory === undefined ? [] : memoryBudgets(figures.memory)),
  ...(figures.idle === undefined ? [] : idleBudgets(figures.idle)),
  ...(figures.popup === undefined ? [] : popupBudgets(figures.popup)),
  ...(figures.click === undefined ? [] : [clickBudget(figures.click)]),
  ...(figures.storm === undefined ? [] : stormBudgets(figures.storm))
]

function ratioBudget(what: string, limit: number, ours: number, bare: number, unit: string): Budget {
  const ratio = round(ours / bare)
  return {
    what,
    limit: `≤ ${limit} × bare`,
    figure: `${Math.round(ours)} ${unit}`,
    compared: `${ratio} × ${Math.round(bare)} ${unit}`,
    met: ratio <= limit
  }
}

const startBudgets = ({ trayReady, windowPainted, bareWindowPainted: bare }: StartFigures): readonly Budget[] => [
  ratioBudget('start → tray ready', 1.5, trayReady, bare, 'ms'),
  ratioBudget('start → main window painted', 1.5, windowPainted, bare, 'ms')
]

const memoryBudgets = ({ windowOpen, windowClosed, bare }: MemoryFigures): readonly Budget[] => [
  ratioBudget('memory (PSS), main window closed, popup ready, one account live', 1.15, windowClosed, bare, 'MB'),
  ratioBudget('memory (PSS), main window open, popup ready', 1.35, windowOpen, bare, 'MB')
]

function idleBudgets(idle: IdleFigures): readonly Budget[] {
  const budget = (what: string, percent: number): Budget => ({
    what: `idle CPU, one account live, ${what}`,
    limit: '≤ 0.5 % of one core',
    figure: `${percent} %`,
    compared: `bare: ${idle.bare} %`,
    met: percent <= 0.5
  })
  return [
    budget('main window open behind another', idle.windowOpen),
    budget('caret blinking in its search field', idle.windowActive),
    budget('main window closed', idle.windowClosed)
  ]
}

function popupBudgets({ ringside, barest, barestUnthrottled, ...ratios }: PopupFigures): readonly Budget[] {
  const { p50, p95 } = ringside.painted
  const also = `never throttled: ${ratios.ratioP95Unthrottled} × ${barestUnthrottled.painted.p95} ms`
  return [
    {
      what: 'last byte of a call event → popup painted',
      limit: 'p95 ≤ 40 ms',
      figure: `p50 ${p50}, p95 ${p95} ms`,
      compared: `barest: p50 ${barest.painted.p50}, p95 ${barest.painted.p95} ms`,
      met: p95 <= 40
    },
    {
      what: 'the same against the barest SSE → main → IPC → frame',
      limit: '≤ 3 × barest, p95',
      figure: `p95 ${p95} ms`,
      compared: `p95: ${ratios.ratioP95} × ${barest.painted.p95} ms; p50: ${ratios.ratioP50} × ${barest.painted.p50} ms (p95 ${also})`,
      met: ratios.ratioP95 <= 3
    }
  ]
}

const clickBudget = ({ toRequest }: ClickFigures): Budget => ({
  what: 'click on a control → request on the wire',
  limit: 'p95 ≤ 15 ms',
  figure: `p50 ${toRequest.p50}, p95 ${toRequest.p95} ms`,
  compared: '–',
  met: toRequest.p95 <= 15
})

function stormBudgets(storm: StormFigures): readonly Budget[] {
  const budget = (what: string, limit: string, figure: string, met: boolean): Budget => ({
    what: `event storm, ${storm.eventsPerSecond} events/s for ${storm.seconds} s: ${what}`,
    limit,
    figure,
    compared: '–',
    met
  })
  const { calls, wrongCalls, mainDelayP99, framesPerSecond } = storm
  return [
    budget('final state of each call', 'equals the server’s', `${calls - wrongCalls} of ${calls}`, wrongCalls === 0),
    budget('main loop delay', 'p99 ≤ 50 ms', `p99 ${mainDelayP99} ms`, mainDelayP99 <= 50),
    budget('renderer', '≥ 30 frames/s', `${framesPerSecond} frames/s`, framesPerSecond >= 30),
    budget(
      'memory half a minute later',
      '± 5 %',
      `${storm.memoryBefore} → ${storm.memoryAfter} MB`,
      Math.abs(storm.memoryAfter / storm.memoryBefore - 1) <= 0.05
    )
  ]
}
