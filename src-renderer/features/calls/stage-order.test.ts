import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Call } from '../../../src-preload/contract/call.ts'
import { aCall, aTalk } from '../../testing/samples.ts'
import { consultationOf, longestRinging, stageOrder } from './stage-order.ts'

const held = aTalk({ id: 'held', state: 'held', heldBy: 'us', startedAt: 1_000 })
const talk = aTalk({ id: 'talk', startedAt: 2_000 })
const ringing = aCall({ id: 'ringing', startedAt: 3_000 })
const later = aCall({ id: 'later', startedAt: 4_000 })
const failed = aTalk({ id: 'failed', state: 'failed', startedAt: 500 })
const all = [failed, held, talk, ringing, later]

const idsOf = (calls: readonly Call[], choice?: Parameters<typeof stageOrder>[1]): readonly (string | undefined)[] => {
  const { large, rows } = stageOrder(calls, choice)
  return [large?.id, ...rows.map(({ id }) => id)]
}

test('what can be answered from here is large before what only a telephone can answer', () => {
  const elsewhere = aCall({ id: 'elsewhere', startedAt: 1_000, allowed: ['reject'] })
  const here = aCall({ id: 'here', startedAt: 2_000, allowed: ['answer', 'reject'] })
  expect(idsOf([elsewhere, here, talk])).toEqual(['here', 'elsewhere', 'talk'])
  expect(longestRinging([elsewhere, here])?.id).toBe('here')
  expect(longestRinging([elsewhere])?.id).toBe('elsewhere')
})

test('the large call is ringing before talking before held, in whatever order they came', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (calls) => {
      expect(idsOf(calls)).toEqual(['ringing', 'later', 'talk', 'held', 'failed'])
      expect(longestRinging(calls)?.id).toBe('ringing')
    })
  )
  expect(idsOf([held, talk])).toEqual(['talk', 'held'])
  expect(idsOf([held])).toEqual(['held'])
})

test('of two calls that are talked on the latest is large: it is the one that is heard', () => {
  expect(idsOf([talk, aTalk({ id: 'newer', startedAt: 9_000 })])).toEqual(['newer', 'talk'])
})

test('a chosen call is large, and one with an open panel even while another rings', () => {
  expect(idsOf([held, talk], { chosenId: 'held' })).toEqual(['held', 'talk'])
  expect(idsOf(all, { chosenId: 'held', pinnedId: 'talk' })[0]).toBe('talk')
  expect(idsOf(all, { pinnedId: 'gone' })[0]).toBe('ringing')
})

test('an ended call is there only while its transfer is followed, and is never large', () => {
  const transfer = { to: { kind: 'internal', number: '201', withheld: false }, state: 'sentOn', at: 0 } as const
  const sentOn = aTalk({ id: 'sentOn', state: 'cleared', transfer })
  expect(idsOf([aTalk({ id: 'ended', state: 'cleared' }), sentOn])).toEqual([undefined, 'sentOn'])
  expect(idsOf([sentOn, held], { chosenId: 'sentOn' })).toEqual(['held', 'sentOn'])
})

test('a consultation is found from either call, and is over with one of them', () => {
  const asking = aTalk({ id: 'asking', consultsFor: 'held' })
  expect(consultationOf(held, [held, asking])).toEqual({ original: held, asking })
  expect(consultationOf(asking, [held, asking])).toEqual({ original: held, asking })
  expect(consultationOf(asking, [{ ...held, state: 'cleared' }, asking])).toBeUndefined()
  expect(consultationOf(talk, [held, talk])).toBeUndefined()
})
