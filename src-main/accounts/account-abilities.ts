import type { Ability } from '../../src-preload/contract/ability.ts'
import { capabilities } from '../../src-preload/contract/capability.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { AccountStore } from './account-store.ts'
import type { Connectors } from './connectors.ts'
import { unknownAccount } from './unknown-account.ts'

/** What it is told from. */
export interface AccountAbilitiesOptions {
  readonly connectors: Connectors
  readonly accounts: AccountStore
}

/** What an account can do, and why not the rest. */
export class AccountAbilities {
  readonly #options: AccountAbilitiesOptions

  constructor(options: AccountAbilitiesOptions) {
    this.#options = options
  }

  /** Every capability there is. @throws CtiError notFound */
  async of(accountId: string): Promise<Ability[]> {
    const { connectors, accounts } = this.#options
    const vendor = accounts.entities.get(accountId)?.vendor
    if (vendor === undefined) throw unknownAccount()
    const connector = await connectors.find(vendor)
    const account = accounts.entities.get(accountId)
    if (account === undefined) throw unknownAccount()
    const ofSystem = new Set(connector?.capabilities)
    const able = new Set(account.capabilities)
    const lacking = accounts.lackingOf(accountId)
    const abilityOf = (capability: Capability): Ability => {
      if (able.has(capability)) return { capability, state: 'can' }
      if (!ofSystem.has(capability)) return { capability, state: 'never' }
      if (lacking === undefined) return { capability, state: 'unknown' }
      // no reason is told yet only in the moment in which a new link finds out what is refused
      const lack = lacking.get(capability) ?? { kind: 'refused', reason: m.error_unsupported() }
      return { capability, state: 'missing', lack }
    }
    return capabilities.map(abilityOf)
  }
}
