import { describe, expect, it } from 'vitest'
import { occurrences, type Recurrence } from './recurrence.ts'

const at = (text: string): number => Date.parse(text)

function starts(start: string, rule: Recurrence, count: number, zone = 'UTC'): string[] {
  const found: string[] = []
  for (const one of occurrences(at(start), rule, zone)) {
    if (found.length === count) break
    found.push(new Date(one).toISOString().slice(0, 16))
  }
  return found
}

describe('a series', () => {
  it('keeps its time of the day when the clocks change', () => {
    const found = starts('2026-03-27T08:00:00Z', { freq: 'daily' }, 4, 'Europe/Stockholm')
    expect(found).toEqual(['2026-03-27T08:00', '2026-03-28T08:00', '2026-03-29T07:00', '2026-03-30T07:00'])
  })

  it('falls on the named weekdays, every other week too', () => {
    const rule: Recurrence = { freq: 'weekly', byDay: ['MO', 'TH'] }
    expect(starts('2026-01-05T09:00:00Z', rule, 3)).toEqual([
      '2026-01-05T09:00',
      '2026-01-08T09:00',
      '2026-01-12T09:00'
    ])
    const other = starts('2026-01-05T09:00:00Z', { ...rule, interval: 2 }, 3)
    expect(other).toEqual(['2026-01-05T09:00', '2026-01-08T09:00', '2026-01-19T09:00'])
  })

  it('ends at its last day or after its number', () => {
    expect(starts('2026-01-05T09:00:00Z', { freq: 'daily', until: at('2026-01-06T23:00:00Z') }, 9)).toHaveLength(2)
    expect(starts('2026-01-05T09:00:00Z', { freq: 'weekly', count: 3 }, 9)).toHaveLength(3)
  })

  it('finds days of months and years', () => {
    expect(starts('2026-01-31T09:00:00Z', { freq: 'monthly' }, 2)).toEqual(['2026-01-31T09:00', '2026-03-31T09:00'])
    const lastFriday: Recurrence = { freq: 'monthly', byDay: ['FR'], position: -1 }
    expect(starts('2026-01-30T09:00:00Z', lastFriday, 2)).toEqual(['2026-01-30T09:00', '2026-02-27T09:00'])
    expect(starts('2026-02-03T09:00:00Z', { freq: 'yearly' }, 2)).toEqual(['2026-02-03T09:00', '2027-02-03T09:00'])
  })
})
