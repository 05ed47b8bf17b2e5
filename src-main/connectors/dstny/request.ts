import * as z from 'zod/mini'
import type { HttpResponse, HttpClient } from '../../transport/http-client.ts'
import type { HttpRequest, RawBody } from '../../transport/http-request.ts'
import { hedged } from '../../transport/hedged.ts'
import { protocolError } from '../../transport/transport-errors.ts'
import type { Clock } from '../../util/clock.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { keepNewest } from '../../util/keep-newest.ts'
import { limits } from '../../util/limits.ts'
import type { ServerTime } from '../../util/server-time.ts'
import type { DstnyOperationId, WireOperation } from '../../wire-tables/dstny.ts'
import { dstnyOperations } from '../../wire-tables/dstny.ts'
import { mostBytesOf } from './response-sizes.ts'
import type { Endpoints } from './endpoints/endpoints.ts'
import { dstnyError } from './errors.ts'
import { defined } from '../../util/defined.ts'

/** Values of one request; the names are the contract's. */
export interface OperationInput {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: HttpRequest['query']
  readonly body?: Readonly<Record<string, unknown>>
  /** A body that is not JSON. */
  readonly raw?: RawBody
  /** Another answer than the one the table names. */
  readonly expects?: HttpRequest['expects']
}

/** Values of a query before they are written; undefined ones are left out, lists repeat the name. */
export type QueryValues = Readonly<Record<string, string | number | bigint | boolean | readonly string[] | undefined>>

/** Writes query values the way the contract asks for: lower-case booleans, repeated names (Dstny API 1.1, 3). */
export function queryOf(values: QueryValues): NonNullable<OperationInput['query']> {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return []
    return (typeof value === 'object' ? value : [String(value)]).map((one) => [name, one] as const)
  })
}

const EXPECTED: Readonly<Record<WireOperation['answer'], HttpRequest['expects']>> = {
  json: 'json',
  text: 'text',
  empty: 'nothing',
  image: 'bytes',
  sse: 'text'
}

/** How an answer is taken. */
interface SendOptions {
  /** True: any 2xx is success, whatever became of its body (Dstny API 1.7). */
  readonly bodyMayBeLost?: boolean
  /** True: over a connection of its own. */
  readonly fresh?: boolean
}

/** Longest `Retry-After` that a read waits for, in ms (trust, Transport). */
const MAX_RETRY_AFTER_MS = 2 * MINUTE
/** Waits before a read is repeated, in ms (Dstny API 1.7). */
const READ_RETRIES_MS = [SECOND, 2 * SECOND]

/** Without an answer for this long an urgent read is asked a second time, in ms: a ring must not wait for the deadline. */
const PATIENCE_MS = 1.5 * SECOND

/** Statuses after which a read is worth repeating (Dstny API 1.7). */
const BUSY = [429, 500, 502, 503, 504]

/** Sends operations of the endpoint table for one user and turns refusals into CtiError. */
export class Requester {
  readonly http: HttpClient
  readonly #endpoints: Endpoints
  readonly #clock: Clock
  readonly #user: Readonly<Record<string, string>>
  /** Until when the server wants a path left alone, epoch ms: whoever reads it. */
  readonly #busyUntil = new Map<string, number>()

  #serverTime: ServerTime = {}

  constructor(
    http: HttpClient,
    endpoints: Endpoints,
    clock: Clock,
    user: { readonly domain: string; readonly userId: string }
  ) {
    this.http = http
    this.#endpoints = endpoints
    this.#clock = clock
    this.#user = { domain: user.domain, userId: user.userId, user: user.userId }
  }

  /** As the newest answer that names it says; nothing where the clocks agree. */
  get serverTime(): ServerTime {
    return this.#serverTime
  }

  /** Path of an operation. @throws CtiError unsupported */
  path(id: DstnyOperationId, path: Readonly<Record<string, string>> = {}): string {
    return this.#endpoints.find(id, { ...this.#user, ...path }).path
  }

  /** Sends once and answers whatever came. @throws CtiError network | timeout | protocol */
  async send(
    id: DstnyOperationId,
    input: OperationInput,
    signal: AbortSignal,
    { bodyMayBeLost = false, fresh = false }: SendOptions = {}
  ): Promise<HttpResponse> {
    const row: WireOperation = dstnyOperations[id]
    const endpoint = this.#endpoints.find(id, { ...this.#user, ...input.path })
    const body =
      input.body && Object.entries(input.body).map(([name, value]) => [endpoint.bodyName(name), value] as const)
    const request: HttpRequest = {
      method: endpoint.method,
      path: endpoint.path,
      query: (input.query ?? []).map(([name, value]) => [endpoint.queryName(name), value]),
      expects: input.expects ?? EXPECTED[row.answer],
      mostBytes: mostBytesOf(id),
      ...defined({ raw: input.raw }),
      bodyMayBeLost,
      fresh,
      urgent: row.scope === 'CALL_CONTROL', // a ringing call is not kept waiting by what is read in the background
      ...(body === undefined ? {} : { body: Object.fromEntries(body.filter(([, value]) => value !== undefined)) })
    }
    const response = await this.http.request(request, signal)
    const { serverAheadMs } = response
    if (serverAheadMs !== undefined) this.#serverTime = serverAheadMs === 0 ? {} : { serverAheadMs }
    return response
  }

