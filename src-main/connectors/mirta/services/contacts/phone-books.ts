import { digitsOf, foldedText } from '../../../../util/folded-text.ts'
import type { SeenContact } from '../../../events.ts'
import { mapEntry } from '../../mapper/contacts.ts'
import type { PhoneBookEntry, PhoneBookFields } from '../../wire/records.ts'

/** An entry of a phone book that can be found. */
export interface BookContact {
  readonly book: string
  readonly entry: PhoneBookEntry
  readonly contact: SeenContact
}

interface Indexed extends BookContact {
  /** Folded name and company, and the figures of the numbers. */
  readonly words: string
}

/** Fewer figures are the end of too many numbers. */
const FEWEST_DIGITS = 3

/** The phone books that were chosen, held here because they can be searched field by field only; over all links of an account (MiRTA 8.1). */
export class PhoneBooks {
  readonly #books = new Map<string, readonly Indexed[]>()
  /** By which the entries were read. */
  #fieldNames = ''

  replace(book: string, entries: readonly PhoneBookEntry[]): void {
    const indexed = entries.flatMap((entry): Indexed[] => {
      const contact = mapEntry(entry, book)
      if (contact === undefined) return []
      const digits = contact.numbers.map(({ number }) => digitsOf(number))
      const words = foldedText([contact.name, contact.company ?? '', ...digits].join(' '))
      return [{ book, entry, contact, words }]
    })
    this.#books.set(book, indexed)
  }

  has(book: string): boolean {
    return this.#books.has(book)
  }

  /** Forgets all but these, and all where other fields of them are read now. */
  keep(books: readonly string[], fields: PhoneBookFields): void {
    const fieldNames = JSON.stringify(fields)
    if (fieldNames !== this.#fieldNames) this.#books.clear()
    this.#fieldNames = fieldNames
    for (const book of [...this.#books.keys()]) if (!books.includes(book)) this.#books.delete(book)
  }

  all(): readonly BookContact[] {
    return [...this.#books.values()].flat()
  }

  find(contactId: string): BookContact | undefined {
    return this.all().find(({ contact }) => contact.id === contactId)
  }

  /** Those with every word of the query in name or company, or with its figures in a number. */
  search(query: string, limit: number): readonly SeenContact[] {
    const wanted = foldedText(query).split(/\s+/).filter(Boolean)
    const digits = /^[\d\s+()/.-]+$/.test(query) ? digitsOf(query) : ''
    if (wanted.length === 0) return []
    const isFound = ({ words }: Indexed): boolean =>
      digits === ''
        ? wanted.every((word) => words.includes(word))
        : digits.length >= FEWEST_DIGITS && words.includes(digits)
    const found = [...this.#books.values()].flat().filter(isFound)
    return found.slice(0, limit).map(({ contact }) => contact)
  }
}
