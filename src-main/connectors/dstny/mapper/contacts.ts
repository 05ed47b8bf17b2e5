import { MAX_FIELD } from '../../../../src-preload/contract/services/contacts.ts'
import type {
  ContactCard,
  ContactStatus,
  DirectoryField,
  ListedContact
} from '../../../../src-preload/contract/services/contacts.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { shownNumber } from '../calls/destination.ts'
import { mapContact } from './groups.ts'
import { mapPersonPresence } from './people.ts'
import type { PresenceNames } from './people.ts'
import type { WireContact, WireDirectoryField, WireVCard } from '../wire/contacts.ts'
import type { ContactStatus as WireStatus } from '../wire/requests.ts'
import type { WirePresence } from '../wire/presence.ts'
import { lookUp } from '../../../util/lookup.ts'
import { addressOf } from '../services/contacts/vcard-address.ts'
import { defined } from '../../../util/defined.ts'

const STATUSES = {
  FAVORITE: 'favourite',
  CONTACT: 'contact',
  VIP: 'vip',
  BLOCKED: 'blocked'
} as const satisfies Readonly<Record<string, ContactStatus>>

/** How a contact stands to the user; an unknown word is an ordinary contact (Dstny API 2.6). */
export const statusOf = (status: string | undefined): ContactStatus => lookUp(STATUSES, status) ?? 'contact'

/** The wire's word for how a contact stands to the user. */
export const wireStatuses: Readonly<Record<ContactStatus, WireStatus>> = {
  favourite: 'FAVORITE',
  contact: 'CONTACT',
  vip: 'VIP',
  blocked: 'BLOCKED'
}

const KINDS = { DIRECTORY: 'person', SHORTCUT: 'function' } as const satisfies Readonly<
  Record<string, ListedContact['kind']>
>

/** A row of a contact list; undefined when it has neither name nor number (Dstny API 2.6, Contact). */
export function mapListed(contact: WireContact, accountId: string, names: PresenceNames): ListedContact | undefined {
  const row = mapContact(contact, (id) => names.activityName(id))
  if (row === undefined) return undefined
  return {
    ...row,
    accountId,
    kind: lookUp(KINDS, contact.type) ?? 'other',
    inMyList: contact.inlist ?? false,
    status: statusOf(contact.contactStatus),
    ...defined({ imageVersion: contact.image })
  }
}

/** A field of the directory (Dstny API 2.6, DirectoryField). */
export function mapField(field: WireDirectoryField): DirectoryField {
  const value = displayText(field.value, MAX_FIELD)
  const requestedValue = displayText(field.requestedValue, MAX_FIELD)
  return {
    id: field.id,
    label: shownName(field.label, field.id),
    ...defined({ value, requestedValue }),
    editable: field.editable ?? false
  }
}

/** More of anything than a card can show. */
const MOST_SHOWN = 200

/** What a card is made from. */
export interface CardParts {
  readonly contactId: string
  readonly accountId: string
  readonly contact: WireContact
  /** Missing where the server has none, or does not let it be seen. */
  readonly vcard: WireVCard | undefined
}

/** The card of one contact: what the directory says, with what only the business card knows. */
export function mapCard({ contactId, accountId, contact, vcard }: CardParts, names: PresenceNames): ContactCard {
  const { FN, N, ADR, ORG, EMAIL, TEL, group } = vcard?.Description ?? {}
  const listed = mapListed(contact, accountId, names)
  const numbers = cardNumbers(listed?.numbers ?? [], [
    ...(TEL ?? []).map(({ value }) => ({ label: '', number: value })),
    ...(contact.faxNumber === undefined ? [] : [{ label: 'fax', number: contact.faxNumber }])
  ])
  const address = addressOf(ADR)
  const company = displayText(contact.company) ?? displayText(ORG?.Orgname)
  const presence = mapPersonPresence(contact.presence, names)
  return {
    ...listed,
    id: contactId,
    accountId,
    kind: listed?.kind ?? 'other',
    inMyList: contact.inlist ?? false,
    status: statusOf(contact.contactStatus),
    name: listed?.name ?? displayText(FN) ?? shownName(company, contactId),
    numbers: numbers.slice(0, MOST_SHOWN),
    ...texts({
      firstName: contact.firstname ?? N?.Given,
      lastName: contact.lastname ?? N?.Family,
      company,
      department: ORG?.Orgunit
    }),
    emails: unique([contact.email, EMAIL?.value]),
    ...defined({ address }),
    groups: unique((group ?? []).map(({ value }) => value)),
    fields: (contact.fields?.fields ?? []).slice(0, MOST_SHOWN).map(mapField),
    ...defined({ presence }),
    mayChange: mapAccess(contact.presence)
  }
}

/** What the user may change of somebody's presence: only what the server says may be written (Dstny API 5.10). */
function mapAccess(presence: WirePresence | undefined): ContactCard['mayChange'] {
  const isWritable = (access: string | undefined): boolean => access?.toUpperCase() === 'WRITE'
  return {
    activity: isWritable(presence?.activityAccess),
    note: isWritable(presence?.noteAccess),
    role: isWritable(presence?.roleAccess),
    schedule: isWritable(presence?.futurePresenceAccess)
  }
}

/** All numbers once: those that have a label come first, so theirs stays. */
function cardNumbers(
  known: ContactCard['numbers'],
  more: readonly { readonly label: string; readonly number: string }[]
): ContactCard['numbers'] {
  const numbers = new Map(known.map((one) => [one.number, one]))
  for (const { label, number } of more) {
    const { number: dialable, displayNumber = '' } = shownNumber(number)
    if (dialable === undefined || numbers.has(dialable)) continue
    numbers.set(dialable, { label, number: dialable, display: displayNumber })
  }
  return [...numbers.values()]
}

const unique = (words: readonly (string | undefined)[]): string[] =>
  [...new Set(words.flatMap((word) => displayText(word) ?? []))].slice(0, MOST_SHOWN)

/** Members whose text is fit to be shown; the others are left out. */
export function texts<K extends string>(members: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> {
  const shown = Object.entries<string | undefined>(members).map(([name, text]) => [name, displayText(text)] as const)
  return Object.fromEntries(shown.filter(([, text]) => text !== undefined)) as Partial<Record<K, string>> // same keys, less some
}
