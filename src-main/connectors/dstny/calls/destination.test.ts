import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { destinationUri, dialledNumber, numberFromUri, shownNumber } from './destination.ts'
import { mapContact } from '../mapper/groups.ts'
import { mapCard } from '../mapper/contacts.ts'
import { mapPersonal } from '../mapper/personal.ts'
import { wireContact, wirePersonalContact, wireVCard } from '../wire/contacts.ts'

describe('a number somebody has typed', () => {
  it.each([
    ['+46 8 123 45 67', '+4681234567'],
    ['+46 (0)8 123 45 67', '+4681234567'],
    ['\u202a+46 8\u2011123 45 67\u202c', '+4681234567'],
    ['(08) 123.45.67', '081234567'],
    ['tel:+46-8-123', '+468123'],
    ['0151 / 1234 5678', '015112345678'],
    ['+49 89/1234-56', '+4989123456'],
    ['201', '201']
  ])('%j is dialled as %s', (text, number) => {
    expect(dialledNumber(text)).toBe(number)
  })

  it.each([
    ['+39 (0)2 1234567', '+39021234567'],
    ['0049 (0) 30 23125123', '+493023125123'],
    ['+49 (0 30) 23125123', '+493023125123'],
    ['tel:+33-1-99-00-12-34', '+33199001234'],
    ['tel:+33-1-99-00-12-34;ext=42', '+33199001234'],
    ['205246\\;\\;\\,\\;', '205246'],
    ['+33199001234\\;ext=42', '+33199001234']
  ])('%j is read by the numbering plan and without escapes: %s', (text, number) => {
    expect(dialledNumber(text)).toBe(number)
    expect(destinationUri(text)).toBe(`tel:${number}`)
    expect(shownNumber(text).displayNumber).not.toMatch(/\\|tel:|[;,]$/)
  })

  it.each(['sip:anonymous@203.0.113.5:5060', 'sip:anonymous@sip.example.org', 'anonymous@sip.example.org'])(
    '%s is nobody',
    (text) => {
      expect([numberFromUri(text), shownNumber(text)]).toEqual([undefined, {}])
    }
  )

  it.each(['*70', '#31#0812345', '*21*201#', '**21*004681234567#', '#'])(
    '%s is a code of the exchange and stays',
    (code) => {
      expect(dialledNumber(code)).toBe(code)
      expect(destinationUri(code)).toBe(`tel:${code}`)
    }
  )

  it.each([
    ['+46 8 123 45 67,,4711', '+4681234567'],
    ['+46 8 123 45 67;ext=12', '+4681234567'],
    ['08-123 45 67 ext 12', '081234567'],
    ['08-123 45 67 Ext. 12', '081234567'],
    ['08-123 45 67x12', '081234567'],
    ['08-123 45 67p4711', '081234567'],
    ['08-123 45 67 ankn. 12', '081234567'],
    ['030 123456 DW 12', '030123456'],
    ['08-123 45 67 (home 2)', '081234567'],
    ['08-123 45 67 eller 070-123 45 67', '081234567']
  ])('%j is dialled without what follows the pause, the extension or the remark', (text, number) => {
    expect(dialledNumber(text)).toBe(number)
    expect(shownNumber(text).displayNumber).toBe(text)
  })

  it.each([
    ['08-123 45 67 / 070-123 45 67', '081234567'],
    ['08-123 45 67 / +46 70 123 45 67', '081234567'],
    ['08-123 45 67/68', '081234567'],
    ['201/202', '201'],
    ['201 / 070-123 45 67', '201']
  ])('%j is two numbers, and the first is dialled', (text, number) => {
    expect(dialledNumber(text)).toBe(number)
  })

  it.each([
    '08-123 45 67 & 070-123 45 67',
    '+46 8 123 45 67 +46 70 123 45 67',
    '+46 8 123 45 67 070 123 45 67',
    '212/555-1234',
    '1-800-FLOWERS',
    '0800 FLOWERS',
    '1800flowers',
    'Room 4',
    'call 201 or 202',
    '1'.repeat(33),
    ', 4711',
    '/',
    ''
  ])('%j is not dialled, because nobody can tell what the number is', (text) => {
    expect(dialledNumber(text)).toBeUndefined()
  })

  it.each([
    ['sip:anna@partner.example', 'anna@partner.example'],
    ['bob42@example.org', 'bob42@example.org'],
    ['42x@example.org', '42x@example.org'],
    ['sip:+4681234567@example.org', '+4681234567'],
    ['sip:42', '42']
  ])('%j is called as %s', (text, number) => {
    expect(dialledNumber(text)).toBe(number)
  })

  it.each([
    ['tel:+46812345,,4711', '+46812345'],
    ['tel:08-123/070-123', '08123'],
    ['sip:0812345/0701234@example.org', '0812345'],
    ['tel:+46812345;ext=4711', '+46812345']
  ])('in the address %s is %s', (uri, number) => {
    expect(numberFromUri(uri)).toBe(number)
  })

  it.each(['08-123 & 070-123', '+46 8 123 45 67 +46 70 1'])('%j cannot be called', (text) => {
    expect(() => destinationUri(text)).toThrow(expect.objectContaining({ kind: 'protocol' }))
  })
})

describe('the numbers of a contact', () => {
  const typed = ['+46 8 123 45 67,,4711', '08-123 45 68 ext 12', '08-123 45 69 / 070-123 45 67', '1-800-FLOWERS']
  const dialled = [
    ['+4681234567', '+46 8 123 45 67,,4711'],
    ['081234568', '08-123 45 68 ext 12'],
    ['081234569', '08-123 45 69 / 070-123 45 67']
  ]
  const shown = (numbers: readonly { readonly number: string; readonly display: string }[]) =>
    numbers.map(({ number, display }) => [number, display])
  const contact = z.parse(wireContact, {
    id: 'x',
    lastname: 'X',
    type: 'DIRECTORY',
    phonenumbers: typed.map((number) => ({ number, type: '' }))
  })

  it('never dial a stranger, and show what the server says', () => {
    expect(shown(mapContact(contact, () => undefined)?.numbers ?? [])).toEqual(dialled)
    const personal = { cid: '1', phoneNumbers: typed.map((phoneNumber) => ({ type: 'WORK', phoneNumber })) }
    expect(shown(mapPersonal(z.parse(wirePersonalContact, personal))?.numbers ?? [])).toEqual(dialled)
    const vcard = z.parse(wireVCard, { Description: { TEL: typed.map((value) => ({ value })) } })
    const parts = { contactId: 'c', accountId: 'a', contact: z.parse(wireContact, { type: 'DIRECTORY' }) }
    const names = { activityName: () => undefined, roleName: () => undefined }
    expect(shown(mapCard({ ...parts, vcard }, names).numbers)).toEqual(dialled)
  })
})
