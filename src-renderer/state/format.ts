const SECOND = 1_000
/** A weekday alone means the nearest one. */
const WEEKDAY_KNOWN_MS = 6 * 24 * 3_600 * SECOND
const clockFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
const dayFormat = new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
const dateFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit'
})

const dayOfYearFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'long' })

/** A day of any year. */
export const formatDay = (at: number): string => dayOfYearFormat.format(at)

/** A length as people read a timer: "0:07", "12:30", "1:02:03". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const rest = two(seconds % 60)
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`
}

/** The time of a moment whose day is said beside it. */
export const formatTimeOfDay = (at: number): string => clockFormat.format(at)

/** A moment: the time today, with the weekday on a day near it, with the date on any other. */
export function formatTime(at: number, today = Date.now()): string {
  const sameDay = new Date(at).toDateString() === new Date(today).toDateString()
  const isNear = Math.abs(at - today) < WEEKDAY_KNOWN_MS
  return (sameDay ? clockFormat : isNear ? dayFormat : dateFormat).format(at)
}
