import { fieldProblem } from '../../src-preload/contract/settings-form.ts'
import type { FormField, FormValues } from '../../src-preload/contract/settings-form.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { CtiError } from '../util/errors.ts'
import { lookUp } from '../util/lookup.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { Connectors } from './connectors.ts'
import type { SavedAccount } from './saved-accounts.ts'
import { unknownAccount } from './unknown-account.ts'

/** What the options of accounts are made with. */
export interface AccountOptionsContext {
  readonly connectors: Connectors
  readonly keeper: AccountKeeper
  /** Makes the account use its settings anew. */
  readonly restart: (accountId: string) => Promise<void>
}

/** What can be chosen of an account after signing in: described by its connector, kept with its settings. */
export class AccountOptions {
  readonly #options: AccountOptionsContext

  constructor(options: AccountOptionsContext) {
    this.#options = options
  }

  /** None where the telephone system has none. @throws CtiError notFound */
  async of(accountId: string): Promise<FormField[]> {
    const { vendor, settings } = this.#savedOf(accountId)
    const connector = await this.#options.connectors.find(vendor)
    return [...(connector?.options?.(settings) ?? [])]
  }

  /** Uses them from the next connection on, which is made at once. @throws CtiError notFound | unsupported | protocol */
  async set(accountId: string, values: FormValues): Promise<void> {
    const { keeper, connectors, restart } = this.#options
    const { vendor } = this.#savedOf(accountId)
    const connector = await connectors.find(vendor)
    const { settings } = this.#savedOf(accountId)
    const fields = connector?.options?.(settings)
    if (fields === undefined || connector?.withOptions === undefined) {
      throw new CtiError('unsupported', { userMessage: m.account_cannot() })
    }
    check(fields, values)
    keeper.changeSettings(accountId, connector.withOptions(settings, values))
    await restart(accountId)
  }

  #savedOf(accountId: string): SavedAccount {
    const saved = this.#options.keeper.find(accountId)
    if (saved === undefined) throw unknownAccount()
    return saved
  }
}

function check(fields: readonly FormField[], values: FormValues): void {
  for (const field of fields) {
    const problem = fieldProblem(field, lookUp(values, field.name))
    if (problem === undefined) continue
    const words = problem === 'missing' ? m.error_field_missing : m.error_field_wrong
    throw new CtiError('protocol', { userMessage: words({ field: field.label }) })
  }
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) throw new CtiError('protocol', { userMessage: m.error_field_wrong({ field: unknown }) })
}
