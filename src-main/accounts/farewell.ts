import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Log } from '../logging/log.ts'
import type { Notices } from '../state/notices.ts'
import { CtiError } from '../util/errors.ts'
import type { Connectors } from './account-service.ts'
import type { SavedAccount } from './saved-accounts.ts'
import type { SecretReading } from './secret-vault.ts'

/** What taking back a sign-in needs. */
export interface FarewellParts {
  readonly connectors: Connectors
  readonly notices: Notices
  readonly log: Log
}

/** Takes back on the server what signing in to a removed account made there. */
export class Farewell {
  readonly #parts: FarewellParts

  constructor({ connectors, notices, log }: FarewellParts) {
    this.#parts = { connectors, notices, log }
  }

  /** The account is gone in any case; the user hears what is left on the server, and under which name. */
  async signOut(account: SavedAccount, reading: SecretReading, signal: AbortSignal): Promise<void> {
    const { id, vendor, label, settings } = account
    const connector = await this.#parts.connectors.find(vendor)
    const ticket = connector?.madeOnServer(settings)
    if (connector === undefined || ticket === undefined) return
    try {
      if (reading.status !== 'found') throw new CtiError('auth', { userMessage: m.sign_out_no_secret() })
      await connector.signOut({ settings, secret: reading.secret }, signal)
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      this.#parts.log.info('the sign-in was left on the server', { accountId: id, kind: error.kind })
      this.#parts.notices.add('warning', m.sign_out_left({ label, ticket, reason: error.userMessage }))
    }
  }
}
