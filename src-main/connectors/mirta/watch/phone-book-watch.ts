import type { ConnectorEvent } from '../../events.ts'
import { isUnavailable } from '../../kit/outcome.ts'
import type { MirtaContext, Watch } from '../context.ts'
import { phoneBookFieldsOf } from '../options.ts'
import type { PhoneBooks } from '../services/contacts/phone-books.ts'
import { readPhoneBook } from '../wire/records.ts'

/** Reads the phone books that were chosen: at first as soon as calls are shown, then once an hour (MiRTA 5.5). */
export class PhoneBookWatch implements Watch {
  readonly #context: MirtaContext
  readonly #books: PhoneBooks

  constructor(context: MirtaContext, books: PhoneBooks) {
    this.#context = context
    this.#books = books
  }

  /** Books are long: nobody waits for them, and those that are there are read again by the plan only. */
  snapshot(): Promise<readonly ConnectorEvent[]> {
    const { plan, options } = this.#context
    this.#books.keep(options.phoneBooks, phoneBookFieldsOf(options))
    if (!options.phoneBooks.every((book) => this.#books.has(book))) plan.soon('phoneBooks')
    return Promise.resolve([])
  }

  /** One that cannot be read stays as it was, and is read again where that may help. @throws CtiError */
  async read(signal: AbortSignal): Promise<void> {
    const { options, log } = this.#context
    const failures: unknown[] = []
    for (const book of options.phoneBooks) await this.readBook(book, signal).catch((error) => failures.push(error))
    for (const error of failures) {
      if (!isUnavailable(error)) throw error
      log.warn('a phone book may not be read', { kind: error.kind })
    }
  }

  /** @throws CtiError */
  async readBook(book: string, signal: AbortSignal): Promise<void> {
    const { client, options } = this.#context
    const entries = await client.records.phoneBookEntries({ phonebook: book }, signal)
    this.#books.replace(book, readPhoneBook(entries, phoneBookFieldsOf(options)))
  }
}
