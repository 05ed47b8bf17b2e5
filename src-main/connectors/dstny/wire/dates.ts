import { DAY, SECOND } from '../../../util/durations.ts'
import { timeAtWall } from '../../../util/time-zones.ts'

/**
 * Epoch ms of a wire date, undefined for none or `never`. Known shapes: with `Z`, with `+00:00`, with an offset of
 * hours only (`+01`), and without any zone, which is UTC (Dstny API 1.8); also as iCalendar writes them
 * (`20260107T090000Z`).
 */
export function epochMs(text: string | undefined): number | undefined {
  if (text === undefined || text.toLowerCase() === 'never') return undefined
  const iso = text
    .trim()
    .replace(' ', 'T')
    .replace(
      /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/,
      (_, y, mo, d, h = '00', mi = '00', s = '00') => `${y}-${mo}-${d}T${h}:${mi}:${s}`
    )
  const full = /[+-]\d\d$/.test(iso) && iso.includes('T') ? `${iso}:00` : iso
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(full) ? full : `${full}Z`
  const ms = Date.parse(zoned)
  return Number.isNaN(ms) ? undefined : ms
}

/** The same of the end of a series: a date alone covers that whole day of the zone (RFC 5545 3.3.10, UNTIL). */
export function seriesEndMs(text: string | undefined, zone: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text?.trim() ?? '') ?? []
  if (year === undefined) return epochMs(text)
  const startOfDay = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(startOfDay) ? undefined : timeAtWall(startOfDay + DAY - SECOND, zone)
}

/** A wire date in UTC without fractions, `NEVER` for no end (Dstny API 5.10). */
export function wireDate(ms: number | undefined): string {
  return ms === undefined ? 'NEVER' : new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** Seconds of the wire as ms; undefined for what is no duration (Dstny API 2.4, 2.5). */
export const durationMs = (seconds: number | undefined): number | undefined =>
  seconds === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds * SECOND
