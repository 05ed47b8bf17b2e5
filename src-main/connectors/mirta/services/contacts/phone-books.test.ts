import { expect, it } from 'vitest'
import { readPhoneBook } from '../../wire/records.ts'
import type { PhoneBookFields } from '../../wire/records.ts'
import { PhoneBooks } from './phone-books.ts'

const rows = [{ peid: '17', NAME: 'Meier GmbH', PHONE1: '0302312501', MOBILE: '0302312502' }]

it('books are kept from one link to the next, until others are chosen or other fields of them', () => {
  const books = new PhoneBooks()
  const link = (names: readonly string[], fields: PhoneBookFields): readonly string[] => {
    books.keep(names, fields)
    const isRead = names.every((name) => books.has(name))
    if (!isRead) for (const name of names) books.replace(name, readPhoneBook(rows, fields))
    return [String(isRead), ...books.all().flatMap(({ contact }) => contact.numbers.map(({ number }) => number))]
  }
  const fields = { name: 'NAME', numbers: ['PHONE1'] }
  expect(link(['A'], fields)).toEqual(['false', '0302312501'])
  expect(link(['A'], { ...fields })).toEqual(['true', '0302312501'])
  expect(link(['A'], { ...fields, numbers: ['MOBILE'] })).toEqual(['false', '0302312502'])
  expect(link([], { ...fields, numbers: ['MOBILE'] })).toEqual(['true'])
})
