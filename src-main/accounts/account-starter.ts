import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Connector } from '../connectors/connector.ts'
import type { Credentials } from '../connectors/sign-in.ts'
import { securityOf } from '../connectors/trust-settings.ts'
import type { Log } from '../logging/log.ts'
import { defined } from '../util/defined.ts'
import { DAY } from '../util/durations.ts'
import type { KeyedMutex } from '../util/keyed-mutex.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { AccountStore } from './account-store.ts'
import { vendorNameOf } from './connectors.ts'
import type { Connectors } from './connectors.ts'
import { LateSecrets } from './late-secrets.ts'
import type { LiveAccounts } from './live-accounts.ts'
import type { OffTimes } from './off-times.ts'
import type { SavedAccount } from './saved-accounts.ts'
import type { SecretReading } from './secret-vault.ts'
import type { SignInReminders } from './sign-in-reminders.ts'

/** What starting accounts needs. */
export interface AccountStarterOptions {
  readonly connectors: Connectors
  readonly accounts: AccountStore
  readonly links: LiveAccounts
  readonly keeper: AccountKeeper
  readonly reminders: SignInReminders
  readonly offTimes: OffTimes
  /** A start that comes late takes its turn with what else is done with the account. */
  readonly turns: KeyedMutex
  /** Ends all waiting; nothing starts after that. */
  readonly signal: AbortSignal
  readonly log: Log
}

/** An account as it is shown when it starts. */
export interface StartedAccount {
  readonly id: string
  readonly label: string
  readonly isDemo: boolean
  readonly secretStorage: 'keyStore' | 'memory'
}

/** What was chosen for an account. */
type Preferences = Pick<SavedAccount, 'preferredDeviceId' | 'answerDeviceId' | 'mark'>

/** Shows accounts and opens their links: at once, when the key store gives the secret, or not before their time off ends. */
export class AccountStarter {
  readonly #options: AccountStarterOptions
  readonly #lateSecrets: LateSecrets

  constructor(options: AccountStarterOptions) {
    this.#options = options
    const { turns } = options
    this.#lateSecrets = new LateSecrets({
      ...options,
      start: (id) => turns.take(id, () => this.#startLate(id))
    })
  }

  /** An account that is kept, as far as the file tells of it. */
  announce({ id, vendor, label, settings, ...saved }: SavedAccount) {
    const shown = { id, label, isDemo: false, secretStorage: 'keyStore' } as const
    const vendorName = vendorNameOf(this.#options.connectors, vendor)
    this.#options.accounts.put({ ...shown, vendor, vendorName, ...preferencesOf(saved) })
    this.#options.accounts.setSecurity(id, securityOf(settings))
    this.#options.offTimes.show(id)
    return shown
  }

  /** Opens the link of an account that is kept, unless it is off; tells what became of its secret. */
  async startSaved(account: SavedAccount): Promise<SecretReading['status'] | 'off'> {
    const { id, vendor, settings } = account
    if (this.#options.offTimes.until(id) !== undefined) {
      this.announce(account)
      return 'off'
    }
    this.#options.offTimes.end(id)
    const connector = await this.#options.connectors.find(vendor)
    // seen at once: a key store that asks to be unlocked may take its time
    const shown = this.announce(account)
    const reading = await this.#options.keeper.readSecret(id)
    if (connector !== undefined && reading.status === 'found') {
      const { secret, storage } = reading
      this.start({ ...shown, secretStorage: storage }, connector, { settings, secret }, account)
      return reading.status
    }
    this.#options.accounts.setConnection(id, 'signInAgain', this.#whyNot(connector, reading.status))
    if (connector !== undefined && reading.status === 'unavailable') this.#lateSecrets.expect(id)
    return reading.status
  }

  /** Opens the link; `saved`: what is kept of the account. */
  start(account: StartedAccount, connector: Connector, credentials: Credentials, saved: Preferences | undefined): void {
    if (this.#options.signal.aborted) return
    const { vendor } = connector
    const vendorName = vendorNameOf(this.#options.connectors, vendor)
    // only of accounts that are kept: of others nothing can be changed
    const changeable =
      saved === undefined
        ? {}
        : {
            changedEndpoints: connector.changedEndpoints?.(credentials.settings),
            hasOptions: (connector.options?.(credentials.settings) ?? []).length > 0
          }
    this.#options.accounts.put({ ...account, vendor, vendorName, ...preferencesOf(saved), ...changeable })
    this.#options.accounts.setSecurity(account.id, securityOf(credentials.settings))
    this.#options.accounts.setConnection(account.id, 'connecting')
    const live = this.#options.links.start(account.id, connector, credentials)
    const endsAt = connector.signInEndsAt?.(credentials.settings)
    void this.#options.reminders.watch(account.label, endsAt, connector.remindAheadMs ?? DAY, live.signal)
  }

  /** The key store can be read now; false when it still did not give the secret. */
  async #startLate(id: string): Promise<boolean> {
    const saved = this.#options.keeper.find(id)
    if (saved === undefined || this.#options.links.find(id) !== undefined) return true
    return (await this.startSaved(saved)) !== 'unavailable'
  }

  #whyNot(connector: Connector | undefined, reading: SecretReading['status']): string {
    if (connector === undefined) return m.account_vendor_unknown()
    return reading === 'unavailable' ? m.secret_locked() : m.secret_missing()
  }
}

const preferencesOf = ({ preferredDeviceId, answerDeviceId, mark }: Preferences = {}): Preferences =>
  defined({ preferredDeviceId, answerDeviceId, mark })
