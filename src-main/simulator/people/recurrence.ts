import { DAY } from '../../util/durations.ts'
import { timeAtWall, wallTime } from '../../util/time-zones.ts'

/** Days of the week as iCalendar writes them, Sunday first. */
export const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** One of them. */
export type Weekday = (typeof weekdays)[number]

/** How something repeats: the part of RFC 5545 3.3.10 the contract shows. */
export interface Recurrence {
  readonly freq: 'daily' | 'weekly' | 'monthly' | 'yearly'
  /** Every how many units; default 1. */
  readonly interval?: number
  readonly byDay?: readonly Weekday[]
  /** Epoch ms of the last possible start. */
  readonly until?: number
  readonly count?: number
  readonly dayOfMonth?: number
  /** 1 … 12. */
  readonly month?: number
  /** Which of the fitting weekdays of a month; -1 = the last. */
  readonly position?: number
}

const MAX_DAYS = 3660

/** The starts of a series, in order, at the same time of the day in its zone. */
export function* occurrences(start: number, rule: Recurrence, zone: string): Generator<number> {
  const first = wallTime(start, zone)
  let count = 0
  for (let days = 0; days < MAX_DAYS; days++) {
    const wall = first + days * DAY
    if (!fits(wall, first, rule)) continue
    const at = timeAtWall(wall, zone)
    count += 1
    if (at > (rule.until ?? Infinity) || count > (rule.count ?? Infinity)) return
    yield at
  }
}

function fits(wall: number, first: number, rule: Recurrence): boolean {
  const every = rule.interval ?? 1
  const day = new Date(wall)
  const from = new Date(first)
  const months = (day.getUTCFullYear() - from.getUTCFullYear()) * 12 + day.getUTCMonth() - from.getUTCMonth()
  switch (rule.freq) {
    case 'daily':
      return Math.round((wall - first) / DAY) % every === 0 && isByDay(day, rule, undefined)
    case 'weekly':
      return (weekOf(wall) - weekOf(first)) % every === 0 && isByDay(day, rule, from)
    case 'monthly':
      return months % every === 0 && fitsMonth(day, from, rule)
    case 'yearly': {
      const month = (rule.month ?? from.getUTCMonth() + 1) - 1
      const years = day.getUTCFullYear() - from.getUTCFullYear()
      return years % every === 0 && day.getUTCMonth() === month && fitsMonth(day, from, rule)
    }
  }
}

/** Weeks since a Monday long ago. */
const weekOf = (wall: number): number => Math.floor((Math.floor(wall / DAY) + 3) / 7)

function isByDay(day: Date, { byDay }: Recurrence, usual: Date | undefined): boolean {
  if (byDay === undefined || byDay.length === 0) return usual === undefined || day.getUTCDay() === usual.getUTCDay()
  return byDay.some((name) => weekdays[day.getUTCDay()] === name)
}

function fitsMonth(day: Date, from: Date, rule: Recurrence): boolean {
  if (rule.position === undefined) return day.getUTCDate() === (rule.dayOfMonth ?? from.getUTCDate())
  if (!isByDay(day, rule, from)) return false
  const fitting = daysOfMonth(day).filter((one) => isByDay(one, rule, from))
  const wanted = rule.position === -1 ? fitting.at(-1) : fitting[rule.position - 1]
  return wanted?.getUTCDate() === day.getUTCDate()
}

function daysOfMonth(day: Date): Date[] {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()]
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Array.from({ length }, (_, index) => new Date(Date.UTC(year, month, index + 1)))
}
