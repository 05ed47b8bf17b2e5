import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { MINUTE } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { timeAtWall } from '../util/time-zones.ts'
import { startOfTomorrow, type WorkingDay } from '../util/working-day.ts'

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

function nextWorkingDayStart(now: number, workingDay: WorkingDay): number {
  const day = new Date(startOfTomorrow(now, workingDay))
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return timeAtWall(day.getTime(), workingDay.timeZone)
}
