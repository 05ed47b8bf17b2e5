import { describe, expect, it } from 'vitest'
import { countIn, secondsIn, timeIn, writtenDayEnd, writtenTime } from './values.ts'

describe('values', () => {
  it('of time are in the zone of the system, in summer and in winter', () => {
    expect(timeIn('2026-08-20 11:31:22', 'Europe/Berlin')).toBe(Date.UTC(2026, 7, 20, 9, 31, 22))
    expect(timeIn('2026-01-20 11:31:22', 'Europe/Berlin')).toBe(Date.UTC(2026, 0, 20, 10, 31, 22))
    expect(
      ['', 'soon', '2026-13-01 00:00:00', '2026-02-30 00:00:00', '0000-00-00 00:00:00', undefined].map((text) =>
        timeIn(text, 'UTC')
      )
    ).toEqual(Array<undefined>(6).fill(undefined))
  })

  it('of time are written in it too, a day to its last second', () => {
    const at = Date.UTC(2026, 7, 20, 22, 30, 0)
    expect(writtenTime(at, 'Europe/Berlin')).toBe('2026-08-21 00:30:00')
    expect(writtenDayEnd(at, 'Europe/Berlin')).toBe('2026-08-21 23:59:59')
    expect(writtenDayEnd(at, 'UTC')).toBe('2026-08-20 23:59:59')
  })

  it('that count are read leniently', () => {
    expect(['12', '12.7', '', 'x', '-1', undefined].map(countIn)).toEqual([
      12,
      12,
      undefined,
      undefined,
      undefined,
      undefined
    ])
    expect(['72', '01:12', '00:01:12', '1:00:00', 'long'].map(secondsIn)).toEqual([72, 72, 72, 3_600, undefined])
  })
})
