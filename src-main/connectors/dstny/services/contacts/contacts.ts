import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import { MAX_FIELD, MAX_PICTURE_BYTES } from '../../../../../src-preload/contract/services/contacts.ts'
import type { ListedContact } from '../../../../../src-preload/contract/services/contacts.ts'
import type { Services, ServiceInput, ServiceName } from '../../../../../src-preload/contract/services/services.ts'
import { displayText } from '../../../../util/display-text.ts'
import { CtiError } from '../../../../util/errors.ts'
import { KeyedMutex } from '../../../../util/keyed-mutex.ts'
import type { DstnyClient } from '../../client.ts'
import type { PresenceNames } from '../../mapper/people.ts'
import type { PictureSize, ContactSearch } from '../../operations/contacts.ts'
import type { WireVCard } from '../../wire/contacts.ts'
import { mapCard, mapField, mapListed, wireStatuses } from '../../mapper/contacts.ts'
import { asItemRequest } from '../item-request.ts'
import { PictureCache, pictureFrom, pictureTypeOf } from './picture.ts'
import { changedCard } from './vcard.ts'

/** Most favourites that are shown: a list of this length is a directory. */
const MOST_FAVOURITES = 500

/** Contacts, their cards and pictures, and the user's list of them (Dstny API 3.12, 3.13, 3.15, 3.23). */
export function contactServices(
  client: DstnyClient,
  names: PresenceNames
): Services<Extract<ServiceName, `contact.${string}` | `ownImage.${string}`>> {
  return { ...listServices(client, names), ...cardServices(client, names), ...pictureServices(client) }
}

type ListName = 'favourites' | 'find' | 'addToList' | 'removeFromList' | 'setStatus'
type FavouriteName = 'isFavourite' | 'setFavourite' | 'rebuildFavourites'

function listServices(
  { contactList }: DstnyClient,
  names: PresenceNames
): Services<`contact.${ListName}` | `contact.${FavouriteName}`> {
  const search = async (wanted: ContactSearch, accountId: string, signal: AbortSignal): Promise<ListedContact[]> => {
    const { contact } = await contactList.searchContacts(wanted, signal)
    return contact.flatMap((one) => mapListed(one, accountId, names) ?? []).slice(0, wanted.maxResults)
  }
  return {
    'contact.favourites': ({ accountId }, signal) => search({ maxResults: MOST_FAVOURITES }, accountId, signal),
    'contact.find': ({ accountId, query, limit, withBlocked, withFunctions }, signal) =>
      search(
        { query, maxResults: limit, includeBlocked: withBlocked, dontIncludeFnrs: !withFunctions },
        accountId,
        signal
      ),
    'contact.addToList': async ({ contactIds }, signal) => {
      const [first, ...more] = contactIds
      if (first !== undefined && more.length === 0) await contactList.addContact(first, signal)
      else
        await contactList.addContacts(
          contactIds.map((id) => ({ id })),
          signal
        )
    },
    'contact.removeFromList': ({ contactId }, signal) => contactList.removeContact(contactId, signal),
    'contact.setStatus': ({ contactId, status }, signal) =>
      contactList.setContactStatus(contactId, wireStatuses[status], signal),
    'contact.isFavourite': async ({ contactId }, signal) => ({
      favourite: await asItemRequest(contactList.checkBuddy(contactId, signal))
    }),
    'contact.setFavourite': ({ contactId, favourite }, signal) =>
      favourite ? contactList.addBuddy(contactId, signal) : contactList.deleteBuddy(contactId, signal),
    'contact.rebuildFavourites': (_input, signal) => contactList.applyBuddyTemplates(signal)
  }
}

