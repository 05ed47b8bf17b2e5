import type { Extension } from '../../extension.ts'
import type { DirectoryData } from '../../office-data.ts'
import type { Queue } from '../../queues.ts'
import type { FrontContext, Handler, Handlers } from './front-context.ts'
import { contactUser, entryIdOf } from './people.ts'
import { pictureOf } from './picture.ts'
import { presenceJson } from './presence.ts'
import { DstnyRefusal, empty, image, json, text } from './reply.ts'
import { invalid, type DstnyRequest } from './request.ts'

const USUAL_RESULTS = 25

/** A contact before it is written out. */
interface Entry {
  readonly id: string
  readonly name: string
  /** What a search looks at. */
  readonly words: readonly string[]
  readonly isFunction: boolean
  readonly json: object
}

function userJson(extension: Extension, asker: Extension): object {
  const { data, address } = extension
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
    inlist: asker.favourites.has(address),
    type: 'DIRECTORY',
    ...(data.hasPhoto === true && { image: 1 }),
    vcard: 1,
    contactStatus: asker.favourites.has(address) ? 'FAVORITE' : 'CONTACT',
    preferredNumber: data.number,
    ...(data.email !== undefined && { email: data.email }),
    phonenumbers: numbers,
    contactEntryId: entryIdOf(extension)
  }
}

const entryOfUser = (extension: Extension, asker: Extension): Entry => {
  const { firstName, lastName, number, shortNumber, mobile = '', company = 'Example Office' } = extension.data
  const words = [firstName, ...lastName.split(' '), number, shortNumber, mobile, company]
  return { id: extension.address, name: extension.name, words, isFunction: false, json: userJson(extension, asker) }
}

function entryOfOutside(data: DirectoryData, asker: Extension): Entry {
  const { id, firstName, lastName, company, email, number } = data
  const json = {
    id,
    firstname: firstName,
    lastname: lastName,
    ...(company !== undefined && { company }),
    inlist: asker.favourites.has(id),
    type: 'DIRECTORY',
    preferredNumber: number,
    ...(email !== undefined && { email }),
    phonenumbers: [{ number, type: 'business' }]
  }
  const words = [firstName, lastName, company ?? '', number]
  return { id, name: `${firstName} ${lastName}`, words, isFunction: false, json }
}

const entryOfQueue = ({ data }: Queue, asker: Extension): Entry => {
  const id = `${data.shortNumber}@${data.domain}`
  const numbers = [{ number: data.number, type: 'business' }]
  const inlist = asker.favourites.has(id)
  const json = { id, lastname: data.name, inlist, type: 'SHORTCUT', phonenumbers: numbers }
  return { id, name: data.name, words: [data.name, data.number, data.shortNumber], isFunction: true, json }
}

function entriesFor(asker: Extension, { pbx }: FrontContext): Entry[] {
  const users = pbx.extensions.map((extension) => entryOfUser(extension, asker))
  const outside = pbx.data.directory.map((data) => entryOfOutside(data, asker))
  const functions = pbx.queues.map((queue) => entryOfQueue(queue, asker))
  return [...users, ...outside, ...functions].toSorted((a, b) => a.name.localeCompare(b.name))
}

const plain = (word: string): string => word.normalize('NFC').toLowerCase()

/** True when each word asked for starts a word of the entry; digits also match inside a number. */
function fits(entry: Entry, query: string): boolean {
  const words = entry.words.flatMap((word) => [
    plain(word),
    ...plain(word).split(/[\s&]+/),
    plain(word).replace('+', '')
  ])
  const asked = plain(query).split(/\s+/)
  return asked.every((part) => words.some((word) => word.startsWith(part)))
}

const searchContacts: Handler = (request, context) => {
  const query = request.query('query')
  const limit = Number(request.query('maxResults') ?? USUAL_RESULTS)
  if (!Number.isInteger(limit) || limit < 0) invalid('maxResults', String(limit))
  const entries = entriesFor(request.user, context)
    .filter((entry) => !entry.isFunction || request.boolQuery('dontIncludeFnrs') !== true)
    .filter((entry) => (query ? fits(entry, query) : request.user.favourites.has(entry.id)))
  const contact = entries.slice(0, limit).map((entry) => entry.json)
  return json(query === undefined ? { contact } : { query, contact })
}

/** The entry a contact id names. @throws DstnyRefusal 404 contact.does.not.exist */
function entryOf(request: DstnyRequest, context: FrontContext): Entry {
  const cid = request.param('cid')
  const found = entriesFor(request.ticket.extension, context).find((entry) => entry.id === cid)
  return found ?? entryOfUser(contactUser(cid, request.param('domain'), context), request.ticket.extension)
}

const getContactImage: Handler = (request, context) => {
  const extension = contactUser(request.param('cid'), request.param('domain'), context)
  return photoOf(extension)
}

function photoOf(extension: Extension): ReturnType<Handler> {
  if (extension.data.hasPhoto !== true) throw new DstnyRefusal(404, { fieldName: 'cid', code: 'item.does.not.exist' })
  return image(pictureOf(extension.address))
}

const setFavourite =
  (on: boolean): Handler =>
  (request, context) => {
    const { id } = entryOf(request, context)
    if (on) request.user.favourites.add(id)
    else request.user.favourites.delete(id)
    return empty()
  }

/** Contacts, favourites and single contacts (Contract dstny 3.12, 3.13, 3.15). */
export const contactHandlers: Handlers = {
  searchContacts,
  getContact: (request, context) => json(entryOf(request, context).json),
  getContactImage,
  getUserPhoto: (request) => photoOf(request.user),
  getContactLineState: (request, context) => {
    const extension = contactUser(request.param('cid'), request.param('domain'), context)
    return text(String(extension.isInCall))
  },
  checkBuddy: (request, context) => {
    const { id } = entryOf(request, context)
    if (request.user.favourites.has(id)) return empty()
    throw new DstnyRefusal(404, { fieldName: 'cid', code: 'item.does.not.exist', name: id })
  },
  addBuddy: setFavourite(true),
  deleteBuddy: setFavourite(false)
}
