import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type { NumberLabel, PersonalContact } from '../../src-preload/contract/services/personal-contacts.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { CallerLookup } from '../calls/caller-lookup.ts'
import type { Log } from '../logging/log.ts'
import type { ServiceLink } from '../services/service-requests.ts'
import type { ReadableStore } from '../state/entity-store.ts'
import type { Clock } from '../util/clock.ts'
import { abortError, linkedAbort } from '../util/abort.ts'
import { isAbort } from '../util/errors.ts'
import { firstOfEach } from '../util/first-of-each.ts'
import { Lifetime } from '../util/lifetime.ts'
import { alikeBeginnings } from './alike.ts'
import type { ChosenWays } from './chosen-ways.ts'
import { ContactIndex } from './contact-index.ts'
import { searchContacts, type SearchAnswer, type SearchSource } from './contact-search.ts'

/** Of those whose names only begin alike most are not meant. */
const MOST_ALIKE = 50
/** Searches whose slower directories are still listened to; each field that searches has one. */
const MOST_OPEN = 4

/** What finding contacts needs. */
export interface ContactsOptions {
  readonly accounts: ReadableStore<'accounts'>
  readonly lookup: Pick<CallerLookup, 'remember' | 'shownNumber' | 'displayNumber'>
  readonly chosenWays: Pick<ChosenWays, 'of'>
  readonly clock: Clock
  readonly log: Log
  /** The accounts that can be searched now. */
  readonly sources: () => readonly SearchSource[]
  readonly link: ServiceLink
  /** Somebody was found: what is shown can be named anew. */
  readonly renamed: () => void
}

/** Finds people in the directories of all accounts, and at once those who were read before. */
export class Contacts implements ServiceLink, AsyncDisposable {
  readonly #options: ContactsOptions
  readonly #index = new ContactIndex()
  readonly #lifetime = new Lifetime()
  /** By what was typed, the last one last. */
  readonly #open = new Map<string, SearchAnswer & Disposable>()
  /** Accounts whose own lists were read since they were connected. */
  readonly #listed = new Set<string>()

