import { childOf } from '../../transport/xml.ts'
import type { XmlElement } from '../../transport/xml.ts'

/** What stands before the names of parameters (Callisto API 1.7). */
const PREFIXES = ['', 'gr', 'mb', 'gm', 'usr', 'vn', 'an']

/** One row of a list; every value is text, for a number may begin with zeros (Callisto API 1.5). */
export class WireRow {
  readonly #element: XmlElement
  readonly #asked = new Set<string>()

  constructor(element: XmlElement) {
    this.#element = element
  }

  /**
   * The value under one of these names, the first that is there, with or without the prefix of a parameter and whatever its
   * case; undefined where there is none.
   */
  text(...names: readonly string[]): string | undefined {
    const known = names.flatMap((name) => PREFIXES.map((prefix) => prefix + plain(name)))
    for (const name of known) this.#asked.add(name)
    const found = known.map((name) => childOf(this.#element, name)).find((child) => child !== undefined)
    return found?.text
  }

  /** The value under exactly this name. */
  exactly(name: string): string | undefined {
    this.#asked.add(plain(name))
    return childOf(this.#element, plain(name))?.text
  }

  /** What nobody asked for, by its name as it was written. */
  rest(): readonly (readonly [name: string, text: string])[] {
    return this.#element.children
      .filter(({ name, text }) => !this.#asked.has(name) && text !== '')
      .map(({ writtenName, text }) => [writtenName, text])
  }
}

/** Names as the reader of XML gives them. */
const plain = (name: string): string => name.toLowerCase().replace(/[-_]/g, '')

/** The rows of a list, those of that name where some are; elements nobody knows are left out. */
export function rowsOf(elements: readonly XmlElement[], name: string): readonly WireRow[] {
  const named = elements.filter((element) => element.name === plain(name))
  const rows = named.length > 0 ? named : elements.filter(({ children }) => children.length > 0)
  return rows.map((element) => new WireRow(element))
}
