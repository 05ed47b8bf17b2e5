import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { ServiceInput } from '../../../../src-preload/contract/services/services.ts'
import type { NumberLabel, PersonalContact } from '../../../../src-preload/contract/services/personal-contacts.ts'
import { CtiError } from '../../../util/errors.ts'
import { shownNumber } from '../calls/destination.ts'
import type { WirePersonalContact } from '../wire/contacts.ts'
import { lookUp } from '../../../util/lookup.ts'
import { statusOf, texts, wireStatuses } from './contacts.ts'
import { defined } from '../../../util/defined.ts'

/** Longest text member, in characters (Dstny API 2.6). */
const MAX_TEXT = 64
/** Speed dials are 1 to this (Dstny API 2.6). */
const MAX_SPEED_DIAL = 10

/** A personal contact as it is typed in. */
export type TypedContact = Omit<ServiceInput<'personalContact.create'>, 'accountId'>

/** The wire's words for what a number is for (Dstny API 2.6, PhoneLabelValue). */
export const wireLabels: Readonly<Record<NumberLabel, string>> = {
  home: 'HOME',
  work: 'WORK',
  mobile: 'MOBILE',
  main: 'MAIN',
  workFax: 'WORK_FAX',
  homeFax: 'HOME_FAX',
  pager: 'PAGER',
  other: 'OTHER'
}

const LABELS = new Map(Object.entries(wireLabels).map(([label, word]) => [word, label as NumberLabel])) // the keys are the labels

/** What a number is for; an unknown word is 'other'. */
export const labelOf = (word: string): NumberLabel => LABELS.get(word) ?? 'other'

const OWNERS = { GROUP: 'group', ORG: 'organisation' } as const satisfies Readonly<
  Record<string, PersonalContact['owner']>
>

type Known = WirePersonalContact & { readonly cid: string }

/** A personal contact; undefined for one without an id, which nothing can be done with. */
export function mapPersonal(contact: Known): PersonalContact
export function mapPersonal(contact: WirePersonalContact): PersonalContact | undefined
export function mapPersonal(contact: WirePersonalContact): PersonalContact | undefined {
  const { cid, speeddial } = contact
  if (cid === undefined) return undefined
  const numbers = (contact.phoneNumbers ?? []).flatMap(({ type, phoneNumber, preferredNumber = false }) => {
    const { number, displayNumber = '' } = shownNumber(phoneNumber)
    if (number === undefined) return []
    return [{ label: labelOf(type), number, display: displayNumber, preferred: preferredNumber }]
  })
  return {
    id: cid,
    owner: lookUp(OWNERS, contact.ownerType) ?? 'user',
    ...texts({
      company: contact.company,
      department: contact.department,
      firstName: contact.firstname,
      lastName: contact.lastname,
      shortName: contact.shortname,
      email: contact.email,
      street: contact.street,
      city: contact.city,
      postalCode: contact.postalcode,
      country: contact.country
    }),
    ...defined({ speedDial: speeddial }),
    inUsualList: contact.showInDefaultContactList ?? false,
    status: statusOf(contact.contactStatus),
    numbers
  }
}

/** What is written: every member of ours, so that an absent one is cleared. */
export function wirePersonal(contact: TypedContact): WirePersonalContact {
  return {
    ...typedTexts(contact),
    speeddial: contact.speedDial,
    showInDefaultContactList: contact.inUsualList,
    contactStatus: wireStatuses[contact.status],
    phoneNumbers: contact.numbers.map(({ label, number, preferred = false }) => ({
      type: wireLabels[label],
      phoneNumber: number,
      preferredNumber: preferred
    }))
  }
}

type TextName =
  | 'company'
  | 'department'
  | 'firstname'
  | 'lastname'
  | 'shortname'
  | 'email'
  | 'street'
  | 'city'
  | 'postalcode'
  | 'country'

const typedTexts = (contact: TypedContact): Readonly<Record<TextName, string | undefined>> => ({
  company: contact.company,
  department: contact.department,
  firstname: contact.firstName,
  lastname: contact.lastName,
  shortname: contact.shortName,
  email: contact.email,
  street: contact.street,
  city: contact.city,
  postalcode: contact.postalCode,
  country: contact.country
})

/** Checks the system's limits before anything is sent. @throws CtiError protocol, naming the member in words */
export function checkPersonal(contact: TypedContact): void {
  for (const [name, text] of Object.entries(typedTexts(contact))) {
    if (Array.from(text ?? '').length <= MAX_TEXT) continue
    const field = lookUp(FIELD_NAMES, name)?.() ?? name
    throw new CtiError('protocol', { userMessage: m.error_field_too_long({ field, most: MAX_TEXT }) })
  }
  const { speedDial } = contact
  if (speedDial === undefined || (speedDial >= 1 && speedDial <= MAX_SPEED_DIAL)) return
  throw new CtiError('protocol', { userMessage: m.error_speed_dial({ most: MAX_SPEED_DIAL }) })
}

const FIELD_NAMES: Readonly<Record<TextName, () => string>> = {
  company: m.contact_company,
  department: m.contact_department,
  firstname: m.contact_first_name,
  lastname: m.contact_last_name,
  shortname: m.contact_short_name,
  email: m.contact_email,
  street: m.contact_street,
  city: m.contact_city,
  postalcode: m.contact_postal_code,
  country: m.contact_country
}
