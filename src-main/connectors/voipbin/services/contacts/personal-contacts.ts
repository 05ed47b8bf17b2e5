import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { Services } from '../../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../../util/errors.ts'
import { contactRowId, labels, mapPersonal, writtenContact } from '../../mapper/contacts.ts'
import type { ContactBook } from './contact-book.ts'

type Names =
  | 'personalContact.list'
  | 'personalContact.read'
  | 'personalContact.create'
  | 'personalContact.delete'
  | 'personalContact.labels'

/** The contacts of the customer, which everybody of it writes; changes are not told (VoIPBin 12). */
export const personalContactServices = (book: ContactBook): Services<Names> => ({
  'personalContact.list': async (_input, signal) => (await book.rows(signal)).map(mapPersonal),
  'personalContact.read': async ({ contactId }, signal) =>
    mapPersonal(await book.operations.get({ id: rowId(contactId) }, signal)),
  'personalContact.create': async (typed, signal) => {
    const made = await book.operations.create(writtenContact(typed), signal)
    book.changed()
    return made === undefined ? {} : { contact: mapPersonal(made) }
  },
  'personalContact.delete': async ({ contactId }, signal) => {
    await book.operations.delete({ id: rowId(contactId) }, signal)
    book.changed()
  },
  'personalContact.labels': () => Promise.resolve([...labels()])
})

/** @throws CtiError notFound for what is no contact, such as a colleague */
function rowId(contactId: string): string {
  const id = contactRowId(contactId)
  if (id === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
  return id
}
