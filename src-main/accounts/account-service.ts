import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { SignInForm, SignInInput, SignInOutcome } from '../../src-preload/contract/settings-form.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Credentials, SignedIn } from '../connectors/sign-in.ts'
import { securityOf } from '../connectors/trust-settings.ts'
import type { Log } from '../logging/log.ts'
import { defined } from '../util/defined.ts'
import { DAY } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { KeyedMutex } from '../util/keyed-mutex.ts'
import type { AccountEvents } from './account-events.ts'
import { AccountIds } from './account-ids.ts'
import type { AccountKeeper } from './account-keeper.ts'
import type { AccountStore } from './account-store.ts'
import { vendorNameOf } from './connectors.ts'
import type { Connectors } from './connectors.ts'
import type { AccountMarks } from './account-marks.ts'
import { TicketRevoker } from './ticket-revoker.ts'
import { LateSecrets } from './late-secrets.ts'
import { OffTimes, type OffTimesOptions } from './off-times.ts'
import type { SignInReminders } from './sign-in-reminders.ts'
import type { Notices } from '../state/notices.ts'
import type { LiveAccounts } from './live-accounts.ts'
import type { SavedAccount } from './saved-accounts.ts'
import type { SecretReading } from './secret-vault.ts'
import { unknownAccount } from './unknown-account.ts'

/** What the account service needs. */
export interface AccountServiceOptions extends Pick<OffTimesOptions, 'clock' | 'workingDay'> {
  readonly connectors: Connectors
  readonly accounts: AccountStore
  readonly links: LiveAccounts
  readonly events: AccountEvents
  readonly keeper: AccountKeeper
  readonly marks: AccountMarks
  readonly notices: Notices
  readonly reminders: SignInReminders
  readonly log: Log
  /** Makes an account id; letters, digits and '-'. */
  readonly newId: () => string
}

/** An account that is not kept: the demo's, or one of a test. */
export interface TransientAccount {
  readonly vendor: string
  readonly label: string
  readonly isDemo: boolean
}

/** What was chosen for an account. */
type Preferences = Pick<SavedAccount, 'preferredDeviceId' | 'answerDeviceId' | 'mark'>

/** All accounts: adds, signs in again, starts, stops and removes them. */
export class AccountService implements AsyncDisposable {
  readonly #options: AccountServiceOptions
  readonly #transient = new Set<string>()
  /** Signing in, removing and reconnecting of one account wait for each other, or it would be opened twice. */
  readonly #turns = new KeyedMutex()
  readonly #ids: AccountIds
  readonly #ticketRevoker: TicketRevoker
  readonly #lifetime = new Lifetime()
  readonly #lateSecrets: LateSecrets
  readonly #offTimes: OffTimes

