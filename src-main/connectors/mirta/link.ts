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
import type { Random } from '../../transport/backoff.ts'
import { tooLargeError } from '../../transport/transport-errors.ts'
import type { Clock } from '../../util/clock.ts'
import { CtiError } from '../../util/errors.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { limits } from '../../util/limits.ts'
import type { Command } from '../commands.ts'
import type { Attention, Link, Sound } from '../connector.ts'
import type { ConnectorEvent, SeenContact } from '../events.ts'
import { EventQueue } from '../kit/event-queue.ts'
import { loseUnlessPassing } from '../kit/link-context.ts'
import { LostCapabilities } from '../kit/lost-capabilities.ts'
import { isUnavailable } from '../kit/outcome.ts'
import { partNow } from '../kit/part-now.ts'
import { serviceFunction } from '../service-function.ts'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import { MirtaClient } from './client.ts'
import { commandsOf, execute } from './commands.ts'
import type { SomeCommands } from './commands.ts'
import type { MirtaContext } from './context.ts'
import { isKeyRefusal } from './reply/errors.ts'
import type { LinkMemory } from './memory.ts'
import type { MirtaOptions } from './account/options.ts'
import { partsOf, plannedWatches } from './parts.ts'
import type { LinkParts, PlannedWatch } from './parts.ts'
import { PollPlan, callsEveryMs } from './poll-plan.ts'
import type { PolledRow } from './poll-plan.ts'
import type { Requester } from './requests/request.ts'
import type { Self } from './self.ts'
import { readSound } from './services/sounds.ts'
import { servicesOf } from './services/services.ts'

/** What a link is made from. */
export interface LinkOptions {
  readonly requester: Requester
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly self: Self
  readonly options: MirtaOptions
  /** Of this account, over all its links. */
  readonly memory: LinkMemory
}

/** The open connection of one account: nothing tells of anything, so everything is asked for by a plan (MiRTA 5.5). */
export class MirtaLink implements Link {
  readonly capabilities: Set<Capability>
  readonly lacking: Lacking
  readonly #life = new Lifetime()
  readonly #queue: EventQueue<ConnectorEvent>
  readonly #context: MirtaContext
  readonly #plan: PollPlan
  readonly #parts: LinkParts
  readonly #watches: readonly PlannedWatch[]
  readonly #commands: SomeCommands
  readonly #services: SomeServices
  readonly #memory: LinkMemory
  #attention: Attention = { isWindowVisible: false, queueIds: [] }

