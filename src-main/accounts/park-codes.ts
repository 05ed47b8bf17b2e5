import type { AccountKeeper } from './account-keeper.ts'
import type { AccountStore } from './account-store.ts'
import { unknownAccount } from './unknown-account.ts'

/** What is dialled at each account to get a parked call back: the organisation's, so the user types it in once. */
export class ParkCodes {
  readonly #accounts: AccountStore
  readonly #keeper: AccountKeeper

  constructor(accounts: AccountStore, keeper: AccountKeeper) {
    this.#accounts = accounts
    this.#keeper = keeper
  }

  of(accountId: string): string | undefined {
    return this.#accounts.entities.get(accountId)?.parkCode
  }

  /** An empty code forgets it. @throws CtiError notFound */
  set(accountId: string, typed: string): void {
    if (this.#accounts.entities.get(accountId) === undefined) {
      throw unknownAccount()
    }
    const code = typed === '' ? undefined : typed
    this.#keeper.setParkCode(accountId, code)
    this.#accounts.setParkCode(accountId, code)
  }
}
