import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { MINUTE } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'

/** What "until the next working day" needs to know. */
export interface WorkingDay {
  /** Local "HH:MM". */
  readonly startsAt: string
  /** IANA name, for instance "Europe/Berlin". */
  readonly timeZone: string
}

/**
 * When a shortcut that is applied at `now` ends, epoch ms; undefined: no end. Working days are Monday to Friday: the
 * system does not know them (Dstny contract 5.10).
 * @throws CtiError conflict when a shortcut of minutes has none
 */
export function shortcutUntil(shortcut: PresenceShortcut, now: number, day: WorkingDay): number | undefined {
  switch (shortcut.duration) {
    case 'noEndTime':
      return undefined
    case 'minutes':
      return now + minutesOf(shortcut) * MINUTE
    case 'untilNextWorkingDay':
      return nextWorkingDayStart(now, day)
  }
}

function minutesOf({ minutes, name }: PresenceShortcut): number {
  if (minutes !== undefined && minutes >= 1) return minutes
  throw new CtiError('conflict', { userMessage: m.shortcut_without_minutes({ name }) })
}

function nextWorkingDayStart(now: number, { startsAt, timeZone }: WorkingDay): number {
  const [hour = 8, minute = 0] = startsAt.split(':').map(Number)
  const today = localTime(now, timeZone)
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1, hour, minute))
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return instantOf(day.getTime(), timeZone)
}

/** The wall clock of the time zone, written into the UTC fields of a Date. */
function localTime(at: number, timeZone: string): Date {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')))
}

/**
 * The instant at which clocks of the zone show `wall`. The offset is taken twice because it may change between the first
 * guess and the answer; a time that is skipped in spring becomes the one after the gap.
 */
function instantOf(wall: number, timeZone: string): number {
  const offsetAt = (at: number): number => localTime(at, timeZone).getTime() - Math.floor(at / 1_000) * 1_000
  const guess = wall - offsetAt(wall)
  return wall - offsetAt(guess)
}
