import type {
  ContactDetails,
  ContactOwner,
  NumberLabel,
  PersonalContact,
  PersonalNumber
} from '../../../company/phone-book.ts'
import { statusesByName, statusNames } from './contact-entries.ts'
import { defined, type Fields } from '../fields.ts'
import { dialable } from '../numbers.ts'
import { required } from '../http/request.ts'

const MAX_TEXT = 64
const MAX_SPEED_DIAL = 10

/** Names of the number labels (Dstny API 2.6). */
export const labelNames = {
  home: 'HOME',
  work: 'WORK',
  mobile: 'MOBILE',
  main: 'MAIN',
  workFax: 'WORK_FAX',
  homeFax: 'HOME_FAX',
  pager: 'PAGER',
  other: 'OTHER'
} as const satisfies Record<NumberLabel, string>

const labels = Object.keys(labelNames) as NumberLabel[] // the keys are the labels
const ownerNames = { user: 'USER', group: 'GROUP', organisation: 'ORG' } as const

const textNames = {
  company: 'company',
  department: 'department',
  firstName: 'firstname',
  lastName: 'lastname',
  shortName: 'shortname',
  email: 'email',
  street: 'street',
  city: 'city',
  postalCode: 'postalcode',
  country: 'country'
} as const satisfies Partial<Record<keyof ContactDetails, string>>

type TextName = keyof typeof textNames
const texts = Object.keys(textNames) as TextName[] // the keys are the names

const numberJson = ({ label, number, preferred, shortNumber }: PersonalNumber): object =>
  defined({
    type: labelNames[label],
    phoneNumber: number,
    preferredNumber: preferred,
    abbreviatednumber: shortNumber
  })

/** A personal contact as answers write it. */
export function personalJson({ id, owner, details }: PersonalContact): object {
  return defined({
    cid: id,
    ...Object.fromEntries(texts.map((name) => [textNames[name], details[name]])),
    speeddial: details.speedDial,
    showInDefaultContactList: details.inUsualList ?? false,
    contactStatus: statusNames[details.status ?? 'contact'],
    ownerType: ownerNames[owner.kind],
    phoneNumbers: details.numbers.map(numberJson)
  })
}

function readNumber(fields: Fields, owner: ContactOwner['kind'], before: readonly PersonalNumber[]): PersonalNumber {
  const type = fields.oneOf('type', Object.values(labelNames)) ?? required('phoneNumbers.type')
  const label = labels.find((one) => labelNames[one] === type) ?? 'other'
  const preferred = fields.flag('preferredNumber')
  const shortNumber = owner === 'user' ? undefined : fields.text('abbreviatednumber', MAX_TEXT)
  const number = fields.requiredText('phoneNumber')
  const isKept = before.some((one) => one.number === number)
  return {
    label,
    number: isKept ? number : dialable('phoneNumbers.phoneNumber', number),
    ...(preferred !== undefined && { preferred }),
    ...(shortNumber !== undefined && { shortNumber })
  }
}

/** Reads the body of a personal contact; numbers it had before stay, whatever they are. @throws DstnyRefusal 400, naming the member */
export function readDetails(
  fields: Fields,
  owner: ContactOwner['kind'],
  before: readonly PersonalNumber[] = []
): ContactDetails {
  const status = fields.oneOf('contactStatus', ['FAVORITE', 'CONTACT', 'VIP', 'BLOCKED'])
  const speedDial = fields.whole('speeddial', 1, MAX_SPEED_DIAL)
  const inUsualList = fields.flag('showInDefaultContactList')
  const named = texts.map((name): [TextName, string | undefined] => [name, fields.text(textNames[name], MAX_TEXT)])
  return {
    ...Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== '')),
    ...(speedDial !== undefined && { speedDial }),
    ...(inUsualList !== undefined && { inUsualList }),
    ...(status !== undefined && { status: statusesByName[status] }),
    numbers: (fields.list('phoneNumbers') ?? []).map((one) => readNumber(one, owner, before))
  }
}
