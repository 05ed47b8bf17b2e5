import { expect, test } from 'vitest'
import type { SavedChoices } from './chosen-accounts-file.ts'
import { MOST_CHOICES } from './chosen-accounts-file.ts'
import { ChosenAccounts } from './chosen-accounts.ts'

function start(value: SavedChoices = { choices: [] }) {
  const saved: SavedChoices[] = []
  let puts = 0
  const chosen = new ChosenAccounts({
    file: { value, removeAside: () => void puts++, save: (next) => saved.push(next) > 0 },
    region: () => 'DE',
    isKept: (accountId) => accountId !== 'demo'
  })
  return { chosen, saved, removedAside: () => puts }
}

test('the last choice for a number counts, however the number is written', () => {
  const { chosen } = start()
  chosen.learn('+49 30 901820', { accountId: 'a' })
  chosen.learn('030 901820', { accountId: 'b', ruleId: 'r1' })
  expect(chosen.of('+4930901820')).toMatchObject({ accountId: 'b', ruleId: 'r1' })
  expect(chosen.count).toBe(1)
  chosen.learn('030 901820', { accountId: 'a' })
  expect(chosen.of('+4930901820')).not.toHaveProperty('ruleId')
  expect(chosen.of('+4930901821')).toBeUndefined()
})

test('it is there after a restart, but not that of an account that is not kept', () => {
  const first = start()
  first.chosen.learn('201', { accountId: 'a' })
  first.chosen.learn('202', { accountId: 'demo' })
  const second = start(first.saved.at(-1)).chosen
  expect([second.of('201')?.accountId, second.of('202')]).toEqual(['a', undefined])
})

test('an account that is removed is forgotten, and nothing is written for one that is not known', () => {
  const { chosen, saved } = start()
  chosen.learn('201', { accountId: 'a' })
  chosen.dropAccount('b')
  expect(saved).toHaveLength(1)
  chosen.dropAccount('a')
  expect([chosen.of('201'), saved.at(-1)]).toEqual([undefined, { choices: [] }])
})

test('the oldest choices go first', () => {
  const { chosen, saved } = start()
  for (let index = 0; index <= MOST_CHOICES; index++) chosen.learn(`+4930${100_000 + index}`, { accountId: 'a' })
  expect(saved.at(-1)?.choices).toHaveLength(MOST_CHOICES)
  expect([chosen.of('+4930100000'), chosen.of(`+4930${100_000 + MOST_CHOICES}`)?.accountId]).toEqual([undefined, 'a'])
})

test('all are forgotten at once, damaged ones too', () => {
  const { chosen, saved, removedAside } = start()
  chosen.learn('201', { accountId: 'a' })
  expect(chosen.forgetAll()).toBe(true)
  expect([chosen.count, chosen.of('201'), saved.at(-1), removedAside()]).toEqual([0, undefined, { choices: [] }, 1])
})
