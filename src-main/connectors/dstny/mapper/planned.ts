import * as z from 'zod/mini'
import type {
  PlannedOccurrence,
  PlannedPresence,
  PlannedSeries,
  TypedSeries,
  Weekday
} from '../../../../src-preload/contract/services/planned-presence.ts'
import { displayText } from '../../../util/display-text.ts'
import { localZone } from '../../../util/time-zones.ts'
import { zoneOr } from '../../../util/zone-names.ts'
import type { RecurrenceRule } from '../../../util/recurrence.ts'
import { weekdayOf } from '../services/presence/meeting-rule.ts'
import { epochMs, seriesEndMs, wireDate } from '../wire/dates.ts'
import { MAX_NOTE } from './presence.ts'
import { wireScheduledPresence } from '../wire/presence.ts'
import type { WireRecurrence, WireScheduledPresence } from '../wire/presence.ts'
import type { RawMembers } from '../wire/raw-response.ts'
import { lookUp } from '../../../util/lookup.ts'
import { defined } from '../../../util/defined.ts'

const DAYS = {
  monday: 'MO',
  tuesday: 'TU',
  wednesday: 'WE',
  thursday: 'TH',
  friday: 'FR',
  saturday: 'SA',
  sunday: 'SU'
} as const satisfies Readonly<Record<Weekday, string>>
const WEEKDAYS = Object.keys(DAYS) as Weekday[] // Object.keys forgets the literal keys

const BUSY_TYPES = {
  free: 'FREE',
  tentative: 'TENTATIVE',
  busy: 'BUSY',
  outOfOffice: 'OOF',
  workingElsewhere: 'WORKING_ELSEWHERE'
} as const satisfies Readonly<Record<NonNullable<PlannedPresence['busyType']>, string>>
type BusyType = keyof typeof BUSY_TYPES
const BUSY_NAMES = Object.keys(BUSY_TYPES) as BusyType[] // Object.keys forgets the literal keys

const FREQUENCIES = {
  DAILY: 'daily',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly'
} as const satisfies Readonly<Record<string, RecurrenceRule['freq']>>
/** Parts of a rule (RFC 5545 3.3.10, RFC 7529) with which the series is not computed here; any other member means nothing. */
const NOT_COMPUTED = new Set([
  'bymonth',
  'bymonthday',
  'byyearday',
  'byweekno',
  'bysetpos',
  'byhour',
  'byminute',
  'bysecond',
  'rscale',
  'skip'
])

/** What is planned; undefined without id, start or end. `ownZone`: where the server names no zone we know (Dstny API 2.3). */
export function mapPlanned(wire: WireScheduledPresence, ownZone: string): PlannedPresence | undefined {
  const [from, until] = [epochMs(wire['dt-start']), epochMs(wire['dt-end'])]
  const { presenceId: id, activity: activityId, role: roleId } = wire
  if (id === undefined || id === '' || from === undefined || until === undefined) return undefined
  const name = displayText(wire.name)
  const note = displayText(wire.note, MAX_NOTE)
  const busyType = BUSY_NAMES.find((one) => BUSY_TYPES[one] === wire.busyType)
  const isCalendar = wire.source === 'CALENDAR'
  const timeZone = zoneOr(wire.tzid, ownZone)
  return {
    id,
    ...defined({ name, activityId, roleId, note }),
    from,
    until: Math.max(from, until),
    timeZone,
    priority: wire.priority ?? 0,
    modifiable: wire.modifiable ?? !isCalendar,
    private: wire.private ?? false,
    source: isCalendar ? 'calendar' : 'app',
    ...defined({ busyType }),
    deleted: wire.deleted ?? false,
    ...(wire.recur === undefined ? {} : { series: mapSeries(wire.recur, timeZone) })
  }
}

const daysIn = (byday: string | undefined): string[] =>
  (byday ?? '').split(',').flatMap((word) => word.trim().toUpperCase() || [])

