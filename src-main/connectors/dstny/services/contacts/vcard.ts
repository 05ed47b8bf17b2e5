import * as z from 'zod/mini'
import { m } from '../../../../../src-preload/i18n/paraglide/messages.js'
import type { ServiceInput } from '../../../../../src-preload/contract/services/services.ts'
import { CtiError } from '../../../../util/errors.ts'
import { isSameNumber } from '../../../../util/written-number.ts'
import { dialledNumber, isNumberAsRead, newNumber } from '../../calls/destination.ts'
import { entriesOf, membersOf } from '../../wire/raw-response.ts'
import type { RawResponse, RawMembers } from '../../wire/raw-response.ts'
import { wireTelephone } from '../../wire/contacts.ts'
import type { WireVCard } from '../../wire/contacts.ts'
import { addressMembers } from './vcard-address.ts'

type Change = ServiceInput<'contact.setCard'>
const resource = { parseType: 'Resource' } as const

/**
 * The card as it is written back: what is absent in the change stays as the server wrote it, with everything we do not know
 * or could not read (Dstny API 0.7, 2.6, VCard). @throws CtiError protocol when a part of it would be lost
 */
export function changedCard({ read, raw }: RawResponse<WireVCard>, change: Change): RawMembers {
  const card = membersOf(raw['Description']) ?? {}
  const { ADR, N } = read.Description
  const places = addressMembers(ADR)
  const name = given({ Given: change.firstName, Family: change.lastName })
  const address = {
    ...given({ Street: change.street, Country: change.country }),
    ...given({ [places.city]: change.city, [places.postalCode]: change.postalCode })
  }
  return {
    ...raw,
    Description: {
      ...card,
      ...laidOver(card, 'N', name),
      ...(Object.keys(name).length === 0 ? {} : { FN: fullName({ ...N, ...name }) }),
      ...laidOver(card, 'ADR', address),
      ...laidOver(card, 'ORG', given({ Orgname: change.company, Orgunit: change.department })),
      ...laidOver(card, 'EMAIL', given({ value: change.email })),
      ...(change.numbers === undefined ? {} : { TEL: changedNumbers(entriesOf(card['TEL']), change.numbers) })
    }
  }
}

const fullName = ({ Given, Family }: NonNullable<WireVCard['Description']['N']>): string =>
  [Given, Family].filter((part) => (part ?? '') !== '').join(' ')

/** A part with its change; of several the first is changed, because that is the one that is shown. @throws CtiError protocol */
function laidOver(card: RawMembers, part: 'N' | 'ADR' | 'ORG' | 'EMAIL', change: RawMembers): RawMembers {
  if (Object.keys(change).length === 0) return {}
  const [first = {}, ...more] = entriesOf(card[part])
  const before = membersOf(first)
  if (before === undefined) throw new CtiError('protocol', { userMessage: m.error_card_unreadable() })
  const changed = { ...resource, ...before, ...change }
  return { [part]: Array.isArray(card[part]) ? [changed, ...more] : changed }
}

type Wanted = NonNullable<Change['numbers']>[number]

/** A number of a card: `entry` as the server wrote it, `dialled` where it could be shown. */
interface Known {
  readonly entry: unknown
  readonly value: string
  readonly dialled: string | undefined
}

/** The wanted numbers; entries that could not be shown, so that nobody can have meant to delete them, stay behind them. */
function changedNumbers(entries: readonly unknown[], wanted: readonly Wanted[]): unknown[] {
  const known = entries.map((entry): Known => {
    const value = z.safeParse(wireTelephone, entry).data?.value ?? ''
    return { entry, value, dialled: dialledNumber(value) }
  })
  const hidden = known.filter(({ dialled }) => dialled === undefined)
  const kept = wanted.flatMap((number) => entriesFor(known, number))
  return [...new Set([...kept, ...hidden.map(({ entry }) => entry)])]
}

/** A number that stays keeps its kind, also when it is written with the country now and was not before. */
function entriesFor(known: readonly Known[], { number, asTyped = number }: Wanted): unknown[] {
  const shown = known.filter(({ dialled }) => dialled !== undefined)
  const read = shown.find(({ value }) => isNumberAsRead(asTyped, value))
  if (read !== undefined) return shown.flatMap(({ entry, dialled }) => (dialled === read.dialled ? [entry] : []))
  const wanted = newNumber(number)
  const alike = shown.find(({ dialled }) => dialled !== undefined && isSameNumber(dialled, wanted))
  return [{ ...resource, type: [], ...membersOf(alike?.entry), value: wanted }]
}

/** Members that are named in the change; an empty one clears. */
const given = (members: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(members).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])))
