import { beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import { CallerLookup } from './caller-lookup.ts'
import { seenCall } from './testing/seen-call.ts'

let region: string
let lookup: CallerLookup

beforeEach(() => {
  region = 'DE'
  lookup = new CallerLookup(() => region)
})

const contact = (name: string, number: string, accountId = 'a'): ContactRow => ({
  id: name,
  accountId,
  name,
  company: 'Example Ltd',
  numbers: [{ label: 'work', number, display: number }]
})

const named = (party: Partial<Party>, accountId = 'a'): Party => {
  const { vendorId: _id, ...rest } = seenCall({ remote: { kind: 'external', withheld: false, ...party } })
  const call: Call = { ...rest, id: 'x', accountId }
  return lookup.named(call).remote
}

describe('the caller lookup', () => {
  it('names a caller by the whole number, however it is written', () => {
    lookup.remember([contact('Jane Doe', '030 901820 44')])
    expect(named({ number: '+493090182044' })).toMatchObject({ name: 'Jane Doe', company: 'Example Ltd' })
  })

  it('leaves the name that the system gave', () => {
    lookup.remember([contact('Jane Doe', '+493090182044')])
    expect(named({ number: '+493090182044', name: 'J. Doe' }).name).toBe('J. Doe')
  })

  it('shows home numbers the national way and others with their country', () => {
    expect(named({ number: '+4930901820' })).toMatchObject({ displayNumber: '030 901820', country: 'DE' })
    expect(named({ number: '+442079460018' })).toMatchObject({ displayNumber: '+44 20 7946 0018', country: 'GB' })
    region = 'GB'
    expect(named({ number: '+442079460018' }).displayNumber).toBe('020 7946 0018')
  })

  it('knows extensions of the same account only', () => {
    lookup.remember([contact('Anna', '201')])
    expect(named({ kind: 'internal', number: '201' }, 'a')).toMatchObject({ name: 'Anna', displayNumber: '201' })
    expect(named({ kind: 'internal', number: '201' }, 'b')).not.toHaveProperty('name')
  })

  it('says nothing about a caller who hid the number', () => {
    lookup.remember([contact('Jane Doe', '+493090182044')])
    expect(named({ number: '+493090182044', withheld: true })).toEqual({
      kind: 'external',
      withheld: true,
      number: '+493090182044'
    })
  })

  it('forgets the contacts of a removed account', () => {
    lookup.remember([contact('Jane Doe', '+493090182044')])
    lookup.forgetAccount('a')
    expect(named({ number: '+493090182044' })).not.toHaveProperty('name')
  })

  it('stays bounded and keeps what was learned last', () => {
    const many = Array.from({ length: 50_100 }, (_, index) => contact(`P${index}`, `+4930${1_000_000 + index}`))
    lookup.remember(many)
    expect(named({ number: '+49301000000' })).not.toHaveProperty('name')
    expect(named({ number: '+49301050099' }).name).toBe('P50099')
  })

  it.each([
    ['NO', '22 12 34 56', '+4722123456'],
    ['NO', '+47 22 12 34 56', '22123456'],
    ['DK', '32 12 34 56', '+4532123456'],
    ['BE', '02 555 12 34', '+3225551234'],
    ['SE', '0498-123 45', '+4649812345'],
    ['SE', '08-12 34 56', '+468123456'],
    ['SE', '+46 8 12 34 56', '08123456'],
    ['FI', '09 123 4567', '+35891234567'],
    ['DE', '030 123456', '+4930123456'],
    ['EE', '612 3456', '+3726123456'],
    ['SG', '6123 4567', '+6561234567'],
    ['NL', '020 123 4567', '+31201234567'],
    ['IT', '02 1234567', '+39021234567'],
    ['US', '(212) 555-0123', '+12125550123']
  ])('in %s knows the contact %s when %s calls', (home, stored, caller) => {
    region = home
    lookup.remember([contact('Jane Doe', stored)])
    expect(named({ number: caller }).name).toBe('Jane Doe')
  })

  it.each([
    ['+4430123456789', '+493012345678'],
    ['+33678885678', '888'],
    ['sip:anna@example.org', 'bob@example.net'],
    ['anna@example.org', 'anna@example.net'],
    ['201', 'room201@example.net'],
    ['room201@example.net', '201'],
    ['*', 'bob@example.net'],
    ['*', '#'],
    ['+49 30 123456', '123456'],
    ['9018200', '+499018200'],
    ['201', '']
  ])('does not take the contact %s for the caller %s', (stored, caller) => {
    lookup.remember([contact('Anna', stored)])
    expect(named({ number: caller })).not.toHaveProperty('name')
  })

  it('compares addresses as addresses, in every account', () => {
    lookup.remember([contact('Anna', 'sip:Anna@Example.org:5060')])
    expect(named({ number: 'anna@example.org' }, 'b').name).toBe('Anna')
  })

  it('knows numbers without a country code anew in another region', () => {
    lookup.remember([contact('Kari', '22 12 34 56')])
    expect(named({ number: '+4722123456' })).not.toHaveProperty('name')
    region = 'NO'
    expect(named({ number: '+4722123456' }).name).toBe('Kari')
  })
})