  constructor({ requester, clock, random, log, self, options, memory }: LinkOptions) {
    this.capabilities = capabilitiesFor(options)
    this.lacking = lackingFor(options)
    this.#queue = new EventQueue({ most: limits.waitingEvents, overflow: () => tooLargeError(requester.host) })
    const { signal } = this.#life
    const emit = (event: ConnectorEvent): void => this.#queue.push(event)
    const fail = (error: CtiError): void => this.#queue.fail(error)
    const lost = new LostCapabilities({ table: capabilityTable, capabilities: this.capabilities, log, notify: emit })
    this.#plan = new PollPlan({
      clock,
      random,
      log,
      signal,
      state: () => ({
        isInCall: this.#parts.calls.isInCall,
        isLampOn: this.#parts.calls.isLampOn,
        isWindowVisible: this.#attention.isWindowVisible,
        isQueueShown: this.#attention.queueIds.length > 0
      }),
      read: (row, until) => this.#read(row, until),
      fail
    })
    this.#context = {
      client: new MirtaClient(requester),
      clock,
      random,
      log,
      signal,
      self,
      options,
      people: memory.people,
      plan: this.#plan,
      capabilities: this.capabilities,
      table: capabilityTable,
      refusals: memory.refusals,
      emit,
      fail,
      disable: (part, error) => {
        lost.disable(part, error)
        this.#parts.calls.refresh()
      },
      notify: (text) => emit({ type: 'notice', text })
    }
    this.#memory = memory
    this.#parts = partsOf(this.#context, memory)
    this.#watches = plannedWatches(this.#parts)
    this.#commands = commandsOf(this.#parts)
    this.#services = servicesOf(this.#parts)
    this.#life.defer(() => this.#queue.end())
    this.#life.add(requester)
  }

  /** Everything that is true now; it is asked for again from then on. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [, ...parts] = await Promise.all([
      this.#callsNow(signal),
      ...this.#watches.map(({ row, part, watch }) =>
        partNow(
          this.#context,
          part,
          { snapshot: (until) => watch.snapshot(until), later: () => this.#plan.soon(row) },
          signal
        )
      )
    ])
    this.#plan.start()
    return [this.#polling, ...this.#parts.calls.events(), ...parts.flat()]
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  async execute(command: Command, signal: AbortSignal): Promise<void> {
    await this.#asked(() => execute(this.#commands, command, signal))
  }

  searchContacts(query: string, limit: number): Promise<readonly SeenContact[]> {
    const people = this.#context.people.search(query, limit)
    return Promise.resolve([...people, ...this.#memory.books.search(query, limit - people.length)])
  }

  watchColleagues(contactIds: readonly string[]): void {
    this.#parts.colleagues.watch(contactIds)
  }

  attend(now: Attention): void {
    const isShownAnew = now.isWindowVisible !== this.#attention.isWindowVisible
    this.#attention = now
    this.#parts.queues.attend(now.queueIds)
    if (isShownAnew) this.#context.emit(this.#polling)
    this.#plan.changed()
  }

  async sound(itemId: string, signal: AbortSignal): Promise<Sound> {
    return this.#asked(() => readSound(this.#context, this.#parts.voicemailBox, itemId, signal))
  }

  /** A part that may not even be read is off; a change that is refused is told, nothing more. @throws CtiError */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>> {
    const { needs, changes } = serviceRequests[name]
    try {
      const answer = await this.#asked(async () => serviceFunction(this.#services, name)(input, signal))
      if (!changes) this.#context.refusals.worked(needs)
      return answer
    } catch (error) {
      if (!changes && isUnavailable(error) && error.kind !== 'notFound' && capabilityTable.isFunction(needs))
        loseUnlessPassing(this.#context, needs, error)
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#life[Symbol.asyncDispose]()
  }

  /** How late a new call is shown at most (MiRTA 5.5). */
  get #polling(): ConnectorEvent {
    return { type: 'callPollingChanged', everyMs: callsEveryMs(this.#attention.isWindowVisible) }
  }

  /** Without calls the rest of the account goes on, unless the key is refused: it may be wrong for everything. */
  async #callsNow(signal: AbortSignal): Promise<void> {
    if (!capabilityTable.hasAnyOf(this.capabilities, 'calls')) return
    try {
      await this.#parts.calls.snapshot(signal)
      this.#context.refusals.worked('calls')
    } catch (error) {
      if (!isUnavailable(error) || isKeyRefusal(error) || !loseUnlessPassing(this.#context, 'calls', error)) throw error
    }
  }

  async #read(row: PolledRow, signal: AbortSignal): Promise<void> {
    const { calls } = this.#parts
    if (row === 'lamps' || row === 'extension') {
      if (!capabilityTable.hasAnyOf(this.capabilities, 'calls')) return
      return row === 'lamps' ? calls.readLamps(signal) : calls.readExtension(signal)
    }
    // what is read in the same row is read also where one of them fails
    const failures: unknown[] = []
    for (const planned of this.#watches)
      if (planned.row === row) await this.#readPart(planned, signal).catch((error: unknown) => failures.push(error))
    if (failures.length > 0) throw failures[0]
  }

  async #readPart({ part, watch }: PlannedWatch, signal: AbortSignal): Promise<void> {
    if (!capabilityTable.hasAnyOf(this.capabilities, part)) return
    try {
      await watch.read(signal)
      this.#context.refusals.worked(part)
    } catch (error) {
      if (!isUnavailable(error) || !loseUnlessPassing(this.#context, part, error)) throw error
    }
  }

  /** Something the user asked for: a refused sign-in ends the link, and the user hears of it. */
  async #asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#queue.fail(error)
      throw error
    }
  }
}
