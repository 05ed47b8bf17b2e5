import type { Extension } from '../../../people/extension.ts'
import type { DirectoryData } from '../../../core/company-data.ts'
import type { ContactDetails, PersonalContact } from '../../../company/phone-book.ts'
import { defined, fieldsOf, type Fields } from '../fields.ts'
import type { FrontContext, Handler, Handlers } from '../front-context.ts'
import { dialable } from '../numbers.ts'
import { contactUser } from '../people.ts'
import { DstnyRefusal, empty, json } from '../http/reply.ts'
import { required, type DstnyRequest } from '../http/request.ts'

const resource = { parseType: 'Resource' } as const
const MAX_TEXT = 64

const tel = (value: string): object => ({ value, ...resource, type: [] })

function cardOfUser(extension: Extension, { pbx }: FrontContext): object {
  const { firstName, lastName, number, shortNumber, mobile, email, company = 'Example Office' } = extension.data
  const numbers = [number, shortNumber, ...(mobile === undefined ? [] : [mobile])]
  return {
    TEL: numbers.map(tel),
    group: pbx.phoneBook.groupsOf(extension).map((value) => ({ value, ...resource })),
    field: [...extension.fields].map(([id, value]) => ({ id, value })),
    FN: extension.name,
    N: { ...resource, Family: lastName, Given: firstName },
    ORG: { ...resource, Orgname: company },
    ...(email !== undefined && { EMAIL: { ...resource, value: email } })
  }
}

const cardOfOutside = ({ firstName, lastName, company, email, number }: DirectoryData): object => ({
  TEL: [tel(number)],
  FN: `${firstName} ${lastName}`,
  N: { ...resource, Family: lastName, Given: firstName },
  ...(company !== undefined && { ORG: { ...resource, Orgname: company } }),
  ...(email !== undefined && { EMAIL: { ...resource, value: email } })
})

/** The town stands in Pcode and the code in Locality, as in every example of the vendor (Dstny API 2.6). */
function cardOfPersonal({ details }: PersonalContact): object {
  const { firstName, lastName, company, department, email, street, city, postalCode, country, numbers } = details
  return {
    TEL: numbers.map(({ number }) => tel(number)),
    FN: [firstName, lastName].filter((part) => part !== undefined).join(' '),
    N: defined({ ...resource, Family: lastName, Given: firstName }),
    ADR: defined({ ...resource, Pcode: city, Country: country, Locality: postalCode, Street: street }),
    ORG: defined({ ...resource, Orgunit: department, Orgname: company }),
    EMAIL: defined({ ...resource, value: email })
  }
}

/** The personal contact of an id or number, as far as the asker may see it. */
const personalOf = (request: DstnyRequest, { pbx }: FrontContext): PersonalContact | undefined => {
  const cid = request.param('cid')
  return pbx.phoneBook
    .visibleTo(request.ticket.extension)
    .find(({ id, details }) => id === cid || details.numbers.some(({ number }) => number === cid))
}

const getContactVcard: Handler = (request, context) => {
  const cid = request.param('cid')
  const personal = personalOf(request, context)
  if (personal !== undefined) return json({ Description: cardOfPersonal(personal) })
  const outside = context.pbx.data.directory.find(({ id, number }) => id === cid || number === cid)
  if (outside !== undefined) return json({ Description: cardOfOutside(outside) })
  const extension = contactUser(cid, request.param('domain'), context)
  return json({ Description: cardOfUser(extension, context) })
}

function cardDetails(card: Fields, before: ContactDetails): ContactDetails {
  const name = card.object('N')
  const address = card.object('ADR')
  const organisation = card.object('ORG')
  const texts = {
    firstName: name?.text('Given', MAX_TEXT),
    lastName: name?.text('Family', MAX_TEXT) ?? (name === undefined ? card.text('FN', MAX_TEXT) : undefined),
    company: organisation?.text('Orgname', MAX_TEXT),
    department: organisation?.text('Orgunit', MAX_TEXT),
    street: address?.text('Street', MAX_TEXT),
    city: address?.text('Pcode', MAX_TEXT),
    postalCode: address?.text('Locality', MAX_TEXT),
    country: address?.text('Country', MAX_TEXT),
    email: card.object('EMAIL')?.text('value', MAX_TEXT)
  }
  const numbers = card.list('TEL')?.map((one) => {
    const number = one.requiredText('value')
    const kept = before.numbers.find((known) => known.number === number)
    return kept ?? { label: 'work' as const, number: dialable('Description.TEL.value', number) }
  })
  return { ...before, ...defined(texts), numbers: numbers ?? before.numbers }
}

/** Only personal contacts are written this way; the directory belongs to the administrator's tools. */
const updateContactVcard: Handler = (request, context) => {
  const contact = personalOf(request, context)
  if (contact === undefined) {
    contactUser(request.param('cid'), request.param('domain'), context)
    throw new DstnyRefusal(403, { fieldName: 'cid', code: 'scope.missing', description: 'not a personal contact' })
  }
  const asker = request.ticket.extension
  if (contact.owner.kind === 'organisation' && asker.data.rights?.includes('administrator') !== true) {
    throw new DstnyRefusal(403, { fieldName: 'cid', code: 'scope.missing', description: 'administrators only' })
  }
  const card = fieldsOf(request).object('Description') ?? required('Description')
  contact.details = cardDetails(card, contact.details)
  contact.version += 1
  return empty()
}

/** The cards of Contacts Information V1 (Dstny API 3.15). */
export const vcardHandlers: Handlers = { getContactVcard, updateContactVcard }
