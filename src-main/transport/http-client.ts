import { Agent, type Dispatcher } from 'undici'
import type { Secret } from '../logging/secret.ts'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import { lookUp } from '../util/lookup.ts'
import { Deadline } from './deadline.ts'
import { parseJson, requestJson } from './json.ts'
import { Pace } from './pace.ts'
import type { ServerTrust } from './server-trust.ts'
import { Slots } from './slots.ts'
import { connectorFor } from './tls-connector.ts'
import {
  isTooLarge,
  protocolError,
  redirectError,
  timeoutError,
  tooLargeError,
  transportError
} from './transport-errors.ts'

/** Longest time from the request to the last byte of its answer, in ms (trust, Transport). */
const REQUEST_MS = 10 * SECOND
/** Largest answer of a request that names no other, in bytes (trust N6). */
const MAX_BODY_BYTES = 256 * 1024
/** How long an unused connection is kept, in ms, so that the first ring needs no handshake. */
const KEEP_ALIVE_MS = 60 * SECOND
/** How many reads are under way at once; the server is shared by everybody in the office. */
const MAX_READS = 8

/** What a client for one account needs. */
export interface HttpClientOptions {
  /** Checked by `serverUrl`; only its origin is used. */
  readonly baseUrl: URL
  readonly clock: Clock
  /** Bearer token of every request; absent while signing in. */
  readonly bearer?: Secret
  /** What this account trusts beside the public authorities (trust N1). */
  readonly trust?: ServerTrust | undefined
  /** Request deadline in ms, 10 s unless a test says otherwise. */
  readonly deadlineMs?: number
}

/** One request; the path is encoded already and holds no query. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly query?: readonly (readonly [name: string, value: string | Secret])[]
  /** Sent as JSON; secrets inside are revealed here and nowhere else. */
  readonly body?: unknown
  /** Sent as it is, instead of `body`. */
  readonly raw?: RawBody
  /** What a successful answer must be; 'text' takes anything but HTML and reads JSON where it is some. */
  readonly expects: 'json' | 'text' | 'bytes' | 'nothing'
  /** Largest answer that is taken, in bytes; 256 kB when absent. */
  readonly mostBytes?: number
  /** True: a 2xx counts as done although its body is cut off, too slow, too large, no JSON or a fragment of HTML; a web page never does. */
  readonly bodyMayBeLost?: boolean
  /** True: a read that waits for no other one; what changes something never does. */
  readonly urgent?: boolean
  /** True: over a connection made for it, for those that are kept may all be dead behind a firewall. */
  readonly fresh?: boolean
}

/** A body that is not JSON, such as a picture. */
export interface RawBody {
  readonly contentType: string
  readonly content: Uint8Array | string
}

/** A complete answer of any status except redirects. */
export interface HttpAnswer {
  readonly status: number
  /** Parsed JSON, else the text, or the bytes asked for; undefined when empty. */
  readonly body: unknown
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
  readonly #reads = new Slots(MAX_READS)
  /** Of all its streams. */
  readonly streamPace: Pace

  constructor(options: HttpClientOptions) {
    this.#options = options
    this.host = options.baseUrl.host
    this.streamPace = new Pace(options.clock, limits.streamBytesPerSecond)
    const always = { connect: connectorFor(options.baseUrl, options.trust), headersTimeout: 0, bodyTimeout: 0 }
    this.#agent = new Agent({ ...always, keepAliveTimeout: KEEP_ALIVE_MS })
    this.#freshAgent = new Agent({ ...always, pipelining: 0 })
  }

