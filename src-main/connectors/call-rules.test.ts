import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallAction } from '../../src-preload/contract/call.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import * as rules from './call-rules.ts'
import type { RuledCall } from './call-rules.ts'

const allowedActions = (one: RuledCall, calls: RuledCall[], capabilities?: ReadonlySet<Capability>): CallAction[] =>
  rules.allowedActions(one, new rules.CallsAround(calls, capabilities), capabilities)

const call = (changes: Partial<RuledCall> = {}): RuledCall => ({
  id: 'c1',
  direction: 'incoming',
  state: 'connected',
  conference: false,
  participants: [],
  deviceIds: ['desk'],
  answerDeviceIds: [],
  consultsFor: undefined,
  named: [],
  ...changes
})
const other = (changes: Partial<RuledCall> = {}): RuledCall => call({ id: 'c2', ...changes })
const ringing = { state: 'alerting', answerDeviceIds: ['desk'] } as const

describe('what a call may be asked', () => {
  it('is what the system names, and our rule for what it has no name for', () => {
    expect(allowedActions(call({ named: ['hold', 'park'] }), [])).toEqual(['hold', 'park', 'hangUp', 'dtmf', 'consult'])
    expect(allowedActions(call(ringing), [])).toEqual(['answer', 'reject'])
    expect(allowedActions(call({ state: 'initiated', direction: 'outgoing' }), [])).toEqual(['hangUp'])
    expect(allowedActions(call({ state: 'held', named: ['resume'] }), [])).toEqual(['resume', 'hangUp', 'consult'])
  })

  it.each(['cleared', 'failed'] as const)('is nothing when it is %s', (state) => {
    expect(allowedActions(call({ state, named: ['hold'] }), [other({ state: 'held' })])).toEqual([])
  })

  it('is not to resume what is not held', () => {
    expect(allowedActions(call({ named: ['resume'] }), [])).not.toContain('resume')
  })

  it.each([
    ['nothing else goes on', 'connected', undefined, true],
    ['another call waits on the same telephone', 'connected', { state: 'held' }, false],
    ['another call waits on another telephone', 'connected', { state: 'held', deviceIds: ['mobile'] }, true],
    ['it is held and another is talked on', 'held', { state: 'connected' }, false],
    ['it is held and another one is being dialled', 'held', { state: 'alerting', direction: 'outgoing' }, false],
    ['it is held and another one rings', 'held', ringing, true],
    ['another one rings', 'connected', ringing, true]
  ] as const)('consultation: %s', (_, state, second, expected) => {
    const others = second === undefined ? [] : [other(second)]
    expect(allowedActions(call({ state }), others).includes('consult')).toBe(expected)
  })

  it.each([
    ['an active and a held call', 'connected', { state: 'held' }, ['swap', 'addToConference']],
    ['two calls on hold', 'held', { state: 'held' }, ['addToConference']],
    ['one that rings for us', 'connected', ringing, ['swap']],
    ['one that rings for us elsewhere', 'connected', { ...ringing, answerDeviceIds: ['mobile'] }, []]
  ] as const)('with %s', (_, state, second, expected) => {
    const between = ['swap', 'addToConference', 'completeTransfer', 'cancelConsultation']
    const found = allowedActions(call({ state }), [other(second)]).filter((action) => between.includes(action))
    expect(found).toEqual(expected)
    const back = allowedActions(other(second), [call({ state })]).filter((action) => between.includes(action))
    expect(back).toEqual(expected)
  })

  it('is to complete a transfer on both calls, also while it rings there', () => {
    const original = call({ state: 'held', named: ['blindTransfer'] })
    for (const state of ['alerting', 'connected'] as const) {
      const asked = other({ direction: 'outgoing', state, consultsFor: 'c1' })
      const wanted = ['completeTransfer', 'cancelConsultation'] as const
      expect(allowedActions(original, [asked])).toEqual(expect.arrayContaining([...wanted]))
      expect(allowedActions(asked, [original])).toEqual(expect.arrayContaining([...wanted]))
    }
    expect(allowedActions(original, [other({ ...ringing })])).not.toContain('completeTransfer')
    expect(allowedActions(call(), [other()])).not.toContain('completeTransfer')
  })

  it('is to leave a conference, and to remove somebody while there is somebody', () => {
    const alone = allowedActions(call({ conference: true }), [])
    expect([alone.includes('leaveConference'), alone.includes('removeParticipant')]).toEqual([true, false])
    expect(allowedActions(call({ conference: true, participants: [{}] }), [])).toContain('removeParticipant')
  })

  it('is not to complete a transfer while it rings, where the system cannot do that', () => {
    const able = new Set(['attendedTransfer'] as const)
    const original = call({ state: 'held', named: ['blindTransfer'] })
    const asked = (state: 'alerting' | 'connected') => other({ direction: 'outgoing', state, consultsFor: 'c1' })
    expect(allowedActions(original, [asked('alerting')], able)).toEqual([])
    expect(allowedActions(asked('alerting'), [original], able)).toEqual([])
    expect(allowedActions(original, [asked('connected')], able)).toEqual(['completeTransfer'])
  })

  it('is nothing that the system would do wrong now, whatever the rules say', () => {
    const named = ['hold', 'blindTransfer'] as const
    expect(allowedActions(call({ named, never: ['blindTransfer', 'consult'] }), [])).toEqual(['hold', 'hangUp', 'dtmf'])
  })

  it('is never more than the account can do', () => {
    const capable = new Set(['hold', 'hangUp', 'dtmf'] as const)
    expect(allowedActions(call({ named: ['hold', 'park'] }), [], capable)).toEqual(['hold', 'hangUp', 'dtmf'])
  })
})

