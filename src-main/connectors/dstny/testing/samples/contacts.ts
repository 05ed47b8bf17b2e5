import type { WirePersonalContact } from '../../wire/contacts.ts'
import { orBad, orMissing, sample } from '../walk-harness.ts'
import type { Sample, WalkHarness } from '../walk-harness.ts'
import type { DstnyClient } from '../../client.ts'

const ANNA = 'anna.berg@example.org'
const NOBODY = 'nobody.here@example.org'

/** Buddy List API and Contacts API (Dstny API 3.12, 3.13). */
export const contactListSamples = {
  checkBuddy: sample(
    ({ api, signal }) => api.contactList.checkBuddy(ANNA, signal),
    ({ unsigned, signal }) => unsigned.contactList.checkBuddy(ANNA, signal),
    'auth'
  ),
  addBuddy: orMissing(
    ({ api, signal }) => api.contactList.addBuddy('tomas@example.org', signal),
    ({ api, signal }) => api.contactList.addBuddy(NOBODY, signal)
  ),
  deleteBuddy: orMissing(
    ({ api, signal }) => api.contactList.deleteBuddy(ANNA, signal),
    ({ api, signal }) => api.contactList.deleteBuddy(NOBODY, signal)
  ),
  applyBuddyTemplates: orMissing(
    ({ api, signal }) => api.contactList.applyBuddyTemplates(signal),
    ({ nobody, signal }) => nobody.contactList.applyBuddyTemplates(signal)
  ),
  addContact: orMissing(
    ({ api, signal }) => api.contactList.addContact('tomas@example.org', signal),
    ({ api, signal }) => api.contactList.addContact(NOBODY, signal)
  ),
  removeContact: orMissing(
    ({ api, signal }) => api.contactList.removeContact(ANNA, signal),
    ({ api, signal }) => api.contactList.removeContact(NOBODY, signal)
  ),
  searchContacts: orBad(
    ({ api, signal }) => api.contactList.searchContacts({ query: 'ann', maxResults: 5 }, signal),
    ({ api, signal }) => api.contactList.searchContacts({ query: 'ann', maxResults: -1 }, signal)
  ),
  addContacts: orMissing(
    ({ api, signal }) => api.contactList.addContacts([{ id: 'tomas@example.org' }], signal),
    ({ api, signal }) => api.contactList.addContacts([{ id: NOBODY }], signal)
  ),
  setContactStatus: orMissing(
    ({ api, signal }) => api.contactList.setContactStatus(ANNA, 'VIP', signal),
    ({ api, signal }) => api.contactList.setContactStatus(NOBODY, 'VIP', signal)
  )
}

/** A new personal contact of Jane, for what only such contacts allow. */
async function aCard({ api, signal }: WalkHarness): Promise<string> {
  const created = await api.personalContacts.createUserContact(PERSON, signal)
  return created?.cid ?? ''
}

/** Contacts Information V1 API, what is known about a contact (Dstny API 3.15). */
export const contactsInformationSamples = {
  getContact: orMissing(
    ({ api, signal }) => api.contactsInformation.getContact(ANNA, { includeFields: true }, signal),
    ({ api, signal }) => api.contactsInformation.getContact(NOBODY, {}, signal)
  ),
  getContactFields: orMissing(
    ({ api, signal }) => api.contactsInformation.getContactFields(ANNA, signal),
    ({ api, signal }) => api.contactsInformation.getContactFields(NOBODY, signal)
  ),
  updateContactFields: orMissing(
    async ({ api, signal }) => {
      const fields = await api.contactsInformation.getContactFields('jane@example.org', signal)
      const id = fields.find(({ editable }) => editable === true)?.id ?? ''
      const request = { fields: [{ id, requestedValue: 'Room 4' }] }
      return api.contactsInformation.updateContactFields('jane@example.org', request, signal)
    },
    ({ api, signal }) => api.contactsInformation.updateContactFields(NOBODY, { fields: [] }, signal)
  ),
  getContactImage: orMissing(
    ({ api, signal }) => api.contactsInformation.getContactImage(ANNA, { prefWidth: 64, prefHeight: 64 }, signal),
    ({ api, signal }) => api.contactsInformation.getContactImage(NOBODY, {}, signal)
  ),
  getContactLineState: orMissing(
    ({ api, signal }) => api.contactsInformation.getContactLineState(ANNA, signal),
    ({ api, signal }) => api.contactsInformation.getContactLineState(NOBODY, signal)
  ),
  getContactVcard: orMissing(
    ({ api, signal }) => api.contactsInformation.getContactVcard(ANNA, signal),
    ({ api, signal }) => api.contactsInformation.getContactVcard(NOBODY, signal)
  ),
  updateContactVcard: orMissing(
    async (harness) => {
      const card = { Description: { FN: 'Erika Muster', TEL: [{ value: '+493023125555' }] } }
      return harness.api.contactsInformation.updateContactVcard(await aCard(harness), vcard(card), harness.signal)
    },
    ({ api, signal }) => api.contactsInformation.updateContactVcard(NOBODY, vcard({ Description: {} }), signal)
  ),
  streamContactLineState: orMissing(
    ({ api, open }) => open(api.contactsInformation.streamContactLineState(ANNA)),
    ({ api, open }) => open(api.contactsInformation.streamContactLineState(NOBODY))
  ),
  streamContactPresence: orMissing(
    ({ api, open }) => open(api.contactsInformation.streamContactPresence(ANNA)),
    ({ api, open }) => open(api.contactsInformation.streamContactPresence(NOBODY))
  )
}

