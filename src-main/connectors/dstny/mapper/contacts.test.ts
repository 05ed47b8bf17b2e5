import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import { lineOf } from './people.ts'
import type { Dialog } from '../wire/dialog-info.ts'
import { withRaw } from '../wire/raw-response.ts'
import { wireContact, wirePersonalContact, wirePersonalContacts, wireVCard } from '../wire/contacts.ts'
import { mapCard, mapField, mapListed } from './contacts.ts'
import { mapPersonal } from './personal.ts'
import { changedCard } from '../services/contacts/vcard.ts'
import { addressOf } from '../services/contacts/vcard-address.ts'

const names = { activityName: () => undefined, roleName: () => undefined }
const contact = z.parse(wireContact, fixture('contact'))
const answer = z.parse(withRaw(wireVCard), fixture('seed/getContactVcard.6103.response'))
const vcard = answer.read
const card = (more: object) =>
  mapCard({ contactId: 'c', accountId: 'a', contact: z.parse(wireContact, more), vcard: undefined }, names)

describe('the contact of the vendor page', () => {
  it('is one card with its business card', () => {
    expect(mapCard({ contactId: 'john', accountId: 'a', contact, vcard }, names)).toEqual({
      id: 'john',
      accountId: 'a',
      name: 'John Doe',
      firstName: 'John',
      lastName: 'Doe',
      company: 'Example organization',
      department: 'Support',
      kind: 'person',
      inMyList: false,
      status: 'contact',
      numbers: [
        { label: '', number: '+46812345001', display: '+46812345001' },
        { label: 'mobile', number: '+46456345001', display: '+46456345001' },
        { label: '', number: '5001', display: '5001' },
        { label: 'fax', number: '+46812349002', display: '+46812349002' }
      ],
      emails: [],
      address: { street: 'Example Street 1', postalCode: '111 11', city: 'Stockholm', country: 'Sweden' },
      groups: ['Support', 'Technical Support'],
      fields: [
        { id: 'field1', label: 'Manager', value: 'James', editable: false },
        { id: 'field2', label: 'Work title', value: 'Account manager', editable: false },
        { id: 'field4', label: 'ICE contact', value: '+4681234567', editable: false }
      ],
      mayChange: { activity: false, note: false, role: false, schedule: false }
    })
  })

  it('keeps everything that is not changed when its card is written', () => {
    const changed = changedCard(answer, { accountId: 'a', contactId: 'c', lastName: 'Roe', city: 'Malmö' })
    const { N, FN, ADR, ...rest } = z.parse(wireVCard, changed).Description
    const { N: _n, FN: _fn, ADR: _adr, ...before } = vcard.Description
    expect(rest).toEqual(before)
    expect([FN, N?.Family, N?.Given, ADR?.Pcode, ADR?.Locality]).toEqual(['John Roe', 'Roe', 'John', 'Malmö', '111 11'])
  })
})

describe('a contact of unknown words', () => {
  it('is an ordinary one of another kind', () => {
    const row = mapListed(
      z.parse(wireContact, { id: 'x', lastname: 'X', type: 'ROBOT', contactStatus: 'FRIEND' }),
      'a',
      names
    )
    expect(row).toMatchObject({ kind: 'other', status: 'contact', inMyList: false })
  })

  it('is not shown as somebody whose presence may be changed', () => {
    const presence = {
      activityAccess: 'READ',
      noteAccess: 'WRITE',
      roleAccess: 'SOME',
      available: true,
      capabilities: []
    }
    expect(card({ id: 'x', type: 'DIRECTORY', presence, phonenumbers: [] }).mayChange).toEqual({
      activity: false,
      note: true,
      role: false,
      schedule: false
    })
  })

  it('without any name is called by its number, or by its id', () => {
    expect(card({ type: 'DIRECTORY', phonenumbers: [{ number: '201', type: '' }] }).name).toBe('201')
    expect(card({ type: 'DIRECTORY' }).name).toBe('c')
  })

  it('has texts that are fit to be shown', () => {
    const hostile = { id: 'x', firstname: 'Eve\u202e', lastname: 'x'.repeat(500), type: 'DIRECTORY' }
    const { firstName, lastName } = card(hostile)
    expect([firstName, lastName?.length]).toEqual(['Eve', 200])
  })
})

describe('the address of a business card', () => {
  it('is read as the names of its members say where they are plainly right', () => {
    expect(addressOf({ Pcode: '10115', Locality: 'Berlin' })).toEqual({ postalCode: '10115', city: 'Berlin' })
    expect(addressOf({ Pcode: 'London', Locality: 'W1A 1AA' })).toEqual({ postalCode: 'W1A 1AA', city: 'London' })
    expect(addressOf({ Pcode: 'Kiel' })).toEqual({ city: 'Kiel' })
  })

  it('that says nothing is none', () => {
    expect([addressOf({ parseType: 'Resource' }), addressOf(undefined)]).toEqual([undefined, undefined])
  })
})

