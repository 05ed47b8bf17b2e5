import { expect, it, vi } from 'vitest'
import type { GroupCallRow } from '../../src-preload/contract/services/group-call-log.ts'
import type { Account } from '../../src-preload/contract/account.ts'
import { MINUTE } from '../util/durations.ts'
import { wasAnsweredInGroup } from './group-answers.ts'
import type { GroupAnswersOptions } from './group-answers.ts'

const AT = Date.UTC(2026, 0, 5, 9)
const call = {
  accountId: 'a',
  startedAt: AT,
  remote: { kind: 'external', withheld: false, number: '+4930123456' }
} as const

const row = (change: Partial<GroupCallRow>): GroupCallRow => ({
  id: '1',
  kind: 'answered',
  calls: 1,
  at: AT,
  callerNumber: '030 123456',
  handling: { state: 'unhandled' },
  hasNote: false,
  ...change
})

function asked(answer: () => Promise<unknown>, capabilities: readonly string[] = ['groupCallLog']) {
  const ask = vi.fn(answer)
  const accounts = { get: () => ({ capabilities }) as unknown as Account } // the rest is not looked at
  const options = { accounts, link: { ask }, region: () => 'DE' } as unknown as GroupAnswersOptions // nor here
  return { ask, answered: wasAnsweredInGroup(call, options) }
}

it.each([
  ['by the same caller at that time', row({}), true],
  ['by another caller', row({ callerNumber: '030 654321' }), false],
  ['at another time', row({ at: AT - 3 * MINUTE }), false],
  ['and was missed after all', row({ kind: 'missed' }), false]
])('a call that the log of a group has %s', async (_, one, expected) => {
  expect(await asked(() => Promise.resolve({ rows: [one] })).answered).toBe(expected)
})

it.each([10 * MINUTE, -10 * MINUTE])(
  'is found where the clock of the server is ahead by %d ms',
  async (serverAheadMs) => {
    const rows = [row({ at: AT + serverAheadMs })]
    expect(await asked(() => Promise.resolve({ rows, serverAheadMs })).answered).toBe(true)
    expect(await asked(() => Promise.resolve({ rows: [row({})], serverAheadMs })).answered).toBe(false)
  }
)

it('a log that cannot be read says nothing', async () => {
  expect(await asked(() => Promise.reject(new Error('503'))).answered).toBe(false)
  const without = asked(() => Promise.resolve({ rows: [row({})] }), [])
  expect([await without.answered, without.ask.mock.calls]).toEqual([false, []])
})
