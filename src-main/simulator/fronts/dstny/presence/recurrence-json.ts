import { weekdays, type Recurrence } from '../../../people/recurrence.ts'
import { defined, timeText, type Fields } from '../fields.ts'
import { invalid, required } from '../http/request.ts'

const frequencies = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const
const MAX_COUNT = 1000

function readDays(value: string | undefined): Recurrence['byDay'] {
  if (value === undefined || value === '') return undefined
  return value.split(',').map((name) => weekdays.find((day) => day === name.trim()) ?? invalid('recur.byday', value))
}

/** Reads the recurrence of a scheduled presence (Dstny API 2.3). @throws DstnyRefusal 400 */
export function readRecurrence(fields: Fields): Recurrence {
  const freq = fields.oneOf('freq', ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']) ?? required('recur.freq')
  const byDay = readDays(fields.text('byday'))
  const until = fields.time('until')
  const interval = fields.whole('interval', 1, MAX_COUNT)
  const count = fields.whole('count', 1, MAX_COUNT)
  return {
    freq: frequencies[freq],
    ...(byDay !== undefined && { byDay }),
    ...(until !== undefined && { until }),
    ...(interval !== undefined && { interval }),
    ...(count !== undefined && { count })
  }
}

/** Writes it. */
export const recurrenceJson = ({ freq, byDay, until, interval, count }: Recurrence): object =>
  defined({
    freq: freq.toUpperCase(),
    byday: byDay?.join(','),
    until: until === undefined ? undefined : timeText(until),
    interval,
    count
  })
