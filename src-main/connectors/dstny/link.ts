import type { Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { serviceRequests } from '../../../src-preload/contract/services/services.ts'
import type {
  ServiceInput,
  ServiceName,
  ServiceOutput,
  SomeServices
} from '../../../src-preload/contract/services/services.ts'
import type { Log } from '../../logging/log.ts'
import type { WebhookServer } from '../../transport/webhook-server.ts'
import type { Random } from '../../transport/backoff.ts'
import { isTooLarge, tooLargeError } from '../../transport/transport-errors.ts'
import type { Clock } from '../../util/clock.ts'
import { CtiError } from '../../util/errors.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { limits } from '../../util/limits.ts'
import { capabilityFor } from '../command-needs.ts'
import type { Command } from '../commands.ts'
import type { Link } from '../connector.ts'
import { isCallEvent } from '../events.ts'
import type { ConnectorEvent, SeenContact } from '../events.ts'
import { EventQueue } from '../kit/event-queue.ts'
import { serviceFunction } from '../service-function.ts'
import { CallWatch } from './calls/call-watch.ts'
import { openCallTriggers } from './webhooks/call-triggers.ts'
import { Callbacks } from './webhooks/callbacks.ts'
import type { CallbackPlace } from './webhooks/callbacks.ts'
import { CallWebhooks } from './webhooks/call-webhooks.ts'
import { capabilityTable } from './capabilities.ts'
import type { Feature } from './capabilities.ts'
import { CallerLineWatch } from './watch/caller-line-watch.ts'
import { DstnyClient } from './client.ts'
import { ColleagueWatch } from './watch/colleague-watch.ts'
import { Commands } from './calls/commands.ts'
import type { CommandOptions } from './calls/commands.ts'
import { NameWatch, ShortcutWatch, watchConfiguration } from './watch/configuration-watch.ts'
import { DeviceWatch } from './watch/device-watch.ts'
import { isUnavailable, isUnknownOutcome, outcomeUnknown } from '../kit/outcome.ts'
import { backAfter, loseUnlessPassing } from '../kit/link-context.ts'
import type { DstnyContext } from './link-context.ts'
import { LostCapabilities } from '../kit/lost-capabilities.ts'
import { mapContact } from './mapper/groups.ts'
import { servicesOf } from './services/services.ts'
import { ItemRefusedError } from './services/item-request.ts'
import { partNow } from '../kit/part-now.ts'
import type { OrderedTransfers } from './calls/ordered-transfers.ts'
import { PersonWatch } from './watch/person-watch.ts'
import { QueueWatch } from './watch/queue-watch.ts'
import type { Refusals } from '../kit/refusals.ts'
import type { Requester } from './request.ts'

/** What a link is made from. */
export interface LinkOptions {
  readonly requester: Requester
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly ownAddress: string
  readonly capabilities: Set<Capability>
  readonly lacking: Lacking
  /** Of this account, over all its links. */
  readonly consultations: Map<string, string>
  readonly transfers: OrderedTransfers
  readonly refusals: Refusals
  /** Where the telephone system can call back; without it everything is streams. */
  readonly callbacks?: { readonly server: WebhookServer; readonly place: CallbackPlace } | undefined
}

/**
 * The open connection of one account. What tells of new calls is opened first: the dialog stream, or a webhook where the
 * telephone system can call back. Every stream heals by itself; the link breaks when the calls cannot be read, so that
 * everything is read anew.
 */
export class DstnyLink implements Link {
  readonly capabilities: Set<Capability>
  readonly lacking: Lacking
  readonly #life = new Lifetime()
  readonly #queue: EventQueue<ConnectorEvent>
  readonly #context: DstnyContext
  readonly #calls: CallWatch
  readonly #devices: DeviceWatch
  readonly #lines: CallerLineWatch
  readonly #lostCapabilities: LostCapabilities<Feature>
  readonly #names: NameWatch
  readonly #person: PersonWatch
  readonly #queues: QueueWatch
  readonly #shortcuts: ShortcutWatch
  readonly #colleagues: ColleagueWatch
  readonly #commands: Commands
  readonly #services: SomeServices
  #caughtUp = false
  #pauseMs = 0

  constructor(options: LinkOptions) {
    this.capabilities = options.capabilities
    this.lacking = options.lacking
    const overflow = (): CtiError => tooLargeError(options.requester.http.host)
    this.#queue = new EventQueue({ most: limits.waitingEvents, overflow })
    const { signal } = this.#life
    this.#lostCapabilities = new LostCapabilities({
      table: capabilityTable,
      capabilities: this.capabilities,
      log: options.log,
      notify: (lost) => {
        this.#emit(lost)
        this.#calls.table.refreshShown()
      }
    })
    const context: DstnyContext = {
      requester: options.requester,
      client: new DstnyClient(options.requester),
      clock: options.clock,
      random: options.random,
      log: options.log,
      ownAddress: options.ownAddress,
      consultations: options.consultations,
      transfers: options.transfers,
      refusals: options.refusals,
      capabilities: this.capabilities,
      table: capabilityTable,
      signal,
      callbacks: options.callbacks && new Callbacks({ ...options.callbacks, clock: options.clock, signal }),
      emit: (event) => this.#emit(event),
      fail: (error) => this.#queue.fail(backAfter(error, this.#pauseMs)),
      wantsPause: (ms) => void (this.#pauseMs = ms),
      disable: (part, error) => this.#lostCapabilities.disable(part, error),
      notify: (text) => this.#emit({ type: 'notice', text })
    }
    this.#context = context
    const webhooks = new CallWebhooks(context)
    this.#calls = new CallWatch(context, webhooks.follow)
    this.#devices = new DeviceWatch(context)
    this.#lines = new CallerLineWatch(context)
    this.#names = new NameWatch(context)
    this.#person = new PersonWatch(context)
    this.#queues = new QueueWatch(context)
    this.#shortcuts = new ShortcutWatch(context)
    const watches: CommandOptions = {
      context,
      webhooks,
      calls: this.#calls,
      devices: this.#devices,
      lines: this.#lines,
      person: this.#person,
      queues: this.#queues
    }
    this.#commands = new Commands(watches)
    this.#colleagues = new ColleagueWatch(context, this.#names)
    this.#services = servicesOf(watches, {
      names: this.#names,
      shortcuts: this.#shortcuts,
      colleagues: this.#colleagues
    })
    this.#life.defer(() => this.#queue.end())
    this.#life.add(options.requester.http)
    if (context.callbacks !== undefined) this.#life.add(context.callbacks) // ends first: it has something to send
  }

  /** Opens the channels; resolves when new calls are told of or polling took its place. @throws CtiError */
  async start(signal: AbortSignal): Promise<void> {
    const onAbort = (): void => void this[Symbol.asyncDispose]().catch(() => undefined) // whoever opened it ends it and hears of it
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      await openCallTriggers(this.#context, this.#calls)
      signal.throwIfAborted()
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
    watchConfiguration(this.#context, () => this.#configured())
    this.#person.start()
    this.#queues.start()
    this.#devices.start()
    this.#lines.changed()
  }

  #configured(): void {
    for (const watch of [this.#names, this.#shortcuts, this.#lines]) watch.changed()
    this.#person.diversionChanged()
  }

  /** Calls are those of the moment of return: their streams may have told more since they were read. */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const parts = await Promise.all([
      this.#callsNow(signal),
      partNow(this.#context, 'presence', this.#person, signal),
      partNow(this.#context, 'presence', this.#names, signal),
      partNow(this.#context, 'presenceShortcuts', this.#shortcuts, signal),
      partNow(this.#context, 'queues', this.#queues, signal),
      partNow(this.#context, 'devices', this.#devices, signal)
    ])
    this.#caughtUp = true
    const rest = parts.flat().filter((event) => !isAboutCall(event))
    return [...this.#calls.table.events(), ...rest]
  }

  async #callsNow(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    if (!capabilityTable.hasAnyOf(this.capabilities, 'calls')) return []
    try {
      return await this.#calls.snapshot(signal)
    } catch (error) {
      const isOff = isUnavailable(error) || isTooLarge(error) // the rest of the account goes on
      if (!isOff || !loseUnlessPassing(this.#context, 'calls', error)) throw error
      return []
    }
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  async execute(command: Command, signal: AbortSignal): Promise<void> {
    const needed = capabilityFor(command)
    try {
      await this.#asked(() => this.#commands.execute(command, signal))
      this.#context.refusals.worked(needed)
    } catch (error) {
      // A special way to dial is refused for its own sake; a plain call that took a webhook along may be for that.
      const isSpecial = 'kind' in command && command.kind !== undefined && command.kind !== 'plain'
      const isLost = isRefused(error) && (isSpecial || !(error instanceof ItemRefusedError))
      // As with `ask`: what is refused beside calls is told, for the next one may be allowed.
      if (isLost && capabilityTable.isFunctionOf('calls', needed)) this.#loseFunction(needed, error)
      throw BESIDE_CALLS.has(command.type) ? this.#explained(error, signal) : error
    }
  }

  async searchContacts(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]> {
    if (!this.capabilities.has('contactSearch')) return []
    const search = { query, maxResults: limit }
    const { contactList } = this.#context.client
    const { contact } = await this.#asked(() => contactList.searchContacts(search, signal), 'contacts')
    this.#context.refusals.worked('contacts')
    return contact.flatMap((one) => mapContact(one, (id) => this.#names.activityName(id)) ?? []).slice(0, limit)
  }

  watchColleagues(contactIds: readonly string[]): void {
    this.#colleagues.watch(contactIds)
  }

  /**
   * A part that may not even be read is off; a change that is refused is told, nothing more. After a lost answer to a change
   * the user is told to look first: it is sent once (trust R6). @throws CtiError
   */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>> {
    const { needs, changes } = serviceRequests[name]
    try {
      const answer = await this.#asked(async () => serviceFunction(this.#services, name)(input, signal))
      if (!changes) this.#context.refusals.worked(needs)
      return answer
    } catch (error) {
      if (!changes && isPartOff(error)) this.#loseFunction(needs, error)
      throw changes ? this.#explained(error, signal) : error
    }
  }

  #loseFunction(needed: Capability, error: CtiError): void {
    const { refusals, clock } = this.#context
    if (!refusals.mayPass(needed, clock.elapsed())) this.#lostCapabilities.loseFunction(needed, error)
  }

  /** After a lost answer to a change nobody knows whether it was made; one that says how far it came is left as it is. */
  #explained(error: unknown, signal: AbortSignal): unknown {
    const hasEnded = signal.aborted || this.#life.signal.aborted
    if (!(error instanceof CtiError) || hasEnded || error.cause instanceof CtiError) return error
    return isUnknownOutcome(error) ? outcomeUnknown(error, this.#context.requester.http.host) : error
  }

  /** Something the user asked for: a refused sign-in ends the link, a forbidden feature goes off, and the user hears of both. */
  async #asked<T>(work: () => Promise<T>, feature?: Feature): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#context.fail(error)
      if (error instanceof CtiError && error.kind === 'permission' && feature !== undefined)
        loseUnlessPassing(this.#context, feature, error)
      throw error
    }
  }

  /** Events wait until the snapshot was handed out, which may be older than they are; it has the calls of the moment. */
  #emit(event: ConnectorEvent): void {
    if (this.#caughtUp || !isAboutCall(event)) this.#queue.push(event)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#life[Symbol.asyncDispose]()
  }
}

/** Commands that are not about calls, whose lost answers are explained where they are sent. */
const BESIDE_CALLS: ReadonlySet<Command['type']> = new Set(['applyShortcut', 'setActivity', 'setQueueSignedIn'])

const isRefused = (error: unknown): error is CtiError => error instanceof CtiError && error.kind === 'permission'

/** A part that may not be read, or that the server does not have. */
const isPartOff = (error: unknown): error is CtiError =>
  (isRefused(error) || (error instanceof CtiError && error.kind === 'unsupported')) &&
  !(error instanceof ItemRefusedError)

const isAboutCall = (event: ConnectorEvent): boolean => isCallEvent(event) || event.type === 'callsLeftOut'
