import type { Capability } from '../../src-preload/contract/capability.ts'
import type { ContactRow } from '../../src-preload/contract/contact.ts'
import type {
  ServiceInput,
  ServiceName,
  ServiceOutput,
  SomeServices
} from '../../src-preload/contract/services/services.ts'
import { m } from '../../src-preload/i18n/paraglide/messages.js'
import type { QueueStore } from '../queues/queue-store.ts'
import type { CommandLink } from '../calls/call-commands.ts'
import type { Command } from '../connectors/commands.ts'
import type { Attention, Connector, Sound } from '../connectors/connector.ts'
import { serviceFunction } from '../connectors/service-function.ts'
import type { Credentials } from '../connectors/sign-in.ts'
import type { SearchSource } from '../contacts/contact-search.ts'
import type { ServiceLink } from '../services/service-requests.ts'
import type { Clock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import { Lifetime } from '../util/lifetime.ts'
import { LiveAccount } from './live-account.ts'
import type { LiveAccountOptions } from './live-account.ts'
import { unknownAccount } from './unknown-account.ts'

/** What the accounts that run need. */
export interface LiveAccountsOptions extends Omit<
  LiveAccountOptions,
  'accountId' | 'connector' | 'credentials' | 'attention'
> {
  readonly queues: Pick<QueueStore, 'vendorIdsOf'>
  readonly clock: Clock
}

/** The accounts that run, each with its link: takes what is asked to the right one. */
export class LiveAccounts implements CommandLink, ServiceLink, AsyncDisposable {
  readonly #options: LiveAccountsOptions
  readonly #live = new Map<string, LiveAccount>()
  readonly #lifetime = new Lifetime()
  #attention: Attention = { isWindowVisible: false, queueIds: [] }

  constructor(options: LiveAccountsOptions) {
    this.#options = options
  }

  find(accountId: string): LiveAccount | undefined {
    return this.#live.get(accountId)
  }

  start(accountId: string, connector: Connector, credentials: Credentials): LiveAccount {
    const attention = (): Attention => this.#attentionTo(accountId)
    const live = new LiveAccount({ ...this.#options, accountId, connector, credentials, attention })
    this.#live.set(accountId, live)
    return live
  }

  async stop(accountId: string): Promise<void> {
    const live = this.#live.get(accountId)
    this.#live.delete(accountId)
    await live?.[Symbol.asyncDispose]()
  }

  /** After sleep, unlocking or a change of network. */
  reconnectAll(): void {
    for (const live of this.#live.values()) live.reconnectUnlessDisplaced()
  }

  preferredDeviceId(accountId: string): string | undefined {
    return this.#options.accounts.preferredDeviceId(accountId)
  }

  can(accountId: string, capability: Capability): boolean {
    return this.#live.get(accountId)?.link?.capabilities.has(capability) === true
  }

  requireLink(accountId: string): void {
    this.#require(accountId).requireLink()
  }

  /** @throws CtiError */
  async execute(accountId: string, command: Command): Promise<void> {
    await this.#require(accountId).execute(command)
  }

  /** @throws CtiError */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>): Promise<ServiceOutput<N>> {
    const own: SomeServices = this.#options.ownHistory.servicesOf(input.accountId) ?? {}
    if (own[name] !== undefined) return serviceFunction(own, name)(input, this.#lifetime.signal)
    return this.#require(input.accountId).ask(name, input)
  }

  /** The sound of an item of the account's history. @throws CtiError */
  async sound(accountId: string, itemId: string): Promise<Sound> {
    return this.#require(accountId).sound(itemId)
  }

  /** @throws CtiError notFound | network | unsupported */
  watchColleagues(accountId: string, contactIds: readonly string[]): void {
    this.#require(accountId).watchColleagues(contactIds)
  }

  /** What the user looks at now, with our ids of queues; every link that comes later is told too. */
  attend(now: Attention): void {
    this.#attention = now
    for (const live of this.#live.values()) live.attend()
  }

  reread(accountId: string): void {
    void this.#live.get(accountId)?.reread()
  }

  /** The accounts whose directories can be searched now. */
  searchSources(): readonly SearchSource[] {
    return [...this.#live].flatMap(([accountId, { link }]) =>
      link?.capabilities.has('contactSearch') === true ? [{ accountId, link }] : []
    )
  }

  /** What the account's own directory has; undefined where it cannot be searched now. @throws CtiError */
  async searchAccount(accountId: string, query: string, limit: number): Promise<ContactRow[] | undefined> {
    const link = this.#live.get(accountId)?.link
    if (link?.capabilities.has('contactSearch') !== true) return undefined
    const found = await link.searchContacts(query, limit, this.#lifetime.signal)
    return found.map((row) => ({ ...row, accountId }))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#lifetime[Symbol.asyncDispose]()
    await Promise.all([...this.#live.keys()].map((accountId) => this.stop(accountId)))
  }

  #attentionTo(accountId: string): Attention {
    const { isWindowVisible, queueIds } = this.#attention
    return { isWindowVisible, queueIds: this.#options.queues.vendorIdsOf(accountId, queueIds) }
  }

  #require(accountId: string): LiveAccount {
    const live = this.#live.get(accountId)
    if (live !== undefined) return live
    const label = this.#options.accounts.entities.get(accountId)?.label
    if (label === undefined) throw unknownAccount()
    throw new CtiError('network', { userMessage: m.account_not_connected({ label }) })
  }
}
