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
import type { StreamHealth } from '../../transport/stream-health.ts'
import type { ServerTrust } from '../../transport/server-trust.ts'
import { connectionLost, tooLargeError } from '../../transport/transport-errors.ts'
import type { WsEnd } from '../../transport/ws-client.ts'
import { untilAborted } from '../../util/abort.ts'
import type { Clock } from '../../util/clock.ts'
import { defined } from '../../util/defined.ts'
import { SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { limits } from '../../util/limits.ts'
import { capabilityFor } from '../command-needs.ts'
import type { Command } from '../commands.ts'
import type { Attention, Link, Sound } from '../connector.ts'
import type { ConnectorEvent, SeenContact } from '../events.ts'
import { EventQueue } from '../kit/event-queue.ts'
import { LostCapabilities } from '../kit/lost-capabilities.ts'
import { isUnavailable } from '../kit/outcome.ts'
import type { Refusals } from '../kit/refusals.ts'
import { serviceFunction } from '../service-function.ts'
import { Beside } from './beside.ts'
import { Commands } from './calls/commands.ts'
import { CallWatch } from './calls/call-watch.ts'
import type { CallMemory } from './calls/call-watch.ts'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import type { Feature } from './capabilities.ts'
import type { VoipbinClient } from './client.ts'
import type { VoipbinContext } from './context.ts'
import { Directory } from './directory.ts'
import { voipbinError } from './errors.ts'
import type { VoipbinOptions } from './options.ts'
import type { Requester } from './request.ts'
import type { Identified } from './account.ts'
import type { Session } from './session.ts'
import { readSound } from './services/sounds.ts'
import { servicesOf } from './services/services.ts'
import { EventSocket } from './socket/event-socket.ts'
import type { Frame } from './socket/frames.ts'
import { topicsFor } from './socket/topics.ts'
import type { CallRow } from './wire/calls.ts'
import { EverybodysCalls } from './watch/everybodys-calls.ts'
import type { StatusMemory } from './watch/own-status.ts'

/** How often calls are read where no socket can be had, in ms: all desks of a customer share its requests (VoIPBin 4.5). */
const POLL_MS = 5 * SECOND

/** What an account keeps from one link to the next. */
export interface LinkMemory {
  readonly refusals: Refusals
  readonly calls: CallMemory
  readonly status: StatusMemory
  readonly socketHealth: StreamHealth
}

/** What a link is made from. */
export interface LinkOptions extends Identified {
  readonly client: VoipbinClient
  readonly requester: Requester
  readonly session: Session
  readonly server: { readonly baseUrl: URL; readonly trust?: ServerTrust | undefined }
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly isKey: boolean
  readonly options: VoipbinOptions
  readonly memory: LinkMemory
}

/**
 * The open connection of one account. One socket tells of everything, without order and without an acknowledgement: what it
 * tells is put together and put right by reading (VoIPBin 10). It breaks with the socket, so that everything is read anew;
 * where none can be had, calls are read every five seconds.
 */
export class VoipbinLink implements Link {
  readonly capabilities: Set<Capability>
  readonly lacking: Lacking
  readonly #options: LinkOptions
  readonly #life = new Lifetime()
  readonly #queue: EventQueue<ConnectorEvent>
  readonly #context: VoipbinContext
  readonly #directory = new Directory()
  readonly #calls: CallWatch
  readonly #commands: Commands
  readonly #beside: Beside
  readonly #everybodys: EverybodysCalls
  readonly #services: SomeServices
  #opening: { readonly opened: () => void; readonly failed: (error: CtiError) => void } | undefined
  /** What was told before the snapshot, which has it. */
  #early: ConnectorEvent[] | undefined = []
  #pollsEveryMs: number | undefined

  constructor(options: LinkOptions) {
    const { client, requester, clock, random, log, self, mode, isKey, memory } = options
    this.#options = options
    this.capabilities = capabilitiesFor(mode)
    this.lacking = lackingFor(mode)
    this.#queue = new EventQueue({ most: limits.waitingEvents, overflow: () => tooLargeError(requester.host) })
    const lost = new LostCapabilities<Feature>({
      ...{ table: capabilityTable, capabilities: this.capabilities, log },
      notify: (event) => {
        this.#emit(event)
        this.#calls.refresh()
      }
    })
    this.#context = {
      ...{ client, clock, random, log, self, mode, isKey, options: options.options, refusals: memory.refusals },
      signal: this.#life.signal,
      capabilities: this.capabilities,
      table: capabilityTable,
      emit: (event) => this.#emit(event),
      fail: (error) => this.#fail(error),
      disable: (part, error) => lost.disable(part, error),
      notify: (text) => this.#emit({ type: 'notice', text })
    }
    const shared = { context: this.#context, memory: memory.calls, directory: this.#directory }
    this.#calls = new CallWatch({
      ...shared,
      named: (party) => this.#beside.lookup.named(party),
      changed: (isInCall) => this.#beside.status.callsChanged(isInCall)
    })
    this.#commands = new Commands({ ...shared, calls: this.#calls })
    this.#beside = new Beside(this.#context, memory.status, {
      agentsChanged: (agents) => {
        this.#directory.take(agents)
        this.#calls.refresh()
      },
      callerFound: () => this.#calls.refresh()
    })
    this.#everybodys = new EverybodysCalls(this.#context, (row) => this.#takeLeg(row))
    const { agents, queues, contacts } = this.#beside
    this.#services = servicesOf({ context: this.#context, directory: this.#directory, agents, queues, contacts })
    this.#life.defer(() => this.#queue.end())
    this.#life.add(requester)
  }

  /** Opens the socket; from then on nothing is missed. @throws CtiError */
  async listen(signal: AbortSignal): Promise<void> {
    const { session, server, mode, self, memory } = this.#options
    const socket = new EventSocket({
      ...{ context: this.#context, session, server, mode, topics: topicsFor(mode, self), health: memory.socketHealth },
      on: {
        opened: () => this.#opened(),
        frame: (frame) => this.#take(frame),
        lost: (forLong, end) => this.#lost(forLong, end)
      }
    })
    const opened = new Promise<void>((resolve, reject) => (this.#opening = { opened: resolve, failed: reject }))
    void socket.run().catch(() => undefined) // it ends with the link
    await Promise.race([opened, untilAborted(signal)])
  }

  /** Everything that is true now; what happened since the socket was opened is in it. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const [beside] = await Promise.all([
      this.#beside.snapshot(signal),
      this.#calls.snapshot(signal),
      this.#everybodys.read(signal)
    ])
    const early = this.#early?.filter((event) => !isAboutCall(event)) ?? []
    this.#early = undefined
    this.#everybodys.start()
    return [...this.#pollingEvents, ...this.#calls.events(), ...beside, ...early]
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  async execute(command: Command, signal: AbortSignal): Promise<void> {
    const needed = capabilityFor(command)
    try {
      await this.#asked(() => this.#send(command, signal))
      this.#options.memory.refusals.worked(needed)
    } catch (error) {
      if (isUnavailable(error) && error.kind !== 'notFound' && capabilityTable.isFunctionOf('calls', needed))
        this.#context.disable(needed, error)
      throw error
    }
  }

  async #send(command: Command, signal: AbortSignal): Promise<void> {
    if (command.type === 'setActivity') await this.#beside.status.choose(command.activityId, signal)
    else await this.#commands.execute(command, signal)
  }

  searchContacts(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]> {
    return this.#asked(() => this.#beside.contacts.search(query, limit, signal))
  }

  sound(itemId: string, signal: AbortSignal): Promise<Sound> {
    return this.#asked(() => readSound(this.#context, itemId, signal))
  }

  watchColleagues(contactIds: readonly string[]): void {
    this.#beside.agents.watch(contactIds)
  }

  attend(now: Attention): void {
    this.#beside.attend(now)
  }

  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>> {
    return await this.#asked(async () => serviceFunction(this.#services, name)(input, signal))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#life[Symbol.asyncDispose]()
  }

  #take(frame: Frame): void {
    this.#beside.take(frame)
    if (frame.kind === 'call') this.#takeLeg(frame.row)
    else if (frame.kind === 'groupcall') this.#calls.takeGroupcall(frame.row)
  }

  /** Frames come in any order, so that the line of a colleague is what all of them say together. */
  #takeLeg(row: CallRow): void {
    this.#calls.takeLeg(row)
    this.#beside.takeCall(this.#calls.calls.leg(row.id) ?? row)
  }

  #opened(): void {
    this.#pollEvery(undefined)
    if (this.#early === undefined) {
      this.#calls.readSoon()
      this.#beside.trigger()
    }
    this.#opening?.opened()
  }

  #lost(forLong: boolean, end: WsEnd): void {
    if (!forLong) return this.#fail(errorOf(end, this.#options.requester.host))
    this.#pollEvery(POLL_MS)
    this.#opening?.opened()
  }

  #pollEvery(everyMs: number | undefined): void {
    if (this.#pollsEveryMs === everyMs) return
    this.#pollsEveryMs = everyMs
    this.#calls.pollEvery(everyMs)
    for (const event of this.#pollingEvents) this.#emit(event)
  }

  get #pollingEvents(): readonly ConnectorEvent[] {
    return [{ type: 'callPollingChanged', ...defined({ everyMs: this.#pollsEveryMs }) }]
  }

  /** Something the user asked for: a refused sign-in ends the link, and the user hears of it. */
  async #asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#fail(error)
      throw error
    }
  }

  #emit(event: ConnectorEvent): void {
    if (this.#early === undefined) this.#queue.push(event)
    else this.#early.push(event)
  }

  #fail(error: CtiError): void {
    this.#opening?.failed(error)
    this.#queue.fail(error)
  }
}

const isAboutCall = ({ type }: ConnectorEvent): boolean => type === 'callUpdated' || type === 'callEnded'

/** Why the socket ended. */
function errorOf(end: WsEnd, host: string): CtiError {
  if (end.type === 'refused') return voipbinError({ ...end, body: undefined, host, acts: false })
  return end.type === 'broken' ? end.error : connectionLost(host)
}
