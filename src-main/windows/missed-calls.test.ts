import { describe, expect, it } from 'vitest'
import { MissedCalls } from './missed-calls.ts'
import { FakeReader } from './testing/fake-reader.ts'
import { sampleCall, sampleState } from './testing/samples.ts'

function ringing() {
  const reader = new FakeReader(sampleState({}))
  const calls = new MissedCalls(reader)
  reader.setCalls(sampleCall())
  return { reader, calls }
}

describe('a call that rang', () => {
  it('is missed when the caller gives up', () => {
    const { reader, calls } = ringing()
    const told: string[] = []
    calls.missed.on((call) => told.push(call.id))
    reader.setCalls(sampleCall({ state: 'cleared' }))
    expect({ count: calls.count, told }).toEqual({ count: 1, told: ['a1:1'] })
  })

  it('is missed once, however often its end is told', () => {
    const { reader, calls } = ringing()
    reader.setCalls(sampleCall({ state: 'cleared' }))
    reader.setCalls(sampleCall({ state: 'cleared', endedAt: 1 }))
    reader.setCalls()
    expect(calls.count).toBe(1)
  })

  it.each([{ answeredElsewhere: true }, { connectedAt: 1 }, { direction: 'outgoing' as const }])(
    'is not missed with %j',
    (change) => {
      const { reader, calls } = ringing()
      reader.setCalls(sampleCall({ state: 'cleared', ...change }))
      expect(calls.count).toBe(0)
    }
  )

  it('is not missed when the user refused it', () => {
    const { reader, calls } = ringing()
    calls.rejected('a1:1')
    reader.setCalls(sampleCall({ state: 'cleared' }))
    expect(calls.count).toBe(0)
  })

  it('is not called missed when it is just gone, for nobody knows what became of it', () => {
    const { reader, calls } = ringing()
    reader.setCalls()
    expect(calls.count).toBe(0)
  })

  it('counts until the user has looked', () => {
    const { reader, calls } = ringing()
    const counts: number[] = []
    calls.changed.on((count) => counts.push(count))
    reader.setCalls(sampleCall({ state: 'cleared' }))
    calls.seen()
    calls.seen()
    expect(counts).toEqual([1, 0])
  })
})
