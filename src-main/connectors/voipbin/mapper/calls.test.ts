import { describe, expect, it } from 'vitest'
import { Directory } from '../directory.ts'
import type { Address } from '../groupcalls/groupcall.ts'
import { failureText } from './calls.ts'
import { mapParty, partyAt } from './parties.ts'

const address = (type: string, target: string, more: Partial<Address> = {}): Address => ({
  ...{ type, target, targetName: '', name: '', detail: '' },
  ...more
})
const directory = new Directory()
directory.take([
  {
    ...{ id: 'anna', customerId: 'c', userName: 'anna@example.com', name: 'Anna Berger', detail: '', ringMethod: '' },
    ...{ status: 'available', permission: 64, tagIds: [], updatedAt: 1, deletedAt: undefined },
    addresses: [address('extension', 'an-id', { targetName: '2001' }), address('tel', '+4917612345')]
  }
])

describe('somebody at an address', () => {
  const internal = { kind: 'internal', name: 'Anna Berger', number: '2001' }
  it.each([
    ['an agent', address('agent', 'anna'), internal],
    ['an extension by its name', address('extension', 'an-id', { targetName: '2001' }), internal],
    ['a leg to a telephone', address('sip', '2001@198.51.100.7:5060;transport=tls', { targetName: '2001' }), internal],
    ['an unknown extension', address('extension', '2009@realm'), { kind: 'internal', number: '2009' }],
    ['a number', address('tel', '+4930123456'), { kind: 'external', number: '+4930123456', withheld: false }],
    ['a name', address('tel', '+4930123456', { targetName: 'Karla' }), { name: 'Karla', number: '+4930123456' }],
    ['a foreign SIP address', address('sip', 'bob@example.com'), { kind: 'external', displayNumber: 'bob@example.com' }]
  ])('is shown: %s', (_, at, shown) => {
    expect(mapParty(at, directory)).toMatchObject(shown)
  })

  it.each(['anonymous', '', 'Unavailable'])('who hides has no number (%s)', (target) => {
    expect(mapParty(address('tel', target), directory)).toEqual({ kind: 'external', withheld: true })
  })

  it('that was dialled is a colleague, or a number', () => {
    expect(partyAt('2001', directory)).toMatchObject(internal)
    expect(partyAt('+4930123456', directory)).toMatchObject({ kind: 'external', number: '+4930123456' })
  })
})

it.each([
  ['busy', false, 'Busy'],
  ['noanswer', false, 'No answer'],
  ['dialout', false, 'No answer'],
  ['failed', false, 'The call could not be connected'],
  ['dialout', true, 'You did not pick up your telephone'],
  ['normal', false, undefined],
  ['cancel', true, undefined]
])('a call that ends with %s (own telephone: %s) says %s', (reason, isOwn, text) => {
  expect(failureText({ reason, isOwn })).toBe(text)
})
