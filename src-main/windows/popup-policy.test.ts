import { describe, expect, it } from 'vitest'
import type { Call } from '../../src-preload/contract/call.ts'
import { legStates } from '../../src-preload/contract/call.ts'
import { callsToShow, stillDismissed } from './popup-policy.ts'
import { sampleCall } from './testing/samples.ts'

const nothing = { shown: new Set<string>(), dismissed: new Set<string>() }
const record = (...calls: readonly Call[]): Record<string, Call> =>
  Object.fromEntries(calls.map((call) => [call.id, call]))

describe('the popup', () => {
  it('shows an incoming call that rings', () => {
    expect(callsToShow(record(sampleCall()), nothing, true)).toEqual(['a1:1'])
  })

  it.each(legStates.filter((state) => state !== 'alerting'))('does not show a call that is %s', (state) => {
    expect(callsToShow(record(sampleCall({ state })), nothing, true)).toEqual([])
  })

  it('does not show an outgoing call that rings at the other end', () => {
    expect(callsToShow(record(sampleCall({ direction: 'outgoing' })), nothing, true)).toEqual([])
  })

  it('puts the second call after the first, however they arrive', () => {
    const first = sampleCall({ id: 'z', startedAt: 1 })
    const second = sampleCall({ id: 'a', startedAt: 2 })
    expect(callsToShow(record(second, first), nothing, true)).toEqual(['z', 'a'])
  })

  it('keeps a call closed that the user has closed', () => {
    const memory = { ...nothing, dismissed: new Set(['a1:1']) }
    expect(callsToShow(record(sampleCall(), sampleCall({ id: 'b' })), memory, true)).toEqual(['b'])
  })

  it('keeps the card of a call that was answered elsewhere while the store keeps the call', () => {
    const ended = sampleCall({ state: 'cleared', answeredElsewhere: true })
    const memory = { ...nothing, shown: new Set(['a1:1']) }
    expect(callsToShow(record(ended), memory, true)).toEqual(['a1:1'])
    expect(callsToShow({}, memory, true)).toEqual([])
  })

  it('does not come up for a call of which it only hears that it was answered elsewhere', () => {
    const ended = sampleCall({ state: 'cleared', answeredElsewhere: true })
    expect(callsToShow(record(ended), nothing, true)).toEqual([])
  })

  it('closes at once when the caller gives up', () => {
    const memory = { ...nothing, shown: new Set(['a1:1']) }
    expect(callsToShow(record(sampleCall({ state: 'cleared' })), memory, true)).toEqual([])
  })

  it('stays away when it is switched off', () => {
    expect(callsToShow(record(sampleCall()), nothing, false)).toEqual([])
  })

  it('forgets closed cards with their calls', () => {
    expect(stillDismissed(new Set(['a1:1', 'gone']), record(sampleCall()))).toEqual(new Set(['a1:1']))
  })
})
