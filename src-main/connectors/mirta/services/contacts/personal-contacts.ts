import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { ServiceInput, Services } from '../../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../../util/errors.ts'
import type { MirtaContext } from '../../context.ts'
import { mapPersonal } from '../../mapper/contacts.ts'
import type { MirtaOptions } from '../../account/options.ts'
import type { PhoneBookWatch } from '../../watch/phone-book-watch.ts'
import type { PhoneBooks } from './phone-books.ts'

type Names = 'personalContact.list' | 'personalContact.create' | 'personalContact.delete'

/** What the phone books of a link are made from. */
export interface PhoneBookOptions {
  readonly context: MirtaContext
  readonly books: PhoneBooks
  readonly watch: PhoneBookWatch
}

/** Entries of the phone books that were chosen; what is typed in goes into the first of them (MiRTA 8.1). */
export const personalContactServices = ({ context, books, watch }: PhoneBookOptions): Services<Names> => {
  const { client, options, plan, log } = context
  /** What was changed is there; when it cannot be read now, the plan does. */
  const readAgain = async (book: string, signal: AbortSignal): Promise<void> => {
    try {
      await watch.readBook(book, signal)
    } catch (error) {
      log.warn('a phone book could not be read', { error })
      plan.soon('phoneBooks')
    }
  }
  return {
    'personalContact.list': () => Promise.resolve(books.all().map(({ entry, contact }) => mapPersonal(entry, contact))),
    'personalContact.create': async (input, signal) => {
      const [phonebook] = options.phoneBooks
      if (phonebook === undefined) throw new CtiError('unsupported', { userMessage: m.error_unsupported() })
      const values = JSON.stringify(writtenEntry(input, options))
      await client.records.addPhoneBookEntries({ phonebook, values }, signal)
      await readAgain(phonebook, signal)
      return {}
    },
    'personalContact.delete': async ({ contactId }, signal) => {
      const found = books.find(contactId)
      const peid = found?.entry.id
      if (found === undefined || peid === undefined)
        throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
      await client.records.deletePhoneBookEntry({ phonebook: found.book, peid }, signal)
      await readAgain(found.book, signal)
    }
  }
}

/** In the fields that were chosen; a book has no others that are known. @throws CtiError protocol for more numbers than fields */
function writtenEntry(
  { firstName, lastName, shortName, company, numbers }: ServiceInput<'personalContact.create'>,
  { nameField, companyField, numberFields }: MirtaOptions
): Readonly<Record<string, string>> {
  if (numbers.length > numberFields.length)
    throw new CtiError('protocol', { userMessage: m.error_phone_book_numbers({ count: numberFields.length }) })
  const name = [firstName, lastName].filter(Boolean).join(' ') || shortName || company
  const pairs = [
    [nameField, name],
    [companyField, company],
    ...numberFields.map((field, index) => [field, numbers[index]?.number] as const)
  ] as const
  return Object.fromEntries(pairs.flatMap(([field, value]) => (field === '' || !value ? [] : [[field, value]])))
}
