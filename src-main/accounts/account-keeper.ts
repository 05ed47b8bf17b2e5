import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { Connector } from '../connectors/connector.ts'
import type { Secret } from '../logging/secret.ts'
import type { Notices } from '../state/notices.ts'
import type { SavedAccount, SavedAccounts, SavedMark } from './saved-accounts.ts'
import { defined } from '../util/defined.ts'
import type { SecretReading, SecretStorage, SecretVault } from './secret-vault.ts'

/** What is kept of accounts between two starts: the list in a file, the secrets in the vault. */
export class AccountKeeper {
  readonly #saved: SavedAccounts
  readonly #vault: SecretVault
  readonly #notices: Notices

  constructor(saved: SavedAccounts, vault: SecretVault, notices: Notices) {
    this.#saved = saved
    this.#vault = vault
    this.#notices = notices
  }

  list(): readonly SavedAccount[] {
    return this.#saved.list()
  }

  find(accountId: string): SavedAccount | undefined {
    return this.#saved.find(accountId)
  }

  /** An account that means the same sign-in, so that adding it twice does not show every call twice. */
  findSame(connector: Connector, identity: string): SavedAccount | undefined {
    return this.#saved
      .list()
      .find(({ vendor, settings }) => vendor === connector.vendor && connector.identity(settings) === identity)
  }

  /** Keeps account and secret; tells the user when the secret stays in memory only. */
  async keep(account: SavedAccount, secret: Secret): Promise<SecretStorage> {
    const storage = await this.#vault.put(account.id, secret)
    this.#saved.put(account)
    if (storage === 'memory') this.#notices.add('warning', m.secret_memory_only({ label: account.label }))
    return storage
  }

  readSecret(accountId: string): Promise<SecretReading> {
    return this.#vault.read(accountId)
  }

  /** Resolves when a secret that was unavailable is worth reading again; see `SecretVault.readable`. @throws AbortError */
  secretReadable(accountId: string, failures: number, signal: AbortSignal): Promise<void> {
    return this.#vault.readable(accountId, failures, signal)
  }

  /** Lets accounts that wait for a locked key store try it now. */
  askKeyStoreAgain(): void {
    this.#vault.askAgain()
  }

  preferDevice(accountId: string, deviceId: string): void {
    this.#change(accountId, (saved) => ({ ...saved, preferredDeviceId: deviceId }))
  }

  preferAnswerDevice(accountId: string, deviceId: string): void {
    this.#change(accountId, (saved) => ({ ...saved, answerDeviceId: deviceId }))
  }

  changeSettings(accountId: string, settings: Readonly<Record<string, unknown>>): void {
    this.#change(accountId, (saved) => ({ ...saved, settings: { ...settings } }))
  }

  /** Adds to the settings of the account. */
  mergeSettings(accountId: string, settings: Readonly<Record<string, unknown>>): void {
    this.#change(accountId, (saved) => ({ ...saved, settings: { ...saved.settings, ...settings } }))
  }

  /** Undefined forgets it. */
  setParkCode(accountId: string, code: string | undefined): void {
    this.#change(accountId, ({ parkCode: _old, ...rest }) => ({ ...rest, ...defined({ parkCode: code }) }))
  }

  setMark(accountId: string, mark: SavedMark): void {
    this.#change(accountId, (saved) => ({ ...saved, mark }))
  }

  /** `wall`: what a clock on the wall shows then; undefined: it is not off. */
  setOffUntil(accountId: string, wall: number | undefined): void {
    if (this.find(accountId)?.offUntil === wall) return
    this.#change(accountId, ({ offUntil: _old, ...rest }) => ({ ...rest, ...defined({ offUntil: wall }) }))
  }

  /** Forgets the account, not its secret. */
  forget(accountId: string): void {
    this.#saved.remove(accountId)
  }

  /** Tells the user when an entry may be left in the key store. */
  async forgetSecret(accountId: string, label: string): Promise<void> {
    if (!(await this.#vault.delete(accountId))) this.#notices.add('warning', m.secret_not_deleted({ label }))
  }

  #change(accountId: string, change: (saved: SavedAccount) => SavedAccount): void {
    const saved = this.#saved.find(accountId)
    if (saved !== undefined) this.#saved.put(change(saved))
  }
}
