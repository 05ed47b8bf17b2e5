import { describe, expect, it } from 'vitest'
import { timeAtWall } from './time-zones.ts'

describe('the time when a clock on the wall shows', () => {
  it.each([
    ['2026-01-05T09:00', 'America/New_York', '2026-01-05T14:00'],
    ['2026-07-05T09:00', 'Europe/Berlin', '2026-07-05T07:00'],
    ['2026-03-08T01:59', 'America/New_York', '2026-03-08T06:59'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30'],
    ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30'],
    ['2026-11-01T02:00', 'America/New_York', '2026-11-01T07:00'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45'],
    ['2026-01-05T00:00', 'Pacific/Kiritimati', '2026-01-04T10:00'],
    ['2026-01-05T09:00', 'UTC', '2026-01-05T09:00']
  ])('%s in %s', (wall, zone, utc) => {
    expect(new Date(timeAtWall(Date.parse(`${wall}Z`), zone)).toISOString().slice(0, 16)).toBe(utc)
  })
})