  constructor(options: ContactsOptions) {
    this.#options = options
    this.#lifetime.defer(
      options.accounts.changes.on(({ set, removed }) => {
        for (const id of removed) this.#index.forgetAccount(id)
        const lost = Object.values(set).filter(({ connection }) => connection !== 'live')
        for (const id of [...removed, ...lost.map((account) => account.id)]) this.#listed.delete(id)
      })
    )
  }

  /** Those who were read before, of the accounts that can be searched now. */
  known(query: string, limit: number): ContactRow[] {
    return this.#shown(this.#find(query, limit))
  }

  #find(query: string, limit: number): readonly ContactRow[] {
    const sources = this.#options.sources()
    for (const { accountId, link } of sources) {
      if (link.capabilities.has('personalContacts')) void this.#readList(accountId)
    }
    const accountIds = new Set(sources.map(({ accountId }) => accountId))
    return this.#index.find(query, limit, accountIds)
  }

  /** Asks all directories; who was read before and fits comes first. @throws CtiError when all failed */
  async search(query: string, limit: number): Promise<ContactRow[]> {
    const answer = await this.#ask(query, limit)
    this.#keepOpen(query, answer)
    const rows = this.#merged(query, limit, answer.rows)
    if (rows.length > 0) return rows
    const alike = await Promise.all(
      alikeBeginnings(query).map(async (start) => {
        using one = await this.#ask(start, MOST_ALIKE)
        return one.rows
      })
    )
    return this.#merged(query, limit, alike.flat(), false)
  }

  /** The accounts that have not answered the last search for this text. */
  unanswered(query: string): string[] {
    return [...(this.#open.get(query)?.unanswered() ?? [])]
  }

  /** Whom the slower directories find that the search did not wait for; answers when all have said it. */
  async late(query: string): Promise<ContactRow[]> {
    const found = (await this.#open.get(query)?.late) ?? []
    const rows = found.filter(this.#isOfAccount)
    this.#remember(rows)
    return this.#shown(rows)
  }

  /** Asks the account; contacts it answers with are remembered, and their numbers written for people. @throws CtiError */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const answer = await this.#options.link.ask(name, input)
    // what was written is looked for in the list as it is now
    if (ownListChanges.has(name)) this.#listed.delete(input.accountId)
    if (name !== 'contact.favourites' && name !== 'contact.find') return answer
    const rows = answer as ServiceOutput<'contact.find'> // both answer with contacts
    this.#remember(rows)
    return this.#shown(rows) as ServiceOutput<N>
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
  }

  /** Disposing of the answer ends what is still asked. @throws CtiError when all failed */
  async #ask(query: string, limit: number): Promise<SearchAnswer & Disposable> {
    const ending = linkedAbort(this.#lifetime.signal)
    const end = (): void => {
      ending.abort(abortError('enough'))
      ending[Symbol.dispose]()
    }
    try {
      const answer = await searchContacts(this.#options, this.#options.sources(), query, limit, ending.signal)
      const rows = answer.rows.filter(this.#isOfAccount)
      this.#remember(rows)
      return { ...answer, rows, [Symbol.dispose]: end }
    } catch (error) {
      end()
      throw error
    }
  }

  #keepOpen(query: string, answer: SearchAnswer & Disposable): void {
    this.#open.get(query)?.[Symbol.dispose]()
    this.#open.delete(query)
    this.#open.set(query, answer)
    const [oldest = query] = this.#open.keys()
    if (this.#open.size <= MOST_OPEN) return
    this.#open.get(oldest)?.[Symbol.dispose]()
    this.#open.delete(oldest)
  }

  /** What a directory has just said goes before what is remembered; it may mean more by the text than the index does. */
  #merged(query: string, limit: number, found: readonly ContactRow[], takesAll = true): ContactRow[] {
    const keyOf = (row: ContactRow): string => `${row.accountId} ${row.id}`
    const fresh = new Map(found.map((row) => [keyOf(row), row]))
    const known = this.#find(query, limit).map((row) => fresh.get(keyOf(row)) ?? row)
    return this.#shown(firstOfEach([...known, ...(takesAll ? found : [])], keyOf).slice(0, limit))
  }

  #shown<T extends ContactRow>(rows: readonly T[]): T[] {
    const { lookup, chosenWays } = this.#options
    return rows.map((row) => {
      const chosen = chosenWays.of(row.accountId, row.id)
      const numbers = row.numbers
        .map((one) => lookup.shownNumber(row.accountId, one))
        .map((one) => (chosen !== undefined && one.key === chosen ? { ...one, chosen: true } : one))
      return { ...row, numbers }
    })
  }

  /** An account may be removed before its directory has answered. */
  #isOfAccount = ({ accountId }: ContactRow): boolean => this.#options.accounts.get(accountId) !== undefined

  #remember(rows: readonly ContactRow[]): void {
    const { lookup, renamed } = this.#options
    this.#index.remember(rows, (number) => lookup.displayNumber(number))
    lookup.remember(rows)
    if (rows.length > 0) renamed()
  }

  /** The contacts that the user has typed in; once for a connection, and only when somebody is looked for. */
  async #readList(accountId: string): Promise<void> {
    if (this.#listed.has(accountId)) return
    this.#listed.add(accountId)
    try {
      const list = await this.#options.link.ask('personalContact.list', { accountId })
      this.#remember(list.map((contact) => rowOf(accountId, contact)))
    } catch (error) {
      if (!isAbort(error)) this.#options.log.warn('personal contacts could not be read', { accountId, error })
    }
  }
}

const ownListChanges: ReadonlySet<ServiceName> = new Set([
  'personalContact.create',
  'personalContact.update',
  'personalContact.delete'
])

function rowOf(
  accountId: string,
  { id, firstName, lastName, shortName, company, numbers }: PersonalContact
): ContactRow {
  const shownNumbers = numbers.map(({ label, number, display }) => ({ label: labels[label](), number, display }))
  const name = [firstName, lastName].filter(Boolean).join(' ') || (shortName ?? company ?? '')
  return {
    id,
    accountId,
    name,
    ...(company === undefined || company === name ? {} : { company }),
    numbers: shownNumbers
  }
}

const labels: Readonly<Record<NumberLabel, () => string>> = {
  home: () => m.number_home(),
  work: () => m.number_work(),
  mobile: () => m.number_mobile(),
  main: () => '',
  workFax: () => m.number_fax(),
  homeFax: () => m.number_fax(),
  pager: () => m.number_pager(),
  other: () => ''
}
