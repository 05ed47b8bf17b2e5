import { DAY } from './durations.ts'
import { readRule } from './rrule-text.ts'
import type { StepBudget } from './rrule-text.ts'
import { occurrences } from './rrule.ts'
import { timeAtWall, wallTime } from './time-zones.ts'

/** How something repeats: the part of RFC 5545 3.3.10 that is understood here. */
export interface RecurrenceRule {
  readonly freq: 'daily' | 'weekly' | 'monthly'
  /** Every how many of them; 1 when absent. */
  readonly interval?: number
  /** How many occurrences there are, the first included. */
  readonly count?: number
  /** Epoch ms of the last possible start. */
  readonly until?: number
  /** RFC 5545 words: `MO`; of a month also `2MO`, `-1FR`. */
  readonly weekdays?: readonly string[]
  /** First day of a week, `MO` when absent. */
  readonly weekStart?: string
}

/** Something that repeats at the same time of the day in its zone. */
export interface Series {
  /** Epoch ms of the first occurrence. */
  readonly start: number
  /** How long each occurrence lasts, in ms. */
  readonly lengthMs: number
  /** IANA name; must be one that exists. */
  readonly zone: string
  readonly rule: RecurrenceRule
}

/** More than any zone is away from UTC. */
const ZONE_MS = DAY
/** Occurrences that the uncertainty of the zone can add at both ends. */
const MARGIN = 4

/**
 * Starts of the occurrences that touch a span of time, epoch ms, ascending, at most `most` of them. Computed on the
 * clock on the wall, so that 09:00 stays 09:00 when the clocks change (RFC 5545 3.3.5, 3.8.5.3). A rule that makes no
 * sense gives the first occurrence only. `budget`: what several series share; where it is used up, the rest is missing.
 */
export function occurrenceStarts(
  { start, lengthMs, zone, rule }: Series,
  span: { readonly from: number; readonly to: number },
  most: number,
  budget?: StepBudget
): number[] {
  if ((rule.count !== undefined && rule.count < 1) || budget?.left === 0) return []
  const last = Math.min(span.to, rule.until ?? Number.POSITIVE_INFINITY)
  const first = wallTime(start, zone)
  const text = ruleText(rule)
  const range = { from: span.from - lengthMs - ZONE_MS, to: last + ZONE_MS }
  const walls = readRule(text) === undefined ? [first] : occurrences(text, first, range, most + MARGIN, budget)
  const touches = (at: number): boolean => at <= last && (at + lengthMs > span.from || at >= span.from)
  return walls
    .map((wall) => timeAtWall(wall, zone))
    .filter(touches)
    .slice(0, most)
}

/** The rule in the words of RFC 5545, without its end, which is an instant here. */
function ruleText({ freq, interval = 1, count, weekdays = [], weekStart }: RecurrenceRule): string {
  const parts = [
    `FREQ=${freq.toUpperCase()}`,
    `INTERVAL=${String(interval)}`,
    ...(count === undefined ? [] : [`COUNT=${String(count)}`]),
    ...(weekdays.length === 0 ? [] : [`BYDAY=${weekdays.join(',')}`]),
    ...(weekStart === undefined ? [] : [`WKST=${weekStart}`])
  ]
  return parts.join(';')
}
