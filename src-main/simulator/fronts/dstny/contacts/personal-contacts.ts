import type { ContactOwner, NumberLabel, PersonalContact } from '../../../company/phone-book.ts'
import { fieldsOf } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { lookUp } from '../../../../util/lookup.ts'
import { labelNames, personalJson, readDetails } from './personal-contact-json.ts'
import { DstnyRefusal, json, text } from '../http/reply.ts'
import { invalid, type DstnyRequest } from '../http/request.ts'

/** Finds whose contacts a request is about. @throws DstnyRefusal 403 | 404 */
type OwnerOf = (request: DstnyRequest, context: FrontContext) => ContactOwner

const isAdministrator = ({ ticket }: DstnyRequest): boolean =>
  ticket.extension.data.rights?.includes('administrator') === true

const userOwner: OwnerOf = ({ user }) => ({ kind: 'user', domain: user.data.domain, user })

const groupOwner: OwnerOf = (request, { pbx }) => {
  const name = request.param('groupId')
  const domain = request.param('domain')
  const members = pbx.phoneBook.membersOf(name, domain)
  if (members === undefined) throw new DstnyRefusal(404, { fieldName: 'groupId', code: 'group.does.not.exist', name })
  const { data } = request.ticket.extension
  const belongs = data.domain === domain && (members.includes(data.id) || isAdministrator(request))
  if (!belongs) throw new DstnyRefusal(403, { fieldName: 'groupId', code: 'scope.missing', name })
  return { kind: 'group', domain, name }
}

const organisationOwner: OwnerOf = (request) => {
  const domain = request.param('domain')
  if (!isAdministrator(request) || request.ticket.extension.data.domain !== domain) {
    throw new DstnyRefusal(403, { code: 'scope.missing', description: 'administrators only' })
  }
  return { kind: 'organisation', domain }
}

/** @throws DstnyRefusal 404 contact.does.not.exist */
function contactOf(request: DstnyRequest, owner: ContactOwner, { pbx }: FrontContext): PersonalContact {
  const cid = request.param('cid')
  const found = pbx.phoneBook.of(owner).find((contact) => contact.id === cid)
  if (found !== undefined) return found
  throw new DstnyRefusal(404, { fieldName: 'cid', code: 'contact.does.not.exist', name: cid })
}

const list =
  (ownerOf: OwnerOf): Handler =>
  (request, context) =>
    json({ personal_contact: context.pbx.phoneBook.of(ownerOf(request, context)).map(personalJson) })

const create =
  (ownerOf: OwnerOf): Handler =>
  (request, context) => {
    const owner = ownerOf(request, context)
    const details = readDetails(fieldsOf(request), owner.kind)
    return json(personalJson(context.pbx.phoneBook.add(owner, details)))
  }

const read =
  (ownerOf: OwnerOf): Handler =>
  (request, context) =>
    json(personalJson(contactOf(request, ownerOf(request, context), context)))

const update =
  (ownerOf: OwnerOf): Handler =>
  (request, context) => {
    const owner = ownerOf(request, context)
    const contact = contactOf(request, owner, context)
    const fields = fieldsOf(request)
    const named = fields.requiredText('cid')
    if (named !== contact.id) invalid('cid', named)
    contact.details = readDetails(fields, owner.kind, contact.details.numbers)
    contact.version += 1
    return text(`Contact ${contact.id} updated`)
  }

const remove =
  (ownerOf: OwnerOf): Handler =>
  (request, context) => {
    const contact = contactOf(request, ownerOf(request, context), context)
    context.pbx.phoneBook.remove(contact)
    return text(`Contact ${contact.id} deleted`)
  }

/** The words for each label: English unless another language is known. */
const words = {
  en: {
    home: 'Home',
    work: 'Work',
    mobile: 'Mobile',
    main: 'Main',
    workFax: 'Work fax',
    homeFax: 'Home fax',
    pager: 'Pager',
    other: 'Other'
  },
  sv: {
    home: 'Hem',
    work: 'Arbete',
    mobile: 'Mobil',
    main: 'Växel',
    workFax: 'Fax arbete',
    homeFax: 'Fax hem',
    pager: 'Personsökare',
    other: 'Övrigt'
  }
} as const satisfies Readonly<Record<string, Readonly<Record<NumberLabel, string>>>>

const getPhoneLabels: Handler = (request) => {
  const locale = request.param('locale')
  if (!/^[a-z]{2}([_-][A-Za-z]{2})?$/.test(locale)) invalid('locale', locale)
  const known = lookUp(words, locale.slice(0, 2)) ?? words.en
  const labels = Object.entries(known).map(([label, labelName]) => ({
    labelValue: lookUp(labelNames, label),
    labelName
  }))
  return json({ phoneLabels: labels })
}

/** Personal Contacts API at its three levels (Dstny API 3.16). */
export const personalContactHandlers: Handlers = {
  listUserContacts: list(userOwner),
  createUserContact: create(userOwner),
  getUserContact: read(userOwner),
  updateUserContact: update(userOwner),
  deleteUserContact: remove(userOwner),
  listGroupContacts: list(groupOwner),
  createGroupContact: create(groupOwner),
  getGroupContact: read(groupOwner),
  updateGroupContact: update(groupOwner),
  deleteGroupContact: remove(groupOwner),
  listOrgContacts: list(organisationOwner),
  createOrgContact: create(organisationOwner),
  getOrgContact: read(organisationOwner),
  updateOrgContact: update(organisationOwner),
  deleteOrgContact: remove(organisationOwner),
  getPhoneLabels
}
