import { SvelteMap } from 'svelte/reactivity'
import type { Account } from '../../../src-preload/contract/account.ts'
import type { ListedContact } from '../../../src-preload/contract/services/contacts.ts'
import { ask } from '../../state/commands.ts'
import { isLive } from '../accounts/connection.ts'

/** Tells every list that somebody has become a favourite here, or is none any more. */
class FavouriteChanges {
  readonly #counts = new SvelteMap<string, number>()

  count(accountId: string): number {
    return this.#counts.get(accountId) ?? 0
  }

  note(accountId: string): void {
    this.#counts.set(accountId, this.count(accountId) + 1)
  }
}

export const favouriteChanges = new FavouriteChanges()

/** The favourites of all accounts that have some, as they were read when each was last connected. */
export class FavouriteList {
  #read = $state.raw<Readonly<Record<string, readonly ListedContact[]>>>({})
  /** How often the favourites of an account had changed here when they were asked for. */
  #asked: Readonly<Record<string, number>> = {}

  /** Of these accounts, in their order. */
  of(accounts: readonly Account[]): readonly ListedContact[] {
    return accounts.flatMap(({ id }) => this.#read[id] ?? [])
  }

  /** Everything that can be read has been read or refused. */
  settled(accounts: readonly Account[]): boolean {
    return accounts.filter(hasFavourites).every((account) => !isLive(account) || this.#read[account.id] !== undefined)
  }

  /** Reads those of accounts that have come alive or were changed since; what was read before stays meanwhile. */
  follow(accounts: readonly Account[]): void {
    for (const account of accounts) {
      const { id } = account
      const count = favouriteChanges.count(id)
      if (!isLive(account)) this.#asked = without(this.#asked, id)
      else if (hasFavourites(account) && this.#asked[id] !== count) void this.#ask(id, count)
    }
  }

  async #ask(accountId: string, count: number): Promise<void> {
    this.#asked = { ...this.#asked, [accountId]: count }
    const result = await ask('contact.favourites', { accountId })
    if (this.#asked[accountId] !== count) return
    this.#read = { ...this.#read, [accountId]: result.ok ? result.value : (this.#read[accountId] ?? []) }
  }
}

const without = (counts: Readonly<Record<string, number>>, id: string): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([key]) => key !== id))

/** Whether there can be favourites at all. */
export const hasFavourites = ({ capabilities }: Account): boolean => capabilities.includes('contactCards')
