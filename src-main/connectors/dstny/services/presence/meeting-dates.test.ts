import { RRuleTemporal } from 'rrule-temporal'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Meeting } from '../../../../../src-preload/contract/services/meeting.ts'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { occurrences } from '../../../../util/rrule.ts'
import { datesBetween } from './meeting-dates.ts'

const FIRST = Date.UTC(1970, 0, 5, 9)
const from = Date.UTC(2026, 0, 5)

const meeting = (id: number, members: Partial<Meeting>): Meeting => ({
  id: String(id),
  startsAt: FIRST,
  endsAt: FIRST + HOUR,
  timeZone: 'Europe/Berlin',
  participants: [],
  exceptions: [],
  dialInNumbers: [],
  webMeeting: false,
  synchronized: false,
  ...members
})
const many = (count: number, members: Partial<Meeting>): Meeting[] =>
  Array.from({ length: count }, (_, index) => meeting(index, members))
const shown = (meetings: readonly Meeting[], days = 7, limit = 1_000): string[] =>
  datesBetween(meetings, { from, to: from + days * DAY }, limit, occurrences).map(({ meetingId }) => meetingId)

afterEach(() => vi.restoreAllMocks())

describe('the dates of many meetings', () => {
  it('are looked for within bounds, whatever their rules are', () => {
    const asked = (['between', 'all'] as const).map((name) => vi.spyOn(RRuleTemporal.prototype, name))
    const zones = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
    for (const rule of [
      'FREQ=DAILY',
      'FREQ=DAILY;COUNT=99999',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=99999',
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366'
    ]) {
      shown(many(1_000, { rule }), 40_000)
    }
    // a rule is asked for several spans, each within what was left when it was made
    const rules = new Set(asked.flatMap(({ mock }) => mock.contexts as RRuleTemporal[])) // the mock forgets whose method it is
    const most = [...rules].reduce((sum, rule) => sum + (rule.options().maxIterations ?? Infinity), 0)
    expect(most).toBeLessThan(5 * 12_000)
    expect(zones.mock.calls.length).toBeLessThan(5 * 25_000)
  })

  it('are looked for within bounds, whatever is unlike the others', () => {
    const zones = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
    const one = { plannedAt: from, startsAt: from + HOUR, endsAt: from + 2 * HOUR, changed: true, cancelled: false }
    expect(shown(many(100, { exceptions: Array.from({ length: 1_000 }, () => one) }))).toHaveLength(1_000)
    expect(zones.mock.calls.length).toBeLessThan(20_000)
  })

  it('are there although one of them never ends to be counted', () => {
    const endless = meeting(0, { rule: 'FREQ=DAILY;COUNT=99999;BYMONTH=2;BYMONTHDAY=30' })
    const weekly = many(60, { rule: 'FREQ=WEEKLY' })
    expect(new Set(shown([endless, ...weekly])).size).toBe(60)
  })

  it('end at their time of day where the clocks change in between', () => {
    const night = { startsAt: Date.UTC(2026, 2, 27, 22), endsAt: Date.UTC(2026, 2, 28, 5) } // 23:00 to 06:00 in Berlin
    const dates = datesBetween(
      [meeting(1, { ...night, rule: 'FREQ=DAILY' })],
      { from: night.startsAt, to: night.endsAt + DAY },
      9,
      occurrences
    )
    expect(dates.map(({ startsAt, endsAt }) => (endsAt - startsAt) / HOUR)).toEqual([7, 6])
  })
})
