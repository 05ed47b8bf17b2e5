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
  it('names a caller by the last nine digits', () => {
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
})
