import { isDeepStrictEqual } from 'node:util'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import { serviceRequests } from '../../src-preload/contract/services/services.ts'
import type { ServiceInput, ServiceName, ServiceOutput } from '../../src-preload/contract/services/services.ts'
import type { Capability } from '../../src-preload/contract/capability.ts'
import { capabilityFor } from '../connectors/command-needs.ts'
import type { Command } from '../connectors/commands.ts'
import type { Attention, Connector, Link, Sound } from '../connectors/connector.ts'
import type { Credentials } from '../connectors/sign-in.ts'
import type { LinkSink } from '../connectors/supervisor.ts'
import type { OwnHistory } from '../history/own/own-history.ts'
import type { Log } from '../logging/log.ts'
import { CtiError, isAbort } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import type { AccountEvents } from './account-events.ts'
import type { AccountStore } from './account-store.ts'
import type { CallStore } from '../calls/call-store.ts'

/** What keeps a link open; disposing closes it. */
export interface SupervisedLink extends AsyncDisposable {
  /** Tries at once instead of waiting for the back-off, or to be asked. */
  reconnectNow(): void
  /** The same, where no other program of the user has taken the connection's place. */
  reconnectUnlessDisplaced(): void
}

/** Starts to keep a link open: makes and starts a `Supervisor`. */
export type Supervise = (connector: Connector, credentials: Credentials, sink: LinkSink) => SupervisedLink

/** What a live account needs. */
export interface LiveAccountOptions {
  readonly accountId: string
  readonly connector: Connector
  readonly credentials: Credentials
  readonly supervise: Supervise
  readonly events: AccountEvents
  readonly accounts: AccountStore
  readonly calls: CallStore
  /** The history of accounts whose system has none. */
  readonly ownHistory: Pick<OwnHistory, 'complete' | 'servicesOf'>
  readonly log: Log
  /** What the user looks at of this account now. */
  readonly attention: () => Attention
}

/** One account with its supervised link, from sign-in to removal or the next sign-in. */
export class LiveAccount implements AsyncDisposable {
  readonly #options: LiveAccountOptions
  readonly #lifetime = new Lifetime()
  readonly #supervised: SupervisedLink
  #link: Link | undefined
  /** What the link was told last. */
  #reported: Attention | undefined
  #isReading = false

  constructor(options: LiveAccountOptions) {
    this.#options = options
    this.#supervised = options.supervise(options.connector, options.credentials, this.#sink())
    this.#lifetime.add(this.#supervised)
  }

  get link(): Link | undefined {
    return this.#link
  }

  get signal(): AbortSignal {
    return this.#lifetime.signal
  }

  /** @throws CtiError network when there is no link now */
  requireLink(): Link {
    if (this.#link !== undefined) return this.#link
    const label = this.#options.accounts.entities.get(this.#options.accountId)?.label ?? ''
    throw new CtiError('network', { userMessage: m.account_not_connected({ label }) })
  }

  /** Asks only for what the account can do. @throws CtiError */
  async execute(command: Command): Promise<void> {
    await this.#linkThatCan(capabilityFor(command)).execute(command, this.#lifetime.signal)
  }

  /** As `execute`, for what is not about calls. @throws CtiError */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    return this.#linkThatCan(serviceRequests[name].needs).ask(name, input, this.#lifetime.signal)
  }

  /** @throws CtiError */
  async sound(itemId: string): Promise<Sound> {
    const sound = await this.#linkThatCan('playback').sound?.(itemId, this.#lifetime.signal)
    if (sound === undefined) throw new CtiError('unsupported', { userMessage: m.account_cannot() })
    return sound
  }

  /** Tells the link whose presence and lines to watch. @throws CtiError network | unsupported */
  watchColleagues(contactIds: readonly string[]): void {
    this.#linkThatCan('colleagues').watchColleagues(contactIds)
  }

  /** Tells the link what the user looks at, where that has changed. */
  attend(): void {
    const now = this.#options.attention()
    if (isDeepStrictEqual(now, this.#reported)) return
    this.#reported = now
    this.#link?.attend?.(now)
  }

  #linkThatCan(needed: Capability): Link {
    const link = this.requireLink()
    if (!link.capabilities.has(needed)) throw new CtiError('unsupported', { userMessage: m.account_cannot() })
    return link
  }

  reconnectNow(): void {
    this.#supervised.reconnectNow()
  }

  reconnectUnlessDisplaced(): void {
    this.#supervised.reconnectUnlessDisplaced()
  }

  /** Reads the state again over the open link; when that fails the link is made anew. */
  async reread(): Promise<void> {
    const link = this.#link
    if (link === undefined || this.#isReading) return
    this.#isReading = true
    const { accountId, calls, events, log } = this.#options
    try {
      const openBefore = calls.openVendorIds(accountId)
      const seen = await link.snapshot(this.#lifetime.signal)
      if (this.#link === link) events.refresh(accountId, seen, openBefore)
    } catch (error) {
      if (isAbort(error)) return
      log.warn('reading the state again failed', { accountId, error })
      this.#supervised.reconnectUnlessDisplaced()
    } finally {
      this.#isReading = false
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#link = undefined
    await this.#lifetime[Symbol.asyncDispose]()
  }

  /** What comes after the end of this account, or of this sign-in, is dropped. */
  #sink(): LinkSink {
    const { accountId, accounts, events } = this.#options
    const whileAlive = (step: () => void): void => {
      if (!this.#lifetime.ended) step()
    }
    return {
      status: (...state) => whileAlive(() => accounts.setConnection(accountId, ...state)),
      replace: (seen) => whileAlive(() => events.replace(accountId, seen)),
      apply: (event) => whileAlive(() => events.apply(accountId, event)),
      link: (link) => whileAlive(() => this.#setLink(link))
    }
  }

  #setLink(link: Link | undefined): void {
    this.#link = link
    if (link === undefined) return
    const { accountId, accounts, ownHistory } = this.#options
    accounts.setCapabilities(accountId, ownHistory.complete(accountId, link.capabilities), link.lacking)
    this.#reported = undefined // a new link knows nothing, and its queues may be others
    this.attend()
  }
}
