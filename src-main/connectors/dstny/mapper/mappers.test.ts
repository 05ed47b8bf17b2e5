import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { meeting, meetingOccurrence } from '../../../../src-preload/contract/services/meeting.ts'
import { voicemailSettings } from '../../../../src-preload/contract/services/voicemail.ts'
import { DAY, HOUR } from '../../../util/durations.ts'
import { occurrences } from '../../../util/rrule.ts'
import { datesBetween } from '../services/presence/meeting-dates.ts'
import { wireConferenceEvent, wireEventException } from '../wire/events.ts'
import { wireUserLines, wireVoicemailSettings } from '../wire/settings.ts'
import { mapLines } from './lines.ts'
import { mapMeeting, mapOccurrence } from './meeting.ts'
import { changedVoicemail, mapVoicemail } from './voicemail.ts'
import { changedEvent, changedOccurrence } from '../services/presence/meeting-change.ts'
import { defined } from '../../../util/defined.ts'

const event = (members: Record<string, unknown>) =>
  z.parse(wireConferenceEvent, {
    id: '9007199254740993',
    dateTimeStart: '2026-01-05T09:00:00Z',
    dateTimeEnd: '2026-01-05T10:00:00Z',
    timeZone: 'Europe/Berlin',
    ...members
  })

const HOSTILE: readonly unknown[] = [null, 7, -1, 1e300, '', 'x'.repeat(100_000), [], {}, [null, {}, 7], '\u202e\u0000']

describe('the lines', () => {
  const lines = (...line: readonly unknown[]) => z.parse(wireUserLines, { line }).line

  it('have our words for what they are, and one is active at most', () => {
    const own = { type: 'OFFICE_FIXED', number: '+4930901820', name: 'Office' }
    const shown = mapLines(
      lines(
        { ...own, groupId: 0, active: true },
        { ...own, groupId: 1, active: true },
        { type: 'ATTENDANT', groupId: '9007199254740993' },
        { type: 'CLOUD_LINE', groupId: 1 }
      ),
      undefined
    )
    expect(shown).toEqual([
      {
        id: 'OFFICE_FIXED:0',
        kind: 'officeFixed',
        secondary: false,
        number: '+4930901820',
        name: 'Office',
        active: true
      },
      {
        id: 'OFFICE_FIXED:1',
        kind: 'officeFixed',
        secondary: true,
        number: '+4930901820',
        name: 'Office',
        active: false
      },
      { id: 'ATTENDANT:9007199254740993', kind: 'switchboard', secondary: false, active: false },
      { id: 'CLOUD_LINE:1', kind: 'other', secondary: false, active: false }
    ])
  })

  it('take the active one from elsewhere when the list does not tell, and none when nobody does', () => {
    const two = lines({ type: 'ACD', groupId: 5 }, { type: 'ANONYMOUS', groupId: 0 })
    const active = (...from: Parameters<typeof mapLines>): string[] =>
      mapLines(...from).flatMap((line) => (line.active ? [line.id] : []))
    expect([active(two, two[1]), active(two, undefined), mapLines([], undefined)]).toEqual([['ANONYMOUS:0'], [], []])
    expect(mapLines(Array.from({ length: 5_000 }, () => two).flat(), undefined)).toHaveLength(200)
  })
})

describe('the voicemail', () => {
  const wire = z.parse(wireVoicemailSettings, { allowVoicemail: true, playActivity: false, newThing: { a: 1 } })

  it('goes back whole, with members nobody knows', () => {
    expect(mapVoicemail(wire)).toEqual({ takesMessages: true, greetsWithActivity: false })
    expect(changedVoicemail(wire, { takesMessages: false, personNumber: '201' })).toEqual({
      ...wire,
      allowVoicemail: false,
      humanAssistanceNumber: '201',
      newThing: { a: 1 }
    })
    expect(changedVoicemail(wire, { personNumber: null })).toMatchObject({ humanAssistanceNumber: '' })
    expect(changedVoicemail(wire, {})).toEqual(wire)
  })

  it.each(HOSTILE)('survives %j', (value) => {
    const members = Object.fromEntries(Object.keys(wireVoicemailSettings.def.shape).map((name) => [name, value]))
    const mapped = mapVoicemail(z.parse(wireVoicemailSettings, members))
    expect(z.safeParse(voicemailSettings, mapped).success).toBe(true)
  })
})

