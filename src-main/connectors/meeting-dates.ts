import type { Meeting, MeetingDate, MeetingOccurrence } from '../../src-preload/contract/office/meeting.ts'
import { timeAtWall, wallTime } from '../util/time-zones.ts'
import type { StepBudget } from '../util/rrule-text.ts'
import { ruleOf } from './meeting-rule.ts'

/** Unfolds a rule: see `util/rrule.ts`, which is loaded only when somebody looks at meetings. */
export type Unfold = (
  rule: string,
  startWallMs: number,
  range: { readonly from: number; readonly to: number },
  limit: number,
  budget: StepBudget
) => number[]

/** Most candidates that are looked at for all meetings together: more would keep everything else waiting. */
const MAX_STEPS = 200_000

/** Two instants, epoch ms; what touches neither end nor the time between is left out. */
export interface Between {
  readonly from: number
  readonly to: number
}

/** A day of a zone as it is written in RFC 3339: `2026-01-05`. */
export const dayOf = (at: number, zone: string): string => new Date(wallTime(at, zone)).toISOString().slice(0, 10)

/** The earliest `limit` dates of these meetings between two instants, with exceptions instead of what was planned. */
export function datesBetween(
  meetings: readonly Meeting[],
  between: Between,
  limit: number,
  unfold: Unfold
): MeetingDate[] {
  const budget: StepBudget = { left: MAX_STEPS }
  const view = { between, limit, unfold, budget }
  return meetings
    .flatMap((meeting) => datesOf(meeting, view))
    .sort((one, other) => one.startsAt - other.startsAt || one.meetingId.localeCompare(other.meetingId))
    .slice(0, limit)
}

interface View {
  readonly between: Between
  readonly limit: number
  readonly unfold: Unfold
  readonly budget: StepBudget
}

function datesOf(meeting: Meeting, view: View): MeetingDate[] {
  const { between, limit } = view
  const { timeZone, exceptions } = meeting
  const lengthMs = meeting.endsAt - meeting.startsAt
  const replaced = new Set(exceptions.map(({ plannedAt }) => dayOf(plannedAt, timeZone)))
  const early = { from: between.from - lengthMs, to: between.to }
  const planned = startsOf(meeting, { ...view, between: early, limit: limit + replaced.size })
    .filter((startsAt) => !replaced.has(dayOf(startsAt, timeZone)))
    .map((startsAt) => dateOf(meeting, { plannedAt: startsAt, startsAt, endsAt: startsAt + lengthMs, changed: false }))
  const changed = exceptions
    .filter(({ cancelled }) => !cancelled)
    .map((exception) => dateOf(meeting, { ...exception, changed: true }))
  return [...planned, ...changed].filter((date) => touches(date, between))
}

/** Something without length touches where it is. */
const touches = ({ startsAt, endsAt }: MeetingDate, { from, to }: Between): boolean =>
  startsAt < to && (endsAt > from || startsAt >= from)

/** Reads on the clock on the wall: 09:00 stays 09:00 when the clocks change. */
function startsOf(meeting: Meeting, { between: { from, to }, limit, unfold, budget }: View): number[] {
  const { startsAt, timeZone } = meeting
  const rules = ruleOf(meeting)
  if (rules.length === 0) return [startsAt]
  const first = wallTime(startsAt, timeZone)
  const range = { from: wallTime(from, timeZone), to: wallTime(to, timeZone) }
  // A rule that cannot be read has not even a first day; then our own words are left, and after them the day that is known.
  const rule = rules.find(
    (one) => unfold(one, first, { from: first, to: Number.MAX_SAFE_INTEGER }, 1, budget).length > 0
  )
  if (rule === undefined) return [startsAt]
  return unfold(rule, first, range, limit, budget).map((wall) => timeAtWall(wall, timeZone))
}

function dateOf(
  { id, name, timeZone, series, rule }: Meeting,
  one: Pick<MeetingOccurrence, 'plannedAt' | 'startsAt' | 'endsAt' | 'changed' | 'name'>
): MeetingDate {
  const shown = one.name ?? name
  return {
    meetingId: id,
    day: dayOf(one.plannedAt, timeZone),
    ...(shown === undefined ? {} : { name: shown }),
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    repeats: series !== undefined || rule !== undefined,
    changed: one.changed
  }
}
