import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { MINUTE } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { timeAtWall, wallTime } from '../util/time-zones.ts'

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
  const today = new Date(wallTime(now, timeZone))
  const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1, hour, minute))
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return timeAtWall(day.getTime(), timeZone)
}
