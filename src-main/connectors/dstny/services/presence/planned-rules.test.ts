import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListedPresence } from '../../../../../src-preload/contract/services/planned-presence.ts'
import { inForceAt } from './planned-rules.ts'

const entry = (id: string, priority: number, times: readonly (readonly [number, number])[]): ListedPresence => ({
  id,
  from: times[0]?.[0] ?? 0,
  until: times[0]?.[1] ?? 0,
  timeZone: 'UTC',
  priority,
  modifiable: true,
  private: false,
  source: 'app',
  deleted: false,
  occurrences: times.map(([from, until]) => ({ id: String(from), from, until, deleted: false }))
})

const time = fc
  .tuple(fc.nat(20), fc.integer({ min: 1, max: 10 }))
  .map(([from, length]) => [from, from + length] as const)
const entries = fc
  .array(fc.record({ priority: fc.nat(3), times: fc.array(time, { maxLength: 3 }), deleted: fc.boolean() }), {
    maxLength: 6
  })
  .map((list) => list.map(({ priority, times, deleted }, n) => ({ ...entry(String(n), priority, times), deleted })))
const at = fc.nat(32)

const running = (list: readonly ListedPresence[], now: number): ListedPresence[] =>
  list.filter(
    ({ deleted, occurrences }) => !deleted && occurrences.some(({ from, until }) => from <= now && now < until)
  )

describe('the planned presence in force', () => {
  it('is one that runs, of the highest priority; there is one exactly when any runs', () => {
    fc.assert(
      fc.property(entries, at, (list, now) => {
        const found = inForceAt(list, now)
        const highest = Math.max(...running(list, now).map(({ priority }) => priority))
        expect(found === undefined).toBe(running(list, now).length === 0)
        if (found === undefined) return
        expect(running(list, now)).toContain(found.entry)
        expect(found.entry.priority).toBe(highest)
        expect(found.occurrence.from <= now && now < found.occurrence.until).toBe(true)
      })
    )
  })

  it('does not depend on the order of the list, nor on what does not run', () => {
    fc.assert(
      fc.property(entries, at, (list, now) => {
        const found = inForceAt(list, now)
        expect(inForceAt([...list].reverse(), now)).toEqual(found)
        expect(inForceAt(running(list, now), now)).toEqual(found)
      })
    )
  })

  it('among equals is the one that began last', () => {
    const list = [entry('early', 0, [[0, 10]]), entry('late', 0, [[2, 4]])]
    expect([1, 3, 5, 10].map((now) => inForceAt(list, now)?.entry.id)).toEqual(['early', 'late', 'early', undefined])
  })

  it('is never a time that was taken out', () => {
    const one = entry('a', 9, [[0, 10]])
    const out = { ...one, occurrences: one.occurrences.map((occurrence) => ({ ...occurrence, deleted: true })) }
    expect(inForceAt([out, entry('b', 0, [[0, 10]])], 5)?.entry.id).toBe('b')
  })
})
