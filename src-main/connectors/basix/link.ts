import type { Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import type {
  ServiceInput,
  ServiceName,
  ServiceOutput,
  SomeServices
} from '../../../src-preload/contract/services/services.ts'
import type { Log } from '../../logging/log.ts'
import type { Random } from '../../transport/backoff.ts'
import { connectionLost, tooLargeError } from '../../transport/transport-errors.ts'
import type { WsSend } from '../../transport/ws-client.ts'
import type { Clock } from '../../util/clock.ts'
import { MINUTE } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { limits } from '../../util/limits.ts'
import { capabilityFor } from '../command-needs.ts'
import type { Command } from '../commands.ts'
import type { Link } from '../connector.ts'
import type { ConnectorEvent, SeenContact } from '../events.ts'
import { EventQueue } from '../kit/event-queue.ts'
import { loseUnlessPassing } from '../kit/link-context.ts'
import { LostCapabilities } from '../kit/lost-capabilities.ts'
import type { Refusals } from '../kit/refusals.ts'
import { serviceFunction } from '../service-function.ts'
import { Beginning } from './beginning.ts'
import { Beside, servicesOf } from './beside/beside.ts'
import type { ActiveLine } from './beside/beside.ts'
import { searchPeople } from './beside/contacts.ts'
import type { CallContext } from './calls/call-context.ts'
import type { CallMemory } from './calls/call-memory.ts'
import { CallTable } from './calls/call-table.ts'
import { Commands } from './calls/commands.ts'
import type { RingCallbacks } from './calls/ring-callbacks.ts'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import type { Feature } from './capabilities.ts'
import type { BasixClient } from './client.ts'
import type { BasixContext } from './context.ts'
import { Directory } from './elements/directory.ts'
import { ElementStore } from './elements/element-store.ts'
import { userUnknown } from './errors.ts'
import type { BasixOptions } from './options.ts'
import { openCtiSocket } from './socket/cti-socket.ts'
import type { CtiListener, CtiSocketOptions } from './socket/cti-socket.ts'
import type { TicketService } from './tickets.ts'

/** After a frame that cannot be read everything is read anew, but not oftener than this, in ms: all of them may be so. */
const REREAD_MS = 10 * MINUTE

/** What an account keeps from one link to the next. */
export interface LinkMemory {
  readonly refusals: Refusals
  readonly calls: CallMemory
  readonly line: ActiveLine
  /** When everything was read anew because of a frame that could not be read, as `Clock.elapsed`. */
  rereadAt?: number
}

/** What a link is made from. */
export interface LinkOptions {
  readonly client: BasixClient
  /** The service that gives tickets in place of the system. */
  readonly tickets: TicketService | undefined
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly options: BasixOptions
  readonly hasToken: boolean
  /** The user's name in the domain. */
  readonly user: string
  readonly memory: LinkMemory
  readonly callbacks?: RingCallbacks | undefined
}

/** What there is once it is known who the user is. */
interface Desk {
  readonly context: CallContext
  readonly calls: CallTable
  readonly commands: Commands
  readonly beside: Beside
  readonly services: SomeServices
}

/** The server does not let this token start calls, or has no such method. */
const isRefused = (error: unknown): error is CtiError =>
  error instanceof CtiError && (error.kind === 'permission' || error.kind === 'unsupported')

/** The open connection of one account: everything that happens comes by one socket, and most commands go there (Basix 1.1). */
export class BasixLink implements Link {
  readonly capabilities: Set<Capability>
  readonly lacking: Lacking
  readonly #options: LinkOptions
  readonly #life = new Lifetime()
  readonly #queue: EventQueue<ConnectorEvent>
  readonly #store = new ElementStore()
  readonly #directory = new Directory(this.#store)
  readonly #beginning: Beginning
  readonly #context: BasixContext
  #send: WsSend | undefined
  #desk: Desk | undefined
  #watched: readonly string[] = []

  constructor(options: LinkOptions) {
    const { client, tickets, clock, random, log, memory } = options
    this.#options = options
    this.capabilities = capabilitiesFor(options)
    this.lacking = lackingFor(options)
    this.#queue = new EventQueue({ most: limits.waitingEvents, overflow: () => tooLargeError(client.host) })
    this.#beginning = new Beginning(this.#store, clock, client.host)
    const lost = new LostCapabilities<Feature>({
      ...{ table: capabilityTable, capabilities: this.capabilities, log },
      notify: (event) => this.#queue.push(event)
    })
    this.#context = {
      ...{ client, clock, random, log, options: options.options, refusals: memory.refusals },
      callbacks: options.callbacks,
      signal: this.#life.signal,
      capabilities: this.capabilities,
      table: capabilityTable,
      emit: (event) => this.#emit(event),
      fail: (error) => this.#fail(error),
      disable: (part, error) => lost.disable(part, error),
      notify: (text) => this.#emit({ type: 'notice', text }),
      send: (command) => this.#write(JSON.stringify(command))
    }
    this.#life.defer(() => this.#queue.end())
    this.#life.add(client)
    if (tickets !== undefined) this.#life.add(tickets)
  }

  /** Opens the socket; from then on nothing is missed. @throws CtiError */
  async listen(socket: CtiSocketOptions, signal: AbortSignal): Promise<void> {
    const on: CtiListener = {
      message: (message) => {
        if ('element' in message) this.#store.take(message)
        this.#beginning.heard()
      },
      unreadable: (problem) => this.#unreadable(problem),
      ended: (error) => this.#fail(error)
    }
    const stop = (): void => void this[Symbol.asyncDispose]()
    signal.addEventListener('abort', stop, { once: true })
    try {
      this.#send = await openCtiSocket(socket, on, this.#life.signal)
      signal.throwIfAborted()
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }

  /** Everything that is true now. @throws CtiError auth where the user is not among the users of the domain */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    await this.#beginning.over(signal)
    // read again after a lost answer, it is the same desk: what is under way there goes on
    const { calls, beside } = (this.#desk ??= this.#openDesk())
    return [...calls.events, ...beside.snapshot()]
  }

  /** The user's name for people; undefined before the snapshot. */
  get ownName(): string | undefined {
    return this.#directory.user(this.#desk?.context.self.id)?.label
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  async execute(command: Command, signal: AbortSignal): Promise<void> {
    const isRequest = capabilityTable.capabilitiesOf('requests').includes(capabilityFor(command))
    try {
      await this.#open.commands.execute(this.#withLine(command), signal)
      if (isRequest) this.#context.refusals.worked('requests')
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#fail(error)
      if (isRequest && isRefused(error)) loseUnlessPassing(this.#context, 'requests', error)
      throw error
    }
  }

  searchContacts(query: string, limit: number): Promise<readonly SeenContact[]> {
    return Promise.resolve(searchPeople(query, limit, this.#open.context))
  }

  watchColleagues(contactIds: readonly string[]): void {
    this.#watched = contactIds
    this.#desk?.beside.watch(contactIds)
  }

  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>> {
    return await serviceFunction(this.#open.services, name)(input, signal)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#life[Symbol.asyncDispose]()
  }

  /** Commands come after the snapshot. @throws CtiError network before it */
  get #open(): Desk {
    if (this.#desk === undefined) throw connectionLost(this.#options.client.host)
    return this.#desk
  }

  /** @throws CtiError auth */
  #openDesk(): Desk {
    const name = this.#options.user.toLowerCase()
    const self = this.#directory.users.find((user) => user.name.toLowerCase() === name)
    if (self === undefined) throw userUnknown()
    const { options, memory } = this.#options
    const context = {
      ...{ link: this.#context, store: this.#store, directory: this.#directory },
      ...{ memory: memory.calls, numbers: options, self }
    }
    const calls = this.#life.add(new CallTable(context))
    const beside = this.#life.add(new Beside(context, memory.line))
    beside.watch(this.#watched)
    return {
      ...{ context, calls, beside },
      commands: new Commands(context, calls),
      services: servicesOf(context, beside)
    }
  }

  #withLine(command: Command): Command {
    return command.type === 'dial' ? { lineId: this.#options.memory.line.id, ...command } : command
  }

  #write(message: string): void {
    if (this.#send === undefined) throw connectionLost(this.#options.client.host)
    this.#send(message)
  }

  /** What came with it is missing, perhaps the end of a call, so everything is read again. */
  #unreadable(problem: string): void {
    const { log, clock, memory, client } = this.#options
    const now = clock.elapsed()
    log.warn('a frame cannot be read', { problem })
    if (memory.rereadAt !== undefined && now - memory.rereadAt < REREAD_MS) return
    memory.rereadAt = now
    this.#fail(connectionLost(client.host, new Error(problem)))
  }

  /** What is told before the snapshot is in it. */
  #emit(event: ConnectorEvent): void {
    if (this.#desk !== undefined) this.#queue.push(event)
  }

  #fail(error: CtiError): void {
    this.#beginning.fail(error)
    this.#queue.fail(error)
  }
}
