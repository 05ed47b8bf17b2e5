import type { Lacking } from '../../../../src-preload/contract/ability.ts'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { serviceRequests } from '../../../../src-preload/contract/services/services.ts'
import type {
  ServiceInput,
  ServiceName,
  ServiceOutput,
  SomeServices
} from '../../../../src-preload/contract/services/services.ts'
import type { Log } from '../../../logging/log.ts'
import type { Random } from '../../../transport/backoff.ts'
import { tooLargeError } from '../../../transport/transport-errors.ts'
import type { Clock } from '../../../util/clock.ts'
import { displayText } from '../../../util/display-text.ts'
import { defined } from '../../../util/defined.ts'
import { CtiError } from '../../../util/errors.ts'
import { untilAborted } from '../../../util/abort.ts'
import { Lifetime } from '../../../util/lifetime.ts'
import { limits } from '../../../util/limits.ts'
import type { Command } from '../../commands.ts'
import type { Attention, Link } from '../../connector.ts'
import type { ConnectorEvent, SeenContact } from '../../events.ts'
import { EventQueue } from '../../kit/event-queue.ts'
import { PolledCalls } from '../../kit/polled-calls.ts'
import { serviceFunction } from '../../service-function.ts'
import type { ExampleClient } from './client.ts'
import { PAUSE_REASONS, execute } from './commands.ts'
import { mapCalls, mapGroup, mapLamps, mapQueue } from './mapper.ts'
import type { MissedCalls } from './missed-calls.ts'
import type { NewsListener } from './news.ts'
import { servicesOf } from './services.ts'
import { CALLS_IDLE_MS, Polling } from './polling.ts'
import type { Row } from './polling.ts'

/** What a link is made from. */
export interface LinkOptions {
  readonly client: ExampleClient
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly capabilities: ReadonlySet<Capability>
  readonly lacking: Lacking
  /** The system says what has changed, so that it need not be asked as often. */
  readonly hasNews: boolean
  /** Of this account, over all its links. */
  readonly missed: MissedCalls
}

/** The open connection of one account: nothing tells of anything, so everything is asked for again and again. */
export class ExampleLink implements Link {
  readonly capabilities: ReadonlySet<Capability>
  readonly lacking: Lacking
  readonly #options: LinkOptions
  readonly #life = new Lifetime()
  readonly #queue: EventQueue<ConnectorEvent>
  readonly #calls = new PolledCalls()
  readonly #services: SomeServices
  readonly #polling: Polling
  /** What was told last of a row that is told as a whole. */
  readonly #reported = new Map<Row, string>()
  #watched: readonly string[] = []

  constructor(options: LinkOptions) {
    this.#options = options
    this.capabilities = options.capabilities
    this.lacking = options.lacking
    this.#queue = new EventQueue({ most: limits.waitingEvents, overflow: () => tooLargeError(options.client.host) })
    this.#services = servicesOf(options.client)
    this.#life.defer(() => this.#queue.end())
    this.#life.add(options.client)
    this.#polling = new Polling({
      ...options,
      signal: this.#life.signal,
      isInCall: () => this.#calls.size > 0,
      isWatching: () => this.#watched.length > 0,
      read: async (row, signal) => this.#emit(await this.#read(row, signal)),
      fail: (error) => this.#queue.fail(error)
    })
  }

  /** Hears of what changes from now on. @throws CtiError */
  async listen(signal: AbortSignal): Promise<void> {
    const on: NewsListener = {
      changed: (what) => this.#polling.changed(what),
      ended: (error) => this.#queue.fail(error)
    }
    await Promise.race([this.#options.client.news(on, this.#life.signal), untilAborted(signal)])
  }

  /** Everything that is true now; it is asked for again from then on. @throws CtiError */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    if (!this.#hasCalls) return []
    const parts = await Promise.all([this.#read('calls', signal), this.#read('state', signal)])
    this.#polling.start()
    const everyMs = this.#options.hasNews ? undefined : CALLS_IDLE_MS
    return [{ type: 'callPollingChanged', ...defined({ everyMs }) }, ...parts.flat()]
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  async execute(command: Command, signal: AbortSignal): Promise<void> {
    const { client, clock } = this.#options
    const parts = { client, clock, calls: this.#calls, soon: (row: Row) => this.#polling.soon(row) }
    await this.#asked(() => execute(command, parts, signal))
  }

  async searchContacts(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]> {
    const found = await this.#asked(() => this.#options.client.contacts(query, signal))
    return found.slice(0, limit).map(({ id, name, number }) => {
      const display = displayText(number) ?? ''
      return { id, name: displayText(name) ?? id, numbers: [{ label: '', number, display }] }
    })
  }

  watchColleagues(contactIds: readonly string[]): void {
    const left = this.#watched.filter((contactId) => !contactIds.includes(contactId))
    this.#watched = contactIds
    this.#reported.delete('lamps')
    this.#emit(left.map((contactId) => ({ type: 'colleagueRemoved', contactId })))
    this.#polling.soon('lamps')
  }

  async ask<N extends ServiceName>(name: N, input: ServiceInput<N>, signal: AbortSignal): Promise<ServiceOutput<N>> {
    const response = await this.#asked(async () => serviceFunction(this.#services, name)(input, signal))
    if (serviceRequests[name].changes) this.#polling.soon('state')
    return response
  }

  attend({ isWindowVisible }: Attention): void {
    this.#polling.attend(isWindowVisible)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#life[Symbol.asyncDispose]()
  }

  async #read(row: Row, signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const { client, missed } = this.#options
    switch (row) {
      case 'calls': {
        const calls = await client.calls(signal)
        missed.rang(calls)
        return this.#calls.take(mapCalls(calls, this.capabilities))
      }
      case 'state': {
        const { dnd, queues, groups } = await client.state(signal)
        const facts = { dnd: dnd === 'on', pauseReasons: PAUSE_REASONS }
        const events: readonly ConnectorEvent[] = [
          { type: 'factsChanged', facts },
          { type: 'queuesChanged', queues: [...queues.map(mapQueue), ...groups.map(mapGroup)], complete: true }
        ]
        return this.#ifNew(row, events)
      }
      case 'lamps':
        return this.#ifNew(row, mapLamps(await client.lamps(signal), this.#watched))
      case 'missed':
        return missed.take(await client.history(missed.since, signal))
    }
  }

  /** The same once more is no news. */
  #ifNew(row: Row, events: readonly ConnectorEvent[]): readonly ConnectorEvent[] {
    const text = JSON.stringify(events)
    if (this.#reported.get(row) === text) return []
    this.#reported.set(row, text)
    return events
  }

  /** Something the user asked for: a refused key ends the link, and the user hears of it. */
  async #asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#queue.fail(error)
      throw error
    }
  }

  #emit(events: readonly ConnectorEvent[]): void {
    for (const event of events) this.#queue.push(event)
  }

  get #hasCalls(): boolean {
    return this.capabilities.has('calls')
  }
}
