import * as z from 'zod/mini'
import { personPresence } from '../colleague.ts'
import { contactRow } from '../contact.ts'
import { accepted, asTyped, changes, id, keepingNumbers, reads, instant } from './request.ts'
import { note } from './presence.ts'

/** How a contact stands to the user; blocked ones do not get through. */
export const contactStatuses = ['favourite', 'contact', 'vip', 'blocked'] as const
export type ContactStatus = (typeof contactStatuses)[number]
const status = z.enum(contactStatuses)

/** Largest picture that is shown or sent, in bytes. */
export const MAX_PICTURE_BYTES = 512 * 1024
/** Kinds of pictures, told by their first bytes. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** A contact of a list: what a row shows. */
export const listedContact = z.extend(contactRow, {
  /** 'function': a number of the system, such as a group. */
  kind: z.enum(['person', 'function', 'other']),
  inMyList: z.boolean(),
  status,
  /** There is a picture; it changes with this number. */
  imageVersion: z.optional(z.number())
})
export type ListedContact = z.infer<typeof listedContact>

/** A field the organisation has added to its directory. */
export const directoryField = z.object({
  id: z.string(),
  label: z.string(),
  value: z.optional(z.string()),
  /** A value that waits to be approved. */
  requestedValue: z.optional(z.string()),
  editable: z.boolean()
})
export type DirectoryField = z.infer<typeof directoryField>

const address = z.object({
  street: z.optional(z.string()),
  postalCode: z.optional(z.string()),
  city: z.optional(z.string()),
  country: z.optional(z.string())
})

/** Everything that is known of one contact. */
export const contactCard = z.extend(listedContact, {
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  department: z.optional(z.string()),
  emails: z.array(z.string()),
  address: z.optional(address),
  /** Groups of people the contact is in. */
  groups: z.array(z.string()),
  fields: z.array(directoryField),
  presence: z.optional(personPresence),
  /** What the user may change of the contact's presence. */
  mayChange: z.object({ activity: z.boolean(), note: z.boolean(), role: z.boolean(), schedule: z.boolean() })
})
export type ContactCard = z.infer<typeof contactCard>

/** A picture, fit for a data address. */
export const picture = z.object({ type: z.enum(pictureTypes), base64: z.string() })
export type Picture = z.infer<typeof picture>
const maybePicture = z.object({ image: z.optional(picture) })

/** Longest value of a directory field that can be written, in characters. */
export const MAX_FIELD = 2_000

const text = z.string().check(z.maxLength(200))
const changedText = z.optional(text)
const pixels = z.optional(z.number().check(z.int(), z.gte(16), z.lte(1_024)))
/** What is sent may be somewhat larger than what is taken, so that the refusal can say so in words. */
const MOST_SENT_BYTES = 4 * MAX_PICTURE_BYTES

/** Contacts, the user's list of them, their cards and pictures. */
export const contactRequests = {
  'contact.favourites': reads('contactCards', {}, z.array(listedContact)),
  'contact.find': reads(
    'contactCards',
    {
      query: z.string().check(z.minLength(1), z.maxLength(200)),
      limit: z.number().check(z.int(), z.gte(1), z.lte(200)),
      withBlocked: z.boolean(),
      withFunctions: z.boolean()
    },
    z.array(listedContact)
  ),
  'contact.card': reads('contactCards', { contactId: id }, contactCard),
  'contact.fields': reads('contactFields', { contactId: id }, z.array(directoryField)),
  /** A field without a value is cleared; what has not changed is not sent. */
  'contact.setFields': changes(
    'contactFields',
    {
      contactId: id,
      fields: z
        .array(z.object({ id, value: z.optional(z.string().check(z.maxLength(MAX_FIELD))) }))
        .check(z.minLength(1), z.maxLength(100))
    },
    accepted
  ),
  /** Writes the business card of a contact of one's own; what is absent stays, what is empty is cleared. */
  'contact.setCard': keepingNumbers(
    changes(
      'contactCards',
      {
        contactId: id,
        firstName: changedText,
        lastName: changedText,
        company: changedText,
        department: changedText,
        email: changedText,
        street: changedText,
        postalCode: changedText,
        city: changedText,
        country: changedText,
        numbers: z.optional(z.array(z.object({ number: text.check(z.minLength(1)), asTyped })).check(z.maxLength(20)))
      },
      accepted,
      ['numbers.number']
    )
  ),
  /** Absent: there is none, or none that can be shown. `version` as the contact's `imageVersion`, so that it is kept. */
  'contact.image': reads(
    'contactCards',
    { contactId: id, version: z.optional(z.number().check(z.int())), pixels },
    maybePicture
  ),
  'contact.addToList': changes(
    'contactStatus',
    { contactIds: z.array(id).check(z.minLength(1), z.maxLength(100)) },
    accepted
  ),
  'contact.removeFromList': changes('contactStatus', { contactId: id }, accepted),
  'contact.setStatus': changes('contactStatus', { contactId: id, status }, accepted),
  'contact.isFavourite': reads('contactStatus', { contactId: id }, z.object({ favourite: z.boolean() })),
  'contact.setFavourite': changes('contactStatus', { contactId: id, favourite: z.boolean() }, accepted),
  /** Makes the favourites anew from what the organisation and its groups propose. */
  'contact.rebuildFavourites': changes('contactStatus', {}, accepted),
  'ownImage.read': reads('ownImage', { pixels }, maybePicture),
  'ownImage.replace': {
    ...changes(
      'ownImage',
      { bytes: z.instanceof(Uint8Array).check(z.refine((bytes) => bytes.byteLength <= MOST_SENT_BYTES)) },
      accepted
    ),
    mostBytes: MOST_SENT_BYTES
  }
} as const

/** What may be changed of the presence of colleagues; which roles there are is in the own presence. */
export const colleagueRequests = {
  /** Without `until` it never ends; without `available`, that of the activity. */
  'colleague.setActivity': changes(
    'presenceOfOthers',
    { contactId: id, activityId: id, available: z.optional(z.boolean()), until: z.optional(instant) },
    accepted
  ),
  'colleague.setNote': changes('presenceOfOthers', { contactId: id, note }, accepted),
  'colleague.setRole': changes('presenceOfOthers', { contactId: id, roleId: id }, accepted)
} as const