  constructor(options: AccountServiceOptions) {
    this.#options = options
    const { keeper, log } = options
    this.#lateSecrets = new LateSecrets({
      keeper,
      log,
      signal: this.#lifetime.signal,
      start: (id) => this.#turns.take(id, () => this.#startLate(id))
    })
    this.#offTimes = new OffTimes({
      ...options,
      signal: this.#lifetime.signal,
      switchOn: (id) => this.switchOn(id)
    })
    this.#ids = new AccountIds(options.keeper, options.newId)
    this.#ticketRevoker = new TicketRevoker(options)
  }

  /** Shows every stored account before anything of it is loaded: a window must not say that there is none. */
  announceAll(): void {
    this.#options.marks.choose()
    for (const account of this.#options.keeper.list()) this.#announceSaved(account)
  }

  /** Starts every stored account; one that cannot be started asks for a sign-in and does not stop the others. */
  async startAll(): Promise<void> {
    const starts = await Promise.allSettled(
      this.#options.keeper.list().map((account) => this.#turns.take(account.id, () => this.#startSaved(account)))
    )
    for (const { id, parkCode } of this.#options.keeper.list()) this.#options.accounts.setParkCode(id, parkCode)
    for (const start of starts) {
      if (start.status === 'rejected') this.#options.log.error('an account did not start', { error: start.reason })
    }
  }

  /** `accountId`: the account that is signed in to again. @throws CtiError unsupported */
  async form(vendor: string, accountId?: string): Promise<SignInForm> {
    const saved = accountId === undefined ? undefined : this.#options.keeper.find(accountId)
    const connector = await this.#connector(vendor)
    return connector.form(saved?.vendor === vendor ? saved.settings : undefined)
  }

  /**
   * Adds an account, or signs in again to one. `kept`: settings that no form asks for.
   * @throws CtiError of the connector; then nothing has changed
   */
  async signIn(
    { vendor, method, values, accountId, confirmed }: SignInInput,
    kept?: Readonly<Record<string, unknown>>
  ): Promise<SignInOutcome> {
    const connector = await this.#connector(vendor)
    const outcome = await connector.signIn(method, values, this.#lifetime.signal, kept)
    if (outcome.status === 'more') return { ...outcome, fields: [...outcome.fields] }
    if (outcome.warning !== undefined && confirmed !== true) return { status: 'warning', message: outcome.warning }
    const known = accountId === undefined ? undefined : this.#savedOf(accountId, vendor)
    const id = known?.id ?? this.#ids.idFor(connector, outcome.credentials.settings)
    return this.#turns.take(id, () => this.#keepAndStart(id, connector, outcome, accountId !== undefined))
  }

  async #keepAndStart(
    id: string,
    connector: Connector,
    { credentials, label }: Extract<SignedIn, { status: 'signedIn' }>,
    isAgain: boolean
  ): Promise<SignInOutcome> {
    const { keeper, events, marks, log } = this.#options
    const { vendor } = connector
    const known = isAgain ? this.#savedOf(id, vendor) : keeper.find(id)
    await this.#options.links.stop(id)
    if (known !== undefined && known.label !== label) events.dropState(id)
    const { secret } = credentials
    const isOther = isAgain || known === undefined
    const given = credentials.settings
    const settings = isOther ? given : (connector.mergeSettings?.(known.settings, given) ?? given)
    const now = { settings, secret }
    const replaced = known === undefined ? undefined : await this.#ticketRevoker.replacedSignIn(connector, known, now)
    // whoever signs in wants it now
    const { offUntil: _over, ...before } = known ?? {}
    const kept = { ...before, id, vendor, label, settings: { ...settings }, mark: marks.of(known) }
    const secretStorage = await keeper.keep(kept, secret)
    const account = { id, label, isDemo: false, secretStorage }
    this.#start(account, connector, now, kept)
    log.info('signed in', { accountId: id, vendor, secretStorage })
    if (replaced !== undefined) await this.#ticketRevoker.revokeReplaced(replaced, this.#lifetime.signal)
    return { status: 'signedIn', accountId: id }
  }

  /** Shows an account that is forgotten at the end of the program, before its system is there. Returns its id. */
  announceTransient({ vendor, label, isDemo }: TransientAccount): string {
    const id = this.#options.newId()
    this.#transient.add(id)
    const vendorName = vendorNameOf(this.#options.connectors, vendor)
    this.#options.accounts.put({ id, label, isDemo, vendor, vendorName, secretStorage: 'memory' })
    return id
  }

  /** Connects it, unless it was removed meanwhile. */
  startTransient(id: string, connector: Connector, credentials: Credentials): void {
    const shown = this.#options.accounts.entities.get(id)
    if (shown === undefined || !this.#transient.has(id)) return
    const { label, isDemo } = shown
    this.#start({ id, label, isDemo, secretStorage: 'memory' }, connector, credentials, undefined)
  }

  /** Ends the link and forgets account, secret and state. @throws CtiError notFound */
  remove(accountId: string): Promise<void> {
    return this.#turns.take(accountId, () => this.#remove(accountId))
  }

  async #remove(accountId: string): Promise<void> {
    const { accounts, events, keeper, log } = this.#options
    const label = accounts.entities.get(accountId)?.label
    if (label === undefined) throw unknownAccount()
    await this.#options.links.stop(accountId)
    accounts.remove(accountId)
    events.dropState(accountId)
    this.#ids.forget(accountId)
    if (!this.#transient.delete(accountId)) {
      const saved = keeper.find(accountId)
      keeper.forget(accountId) // first: a key store that hangs must not bring the account back at the next start
      const reading = await keeper.readSecret(accountId)
      await keeper.forgetSecret(accountId, label)
      if (saved !== undefined) await this.#ticketRevoker.signOut(saved, reading, this.#lifetime.signal)
    }
    log.info('account removed', { accountId })
  }

  /** Uses the stored settings of an account anew. @throws CtiError notFound */
  restart(accountId: string): Promise<void> {
    return this.#turns.take(accountId, async () => {
      const saved = this.#options.keeper.find(accountId)
      if (saved === undefined) throw unknownAccount()
      await this.#options.links.stop(accountId)
      await this.#startSaved(saved)
    })
  }

  /** Tries at once; after a refused sign-in or without a secret from the beginning. @throws CtiError notFound */
  reconnect(accountId: string): Promise<void> {
    return this.#turns.take(accountId, () => this.#reconnect(accountId))
  }

  async #reconnect(accountId: string): Promise<void> {
    const live = this.#options.links.find(accountId)
    const saved = this.#options.keeper.find(accountId)
    const isRefused = this.#options.accounts.entities.get(accountId)?.connection === 'signInAgain'
    if (live !== undefined && !(isRefused && saved !== undefined)) return live.reconnectNow()
    if (saved === undefined) throw unknownAccount()
    await this.#options.links.stop(accountId)
    await this.#startSaved(saved)
  }

  /** Ends the link until tomorrow's work starts; its calls go on and are not shown. @throws CtiError notFound */
  switchOff(accountId: string): Promise<void> {
    return this.#turns.take(accountId, async () => {
      const saved = this.#options.keeper.find(accountId)
      if (saved === undefined) throw unknownAccount()
      this.#offTimes.begin(accountId)
      const ending = this.#options.links.stop(accountId)
      this.#announceSaved(saved)
      this.#options.events.hideState(accountId)
      await ending
      this.#options.log.info('account switched off', { accountId })
    })
  }

  /** @throws CtiError notFound */
  switchOn(accountId: string): Promise<void> {
    return this.#turns.take(accountId, async () => {
      const saved = this.#options.keeper.find(accountId)
      if (saved === undefined) throw unknownAccount()
      if (saved.offUntil === undefined) return
      this.#offTimes.end(accountId)
      this.#options.accounts.setConnection(accountId, 'connecting')
      await this.#startSaved(saved)
    })
  }

  /** Brings back the accounts whose time off has ended while the computer slept. */
  lookAtOffTimes(): void {
    this.#offTimes.look()
  }

  /** @throws CtiError notFound */
  preferDevice(accountId: string, deviceId: string): void {
    const account = this.#options.accounts.entities.get(accountId)
    if (account === undefined || !account.devices.some((device) => device.id === deviceId)) throw unknownAccount()
    this.#options.keeper.preferDevice(accountId, deviceId)
    this.#options.accounts.preferDevice(accountId, deviceId)
  }

  /** With which telephone the account answers from now on. */
  preferAnswerDevice(accountId: string, deviceId: string): void {
    this.#options.keeper.preferAnswerDevice(accountId, deviceId)
    this.#options.accounts.preferAnswerDevice(accountId, deviceId)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
    await this.#options.links[Symbol.asyncDispose]()
  }

  async #startSaved(account: SavedAccount): Promise<SecretReading['status'] | 'off'> {
    const { id, vendor, settings } = account
    if (this.#offTimes.until(id) !== undefined) {
      this.#announceSaved(account)
      return 'off'
    }
    this.#offTimes.end(id)
    const connector = await this.#options.connectors.find(vendor)
    // seen at once: a key store that asks to be unlocked may take its time
    const shown = this.#announceSaved(account)
    const reading = await this.#options.keeper.readSecret(id)
    if (connector !== undefined && reading.status === 'found') {
      const { secret, storage } = reading
      this.#start({ ...shown, secretStorage: storage }, connector, { settings, secret }, account)
      return reading.status
    }
    this.#options.accounts.setConnection(id, 'signInAgain', this.#whyNot(connector, reading.status))
    if (connector !== undefined && reading.status === 'unavailable') this.#lateSecrets.expect(id)
    return reading.status
  }

  /** The key store can be read now; false when it still did not give the secret. */
  async #startLate(id: string): Promise<boolean> {
    const saved = this.#options.keeper.find(id)
    if (saved === undefined || this.#options.links.find(id) !== undefined) return true
    return (await this.#startSaved(saved)) !== 'unavailable'
  }

  #announceSaved({ id, vendor, label, settings, ...saved }: SavedAccount) {
    const shown = { id, label, isDemo: false, secretStorage: 'keyStore' } as const
    const vendorName = vendorNameOf(this.#options.connectors, vendor)
    this.#options.accounts.put({ ...shown, vendor, vendorName, ...preferencesOf(saved) })
    this.#options.accounts.setSecurity(id, securityOf(settings))
    this.#offTimes.show(id)
    return shown
  }

  #whyNot(connector: Connector | undefined, reading: SecretReading['status']): string {
    if (connector === undefined) return m.account_vendor_unknown()
    return reading === 'unavailable' ? m.secret_locked() : m.secret_missing()
  }

  #start(
    account: { id: string; label: string; isDemo: boolean; secretStorage: 'keyStore' | 'memory' },
    connector: Connector,
    credentials: Credentials,
    saved: Preferences | undefined
  ): void {
    if (this.#lifetime.ended) return
    const { vendor } = connector
    const vendorName = vendorNameOf(this.#options.connectors, vendor)
    // only of accounts that are kept: of others nothing can be changed
    const changeable = this.#transient.has(account.id)
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

  async #connector(vendor: string): Promise<Connector> {
    const connector = await this.#options.connectors.find(vendor)
    if (connector === undefined) throw new CtiError('unsupported', { userMessage: m.account_vendor_unknown() })
    return connector
  }

  #savedOf(accountId: string, vendor: string): SavedAccount {
    const saved = this.#options.keeper.find(accountId)
    if (saved === undefined || saved.vendor !== vendor) throw unknownAccount()
    return saved
  }
}

const preferencesOf = ({ preferredDeviceId, answerDeviceId, mark }: Preferences = {}): Preferences =>
  defined({ preferredDeviceId, answerDeviceId, mark })