describe('a meeting', () => {
  it('keeps ids exact, and is none without an id or a start', () => {
    expect(mapMeeting(event({}), 'UTC')).toMatchObject({ id: '9007199254740993', timeZone: 'Europe/Berlin' })
    expect([mapMeeting(event({ id: null }), 'UTC'), mapMeeting(event({ dateTimeStart: 'soon' }), 'UTC')]).toEqual([
      undefined,
      undefined
    ])
    const early = event({ dateTimeEnd: '2020-01-01T00:00:00Z' })
    expect(mapMeeting(early, 'UTC')).toMatchObject({ endsAt: Date.UTC(2026, 0, 5, 9) })
  })

  it.each(['Mars/Crater', 'Customized Time Zone', '', undefined])('in the zone %s is in ours', (timeZone) => {
    const members = { timeZone, recurringType: 'WEEKLY', dateTimeStart: '2026-01-05T08:00:00Z' }
    const one = mapMeeting(event(members), 'Europe/Stockholm')
    expect(one).toMatchObject({ timeZone: 'Europe/Stockholm' })
    const july = { from: Date.UTC(2026, 6, 6), to: Date.UTC(2026, 6, 7) }
    const found = datesBetween(one === undefined ? [] : [one], july, 9, occurrences)
    expect(found.map(({ startsAt }) => new Date(startsAt).getUTCHours())).toEqual([7])
  })

  it.each([
    [
      'BIWEEKLY is every second week',
      { recurringType: 'BIWEEKLY', daysOfWeek: ['Mon', 'fr'] },
      { interval: 2, weekdays: ['MO', 'FR'] }
    ],
    [
      'unknown days and numbers are left out',
      { recurringType: 'YEARLY_ABSOLUTE', dayOfMonth: 99, daysOfWeek: ['Blursday'] },
      { every: 'year', interval: 1 }
    ],
    [
      'the end of a range that is none counts not',
      { recurringType: 'DAILY', recurrenceRangeType: 'NONE', numberOfOccurrences: 3 },
      { every: 'day', interval: 1 }
    ]
  ])('%s', (_, members, series) => {
    const mapped = mapMeeting(event(members), 'UTC')?.series
    expect(mapped).toMatchObject(series)
    expect(mapped).not.toHaveProperty('ends')
    expect(mapped).not.toHaveProperty('dayOfMonth')
  })

  it('of an unknown kind still repeats by its rule, and one with neither happens once', () => {
    const between = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) }
    const days = (members: Record<string, unknown>): string[] => {
      const one = mapMeeting(event(members), 'UTC')
      return datesBetween(one === undefined ? [] : [one], between, 50, occurrences).map(({ day }) => day)
    }
    const weekly = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26']
    expect(days({ recurringType: 'LUNAR', rRule: 'FREQ=WEEKLY' })).toEqual(weekly)
    expect(days({ recurringType: 'WEEKLY', rRule: 'FREQ=HOURLY' })).toEqual(weekly)
    expect(days({ recurringType: 'LUNAR' })).toEqual(['2026-01-05'])
    expect(days({ recurringType: 'LUNAR', rRule: 'FREQ=HOURLY' })).toEqual(['2026-01-05'])
    expect(days({ recurringType: 'WEEKLY', rRule: 'FREQ=WEEKLY;UNTIL=99991231T235959Z' })).toEqual(weekly)
    expect(days({ rRule: 'FREQ=DAILY;UNTIL=20260106T090000Z' })).toEqual(['2026-01-05', '2026-01-06'])
  })

  it('keeps the lines of its notes', () => {
    const note = 'a\nb\n- c'
    const exceptions = [{ dateTimeStart: '2026-01-12T09:00:00Z', note }]
    expect(mapMeeting(event({ note, exceptions }), 'UTC')).toMatchObject({ note, exceptions: [{ note }] })
  })

  it('stays at its hour when the clocks change', () => {
    const one = mapMeeting(
      event({ recurringType: 'DAILY', dateTimeStart: '2026-03-27T08:00:00Z', dateTimeEnd: '2026-03-27T08:30:00Z' }),
      'UTC'
    )
    const from = Date.UTC(2026, 2, 27)
    const found = datesBetween(one === undefined ? [] : [one], { from, to: from + 4 * DAY }, 9, occurrences)
    expect(found.map(({ startsAt }) => new Date(startsAt).getUTCHours())).toEqual([8, 8, 7, 7])
  })

  it('shows a moved occurrence where it is now, also from outside the time looked at', () => {
    const planned = Date.UTC(2026, 0, 7, 9)
    const exception = (members: Record<string, unknown>) => ({
      dateTimeOld: '2026-01-07T09:00:00Z',
      dateTimeStart: '2026-01-20T12:00:00Z',
      dateTimeEnd: '2026-01-20T13:00:00Z',
      ...members
    })
    const dates = (exceptions: readonly unknown[], from: number) => {
      const one = mapMeeting(event({ recurringType: 'DAILY', exceptions }), 'UTC')
      return datesBetween(one === undefined ? [] : [one], { from, to: from + HOUR }, 9, occurrences).map(
        ({ day }) => day
      )
    }
    expect(dates([], planned)).toEqual(['2026-01-07'])
    expect(dates([exception({})], planned)).toEqual([])
    expect(dates([exception({})], Date.UTC(2026, 0, 20, 12))).toEqual(['2026-01-07'])
    expect(dates([exception({ isCancelled: true })], Date.UTC(2026, 0, 20, 12))).toEqual([])
    const touched = exception({ isCancelled: true, dateTimeOld: null, dateTimeStart: '2026-01-07T09:00:00Z' })
    expect(dates([touched], planned)).toEqual([])
  })

  it('is sent back whole: what nobody knows survives a change', () => {
    const before = event({
      newThing: { a: 1 },
      pincode: '1',
      organizer: { firstName: 'J', title: 'Dr' },
      exceptions: [{ id: 3, dateTimeStart: 'x', dateTimeEnd: 'y' }]
    })
    expect(changedEvent(before, { note: 'y' }, 'UTC')).toEqual({ ...before, note: 'y' })
    const one = z.parse(wireEventException, {
      dateTimeStart: '2026-01-05T09:00:00Z',
      dateTimeEnd: '2026-01-05T10:00:00Z',
      extra: 7
    })
    const changed = changedOccurrence(one, before, { startsAt: Date.UTC(2026, 0, 5, 11) })
    expect(changed).toMatchObject({
      extra: 7,
      dateTimeEnd: '2026-01-05T12:00:00Z',
      organizer: { firstName: 'J', title: 'Dr' },
      participants: []
    })
  })

  it.each(HOSTILE)('survives %j in every member', (value) => {
    for (const name of Object.keys(wireConferenceEvent.def.shape)) {
      const mapped = mapMeeting(event({ [name]: value }), 'UTC')
      expect(mapped === undefined || z.safeParse(meeting, mapped).success).toBe(true)
      const dates = datesBetween(
        mapped === undefined ? [] : [mapped],
        { from: 0, to: Date.UTC(2026, 1, 1) },
        9,
        occurrences
      )
      expect(dates.length).toBeLessThanOrEqual(9)
    }
    for (const name of Object.keys(wireEventException.def.shape)) {
      const wire = z.parse(wireEventException, { dateTimeStart: '2026-01-05T09:00:00Z', [name]: value })
      const mapped = mapOccurrence(wire)
      expect(mapped === undefined || z.safeParse(meetingOccurrence, mapped).success).toBe(true)
    }
  })
})

