import type { ContactStatus } from '../../../people/contact-list.ts'
import type { Extension } from '../../../people/extension.ts'
import type { DirectoryData } from '../../../core/company-data.ts'
import type { PersonalContact } from '../../../company/phone-book.ts'
import type { Queue } from '../../../distribution/queues.ts'
import { visibleFields } from './directory-fields.ts'
import type { FrontContext } from '../front-context.ts'
import { contactUser, entryIdOf } from '../people.ts'
import { presenceJson } from '../presence/presence.ts'
import type { DstnyRequest } from '../http/request.ts'

/** Names of the contact statuses (Dstny API 2.6). */
export const statusNames = {
  favourite: 'FAVORITE',
  contact: 'CONTACT',
  vip: 'VIP',
  blocked: 'BLOCKED'
} as const satisfies Record<ContactStatus, string>

/** The other way round. */
export const statusesByName = { FAVORITE: 'favourite', CONTACT: 'contact', VIP: 'vip', BLOCKED: 'blocked' } as const

/** A contact before it is written out. */
export interface Entry {
  readonly id: string
  readonly name: string
  /** What a search looks at. */
  readonly words: readonly string[]
  readonly isFunction: boolean
  readonly status: ContactStatus | undefined
  /** True: shown before anything is searched. */
  readonly isUsual: boolean
  readonly json: object
}

/** Who looks, and how much is asked for. */
export interface Look {
  readonly asker: Extension
  readonly withFields: boolean
}

/** What a request wants to see of contacts. */
export const lookOf = (request: DstnyRequest): Look => ({
  asker: request.raw.params['user'] === undefined ? request.ticket.extension : request.user,
  withFields: request.boolQuery('includeFields') === true
})

const standing = (id: string, asker: Extension, own?: ContactStatus) => {
  const status = asker.contacts.statusOf(id) ?? own
  return {
    status,
    isUsual: status === 'favourite',
    json: { inlist: status !== undefined, contactStatus: statusNames[status ?? 'contact'] }
  }
}

function userJson(extension: Extension, { asker, withFields }: Look, context: FrontContext): object {
  const { data, address, versions } = extension
  const numbers = [{ number: data.number, type: 'business' }]
  if (data.mobile !== undefined) numbers.push({ number: data.mobile, type: 'mobile' })
  return {
    id: address,
    firstname: data.firstName,
    lastname: data.lastName,
    company: data.company ?? 'Example Office',
    presence: presenceJson(extension, asker),
    incall: extension.isInCall,
    diversionAccess: 'NONE',
    type: 'DIRECTORY',
    ...((data.hasPhoto === true || extension.photo !== undefined) && { image: versions.image }),
    vcard: versions.card,
    preferredNumber: data.number,
    ...(data.email !== undefined && { email: data.email }),
    phonenumbers: numbers,
    contactEntryId: entryIdOf(extension),
    ...(withFields && { fields: { fields: visibleFields(extension, asker, context) } })
  }
}

function entryOfUser(extension: Extension, look: Look, context: FrontContext): Entry {
  const { firstName, lastName, number, shortNumber, mobile = '', company = 'Example Office' } = extension.data
  const words = [firstName, ...lastName.split(' '), number, shortNumber, mobile, company]
  const { json, ...rest } = standing(extension.address, look.asker)
  const body = { ...userJson(extension, look, context), ...json }
  return { id: extension.address, name: extension.name, words, isFunction: false, ...rest, json: body }
}

function entryOfOutside(data: DirectoryData, { asker }: Look): Entry {
  const { id, firstName, lastName, company, email, number } = data
  const { json, ...rest } = standing(id, asker)
  const body = {
    id,
    firstname: firstName,
    lastname: lastName,
    ...(company !== undefined && { company }),
    ...json,
    type: 'DIRECTORY',
    preferredNumber: number,
    ...(email !== undefined && { email }),
    phonenumbers: [{ number, type: 'business' }]
  }
  const words = [firstName, lastName, company ?? '', number]
  return { id, name: `${firstName} ${lastName}`, words, isFunction: false, ...rest, json: body }
}

function entryOfQueue({ data }: Queue, { asker }: Look): Entry {
  const id = `${data.shortNumber}@${data.domain}`
  const numbers = [{ number: data.number, type: 'business' }]
  const { json, ...rest } = standing(id, asker)
  const body = { id, lastname: data.name, ...json, type: 'SHORTCUT', phonenumbers: numbers }
  const words = [data.name, data.number, data.shortNumber]
  return { id, name: data.name, words, isFunction: true, ...rest, json: body }
}

function entryOfPersonal({ id, details, version }: PersonalContact, { asker }: Look): Entry {
  const { firstName = '', lastName = '', shortName = '', company, email, numbers } = details
  const { json, ...rest } = standing(id, asker, details.status ?? 'contact')
  const preferred = numbers.find((one) => one.preferred === true) ?? numbers[0]
  const body = {
    id,
    firstname: firstName,
    lastname: lastName,
    ...(company !== undefined && { company }),
    ...json,
    type: 'DIRECTORY',
    vcard: version,
    ...(preferred !== undefined && { preferredNumber: preferred.number }),
    ...(email !== undefined && { email }),
    phonenumbers: numbers.map(({ number, label }) => ({ number, type: label.toLowerCase() }))
  }
  const words = [firstName, lastName, shortName, company ?? '', ...numbers.map((one) => one.number)]
  const isUsual = rest.isUsual || details.inUsualList === true
  return { id, name: `${firstName} ${lastName}`.trim(), words, isFunction: false, ...rest, isUsual, json: body }
}

/** Every contact a person can find, by name. */
export function entriesFor(look: Look, context: FrontContext): Entry[] {
  const { pbx } = context
  const users = pbx.extensions.map((extension) => entryOfUser(extension, look, context))
  const outside = pbx.data.directory.map((data) => entryOfOutside(data, look))
  const functions = pbx.queues.map((queue) => entryOfQueue(queue, look))
  const personal = pbx.phoneBook.visibleTo(look.asker).map((contact) => entryOfPersonal(contact, look))
  return [...users, ...outside, ...functions, ...personal].toSorted((a, b) => a.name.localeCompare(b.name))
}

/** The contact an id names, as one person sees it. @throws DstnyRefusal 404 contact.does.not.exist */
export function entryFor(cid: string, look: Look, context: FrontContext): Entry {
  const found = entriesFor(look, context).find((entry) => entry.id === cid)
  return found ?? entryOfUser(contactUser(cid, look.asker.data.domain, context), look, context)
}
