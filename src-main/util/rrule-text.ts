/** Days of the week as RFC 5545 writes them, Sunday first. */
export const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
export type Weekday = (typeof weekdays)[number]

/** Which day of the week the clock on the wall shows; `wall` in ms, as if it were UTC. */
export const weekdayOn = (wall: number): Weekday => weekdays[new Date(wall).getUTCDay()] ?? 'MO'

/** How many steps may still be taken, one for each interval of a rule; it is used up by what is unfolded with it. */
export interface StepBudget {
  left: number
}

/** What one list may use up in all: so many that nobody's calendar needs them, and so few that nobody waits (some tenths of a second). */
export const MOST_STEPS = 4_000

/** Lets one of many use a quarter of what is left at most, so that one that never ends leaves something for the others. */
export function inPortion<T>(budget: StepBudget, work: (part: StepBudget) => T): T {
  const given = Math.ceil(budget.left / 4)
  const part = { left: given }
  const result = work(part)
  budget.left -= given - part.left
  return result
}

/** How something repeats: the parts of RFC 5545 3.3.10 that say days. */
export interface Rule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | undefined
  /** Last possible start, as a clock on the wall shows it. */
  readonly until: number | undefined
  readonly weekStart: Weekday
  /** `nth`: which of them in the month or the year, from its end when negative; 0 for all. */
  readonly days: readonly { readonly nth: number; readonly day: Weekday }[]
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  readonly positions: readonly number[]
}

/** Longest rule that is read, in characters. */
const MAX_RULE_CHARS = 500
/** Bigger intervals repeat nothing that anybody would see. */
const MAX_INTERVAL = 1_000
const MAX_COUNT = 100_000

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const KNOWN = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS']

const isWeekday = (word: string | undefined): word is Weekday => weekdays.some((day) => day === word)

/** Reads a rule; undefined for one that is damaged, or says more than days. */
export function readRule(text: string): Rule | undefined {
  const body = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '')
  if (body.length > MAX_RULE_CHARS) return undefined
  const pairs = body.split(';').map((part) => part.split('='))
  if (pairs.some(([name = '', value]) => value === undefined || !KNOWN.includes(name))) return undefined
  const parts = new Map(pairs.map(([name = '', value = '']) => [name, value]))
  const freq = FREQUENCIES.find((one) => one === parts.get('FREQ'))
  const weekStart = parts.get('WKST') ?? 'MO'
  const interval = numbers(parts.get('INTERVAL') ?? '1', 1, MAX_INTERVAL)?.[0]
  const count = optional(parts.get('COUNT'), (value) => numbers(value, 1, MAX_COUNT)?.[0])
  const until = optional(parts.get('UNTIL'), wallOf)
  const days = daysIn(parts.get('BYDAY'), freq === 'YEARLY' ? 53 : 5)?.map(({ nth, day }) => ({
    // which one of a day or a week has no meaning (RFC 5545 3.3.10)
    nth: freq === 'DAILY' || freq === 'WEEKLY' ? 0 : nth,
    day
  }))
  const monthDays = signed(parts.get('BYMONTHDAY'), 31)
  const months = parts.has('BYMONTH') ? numbers(parts.get('BYMONTH') ?? '', 1, 12) : []
  const positions = signed(parts.get('BYSETPOS'), 366)
  if (freq === undefined || !isWeekday(weekStart) || interval === undefined || count === null || until === null)
    return undefined
  if (days === undefined || monthDays === undefined || months === undefined || positions === undefined) return undefined
  return { freq, interval, count, until, weekStart, days, monthDays, months, positions }
}

/** Nothing where there is nothing, null where it cannot be read. */
function optional(text: string | undefined, read: (text: string) => number | undefined): number | undefined | null {
  return text === undefined ? undefined : (read(text) ?? null)
}

function numbers(text: string, least: number, most: number): number[] | undefined {
  const all = text.split(',').map((one) => (/^[+-]?\d{1,6}$/.test(one) ? Number(one) : Number.NaN))
  return all.every((one) => one >= least && one <= most) ? all : undefined
}

function signed(text: string | undefined, most: number): number[] | undefined {
  const all = text === undefined ? [] : numbers(text, -most, most)
  return all?.includes(0) === true ? undefined : all
}

function daysIn(text: string | undefined, most: number): Rule['days'] | undefined {
  if (text === undefined) return []
  const all = text.split(',').flatMap((word) => {
    const [, nth, day] = /^([+-]?[1-9]\d?)?([A-Z]{2})$/.exec(word) ?? []
    return isWeekday(day) && Math.abs(Number(nth ?? 0)) <= most ? [{ nth: Number(nth ?? 0), day }] : []
  })
  return all.length === text.split(',').length ? all : undefined
}

/** `20260107T090000` or `20260107`, which means the whole day. */
function wallOf(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(text)?.slice(1)
  if (parts === undefined) return undefined
  const [year = 0, month = 1, day = 1, hour = 23, minute = 59, second = 59] = parts.map((part) =>
    part === undefined ? undefined : Number(part)
  )
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
