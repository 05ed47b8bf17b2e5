import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from './durations.ts'
import { occurrenceStarts } from './recurrence.ts'
import type { RecurrenceRule } from './recurrence.ts'
import { timeAtWall, wallTime } from './time-zones.ts'

const NEW_YORK = 'America/New_York'
/** Start of most examples of RFC 5545 3.8.5.3: a Tuesday, 09:00 in New York. */
const rfcStart = timeAtWall(Date.UTC(1997, 8, 2, 9), NEW_YORK)
const always = { from: 0, to: 8.64e15 }

const walls = (rule: RecurrenceRule, start = rfcStart, zone = NEW_YORK, most = 200): string[] =>
  occurrenceStarts({ start, lengthMs: HOUR, zone, rule }, always, most).map((at) =>
    new Date(wallTime(at, zone)).toISOString().slice(0, 16)
  )
const days = (rule: RecurrenceRule, start = rfcStart): string[] => walls(rule, start).map((at) => at.slice(5, 10))
const newYork = (year: number, month: number, day: number, hour = 9): number =>
  timeAtWall(Date.UTC(year, month - 1, day, hour), NEW_YORK)

describe('the examples of RFC 5545', () => {
  it('daily for 10 occurrences', () => {
    expect(walls({ freq: 'daily', count: 10 })).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((day) => `1997-09-${String(day).padStart(2, '0')}T09:00`)
    )
  })

  it('daily until December 24, 1997, at nine before and after the clocks change', () => {
    const found = walls({ freq: 'daily', until: Date.UTC(1997, 11, 24) })
    expect(found).toHaveLength(29 + 31 + 30 + 23)
    expect(found.every((at) => at.endsWith('T09:00'))).toBe(true)
    expect(found.at(-1)).toBe('1997-12-23T09:00')
  })

  it('every other day, and every 10 days, 5 occurrences', () => {
    expect(days({ freq: 'daily', interval: 2 }).slice(0, 15).join(' ')).toBe(
      '09-02 09-04 09-06 09-08 09-10 09-12 09-14 09-16 09-18 09-20 09-22 09-24 09-26 09-28 09-30'
    )
    expect(days({ freq: 'daily', interval: 10, count: 5 }).join(' ')).toBe('09-02 09-12 09-22 10-02 10-12')
  })

  it('weekly for 10 occurrences', () => {
    expect(days({ freq: 'weekly', count: 10 }).join(' ')).toBe(
      '09-02 09-09 09-16 09-23 09-30 10-07 10-14 10-21 10-28 11-04'
    )
  })

  it('weekly until December 24, 1997, and every other week', () => {
    expect(days({ freq: 'weekly', until: Date.UTC(1997, 11, 24) }).at(-1)).toBe('12-23')
    expect(days({ freq: 'weekly', interval: 2, weekStart: 'SU' }).slice(0, 5).join(' ')).toBe(
      '09-02 09-16 09-30 10-14 10-28'
    )
  })

  it('weekly on Tuesday and Thursday for five weeks, by its end and by its count', () => {
    const expected = '09-02 09-04 09-09 09-11 09-16 09-18 09-23 09-25 09-30 10-02'
    const rule: RecurrenceRule = { freq: 'weekly', weekStart: 'SU', weekdays: ['TU', 'TH'] }
    expect(days({ ...rule, until: Date.UTC(1997, 9, 7) }).join(' ')).toBe(expected)
    expect(days({ ...rule, count: 10 }).join(' ')).toBe(expected)
  })

  it('every other week on Monday, Wednesday and Friday until December 24, 1997', () => {
    const rule: RecurrenceRule = {
      freq: 'weekly',
      interval: 2,
      weekStart: 'SU',
      weekdays: ['MO', 'WE', 'FR'],
      until: Date.UTC(1997, 11, 24)
    }
    expect(days(rule, newYork(1997, 9, 1)).join(' ')).toBe(
      '09-01 09-03 09-05 09-15 09-17 09-19 09-29 10-01 10-03 10-13 10-15 10-17 10-27 10-29 10-31 ' +
        '11-10 11-12 11-14 11-24 11-26 11-28 12-08 12-10 12-12 12-22'
    )
  })

  it('every other week on Tuesday and Thursday, for 8 occurrences', () => {
    const rule: RecurrenceRule = { freq: 'weekly', interval: 2, count: 8, weekStart: 'SU', weekdays: ['TU', 'TH'] }
    expect(days(rule).join(' ')).toBe('09-02 09-04 09-16 09-18 09-30 10-02 10-14 10-16')
  })

  it('where the day a week begins makes the difference', () => {
    const rule: RecurrenceRule = { freq: 'weekly', interval: 2, count: 4, weekdays: ['TU', 'SU'] }
    const start = newYork(1997, 8, 5)
    expect(days({ ...rule, weekStart: 'MO' }, start).join(' ')).toBe('08-05 08-10 08-19 08-24')
    expect(days({ ...rule, weekStart: 'SU' }, start).join(' ')).toBe('08-05 08-17 08-19 08-31')
  })

  it('monthly on the first Friday, and on the second-to-last Monday', () => {
    expect(days({ freq: 'monthly', count: 4, weekdays: ['1FR'] }, newYork(1997, 9, 5)).join(' ')).toBe(
      '09-05 10-03 11-07 12-05'
    )
    expect(days({ freq: 'monthly', count: 3, weekdays: ['-2MO'] }, newYork(1997, 9, 22)).join(' ')).toBe(
      '09-22 10-20 11-17'
    )
  })

  it('monthly on a day that not every month has', () => {
    expect(days({ freq: 'monthly', count: 4 }, newYork(1998, 1, 31)).join(' ')).toBe('01-31 03-31 05-31 07-31')
  })
})

