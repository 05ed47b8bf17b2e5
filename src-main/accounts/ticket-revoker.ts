import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Connector } from '../connectors/connector.ts'
import type { Credentials } from '../connectors/sign-in.ts'
import type { Log } from '../logging/log.ts'
import type { Notices } from '../state/notices.ts'
import { CtiError } from '../util/errors.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { Connectors } from './connectors.ts'
import type { SavedAccount } from './saved-accounts.ts'
import type { SecretReading } from './secret-vault.ts'

/** What taking back a sign-in needs. */
export interface TicketRevokerOptions {
  readonly connectors: Connectors
  readonly keeper: AccountKeeper
  readonly notices: Notices
  readonly log: Log
}

/** What a sign-in made on the server, and how it can be taken back. */
export interface MadeSignIn {
  readonly connector: Connector
  readonly account: SavedAccount
  /** Its name on the server. */
  readonly ticket: string
  readonly reading: SecretReading
}

/** Takes back on the server what a sign-in made there, when its account is removed or another has taken its place. */
export class TicketRevoker {
  readonly #options: TicketRevokerOptions

  constructor({ connectors, keeper, notices, log }: TicketRevokerOptions) {
    this.#options = { connectors, keeper, notices, log }
  }

  /** The account is gone in any case; the user hears what is left on the server, and under which name. */
  async signOut(account: SavedAccount, reading: SecretReading, signal: AbortSignal): Promise<void> {
    const connector = await this.#options.connectors.find(account.vendor)
    const ticket = connector?.serverTicketName?.(account.settings)
    if (connector === undefined || ticket === undefined) return
    await this.#revoke({ connector, account, ticket, reading }, m.sign_out_left, signal)
  }

  /** What an account's sign-in made, when `now` takes its place and is not the same; asked before that is kept. */
  async replacedSignIn(connector: Connector, account: SavedAccount, now: Credentials): Promise<MadeSignIn | undefined> {
    const ticket = connector.serverTicketName?.(account.settings, now.settings)
    if (ticket === undefined) return undefined
    const reading = await this.#options.keeper.readSecret(account.id)
    const isSame = reading.status === 'found' && reading.secret.equals(now.secret)
    return isSame ? undefined : { connector, account, ticket, reading }
  }

  /** Another sign-in stands in any case; the user hears what is left of the former one. */
  revokeReplaced(replaced: MadeSignIn, signal: AbortSignal): Promise<void> {
    return this.#revoke(replaced, m.sign_in_left, signal)
  }

  async #revoke(made: MadeSignIn, left: typeof m.sign_in_left, signal: AbortSignal): Promise<void> {
    const { connector, account, ticket, reading } = made
    const { id, label, settings } = account
    try {
      if (reading.status !== 'found') throw new CtiError('auth', { userMessage: m.sign_out_no_secret() })
      await connector.signOut?.({ settings, secret: reading.secret }, signal)
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      this.#options.log.info('the sign-in was left on the server', { accountId: id, kind: error.kind })
      this.#options.notices.add('warning', left({ label, ticket, reason: error.userMessage }))
    }
  }
}
