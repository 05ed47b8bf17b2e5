import ICAL from 'ical.js'
import { DAY } from './durations.ts'
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

/** Most steps of one expansion: a series of every day that ends after so many times is followed for ten years. */
const MAX_STEPS = 4_000
/** Nothing is expanded further than this after its start. */
const MAX_SPAN_MS = 100 * 366 * DAY
/** More than any zone is away from UTC. */
const ZONE_MS = DAY
/** Bigger intervals repeat nothing that anybody would see. */
const MAX_INTERVAL = 1_000

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
type Weekday = (typeof WEEKDAYS)[number]
const isWeekday = (word: string): word is Weekday => WEEKDAYS.some((day) => day === word)

/**
 * Starts of the occurrences that touch a span of time, epoch ms, ascending, at most `most` of them. Computed on the
 * clock on the wall, so that 09:00 stays 09:00 when the clocks change (RFC 5545 3.3.5, 3.8.5.3). A rule that makes no
 * sense gives the first occurrence only.
 */
export function occurrenceStarts(
  series: Series,
  span: { readonly from: number; readonly to: number },
  most: number
): number[] {
  const { start, lengthMs, zone, rule } = series
  const last = Math.min(span.to, start + MAX_SPAN_MS, rule.until ?? Number.POSITIVE_INFINITY)
  if (last < span.from - lengthMs) return []
  const found: number[] = []
  const earliest = span.from - lengthMs - ZONE_MS
  for (const wall of wallStarts(aheadTo(earliest, wallTime(start, zone), rule), rule)) {
    if (wall > last + ZONE_MS || found.length >= most) break
    if (wall < earliest) continue
    const at = timeAtWall(wall, zone)
    if (at > last) break
    if (at + lengthMs > span.from || at >= span.from) found.push(at)
  }
  return found
}

/**
 * Begins a series that was never to end shortly before it matters, on the clock on the wall: whole periods are left out,
 * so that days and weeks fall as they did, and one more is kept because a week may be begun in the middle.
 */
function aheadTo(earliest: number, first: number, { freq, interval = 1, count }: RecurrenceRule): number {
  if (freq === 'monthly' || count !== undefined || !isInterval(interval)) return first
  const periodMs = interval * (freq === 'daily' ? DAY : 7 * DAY)
  return first + Math.max(0, Math.floor((earliest - first) / periodMs) - 1) * periodMs
}

/** Starts as a clock on the wall shows them. */
function* wallStarts(first: number, rule: RecurrenceRule): Generator<number> {
  const days = rule.freq === 'daily' ? new Set(rule.weekdays ?? []) : new Set<string>()
  const isWanted = (wall: number): boolean => days.size === 0 || days.has(weekdayOf(wall))
  let given = 0
  for (const wall of steps(first, rule)) {
    if (!isWanted(wall)) continue
    if (given >= (rule.count ?? Number.POSITIVE_INFINITY)) return
    given += 1
    yield wall
  }
}

/** A library that knows iCalendar computes; days of a daily rule are sifted here, it would look for an impossible one for ever. */
function* steps(first: number, rule: RecurrenceRule): Generator<number> {
  const iterator = iteratorOf(first, rule)
  if (iterator === undefined) return yield first
  for (let step = 0; step < MAX_STEPS; step++) {
    const next = nextOf(iterator)
    if (next === undefined) return
    yield next
  }
}

const isInterval = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MAX_INTERVAL

function iteratorOf(first: number, { freq, interval = 1, weekdays, weekStart }: RecurrenceRule) {
  if (!isInterval(interval)) return undefined
  const words = weekdays ?? []
  const fit = words.every((word) =>
    (freq === 'monthly' ? /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/ : /^[A-Z]{2}$/).test(word)
  )
  if (!fit || (freq !== 'monthly' && !words.every(isWeekday))) return undefined
  try {
    const recur = ICAL.Recur.fromData({
      freq: FREQUENCIES[freq],
      interval,
      ...(words.length === 0 || freq === 'daily' ? {} : { byday: [...words] }),
      ...(freq === 'monthly' && words.length === 0 ? { bymonthday: [new Date(first).getUTCDate()] } : {}),
      wkst: ICAL.Recur.icalDayToNumericDay(weekStart !== undefined && isWeekday(weekStart) ? weekStart : 'MO')
    })
    return recur.iterator(floating(first))
  } catch {
    return undefined // a rule the library refuses
  }
}

const FREQUENCIES = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY' } as const

function nextOf(iterator: InstanceType<typeof ICAL.RecurIterator>): number | undefined {
  try {
    const next: InstanceType<typeof ICAL.Time> | null = iterator.next()
    return next === null
      ? undefined
      : Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second)
  } catch {
    return undefined // a rule the library gives up on has no further occurrence
  }
}

/** The library's time without a zone. */
function floating(wall: number): InstanceType<typeof ICAL.Time> {
  const at = new Date(wall)
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()]
  const [hour, minute, second] = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()]
  return ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false })
}

const weekdayOf = (wall: number): string => WEEKDAYS[(new Date(wall).getUTCDay() + 6) % 7] ?? ''
