import * as z from 'zod/mini'
import { list, maybe, maybeFlag, maybeNumber, maybeText, text, textOrEmpty } from './wire-values.ts'
import { wirePresence } from './wire-presence.ts'

const directoryField = z.object({
  id: text,
  label: maybeText,
  value: maybeText,
  editable: maybeFlag,
  requestedValue: maybeText
})
/** A field of the directory the organisation has defined (Contract dstny 2.6, DirectoryField). */
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
/** A row of the directory (Contract dstny 2.6, Contact). */
export type WireContact = z.infer<typeof wireContact>
export const wireContactList = z.object({ query: maybeText, contact: list(wireContact) })
export type WireContactList = z.infer<typeof wireContactList>
export { wireContact }

const resource = { parseType: maybeText }

/** A business card in the vendor's JSON form (Contract dstny 2.6, VCard). */
export const wireVCard = z.looseObject({
  Description: z.looseObject({
    TEL: maybe(list(z.looseObject({ ...resource, value: textOrEmpty, type: maybe(z.array(z.unknown())) }))),
    group: maybe(list(z.looseObject({ ...resource, value: textOrEmpty }))),
    field: maybe(list(z.looseObject({ id: text, value: textOrEmpty }))),
    FN: maybeText,
    N: maybe(z.looseObject({ ...resource, Family: maybeText, Given: maybeText })),
    ADR: maybe(
      z.looseObject({ ...resource, Pcode: maybeText, Country: maybeText, Locality: maybeText, Street: maybeText })
    ),
    ORG: maybe(z.looseObject({ ...resource, Orgunit: maybeText, Orgname: maybeText })),
    EMAIL: maybe(z.looseObject({ ...resource, value: maybeText }))
  })
})
export type WireVCard = z.infer<typeof wireVCard>

const personalNumber = z.looseObject({
  type: textOrEmpty,
  phoneNumber: text,
  preferredNumber: maybeFlag,
  abbreviatednumber: maybeText
})

/** An entry of a personal, group or organisation address book (Contract dstny 2.6, PersonalContact). */
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
  phoneNumbers: maybe(list(personalNumber))
})
export type WirePersonalContact = z.infer<typeof wirePersonalContact>
export const wirePersonalContacts = z.object({ personal_contact: list(wirePersonalContact) })

const phoneLabel = z.object({ labelValue: text, labelName: textOrEmpty })
/** The translated name of a kind of number (Contract dstny 2.6, PhoneLabel). */
export type WirePhoneLabel = z.infer<typeof phoneLabel>
export const wirePhoneLabels = z.object({ phoneLabels: list(phoneLabel) })

/** Whether a contact is a favourite; without a text body the status has said yes (Contract dstny 3.12, checkBuddy). */
export const wireBuddyCheck = z.pipe(
  z.unknown(),
  z.transform((body) => !/^"?false"?$/i.test(String(body).trim()))
)