  /** Sends once; where the schema takes nothing too, a lost body is no failure. @throws CtiError of any kind a refusal can have */
  async sendChecked<T>(
    id: DstnyOperationId,
    input: OperationInput,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal
  ): Promise<T> {
    const bodyMayBeLost = z.safeParse(schema, undefined).success
    const response = await this.send(id, input, signal, { bodyMayBeLost })
    return this.checked(response, schema, 'callId' in (input.path ?? {}))
  }

  /** Sends once; gives the answer where it can be read. A 2xx counts as done either way (Dstny API 1.7). @throws CtiError */
  async sendTolerant<T>(
    id: DstnyOperationId,
    input: OperationInput,
    schema: z.ZodMiniType<T>,
    signal: AbortSignal
  ): Promise<T | undefined> {
    return this.sendChecked(id, { expects: 'text', ...input }, z.catch(z.optional(schema), undefined), signal)
  }

  /** Sends without looking at the answer's body. @throws CtiError */
  async sendIgnoringBody(id: DstnyOperationId, input: OperationInput, signal: AbortSignal): Promise<void> {
    await this.sendChecked(id, input, z.unknown(), signal)
  }

  /**
   * Reads; a read changes nothing, so it is repeated: twice when the server is busy or broken, once and at once over a new
   * connection when the connection failed, which may have been an old one. @throws CtiError
   */
  async get<T>(id: DstnyOperationId, input: OperationInput, schema: z.ZodMiniType<T>, signal: AbortSignal): Promise<T> {
    const send = (one: AbortSignal): Promise<HttpResponse> => this.#sendTwice(id, input, one)
    return this.#getWith(send, { id, path: input.path ?? {} }, schema, signal)
  }

  /** A read that somebody waits for: asked a second time when it hangs. @throws CtiError */
  async getUrgently<T>(id: DstnyOperationId, schema: z.ZodMiniType<T>, signal: AbortSignal): Promise<T> {
    const send = (one: AbortSignal): Promise<HttpResponse> =>
      hedged(
        this.#clock,
        PATIENCE_MS,
        (each, fresh) => (fresh ? this.send(id, {}, each, { fresh }) : this.#sendTwice(id, {}, each)),
        one
      )
    return this.#getWith(send, { id, path: {} }, schema, signal)
  }

  async #getWith<T>(
    send: (signal: AbortSignal) => Promise<HttpResponse>,
    of: { readonly id: DstnyOperationId; readonly path: Readonly<Record<string, string>> },
    schema: z.ZodMiniType<T>,
    signal: AbortSignal
  ): Promise<T> {
    const path = this.path(of.id, of.path)
    const aboutCall = 'callId' in of.path
    for (const waitMs of READ_RETRIES_MS) {
      const response = await this.#sendWhenWanted(path, send, signal)
      if (!BUSY.includes(response.status)) return this.checked(response, schema, aboutCall)
      if (response.retryAfterMs === undefined) await this.#clock.sleep(waitMs, signal)
    }
    return this.checked(await this.#sendWhenWanted(path, send, signal), schema, aboutCall)
  }

  /** `Retry-After` is meant for everybody who reads the path, not only for the one who was told (trust, Transport). */
  async #sendWhenWanted(
    path: string,
    send: (signal: AbortSignal) => Promise<HttpResponse>,
    signal: AbortSignal
  ): Promise<HttpResponse> {
    const waitMs = (): number => (this.#busyUntil.get(path) ?? 0) - this.#clock.elapsed()
    while (waitMs() > 0) await this.#clock.sleep(waitMs(), signal)
    this.#busyUntil.delete(path)
    const response = await send(signal)
    if (BUSY.includes(response.status) && response.retryAfterMs !== undefined) {
      const until = this.#clock.elapsed() + Math.min(response.retryAfterMs, MAX_RETRY_AFTER_MS)
      keepNewest(this.#busyUntil, path, until, limits.answeredThings)
    }
    return response
  }

  async #sendTwice(id: DstnyOperationId, input: OperationInput, signal: AbortSignal): Promise<HttpResponse> {
    try {
      return await this.send(id, input, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'network' || !error.retryable) throw error
      return this.send(id, input, signal, { fresh: true })
    }
  }

  /** Judges an answer and checks its body. @throws CtiError */
  checked<T>(response: HttpResponse, schema: z.ZodMiniType<T>, aboutCall: boolean): T {
    const { host } = this.http
    if (response.status < 200 || response.status >= 300) throw dstnyError({ ...response, host, aboutCall })
    const parsed = z.safeParse(schema, response.body)
    if (!parsed.success) throw protocolError(host, parsed.error)
    return parsed.data
  }
}
