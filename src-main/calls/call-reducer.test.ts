import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legStates } from '../../src-preload/contract/call.ts'
import type { Call } from '../../src-preload/contract/call.ts'
import { endCall, isEnded, nextCall } from './call-reducer.ts'
import { reportedCall } from './testing/seen-call.ts'

const callIn = (changes: Partial<Call> = {}): Call => {
  const { vendorId: _id, ...rest } = reportedCall()
  return { ...rest, id: 'a:c1', accountId: 'a', ...changes }
}

const anyOrder = fc.constantFrom('newer', 'older', 'unknown')
const anyStep = fc.record({
  state: fc.constantFrom(...legStates),
  order: anyOrder,
  startedAt: fc.integer({ min: 0, max: 5_000 }),
  at: fc.integer({ min: 5_000, max: 9_000 })
})
type Step = { state: Call['state']; order: 'newer' | 'older' | 'unknown'; startedAt: number; at: number }

const play = (steps: readonly Step[]): Call[] => {
  const seen: Call[] = []
  for (const { state, order, startedAt, at } of steps) {
    seen.push(nextCall(seen.at(-1), callIn({ state, startedAt }), order, at))
  }
  return seen
}

describe('a call', () => {
  it('forgets a recording, an intrusion and a failed transfer that are not mentioned any more, nothing else', () => {
    const recording = { mode: 'startStop', running: true, paused: false, saved: true } as const
    const passing = { recording, intruded: true, failure: 'Busy', pickUp: true, assumed: ['held' as const] }
    const before = callIn({ ...passing, queue: 'Sales', consultsFor: 'a:c9', campedOn: true })
    const after = nextCall(before, callIn(), 'newer', 5_000)
    expect(Object.keys(passing).filter((key) => key in after)).toEqual([])
    expect(after).toMatchObject({ queue: 'Sales', consultsFor: 'a:c9', campedOn: true })
  })

  it('that somebody else took says who, while nobody here had answered', () => {
    const anna = { kind: 'internal', name: 'Anna', withheld: false } as const
    const rings = callIn({ state: 'alerting' })
    expect(endCall(rings, true, 5_000, anna)).toMatchObject({ answeredElsewhere: true, answeredBy: anna })
    for (const ended of [endCall(rings, false, 5_000, anna), endCall(callIn({ connectedAt: 9 }), true, 5_000, anna)]) {
      expect(ended).not.toHaveProperty('answeredBy')
    }
  })

  it('knows since when it is held, until it is resumed', () => {
    const talking = callIn({ state: 'connected' })
    const held = nextCall(talking, callIn({ state: 'held', heldBy: 'us' }), 'newer', 6_000)
    const again = nextCall(held, callIn({ state: 'held', heldBy: 'us' }), 'newer', 7_000)
    expect([held.heldAt, again.heldAt]).toEqual([6_000, 6_000])
    const resumed = nextCall(again, talking, 'newer', 8_000)
    expect(resumed.heldAt).toBeUndefined()
    const anew = nextCall(resumed, callIn({ state: 'held' }), 'newer', 9_000)
    expect(anew.heldAt).toBe(9_000)
    expect(anew).not.toHaveProperty('heldBy')
  })

  it('that has ended stays as it ended, in any order of events', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1 }), (steps) => {
        const states = play(steps)
        const end = states.findIndex(isEnded)
        if (end >= 0) for (const later of states.slice(end)) expect(later).toEqual(states[end])
      })
    )
  })

  it('that rang and is sent on into a queue waits there, also where nobody tells in which order that was', () => {
    const ringing = callIn({ direction: 'outgoing', state: 'alerting' })
    const waiting = nextCall(ringing, { ...ringing, state: 'queued' }, 'unknown', 6_000)
    expect(waiting.state).toBe('queued')
    expect(nextCall(waiting, ringing, 'unknown', 7_000).state).toBe('alerting')
    expect(nextCall(waiting, { ...ringing, state: 'initiated' }, 'unknown', 8_000).state).toBe('queued')
  })

  it('does not change when every event arrives twice', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1 }), (steps) => {
        const doubled = steps.flatMap((step) => [step, step])
        expect(play(doubled).at(-1)).toEqual(play(steps).at(-1))
      })
    )
  })

  it('never goes back where the system gives no order', () => {
    const rank = { initiated: 0, queued: 2, alerting: 2, connected: 3, held: 3, failed: 9, cleared: 9 }
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1 }), (steps) => {
        const ranks = play(steps.map((step) => ({ ...step, order: 'unknown' }))).map((call) => rank[call.state])
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      })
    )
  })

  it('ends the same whichever way its life is shuffled', () => {
    const life = (['initiated', 'queued', 'alerting', 'connected', 'cleared'] as const).map((state, index) => ({
      state,
      order: 'unknown' as const,
      startedAt: 100 + index,
      at: 6_000
    }))
    fc.assert(
      fc.property(fc.shuffledSubarray(life, { minLength: life.length }), (steps) => {
        expect(play(steps).at(-1)?.state).toBe('cleared')
      })
    )
  })

  it('began when the earliest event says, and was connected once', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1 }), (steps) => {
        const states = play(steps)
        const firstEnd = states.findIndex(isEnded)
        const counted = firstEnd < 0 ? steps : steps.slice(0, firstEnd + 1)
        expect(states.at(-1)?.startedAt).toBe(Math.min(...counted.map((step) => step.startedAt)))
        const connected = new Set(states.map((call) => call.connectedAt).filter((at) => at !== undefined))
        expect(connected.size).toBeLessThanOrEqual(1)
      })
    )
  })

  it('goes back when the system says that the event is newer', () => {
    const held = callIn({ state: 'held', heldBy: 'us' })
    expect(nextCall(held, callIn({ state: 'alerting' }), 'newer', 1).state).toBe('alerting')
  })

  it('forgets who held it when it is resumed', () => {
    const held = nextCall(callIn({ state: 'connected' }), callIn({ state: 'held', heldBy: 'them' }), 'newer', 1)
    expect(held.heldBy).toBe('them')
    expect(nextCall(held, callIn({ state: 'connected' }), 'newer', 2)).not.toHaveProperty('heldBy')
  })

  it('takes nothing but an earlier beginning from an event that is told to be older', () => {
    const ringing = callIn({ state: 'alerting', startedAt: 1_000 })
    const late = nextCall(ringing, callIn({ state: 'connected', startedAt: 500 }), 'older', 6_000)
    expect(late).toEqual({ ...ringing, startedAt: 500 })
  })

  it.each(['connected', 'held'] as const)(
    'that is %s was connected when that was first seen, or when it is told',
    (state) => {
      const seen = nextCall(callIn(), callIn({ state }), 'newer', 6_000)
      expect(seen.connectedAt).toBe(6_000)
      expect(nextCall(seen, callIn({ state, connectedAt: 5_500 }), 'newer', 7_000).connectedAt).toBe(6_000)
      expect(nextCall(callIn(), callIn({ state, connectedAt: 5_500 }), 'newer', 6_000).connectedAt).toBe(5_500)
      expect(nextCall(callIn(), callIn(), 'newer', 6_000)).not.toHaveProperty('connectedAt')
    }
  )

  it('has an end time and nothing to press once it is over', () => {
    const ended = endCall(callIn(), true, 7_000)
    expect(ended).toMatchObject({ state: 'cleared', endedAt: 7_000, answeredElsewhere: true })
    expect(ended).toMatchObject({ allowed: [], answerDeviceIds: [] })
  })

  it('that we talked on was not answered elsewhere', () => {
    expect(endCall(callIn({ state: 'connected', connectedAt: 5 }), true, 7_000)).not.toHaveProperty('answeredElsewhere')
  })

  it('keeps its queue when a later event does not name it', () => {
    expect(nextCall(callIn({ queue: 'Sales' }), callIn({ state: 'connected' }), 'newer', 1).queue).toBe('Sales')
  })
})
