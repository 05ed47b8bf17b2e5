import type { Meeting, MeetingSeries, Weekday } from '../../../../../src-preload/contract/services/meeting.ts'
import { SECOND } from '../../../../util/durations.ts'
import { weekdayOn } from '../../../../util/rrule-text.ts'
import { wallTime } from '../../../../util/time-zones.ts'

const FREQUENCIES = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const

/** Rules of a meeting on the clock on the wall, the best first: the system's own, then the one of our words. None: it happens once. */
export function ruleOf({ rule, series, startsAt, timeZone }: Meeting): string[] {
  return [
    ...(rule === undefined ? [] : [untilOnWall(rule, timeZone)]),
    ...(series === undefined ? [] : [ruleText(series, startsAt, timeZone)])
  ]
}

/** A year of five digits cannot be written in a rule, and nobody lives to see it; epoch ms. */
const YEAR_10000 = Date.UTC(10_000, 0, 1)

/** Our words as an RFC 5545 rule on the clock on the wall. */
export function ruleText(
  { every, interval, weekdays = [], ...rest }: MeetingSeries,
  startsAt: number,
  timeZone: string
): string {
  const { dayOfMonth, month, position, ends } = rest
  const byPosition = position !== undefined && (every === 'month' || every === 'year')
  const days = weekdays.length === 0 && byPosition ? [weekdayOf(startsAt, timeZone)] : weekdays
  const byDay = days.length > 0 && (byPosition || every === 'week' || every === 'day')
  const onDay = dayOfMonth !== undefined && !byPosition && (every === 'month' || every === 'year')
  return [
    `FREQ=${FREQUENCIES[every]}`,
    `INTERVAL=${String(interval)}`,
    ...(month !== undefined && every === 'year' ? [`BYMONTH=${String(month)}`] : []),
    ...(onDay ? [`BYMONTHDAY=${String(dayOfMonth)}`] : []),
    ...(byDay ? [`BYDAY=${days.join(',')}`] : []),
    ...(byPosition && byDay ? [`BYSETPOS=${String(position)}`] : []),
    ...(ends !== undefined && 'until' in ends && ends.until < YEAR_10000
      ? [`UNTIL=${stamp(wallTime(ends.until, timeZone))}`]
      : []),
    ...(ends !== undefined && 'count' in ends ? [`COUNT=${String(ends.count)}`] : [])
  ].join(';')
}

/** Which day of the week it is in a zone. */
export const weekdayOf = (at: number, zone: string): Weekday => weekdayOn(wallTime(at, zone))

/** An end in UTC as the clock on the wall of the zone shows it (RFC 5545 3.3.10, UNTIL). */
function untilOnWall(rule: string, timeZone: string): string {
  return rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i, (whole, ...parts: readonly unknown[]) => {
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number)
    const at = Date.UTC(year, month - 1, day, hour, minute, second)
    return Number.isNaN(at) ? whole : `UNTIL=${stamp(wallTime(at, timeZone))}`
  })
}

const stamp = (wall: number): string =>
  new Date(Math.min(wall, YEAR_10000 - SECOND)).toISOString().replace(/[-:]|\.\d{3}Z/g, '')
