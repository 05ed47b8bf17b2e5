import { DAY, SECOND } from './durations.ts'

/** Zones come from servers, and each formatter weighs tens of kilobytes: a company uses a handful. */
const MAX_FORMATS = 64

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  })
  if (formats.size >= MAX_FORMATS) formats.clear()
  formats.set(zone, made)
  return made
}

/** True when this is the name of a time zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** The zone of this computer, IANA name. */
export const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** What a clock on the wall shows in a zone, as if it were UTC, in epoch ms. */
export function wallTime(at: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** How far a zone is ahead of UTC, in ms. */
export const offsetOf = (zone: string, at: number): number => wallTime(at, zone) - Math.floor(at / SECOND) * SECOND

/**
 * When the clock on the wall shows this; in the hour that does not exist, as long after the clocks change as that hour had
 * gone on; in the hour that comes twice, the first time.
 */
export function timeAtWall(wall: number, zone: string): number {
  const [before, after] = [wall - DAY, wall + DAY].map((near) => wall - offsetOf(zone, near))
  if (before !== undefined && before === after) return before
  const shows = (at: number): boolean => at + offsetOf(zone, at) === wall
  const found = [before, after].flatMap((at) => (at !== undefined && shows(at) ? at : [])).sort((a, b) => a - b)
  return found[0] ?? before ?? wall
}

/**
 * When an occurrence ends whose first one went from `start` to `end`: at the same time of the day, also where the clocks change
 * in between. RFC 5545 3.8.5.3 keeps the exact length instead, by which a whole day would end at 23:00 or at 01:00 of the next;
 * people mean the clock on the wall.
 */
export function endOfOccurrence(
  at: number,
  { start, end, zone }: { start: number; end: number; zone: string }
): number {
  const lengthOnWall = wallTime(end, zone) - wallTime(start, zone)
  return Math.max(at, timeAtWall(wallTime(at, zone) + lengthOnWall, zone))
}

/** Every zone there is. */
export const allZones = (): string[] => Intl.supportedValuesOf('timeZone')
