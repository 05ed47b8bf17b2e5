import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../../../util/durations.ts'
import { wireConferenceEvent } from '../../wire/events.ts'
import { changedEvent, changedOccurrence } from './meeting-change.ts'
import type { MeetingChange } from './meeting-change.ts'

/** A Monday, 09:00 in Berlin. */
const START = Date.UTC(2026, 0, 5, 8)

const event = (members: Record<string, unknown>) =>
  z.parse(wireConferenceEvent, {
    id: '7',
    dateTimeStart: '2026-01-05T08:00:00Z',
    dateTimeEnd: '2026-01-05T09:00:00Z',
    timeZone: 'Europe/Berlin',
    ...members
  })

describe('the start of a series that moves to another day', () => {
  it.each<[string, Record<string, unknown>, number, Record<string, unknown>]>([
    ['every day', { recurringType: 'DAILY' }, 1, { recurringType: 'DAILY' }],
    ['the one weekday', { recurringType: 'WEEKLY', daysOfWeek: ['Mon'] }, 1, { daysOfWeek: ['TUESDAY'] }],
    ['the one weekday, two weeks on', { recurringType: 'BIWEEKLY', daysOfWeek: ['MO'] }, 14, { daysOfWeek: ['MO'] }],
    ['no weekday at all', { recurringType: 'WEEKLY' }, 1, {}],
    [
      'another of several weekdays',
      { recurringType: 'WEEKLY', daysOfWeek: ['MO', 'WE'] },
      2,
      { daysOfWeek: ['MO', 'WE'] }
    ],
    ['the day of the month', { recurringType: 'MONTHLY_ABSOLUTE', dayOfMonth: 5 }, 1, { dayOfMonth: 6 }],
    [
      'the day of the year',
      { recurringType: 'YEARLY_ABSOLUTE', dayOfMonth: 5, monthOfYear: 1 },
      31,
      { dayOfMonth: 5, monthOfYear: 2 }
    ],
    [
      'the first Monday',
      { recurringType: 'MONTHLY_RELATIVE', weekPosition: 'FIRST', daysOfWeek: ['MO'] },
      1,
      { daysOfWeek: ['TUESDAY'], weekPosition: 'FIRST' }
    ]
  ])('takes %s along', (_name, members, days, expected) => {
    const freq = String(members['recurringType']).replace(/^BI|_\w+/g, '')
    const rRule = `FREQ=${freq};INTERVAL=${freq === 'WEEKLY' && days === 14 ? 2 : 1}`
    const changed = changedEvent(event({ ...members, rRule }), { startsAt: START + days * DAY }, 'UTC')
    expect(changed).toMatchObject({ ...expected, rRule: undefined })
    expect(changed).toMatchObject({ recurringType: members['recurringType'] })
  })

  it.each<[string, Record<string, unknown>, number]>([
    ['on several weekdays', { recurringType: 'WEEKLY', daysOfWeek: ['MO', 'WE'] }, 1],
    ['on a weekday that is not its first', { recurringType: 'WEEKLY', daysOfWeek: ['FR'] }, 1],
    ['on another day of the month than its first', { recurringType: 'MONTHLY_ABSOLUTE', dayOfMonth: 31 }, 1],
    ['on the first Monday', { recurringType: 'MONTHLY_RELATIVE', weekPosition: 'FIRST', daysOfWeek: ['MO'] }, 8],
    ['in a way nobody knows', { recurringType: 'LUNAR' }, 1],
    ['by a rule alone', { rRule: 'FREQ=WEEKLY;BYDAY=MO' }, 1],
    ['on more days than are named', { recurringType: 'WEEKLY', rRule: 'FREQ=WEEKLY;BYDAY=MO,WE' }, 1],
    ['on other days than are named', { recurringType: 'MONTHLY', rRule: 'FREQ=MONTHLY;BYDAY=1MO' }, 1],
    ['by a rule that cannot be read', { recurringType: 'WEEKLY', rRule: 'FREQ=WEEKLY;BYHOUR=9' }, 1]
  ])('is refused where the series is %s', (_name, members, days) => {
    const change = { startsAt: START + days * DAY }
    expect(() => changedEvent(event(members), change, 'UTC')).toThrow(expect.objectContaining({ kind: 'protocol' }))
    const series = { every: 'day', interval: 1 } as const
    expect(changedEvent(event(members), { ...change, series }, 'UTC')).toMatchObject({ recurringType: 'DAILY' })
    expect(changedEvent(event(members), { startsAt: START + HOUR }, 'UTC')).toMatchObject(members)
  })

  it('is of no matter where nothing repeats, or the day stays the same in its zone', () => {
    const single = event({ recurringType: 'NONE', rRule: undefined })
    expect(changedEvent(single, { startsAt: START + DAY }, 'UTC')).toMatchObject({
      dateTimeStart: '2026-01-06T08:00:00Z'
    })
    const weekly = event({ recurringType: 'WEEKLY', daysOfWeek: ['MO'], timeZone: 'Asia/Tokyo' })
    expect(changedEvent(weekly, { startsAt: START + 6 * HOUR }, 'UTC')).toMatchObject({ daysOfWeek: ['MO'] })
    expect(changedEvent(weekly, { startsAt: START + 7 * HOUR }, 'UTC')).toMatchObject({ daysOfWeek: ['TUESDAY'] })
  })
})

describe('a meeting whose zone is not known', () => {
  it.each(['W. Europe Standard Time', undefined])('is moved on our clock, and keeps its zone %s', (timeZone) => {
    const series = { recurringType: 'DAILY', recurrenceRangeType: 'END_DATE', endDate: '2026-07-10T07:00:00Z' }
    const changed = changedEvent(event({ ...series, timeZone }), { startsAt: START + HOUR }, 'Europe/Stockholm')
    expect(changed).toMatchObject({ endDate: '2026-07-10T08:00:00Z' })
    expect(changed.timeZone).toBe(timeZone)
  })
})

describe('a meeting that cannot be', () => {
  it.each<[string, MeetingChange, RegExp]>([
    ['ends when it starts', { startsAt: START, endsAt: START }, /end must be after/],
    ['starts after its old end', { startsAt: START + DAY, endsAt: START + HOUR }, /end must be after/],
    ['ends before its old start', { endsAt: START - 1 }, /end must be after/],
    ['is in a zone that is none', { timeZone: 'Mars/Crater\u202e' }, /“Mars\/Crater” is not a time zone/]
  ])('is refused in words: it %s', (_name, change, words) => {
    const refused = expect.objectContaining({ kind: 'protocol', userMessage: expect.stringMatching(words) })
    expect(() => changedEvent(event({}), change, 'UTC')).toThrow(refused)
  })

  it('can still be renamed where it was so before', () => {
    const damaged = event({ dateTimeEnd: '2020-01-01T00:00:00Z', timeZone: 'Mars/Crater' })
    expect(changedEvent(damaged, { name: 'x' }, 'UTC')).toEqual({ ...damaged, name: 'x' })
  })

  it('is refused in words as one date of a series too', () => {
    const one = { dateTimeStart: '2026-01-05T08:00:00Z', dateTimeEnd: '2026-01-05T09:00:00Z' }
    expect(() => changedOccurrence(one, {}, { endsAt: START })).toThrow(expect.objectContaining({ kind: 'protocol' }))
    expect(changedOccurrence(one, {}, { endsAt: START + 1_000 })).toMatchObject({ dateTimeEnd: '2026-01-05T08:00:01Z' })
  })
})
