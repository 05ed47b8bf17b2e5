import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import type { DialedNumber } from '../../../src-preload/contract/dial.ts'
import { ask } from '../../state/commands.ts'

/** A line that can be chosen: the typed number itself, or one number of a contact. */
export interface DialRow {
  readonly id: string
  readonly target: string
  readonly number?: DialedNumber
  readonly contact?: ContactRow
  /** Further numbers of the same contact follow under its name. */
  readonly isFirst: boolean
  readonly label?: string
  readonly display: string
}

const LIMIT = 20
const asksForNumber = /\d|^[*#+]|@/
/** Nobody is looked for by such a text: it has no letters but those in front of an extension. */
const isOnlyNumber = /^[^\p{L}]+(?:(?:x|ext)[^\p{L}]*)?$/iu

/** What stands in a search-and-dial field, and what it means. One question of each kind is on its way at a time. */
export class DialSearch {
  #query = $state('')
  #number = $state.raw<DialedNumber | undefined>()
  #problem = $state.raw<string | undefined>()
  #contacts = $state.raw<readonly ContactRow[]>([])
  #failure = $state.raw<string | undefined>()
  #answered = $state('')
  #understanding = false
  #searching = false
  readonly #callsAddresses: () => boolean

  readonly rows: readonly DialRow[] = $derived([...numberRows(this.#callable), ...this.#contacts.flatMap(contactRows)])

  /** `callsAddresses`: whether SIP addresses can be called, too. */
  constructor(callsAddresses: () => boolean) {
    this.#callsAddresses = callsAddresses
  }

  get #callable(): DialedNumber | undefined {
    return this.#number?.kind === 'address' && !this.#callsAddresses() ? undefined : this.#number
  }

  get query(): string {
    return this.#query
  }

  set query(text: string) {
    this.#query = text
    if (text.trim() === '') this.#empty()
    else {
      void this.#understand()
      void this.#search()
    }
  }

  /** Why the typed number cannot be dialled. */
  get problem(): string | undefined {
    return this.#problem
  }

  /** Why the search failed. */
  get failure(): string | undefined {
    return this.#failure
  }

  /** Everything typed has been answered. */
  get settled(): boolean {
    return this.#answered === this.#query.trim()
  }

  /** Searches once more for what is typed: somebody else may be found now. */
  again(): void {
    if (this.#query.trim() !== '') void this.#search()
  }

  #empty(): void {
    this.#number = undefined
    this.#problem = undefined
    this.#failure = undefined
    this.#contacts = []
    this.#answered = ''
  }

  async #understand(): Promise<void> {
    if (this.#understanding) return
    const text = this.#query.trim()
    if (!asksForNumber.test(text)) {
      this.#number = undefined
      this.#problem = undefined
      return
    }
    this.#understanding = true
    const result = await ask('dial.understand', { text })
    this.#understanding = false
    if (this.#query.trim() === '') return
    if (this.#query.trim() !== text) return this.#understand()
    const found = result.ok ? result.value : { problem: result.error.userMessage }
    this.#number = 'digits' in found ? found : undefined
    this.#problem = 'problem' in found && isOnlyNumber.test(text) ? found.problem : undefined
  }

  async #search(): Promise<void> {
    if (this.#searching) return
    this.#searching = true
    const query = this.#query.trim()
    const result = await ask('contacts.search', { query, limit: LIMIT })
    this.#searching = false
    if (this.#query.trim() === '') return
    if (this.#query.trim() !== query) return this.#search()
    this.#contacts = result.ok ? result.value : []
    this.#failure = result.ok ? undefined : result.error.userMessage
    this.#answered = query
  }
}

const numberRows = (number: DialedNumber | undefined): readonly DialRow[] =>
  number === undefined ? [] : [{ id: 'number', target: number.digits, number, isFirst: true, display: number.display }]

const contactRows = (contact: ContactRow): readonly DialRow[] =>
  contact.numbers.map(({ number, label, display }, index) => ({
    id: `${contact.accountId}/${contact.id}/${index}`,
    target: number,
    contact,
    isFirst: index === 0,
    label,
    display
  }))
