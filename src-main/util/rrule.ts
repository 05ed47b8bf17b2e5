import { RRuleTemporal } from 'rrule-temporal'
import { DAY } from './durations.ts'
import { readRule } from './rrule-text.ts'
import type { Rule, StepBudget } from './rrule-text.ts'
import { defined } from './defined.ts'

/** A span of time on the clock on the wall, in ms; `to` is not in it. */
export interface WallRange {
  readonly from: number
  readonly to: number
}

/** Most steps of one expansion that shares with no other. */
const MAX_STEPS = 40_000
/** Nothing is expanded further than this after its start. */
const MAX_SPAN_MS = 100 * 366 * DAY
/** The library looks at the intervals around a range too. */
const STEPS_AROUND = 10
/** Dates looked at in one interval of a rule are cheaper than the way to the next one. */
const DATES_PER_STEP = 2

/**
 * Starts in a range of what repeats by an RFC 5545 rule, ascending, at most `limit`. All times are of the clock on the wall
 * (as if it were UTC, in ms), `UNTIL` too: so 09:00 stays 09:00 when the clocks change. A rule that cannot be read has none.
 * `budget`: what several rules share, so that many of them cannot keep the process busy.
 */
export function occurrences(
  rule: string,
  startWallMs: number,
  range: WallRange,
  limit: number,
  budget: StepBudget = { left: MAX_STEPS }
): number[] {
  const read = readRule(rule)
  const last = Math.min(range.to - 1, startWallMs + MAX_SPAN_MS, read?.until ?? Number.POSITIVE_INFINITY)
  const from = Math.max(range.from, startWallMs)
  if (read === undefined || last < from || budget.left < 1) return []
  const seen = { start: startWallMs, from, last, limit }
  try {
    return read.count === undefined ? forward(read, seen, budget) : counted(read, seen, budget)
  } catch {
    budget.left = 0 // more steps than were left: there is no telling what else there is
    return []
  }
}

/** What is looked for; `last` is in it. */
interface Seen {
  readonly start: number
  readonly from: number
  readonly last: number
  readonly limit: number
}

/** Where nothing is counted, the library goes to the range at once; spans grow so that no more is unfolded than is wanted. */
function forward(rule: Rule, { start, from, last, limit }: Seen, budget: StepBudget): number[] {
  const series = seriesOf(rule, start, last, budget)
  const found: number[] = []
  for (let begin = from, span = 32 * DAY; begin <= last && found.length < limit && budget.left > 0; span *= 2) {
    const end = Math.min(last, begin + span, begin + budget.left * stepMs(rule))
    const starts = series.between(new Date(begin), new Date(end), true).slice(0, limit - found.length)
    found.push(...starts.map(({ wall }) => wall))
    const reached = found.length < limit ? end : (found.at(-1) ?? end)
    spend(budget, Math.max(starts.length, Math.ceil((reached - begin) / stepMs(rule))))
    begin = end + 1
  }
  return found
}

/** What is counted is walked from its start. */
function counted(rule: Rule, { start, from, last, limit }: Seen, budget: StepBudget): number[] {
  const found: number[] = []
  let reached = start
  seriesOf(rule, start, last, budget).all(({ wall }) => {
    reached = wall
    if (wall >= from && wall <= last) found.push(wall)
    return wall <= last && found.length < limit
  })
  spend(budget, Math.ceil((reached - start) / stepMs(rule)))
  return found
}

function spend(budget: StepBudget, steps: number): void {
  budget.left = Math.max(0, budget.left - Math.max(1, steps))
}

const UNIT_MS = { DAILY: DAY, WEEKLY: 7 * DAY, MONTHLY: 28 * DAY, YEARLY: 365 * DAY } as const

/** The shortest interval of the rule. */
const stepMs = ({ freq, interval }: Rule): number => UNIT_MS[freq] * interval

/** The library steps through intervals, and throws where it would take more steps than are left. */
function seriesOf(rule: Rule, start: number, last: number, { left }: StepBudget): RRuleTemporal<WallTime> {
  const { freq, interval, count, weekStart, days, monthDays, months, positions } = rule
  return new RRuleTemporal({
    temporal: { ZonedDateTime: WallTime },
    cache: false,
    maxIterations: left + STEPS_AROUND,
    maxCandidateEvaluations: (left + STEPS_AROUND) * DATES_PER_STEP,
    dtstart: WallTime.at(start),
    until: WallTime.at(last),
    freq,
    interval,
    wkst: weekStart,
    ...defined({ count }),
    ...(days.length === 0 ? {} : { byDay: days.map(({ nth, day }) => (nth === 0 ? day : `${String(nth)}${day}`)) }),
    ...(monthDays.length === 0 ? {} : { byMonthDay: [...monthDays] }),
    ...(months.length === 0 ? {} : { byMonth: [...months] }),
    ...(positions.length === 0 ? {} : { bySetPos: [...positions] })
  })
}

/** As much of Temporal.ZonedDateTime as the library asks for: Node 20 has none, and every start needs one. */
class WallTime {
  readonly timeZoneId = 'UTC'
  readonly wall: number

  /** Made by the library, in ns. */
  constructor(epochNanoseconds: bigint) {
    this.wall = Number(epochNanoseconds / 1_000_000n)
  }

  get epochNanoseconds(): bigint {
    return BigInt(this.wall) * 1_000_000n
  }

  static at(wall: number): WallTime {
    return new WallTime(BigInt(Math.round(wall)) * 1_000_000n)
  }

  static from(text: string): WallTime {
    return WallTime.at(Date.parse(text.replace(/\[.*$/, '')))
  }

  toString(): string {
    return `${new Date(this.wall).toISOString().replace('Z', '+00:00')}[UTC]`
  }
}
