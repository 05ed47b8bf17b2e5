import * as z from 'zod/mini'
import { contactStatuses } from './contacts.ts'
import { accepted, asTyped, changes, id, keepingNumbers, reads } from './request.ts'

/** What a number of a contact is for. */
export const numberLabels = ['home', 'work', 'mobile', 'main', 'workFax', 'homeFax', 'pager', 'other'] as const
export type NumberLabel = (typeof numberLabels)[number]

const status = z.enum(contactStatuses)
const label = z.enum(numberLabels)

/** A contact somebody has typed in. */
export const personalContact = z.object({
  id: z.string(),
  owner: z.enum(['user', 'group', 'organisation']),
  company: z.optional(z.string()),
  department: z.optional(z.string()),
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  shortName: z.optional(z.string()),
  email: z.optional(z.string()),
  street: z.optional(z.string()),
  city: z.optional(z.string()),
  postalCode: z.optional(z.string()),
  country: z.optional(z.string()),
  /** 1 to 10. */
  speedDial: z.optional(z.number()),
  /** Shown before anything is searched. */
  inUsualList: z.boolean(),
  status,
  numbers: z.array(z.object({ label, number: z.string(), display: z.string(), preferred: z.boolean() }))
})
export type PersonalContact = z.infer<typeof personalContact>

const text = z.optional(z.string().check(z.maxLength(500)))

/** Bounds are wide, so that the true ones can be told in words. */
const written = {
  company: text,
  department: text,
  firstName: text,
  lastName: text,
  shortName: text,
  email: text,
  street: text,
  city: text,
  postalCode: text,
  country: text,
  speedDial: z.optional(z.number().check(z.int(), z.gte(0), z.lte(1_000))),
  inUsualList: z.boolean(),
  status,
  numbers: z
    .array(
      z.object({
        label,
        number: z.string().check(z.minLength(1), z.maxLength(200)),
        asTyped,
        preferred: z.optional(z.boolean())
      })
    )
    .check(z.maxLength(20))
}

/** The user's own address book. */
export const personalContactRequests = {
  'personalContact.list': reads('personalContacts', {}, z.array(personalContact)),
  'personalContact.read': reads('personalContacts', { contactId: id }, personalContact),
  'personalContact.create': changes('personalContacts', written, z.object({ contact: z.optional(personalContact) }), [
    'numbers.number'
  ]),
  /** The whole contact: what is absent is cleared. */
  'personalContact.update': keepingNumbers(
    changes('personalContactChanges', { contactId: id, ...written }, accepted, ['numbers.number'])
  ),
  'personalContact.delete': changes('personalContacts', { contactId: id }, accepted),
  /** What the labels are called in the language of the program. */
  'personalContact.labels': reads('personalContacts', {}, z.array(z.object({ label, name: z.string() })))
} as const