type Card = Parameters<DstnyClient['contactsInformation']['updateContactVcard']>[1]
/** A card with few members; the others are optional on the wire. */
const vcard = (card: { Description: Partial<Card['Description']> }): Card => card as Card

const PERSON = person({ firstname: 'Erika', lastname: 'Muster' })
const BAD = person({ firstname: 'x'.repeat(65) })
const GROUP = 'Support'

function person(names: Partial<WirePersonalContact>): WirePersonalContact {
  const phoneNumbers = [{ type: 'WORK', phoneNumber: '+493023125555', preferredNumber: true }]
  return { company: 'Firma Beispiel', ...names, phoneNumbers } as WirePersonalContact // the rest is optional on the wire
}

type Book = 'User' | 'Group' | 'Org'

interface BookCalls {
  list(harness: WalkHarness, api: DstnyClient): Promise<unknown>
  create(harness: WalkHarness, contact: WirePersonalContact): Promise<WirePersonalContact | undefined>
  get(harness: WalkHarness, cid: string): Promise<unknown>
  update(harness: WalkHarness, cid: string): Promise<unknown>
  remove(harness: WalkHarness, cid: string): Promise<unknown>
}

/** The books of groups and organisation are an administrator's. */
const admin = ({ as }: WalkHarness): DstnyClient['personalContacts'] => as('ingrid').personalContacts

const user: BookCalls = {
  list: ({ signal }, api) => api.personalContacts.listUserContacts(signal),
  create: ({ api, signal }, contact) => api.personalContacts.createUserContact(contact, signal),
  get: ({ api, signal }, cid) => api.personalContacts.getUserContact(cid, signal),
  update: ({ api, signal }, cid) => api.personalContacts.updateUserContact(cid, { ...PERSON, cid }, signal),
  remove: ({ api, signal }, cid) => api.personalContacts.deleteUserContact(cid, signal)
}
const group: BookCalls = {
  list: ({ signal }, api) => api.personalContacts.listGroupContacts(GROUP, signal),
  create: (harness, contact) => admin(harness).createGroupContact(GROUP, contact, harness.signal),
  get: (harness, cid) => admin(harness).getGroupContact(GROUP, cid, harness.signal),
  update: (harness, cid) => admin(harness).updateGroupContact(GROUP, cid, { ...PERSON, cid }, harness.signal),
  remove: (harness, cid) => admin(harness).deleteGroupContact(GROUP, cid, harness.signal)
}
const organisation: BookCalls = {
  list: ({ signal }, api) => api.personalContacts.listOrgContacts(signal),
  create: (harness, contact) => admin(harness).createOrgContact(contact, harness.signal),
  get: (harness, cid) => admin(harness).getOrgContact(cid, harness.signal),
  update: (harness, cid) => admin(harness).updateOrgContact(cid, { ...PERSON, cid }, harness.signal),
  remove: (harness, cid) => admin(harness).deleteOrgContact(cid, harness.signal)
}

type BookIds<B extends Book> =
  `list${B}Contacts` | `create${B}Contact` | `get${B}Contact` | `update${B}Contact` | `delete${B}Contact`

function bookSamples<B extends Book>(book: B, calls: BookCalls, lister: string): Record<BookIds<B>, Sample> {
  const created = async (harness: WalkHarness): Promise<string> => (await calls.create(harness, PERSON))?.cid ?? ''
  const onOne = (act: BookCalls['get']): Sample =>
    orMissing(
      async (harness) => act(harness, await created(harness)),
      (harness) => act(harness, '999@internal')
    )
  const list = sample(
    (harness) => calls.list(harness, lister === '' ? harness.api : harness.as(lister)),
    (harness) => calls.list(harness, harness.elsewhere),
    'notFound'
  )
  const samples = {
    [`list${book}Contacts`]: list,
    [`create${book}Contact`]: orBad(
      (harness) => calls.create(harness, PERSON),
      (harness) => calls.create(harness, BAD)
    ),
    [`get${book}Contact`]: onOne(calls.get),
    [`update${book}Contact`]: onOne(calls.update),
    [`delete${book}Contact`]: onOne(calls.remove)
  }
  return samples as Record<BookIds<B>, Sample> // the five keys above
}

/** Personal Contacts API (Dstny API 3.16). */
export const personalContactSamples = {
  ...bookSamples('User', user, ''),
  ...bookSamples('Group', group, 'ingrid'),
  ...bookSamples('Org', organisation, 'ingrid'),
  getPhoneLabels: sample(
    ({ api, signal }) => api.personalContacts.getPhoneLabels('en', signal),
    ({ unsigned, signal }) => unsigned.personalContacts.getPhoneLabels('en', signal),
    'auth'
  )
}
