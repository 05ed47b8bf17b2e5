import { Agent, type Dispatcher } from 'undici'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import type { ServerTime } from '../util/server-time.ts'
import { Deadline } from './deadline.ts'
import { contentTypeOf, discard, header, readBody, retryAfter, serverTime } from './http-body.ts'
import { acceptHeader, authHeaders, redirectTarget, sentBody, target } from './http-request.ts'
import type { HttpAuth, HttpRequest } from './http-request.ts'
import { Pace } from './pace.ts'
import type { ServerTrust } from './server-trust.ts'
import { Semaphore } from './semaphore.ts'
import { connectorFor } from './tls-connector.ts'
import { redirectError, timeoutError, transportError } from './transport-errors.ts'

/** Longest time from the request to the last byte of its answer, in ms (trust, Transport). */
const REQUEST_MS = 10 * SECOND
/** How long an unused connection is kept, in ms, so that the first ring needs no handshake. */
const KEEP_ALIVE_MS = 60 * SECOND
/** How many reads are under way at once. */
const MAX_READS = 8

/** What a client for one account needs. */
export interface HttpClientOptions {
  /** Checked by `serverUrl`; only its origin is used. */
  readonly baseUrl: URL
  readonly clock: Clock
  /** Sent with every request; absent while signing in. */
  readonly auth?: HttpAuth
  /** What this account trusts beside the public authorities (trust N1). */
  readonly trust?: ServerTrust | undefined
  /** Request deadline in ms, 10 s unless a test says otherwise. */
  readonly deadlineMs?: number
  /** How many reads are under way at once, 8 unless the server wants fewer; it is shared by everybody in the company. */
  readonly mostAtOnce?: number
}

/** A complete answer of any status; a redirect only where it was asked for. */
export interface HttpResponse extends ServerTime {
  readonly status: number
  /** In lower case, with its parameters; empty when the server named none. */
  readonly contentType: string
  /** Parsed JSON, else the text, or the bytes asked for; undefined when empty, where raw bytes are just none. */
  readonly body: unknown
  /** Where a redirect leads; as good as a key, so it belongs in no log, and whoever fetches it has no credentials. */
  readonly location?: string
  /** From `Retry-After`, in ms. */
  readonly retryAfterMs: number | undefined
}

/** An answer whose body is still coming. */
export interface HttpStream {
  readonly status: number
  readonly contentType: string
  readonly retryAfterMs: number | undefined
  readonly chunks: AsyncIterable<Uint8Array>
}

/**
 * All HTTP of one account: TLS, deadlines, size limits, at most so many reads at once (streams hold a connection each for
 * hours and do not count) and the only place where secrets are revealed. Redirects are
 * never followed (trust N2). A status is no error here: the vendor's `errors.ts` judges it.
 */
export class HttpClient implements AsyncDisposable {
  readonly host: string
  readonly #options: HttpClientOptions
  readonly #agent: Agent
  /** Keeps no connection. */
  readonly #freshAgent: Agent
  readonly #reads: Semaphore
  /** Of all its streams. */
  readonly streamPace: Pace

  constructor(options: HttpClientOptions) {
    this.#options = options
    this.host = options.baseUrl.host
    this.#reads = new Semaphore(options.mostAtOnce ?? MAX_READS)
    this.streamPace = new Pace(options.clock, limits.streamBytesPerSecond)
    const always = { connect: connectorFor(options.baseUrl, options.trust), headersTimeout: 0, bodyTimeout: 0 }
    this.#agent = new Agent({ ...always, keepAliveTimeout: KEEP_ALIVE_MS })
    this.#freshAgent = new Agent({ ...always, pipelining: 0 })
  }

  /** @throws CtiError network | timeout | protocol; aborts pass untouched */
  async request(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { clock, deadlineMs = REQUEST_MS } = this.#options
    using deadline = new Deadline(clock, request.deadlineMs ?? deadlineMs, signal)
    try {
      using _place = isPatient(request) ? await this.#reads.take(deadline.signal) : undefined
      const response = await this.#dispatch(request, acceptHeader(request), deadline.signal)
      const about = {
        status: response.statusCode,
        contentType: contentTypeOf(response),
        ...retryAfter(response, clock),
        ...serverTime(response, clock)
      }
      if (isRedirect(response)) return { ...about, body: undefined, ...this.#location(request, response) }
      return { ...about, body: await readBody(request, response, this.host, signal) }
    } catch (error) {
      throw this.#failure(error, deadline, signal)
    }
  }

  /** Opens a stream: the deadline covers the headers only; ends with `signal`. @throws CtiError network | timeout | protocol */
  async stream(
    request: Pick<HttpRequest, 'path' | 'query'>,
    headers: Record<string, string>,
    signal: AbortSignal
  ): Promise<HttpStream> {
    const deadline = new Deadline(this.#options.clock, this.#options.deadlineMs ?? REQUEST_MS, signal)
    try {
      const response = await this.#dispatch({ ...request, method: 'GET', expects: 'text' }, headers, deadline.signal)
      deadline.met()
      return {
        status: response.statusCode,
        contentType: contentTypeOf(response),
        ...retryAfter(response, this.#options.clock),
        chunks: streamed(response.body, deadline)
      }
    } catch (error) {
      deadline[Symbol.dispose]()
      throw this.#failure(error, deadline, signal)
    }
  }

  async #dispatch(
    request: HttpRequest,
    headers: Record<string, string>,
    signal: AbortSignal
  ): Promise<Dispatcher.ResponseData> {
    const { baseUrl, auth } = this.#options
    const agent = request.fresh === true ? this.#freshAgent : this.#agent
    const { contentType, content } = sentBody(request)
    const response = await agent.request({
      origin: baseUrl.origin,
      path: target(request, auth),
      method: request.method,
      headers: { ...headers, 'content-type': contentType, ...authHeaders(auth) },
      body: content,
      signal
    })
    response.body.on('error', () => undefined) // whoever reads it hears of it there
    if (isRedirect(response)) {
      discard(response.body)
      if (request.redirect !== 'tell') throw redirectError(this.host)
    }
    return response
  }

  #location(request: HttpRequest, response: Dispatcher.ResponseData): { readonly location?: string } {
    const { baseUrl, auth } = this.#options
    const named = header(response, 'location')
    if (named === '') return {}
    const location = redirectTarget(named, baseUrl.origin, request, auth)
    if (location === undefined) throw redirectError(this.host)
    return { location }
  }

  #failure(error: unknown, deadline: Deadline, signal: AbortSignal): unknown {
    if (signal.aborted) return signal.reason
    return deadline.expired ? timeoutError(this.host, error) : transportError(error, this.host)
  }

  /** Cuts every connection at once; nothing of this account is sent afterwards. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#agent.destroy(), this.#freshAgent.destroy()])
  }
}

const isRedirect = ({ statusCode }: Dispatcher.ResponseData): boolean => statusCode >= 300 && statusCode < 400

/** Commands must not wait for what is read in the background. */
const isPatient = ({ method, urgent = false }: HttpRequest): boolean => method === 'GET' && !urgent

async function* streamed(body: Dispatcher.ResponseData['body'], deadline: Deadline): AsyncGenerator<Uint8Array> {
  try {
    yield* body as AsyncIterable<Uint8Array> // undici types its body's chunks as any
  } finally {
    deadline[Symbol.dispose]()
    discard(body)
  }
}
