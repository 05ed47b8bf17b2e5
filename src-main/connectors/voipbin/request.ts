import * as z from 'zod/mini'
import { HttpClient } from '../../transport/http-client.ts'
import type { HttpResponse } from '../../transport/http-client.ts'
import type { HttpAuth, HttpRequest } from '../../transport/http-request.ts'
import { readLocation } from '../../transport/read-location.ts'
import type { ServerTrust } from '../../transport/server-trust.ts'
import { protocolError } from '../../transport/transport-errors.ts'
import type { Clock } from '../../util/clock.ts'
import { defined } from '../../util/defined.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { lookUp } from '../../util/lookup.ts'
import { voipbinOperations } from '../../wire-tables/voipbin.ts'
import type { WireOperation } from '../../wire-tables/voipbin.ts'
import { isUnknownOutcome, outcomeUnknown } from '../kit/outcome.ts'
import { voipbinError } from './errors.ts'
import type { Refused } from './errors.ts'
import type { InputOf, OperationName } from './input.ts'
import type { Session } from './session.ts'

/** What requests of one account are sent with. */
export interface RequesterOptions {
  readonly baseUrl: URL
  readonly clock: Clock
  readonly session: Session
  readonly trust?: ServerTrust | undefined
}

/** How many reads are under way at once: all desks and programs of a customer share 16.7 requests a second (VoIPBin 4.5). */
const MOST_AT_ONCE = 4
/** Waits before a read is repeated, in ms (VoIPBin 4.4). */
const READ_RETRIES_MS = [SECOND, 2 * SECOND, 4 * SECOND]
/** Longest `Retry-After` that a read waits for, in ms (trust, Transport). */
const MAX_RETRY_AFTER_MS = 2 * MINUTE
/** A page of a hundred rows, in bytes. */
const MOST_BYTES = 1024 * 1024

/** Operations that make calls. */
const DIALLING: ReadonlySet<OperationName> = new Set(['createCalls', 'createGroupcall'])

const EXPECTED: Readonly<Record<WireOperation['answer'], HttpRequest['expects']>> = {
  json: 'json',
  page: 'json',
  empty: 'nothing',
  redirect: 'nothing',
  socket: 'nothing'
}

/** Sends operations of the table for one account and turns refusals into CtiError. No cookies: a stale one beats the header. */
export class Requester implements AsyncDisposable {
  readonly #options: RequesterOptions
  readonly #http = new Map<HttpAuth, HttpClient>()
  /** As `Clock.elapsed`. */
  #busyUntil = 0

  constructor(options: RequesterOptions) {
    this.#options = options
  }

  get host(): string {
    return this.#options.baseUrl.host
  }

  /** Reads; a read changes nothing, so that it is repeated. @throws CtiError */
  async read<N extends OperationName, T>(
    name: N,
    input: InputOf<N>,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal
  ): Promise<T> {
    const request = requestOf(name, input as Given) // the compiler cannot see that every input is one
    for (const pauseMs of READ_RETRIES_MS) {
      await this.#untilWanted(signal)
      const response = await this.#sendTwice(request, signal)
      if (response.status !== 503 && response.status !== 429) return this.#checked(response, schema)
      if (response.status === 429) this.#leaveAlone(response.retryAfterMs ?? pauseMs)
      else await this.#options.clock.sleep(Math.min(response.retryAfterMs ?? pauseMs, MAX_RETRY_AFTER_MS), signal)
    }
    await this.#untilWanted(signal)
    return this.#checked(await this.#sendTwice(request, signal), schema)
  }

  /**
   * Does something, once; without an answer nobody knows what came of it (trust R6). A 2xx is success whatever its body; what
   * cannot be read of that is undefined. @throws CtiError
   */
  async act<N extends OperationName, T>(
    name: N,
    input: InputOf<N>,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal
  ): Promise<T | undefined> {
    const request = requestOf(name, input as Given) // as above
    try {
      const response = await this.#send({ ...request, urgent: true, bodyMayBeLost: true }, signal)
      if (response.status >= 300) throw this.#refusal(response, { acts: true, dials: DIALLING.has(name) })
      return this.#checked(response, z.catch(z.optional(schema), undefined))
    } catch (error) {
      throw error instanceof CtiError && isUnknownOutcome(error) ? outcomeUnknown(error, this.host) : error
    }
  }

