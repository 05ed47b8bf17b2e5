import type { Meeting, MeetingDate, MeetingOccurrence } from '../../../../../src-preload/contract/services/meeting.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { endOfOccurrence, timeAtWall, wallTime } from '../../../../util/time-zones.ts'
import { inPortion, MOST_STEPS } from '../../../../util/rrule-text.ts'
import type { StepBudget } from '../../../../util/rrule-text.ts'
import { ruleOf } from './meeting-rule.ts'
import { defined } from '../../../../util/defined.ts'

/** Unfolds a rule: see `util/rrule.ts`, which is loaded only when somebody looks at meetings. */
export type Unfold = (
  rule: string,
  startWallMs: number,
  range: { readonly from: number; readonly to: number },
  limit: number,
  budget: StepBudget
) => number[]

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
  const budget: StepBudget = { left: MOST_STEPS }
  return meetings
    .flatMap((meeting) => inPortion(budget, (part) => datesOf(meeting, { between, limit, unfold, budget: part })))
    .sort(byTime)
    .slice(0, limit)
    .map(dateOf)
}

/** A meeting at one of its times. */
interface Found {
  readonly meeting: Meeting
  readonly at: Pick<MeetingOccurrence, 'plannedAt' | 'startsAt' | 'endsAt' | 'changed' | 'name'>
}

const byTime = (one: Found, other: Found): number =>
  one.at.startsAt - other.at.startsAt || one.meeting.id.localeCompare(other.meeting.id)

interface View {
  readonly between: Between
  readonly limit: number
  readonly unfold: Unfold
  readonly budget: StepBudget
}

/** A date on which the clocks change is longer than the first one by this at most. */
const CLOCKS_CHANGE_MS = 3 * HOUR

function datesOf(meeting: Meeting, view: View): Found[] {
  const { between, limit, budget } = view
  const { timeZone, exceptions, startsAt: start, endsAt: end } = meeting
  const lengthMs = end - start
  const early = { from: between.from - lengthMs - CLOCKS_CHANGE_MS, to: between.to }
  // the only ones whose planned day can be looked at
  const near = exceptions
    .filter(({ plannedAt }) => plannedAt >= early.from - 2 * DAY && plannedAt <= early.to + 2 * DAY)
    .slice(0, budget.left)
  budget.left -= near.length
  const replaced = new Set(near.map(({ plannedAt }) => dayOf(plannedAt, timeZone)))
  const planned = startsOf(meeting, { ...view, between: early, limit: limit + replaced.size + 1 })
    .filter((startsAt) => replaced.size === 0 || !replaced.has(dayOf(startsAt, timeZone)))
    .map((startsAt) => ({
      plannedAt: startsAt,
      startsAt,
      endsAt: endOfOccurrence(startsAt, { start, end, zone: timeZone }),
      changed: false
    }))
  const changed = exceptions.filter(({ cancelled }) => !cancelled).map((one) => ({ ...one, changed: true }))
  return [...planned, ...changed].filter((at) => touches(at, between)).map((at) => ({ meeting, at }))
}

/** Something without length touches where it is. */
const touches = ({ startsAt, endsAt }: Found['at'], { from, to }: Between): boolean =>
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

function dateOf({ meeting: { id, name, timeZone, series, rule }, at: one }: Found): MeetingDate {
  const shown = one.name ?? name
  return {
    meetingId: id,
    day: dayOf(one.plannedAt, timeZone),
    ...defined({ name: shown }),
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    repeats: series !== undefined || rule !== undefined,
    changed: one.changed
  }
}
