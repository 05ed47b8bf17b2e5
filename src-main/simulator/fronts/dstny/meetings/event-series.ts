import { weekdays, type Recurrence } from '../../../people/recurrence.ts'
import { timeText, type Fields } from '../fields.ts'
import { invalid, required } from '../http/request.ts'

const types = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  BIWEEKLY: 'weekly',
  MONTHLY: 'monthly',
  MONTHLY_ABSOLUTE: 'monthly',
  MONTHLY_RELATIVE: 'monthly',
  YEARLY: 'yearly',
  YEARLY_ABSOLUTE: 'yearly',
  YEARLY_RELATIVE: 'yearly'
} as const

type SeriesType = keyof typeof types

const typeNames = ['NONE', ...(Object.keys(types) as SeriesType[])] as const // the keys are the names
const positions = { FIRST: 1, SECOND: 2, THIRD: 3, FOURTH: 4, LAST: -1 } as const
const positionNames = ['NONE', 'FIRST', 'SECOND', 'THIRD', 'FOURTH', 'LAST'] as const
const MAX_COUNT = 1000

/** The weekday a name stands for: MO, MON and MONDAY alike, in any case. */
const weekdayNamed = (name: string): NonNullable<Recurrence['byDay']>[number] =>
  weekdays.find((day) => name.toUpperCase().startsWith(day)) ?? invalid('daysOfWeek', name)

function readDays(fields: Fields): Recurrence['byDay'] {
  const value = fields.values['daysOfWeek'] ?? undefined
  if (value === undefined) return undefined
  if (!Array.isArray(value)) return invalid('daysOfWeek', String(value))
  return value.map((name: unknown) =>
    typeof name === 'string' ? weekdayNamed(name) : invalid('daysOfWeek', String(name))
  )
}

/** When the series ends. */
function readRange(fields: Fields): Pick<Recurrence, 'until' | 'count'> {
  const range = fields.oneOf('recurrenceRangeType', ['NONE', 'END_DATE', 'NUMBERED']) ?? 'NONE'
  const until = fields.time('endDate')
  const count = fields.whole('numberOfOccurrences', 1, MAX_COUNT)
  if (range === 'END_DATE') return { until: until ?? required('endDate') }
  return range === 'NUMBERED' ? { count: count ?? required('numberOfOccurrences') } : {}
}

function readPlace(fields: Fields, type: SeriesType): Pick<Recurrence, 'dayOfMonth' | 'month' | 'position'> {
  const dayOfMonth = fields.whole('dayOfMonth', 1, 31)
  const month = fields.whole('monthOfYear', 1, 12)
  const name = fields.oneOf('weekPosition', positionNames) ?? 'NONE'
  if (type.endsWith('_ABSOLUTE') && dayOfMonth === undefined) required('dayOfMonth')
  if (type === 'YEARLY_ABSOLUTE' && month === undefined) required('monthOfYear')
  if (type.endsWith('_RELATIVE') && name === 'NONE') required('weekPosition')
  const position = type.endsWith('_RELATIVE') && name !== 'NONE' ? positions[name] : undefined
  return {
    ...(dayOfMonth !== undefined && { dayOfMonth }),
    ...(month !== undefined && { month }),
    ...(position !== undefined && { position })
  }
}

/** Reads how an event repeats; undefined: it does not (Dstny API 2.8). @throws DstnyRefusal 400 */
export function readRule(fields: Fields): Recurrence | undefined {
  const type = fields.oneOf('recurringType', typeNames) ?? 'NONE'
  if (type === 'NONE') return undefined
  const interval = (fields.whole('interval', 1, MAX_COUNT) ?? 1) * (type === 'BIWEEKLY' ? 2 : 1)
  const byDay = readDays(fields)
  return {
    freq: types[type],
    interval,
    ...(byDay !== undefined && byDay.length > 0 && { byDay }),
    ...readPlace(fields, type),
    ...readRange(fields)
  }
}

/** Writes a rule as the server adds it, in iCalendar's words. */
export function ruleText({ freq, interval = 1, byDay, dayOfMonth, month, position, until, count }: Recurrence): string {
  const parts = [`FREQ=${freq.toUpperCase()}`, `INTERVAL=${interval}`]
  if (month !== undefined) parts.push(`BYMONTH=${month}`)
  if (dayOfMonth !== undefined) parts.push(`BYMONTHDAY=${dayOfMonth}`)
  if (byDay !== undefined) parts.push(`BYDAY=${byDay.join(',')}`)
  if (position !== undefined) parts.push(`BYSETPOS=${position}`)
  if (until !== undefined) parts.push(`UNTIL=${timeText(until).replace(/[-:]/g, '')}`)
  if (count !== undefined) parts.push(`COUNT=${count}`)
  return parts.join(';')
}
