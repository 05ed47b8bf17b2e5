import { layouts, written, type Form } from '../form/resource.ts'
import { Stamp } from '../form/stamps.ts'
import type { Handler, Handlers } from '../http/handlers.ts'
import { rowOf, rowsOf } from '../http/lookup.ts'
import { page } from '../http/paging.ts'
import { invalidArgument, VoipbinRefusal } from '../http/refusal.ts'
import { json } from '../http/reply.ts'
import { addressOf, type VoipbinRequest } from '../http/request.ts'
import type { Platform } from '../world/platform.ts'
import { contactJson } from './contact-json.ts'
import { contactTexts, type Contact, type ContactAddress } from './contacts.ts'

const shown = (contact: Contact, { switches }: Platform) => contactJson(contact, switches.dataForm)

const contactOf = (request: VoipbinRequest, platform: Platform): Contact =>
  rowOf(request, platform, { byId: (id) => platform.contacts.all.get(id), noun: 'CONTACT' })

const list: Handler = (request, platform) =>
  page(request, rowsOf(request, platform.contacts.all.values()), (one) => shown(one, platform), platform.switches)

const create: Handler = (request, platform) => {
  const { customer } = request.identity
  const texts = request.changes(...contactTexts)
  const source = request.text('source') || 'manual'
  const tagIds = request.list('tag_ids').filter((id) => typeof id === 'string')
  const addresses = request.addresses('addresses')
  request.demand(customer)
  const contact = platform.contacts.create(customer, { texts, source, addresses, tagIds })
  return json(shown(contact, platform), 201)
}

const get: Handler = (request, platform) => json(shown(contactOf(request, platform), platform))

const change: Handler = (request, platform) => {
  const contact = contactOf(request, platform)
  Object.assign(contact.texts, request.changes(...contactTexts))
  platform.contacts.changed(contact)
  return json(shown(contact, platform))
}

const remove: Handler = (request, platform) => {
  const contact = contactOf(request, platform)
  platform.contacts.delete(contact)
  return json(shown(contact, platform))
}

const lookUpContact: Handler = (request, platform) => {
  const { customer } = request.identity
  const [phone, email] = [request.query('phone') ?? '', request.query('email') ?? '']
  if (phone === '' && email === '') throw invalidArgument()
  request.demand(customer)
  const byPhone = phone === '' ? undefined : platform.contacts.lookUp(customer, 'tel', phone)
  const found = byPhone ?? (email === '' ? undefined : platform.contacts.lookUp(customer, 'email', email))
  if (found === undefined) throw new VoipbinRefusal('NOT_FOUND', 'CONTACT_NOT_FOUND')
  return json(shown(found, platform))
}

const addAddress: Handler = (request, platform) => {
  const address = addressOf(request.body)
  const contact = contactOf(request, platform)
  platform.contacts.addAddress(contact, address, request.body['is_primary'] === true)
  return json(shown(contact, platform), platform.switches.addedStatus)
}

/** The address of the path. @throws VoipbinRefusal 400 | 404 */
function contactAddress(request: VoipbinRequest, { addresses }: Contact): ContactAddress {
  const id = request.id('address_id')
  const found = addresses.find((one) => one.id === id)
  if (found === undefined) throw new VoipbinRefusal('NOT_FOUND', 'ADDRESS_NOT_FOUND')
  return found
}

const changeAddress: Handler = (request, platform) => {
  const texts = request.changes('target', 'name', 'detail')
  const contact = contactOf(request, platform)
  const address = contactAddress(request, contact)
  const { is_primary: isPrimary = address.isPrimary } = request.body
  platform.contacts.changeAddress(contact, address, texts, isPrimary === true)
  return json(shown(contact, platform))
}

const removeAddress: Handler = (request, platform) => {
  const contact = contactOf(request, platform)
  const address = contactAddress(request, contact)
  contact.addresses.splice(contact.addresses.indexOf(address), 1)
  platform.contacts.changed(contact)
  return json(shown(contact, platform))
}

/** The tags of a customer: one for the agents of each queue. */
const tagsOf = ({ queuecalls }: Platform) =>
  queuecalls.queues.map(({ tagIds: [id = ''], customer, created, queue }) => ({
    id,
    customer,
    created,
    name: queue.data.name
  }))

type Tag = ReturnType<typeof tagsOf>[number]

function tagJson({ id, customer, created, name }: Tag, form: Form) {
  const stamps = { tm_create: new Stamp(created), tm_update: new Stamp(undefined), tm_delete: new Stamp(undefined) }
  return written({ id, customer_id: customer, name, detail: '', ...stamps }, layouts.record, form)
}

const listTags: Handler = (request, platform) => {
  const { switches } = platform
  return page(request, rowsOf(request, tagsOf(platform)), (tag) => tagJson(tag, switches.dataForm), switches)
}

const getTag: Handler = (request, platform) => {
  const byId = (id: string) => tagsOf(platform).find((tag) => tag.id === id)
  return json(tagJson(rowOf(request, platform, { byId, noun: 'TAG' }), platform.switches.dataForm))
}

/** Operations of contacts, as managers and as agents have them, and of tags. */
export const contactHandlers: Handlers = {
  listContacts: list,
  listOwnContacts: list,
  createContact: create,
  createOwnContact: create,
  getContact: get,
  getOwnContact: get,
  changeContact: change,
  changeOwnContact: change,
  deleteContact: remove,
  deleteOwnContact: remove,
  lookUpContact,
  lookUpOwnContact: lookUpContact,
  addContactAddress: addAddress,
  addOwnContactAddress: addAddress,
  changeContactAddress: changeAddress,
  changeOwnContactAddress: changeAddress,
  removeContactAddress: removeAddress,
  removeOwnContactAddress: removeAddress,
  addContactTag: (request, platform) => {
    const id = request.text('tag_id')
    const contact = contactOf(request, platform)
    if (!tagsOf(platform).some((tag) => tag.id === id)) throw new VoipbinRefusal('NOT_FOUND', 'TAG_NOT_FOUND')
    if (!contact.tagIds.includes(id)) contact.tagIds.push(id)
    platform.contacts.changed(contact)
    return json(shown(contact, platform), platform.switches.addedStatus)
  },
  removeContactTag: (request, platform) => {
    const id = request.id('tag_id')
    const contact = contactOf(request, platform)
    const at = contact.tagIds.indexOf(id)
    if (at === -1) throw new VoipbinRefusal('NOT_FOUND', 'TAG_NOT_FOUND')
    contact.tagIds.splice(at, 1)
    platform.contacts.changed(contact)
    return json(shown(contact, platform))
  },
  listTags,
  listOwnTags: listTags,
  getTag,
  getOwnTag: getTag
}
