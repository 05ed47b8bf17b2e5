import type { EndpointChoice } from '../../src-preload/contract/endpoints.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { DescribedEndpoints, EndpointSettings } from '../connectors/sign-in.ts'
import { CtiError } from '../util/errors.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { Connectors } from './connectors.ts'
import { unknownAccount } from './unknown-account.ts'

/** A text file the user chose. */
export interface PickedFile {
  readonly name: string
  readonly text: string
}

/** What choosing descriptions needs. */
export interface AccountEndpointsOptions {
  readonly connectors: Connectors
  readonly keeper: AccountKeeper
  /** Lets the user choose a file; undefined when he does not. @throws CtiError protocol when it is too large */
  readonly pickFile: () => Promise<PickedFile | undefined>
  /** Makes the account use its settings anew. */
  readonly restart: (accountId: string) => Promise<void>
  readonly newId: () => string
}

/** Choices that are remembered until one is used. */
const MOST_CHOICES = 4

/** Other descriptions of a server's interface, chosen from a file, confirmed by the user and kept with the account. */
export class AccountEndpoints {
  readonly #options: AccountEndpointsOptions
  #reading = new AbortController()
  readonly #choices = new Map<string, { readonly vendor: string; readonly described: DescribedEndpoints }>()

  constructor(options: AccountEndpointsOptions) {
    this.#options = options
  }

  /** Reads a file the user chooses; nothing is used yet. @throws CtiError protocol, saying where the file is wrong */
  async choose(vendor: string): Promise<EndpointChoice> {
    const settings = await this.#settingsOf(vendor)
    const file = await this.#options.pickFile()
    if (file === undefined) return { status: 'cancelled' }
    this.cancel()
    const { signal } = this.#reading
    const described = await settings.read(file.text, signal).catch((error: unknown) => {
      if (signal.aborted) return undefined
      throw error
    })
    if (described === undefined) return { status: 'cancelled' }
    const choiceId = this.#options.newId()
    this.#choices.set(choiceId, { vendor, described })
    const [oldest] = this.#choices.keys()
    if (this.#choices.size > MOST_CHOICES && oldest !== undefined) this.#choices.delete(oldest)
    return { status: 'read', choiceId, report: { fileName: file.name, ...described.report } }
  }

  /** Ends the reading of a file, which the user does not wait for any more. */
  cancel(): void {
    this.#reading.abort()
    this.#reading = new AbortController()
  }

  /** Uses what was chosen, from the next connection on; without a choice the defaults. @throws CtiError notFound */
  async use(accountId: string, choiceId: string | undefined): Promise<void> {
    const { keeper, restart } = this.#options
    const saved = keeper.find(accountId)
    if (saved === undefined) throw unknownAccount()
    const settings = await this.#settingsOf(saved.vendor)
    const described = choiceId === undefined ? undefined : this.#chosen(choiceId, saved.vendor)
    keeper.changeSettings(accountId, settings.apply(saved.settings, described))
    await restart(accountId)
  }

  /** Settings a sign-in starts from: those of the account, with what was chosen for it. @throws CtiError notFound */
  async keptFor(
    vendor: string,
    accountId: string | undefined,
    choiceId: string | undefined
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    const kept = accountId === undefined ? undefined : this.#options.keeper.find(accountId)?.settings
    if (choiceId === undefined) return kept
    return (await this.#settingsOf(vendor)).apply(kept ?? {}, this.#chosen(choiceId, vendor))
  }

  #chosen(choiceId: string, vendor: string): DescribedEndpoints {
    const choice = this.#choices.get(choiceId)
    if (choice?.vendor !== vendor) throw new CtiError('notFound', { userMessage: m.endpoints_choice_gone() })
    return choice.described
  }

  async #settingsOf(vendor: string): Promise<EndpointSettings> {
    const connector = await this.#options.connectors.find(vendor)
    if (connector?.endpoints === undefined) throw new CtiError('unsupported', { userMessage: m.account_cannot() })
    return connector.endpoints()
  }
}