/** The rules about two calls as they are said, one pair after the other. */
function betweenTwo(call: RuledCall, other: RuledCall): CallAction[] {
  const talks = ({ state }: RuledCall): boolean => state === 'connected' || state === 'held'
  const handsOver = (from: RuledCall, to: RuledCall): boolean =>
    talks(from) &&
    from.named.includes('blindTransfer') &&
    !to.conference &&
    (talks(to) || (to.direction === 'outgoing' && to.state === 'alerting'))
  const asks = call.consultsFor === other.id || other.consultsFor === call.id
  return [
    ...(rules.canSwap(call, other) || rules.canSwap(other, call) ? (['swap'] as const) : []),
    ...(talks(call) && talks(other) ? (['addToConference'] as const) : []),
    ...(handsOver(call, other) || handsOver(other, call) ? (['completeTransfer'] as const) : []),
    ...(asks ? (['cancelConsultation'] as const) : [])
  ]
}

const devices = fc.subarray(['desk', 'mobile', 'soft'])
const anyCall = fc.record({
  direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
  state: fc.constantFrom(...(['initiated', 'alerting', 'connected', 'held', 'failed', 'cleared'] as const)),
  conference: fc.boolean(),
  deviceIds: devices,
  answerDeviceIds: devices,
  consultsFor: fc.option(fc.constantFrom('0', '1', '2'), { nil: undefined }),
  named: fc.subarray<CallAction>(['blindTransfer', 'hold'])
})

describe('all calls looked at once', () => {
  it('are allowed what each pair of them is', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { minLength: 1, maxLength: 5 }), (made) => {
        const calls = made.map((one, index) => call({ ...one, id: String(index) }))
        for (const one of calls.filter(({ state }) => state !== 'failed' && state !== 'cleared')) {
          const others = calls.filter(({ id }) => id !== one.id)
          const pairs = new Set(others.flatMap((second) => betweenTwo(one, second)))
          const found = allowedActions(one, calls)
          const between = (['swap', 'addToConference', 'completeTransfer', 'cancelConsultation'] as const).filter(
            (action) => found.includes(action)
          )
          expect(new Set(between)).toEqual(pairs)
          expect(found).toEqual(allowedActions(one, others))
        }
      })
    )
  })
})
