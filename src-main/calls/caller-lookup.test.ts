import { beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../../src-preload/contract/call.ts'
import type { Party } from '../../src-preload/contract/party.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import { CallerLookup } from './caller-lookup.ts'
import { reportedCall } from './testing/seen-call.ts'

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

const namedCall = (changes: Partial<Call>, accountId = 'a'): Call => {
  const { vendorId: _id, ...rest } = reportedCall()
  return lookup.named({ ...rest, id: 'x', accountId, ...changes })
}
const external = (number: string): Party => ({ kind: 'external', number, withheld: false })
const named = (party: Partial<Party>, accountId = 'a'): Party =>
  namedCall({ remote: { kind: 'external', withheld: false, ...party } }, accountId).remote

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

  it('adds nothing where there is no number', () => {
    expect(named({ number: '' })).toEqual({ kind: 'external', withheld: false, number: '' })
  })

  it('names everybody who has to do with a call', () => {
    lookup.remember([contact('Jane Doe', '+493090182044')])
    const jane = external('+493090182044')
    const one = { id: 'p', party: jane, diverting: jane, called: jane }
    const transfer = { to: jane, state: 'pending', at: 1 } as const
    const call = namedCall({ diverting: jane, called: jane, participants: [one], transfer, answeredBy: jane })
    const known = { name: 'Jane Doe', displayNumber: '030 90182044' }
    expect(call).toMatchObject({ diverting: known, called: known, transfer: { to: known }, answeredBy: known })
    expect(call.participants).toMatchObject([{ party: known, diverting: known, called: known }])
    const alone = namedCall({ participants: [{ id: 'p', party: jane }] })
    const others = ['diverting', 'called', 'transfer', 'answeredBy']
    expect(others.filter((key) => key in alone || key in Object(alone.participants[0]))).toEqual([])
  })

  it('takes nothing from a contact that it does not have', () => {
    const { company: _company, ...jane } = contact('Jane Doe', '+493090182044')
    lookup.remember([jane])
    lookup.remember([contact('', '+493090182044')])
    expect(named({ number: '+493090182044' }).name).toBe('Jane Doe')
    expect(named({ number: '+493090182044' })).not.toHaveProperty('company')
  })

  it('says the country of who calls from outside with such a number, and of nobody else', () => {
    expect(named({ number: '+442079460018', kind: 'internal' })).not.toHaveProperty('country')
    expect(named({ number: '201' })).not.toHaveProperty('country')
  })

  it('marks who is important in one account for all of them, until that account says otherwise', () => {
    const isVip = (number: string, accountId: string): boolean | undefined => named({ number }, accountId).vip
    lookup.rememberVips('a', ['030 901820 44', '201', ''])
    expect([isVip('+493090182044', 'b'), isVip('201', 'a'), isVip('201', 'b')]).toEqual([true, true, undefined])
    expect([isVip('+493090182045', 'a'), isVip(' ', 'a')]).toEqual([undefined, undefined])
    expect(named({ number: '+493090182045', vip: true })).not.toHaveProperty('vip')
    lookup.rememberVips('a', ['202'])
    expect([isVip('201', 'a'), isVip('202', 'a')]).toEqual([undefined, true])
    lookup.forgetAccount('b')
    expect(isVip('202', 'a')).toBe(true)
    lookup.forgetAccount('a')
    expect(isVip('202', 'a')).toBeUndefined()
  })

  it('knows who is important anew in another region', () => {
    lookup.rememberVips('a', ['22 12 34 56'])
    expect(named({ number: '+4722123456' })).not.toHaveProperty('vip')
    region = 'NO'
    expect(named({ number: '+4722123456' }).vip).toBe(true)
  })

  it('takes ten thousand important numbers of an account and no more', () => {
    lookup.rememberVips('a', [...Array.from({ length: 9_999 }, () => '201'), '202', '203'])
    expect(['202', '203'].map((number) => named({ number }).vip)).toEqual([true, undefined])
  })

  it('forgets the contacts of a removed account, and no others', () => {
    lookup.remember([contact('Jane Doe', '+493090182044'), contact('John Doe', '+493090182045', 'b')])
    lookup.forgetAccount('a')
    expect(named({ number: '+493090182044' })).not.toHaveProperty('name')
    expect(named({ number: '+493090182045' }).name).toBe('John Doe')
  })

  it('says which contact of the account has a number', () => {
    lookup.remember([contact('Jane Doe', '030 901820 44')])
    expect(lookup.contactIdOf('a', '+493090182044')).toBe('Jane Doe')
    expect(lookup.contactIdOf('b', '+493090182044')).toBeUndefined()
    expect(lookup.contactIdOf('a', '+493090182045')).toBeUndefined()
  })

  it.each([
    ['030901820', '030 901820'],
    ['+442079460018', '+44 20 7946 0018'],
    ['201', '201'],
    ['*21*4930901820', '*21*4930901820'],
    ['030901820#1', '030901820#1'],
    ['anna@example.org', 'anna@example.org']
  ])('shows the number %s as %s', (number, display) => {
    expect(lookup.displayNumber(number)).toBe(display)
  })

  it('leaves the way to write a number that the system gave', () => {
    const shown = (display: string): string => lookup.shown({ number: '030901820', display }).display
    expect([shown(''), shown('030901820'), shown('030-901820')]).toEqual(['030 901820', '030 901820', '030-901820'])
  })

  it('stays bounded and keeps what was learned last', () => {
    const many = Array.from({ length: 50_100 }, (_, index) => contact(`P${index}`, `p${index}@example.org`))
    lookup.remember(many)
    expect(named({ number: 'p99@example.org' })).not.toHaveProperty('name')
    expect(['p100@example.org', 'p50099@example.org'].map((number) => named({ number }).name)).toEqual([
      'P100',
      'P50099'
    ])
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
    ['201', ''],
    ['', ' ']
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
