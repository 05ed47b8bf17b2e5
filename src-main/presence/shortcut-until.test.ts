import { describe, expect, it } from 'vitest'
import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import { MINUTE } from '../util/durations.ts'
import { shortcutUntil } from './shortcut-until.ts'

const shortcut = (duration: PresenceShortcut['duration'], minutes?: number): PresenceShortcut => ({
  id: 's',
  name: 'Lunch',
  activityId: 'lunch',
  icon: 'food',
  available: false,
  duration,
  ...(minutes !== undefined ? { minutes } : {})
})

const nextDay = (now: string, timeZone: string, startsAt = '08:00'): string => {
  const until = shortcutUntil(shortcut('untilNextWorkingDay'), Date.parse(now), { startsAt, timeZone })
  return new Date(until ?? Number.NaN).toISOString()
}

describe('a presence shortcut', () => {
  const day = { startsAt: '08:00', timeZone: 'Europe/Berlin' }

  it('without end has none', () => {
    expect(shortcutUntil(shortcut('noEndTime', 5), 0, day)).toBeUndefined()
  })

  it('of minutes ends after them', () => {
    expect(shortcutUntil(shortcut('minutes', 45), 1_000, day)).toBe(1_000 + 45 * MINUTE)
  })

  it.each([undefined, 0, -1])('of %s minutes is refused', (minutes) => {
    expect(() => shortcutUntil(shortcut('minutes', minutes), 0, day)).toThrow(
      expect.objectContaining({ userMessage: expect.stringMatching(/Lunch/) })
    )
  })

  it.each([
    ['a Monday noon', '2026-01-05T11:00:00Z', 'Europe/Berlin', '2026-01-06T07:00:00.000Z'],
    ['a Monday before work', '2026-01-05T04:00:00Z', 'Europe/Berlin', '2026-01-06T07:00:00.000Z'],
    ['a Friday', '2026-01-09T11:00:00Z', 'Europe/Berlin', '2026-01-12T07:00:00.000Z'],
    ['a Saturday', '2026-01-10T11:00:00Z', 'Europe/Berlin', '2026-01-12T07:00:00.000Z'],
    ['a Sunday', '2026-01-11T11:00:00Z', 'Europe/Berlin', '2026-01-12T07:00:00.000Z'],
    [
      'Sunday night here that is Monday in UTC',
      '2026-01-12T05:30:00Z',
      'America/Los_Angeles',
      '2026-01-12T16:00:00.000Z'
    ],
    ['Friday here that is Thursday in UTC', '2026-01-08T16:00:00Z', 'Asia/Tokyo', '2026-01-11T23:00:00.000Z'],
    ['the end of a month', '2026-12-31T11:00:00Z', 'Europe/Berlin', '2027-01-01T07:00:00.000Z'],
    ['the weekend of summer time', '2026-03-27T11:00:00Z', 'Europe/Berlin', '2026-03-30T06:00:00.000Z'],
    ['the weekend of winter time', '2026-10-23T11:00:00Z', 'Europe/Berlin', '2026-10-26T07:00:00.000Z'],
    ['a zone with half an hour', '2026-01-05T11:00:00Z', 'Asia/Kolkata', '2026-01-06T02:30:00.000Z']
  ])('from %s lasts until the next working day', (_name, now, timeZone, until) => {
    expect(nextDay(now, timeZone)).toBe(until)
  })

  it('starts the day when the user does', () => {
    expect(nextDay('2026-01-05T11:00:00Z', 'UTC', '06:45')).toBe('2026-01-06T06:45:00.000Z')
  })

  it('takes the time after the gap when the clock skips the start of the day', () => {
    expect(nextDay('2026-04-23T11:00:00Z', 'Africa/Cairo', '00:30')).toBe('2026-04-23T22:30:00.000Z')
  })
})
