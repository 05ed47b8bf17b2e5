import { expect, test } from 'vitest'
import type { Party } from '../../src-preload/contract/party.ts'
import { defined } from '../util/defined.ts'
import type { SavedTargets } from './usual-targets-file.ts'
import { MOST_CALLERS } from './usual-targets-file.ts'
import { UsualTargets } from './usual-targets.ts'

const party = (number?: string, withheld = false): Party => ({
  kind: 'external',
  withheld,
  ...defined({ number })
})
const from = (number?: string, accountId = 'a') => ({ accountId, remote: party(number) })

function start(value: SavedTargets = { callers: [] }) {
  const saved: SavedTargets[] = []
  const targets = new UsualTargets({
    file: { value, removeAside: () => undefined, save: (next) => saved.push(next) > 0 },
    region: () => 'DE',
    named: (_, one) => ({ ...one, name: `Who has ${one.number}` }),
    contactIdOf: (_, number) => `k${number}`,
    isKept: (accountId) => accountId !== 'demo'
  })
  return { targets, saved, numbers: (number: string) => targets.of(from(number)).map((one) => one.party.number) }
}

test('the last who got a call of this caller comes first, named as they are now', () => {
  const { targets, numbers } = start()
  for (const number of ['201', '202', '201', '203', '204']) targets.learn(from('+49 30 123456'), number)
  expect(numbers('030 123456')).toEqual(['204', '203', '201'])
  expect(targets.of(from('+4930123456'))[0]).toMatchObject({ party: { name: 'Who has 204' }, contactId: 'k204' })
  expect(numbers('030 999999')).toEqual([])
})

test('a caller without a number teaches nothing', () => {
  const { targets, saved } = start()
  targets.learn({ accountId: 'a', remote: party(undefined, true) }, '201')
  targets.learn(from(), '201')
  expect(saved).toEqual([])
  expect(targets.of(from())).toEqual([])
})

test('it is there after a restart, but not that of an account that is not kept', () => {
  const first = start()
  first.targets.learn(from('+4930123456'), '201')
  first.targets.learn(from('+4930123456', 'demo'), '202')
  const second = start(first.saved.at(-1))
  expect(second.numbers('+4930123456')).toEqual(['201'])
  expect(second.targets.of(from('+4930123456', 'demo'))).toEqual([])
})

test('an account that is removed is forgotten', () => {
  const { targets, numbers, saved } = start()
  targets.learn(from('+4930123456'), '201')
  targets.dropAccount('b')
  expect(saved).toHaveLength(1)
  targets.dropAccount('a')
  expect(numbers('+4930123456')).toEqual([])
  expect(saved.at(-1)).toEqual({ callers: [] })
})

test('the longest unheard callers go first', () => {
  const { targets, numbers, saved } = start()
  for (let index = 0; index <= MOST_CALLERS; index++) targets.learn(from(`+4930${100_000 + index}`), '201')
  expect(saved.at(-1)?.callers).toHaveLength(MOST_CALLERS)
  expect(numbers('+4930100000')).toEqual([])
  expect(numbers(`+4930${100_000 + MOST_CALLERS}`)).toEqual(['201'])
})

test('all callers are forgotten at once', () => {
  const { targets, numbers, saved } = start()
  targets.learn(from('+4930123456'), '201')
  expect(targets.count).toBe(1)
  expect(targets.forgetAll()).toBe(true)
  expect([targets.count, numbers('+4930123456'), saved.at(-1)]).toEqual([0, [], { callers: [] }])
})
