import type { NumberLabel, PersonalContact } from '../../../../src-preload/contract/services/personal-contacts.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { defined } from '../../../util/defined.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { readNumber } from '../../../util/written-number.ts'
import type { SeenContact } from '../../events.ts'
import type { Extension } from '../wire/people.ts'
import type { PhoneBookEntry } from '../wire/records.ts'

/** What customers call fields with such numbers. */
const LABELS: readonly (readonly [RegExp, NumberLabel])[] = [
  [/mob|cell|handy/i, 'mobile'],
  [/fax/i, 'workFax'],
  [/home|priv/i, 'home']
]

/** What a number is for, by the name of its field (MiRTA 8.1). */
const labelOf = (field: string): NumberLabel => LABELS.find(([pattern]) => pattern.test(field))?.[1] ?? 'work'

const SHOWN: Readonly<Partial<Record<NumberLabel, () => string>>> = {
  mobile: m.number_mobile,
  workFax: m.number_fax,
  home: m.number_home
}

/** The numbers that can be called. */
const numbersOf = ({ numbers }: PhoneBookEntry): PersonalContact['numbers'] =>
  numbers.flatMap(({ field, number: written }, index) => {
    const number = readNumber(written)
    const display = displayText(written)
    if (number === undefined || display === undefined) return []
    return [{ label: labelOf(field), number, display, preferred: index === 0 }]
  })

/** An entry of a phone book; undefined for one that has neither a name nor a number that can be called (MiRTA 8.1). */
export function mapEntry(entry: PhoneBookEntry, book: string): SeenContact | undefined {
  const numbers = numbersOf(entry).map(({ label, number, display }) => {
    return { label: SHOWN[label]?.() ?? '', number, display }
  })
  const [first] = numbers
  const company = displayText(entry.company)
  const name = displayText(entry.name) ?? company ?? first?.display
  if (name === undefined || first === undefined) return undefined
  return { id: `book:${book}:${entry.id ?? first.number}`, name, numbers, ...defined({ company }) }
}

/** The same as somebody who is in the user's address book: a phone book is the whole tenant's. */
export const mapPersonal = (entry: PhoneBookEntry, { id, name, company }: SeenContact): PersonalContact => ({
  id,
  owner: 'organisation',
  shortName: name,
  inUsualList: false,
  status: 'contact',
  numbers: numbersOf(entry),
  ...defined({ company })
})

/** A colleague, by the extension: that is what lamps are asked by. */
export const mapExtension = ({ number, name }: Extension): SeenContact => ({
  id: number,
  name: shownName(name, number),
  numbers: [{ label: '', number, display: number }]
})
