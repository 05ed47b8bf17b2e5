import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from './durations.ts'
import { inPortion } from './rrule-text.ts'
import type { StepBudget } from './rrule-text.ts'
import { occurrences } from './rrule.ts'

const start = Date.UTC(2026, 0, 5, 9) // a Monday
const always = { from: start, to: start + 4_000 * DAY }
const starts = (rule: string, limit = 4, range = always): string[] =>
  occurrences(rule, start, range, limit).map((wall) => new Date(wall).toISOString().slice(0, 10))

describe('what repeats', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=1', ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08']],
    ['FREQ=DAILY;INTERVAL=10;COUNT=2', ['2026-01-05', '2026-01-15']],
    ['FREQ=DAILY;BYDAY=MO,FR', ['2026-01-05', '2026-01-09', '2026-01-12', '2026-01-16']],
    ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2', ['2026-01-05', '2026-01-07', '2026-01-19', '2026-01-21']],
    ['FREQ=WEEKLY', ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']],
    ['FREQ=MONTHLY', ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05']],
    ['FREQ=MONTHLY;BYMONTHDAY=31', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=2', ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', ['2026-01-27', '2026-02-24', '2026-03-31', '2026-04-28']],
    ['FREQ=WEEKLY;BYDAY=-1FR', ['2026-01-09', '2026-01-16', '2026-01-23', '2026-01-30']],
    ['FREQ=MONTHLY;BYDAY=2MO', ['2026-01-12', '2026-02-09', '2026-03-09', '2026-04-13']],
    ['FREQ=MONTHLY;BYDAY=-1FR', ['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', ['2026-02-13', '2026-03-13', '2026-11-13', '2027-08-13']],
    ['FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=2,-1', ['2026-01-07', '2026-01-28', '2026-02-04', '2026-02-25']],
    ['FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1', ['2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30']],
    ['FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=2', ['2026-01-07', '2026-01-14', '2026-01-21', '2026-01-28']],
    ['FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1;WKST=WE;COUNT=2', ['2026-01-05', '2026-01-12']],
    ['FREQ=YEARLY;BYDAY=MO,FR;BYSETPOS=1', ['2027-01-01', '2028-01-03', '2029-01-01', '2030-01-04']],
    ['FREQ=YEARLY;BYDAY=20MO', ['2026-05-18', '2027-05-17', '2028-05-15', '2029-05-14']],
    ['FREQ=YEARLY', ['2026-01-05', '2027-01-05', '2028-01-05', '2029-01-05']],
    ['FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=SU;BYSETPOS=-1', ['2026-03-29', '2028-03-26', '2030-03-31', '2032-03-28']],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['FREQ=DAILY;UNTIL=20260107T090000', ['2026-01-05', '2026-01-06', '2026-01-07']],
    ['FREQ=DAILY;UNTIL=20260106', ['2026-01-05', '2026-01-06']]
  ])('%s', (rule, expected) => {
    expect(starts(rule)).toEqual(expected)
  })

  it.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9'
  ])('never is found to be never: %s', (rule) => {
    expect(starts(rule)).toEqual([])
  })

  it.each([
    '',
    'garbage',
    'FREQ=SECONDLY',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=99999999999',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=tomorrow',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=6MO',
    'FREQ=YEARLY;BYDAY=54MO',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYWEEKNO=53',
    'FREQ=DAILY;WKST=NO',
    `FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(400)}1`
  ])('makes no sense and has no day: %s', (rule) => {
    expect(starts(rule)).toEqual([])
  })

  it('is found in a range far from its start, at most as often as wanted', () => {
    const from = start + 3_000 * DAY - HOUR
    const range = { from, to: from + 30 * DAY }
    expect(occurrences('FREQ=DAILY', start, range, 100)).toHaveLength(30)
    expect(occurrences('FREQ=DAILY', start, range, 7)).toHaveLength(7)
    expect(occurrences('FREQ=DAILY', start, { from: start - DAY, to: start }, 7)).toEqual([])
    const third = start + 3_003 * DAY
    expect(occurrences('FREQ=DAILY;INTERVAL=3', start, { from: third, to: third + 1 }, 7)).toEqual([third])
    expect(occurrences('FREQ=DAILY;INTERVAL=3', start, { from: third + 1, to: third + DAY }, 7)).toEqual([])
  })
})

describe('what many rules share', () => {
  it.each(['FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY;BYDAY=MO,TU,WE', 'FREQ=MONTHLY', 'FREQ=YEARLY;BYMONTH=1'])(
    'is not used up by the way from a start long ago: %s',
    (rule) => {
      const budget = { left: 100 }
      const range = { from: start, to: start + 30 * DAY }
      expect(occurrences(rule, Date.UTC(1970, 0, 5, 9), range, 99, budget)[0]).toBeLessThan(start + 7 * DAY)
      expect(budget.left).toBeGreaterThan(60)
    }
  )

  it('goes in portions, so that one rule leaves something for the others', () => {
    const budget = { left: 1_000 }
    const all = (part: StepBudget): number => part.left
    expect(inPortion(budget, all)).toBe(250)
    expect(inPortion(budget, (part) => (part.left = 0))).toBe(0)
    expect(inPortion({ left: 1 }, all)).toBe(1)
    expect(budget.left).toBe(750)
  })

  it('is used up by a rule that never fits, and then there is nothing more', () => {
    const budget = { left: 1_000 }
    expect(occurrences('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', start, always, 4, budget)).toEqual([])
    expect(budget.left).toBe(0)
    expect(occurrences('FREQ=DAILY', start, always, 4, budget)).toEqual([])
  })
})
