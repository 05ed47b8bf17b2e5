import * as fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { ChosenWay } from '../../src-preload/contract/contact.ts'
import { MOST_CHOSEN, type ChosenWaysFile, type SavedWays } from './chosen-ways-file.ts'
import { ChosenWays } from './chosen-ways.ts'

let saved: SavedWays
let file: ChosenWaysFile
beforeEach(() => {
  saved = { people: [] }
  file = {
    get value() {
      return saved
    },
    save: (next) => {
      saved = next
      return true
    },
    removeAside: () => undefined
  }
})

const start = (): ChosenWays => new ChosenWays({ file, isKept: (accountId) => accountId !== 'demo' })
const person = (key: string, ...ids: readonly string[]): ChosenWay => ({
  key,
  contacts: ids.map((id) => ({ accountId: id.slice(0, -1), contactId: id.slice(-1) }))
})

it('the last choice counts for every contact of the person, also after a restart', () => {
  start().choose(person('+491', 'a1', 'b1'))
  start().choose(person('a 201', 'b1', 'c1'))
  const ways = start()
  expect([ways.of('a', '1'), ways.of('b', '1'), ways.of('c', '1')]).toEqual(['+491', 'a 201', 'a 201'])
  expect(ways.of('a', '2')).toBeUndefined()
})

it('with an account go its contacts and the choices of its extensions, and no others', () => {
  const ways = start()
  ways.choose(person('+491', 'a1', 'b1'))
  ways.choose(person('b 201', 'a2', 'b2'))
  ways.choose(person('a 202', 'a3', 'b3'))
  ways.choose(person('+492', 'b4'))
  ways.dropAccount('b')
  expect([ways.of('a', '1'), ways.of('a', '2'), ways.of('a', '3')]).toEqual(['+491', undefined, 'a 202'])
  expect(JSON.stringify(saved)).not.toContain('"b"')
  expect(ways.count).toBe(2)
})

it('what was chosen for an account that is not kept is not written', () => {
  const ways = start()
  ways.choose(person('+491', 'demo1'))
  expect([ways.of('demo', '1'), saved.people]).toEqual(['+491', []])
})

it('all are forgotten when the user says so', () => {
  const ways = start()
  ways.choose(person('+491', 'a1'))
  expect(ways.forgetAll()).toBe(true)
  expect([ways.of('a', '1'), ways.count, start().of('a', '1')]).toEqual([undefined, 0, undefined])
})

it('no contact has two ways, the number of people stays bounded, and the last choice is always known', () => {
  const ids = ['a1', 'a2', 'b1', 'b2', 'c1'] as const
  const choice = fc.tuple(
    fc.constantFrom('+491', 'a 201', 'b 202'),
    fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 })
  )
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 30 }), (choices) => {
      saved = { people: [] }
      const ways = start()
      for (const [key, chosen] of choices) {
        ways.choose(person(key, ...chosen))
        for (const id of chosen) expect(ways.of(id.slice(0, -1), id.slice(-1))).toBe(key)
        const contacts = saved.people.flatMap((one) => one.contacts.map((contact) => JSON.stringify(contact)))
        expect(new Set(contacts).size).toBe(contacts.length)
      }
    })
  )
  saved = { people: [] }
  const ways = start()
  for (let n = 0; n <= MOST_CHOSEN; n++) ways.choose({ key: '+491', contacts: [{ accountId: 'a', contactId: `${n}` }] })
  expect([ways.count, ways.of('a', '0'), ways.of('a', '1')]).toEqual([MOST_CHOSEN, undefined, '+491'])
})
