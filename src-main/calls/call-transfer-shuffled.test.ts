import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportedCall } from '../connectors/events.ts'
import { ManualClock } from '../util/clock.ts'
import { CallStore } from './call-store.ts'
import { reportedCall } from './testing/seen-call.ts'

const TO = { kind: 'internal', number: '201', displayNumber: '201', withheld: false } as const

const talking = (changes: Partial<ReportedCall> = {}): ReportedCall =>
  reportedCall({ state: 'connected', connectedAt: 2_000, ...changes })

/** What may be told of a transfer, in any order and any number of times. */
const step = fc.constantFrom(
  'pending' as const,
  'failed' as const,
  'older' as const,
  'plain' as const,
  'gone' as const,
  'sentOn' as const,
  'accepted' as const,
  'unknown' as const,
  'rings' as const,
  'silent' as const,
  'missing' as const
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const reported: Readonly<Record<Step, (fresh: CallStore) => void>> = {
  pending: (fresh) =>
    fresh.apply('a', { type: 'callUpdated', call: talking({ transferState: 'pending' }), order: 'newer' }),
  failed: (fresh) =>
    fresh.apply('a', { type: 'callUpdated', call: talking({ transferState: 'failed' }), order: 'newer' }),
  older: (fresh) =>
    fresh.apply('a', { type: 'callUpdated', call: talking({ transferState: 'failed' }), order: 'older' }),
  plain: (fresh) => fresh.apply('a', { type: 'callUpdated', call: talking(), order: 'unknown' }),
  gone: (fresh) => fresh.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere: false }),
  sentOn: (fresh) => fresh.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere: false, sentOn: true }),
  accepted: (fresh) => fresh.transferAnswered('a:c1', 'accepted'),
  unknown: (fresh) => fresh.transferAnswered('a:c1', 'unknown'),
  rings: (fresh) => fresh.targetRings('a:c1', true),
  silent: (fresh) => fresh.targetRings('a:c1', false),
  missing: (fresh) => fresh.replace('a', [])
}

const ordered = (): CallStore => {
  const fresh = new CallStore(new ManualClock(), { named: (one) => one })
  fresh.apply('a', { type: 'callUpdated', call: talking(), order: 'newer' })
  fresh.transferOrdered('a:c1', TO)
  return fresh
}

describe('whatever is told in whatever order', () => {
  it('makes no second card, ends no transfer twice and revives neither', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const fresh = ordered()
        let settled: string | undefined
        let isOver = false
        for (const one of steps) {
          reported[one](fresh)
          const [card, ...more] = fresh.entities.values()
          expect(more).toEqual([])
          const state = card?.transfer?.state
          isOver ||= card?.state === 'cleared'
          if (isOver) expect(card?.state).toBe('cleared')
          if (settled !== undefined) expect(state).toBe(settled)
          if (state === 'failed' || state === 'sentOn') settled = state
          if (isOver && state === 'ringing') expect.unreachable('a call that has gone rings')
        }
      })
    )
  })

  it('is the same when everything is told twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const once = ordered()
        for (const one of steps) reported[one](once)
        const twice = ordered()
        for (const one of steps) for (const again of [one, one]) reported[again](twice)
        expect(twice.entities.all()).toEqual(once.entities.all())
      })
    )
  })

  it('ends the same however the answer to the order and its course are shuffled', () => {
    const courses = fc.constantFrom<readonly Step[]>(['accepted', 'pending', 'sentOn'], ['accepted', 'rings', 'failed'])
    fc.assert(
      fc.property(
        courses.chain((course) => fc.shuffledSubarray([...course], { minLength: course.length })),
        (steps) => {
          const fresh = ordered()
          for (const one of steps) reported[one](fresh)
          expect(fresh.entities.get('a:c1')?.transfer?.state).toBe(steps.includes('failed') ? 'failed' : 'sentOn')
        }
      )
    )
  })
})
