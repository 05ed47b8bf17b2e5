import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MissedCall } from '../../../src-preload/contract/missed.ts'
import { aMissedCall } from '../../testing/samples.ts'
import { missedCallers } from './missed-callers.ts'

const record = (calls: readonly MissedCall[]): Record<string, MissedCall> =>
  Object.fromEntries(calls.map((call) => [call.id, call]))
const at = (accountId: string, parts: Partial<MissedCall>): MissedCall =>
  aMissedCall({ accountId, sources: [{ accountId, kind: 'call', id: 'c' }], caller: '+493023125123', ...parts })

test('who tried at two accounts is one entry, which the account of the last call calls back', () => {
  const calls = [at('a1', { id: 'm1', at: 1_000 }), at('b1', { id: 'm2', at: 9_000 })]
  expect(missedCallers(record(calls))).toMatchObject([
    { call: { id: 'm2', accountId: 'b1' }, ids: ['m2', 'm1'], accountIds: ['b1', 'a1'] }
  ])
})

test('one call that rang at two accounts names both and was one', () => {
  const sources = ['a1', 'b1'].map((accountId) => ({ accountId, kind: 'call' as const, id: accountId }))
  expect(missedCallers(record([at('a1', { sources })]))).toMatchObject([{ ids: ['m1'], accountIds: ['a1', 'b1'] }])
})

const anyCall = fc.record({
  caller: fc.option(fc.constantFrom('+491', '+492', 'a1 201'), { nil: undefined }),
  account: fc.constantFrom('a1', 'b1', 'c1'),
  at: fc.nat(50)
})

test('no call is lost or told twice, only the same caller is put together, and the order they came in changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyCall, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (drawn, order) => {
      const calls = drawn.map(({ caller, account, at: time }, index): MissedCall => {
        const { caller: _none, ...unknown } = at(account, { id: `m${index}`, at: time })
        return caller === undefined ? unknown : { ...unknown, caller }
      })
      const callers = missedCallers(record(calls))
      expect(callers.flatMap(({ ids }) => ids).toSorted()).toEqual(calls.map(({ id }) => id).toSorted())
      for (const { call, ids } of callers) {
        const own = calls.filter(({ id }) => ids.includes(id))
        expect(new Set(own.map(({ caller, id }) => caller ?? id)).size).toBe(1)
        expect(call.at).toBe(Math.max(...own.map((one) => one.at)))
      }
      const shuffled = calls.map((call) => ({ call, key: order.next().value ?? 0 })).toSorted((a, b) => a.key - b.key)
      expect(missedCallers(record(shuffled.map(({ call }) => call)))).toEqual(callers)
    })
  )
})
