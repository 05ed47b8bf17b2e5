import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureText } from '../fixtures/fixture.ts'
import { RowReader, plainName, scalarText } from './row-reader.ts'

const reader = new RowReader({ number: ['exnumber', 'number'], name: ['exname'] })

describe('a row', () => {
  it('is read by its names, without regard to case, blanks and signs', () => {
    expect(reader.read({ EX_NUMBER: '103', 'Ex Name': 'Anna' })).toEqual({ number: '103', name: 'Anna' })
    expect(plainName('Connected Line ID Name')).toBe('connectedlineidname')
  })

  it('has the first of the names that says something', () => {
    expect(reader.read({ number: '104', ex_number: '' })).toEqual({ number: '104' })
    expect(reader.read({ number: '104', ex_number: '103' })).toEqual({ number: '103' })
  })

  it('lets nothing else through: no position, no secret, nothing that has parts', () => {
    const row = { '0': 'CANARY', password: 'CANARY', ex_number: ['CANARY'], ex_name: { a: 'CANARY' }, __proto__: null }
    expect(reader.read(row)).toEqual({})
    expect(reader.read(JSON.parse('{"__proto__":{"number":"CANARY"},"constructor":"CANARY"}'))).toEqual({})
  })

  it('takes numbers and truths as text', () => {
    expect(['7', 7, 7n, true, '', null, undefined, [], {}].map(scalarText)).toEqual([
      ...['7', '7', '7', 'true'],
      ...Array<undefined>(5).fill(undefined)
    ])
  })
})

describe('rows', () => {
  it.each([
    [
      [{ number: '103' }, { number: '104' }],
      ['103', '104']
    ],
    [{ a: { number: '103' }, b: { number: '104' } }, ['103', '104']],
    [{ number: '103' }, ['103']],
    [[], []],
    ['103', []],
    [undefined, []],
    [[{ other: '1' }, 'text', null, [[]]], []]
  ])('come as a list, by ids, or alone: %j', (value, numbers) => {
    expect(reader.rows(value).map(({ number }) => number)).toEqual(numbers)
  })

  it('of a table in lines have the columns of its first line', () => {
    expect(reader.table([['Number', 'Password'], ['103', 'CANARY'], ['104']])).toEqual([
      { number: '103' },
      { number: '104' }
    ])
    expect(reader.table([])).toEqual([])
  })

  it('are read whatever is in them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const row of reader.rows(value)) {
          expect(Object.keys(row).filter((name) => name !== 'number' && name !== 'name')).toEqual([])
          for (const text of Object.values(row)) expect(text).toMatch(/\S/)
        }
      })
    )
  })
})

it('there are fixtures with secrets to be thrown away', () => {
  const names = readdirSync(new URL('../fixtures/', import.meta.url)).filter((name) => name.endsWith('.json'))
  expect(names.filter((name) => fixtureText(name).includes('CANARY')).length).toBeGreaterThan(5)
})
