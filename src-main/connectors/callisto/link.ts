import type { Lacking } from '../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
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
import { KeyedMutex } from '../../util/keyed-mutex.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { limits } from '../../util/limits.ts'
import type { CallistoFunctionName } from '../../wire-tables/callisto.ts'
import type { Link } from '../connector.ts'
import type { ConnectorEvent } from '../events.ts'
import { EventQueue } from '../kit/event-queue.ts'
import { LostCapabilities } from '../kit/lost-capabilities.ts'
import type { Refusals } from '../kit/refusals.ts'
import { serviceFunction } from '../service-function.ts'
import type { AddedHere } from './added-here.ts'
import { capabilitiesFor, capabilityTable, lackingFor } from './capabilities.ts'
import type { CallistoClient } from './client.ts'
import type { CallistoContext } from './context.ts'
import { Functions } from './functions.ts'
import { mapGroups } from './mapper/groups.ts'
import { servicesOf } from './services/services.ts'
import { VipWatch } from './vip-watch.ts'

/** What an account keeps from one link to the next. */
export interface LinkMemory {
  readonly refusals: Refusals
  readonly addedHere: AddedHere
  /** Whose calls were important last. */
  vipNumbers?: readonly string[]
}

/** What a link is made from. */
export interface LinkOptions {
  readonly client: CallistoClient
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly isWanted: (name: CallistoFunctionName) => boolean
  readonly memory: LinkMemory
}

/**
 * An account without calls: it is live when its groups could be read, and everything else is asked for when somebody wants
 * to see it. Nothing tells of changes (Callisto API 3.1); only whose calls are important is read by itself.
 */
export class CallistoLink implements Link {
  readonly capabilities: Set<Capability>
  readonly lacking: Lacking
  readonly #life = new Lifetime()
  readonly #queue: EventQueue<ConnectorEvent>
  readonly #context: CallistoContext
  readonly #memory: LinkMemory
  readonly #services: SomeServices
  readonly #vips: VipWatch

  constructor({ client, clock, random, log, isWanted, memory }: LinkOptions) {
    this.capabilities = capabilitiesFor(isWanted)
    this.lacking = lackingFor(isWanted)
    this.#memory = memory
    this.#queue = new EventQueue({ most: limits.waitingEvents, overflow: () => tooLargeError(client.host) })
    const emit = (event: ConnectorEvent): void => this.#emit(event)
    const lost = new LostCapabilities({ table: capabilityTable, capabilities: this.capabilities, log, notify: emit })
    const told = {
      clock,
      random,
      log,
      emit,
      signal: this.#life.signal,
      capabilities: this.capabilities,
      table: capabilityTable,
      refusals: memory.refusals,
      fail: (error: CtiError) => this.#queue.fail(error),
      disable: (part: Capability, error: CtiError) => lost.disable(part, error),
      notify: (text: string) => emit({ type: 'notice', text })
    }
    this.#context = {
      ...told,
      client,
      functions: new Functions(told, isWanted),
      addedHere: memory.addedHere,
      turns: new KeyedMutex(),
      changed: () => this.#changed()
    }
    this.#vips = new VipWatch(this.#context, memory.vipNumbers)
    this.#services = servicesOf(this.#context)
    this.#life.defer(() => this.#queue.end())
    this.#life.add(client)
  }

  /** Reads the groups, which shows that the account can be used. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const groups = mapGroups(await this.#context.client.getGroups({}, signal))
    const { numbers } = this.#vips
    this.#vips.start(groups.map(({ shown }) => shown.id))
    return [{ type: 'vipNumbersChanged', numbers }]
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  execute(): Promise<never> {
    return Promise.reject(new CtiError('unsupported', { userMessage: m.error_unsupported() }))
  }

  searchContacts(): Promise<readonly never[]> {
    return Promise.resolve([])
  }

  watchColleagues(): void {
    // the presence of members cannot be read (Callisto API 3.2)
  }

  /** A refused sign-in ends the link, and the user hears of it. @throws CtiError */
  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>> {
    try {
      return await serviceFunction(this.#services, name)(input, signal)
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#queue.fail(error)
      throw error
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#life[Symbol.asyncDispose]()
  }

  #changed(): void {
    this.#emit({ type: 'settingsKept', settings: { addedHere: this.#context.addedHere.stored } })
    this.#vips.changed()
  }

  #emit(event: ConnectorEvent): void {
    if (event.type === 'vipNumbersChanged') this.#memory.vipNumbers = event.numbers
    this.#queue.push(event)
  }
}