  /** What an operation leads to, by a signed address that nobody else hears of, and without credentials (VoIPBin 12). @throws CtiError */
  async fetch<N extends OperationName>(
    name: N,
    input: InputOf<N>,
    mostBytes: number,
    signal: AbortSignal
  ): Promise<HttpResponse> {
    const request = requestOf(name, input as Given) // as above
    const response = await this.#sendTwice({ ...request, redirect: 'tell' }, signal)
    if (response.location === undefined) throw this.#refusal(response)
    const { baseUrl, clock, trust } = this.#options
    const fetched = await readLocation(response.location, { from: baseUrl, clock, trust, mostBytes }, signal)
    if (fetched.status !== 200) throw this.#refusal(fetched)
    return fetched
  }

  /** The limit is everybody's in the company, so that no read of this account adds to it until then (VoIPBin 4.5). */
  #leaveAlone(ms: number): void {
    this.#busyUntil = this.#options.clock.elapsed() + Math.min(ms, MAX_RETRY_AFTER_MS)
  }

  async #untilWanted(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options
    for (let ms = this.#busyUntil - clock.elapsed(); ms > 0; ms = this.#busyUntil - clock.elapsed())
      await clock.sleep(ms, signal)
  }

  /** A kept connection may be dead. */
  async #sendTwice(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    try {
      return await this.#send(request, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'network' || !error.retryable) throw error
      return await this.#send({ ...request, fresh: true }, signal)
    }
  }

  /** A refused sign-in was judged before anything was done, so that the request is sent again after signing in anew. */
  async #send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { session } = this.#options
    const auth = await session.auth(signal)
    const response = await this.#client(auth).request(request, signal)
    if (response.status !== 401) return response
    const other = await session.renewed(auth, signal)
    return other === undefined ? response : await this.#client(other).request(request, signal)
  }

  #client(auth: HttpAuth): HttpClient {
    const { baseUrl, clock, trust } = this.#options
    const known = this.#http.get(auth)
    if (known !== undefined) return known
    const made = new HttpClient({ baseUrl, clock, auth, trust, mostAtOnce: MOST_AT_ONCE })
    this.#http.set(auth, made)
    return made
  }

  #checked<T>(response: HttpResponse, schema: z.ZodMiniType<T>): T {
    if (response.status < 200 || response.status >= 300) throw this.#refusal(response)
    const parsed = z.safeParse(schema, response.body)
    if (!parsed.success) throw protocolError(this.host, parsed.error)
    return parsed.data
  }

  #refusal(response: HttpResponse, wanted: Pick<Refused, 'acts' | 'dials'> = { acts: false }): CtiError {
    return response.status < 400
      ? protocolError(this.host, new Error(`status ${String(response.status)}`))
      : voipbinError({ ...response, host: this.host, ...wanted })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#http.values()].map((http) => http[Symbol.asyncDispose]()))
  }
}

type Given = Readonly<Record<string, unknown>>

/** Each value goes where the row of the table has its name. */
export function requestOf(name: OperationName, given: Given): HttpRequest {
  const row: WireOperation = voipbinOperations[name]
  const path = row.path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(String(lookUp(given, part))))
  const query = row.query.flatMap((one) => {
    const value = lookUp(given, one)
    return value === undefined ? [] : [[one, String(value)] as const]
  })
  const body =
    row.body && Object.fromEntries(row.body.map((one) => one.replace('!', '')).map((one) => [one, lookUp(given, one)]))
  return {
    method: row.method,
    path,
    query,
    ...(body && { body: defined(body) }),
    expects: EXPECTED[row.answer],
    mostBytes: MOST_BYTES
  }
}
