import { describe, expect, it } from 'vitest'
import type { SeenCall } from '../events.ts'
import { PolledCalls } from './polled-calls.ts'

const call = (vendorId: string, state: SeenCall['state'] = 'alerting'): SeenCall => ({
  vendorId,
  direction: 'incoming',
  state,
  remote: { kind: 'external', withheld: false, number: '+493023125999' },
  muted: false,
  conference: false,
  participants: [],
  startedAt: 1,
  deviceIds: [],
  answerDeviceIds: [],
  allowed: []
})

const told = (calls: PolledCalls, ...now: readonly SeenCall[]): readonly unknown[] =>
  calls.take(now).map((event) => {
    if (event.type === 'callSeen') return [event.call.vendorId, event.call.state, event.order]
    return event.type === 'callGone' ? [event.vendorId, 'gone'] : event
  })

describe('Calls that are read again and again', () => {
  it('are told when they are new, other than before, or gone, and else not', () => {
    const calls = new PolledCalls()
    expect(told(calls, call('a'), call('b'))).toEqual([
      ['a', 'alerting', 'newer'],
      ['b', 'alerting', 'newer']
    ])
    expect(told(calls, call('a'), call('b'))).toEqual([])
    expect(told(calls, call('b', 'connected'))).toEqual([
      ['a', 'gone'],
      ['b', 'connected', 'newer']
    ])
    expect([calls.size, calls.get('a'), calls.get('b')?.state]).toEqual([1, undefined, 'connected'])
  })

  it('say that something has changed after it is known', () => {
    const calls = new PolledCalls()
    const seen: number[] = []
    calls.changed.on(() => seen.push(calls.size))
    calls.take([call('a')])
    calls.take([call('a')])
    calls.take([])
    expect(seen).toEqual([1, 0])
  })
})
