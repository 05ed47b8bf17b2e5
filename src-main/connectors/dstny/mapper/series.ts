import type { MeetingSeries, Weekday } from '../../../../src-preload/contract/services/meeting.ts'
import { timeAtWall, wallTime } from '../../../util/time-zones.ts'
import { DAY } from '../../../util/durations.ts'
import { weekdayOf } from '../services/presence/meeting-rule.ts'
import { wireDate } from '../wire/dates.ts'
import type { WireConferenceEvent } from '../wire/events.ts'
import { isKeyOf, lookUp } from '../../../util/lookup.ts'
import { seriesEndOf } from '../services/presence/moments.ts'
import { defined } from '../../../util/defined.ts'

/** Every how many of what. */
interface Repetition {
  readonly every: MeetingSeries['every']
  readonly times?: number
}

/** Every how many of what (Dstny API 2.8, recurringType). */
const TYPES = {
  DAILY: { every: 'day' },
  WEEKLY: { every: 'week' },
  BIWEEKLY: { every: 'week', times: 2 },
  MONTHLY: { every: 'month' },
  MONTHLY_ABSOLUTE: { every: 'month' },
  MONTHLY_RELATIVE: { every: 'month' },
  YEARLY: { every: 'year' },
  YEARLY_ABSOLUTE: { every: 'year' },
  YEARLY_RELATIVE: { every: 'year' }
} as const satisfies Readonly<Record<string, Repetition>>

const POSITIONS = { FIRST: 1, SECOND: 2, THIRD: 3, FOURTH: 4, LAST: -1 } as const

/** Days of the week as events name them (Dstny API 2.8, daysOfWeek). */
export const WEEKDAYS = {
  MO: 'MONDAY',
  TU: 'TUESDAY',
  WE: 'WEDNESDAY',
  TH: 'THURSDAY',
  FR: 'FRIDAY',
  SA: 'SATURDAY',
  SU: 'SUNDAY'
} as const satisfies Record<Weekday, string>

/** How an event repeats in its zone; undefined when it does not, or in no way we know (Dstny API 2.8). */
export function mapSeries(event: WireConferenceEvent, zone: string): MeetingSeries | undefined {
  const type = event.recurringType ?? ''
  const known: Repetition | undefined = lookUp(TYPES, type)
  if (known === undefined) return undefined
  const { every, times = 1 } = known
  const weekdays = (event.daysOfWeek ?? [])
    .map((word) => word.slice(0, 2).toUpperCase())
    .filter((word) => isKeyOf(WEEKDAYS, word))
  const place = event.weekPosition ?? ''
  const isRelative = !type.endsWith('_ABSOLUTE') && isKeyOf(POSITIONS, place) && (every === 'month' || every === 'year')
  const dayOfMonth = within(event.dayOfMonth, 31)
  const month = every === 'year' ? within(event.monthOfYear, 12) : undefined
  const ends = endOf(event, zone)
  return {
    every,
    interval: Math.min((within(event.interval, 1_000) ?? 1) * times, 1_000),
    ...(weekdays.length === 0 ? {} : { weekdays: [...new Set(weekdays)] }),
    ...(dayOfMonth === undefined || isRelative ? {} : { dayOfMonth }),
    ...defined({ month }),
    ...(isRelative ? { position: POSITIONS[place] } : {}),
    ...defined({ ends })
  }
}

const within = (value: number | undefined, most: number): number | undefined =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= most ? value : undefined

function endOf(
  { recurrenceRangeType: range, endDate, numberOfOccurrences }: WireConferenceEvent,
  zone: string
): MeetingSeries['ends'] {
  const until = range === 'END_DATE' ? seriesEndOf(endDate, zone) : undefined
  const count = range === 'NUMBERED' ? within(numberOfOccurrences, 1_000) : undefined
  if (until !== undefined) return { until }
  return count === undefined ? undefined : { count }
}

/** Every member of a series; those that do not belong to it are taken away. */
const NO_SERIES = {
  recurringType: 'NONE',
  recurrenceRangeType: 'NONE',
  interval: undefined,
  daysOfWeek: undefined,
  dayOfMonth: undefined,
  monthOfYear: undefined,
  weekPosition: undefined,
  numberOfOccurrences: undefined,
  endDate: undefined,
  rRule: undefined
} as const satisfies Partial<WireConferenceEvent>

/** The members of an event that say how it repeats (Dstny API 2.8); what is left open is as on the first day. */
export function wireSeries(
  series: MeetingSeries | undefined,
  startsAt: number,
  zone: string
): Partial<WireConferenceEvent> {
  if (series === undefined) return { ...NO_SERIES }
  const { interval, ends } = series
  return {
    ...NO_SERIES,
    interval,
    ...wirePlace(series, startsAt, zone),
    ...(ends !== undefined && 'until' in ends
      ? { recurrenceRangeType: 'END_DATE', endDate: wireDate(endAtStart(ends.until, startsAt, zone)) }
      : {}),
    ...(ends !== undefined && 'count' in ends
      ? { recurrenceRangeType: 'NUMBERED', numberOfOccurrences: ends.count }
      : {})
  }
}

function wirePlace(
  { every, weekdays = [], dayOfMonth, month, position }: MeetingSeries,
  startsAt: number,
  zone: string
): Partial<WireConferenceEvent> {
  const first = new Date(wallTime(startsAt, zone))
  const days = weekdays.length === 0 ? [weekdayOf(startsAt, zone)] : weekdays
  const daysOfWeek = days.map((day) => WEEKDAYS[day])
  if (every === 'day') return { recurringType: 'DAILY' }
  if (every === 'week') return { recurringType: 'WEEKLY', daysOfWeek }
  const name = every === 'month' ? 'MONTHLY' : 'YEARLY'
  const monthOfYear = every === 'year' ? { monthOfYear: month ?? first.getUTCMonth() + 1 } : {}
  const place = Object.keys(POSITIONS).find((word) => isKeyOf(POSITIONS, word) && POSITIONS[word] === position)
  return place === undefined
    ? { recurringType: `${name}_ABSOLUTE`, dayOfMonth: dayOfMonth ?? first.getUTCDate(), ...monthOfYear }
    : { recurringType: `${name}_RELATIVE`, weekPosition: place, daysOfWeek, ...monthOfYear }
}

/** The end of a series has the time of its start (Dstny API 2.8, endDate). */
export function endAtStart(until: number, startsAt: number, zone: string): number {
  const timeOfDay = wallTime(startsAt, zone) % DAY
  const lastDay = Math.floor(wallTime(until, zone) / DAY) * DAY
  return timeAtWall(lastDay + timeOfDay, zone)
}
