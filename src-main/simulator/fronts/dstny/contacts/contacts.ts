import { entriesFor, entryFor, lookOf, statusesByName, type Entry } from './contact-entries.ts'
import { fieldsOf } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { contactUser } from '../people.ts'
import { countQuery } from '../queries.ts'
import type { Reply } from '../../kit/reply.ts'
import { DstnyRefusal, empty, json, text } from '../http/reply.ts'
import { invalid, required, type DstnyRequest } from '../http/request.ts'

const USUAL_RESULTS = 25

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
  const limit = countQuery(request, 'maxResults') ?? USUAL_RESULTS
  const withFunctions = request.boolQuery('dontIncludeFnrs') !== true
  const withBlocked = request.boolQuery('includeBlocked') === true
  const entries = entriesFor(lookOf(request), context)
    .filter((entry) => withFunctions || !entry.isFunction)
    .filter((entry) => withBlocked || entry.status !== 'blocked')
    .filter((entry) => (query ? fits(entry, query) : entry.isUsual))
  const contact = entries.slice(0, limit).map((entry) => entry.json)
  return json(query === undefined ? { contact } : { query, contact })
}

/** The contact of the path. @throws DstnyRefusal 404 contact.does.not.exist */
const entryOf = (request: DstnyRequest, context: FrontContext): Entry =>
  entryFor(request.param('cid'), lookOf(request), context)

/** Puts contacts into the list; those that are there keep their status. */
function add(ids: readonly string[], request: DstnyRequest, context: FrontContext): Reply {
  const found = ids.map((id) => entryFor(id, lookOf(request), context).id)
  for (const id of found) if (!request.user.contacts.has(id)) request.user.contacts.set(id, 'contact')
  return json({ contact: found.map((id) => entryFor(id, lookOf(request), context).json) })
}

const addContacts: Handler = (request, context) => {
  const list = fieldsOf(request).list('contact') ?? required('contact')
  const ids = list.map((fields) => fields.text('id') ?? fields.text('contactEntryId') ?? required('contact.id'))
  return add(ids, request, context)
}

const removeContact: Handler = (request, context) => {
  const { id } = entryOf(request, context)
  if (!request.user.contacts.has(id)) {
    throw new DstnyRefusal(404, { fieldName: 'cid', code: 'contact.does.not.exist', name: id })
  }
  request.user.contacts.remove(id)
  return empty()
}

const setContactStatus: Handler = (request, context) => {
  const name = fieldsOf(request).oneOf('contactStatus', ['FAVORITE', 'CONTACT', 'VIP', 'BLOCKED'])
  if (name === undefined) return required('contactStatus')
  request.user.contacts.set(entryOf(request, context).id, statusesByName[name])
  return empty()
}

const applyBuddyTemplates: Handler = (request, { pbx }) => {
  const wanted = request.requiredQuery('applyContactTemplates')
  if (wanted !== 'true') invalid('applyContactTemplates', wanted)
  const template = pbx.organisation(request.user.data.domain)?.favouriteTemplate ?? []
  request.user.contacts.replaceFavourites(template)
  return empty()
}

const buddyHandlers: Handlers = {
  checkBuddy: (request, context) => {
    const { id } = entryOf(request, context)
    if (request.user.contacts.statusOf(id) === 'favourite') return empty()
    throw new DstnyRefusal(404, { fieldName: 'cid', code: 'item.does.not.exist', name: id })
  },
  addBuddy: (request, context) => {
    request.user.contacts.set(entryOf(request, context).id, 'favourite')
    return empty()
  },
  deleteBuddy: (request, context) => {
    request.user.contacts.remove(entryOf(request, context).id)
    return empty()
  },
  applyBuddyTemplates
}

/** Contacts, favourites and single contacts (Dstny API 3.12, 3.13, 3.15). */
export const contactHandlers: Handlers = {
  ...buddyHandlers,
  searchContacts,
  addContact: (request, context) => add([request.param('cid')], request, context),
  addContacts,
  removeContact,
  setContactStatus,
  getContact: (request, context) => json(entryOf(request, context).json),
  getContactLineState: (request, context) => {
    const extension = contactUser(request.param('cid'), request.param('domain'), context)
    return text(String(extension.isInCall))
  }
}
