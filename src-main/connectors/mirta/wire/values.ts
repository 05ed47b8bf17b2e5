import { timeAtWall, wallTime } from '../../../util/time-zones.ts'

/** A whole number of at least 0; undefined for everything else (MiRTA 2.3: counters are text or numbers). */
export function countIn(text: string | undefined): number | undefined {
  const value = text === undefined || text === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined
}

/** Seconds, written as such or as `00:01:12`. */
export function secondsIn(text: string | undefined): number | undefined {
  const [, hours = '0', minutes = '', seconds = ''] = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})$/.exec(text ?? '') ?? []
  return minutes === '' ? countIn(text) : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)/

/** `YYYY-MM-DD HH:MM:SS` in the zone of the system, as epoch ms (MiRTA 1.4); undefined for what is no time. */
export function timeIn(text: string | undefined, zone: string): number | undefined {
  const [, ...parts] = TIME.exec(text ?? '') ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  if (parts.length === 0 || year < 1_970 || new Date(wall).getUTCDate() !== day || month > 12) return undefined
  return timeAtWall(wall, zone)
}

/** The same the other way round: how a time is written for the system. */
export const writtenTime = (at: number, zone: string): string =>
  new Date(wallTime(at, zone)).toISOString().slice(0, 19).replace('T', ' ')

/**
 * The last second of the day of a time, as it is written for the system: a bare date would be the day's beginning, and what
 * happened on it would be missing (MiRTA 8.2).
 */
export const writtenDayEnd = (at: number, zone: string): string => `${writtenTime(at, zone).slice(0, 10)} 23:59:59`

/** As many rows as are taken, the newest ones: in which order a system gives them is not known (MiRTA 13). Times sort as text. */
export const newestRows = <T>(
  rows: readonly T[],
  timeOf: (row: T) => string | undefined,
  most: number
): readonly T[] =>
  rows.length <= most
    ? rows
    : rows.toSorted((one, other) => ((timeOf(one) ?? '') < (timeOf(other) ?? '') ? 1 : -1)).slice(0, most)

/** One field or the end of one: in quotes, in which a quote is doubled, or up to what ends it (RFC 4180). */
const FIELD = /"((?:[^"]|"")*)"?([^,;\r\n]*)|([^,;\r\n]*)/y

/** Rows in lines with a header, with commas or, where the header has none, semicolons (RFC 4180). */
export function csvRows(text: string): readonly (readonly string[])[] {
  const [header = ''] = text.split('\n', 1)
  const comma = header.includes(',') ? ',' : ';'
  const rows: string[][] = []
  let fields: string[] = []
  let field = ''
  FIELD.lastIndex = 0
  for (let at = 0; at <= text.length; at++) {
    FIELD.lastIndex = at
    const [all = '', inQuotes, behind = '', plain = ''] = FIELD.exec(text) ?? []
    field += inQuotes === undefined ? plain : inQuotes.replaceAll('""', '"') + behind
    at += all.length
    const end = text.charAt(at)
    if (end !== comma && end !== '' && end !== '\r' && end !== '\n') {
      field += end // the sign that is no comma here
      continue
    }
    fields.push(field)
    field = ''
    if (end === comma) continue
    if (fields.some((one) => one !== '')) rows.push(fields)
    fields = []
  }
  return rows
}
