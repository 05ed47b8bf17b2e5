import ICAL from 'ical.js'
import { DAY } from './durations.ts'
import { readRule, weekdays } from './rrule-text.ts'
import type { Rule, StepBudget } from './rrule-text.ts'

/** A span of time on the clock on the wall, in ms; `to` is not in it. */
export interface WallRange {
  readonly from: number
  readonly to: number
}

/** Most candidates looked at in one expansion that shares with no other. */
const MAX_STEPS = 40_000
/** Nothing is expanded further than this after its start. */
const MAX_SPAN_MS = 100 * 366 * DAY

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
  if (read === undefined) return []
  const last = Math.min(range.to - 1, startWallMs + MAX_SPAN_MS, read.until ?? Number.POSITIVE_INFINITY)
  const found: number[] = []
  let count = 0
  for (const wall of candidates(steps(read, startWallMs), forward(read, startWallMs, range.from), budget)) {
    if (wall > last || found.length >= limit) break
    if (!fits(wall, startWallMs, read)) continue
    count += 1
    if (count > (read.count ?? Number.POSITIVE_INFINITY)) break
    if (wall >= range.from) found.push(wall)
  }
  return found
}

/** Where nothing is counted, the way up to the range need not be walked: days and weeks are all alike, months are sifted. */
function forward({ freq, interval, count }: Rule, start: number, from: number): number {
  if (count !== undefined || from <= start) return start
  if (freq === 'MONTHLY' || freq === 'YEARLY') {
    const date = new Date(from)
    const timeOfDay = start - Math.floor(start / DAY) * DAY
    return Math.max(start, Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) + timeOfDay)
  }
  const period = interval * DAY * (freq === 'WEEKLY' ? 7 : 1)
  return start + Math.max(0, Math.floor((from - start) / period) - 1) * period
}

/**
 * Every day that may fit, from the library that knows iCalendar. It is only given rules that surely have a next day, because it
 * looks for an impossible one (30 February) for ever; the rest is sifted by `fits`.
 */
function* candidates(rule: ReturnType<typeof steps>, first: number, budget: StepBudget): Generator<number> {
  const iterator = ICAL.Recur.fromData(rule).iterator(floating(first))
  while (budget.left > 0) {
    budget.left -= 1
    // the library's types leave out that it ends with null
    const next: InstanceType<typeof ICAL.Time> | null = iterator.next()
    if (next === null) return
    yield Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second)
  }
}

function steps({ freq, interval, days, monthDays, weekStart }: Rule, start: number) {
  const words = [...new Set(days.map(({ day }) => day))]
  const wkst = ICAL.Recur.icalDayToNumericDay(weekStart)
  if (freq === 'DAILY') return { freq, interval }
  if (freq === 'WEEKLY') return { freq, interval, wkst, ...(words.length === 0 ? {} : { byday: words }) }
  if (monthDays.length === 0 && words.length > 0) return { freq: 'MONTHLY' as const, byday: words }
  const bymonthday = monthDays.length > 0 ? [...new Set(monthDays)] : [new Date(start).getUTCDate()]
  return { freq: 'MONTHLY' as const, bymonthday }
}

function fits(wall: number, start: number, rule: Rule): boolean {
  const date = new Date(wall)
  const first = new Date(start)
  const months = (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - first.getUTCMonth()
  const byYear = rule.freq === 'YEARLY'
  if (rule.freq === 'MONTHLY' && months % rule.interval !== 0) return false
  if (byYear && (date.getUTCFullYear() - first.getUTCFullYear()) % rule.interval !== 0) return false
  const inMonths = byYear && rule.months.length === 0 ? [first.getUTCMonth() + 1] : rule.months
  return isOneOf(date.getUTCMonth() + 1, inMonths) && fitsDay(date, rule)
}

const isOneOf = (value: number, wanted: readonly number[]): boolean => wanted.length === 0 || wanted.includes(value)

function fitsDay(date: Date, { days, monthDays, positions }: Rule): boolean {
  const day = date.getUTCDate()
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  if (!isOneOf(day, monthDays) && !monthDays.includes(day - length - 1)) return false
  if (days.length === 0) return true
  const name = weekdays[date.getUTCDay()]
  const nth = Math.ceil(day / 7)
  const nthLast = -Math.ceil((length - day + 1) / 7)
  if (!days.some((one) => one.day === name && [0, nth, nthLast].includes(one.nth))) return false
  if (positions.length === 0) return true
  const isWanted = (other: number): boolean =>
    days.some((one) => one.day === weekdays[(date.getUTCDay() + other - day + 70) % 7])
  const all = Array.from({ length }, (_, index) => index + 1).filter(isWanted)
  const place = all.indexOf(day)
  return positions.includes(place + 1) || positions.includes(place - all.length)
}

/** The library's time without a zone. */
function floating(wall: number): InstanceType<typeof ICAL.Time> {
  const at = new Date(wall)
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  const [hour, minute, second] = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false })
}
