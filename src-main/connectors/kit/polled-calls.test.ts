import { describe, expect, it } from 'vitest'
import type { ReportedCall } from '../events.ts'
import { PolledCalls } from './polled-calls.ts'

const call = (vendorId: string, state: ReportedCall['state'] = 'alerting'): ReportedCall => ({
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

const reported = (calls: PolledCalls, ...now: readonly ReportedCall[]): readonly unknown[] =>
  calls.take(now).map((event) => {
    if (event.type === 'callUpdated') return [event.call.vendorId, event.call.state, event.order]
    return event.type === 'callEnded' ? [event.vendorId, 'gone'] : event
  })

describe('Calls that are read again and again', () => {
  it('are told when they are new, other than before, or gone, and else not', () => {
    const calls = new PolledCalls()
    expect(reported(calls, call('a'), call('b'))).toEqual([
      ['a', 'alerting', 'newer'],
      ['b', 'alerting', 'newer']
    ])
    expect(reported(calls, call('a'), call('b'))).toEqual([])
    expect(reported(calls, call('b', 'connected'))).toEqual([
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
