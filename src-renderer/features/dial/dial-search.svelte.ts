import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import type { DialedNumber } from '../../../src-preload/contract/dial.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../state/commands.ts'
import { mirror } from '../../state/mirror.svelte.ts'
import { samePeople } from '../contacts/same-person.ts'
import type { Way } from '../contacts/ways.ts'
import { commandRows, personRows, watchedBy, type DialRow } from './dial-row.ts'
import type { FieldCommand } from './field-commands.ts'
import type { Suggestions } from './suggestions.svelte.ts'

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
  readonly #suggestions: Suggestions | undefined
  readonly #commands: (query: string) => readonly FieldCommand[]
  readonly #reaches: (way: Way) => boolean
  /** Counts the searches: what belongs to an earlier one comes too late. */
  #round = 0
  /** Contacts that came after the list was there: whoever is in it gets no further row, so that nothing moves. */
  #late = $state.raw<readonly string[]>([])
  #unanswered = $state.raw<readonly string[]>([])
  #waits = $state(false)

  readonly #hasRow = (way: Way, contacts: readonly ContactRow[]): boolean => {
    const isLate = ({ accountId, id }: ContactRow): boolean => this.#late.includes(idOf(accountId, id))
    return this.#reaches(way) && (!way.sources.every(isLate) || contacts.every(isLate))
  }

  readonly rows: readonly DialRow[] = $derived.by(() => {
    if (this.#query.trim() === '') return this.#suggestions?.rows ?? []
    const suggested = this.#suggestions?.matching(this.#query, this.#contacts, this.#hasRow) ?? []
    const listed = suggested.flatMap(watchedBy).map(({ accountId, contactId }) => idOf(accountId, contactId))
    const found = this.#contacts.filter(({ accountId, id }) => !listed.includes(idOf(accountId, id)))
    const group = suggested.length > 0 ? m.search_group_people() : undefined
    const people = samePeople(found).flatMap((contacts) => personRows(contacts, { group, has: this.#hasRow }))
    // whoever is a contact is no mere number that was called before
    const known = suggested.filter((row) => row.watched || !people.some(({ target }) => target === row.target))
    // after everybody who is meant by the same words, so that Enter calls whoever it has always called
    return [...numberRows(this.#callable), ...known, ...people, ...commandRows(this.#commands(this.#query))]
  })

  /**
   * `callsAddresses`: whether SIP addresses can be called, too. `suggestions`: who is meant without a search. `commands`:
   * what words ask for. `reaches`: whether a number can be used; an extension of another company cannot get a call.
   */
  constructor(
    callsAddresses: () => boolean,
    suggestions?: Suggestions,
    commands: (query: string) => readonly FieldCommand[] = () => [],
    reaches: (way: Way) => boolean = () => true
  ) {
    this.#reaches = reaches
    this.#callsAddresses = callsAddresses
    this.#suggestions = suggestions
    this.#commands = commands
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

  /** The accounts that nobody was found in because they have not answered. */
  get unanswered(): readonly string[] {
    return this.#unanswered
  }

  /** Those may still answer. */
  get waits(): boolean {
    return this.#waits
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
    this.#forgetLate()
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

  #forgetLate(): void {
    this.#round += 1
    this.#late = []
    this.#unanswered = []
    this.#waits = false
  }

  /** Whoever was read before is there at once, until the directories have said who else is. */
  async #showKnown(): Promise<void> {
    const query = this.#query.trim()
    const result = await ask('contacts.known', { query, limit: LIMIT })
    const isLate = this.#query.trim() !== query || this.#answered === query
    if (result.ok && !isLate) this.#contacts = result.value
  }

  async #search(): Promise<void> {
    void this.#showKnown()
    if (this.#searching) return
    this.#searching = true
    const query = this.#query.trim()
    const result = await ask('contacts.search', { query, limit: LIMIT })
    this.#searching = false
    if (this.#query.trim() === '') return
    if (this.#query.trim() !== query) return this.#search()
    this.#forgetLate()
    this.#contacts = result.ok ? result.value : []
    this.#failure = result.ok ? undefined : result.error.userMessage
    this.#answered = query
    if (result.ok && mirror.accounts.length > 1) void this.#hearLate(query, this.#round)
  }

  /** Slow directories hold up nobody; whom they find comes after everybody else. */
  async #hearLate(query: string, round: number): Promise<void> {
    const slow = await ask('contacts.unanswered', { query })
    if (round !== this.#round || !slow.ok || slow.value.length === 0) return
    this.#unanswered = slow.value
    this.#waits = true
    const late = await ask('contacts.late', { query })
    const left = await ask('contacts.unanswered', { query })
    if (round !== this.#round) return
    this.#waits = false
    this.#unanswered = left.ok ? left.value : slow.value
    const known = this.#contacts.map(({ accountId, id }) => idOf(accountId, id))
    const news = late.ok ? late.value.filter(({ accountId, id }) => !known.includes(idOf(accountId, id))) : []
    this.#late = news.map(({ accountId, id }) => idOf(accountId, id))
    this.#contacts = [...this.#contacts, ...news]
  }
}

const idOf = (accountId: string, contactId: string): string => `${accountId} ${contactId}`

const numberRows = (number: DialedNumber | undefined): readonly DialRow[] =>
  number === undefined ? [] : [{ id: 'number', target: number.digits, number, isFirst: true, display: number.display }]
