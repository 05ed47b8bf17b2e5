import type { TrustChoice } from '../../src-preload/contract/certificate.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { shownTrust, withTrust } from '../connectors/trust-settings.ts'
import type { ServerTrust } from '../connectors/trust-settings.ts'
import { CtiError } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { AccountKeeper } from './account-keeper.ts'
import { unknownAccount } from './unknown-account.ts'

/** What choosing whom to trust needs. */
export interface AccountTrustOptions {
  readonly keeper: AccountKeeper
  /** The certificate a server shows now; sends nothing but a handshake. @throws CtiError */
  readonly look: (host: string, signal: AbortSignal) => Promise<ServerTrust>
  /** Lets the user choose a CA file; undefined when he does not. @throws CtiError protocol when it is none */
  readonly pickAuthority: () => Promise<ServerTrust | undefined>
  /** Makes the account use its settings anew. */
  readonly restart: (accountId: string) => Promise<void>
  readonly newId: () => string
}

/** Choices that are remembered until one is used. */
const MOST_CHOICES = 4

/** Whom accounts trust beside the public authorities (trust N1): seen first, confirmed by the user, kept with the account. */
export class AccountTrust implements AsyncDisposable {
  readonly #options: AccountTrustOptions
  readonly #choices = new Map<string, ServerTrust>()
  readonly #lifetime = new Lifetime()

  constructor(options: AccountTrustOptions) {
    this.#options = options
  }

  /** Shows the certificate of a server; nothing is trusted yet. @throws CtiError */
  async look(host: string): Promise<TrustChoice> {
    return this.#remember(await this.#options.look(host, this.#lifetime.signal))
  }

  /** Shows the authorities in a file the user chooses; undefined when he does not. @throws CtiError protocol */
  async chooseAuthority(): Promise<TrustChoice | undefined> {
    const trust = await this.#options.pickAuthority()
    return trust && this.#remember(trust)
  }

  /** Trusts what was chosen from the next connection on; without a choice the public authorities only. @throws CtiError notFound */
  async use(accountId: string, choiceId: string | undefined): Promise<void> {
    const { keeper, restart } = this.#options
    const saved = keeper.find(accountId)
    if (saved === undefined) throw unknownAccount()
    keeper.changeSettings(
      accountId,
      withTrust(saved.settings, choiceId === undefined ? undefined : this.#chosen(choiceId))
    )
    await restart(accountId)
  }

  /** Settings a sign-in starts from, with what was chosen for it. @throws CtiError notFound */
  keptWith(
    kept: Readonly<Record<string, unknown>> | undefined,
    choiceId: string | undefined
  ): Readonly<Record<string, unknown>> | undefined {
    return choiceId === undefined ? kept : withTrust(kept ?? {}, this.#chosen(choiceId))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#lifetime[Symbol.asyncDispose]()
  }

  #remember(trust: ServerTrust): TrustChoice {
    const choiceId = this.#options.newId()
    this.#choices.set(choiceId, trust)
    const [oldest] = this.#choices.keys()
    if (this.#choices.size > MOST_CHOICES && oldest !== undefined) this.#choices.delete(oldest)
    return { choiceId, trust: shownTrust(trust) }
  }

  #chosen(choiceId: string): ServerTrust {
    const trust = this.#choices.get(choiceId)
    if (trust === undefined) throw new CtiError('notFound', { userMessage: m.certificate_choice_gone() })
    return trust
  }
}
