import { describe, expect, it, vi } from 'vitest'
import { zoneNamed, zoneOr } from './zone-names.ts'

describe('a zone that is named', () => {
  it.each([
    ['Europe/Stockholm', 'Europe/Stockholm'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['w. europe standard time ', 'Europe/Berlin'],
    ['Romance Standard Time', 'Europe/Paris'],
    ['FLE Standard Time', 'Europe/Kiev'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
    ['(GMT+01:00) Bern; Stockholm', 'Europe/Stockholm'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['(UTC+07:00) Ho Chi Minh, Bangkok', 'Asia/Bangkok']
  ])('%s is %s', (name, zone) => {
    expect(zoneNamed(name)).toBe(zone)
  })

  it('by its German name has the rules of that zone', () => {
    const offset = (month: number): string | undefined =>
      new Intl.DateTimeFormat('en', {
        timeZone: zoneNamed('Mitteleuropäische Zeit') ?? 'UTC',
        timeZoneName: 'longOffset'
      })
        .formatToParts(Date.UTC(2026, month, 15))
        .find(({ type }) => type === 'timeZoneName')?.value
    expect([offset(0), offset(6)]).toEqual(['GMT+01:00', 'GMT+02:00'])
  })

  it.each(['', 'Mars/Olympus', 'Customized Time Zone', 'x'.repeat(10_000)])('is none: %.30j', (name) => {
    expect(zoneNamed(name)).toBeUndefined()
    expect(zoneOr(name, 'Europe/Berlin')).toBe('Europe/Berlin')
  })

  it('is not looked up slowly more than once', () => {
    zoneNamed('nowhere at all')
    const formats = vi.spyOn(Intl, 'DateTimeFormat')
    zoneNamed('nowhere else')
    expect(formats.mock.calls.length).toBeLessThan(5)
    formats.mockRestore()
  })
})
