import * as z from 'zod/mini'
import { limits } from '../../../util/limits.ts'
import { entriesOf } from './raw-response.ts'
import { list, maybe, maybeFlag, maybeNumber, maybeText, text, textOrEmpty } from './values.ts'
import { wirePresence } from './presence.ts'

const directoryField = z.object({
  id: text,
  label: maybeText,
  value: maybeText,
  editable: maybeFlag,
  requestedValue: maybeText
})
/** A field of the directory the organisation has defined (Dstny API 2.6, DirectoryField). */
export type WireDirectoryField = z.infer<typeof directoryField>
export const wireDirectoryFields = z.object({ fields: list(directoryField) })

const wireContact = z.object({
  id: maybeText,
  contactEntryId: maybeText,
  type: textOrEmpty,
  firstname: maybeText,
  lastname: maybeText,
  company: maybeText,
  presence: maybe(wirePresence),
  incall: maybeFlag,
  diversionAccess: maybeText,
  inlist: maybeFlag,
  image: maybeNumber,
  vcard: maybeNumber,
  contactStatus: maybeText,
  preferredNumber: maybeText,
  email: maybeText,
  faxNumber: maybeText,
  collaboration: maybeFlag,
  phonenumbers: list(z.object({ number: text, type: textOrEmpty })),
  fields: maybe(wireDirectoryFields)
})
/** A row of the directory (Dstny API 2.6, Contact). */
export type WireContact = z.infer<typeof wireContact>
export const wireContactList = z.object({ query: maybeText, contact: list(wireContact, limits.foundContacts) })
export type WireContactList = z.infer<typeof wireContactList>
export { wireContact }

const resource = { parseType: maybeText }
/** Text that may have come as a number ("11122"). */
const textual = z.pipe(z.union([z.string(), z.number(), z.bigint()]), z.transform(String))
const maybeTextual = maybe(textual)

/** A part of a card; of several the first (Dstny API 0.7). */
const part = <T>(schema: z.ZodMiniType<T>): z.ZodMiniType<T | undefined> =>
  z.pipe(
    z.transform((value: unknown): unknown => entriesOf(value)[0]),
    maybe(schema)
  )

/** A list; a thing that stands alone in its place is the only one. */
const oneOrMore = <T>(member: z.ZodMiniType<T>): z.ZodMiniType<T[]> =>
  z.pipe(
    z.transform((value: unknown): unknown => entriesOf(value)),
    list(member)
  )

/** A telephone number of a business card. */
export const wireTelephone = z.looseObject({
  ...resource,
  value: z.catch(textual, ''),
  type: maybe(z.array(z.unknown()))
})

/** A business card in the vendor's JSON form (Dstny API 2.6, VCard). */
export const wireVCard = z.looseObject({
  Description: z.looseObject({
    TEL: oneOrMore(wireTelephone),
    group: maybe(list(z.looseObject({ ...resource, value: textOrEmpty }))),
    field: maybe(list(z.looseObject({ id: text, value: textOrEmpty }))),
    FN: maybeTextual,
    N: part(z.looseObject({ ...resource, Family: maybeTextual, Given: maybeTextual })),
    ADR: part(
      z.looseObject({
        ...resource,
        Pcode: maybeTextual,
        Country: maybeTextual,
        Locality: maybeTextual,
        Street: maybeTextual
      })
    ),
    ORG: part(z.looseObject({ ...resource, Orgunit: maybeTextual, Orgname: maybeTextual })),
    EMAIL: part(z.looseObject({ ...resource, value: maybeText }))
  })
})
export type WireVCard = z.infer<typeof wireVCard>

/** A number of an entry of an address book. */
export const wirePersonalNumber = z.looseObject({
  type: textOrEmpty,
  phoneNumber: text,
  preferredNumber: maybeFlag,
  abbreviatednumber: maybeText
})

/** An entry of a personal, group or organisation address book (Dstny API 2.6, PersonalContact). */
export const wirePersonalContact = z.looseObject({
  cid: maybeText,
  company: maybeText,
  department: maybeText,
  firstname: maybeText,
  lastname: maybeText,
  shortname: maybeText,
  email: maybeText,
  street: maybeText,
  city: maybeText,
  postalcode: maybeText,
  country: maybeText,
  speeddial: maybeNumber,
  showInDefaultContactList: maybeFlag,
  contactStatus: maybeText,
  ownerType: maybeText,
  phoneNumbers: oneOrMore(wirePersonalNumber)
})
export type WirePersonalContact = z.infer<typeof wirePersonalContact>
export const wirePersonalContacts = z.object({ personal_contact: list(wirePersonalContact) })

const phoneLabel = z.object({ labelValue: text, labelName: textOrEmpty })
/** The translated name of a kind of number (Dstny API 2.6, PhoneLabel). */
export type WirePhoneLabel = z.infer<typeof phoneLabel>
export const wirePhoneLabels = z.object({ phoneLabels: list(phoneLabel) })

/** Whether a contact is a favourite; without a text body the status has said yes (Dstny API 3.12, checkBuddy). */
export const wireBuddyCheck = z.pipe(
  z.unknown(),
  z.transform((body) => !/^"?false"?$/i.test(String(body).trim()))
)
