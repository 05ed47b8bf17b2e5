import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { directory } from '../testing/mapping-samples.ts'
import { readLamps } from '../wire/calls.ts'
import { mapColleagues, mapParty, readCaller } from './people.ts'

describe('a call', () => {
  it('of a colleague has that name, and one that hides its number has none', () => {
    expect(mapParty('x', '104', directory)).toMatchObject({ kind: 'internal', name: 'Bernd Adam', number: '104' })
    for (const number of ['anonymous', 'Unknown', ' Restricted '])
      expect(mapParty('Anonymous', number, directory)).toEqual({ kind: 'external', withheld: true })
    expect(mapParty(undefined, undefined, directory)).toEqual({ kind: 'external', withheld: false })
    expect(mapParty('0302312501', '0302312501', directory)).not.toHaveProperty('name')
  })

  it('has a caller in quotes and angles, or not', () => {
    expect(readCaller('"Meier" <0302312501>')).toEqual({ name: 'Meier', number: '0302312501' })
    expect(readCaller('<0302312501>')).toEqual({ number: '0302312501' })
    expect(readCaller('0302312501')).toEqual({ number: '0302312501' })
    expect(readCaller('"Meier"')).toEqual({ name: 'Meier' })
    expect([undefined, '', '""'].map(readCaller)).toEqual([{}, {}, {}])
  })
})

describe('lamps', () => {
  it('show the lines of those who are watched, and nothing of those who have none', () => {
    expect(mapColleagues(readLamps(fixture('blfs')), ['103', '104', '105', '900', '999'], 'DEVEL')).toEqual([
      { contactId: '103', line: 'idle' },
      { contactId: '104', line: 'alerting' },
      { contactId: '105', line: 'unknown' },
      { contactId: '900', line: 'busy' }
    ])
  })
})