  /** @throws CtiError network | timeout | protocol; aborts pass untouched */
  async request(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    using deadline = new Deadline(this.#options.clock, this.#options.deadlineMs ?? REQUEST_MS, signal)
    try {
      using _place = isPatient(request) ? await this.#reads.take(deadline.signal) : undefined
      const answer = await this.#dispatch(request, { accept: ACCEPTED[request.expects] }, deadline.signal)
      return {
        status: answer.statusCode,
        body: await this.#body(request, answer, signal),
        ...retryAfter(answer, this.#options.clock)
      }
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
      const answer = await this.#dispatch({ ...request, method: 'GET', expects: 'text' }, headers, deadline.signal)
      deadline.met()
      const contentType = header(answer, 'content-type').toLowerCase()
      return {
        status: answer.statusCode,
        contentType,
        ...retryAfter(answer, this.#options.clock),
        chunks: streamed(answer.body, deadline)
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
    const agent = request.fresh === true ? this.#freshAgent : this.#agent
    const answer = await agent.request({
      origin: this.#options.baseUrl.origin,
      path: request.path + queryText(request.query ?? []),
      method: request.method,
      headers: {
        ...headers,
        'content-type': request.raw?.contentType ?? 'application/json',
        ...(this.#options.bearer === undefined ? {} : { authorization: `Bearer ${this.#options.bearer.reveal()}` })
      },
      body: requestBody(request),
      signal
    })
    answer.body.on('error', () => undefined) // whoever reads it hears of it there
    if (answer.statusCode >= 300 && answer.statusCode < 400) {
      discard(answer.body)
      throw redirectError(this.host)
    }
    return answer
  }

  async #body(request: HttpRequest, answer: Dispatcher.ResponseData, signal: AbortSignal): Promise<unknown> {
    const type = header(answer, 'content-type').toLowerCase()
    const isDone = request.bodyMayBeLost === true && answer.statusCode < 300 && !type.startsWith('text/html')
    let bytes: Uint8Array
    try {
      bytes = await this.#bytes(answer.body, request.mostBytes ?? MAX_BODY_BYTES)
    } catch (error) {
      if (isDone && !signal.aborted) return undefined
      if (answer.statusCode >= 400 && isTooLarge(error)) return undefined // the status says what matters
      throw error
    }
    return this.#parsed(request, answer.statusCode, type, bytes)
  }

  async #bytes(body: Dispatcher.ResponseData['body'], mostBytes: number): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      // undici types its body's chunks as any
      size += chunk.byteLength
      if (size > mostBytes) {
        discard(body)
        throw tooLargeError(this.host)
      }
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  #parsed(request: HttpRequest, status: number, type: string, bytes: Uint8Array): unknown {
    const ok = status >= 200 && status < 300
    if (ok && request.expects === 'bytes' && !type.startsWith('text/')) return bytes.byteLength > 0 ? bytes : undefined
    const text = new TextDecoder().decode(bytes)
    if (text.trim() === '') return undefined
    const html = type.startsWith('text/html') || /^\s*<(!doctype|html)/i.test(text)
    if (html && ok && request.bodyMayBeLost === true && !isPage(text)) return undefined
    if (html && ok) throw protocolError(this.host, new Error('HTML answer'))
    if (html || (ok && request.expects === 'nothing')) return undefined
    // A name such as 1e3 or 007 is no number: of a text answer only what must be JSON is read as such.
    if (ok && request.expects === 'text' && !/^\s*["{[]/.test(text)) return text
    try {
      return parseJson(text)
    } catch (error) {
      if (ok && request.bodyMayBeLost === true) return undefined
      if (ok && request.expects === 'json') throw protocolError(this.host, error)
      return text
    }
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

/** A whole page comes from whoever stands before the server, to sign in; a fragment such as `<p>done</p>` does not. */
const isPage = (html: string): boolean => /<(!doctype|html|head|body|title|meta|script|form|iframe)\b/i.test(html)

/** Commands must not wait for what is read in the background. */
const isPatient = ({ method, urgent = false }: HttpRequest): boolean => method === 'GET' && !urgent

const ACCEPTED: Readonly<Record<HttpRequest['expects'], string>> = {
  json: 'application/json, text/plain;q=0.9',
  text: 'application/json, text/plain;q=0.9',
  nothing: 'application/json, text/plain;q=0.9',
  bytes: 'image/*, application/json;q=0.5'
}

function requestBody({ raw, body }: HttpRequest): string | Uint8Array | null {
  if (raw !== undefined) return raw.content
  return body === undefined ? null : requestJson(body, (secret) => secret.reveal())
}

async function* streamed(body: Dispatcher.ResponseData['body'], deadline: Deadline): AsyncGenerator<Uint8Array> {
  try {
    yield* body as AsyncIterable<Uint8Array> // undici types its body's chunks as any
  } finally {
    deadline[Symbol.dispose]()
    discard(body)
  }
}

function discard(body: Dispatcher.ResponseData['body']): void {
  body.destroy()
}

function queryText(query: NonNullable<HttpRequest['query']>): string {
  if (query.length === 0) return ''
  const plain = (value: string | Secret): string => (typeof value === 'string' ? value : value.reveal())
  return '?' + query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(plain(value))}`).join('&')
}

function header(answer: Dispatcher.ResponseData, name: string): string {
  const value = lookUp(answer.headers, name)
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

function retryAfter(answer: Dispatcher.ResponseData, clock: Clock): { readonly retryAfterMs: number | undefined } {
  const text = header(answer, 'retry-after')
  if (text === '') return { retryAfterMs: undefined }
  const ms = /^\d+$/.test(text) ? Number(text) * SECOND : Date.parse(text) - clock.now()
  return { retryAfterMs: Number.isFinite(ms) ? Math.max(0, ms) : undefined }
}
