import { expect, it } from 'vitest'
import type { Account } from '../../src-preload/contract/account.ts'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { SignInNeeded } from './sign-in-needed.ts'
import { FakeReader } from './testing/fake-reader.ts'
import { sampleAccount, sampleState } from './testing/samples.ts'

const accountsOf = (connections: Readonly<Record<string, Account['connection']>>): Record<string, Account> =>
  Object.fromEntries(
    Object.entries(connections).map(([id, connection]) => [id, sampleAccount({ id, label: id, connection })])
  )

/** Sets the accounts, one change after the other, a moment apart; whom was told, each time. */
async function told(...steps: readonly Readonly<Record<string, Account['connection']>>[]): Promise<string[][]> {
  const [first = {}, ...rest] = steps
  const clock = new ManualClock()
  const reader = new FakeReader({ ...sampleState({}), accounts: accountsOf(first) })
  await using needed = new SignInNeeded({ reader, clock })
  const all: string[][] = []
  needed.told.on((accounts) => all.push(accounts.map(({ label }) => label)))
  for (const step of rest) {
    reader.set({ accounts: accountsOf(step) })
    await clock.advance(SECOND / 10)
  }
  await clock.advance(10 * SECOND)
  expect(clock.sleeping).toBe(0)
  return all
}

it('an account that is signed out asks once', async () => {
  expect(await told({ a: 'live' }, { a: 'signInAgain' }, { a: 'signInAgain' })).toEqual([['a']])
})

it('an account that is signed out from the start asks', async () => {
  expect(await told({}, { a: 'signInAgain' })).toEqual([['a']])
})

it('five that are refused one after the other are told together', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ [id]: 'signInAgain' }) as const)
  const five = { ...a, ...b, ...c, d: 'signInAgain', e: 'signInAgain' } as const
  expect(await told({}, { ...a }, { ...a, ...b }, { ...a, ...b, ...c }, five)).toEqual([['a', 'b', 'c', 'd', 'e']])
})

it('nobody is told of one that is signed in again by then, or removed, or only lost', async () => {
  expect(await told({}, { a: 'signInAgain' }, { a: 'connecting' })).toEqual([])
  expect(await told({}, { a: 'signInAgain' }, {})).toEqual([])
  expect(await told({ a: 'live' }, { a: 'stale' })).toEqual([])
})
