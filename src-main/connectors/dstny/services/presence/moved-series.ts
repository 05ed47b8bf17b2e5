import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { MeetingSeries } from '../../../../../src-preload/contract/services/meeting.ts'
import { CtiError } from '../../../../util/errors.ts'
import { readRule, weekdayOn } from '../../../../util/rrule-text.ts'
import type { Rule } from '../../../../util/rrule-text.ts'
import type { WireConferenceEvent } from '../../wire/events.ts'
import { mapSeries, WEEKDAYS } from '../../mapper/series.ts'
import { defined } from '../../../../util/defined.ts'

/** A day as the clock on the wall shows it, in ms. */
type Wall = number

const FREQUENCIES = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const

/**
 * The members of an event whose series begins on another day from now on: where it took place on its old first day, it takes
 * place on the new one. The server writes the rule anew (Dstny API 2.8). @throws CtiError protocol where the new first day
 * would not be one of the series
 */
export function movedDays(
  event: WireConferenceEvent,
  zone: string,
  before: Wall,
  after: Wall
): Partial<WireConferenceEvent> {
  const series = mapSeries(event, zone)
  if (series === undefined && event.rRule === undefined && isSingle(event)) return {}
  const moved = series === undefined || saysMore(event.rRule, series) ? undefined : alongWith(series, before, after)
  if (moved === undefined || !takesPlaceOn(moved, after)) {
    throw new CtiError('protocol', { userMessage: m.error_meeting_moved_day() })
  }
  const isOther = moved.weekdays?.[0] !== series?.weekdays?.[0]
  return {
    ...(isOther ? { daysOfWeek: moved.weekdays?.map((day) => WEEKDAYS[day]) } : {}),
    ...defined({ dayOfMonth: moved.dayOfMonth, monthOfYear: moved.month }),
    rRule: undefined
  }
}

const isSingle = ({ recurringType }: WireConferenceEvent): boolean => ['NONE', ''].includes(recurringType ?? '')

/** The rule decides, and it goes: it must not say more than the members that stay. */
function saysMore(text: string | undefined, series: MeetingSeries): boolean {
  if (text === undefined) return false
  const rule = readRule(text)
  return rule === undefined || isMore(rule, series)
}

function isMore(rule: Rule, { every, interval, weekdays = [], position, ends }: MeetingSeries): boolean {
  const byDate = (every === 'month' || every === 'year') && position === undefined
  return (
    rule.freq !== FREQUENCIES[every] ||
    rule.interval !== interval ||
    rule.days.length > (byDate ? 0 : Math.max(1, weekdays.length)) ||
    rule.monthDays.length > 1 ||
    rule.months.length > 1 ||
    (ends === undefined && (rule.count ?? rule.until) !== undefined)
  )
}

/** The series with what was its old first day on the new one. */
function alongWith(series: MeetingSeries, before: Wall, after: Wall): MeetingSeries {
  const { weekdays = [], dayOfMonth, month } = series
  const [old, now] = [new Date(before), new Date(after)]
  const wasFirst = weekdays.length === 1 && weekdays[0] === weekdayOn(before)
  return {
    ...series,
    ...(wasFirst ? { weekdays: [weekdayOn(after)] } : {}),
    ...(dayOfMonth === old.getUTCDate() ? { dayOfMonth: now.getUTCDate() } : {}),
    ...(month === old.getUTCMonth() + 1 ? { month: now.getUTCMonth() + 1 } : {})
  }
}

function takesPlaceOn({ every, weekdays = [], dayOfMonth, month, position }: MeetingSeries, wall: Wall): boolean {
  const day = new Date(wall)
  const isDay = weekdays.length === 0 || weekdays.includes(weekdayOn(wall))
  if (every === 'day' || every === 'week') return isDay
  if (month !== undefined && month !== day.getUTCMonth() + 1) return false
  if (position === undefined) return dayOfMonth === undefined || dayOfMonth === day.getUTCDate()
  const length = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  const nth = position === -1 ? -Math.ceil((length - day.getUTCDate() + 1) / 7) : Math.ceil(day.getUTCDate() / 7)
  return isDay && weekdays.length <= 1 && nth === position
}
