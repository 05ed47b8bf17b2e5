import { wallTime } from './time-zones.ts'

/** When the user's working days begin. */
export interface WorkingDay {
  /** Local "HH:MM". */
  readonly startsAt: string
  /** IANA name, for instance "Europe/Berlin". */
  readonly timeZone: string
}

/** The start of tomorrow's work as a clock on the wall shows it, as if that were UTC, in epoch ms; see `wallTime`. */
export function startOfTomorrow(now: number, { startsAt, timeZone }: WorkingDay): number {
  const [hour = 8, minute = 0] = startsAt.split(':').map(Number)
  const today = new Date(wallTime(now, timeZone))
  return Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate() + 1, hour, minute)
}
