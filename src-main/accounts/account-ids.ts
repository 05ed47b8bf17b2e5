import type { Connector } from '../connectors/connector.ts'
import type { AccountKeeper } from './account-keeper.ts'

/** One id for all sign-ins of the same user at the same place, so that adding it twice does not show every call twice. */
export class AccountIds {
  readonly #keeper: AccountKeeper
  readonly #newId: () => string
  /** Ids of sign-ins that may not be saved yet, by vendor and identity. */
  readonly #given = new Map<string, string>()

  constructor(keeper: AccountKeeper, newId: () => string) {
    this.#keeper = keeper
    this.#newId = newId
  }

  /** The account's own id, else a new one. */
  idFor(connector: Connector, settings: Readonly<Record<string, unknown>>): string {
    const identity = connector.identity(settings)
    const key = `${connector.vendor} ${identity}`
    const id = this.#keeper.findSame(connector, identity)?.id ?? this.#given.get(key) ?? this.#newId()
    this.#given.set(key, id)
    return id
  }

  /** Forgets an account that was removed. */
  forget(accountId: string): void {
    for (const [key, id] of this.#given) if (id === accountId) this.#given.delete(key)
  }
}