describe('a series', () => {
  const berlin = 'Europe/Berlin'

  it('keeps its time on the wall when the clocks change', () => {
    const start = Date.UTC(2026, 2, 27, 8) // Friday, 09:00 before summer time
    const found = occurrenceStarts({ start, lengthMs: HOUR, zone: berlin, rule: { freq: 'daily' } }, always, 4)
    expect(found.map((at) => (at - start) / HOUR)).toEqual([0, 24, 47, 71])
  })

  it('on weekdays of a zone whose day is not that of UTC is on the days of the zone', () => {
    const zone = 'Pacific/Auckland'
    const start = timeAtWall(Date.UTC(2026, 0, 5, 8), zone) // Monday there, Sunday in UTC
    const rule: RecurrenceRule = { freq: 'weekly', weekdays: ['MO', 'WE'] }
    expect(walls(rule, start, zone, 3)).toEqual(['2026-01-05T08:00', '2026-01-07T08:00', '2026-01-12T08:00'])
  })

  it('of every day can be on some weekdays only, and its count is of those', () => {
    const start = Date.UTC(2026, 0, 5, 9)
    const rule: RecurrenceRule = { freq: 'daily', weekdays: ['MO', 'FR'], count: 3 }
    expect(walls(rule, start, 'UTC')).toEqual(['2026-01-05T09:00', '2026-01-09T09:00', '2026-01-12T09:00'])
  })

  it('is seen while an occurrence runs, not when it has just ended', () => {
    const start = Date.UTC(2026, 0, 5, 9)
    const seen = (from: number, to: number): number[] =>
      occurrenceStarts({ start, lengthMs: HOUR, zone: 'UTC', rule: { freq: 'daily' } }, { from, to }, 9)
    expect(seen(start + 30 * MINUTE, start + 40 * MINUTE)).toEqual([start])
    expect(seen(start + HOUR, start + DAY - 1)).toEqual([])
    expect(seen(start + DAY, start + DAY)).toEqual([start + DAY])
  })

  it.each<[string, RecurrenceRule]>([
    ['an interval of nothing', { freq: 'daily', interval: 0 }],
    ['an interval beyond reason', { freq: 'weekly', interval: 1e9 }],
    ['days that are none', { freq: 'weekly', weekdays: ['XX'] }],
    ['a sixth Monday', { freq: 'monthly', weekdays: ['6MO'] }]
  ])('with %s has its first occurrence only', (_name, rule) => {
    expect(walls(rule)).toEqual(['1997-09-02T09:00'])
  })

  it.each<[string, RecurrenceRule, readonly string[]]>([
    ['every third day', { freq: 'daily', interval: 3 }, ['2026-01-06T09:00', '2026-01-09T09:00']],
    [
      'every other week',
      { freq: 'weekly', interval: 2, weekdays: ['MO', 'WE'] },
      ['2026-01-12T09:00', '2026-01-14T09:00', '2026-01-26T09:00']
    ]
  ])('of %s that began long ago falls on the same days as if it were counted', (_name, rule, expected) => {
    const from = Date.UTC(2026, 0, 5)
    const seen = (one: RecurrenceRule): string[] =>
      occurrenceStarts(
        { start: rfcStart, lengthMs: HOUR, zone: NEW_YORK, rule: one },
        { from, to: from + 30 * DAY },
        expected.length
      ).map((at) => new Date(wallTime(at, NEW_YORK)).toISOString().slice(0, 16))
    expect(seen(rule)).toEqual(seen({ ...rule, count: 4_000 }))
    expect(seen(rule)).toEqual(expected)
  })

  it('of a wrong span is none, and a far one takes no time', () => {
    const series = { start: rfcStart, lengthMs: HOUR, zone: NEW_YORK, rule: { freq: 'daily' } as const }
    expect(occurrenceStarts(series, { from: 9e14, to: 0 }, 9)).toEqual([])
    expect(occurrenceStarts(series, { from: 8e15, to: 8.64e15 }, 9)).toEqual([])
  })

  it('that can never come again ends', () => {
    expect(walls({ freq: 'daily', interval: 7, weekdays: ['WE'] })).toEqual([])
  })

  it('takes its steps from what many series share', () => {
    const series = { start: rfcStart, lengthMs: HOUR, zone: NEW_YORK, rule: { freq: 'daily' } as const }
    const budget = { left: 15 }
    const found = [0, 1, 2].map(() => occurrenceStarts(series, always, 6, budget).length)
    expect([found, budget.left]).toEqual([[6, 6, 0], 0])
  })

  it('of any rule is bounded, ascending, within its span and its end', () => {
    const word = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU', '2MO', '-1FR', 'XX')
    const rules = fc.record(
      {
        freq: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
        interval: fc.integer({ min: -1, max: 40 }),
        count: fc.integer({ min: 0, max: 50 }),
        until: fc.integer({ min: rfcStart, max: rfcStart + 900 * DAY }),
        weekdays: fc.array(word, { maxLength: 4 })
      },
      { requiredKeys: ['freq'] }
    )
    const zone = fc.constantFrom('UTC', NEW_YORK, 'Africa/Cairo', 'Asia/Kolkata')
    fc.assert(
      fc.property(rules, zone, fc.nat(800), fc.nat(200), (rule, zoneName, after, width) => {
        const span = { from: rfcStart + after * DAY, to: rfcStart + (after + width) * DAY }
        const series = { start: rfcStart, lengthMs: HOUR, zone: zoneName, rule }
        const found = occurrenceStarts(series, span, 20)
        expect(found.length).toBeLessThanOrEqual(Math.min(20, rule.count ?? 20))
        expect([...found].sort((a, b) => a - b)).toEqual(found)
        const counted = { ...series, rule: { ...rule, count: rule.count ?? 4_000 } }
        expect(occurrenceStarts(counted, span, 20)).toEqual(found)
        const last = Math.min(span.to, rule.until ?? span.to)
        expect(found.every((at) => at >= rfcStart && at + HOUR > span.from && at <= last)).toBe(true)
      }),
      { numRuns: 300 }
    )
  })
})