describe('the own contacts of the vendor page', () => {
  it('are all taken', () => {
    const { personal_contact: all } = z.parse(wirePersonalContacts, fixture('seed/listUserContacts.6334.response'))
    const mapped = all.map((one) => mapPersonal(one))
    expect(mapped.length).toBeGreaterThan(0)
    expect(mapped.every((one) => one?.owner === 'user' && one.numbers.length > 0)).toBe(true)
  })

  it('with a kind of number nobody knows still have the number', () => {
    const odd = { cid: '1', ownerType: 'PLANET', phoneNumbers: [{ type: 'SATELLITE', phoneNumber: '0 1-2' }] }
    expect(mapPersonal(z.parse(wirePersonalContact, odd))).toMatchObject({
      owner: 'user',
      status: 'contact',
      numbers: [{ label: 'other', number: '012', display: '0 1-2', preferred: false }]
    })
    expect(mapPersonal(z.parse(wirePersonalContact, {}))).toBeUndefined()
  })
})

describe('the lamp of a line', () => {
  const dialog = (state: string, direction: Dialog['direction'] = 'recipient'): Dialog => ({
    id: state,
    callId: 'c',
    localTag: 'l',
    remoteTag: 'r',
    direction,
    remoteUri: undefined,
    state,
    stateBefore: undefined,
    event: undefined,
    code: undefined
  })

  it.each([
    ['idle', []],
    ['busy', [dialog('confirmed')]],
    ['busy', [dialog('early', 'initiator')]],
    ['busy', [dialog('proceeding', 'initiator')]],
    ['busy', [dialog('trying', 'initiator')]],
    ['alerting', [{ ...dialog('early'), direction: undefined }]],
    ['alerting', [dialog('early')]],
    ['busy', [dialog('proceeding')]],
    ['idle', [dialog('terminated'), dialog('')]],
    ['alerting', [dialog('confirmed'), dialog('early')]]
  ] as const)('is %s', (line, dialogs) => {
    expect(lineOf(dialogs).line).toBe(line)
  })

  it('can be picked up only while it rings', () => {
    expect(lineOf([dialog('confirmed')])).toEqual({ line: 'busy' })
    expect(lineOf([dialog('early')]).pickupId).toContain('"earlyOnly":true')
    expect(lineOf([{ ...dialog('early'), remoteTag: undefined }])).toEqual({ line: 'alerting' })
    expect(lineOf([{ ...dialog('early'), direction: undefined }])).toEqual({ line: 'alerting' })
  })
})

it('what a number is for is said where it is not the usual one', () => {
  const phonenumbers = [
    { number: '201', type: 'business' },
    { number: '+491701234567', type: 'mobile' }
  ]
  const row = mapListed(z.parse(wireContact, { id: 'b', type: 'DIRECTORY', phonenumbers }), 'a', names)
  expect(row?.numbers.map(({ label }) => label)).toEqual(['', 'mobile'])
})

describe('a number that is an address', () => {
  const numbers = [
    { number: 'sip:bob42@example.org', type: 'WORK' },
    { number: 'tel:+49 30 1', type: '' },
    { number: '5/6 (desk)', type: '' }
  ]

  it('is no digits, wherever it stands', () => {
    const row = mapListed(z.parse(wireContact, { id: 'b', type: 'DIRECTORY', phonenumbers: numbers }), 'a', names)
    expect(row?.numbers.map(({ number }) => number)).toEqual(['bob42@example.org', '+49301', '5'])
    const own = { cid: '1', phoneNumbers: [{ type: 'WORK', phoneNumber: 'sip:bob42@example.org' }] }
    expect(mapPersonal(z.parse(wirePersonalContact, own))?.numbers[0]?.number).toBe('bob42@example.org')
    const withCard = z.parse(wireVCard, {
      Description: { TEL: [{ value: 'sip:bob42@example.org' }, { value: 'sip:42' }] }
    })
    const parts = { contactId: 'c', accountId: 'a', contact: z.parse(wireContact, { type: 'DIRECTORY' }) }
    expect(mapCard({ ...parts, vcard: withCard }, names).numbers.map(({ number }) => number)).toEqual([
      'bob42@example.org',
      '42'
    ])
  })

  it('keeps its kind in the card, as does one that is written with the country now', () => {
    const before = z.parse(withRaw(wireVCard), {
      Description: {
        TEL: [
          { value: '+46 1', type: ['other'] },
          { value: 'sip:bob42@example.org', type: ['voip'] },
          { value: '0151 / 1234 5678', type: ['cell'] }
        ]
      }
    })
    const change = { accountId: 'a', contactId: 'c', numbers: ['bob42@example.org', '+4915112345678', '42'] }
    const changed = changedCard(before, { ...change, numbers: change.numbers.map((number) => ({ number })) })
    const { TEL } = z.parse(wireVCard, changed).Description
    expect(TEL).toMatchObject([
      { value: 'sip:bob42@example.org', type: ['voip'] },
      { value: '+4915112345678', type: ['cell'] },
      { value: '42', type: [] }
    ])
  })
})

describe('a long value of a field', () => {
  it('is shown whole, so that it can be edited', () => {
    const field = { id: 'f', value: 'x'.repeat(2_000), requestedValue: 'y'.repeat(2_000) }
    expect(mapField(field)).toMatchObject(field)
  })
})
