import { describe, expect, it } from 'vitest'
import { personalContact } from '../../../../src-preload/contract/services/personal-contacts.ts'
import { fixture } from '../fixtures/fixture.ts'
import { readExtensions } from '../wire/people.ts'
import { readPhoneBook } from '../wire/records.ts'
import { mapEntry, mapExtension, mapPersonal } from './contacts.ts'

describe('contacts', () => {
  it('of phone books have numbers as they are dialled; what cannot be called is left out', () => {
    const entries = readPhoneBook(fixture('phonebook'), { name: 'NAME', numbers: ['PHONE1', 'MOBILE'], company: 'ORG' })
    expect(entries.map((one) => mapEntry(one, 'Customers'))).toEqual([
      {
        id: 'book:Customers:17',
        name: 'Meier GmbH',
        company: 'Meier',
        numbers: [
          { label: '', number: '0302312501', display: '030 23125 01' },
          { label: 'mobile', number: '+441632960101', display: '+44 1632 960 101' }
        ]
      },
      {
        id: 'book:Customers:18',
        name: '0302312502',
        numbers: [{ label: '', number: '0302312502', display: '0302312502' }]
      },
      {
        id: 'book:Customers:0302312503',
        name: 'No id',
        numbers: [{ label: '', number: '0302312503', display: '0302312503' }]
      }
    ])
    expect(mapEntry({ name: 'Nobody', numbers: [] }, 'Customers')).toBeUndefined()
    const [first] = entries.flatMap((one) => {
      const contact = mapEntry(one, 'Customers')
      return contact === undefined ? [] : [mapPersonal(one, contact)]
    })
    expect(personalContact.parse(first)).toEqual(first)
    expect(first).toMatchObject({ shortName: 'Meier GmbH', numbers: [{ label: 'work' }, { label: 'mobile' }] })
    expect(readExtensions(fixture('extensions')).map(mapExtension)[1]).toMatchObject({ id: '104', name: 'Bernd Adam' })
  })
})
