import { HOUR } from '../../../../util/durations.ts'
import { foldedText, digitsOf } from '../../../../util/folded-text.ts'
import type { SeenContact } from '../../../events.ts'
import { mapExtension } from '../../mapper/contacts.ts'
import { Directory } from '../../mapper/people.ts'
import type { Extension } from '../../wire/people.ts'

/** How long the list is good for, in ms: it is long, and seldom changes (MiRTA 6.4). */
const GOOD_MS = HOUR

/** Everybody of the tenant, over all links of an account: lamps, queues and calls have no names. */
export class People {
  readonly #tenant: string
  #contacts: readonly { readonly contact: SeenContact; readonly words: string }[] = []
  #directory: Directory
  /** As `Clock.elapsed`. */
  #readAt = -Infinity

  constructor(tenant: string) {
    this.#tenant = tenant
    this.#directory = new Directory([], tenant)
  }

  get directory(): Directory {
    return this.#directory
  }

  /** Whether they are to be read again at `now`, as `Clock.elapsed`. */
  isOld(now: number): boolean {
    return now - this.#readAt >= GOOD_MS
  }

  replace(extensions: readonly Extension[], now: number): void {
    this.#readAt = now
    this.#directory = new Directory(extensions, this.#tenant)
    this.#contacts = extensions.map((one) => {
      const contact = mapExtension(one)
      return { contact, words: foldedText(`${contact.name} ${one.number}`) }
    })
  }

  /** Those whose names or numbers have every word of the query. */
  search(query: string, limit: number): readonly SeenContact[] {
    const wanted = foldedText(query).split(/\s+/)
    const digits = digitsOf(query)
    const isFound = (words: string): boolean =>
      wanted.every((word) => words.includes(word)) || (digits !== '' && words.endsWith(` ${digits}`))
    const found = this.#contacts.filter(({ words }) => isFound(words))
    return found.slice(0, limit).map(({ contact }) => contact)
  }
}