describe('meetings of other calendars', () => {
  it('keep their time of day in a zone that has a name of Windows', () => {
    const monday = { dateTimeStart: '2021-03-15T08:30:00Z', dateTimeEnd: '2021-03-15T09:30:00Z', rRule: 'FREQ=WEEKLY' }
    for (const timeZone of [
      'W. Europe Standard Time',
      'Romance Standard Time',
      '(UTC+01:00) Amsterdam, Berlin, Bern',
      'Mitteleuropäische Zeit'
    ]) {
      const event = z.parse(wireConferenceEvent, { id: 1, ...monday, timeZone })
      const mapped = mapMeeting(event, 'America/New_York')
      const between = { from: Date.UTC(2021, 2, 15), to: Date.UTC(2021, 2, 31) }
      const dates = datesBetween(mapped === undefined ? [] : [mapped], between, 9, occurrences)
      expect(dates.map(({ startsAt }) => new Date(startsAt).toISOString().slice(5, 16))).toEqual([
        '03-15T08:30',
        '03-22T08:30',
        '03-29T07:30'
      ])
    }
  })

  it('have one exception for each day, the one that was stored last', () => {
    const exception = (id: number | undefined, hour: number, more: object = {}) => ({
      ...defined({ id }),
      dateTimeOld: '2026-01-12T09:00:00Z',
      dateTimeStart: `2026-01-12T${String(hour)}:00:00Z`,
      dateTimeEnd: `2026-01-12T${String(hour + 1)}:00:00Z`,
      ...more
    })
    const starts = (exceptions: readonly object[]): string[] => {
      const times = { dateTimeStart: '2026-01-05T09:00:00Z', dateTimeEnd: '2026-01-05T10:00:00Z' }
      const event = z.parse(wireConferenceEvent, { id: 1, ...times, rRule: 'FREQ=WEEKLY;COUNT=2', exceptions })
      const mapped = mapMeeting(event, 'UTC')
      const between = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) }
      return datesBetween(mapped === undefined ? [] : [mapped], between, 9, occurrences).map(({ startsAt }) =>
        new Date(startsAt).toISOString().slice(5, 13)
      )
    }
    expect(starts([exception(8, 14), exception(7, 11)])).toEqual(['01-05T09', '01-12T14'])
    expect(starts([exception(undefined, 11), exception(undefined, 14)])).toEqual(['01-05T09', '01-12T14'])
    expect(starts([exception(7, 11), exception(8, 10, { isCancelled: true })])).toEqual(['01-05T09'])
  })

  it.each(['2026-01-07', '20260107'])('end with the whole day where their end is a date: %s', (endDate) => {
    const times = { dateTimeStart: '2026-01-05T14:00:00Z', dateTimeEnd: '2026-01-05T15:00:00Z' }
    const series = { recurringType: 'DAILY', recurrenceRangeType: 'END_DATE', endDate }
    const event = z.parse(wireConferenceEvent, { id: 1, ...times, ...series, timeZone: 'America/New_York' })
    const mapped = mapMeeting(event, 'UTC')
    const between = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1) }
    expect(datesBetween(mapped === undefined ? [] : [mapped], between, 9, occurrences)).toHaveLength(3)
  })
})
