import * as z from 'zod/mini'
import { HttpClient } from '../../../transport/http-client.ts'
import type { Clock } from '../../../util/clock.ts'
import type { Secret } from '../../../logging/secret.ts'
import { protocolError } from '../../../transport/transport-errors.ts'
import { serverUrl } from '../../../transport/url-policy.ts'
import type { WsRequest } from '../../../transport/ws-client.ts'
import { CtiError } from '../../../util/errors.ts'
import { isUnknownOutcome, outcomeUnknown } from '../../kit/outcome.ts'
import { demandDone, lostResponse, wordsOf } from './errors.ts'
import { openNews } from './news.ts'
import type { NewsListener } from './news.ts'
import type { ExampleSettings } from './settings.ts'
import { wireAgents, wireCalls, wireContacts, wireHistory, wireLamps, wireMe, wireState } from './wire.ts'

/** How many requests the server wants at once. */
export const MOST_AT_ONCE = 2

type Query = Readonly<Record<string, string>>

/** One typed method for each command in use. */
export class ExampleClient implements AsyncDisposable {
  readonly #http: HttpClient
  readonly #clock: Clock
  readonly #news: WsRequest

  constructor(settings: ExampleSettings, key: Secret, clock: Clock) {
    const server: Omit<WsRequest, 'path'> = {
      baseUrl: serverUrl(settings.address, settings),
      auth: { kind: 'query', name: 'key', value: key },
      trust: settings.serverTrust
    }
    this.#clock = clock
    this.#news = { ...server, path: '/news' }
    this.#http = new HttpClient({ ...server, clock, mostAtOnce: MOST_AT_ONCE })
  }

  get host(): string {
    return this.#http.host
  }

  news = (on: NewsListener, signal: AbortSignal) => openNews(this.#news, this.#clock, on, signal)
  me = (signal: AbortSignal) => this.#read('me', wireMe, {}, signal)
  calls = (signal: AbortSignal) => this.#read('calls', wireCalls, {}, signal)
  lamps = (signal: AbortSignal) => this.#read('lamps', wireLamps, {}, signal)
  state = (signal: AbortSignal) => this.#read('state', wireState, {}, signal)
  history = (since: number, signal: AbortSignal) => this.#read('history', wireHistory, { since: String(since) }, signal)
  agents = (queue: string, signal: AbortSignal) => this.#read('agents', wireAgents, { queue }, signal)
  contacts = (q: string, signal: AbortSignal) => this.#read('contacts', wireContacts, { q }, signal)
  dial = (to: string, signal: AbortSignal) => this.#act('dial', { to }, signal)
  ringGroup = (group: string, how: Query, signal: AbortSignal) => this.#act('ringgroup', { group, ...how }, signal)
  ringPeople = (people: readonly string[], how: Query, signal: AbortSignal) =>
    this.#act('ringpeople', { people: people.join(','), ...how }, signal)
  hangUp = (id: string, signal: AbortSignal) => this.#act('hangup', { id }, signal)
  transfer = (id: string, to: string, signal: AbortSignal) => this.#act('transfer', { id, to }, signal)
  pause = (queue: string, reason: string, signal: AbortSignal) => this.#act('pause', { queue, reason }, signal)
  sms = (to: string, text: string, signal: AbortSignal) => this.#act('sms', { to, text }, signal)
  setDnd = (on: boolean, signal: AbortSignal) => this.#act('dnd', { on: on ? '1' : '0' }, signal)
  setSignedIn = (queue: string, on: boolean, signal: AbortSignal) =>
    this.#act('member', { queue, in: on ? '1' : '0' }, signal)

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#http[Symbol.asyncDispose]()
  }

  /** A reading is repeated once, over a new connection. @throws CtiError */
  async #read<S extends z.core.$ZodType>(
    cmd: string,
    schema: S,
    query: Query,
    signal: AbortSignal
  ): Promise<z.output<S>> {
    const text = await this.#text(cmd, query, signal, {}).catch((error: unknown) => {
      if (!(error instanceof CtiError) || !error.retryable || error.kind !== 'network') throw error
      return this.#text(cmd, query, signal, { fresh: true })
    })
    const parsed = z.safeParse(schema, jsonOf(text))
    if (parsed.success) return parsed.data
    // what does not fit may be an answer in words
    if (text.startsWith('Error|')) demandDone(text, this.host)
    throw protocolError(this.host, parsed.error)
  }

  /** An action is sent once; without an answer nobody knows what came of it (trust R6). @throws CtiError */
  async #act(cmd: string, query: Query, signal: AbortSignal): Promise<void> {
    try {
      demandDone(await this.#text(cmd, query, signal, { urgent: true }), this.host)
    } catch (failure) {
      const error = lostResponse(failure, this.host)
      throw error instanceof CtiError && isUnknownOutcome(error) ? outcomeUnknown(error, this.host) : error
    }
  }

  async #text(cmd: string, query: Query, signal: AbortSignal, how: { urgent?: true; fresh?: true }): Promise<string> {
    const asked = Object.entries({ cmd, ...query })
    const response = await this.#http.request(
      { method: 'GET', path: '/api', query: asked, expects: 'raw', ...how },
      signal
    )
    return wordsOf(response, this.host)
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
