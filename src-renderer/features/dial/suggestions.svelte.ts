import type { Account } from '../../../src-preload/contract/account.ts'
import type { UsualTarget } from '../../../src-preload/contract/call.ts'
import type { ContactRow } from '../../../src-preload/contract/contact.ts'
import type { HistoryItem } from '../../../src-preload/contract/services/history.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { ask } from '../../state/commands.ts'
import { accountName } from '../accounts/account-name.ts'
import { isLive } from '../accounts/connection.ts'
import { FavouriteList } from '../contacts/favourites.svelte.ts'
import { samePeople } from '../contacts/same-person.ts'
import type { Way } from '../contacts/ways.ts'
import { personRows, type DialRow } from './dial-row.ts'
import { foldedText } from './folded-text.ts'

const MOST_RECENT = 5
/** So many entries of a log are looked through for them. */
const READ_ENTRIES = 25

/** What a list of suggestions is for. */
export interface SuggestionOptions {
  readonly accounts: () => readonly Account[]
  /** The call that is handed over: who got this caller's calls before comes first. */
  readonly call?: { readonly id: string; readonly accountId: string }
}

/** Who is likely meant before anything is typed: usual targets, favourites and the last numbers. */
export class Suggestions {
  readonly #options: SuggestionOptions
  readonly #favourites = new FavouriteList()
  #usual = $state.raw<readonly UsualTarget[]>([])
  #recent = $state.raw<readonly (HistoryItem & { readonly accountId: string })[]>([])

  readonly rows: readonly DialRow[] = $derived([
    ...this.#usualRows(),
    ...this.#favouriteRows().filter(({ isFirst }) => isFirst),
    ...this.#recentRows(),
    ...this.#retrieveRows()
  ])

  constructor(options: SuggestionOptions) {
    this.#options = options
  }

  /** Reads anew what may have changed since the last time. */
  load(): void {
    const accounts = this.#options.accounts()
    this.#favourites.follow(accounts)
    void this.#readUsual()
    void this.#readRecent(accounts.filter((one) => isLive(one) && one.capabilities.includes('history')))
  }

  /**
   * Those that what is typed may mean, with all their numbers: also those that a search has `found` somewhere else. `has`:
   * the ways to reach them that have a row.
   */
  matching(
    query: string,
    found: readonly ContactRow[] = [],
    has?: (way: Way, contacts: readonly ContactRow[]) => boolean
  ): readonly DialRow[] {
    const wanted = foldedText(query.trim())
    const isFound = ({ way }: DialRow): boolean => way?.sources.some((source) => found.includes(source)) === true
    const isMeant = (row: DialRow): boolean => {
      const { contact, name = '', target, display } = row
      const title = foldedText(contact?.name ?? name)
      return isFound(row) || [title, ...title.split(/[\s-]+/), target, display].some((part) => part.startsWith(wanted))
    }
    const people = [...this.#usualRows(), ...this.#favouriteRows(found, has)]
    // who is found as somebody is not found again as a number that was called
    const recent = this.#recentRows().filter(({ target }) => !people.some((one) => one.target === target))
    return withFirstOfEach([...people, ...recent, ...this.#retrieveRows()].filter(isMeant))
  }

  async #readUsual(): Promise<void> {
    const { call } = this.#options
    if (call === undefined) return
    const result = await ask('call.usualTargets', { callId: call.id })
    // nobody misses them: everybody can still be searched for
    this.#usual = result.ok ? result.value : []
  }

  async #readRecent(accounts: readonly Account[]): Promise<void> {
    const pages = await Promise.all(
      accounts.map(async ({ id: accountId }) => {
        const kinds = ['outgoing', 'incoming', 'missed'] as const
        const result = await ask('history.page', { accountId, kinds: [...kinds], limit: READ_ENTRIES })
        return result.ok ? result.value.items.map((item) => ({ ...item, accountId })) : []
      })
    )
    this.#recent = pages.flat().toSorted((one, other) => other.at - one.at)
  }

  #usualRows(): readonly DialRow[] {
    const accountId = this.#options.call?.accountId ?? ''
    return this.#usual.map(({ party: { name, number = '', displayNumber }, contactId }, index) => ({
      id: `usual/${index}`,
      target: number,
      isFirst: true,
      display: displayNumber ?? number,
      group: m.search_group_usual(),
      ...(name === undefined ? {} : { name }),
      ...(contactId === undefined ? {} : { watched: { accountId, contactId } })
    }))
  }

  /** Who got this caller before is not listed again. */
  #favouriteRows(
    found: readonly ContactRow[] = [],
    has?: (way: Way, contacts: readonly ContactRow[]) => boolean
  ): readonly DialRow[] {
    const { call, accounts } = this.#options
    const isUsual = (contact: ContactRow): boolean =>
      contact.accountId === call?.accountId && this.#usual.some(({ contactId }) => contactId === contact.id)
    const favourites: readonly ContactRow[] = this.#favourites.of(accounts()).filter((contact) => !isUsual(contact))
    const isFavourite = ({ accountId, id }: ContactRow): boolean =>
      favourites.some((one) => one.accountId === accountId && one.id === id)
    const others = found.filter((contact) => !isUsual(contact) && !isFavourite(contact))
    return samePeople([...favourites, ...others])
      .filter((contacts) => contacts.some(isFavourite))
      .flatMap((contacts) =>
        personRows(contacts, {
          group: m.search_group_favourites(),
          prefix: 'favourite/',
          ...(has === undefined ? {} : { has })
        })
      )
      .map((row) => ({ ...row, isFavourite: row.contact !== undefined && isFavourite(row.contact) }))
  }

  #recentRows(): readonly DialRow[] {
    const withNumber = this.#recent.filter(({ number }) => number !== undefined)
    return withNumber
      .filter(({ number }, index) => withNumber.findIndex((one) => one.number === number) === index)
      .slice(0, MOST_RECENT)
      .map(({ id, accountId, number = '', name, displayNumber }) => ({
        id: `recent/${accountId}/${id}`,
        target: number,
        isFirst: true,
        display: displayNumber ?? number,
        calledWithId: accountId,
        group: m.search_group_recent(),
        ...(name === undefined ? {} : { name })
      }))
  }

  /** A call that is handed over has no use for them. */
  #retrieveRows(): readonly DialRow[] {
    return this.#options.call === undefined ? retrieveRows(this.#options.accounts()) : []
  }
}

/** A person whose best way is not meant is named where the first one is that is. */
function withFirstOfEach(rows: readonly DialRow[]): readonly DialRow[] {
  return rows.map((row, index) => {
    const before = rows[index - 1]
    const isFirst = row.contacts === undefined || row.contacts !== before?.contacts
    return isFirst === row.isFirst ? row : { ...row, isFirst }
  })
}

/** Where a system shows no parked calls, the one that waits is fetched by its code. */
const retrieveRows = (accounts: readonly Account[]): readonly DialRow[] =>
  accounts.flatMap((account) =>
    account.parkCode === undefined || account.capabilities.includes('parkedCalls')
      ? []
      : [
          {
            id: `retrieve/${account.id}`,
            target: account.parkCode,
            isFirst: true,
            name: m.search_retrieve(),
            display: accounts.length > 1 ? `${account.parkCode} · ${accountName(account)}` : account.parkCode,
            group: m.search_group_parked(),
            retrieveFor: account.id
          }
        ]
  )
