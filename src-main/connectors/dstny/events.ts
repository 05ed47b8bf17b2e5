import { setMaxListeners } from 'node:events'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { officeRequests } from '../../../src-preload/contract/office/office.ts'
import type { Office, OfficeInput, OfficeName, OfficeOutput } from '../../../src-preload/contract/office/office.ts'
import type { Log } from '../../logging/log.ts'
import type { Random } from '../../transport/backoff.ts'
import { connectionLost } from '../../transport/transport-errors.ts'
import type { SseEnd } from '../../transport/sse-client.ts'
import type { Clock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import { CtiError, isAbort } from '../../util/errors.ts'
import { Lifetime } from '../../util/lifetime.ts'
import { neededFor } from '../command-needs.ts'
import type { Command, ConnectorEvent, Link, SeenContact } from '../connector.ts'
import { EventQueue } from '../event-queue.ts'
import { CallWatch } from './call-watch.ts'
import { capabilitiesOf, isFunction, isOfficePart, lostFunctionText } from './capabilities.ts'
import type { Feature, OfficeCapability } from './capabilities.ts'
import { CallerLineWatch } from './caller-line-watch.ts'
import { DstnyClient } from './client.ts'
import { Commands } from './commands.ts'
import { DeviceWatch } from './device-watch.ts'
import { DialogInfo } from './dialog-info.ts'
import { streamError, streamVerdict } from './errors.ts'
import { openStream } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { mapContact } from './mapper-groups.ts'
import { officeOf } from './office/office.ts'
import { OneThingRefused } from './office/one-thing.ts'
import { PersonWatch } from './person-watch.ts'
import { QueueWatch } from './queue-watch.ts'
import type { Requester } from './request.ts'

/** Pause between readings of the calls where there is no dialog stream, in ms (Contract dstny 4.1). */
const POLL_CALLS_MS = 2 * SECOND

/** What a link is made from. */
export interface LinkParts {
  readonly requester: Requester
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly ownAddress: string
  readonly capabilities: Set<Capability>
}

/**
 * The open connection of one account. The dialog stream is its heart: it opens first, it tells of new calls, and when it
 * breaks the link breaks, so that everything is read anew. All other streams heal by themselves.
 */
export class DstnyLink implements Link {
  readonly capabilities: Set<Capability>
  readonly #life = new Lifetime()
  readonly #queue = new EventQueue<ConnectorEvent>()
  readonly #context: LinkContext
  readonly #calls: CallWatch
  readonly #devices: DeviceWatch
  readonly #lines: CallerLineWatch
  readonly #person: PersonWatch
  readonly #queues: QueueWatch
  readonly #commands: Commands
  readonly #office: Office
  readonly #buffered: ConnectorEvent[] = []
  #caughtUp = false

  constructor(parts: LinkParts) {
    this.capabilities = parts.capabilities
    setMaxListeners(0, this.#life.signal) // every stream, pause and request of the link listens
    const context: LinkContext = {
      requester: parts.requester,
      client: new DstnyClient(parts.requester),
      clock: parts.clock,
      random: parts.random,
      log: parts.log,
      ownAddress: parts.ownAddress,
      capabilities: this.capabilities,
      signal: this.#life.signal,
      emit: (event) => this.#emit(event),
      fail: (error) => this.#queue.fail(error),
      lose: (part, error) => this.#lose(part, error)
    }
    this.#context = context
    this.#calls = new CallWatch(context)
    this.#devices = new DeviceWatch(context)
    this.#lines = new CallerLineWatch(context)
    this.#person = new PersonWatch(context, () => this.#lines.changed())
    this.#queues = new QueueWatch(context)
    const lines = this.#lines
    const watches = { calls: this.#calls, devices: this.#devices, lines, person: this.#person, queues: this.#queues }
    this.#commands = new Commands({ context, ...watches })
    this.#office = officeOf({ context, ...watches })
    this.#life.defer(() => this.#queue.end())
    this.#life.add(parts.requester.http)
  }

  /** Opens the streams; resolves when the dialog stream stands or polling took its place. @throws CtiError */
  async start(signal: AbortSignal): Promise<void> {
    const onAbort = (): void => void this[Symbol.asyncDispose]().catch(() => undefined) // whoever opened it ends it and hears of it
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      await new Promise<void>((resolve, reject) => void this.#followDialogs(resolve).catch(reject))
      signal.throwIfAborted()
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
    this.#person.start()
    this.#queues.start()
    this.#devices.start()
    this.#lines.changed()
  }

  /** Settles only through `opened` or by throwing before that; afterwards a loss breaks the link. */
  async #followDialogs(opened: () => void): Promise<void> {
    const dialogs = new DialogInfo()
    let stands = false
    const stop = new AbortController()
    this.#life.defer(() => stop.abort(new DOMException('ended', 'AbortError')))
    const message = ({ data }: { readonly data: string }): void => {
      const change = dialogs.take(data)
      if (change.type === 'changed') this.#calls.dialogsChanged(change.dialogs)
      else stop.abort(connectionLost(this.#context.requester.http.host, new Error('gap in the dialog stream')))
    }
    const on = { message, opened: () => void ((stands = true), opened()) }
    try {
      const end = await openStream(this.#context, 'streamDialogEvents', {}, undefined, on, stop.signal)
      this.#dialogsEnded(end, stands)
      opened()
    } catch (error) {
      const isOff = error instanceof CtiError && error.kind === 'unsupported' // by an override file
      if (!stands && isOff) return void (this.#startPolling(), opened())
      if (!stands) throw error
      if (!isAbort(error)) this.#queue.fail(error)
    }
  }

  /** @throws CtiError when the stream never stood and polling cannot replace it */
  #dialogsEnded(end: SseEnd, stood: boolean): void {
    const verdict = streamVerdict(end, false)
    if (verdict === 'poll' || verdict === 'forbidden') return this.#startPolling()
    const error = streamError(end, this.#context.requester.http.host)
    if (!stood) throw error
    this.#context.fail(error)
  }

  #startPolling(): void {
    this.#pollCalls().catch(() => undefined) // only the pause can fail, when the link ends
  }

  async #pollCalls(): Promise<void> {
    const { clock, signal, log } = this.#context
    log.info('polling calls instead of the dialog stream')
    while (this.capabilities.has('callControl')) {
      await clock.sleep(POLL_CALLS_MS, signal)
      this.#calls.refresh()
    }
  }

  /** Calls are those of the moment of return: their streams may have told more since they were read. */
  async snapshot(signal: AbortSignal): Promise<readonly ConnectorEvent[]> {
    const parts = await Promise.all([
      this.#part('calls', () => this.#calls.snapshot(signal)),
      this.#part('presence', () => this.#person.snapshot(signal)),
      this.#part('queues', () => this.#queues.snapshot(signal)),
      this.#part('devices', () => this.#devices.snapshot(signal))
    ])
    this.#caughtUp = true
    for (const event of this.#buffered.splice(0)) if (!isAboutCall(event)) this.#queue.push(event)
    const rest = parts.flat().filter((event) => !isAboutCall(event))
    return [...this.#calls.table.events(), ...rest]
  }

  /** A part that is refused is off for this link; the rest goes on (Contract dstny 1.4, 1.7). */
  async #part(feature: Feature, read: () => Promise<readonly ConnectorEvent[]>): Promise<readonly ConnectorEvent[]> {
    if (!capabilitiesOf(feature).some((capability) => this.capabilities.has(capability))) return []
    try {
      return await read()
    } catch (error) {
      const off = error instanceof CtiError && ['permission', 'unsupported', 'notFound'].includes(error.kind)
      if (!off) throw error
      this.#lose(feature, error)
      return []
    }
  }

  events(): AsyncIterable<ConnectorEvent> {
    return this.#queue
  }

  async execute(command: Command, signal: AbortSignal): Promise<void> {
    try {
      await this.#asked(() => this.#commands.execute(command, signal))
    } catch (error) {
      const needed = neededFor(command)
      const refused = error instanceof CtiError && error.kind === 'permission'
      // As with `ask`: what is refused of the office is told, for the next one may be allowed.
      if (refused && !isOfficePart(needed)) this.#loseFunction(needed, error)
      throw error
    }
  }

  async searchContacts(query: string, limit: number, signal: AbortSignal): Promise<readonly SeenContact[]> {
    if (!this.capabilities.has('contactSearch')) return []
    const search = { query, maxResults: limit }
    const { contactList } = this.#context.client
    const { contact } = await this.#asked(() => contactList.searchContacts(search, signal), 'contacts')
    return contact.flatMap((one) => mapContact(one, (id) => this.#person.activityName(id)) ?? []).slice(0, limit)
  }

  /** A part that may not even be read is off; a change that is refused is told, nothing more. @throws CtiError */
  async ask<N extends OfficeName>(name: N, input: OfficeInput<N>, signal: AbortSignal): Promise<OfficeOutput<N>> {
    const { needs, changes } = officeRequests[name]
    try {
      return await this.#asked(() => this.#office[name](input, signal))
    } catch (error) {
      const isWhole = error instanceof CtiError && error.kind === 'permission' && !(error instanceof OneThingRefused)
      if (isWhole && !changes) this.#loseFunction(needs, error)
      throw error
    }
  }

  /** Something the user asked for: a refused sign-in ends the link, a forbidden feature goes off, and the user hears of both. */
  async #asked<T>(work: () => Promise<T>, feature?: Feature): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof CtiError && error.kind === 'auth') this.#context.fail(error)
      if (error instanceof CtiError && error.kind === 'permission' && feature !== undefined) this.#lose(feature, error)
      throw error
    }
  }

  /** Before the snapshot is handed out, events wait: the snapshot may be older than they are. */
  #emit(event: ConnectorEvent): void {
    if (this.#caughtUp) this.#queue.push(event)
    else this.#buffered.push(event)
  }

  #lose(part: Feature | OfficeCapability, error: CtiError): void {
    if (isOfficePart(part)) return this.#loseFunction(part, error)
    this.#loseAll(capabilitiesOf(part), error, LOST[part]({ reason: error.userMessage }))
  }

  #loseFunction(needed: Capability, error: CtiError): void {
    if (isFunction(needed)) this.#loseAll([needed], error, lostFunctionText(needed, error.userMessage))
  }

  #loseAll(wanted: readonly Capability[], error: CtiError, reason: string): void {
    const capabilities = wanted.filter((capability) => this.capabilities.delete(capability))
    if (capabilities.length === 0) return
    this.#context.log.info('capabilities lost', { capabilities, kind: error.kind })
    this.#emit({ type: 'capabilitiesLost', capabilities, reason })
    this.#calls.table.refreshShown()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#life[Symbol.asyncDispose]()
  }
}

const LOST: Readonly<Record<Feature, (words: { reason: string }) => string>> = {
  calls: m.lost_calls,
  queues: m.lost_queues,
  presence: m.lost_presence,
  devices: m.lost_devices,
  contacts: m.lost_contacts
}

const isAboutCall = ({ type }: ConnectorEvent): boolean => type === 'callSeen' || type === 'callGone'
