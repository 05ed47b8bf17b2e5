import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { SignInForm, SignInInput, SignInOutcome } from '../../src-preload/contract/settings-form.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Credentials, SignedIn } from '../connectors/sign-in.ts'
import type { Log } from '../logging/log.ts'
import { CtiError } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { KeyedMutex } from '../util/keyed-mutex.ts'
import type { AccountEvents } from './account-events.ts'
import { AccountIds } from './account-ids.ts'
import type { AccountKeeper } from './account-keeper.ts'
import { AccountStarter } from './account-starter.ts'
import type { AccountStore } from './account-store.ts'
import { vendorNameOf } from './connectors.ts'
import type { Connectors } from './connectors.ts'
import type { AccountMarks } from './account-marks.ts'
import { TicketRevoker } from './ticket-revoker.ts'
import { OffTimes, type OffTimesOptions } from './off-times.ts'
import type { SignInReminders } from './sign-in-reminders.ts'
import type { Notices } from '../state/notices.ts'
import type { LiveAccounts } from './live-accounts.ts'
import type { SavedAccount } from './saved-accounts.ts'
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

/** All accounts: adds, signs in again, starts, stops and removes them. */
export class AccountService implements AsyncDisposable {
  readonly #options: AccountServiceOptions
  readonly #transient = new Set<string>()
  /** Signing in, removing and reconnecting of one account wait for each other, or it would be opened twice. */
  readonly #turns = new KeyedMutex()
  readonly #ids: AccountIds
  readonly #ticketRevoker: TicketRevoker
  readonly #lifetime = new Lifetime()
  readonly #offTimes: OffTimes
  readonly #starter: AccountStarter

  constructor(options: AccountServiceOptions) {
    this.#options = options
    const { signal } = this.#lifetime
    this.#offTimes = new OffTimes({ ...options, signal, switchOn: (id) => this.switchOn(id) })
    this.#starter = new AccountStarter({ ...options, signal, offTimes: this.#offTimes, turns: this.#turns })
    this.#ids = new AccountIds(options.keeper, options.newId)
    this.#ticketRevoker = new TicketRevoker(options)
  }

  /** Shows every stored account before anything of it is loaded: a window must not say that there is none. */
  announceAll(): void {
    this.#options.marks.choose()
    for (const account of this.#options.keeper.list()) this.#starter.announce(account)
  }

  /** Starts every stored account; one that cannot be started asks for a sign-in and does not stop the others. */
  async startAll(): Promise<void> {
    const starts = await Promise.allSettled(
      this.#options.keeper
        .list()
        .map((account) => this.#turns.take(account.id, () => this.#starter.startSaved(account)))
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
    this.#starter.start(account, connector, now, kept)
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
    this.#starter.start({ id, label, isDemo, secretStorage: 'memory' }, connector, credentials, undefined)
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
      await this.#starter.startSaved(saved)
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
    await this.#starter.startSaved(saved)
  }

  /** Ends the link until tomorrow's work starts; its calls go on and are not shown. @throws CtiError notFound */
  switchOff(accountId: string): Promise<void> {
    return this.#turns.take(accountId, async () => {
      const saved = this.#options.keeper.find(accountId)
      if (saved === undefined) throw unknownAccount()
      this.#offTimes.begin(accountId)
      const ending = this.#options.links.stop(accountId)
      this.#starter.announce(saved)
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
      await this.#starter.startSaved(saved)
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
