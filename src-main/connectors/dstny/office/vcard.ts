import type { OfficeInput } from '../../../../src-preload/contract/office/office.ts'
import { dialledNumber } from '../destination.ts'
import type { WireVCard } from '../wire-contacts.ts'
import { addressMembers } from './vcard-address.ts'

type Description = WireVCard['Description']
const resource = { parseType: 'Resource' } as const

/** The card as it is written back: what is absent in the change stays, with everything we do not know (Contract dstny 2.6, VCard). */
export function changedCard(before: WireVCard, change: OfficeInput<'contact.setCard'>): WireVCard {
  const { Description: card } = before
  const name = { ...card.N, ...given({ Given: change.firstName, Family: change.lastName }) }
  const places = addressMembers(card.ADR)
  const address = {
    ...card.ADR,
    ...given({ Street: change.street, Country: change.country }),
    ...given({ [places.city]: change.city, [places.postalCode]: change.postalCode })
  }
  const organisation = { ...card.ORG, ...given({ Orgname: change.company, Orgunit: change.department }) }
  const mail = { ...card.EMAIL, ...given({ value: change.email }) }
  const isNamed = change.firstName !== undefined || change.lastName !== undefined
  return {
    ...before,
    Description: {
      ...card,
      ...filled('N', name),
      ...(isNamed ? { FN: [name.Given, name.Family].filter((part) => (part ?? '') !== '').join(' ') } : {}),
      ...filled('ADR', address),
      ...filled('ORG', organisation),
      ...filled('EMAIL', mail),
      ...(change.numbers === undefined ? {} : { TEL: change.numbers.map(({ number }) => numberOf(card, number)) })
    }
  }
}

/** A number that stays keeps its kind, also when it is written with the country now and was not before. */
function numberOf({ TEL = [] }: Description, number: string): NonNullable<Description['TEL']>[number] {
  const dialled = dialledNumber(number)
  const same = TEL.find(({ value }) => dialledNumber(value) === dialled)
  if (same !== undefined) return same
  const alike = TEL.find(({ value }) => isAlike(dialledNumber(value), dialled))
  return { ...resource, type: [], ...alike, value: number }
}

/** Digits at the end that say that two numbers are one, whatever stands before. */
const TELLING_DIGITS = 9

const isAlike = (one = '', other = ''): boolean =>
  /^\d+$/.test(one.slice(-TELLING_DIGITS)) &&
  Math.min(one.length, other.length) >= TELLING_DIGITS &&
  one.slice(-TELLING_DIGITS) === other.slice(-TELLING_DIGITS)

/** Members that are named in the change; an empty one clears. */
const given = (members: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(members).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])))

const filled = (name: 'N' | 'ADR' | 'ORG' | 'EMAIL', part: object): object =>
  Object.keys(part).length === 0 ? {} : { [name]: { ...resource, ...part } }
