import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import { samePeople } from './same-person.ts'

type Parts = Partial<Omit<ContactRow, 'numbers'>> & { readonly keys?: readonly string[] }

let count = 0
const row = (accountId: string, name: string, { keys = [], ...parts }: Parts = {}): ContactRow => ({
  id: `k${++count}`,
  accountId,
  name,
  numbers: keys.map((key) => ({ label: '', number: key, display: key, key })),
  ...parts
})
const people = (...rows: readonly ContactRow[]): readonly (readonly string[])[] =>
  samePeople(rows).map((group) => group.map(({ accountId, name }) => `${accountId}:${name}`))

const DESK = '+493023125201'

describe('rows of two systems are one person', () => {
  test.each([
    ['Bernd Maier', 'Bernd Maier'],
    ['Bernd Maier', 'Maier, Bernd'],
    ['Bernd Maier', 'B. Maier'],
    ['Dr. Bernd Maier', 'BERND MAIER'],
    ['Frida Jönsson', 'Frida Jonsson'],
    ['Bernd Maier', '030 23125201']
  ])('by a number in common: %s and %s', (one, other) => {
    expect(samePeople([row('a', one, { keys: [DESK] }), row('b', other, { keys: ['b 201', DESK] })])).toHaveLength(1)
  })

  test('by a mail address in common, however it is written', () => {
    const mail = (accountId: string, email: string) => row(accountId, 'Bernd Maier', { emails: [email] })
    expect(samePeople([mail('a', 'Bernd@Example.org'), mail('b', ' bernd@example.org')])).toHaveLength(1)
  })

  test('by name and company, although each system has another number', () => {
    const at = (accountId: string, key: string) =>
      row(accountId, 'Bernd Maier', { company: 'Example Ltd', keys: [key] })
    expect(samePeople([at('a', DESK), at('b', '+443069990001'), at('c', 'c 201')])).toHaveLength(1)
  })

  test('over a third one that has the number of each', () => {
    const rows = [
      ['a', '+491'],
      ['b', '+492'],
      ['c', '+491', '+492']
    ] as const
    expect(samePeople(rows.map(([id, ...keys]) => row(id, 'Bernd Maier', { keys })))).toHaveLength(1)
  })
})

describe('two people stay two', () => {
  test('who have only their name in common', () => {
    expect(people(row('a', 'Anna Berg', { keys: ['+491'] }), row('b', 'Anna Berg', { keys: ['+492'] }))).toHaveLength(2)
  })

  test('who have the same extension in two systems', () => {
    expect(people(row('a', 'Anna Berg', { keys: ['a 201'] }), row('b', 'Anna Berg', { keys: ['b 201'] }))).toHaveLength(
      2
    )
  })

  test('who share the main number of their company', () => {
    const main = { keys: ['+4930100'], company: 'Example Ltd' }
    const rows = [
      row('a', 'Anna Berg', main),
      row('b', 'Peter Berg', main),
      row('c', 'Berg', main),
      row('a', 'Ole', main)
    ]
    expect(people(...rows)).toHaveLength(4)
  })

  test('of one name and company whom one system has twice, with nobody knowing which one another has', () => {
    const anna = (accountId: string, key: string) => row(accountId, 'Anna Berg', { company: 'Example', keys: [key] })
    expect(people(anna('a', '+491'), anna('a', '+492'), anna('b', '+493'))).toHaveLength(3)
    expect(people(anna('a', '+491'), anna('a', '+492'), anna('b', '+492'))).toEqual([
      ['a:Anna Berg'],
      ['a:Anna Berg', 'b:Anna Berg']
    ])
  })

  test('of one name and company with different mail addresses', () => {
    const anna = (accountId: string, email: string) =>
      row(accountId, 'Anna Berg', { company: 'Example', emails: [email] })
    expect(people(anna('a', 'anna@example.org'), anna('b', 'anna.berg@example.org'))).toHaveLength(2)
  })

  test('whose names are pictures', () => {
    expect(people(row('a', '🦊', { keys: ['+491'] }), row('b', '🐻', { keys: ['+491'] }))).toHaveLength(2)
  })
})

const anyRow = fc.record({
  accountId: fc.constantFrom('a', 'b', 'c'),
  name: fc.constantFrom('Anna Berg', 'Berg, Anna', 'A. Berg', 'Berg', 'Peter Berg', 'שרה כהן', '030 1', '🦊'),
  company: fc.option(fc.constantFrom('Example Ltd', 'Other'), { nil: undefined }),
  emails: fc.array(fc.constantFrom('anna@example.org', 'berg@example.org'), { maxLength: 2 }),
  keys: fc.array(fc.constantFrom('+491', '+492', '+493', 'ext 201'), { maxLength: 3 })
})
const anyRows = fc.array(anyRow, { maxLength: 12 }).map((drawn) =>
  drawn.map(({ accountId, name, company, keys, emails }, index) => ({
    ...row(accountId, name, { keys: keys.map((key) => key.replace('ext', accountId)), emails, id: `r${index}` }),
    ...(company === undefined ? {} : { company })
  }))
)
const partition = (groups: readonly (readonly ContactRow[])[]): readonly string[] =>
  groups
    .map((group) =>
      group
        .map(({ id }) => id)
        .toSorted()
        .join(' ')
    )
    .toSorted()

test('nobody is lost or listed twice, and the order in which systems answer decides nothing', () => {
  const property = fc.property(
    anyRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
    ([rows, shuffled]) => {
      const groups = samePeople(rows)
      expect(
        groups
          .flat()
          .map(({ id }) => id)
          .toSorted()
      ).toEqual(rows.map(({ id }) => id).toSorted())
      expect(partition(samePeople(shuffled))).toEqual(partition(groups))
      // the first row of each keeps its place
      const places = groups.map(([first]) => rows.indexOf(first))
      expect(places).toEqual(places.toSorted((one, other) => one - other))
    }
  )
  fc.assert(property, { numRuns: 500 })
})

test('whoever is put together has something in common beside a name, and no two different names', () => {
  const alone = (group: readonly ContactRow[]): void => {
    for (const one of group) {
      const others = group.filter((other) => other !== one)
      const tells = (other: ContactRow): boolean =>
        one.numbers.some(({ key }) => other.numbers.some((number) => number.key === key)) ||
        (one.emails ?? []).some((email) => other.emails?.includes(email)) ||
        group.filter(({ company }) => company !== undefined).length > 1
      expect(others.length === 0 || others.some(tells)).toBe(true)
    }
    const names = group.map(({ name }) => name)
    expect(names.includes('Anna Berg') && names.includes('Peter Berg')).toBe(false)
  }
  fc.assert(
    fc.property(anyRows, (rows) => samePeople(rows).forEach(alone)),
    { numRuns: 500 }
  )
})
