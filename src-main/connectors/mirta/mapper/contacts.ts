import { defined } from '../../../util/defined.ts'
import { displayText, shownName } from '../../../util/display-text.ts'
import { readNumber } from '../../../util/written-number.ts'
import type { SeenContact } from '../../events.ts'
import type { Extension } from '../wire/people.ts'
import type { PhoneBookEntry } from '../wire/records.ts'

/** An entry of a phone book; undefined for one that has neither a name nor a number that can be called (MiRTA 8.1). */
export function mapEntry(entry: PhoneBookEntry, book: string): SeenContact | undefined {
  const numbers = entry.numbers.flatMap(({ field, number: written }) => {
    const number = readNumber(written)
    const display = displayText(written)
    return number === undefined || display === undefined ? [] : [{ label: displayText(field) ?? '', number, display }]
  })
  const [first] = numbers
  const company = displayText(entry.company)
  const name = displayText(entry.name) ?? company ?? first?.display
  if (name === undefined || first === undefined) return undefined
  return { id: `book:${book}:${entry.id ?? first.number}`, name, numbers, ...defined({ company }) }
}

/** A colleague, by the extension: that is what lamps are asked by. */
export const mapExtension = ({ number, name }: Extension): SeenContact => ({
  id: number,
  name: shownName(name, number),
  numbers: [{ label: '', number, display: number }]
})