function mapSeries(recur: WireRecurrence, zone: string): PlannedSeries {
  const rule = ruleOf(recur, zone)
  const until = seriesEndMs(recur.until, zone)
  const words = daysIn(recur.byday)
  return {
    freq: rule?.freq ?? 'other',
    weekdays: WEEKDAYS.filter((day) => words.some((word) => word.endsWith(DAYS[day]))),
    ...defined({ until }),
    interval: recur.interval ?? 1,
    ...defined({ count: recur.count })
  }
}

/** The rule of a series as it can be computed; undefined when it has parts that are not understood (RFC 5545 3.3.10). */
export function ruleOf(recur: WireRecurrence, zone: string): RecurrenceRule | undefined {
  const freq = lookUp(FREQUENCIES, recur.freq.toUpperCase())
  const isStrange = Object.entries(recur).some(
    ([part, value]) => NOT_COMPUTED.has(part.toLowerCase()) && value !== undefined
  )
  if (freq === undefined || isStrange) return undefined
  const until = seriesEndMs(recur.until, zone)
  const weekdays = daysIn(recur.byday)
  return {
    freq,
    ...(weekdays.length === 0 ? {} : { weekdays }),
    ...defined({ until, interval: recur.interval, count: recur.count, weekStart: recur.wkst })
  }
}

/** The times the server gave, damaged ones left out; undefined where it computed none. */
export const mapInstances = (wire: WireScheduledPresence): PlannedOccurrence[] | undefined =>
  wire.instances?.flatMap((one) => {
    const [from, until] = [epochMs(one['dt-start']), epochMs(one['dt-end'])]
    if (from === undefined || until === undefined) return []
    return [{ id: one.instanceId || String(from), from, until, deleted: one.deleted }]
  })

/** A series for the wire; weekdays in the order of the week. */
export function wireSeriesOf({ freq, weekdays, until, interval, count }: TypedSeries): WireRecurrence {
  const byday = WEEKDAYS.filter((day) => weekdays.includes(day)).map((day) => DAYS[day])
  return {
    freq: freq === 'daily' ? 'DAILY' : 'WEEKLY',
    ...(byday.length === 0 ? {} : { byday: byday.join(',') }),
    ...(until === undefined ? {} : { until: wireDate(until) }),
    ...(interval === 1 ? {} : { interval }),
    ...defined({ count })
  }
}

/** The members of a plan that are named, for the wire. */
export interface PlanChange {
  readonly name?: string | undefined
  readonly activityId?: string | undefined
  readonly roleId?: string | undefined
  readonly note?: string | undefined
  readonly priority?: number | undefined
  readonly private?: boolean | undefined
  readonly busyType?: BusyType | undefined
  readonly from?: number | undefined
  readonly until?: number | undefined
  readonly timeZone?: string | undefined
  /** null: none. */
  readonly series?: TypedSeries | null | undefined
}

/** The one weekday of a series goes along when its start moves to another day: else that day would not be one of the series. */
function movedDay(read: WireScheduledPresence, from: number | undefined): { readonly byday?: string } {
  const before = epochMs(read['dt-start'])
  if (before === undefined || from === undefined) return {}
  const zone = zoneOr(read.tzid, localZone())
  const days = daysIn(read.recur?.byday)
  return days.length === 1 && days[0] === weekdayOf(before, zone) ? { byday: weekdayOf(from, zone) } : {}
}

/** What was sent with what is named; the occurrences are the server's to compute (Dstny API 2.3). */
export function wirePlanOf(change: PlanChange, sent: RawMembers): WireScheduledPresence {
  const { activityId, busyType, from, until, timeZone, series, name, roleId, note, priority } = change
  const read = z.parse(wireScheduledPresence, sent)
  const { instances: _, recur, ...kept } = { ...read, ...sent }
  const same = recur === undefined ? undefined : { ...recur, ...movedDay(read, from) }
  const repeats = series === undefined ? same : series === null ? undefined : wireSeriesOf(series)
  return {
    ...kept,
    ...defined({ name, activity: activityId, role: roleId, note, priority, private: change.private }),
    ...(busyType === undefined ? {} : { busyType: BUSY_TYPES[busyType] }),
    ...(from === undefined ? {} : { 'dt-start': wireDate(from) }),
    ...(until === undefined ? {} : { 'dt-end': wireDate(until) }),
    ...defined({ tzid: timeZone, recur: repeats })
  }
}