function cardServices(
  client: DstnyClient,
  names: PresenceNames
): Services<'contact.card' | 'contact.fields' | 'contact.setFields' | 'contact.setCard'> {
  const { contactsInformation } = client
  const turns = new KeyedMutex()
  return {
    'contact.card': async ({ accountId, contactId }, signal) => {
      const contact = await asItemRequest(contactsInformation.getContact(contactId, { includeFields: true }, signal))
      const vcard = await vcardOf(client, contactId, signal)
      return mapCard({ contactId, accountId, contact, vcard }, names)
    },
    'contact.fields': async ({ contactId }, signal) =>
      (await asItemRequest(contactsInformation.getContactFields(contactId, signal))).map(mapField),
    'contact.setFields': (input, signal) => setFields(client, input, signal),
    'contact.setCard': (input, signal) =>
      turns.take(input.contactId, async () => {
        const before = await contactsInformation.getContactVcard(input.contactId, signal)
        await contactsInformation.updateContactVcard(input.contactId, changedCard(before, input), signal)
      })
  }
}

/** The business card, where there is one that may be seen: without it a contact is still worth showing. */
async function vcardOf(
  { contactsInformation }: DstnyClient,
  contactId: string,
  signal: AbortSignal
): Promise<WireVCard | undefined> {
  try {
    return (await contactsInformation.getContactVcard(contactId, signal)).read
  } catch (error) {
    if (error instanceof CtiError && ['permission', 'notFound', 'unsupported', 'protocol'].includes(error.kind)) {
      return undefined
    }
    throw error
  }
}

/** Sends only what differs, because every named field is written (Dstny API 3.15). @throws CtiError notFound | permission */
async function setFields(
  { contactsInformation }: DstnyClient,
  { contactId, fields }: ServiceInput<'contact.setFields'>,
  signal: AbortSignal
): Promise<void> {
  const known = new Map((await contactsInformation.getContactFields(contactId, signal)).map((one) => [one.id, one]))
  const changed = fields.flatMap(({ id, value = '' }) => {
    const field = known.get(id)
    if (field === undefined) throw new CtiError('notFound', { userMessage: m.error_not_found_other() })
    const isSame = value === (field.value ?? '') || value === (displayText(field.value, MAX_FIELD) ?? '')
    if (isSame) return []
    if (field.editable === false) throw new CtiError('permission', { userMessage: m.error_permission() })
    return [value === '' ? { id } : { id, requestedValue: value }]
  })
  if (changed.length > 0) await contactsInformation.updateContactFields(contactId, { fields: changed }, signal)
}

function pictureServices({
  contactsInformation,
  userInformation
}: DstnyClient): Services<'contact.image' | 'ownImage.read' | 'ownImage.replace'> {
  const cache = new PictureCache()
  return {
    'contact.image': async ({ contactId, version, pixels }, signal) => {
      const read = () => shown(() => contactsInformation.getContactImage(contactId, sizeOf(pixels), signal))
      const key = JSON.stringify([contactId, version, pixels])
      return answer(version === undefined ? await read() : await cache.get(key, read))
    },
    'ownImage.read': async ({ pixels }, signal) =>
      answer(await shown(() => userInformation.getUserPhoto(sizeOf(pixels), signal))),
    'ownImage.replace': async ({ bytes }, signal) => {
      const contentType = pictureTypeOf(bytes)
      if (contentType === undefined) throw new CtiError('protocol', { userMessage: m.error_picture_kind() })
      if (bytes.byteLength > MAX_PICTURE_BYTES) throw new CtiError('protocol', { userMessage: m.error_picture_size() })
      await userInformation.uploadUserPhoto({ contentType, content: bytes }, signal)
    }
  }
}

type MaybePicture = ReturnType<typeof pictureFrom>

const answer = (image: MaybePicture): { image?: NonNullable<MaybePicture> } => (image === undefined ? {} : { image })

const sizeOf = (pixels: number | undefined): PictureSize =>
  pixels === undefined ? {} : { prefWidth: pixels, prefHeight: pixels }

/** Whoever has no picture is answered with 404. @throws CtiError */
async function shown(read: () => Promise<Uint8Array>): Promise<MaybePicture> {
  try {
    return pictureFrom(await asItemRequest(read()))
  } catch (error) {
    if (error instanceof CtiError && ['notFound', 'unsupported'].includes(error.kind)) return undefined
    throw error
  }
}
