import type { IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import type { ClientOptions } from 'ws'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { CtiError } from '../util/errors.ts'
import { limits } from '../util/limits.ts'
import { Deadline } from './deadline.ts'
import { retryAfter } from './http-body.ts'
import { authHeaders, target } from './http-request.ts'
import type { HttpAuth, HttpRequest } from './http-request.ts'
import { Pace } from './pace.ts'
import type { ServerTrust } from './server-trust.ts'
import type { SseEnd } from './sse-client.ts'
import { StreamSilence } from './stream-silence.ts'
import { connectorFor } from './tls-connector.ts'
import { connectionLost, protocolError, redirectError, timeoutError, transportError } from './transport-errors.ts'
import { abortError, linkedAbort, untilAborted } from '../util/abort.ts'

/** Longest time until the server has agreed to the upgrade, in ms (trust, Transport). */
const OPENING_MS = 10 * SECOND
/** A socket that says nothing for so long is asked for a sign of life, in ms. */
const PING_MS = 30 * SECOND
/** Largest message, in bytes, and in how many parts it may come (trust N6). */
const MAX_MESSAGE_BYTES = 1024 * 1024
const MAX_PARTS = 4096
/** What may wait to be sent, in bytes; with more the server does not read. */
const MAX_UNSENT_BYTES = 1024 * 1024

/** Why a WebSocket ended, apart from an abort; judged as the end of a stream is. */
export type WsEnd = Exclude<SseEnd, { readonly type: 'notAStream' }>

/** What to open; the path is encoded already and holds no query. */
export interface WsRequest extends Pick<HttpRequest, 'path' | 'query'> {
  /** Checked by `serverUrl`; only its origin is used. */
  readonly baseUrl: URL
  readonly auth?: HttpAuth
  readonly trust?: ServerTrust | undefined
  /** Of all streams of the account; a socket without one has its own. */
  readonly pace?: Pace
}

/** Sends a message. @throws CtiError network when the socket has ended or the server does not read */
export type WsSend = (message: string | Uint8Array) => void

/** Called while a socket runs, each in the tick in which the bytes arrived; one that throws ends it. */
export interface WsHandlers {
  /** The server has agreed. */
  opened?(send: WsSend): void
  text?(message: string): void
  binary?(message: Uint8Array): void
}

/**
 * Runs one WebSocket until it ends and says why; it never reconnects by itself, follows no redirect and offers no
 * compression. Rejects only with the abort reason of `signal`.
 */
export async function runWebSocket(
  request: WsRequest,
  clock: Clock,
  on: WsHandlers,
  signal: AbortSignal
): Promise<WsEnd> {
  signal.throwIfAborted()
  const run = new SocketRun(request, clock, on)
  using stop = linkedAbort(signal)
  try {
    return await run.end(stop.signal)
  } finally {
    stop.abort(abortError('socket closed'))
    run.close()
  }
}

class SocketRun {
  readonly #host: string
  readonly #clock: Clock
  readonly #on: WsHandlers
  readonly #pace: Pace
  readonly #silence: StreamSilence
  readonly #socket: WebSocket
  readonly #ended: Promise<WsEnd>
  readonly #opened: Promise<void>
  #endWith: (end: WsEnd) => void = () => undefined
  #isOpen: () => void = () => undefined
  /** Until when nothing is read, as `Clock.elapsed`. */
  #pausedUntil: number | undefined

  constructor(request: WsRequest, clock: Clock, on: WsHandlers) {
    this.#host = request.baseUrl.host
    this.#clock = clock
    this.#on = on
    this.#pace = request.pace ?? new Pace(clock, limits.streamBytesPerSecond)
    this.#silence = new StreamSilence(clock)
    this.#socket = new WebSocket(new URL(target(request, request.auth), request.baseUrl.origin), optionsOf(request))
    this.#ended = new Promise((resolve) => (this.#endWith = resolve))
    this.#opened = new Promise((resolve) => (this.#isOpen = resolve))
    this.#socket.on('error', (error) => this.#endWith(this.#failure(error)))
  }

  /** Rejects with the reason of `signal` only. */
  async end(signal: AbortSignal): Promise<WsEnd> {
    const socket = this.#socket
    socket.on('unexpected-response', (_, response) => this.#endWith(this.#refusal(response)))
    // not earlier: what came with the answer would go to whoever listens first
    socket.on('upgrade', (response) => socket.once('open', () => response.socket.on('data', () => this.#heard())))
    socket.on('open', () => this.#open())
    socket.on('message', (data, isBinary) => this.#message(bytesOf(data), isBinary, signal))
    socket.on('ping', () => this.#silence.heartbeat())
    // 1006: there was no word of goodbye
    socket.on('close', (code) => {
      const error = connectionLost(this.#host, new Error(`closed with ${String(code)}`))
      this.#endWith(code === 1006 ? { type: 'broken', error } : { type: 'ended' })
    })
    return await Promise.race([this.#ended, this.#lateness(signal), untilAborted(signal)])
  }

  /** Resolves when the opening takes too long, or the open socket is silent. Rejects with the reason of `signal`. */
  async #lateness(signal: AbortSignal): Promise<WsEnd> {
    {
      using deadline = new Deadline(this.#clock, OPENING_MS, signal)
      await Promise.race([this.#opened, untilAborted(deadline.signal).catch(() => undefined)])
      signal.throwIfAborted()
      if (deadline.expired) return { type: 'broken', error: timeoutError(this.#host) }
    }
    void this.#askForLife(signal).catch(() => undefined) // it ends with the signal
    return await this.#silence.ends(signal)
  }

  async #askForLife(signal: AbortSignal): Promise<void> {
    for (;;) {
      await this.#clock.sleep(Math.max(PING_MS - this.#silence.silentMs, SECOND), signal)
      if (this.#silence.silentMs >= PING_MS && this.#socket.readyState === WebSocket.OPEN) this.#socket.ping()
    }
  }

  #open(): void {
    this.#silence.heard()
    this.#isOpen()
    this.#reported(() => this.#on.opened?.((message) => this.#send(message)))
  }

  #heard(): void {
    this.#silence.heard()
    this.#silence.hasBytes = true
  }

  #message(bytes: Buffer, isBinary: boolean, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#reported(() => (isBinary ? this.#on.binary?.(bytes) : this.#on.text?.(bytes.toString())))
    const waitMs = this.#pace.take(bytes.byteLength)
    if (waitMs === 0) return
    const isPaused = this.#pausedUntil !== undefined
    this.#pausedUntil = this.#clock.elapsed() + waitMs
    if (!isPaused) this.#pause(signal).catch(() => undefined) // it ends with the signal
  }

  /** What is not read waits at the sender. */
  async #pause(signal: AbortSignal): Promise<void> {
    this.#socket.pause()
    for (let leftMs = this.#pauseMs; leftMs > 0; leftMs = this.#pauseMs) await this.#clock.sleep(leftMs, signal)
    this.#pausedUntil = undefined
    this.#silence.heard() // it was we who did not listen
    this.#socket.resume()
  }

  get #pauseMs(): number {
    return (this.#pausedUntil ?? 0) - this.#clock.elapsed()
  }

  /** What whoever listens throws would end the program here. */
  #reported(notify: () => void): void {
    try {
      notify()
    } catch (error) {
      this.#endWith({ type: 'broken', error: connectionLost(this.#host, error) })
    }
  }

  #send(message: string | Uint8Array): void {
    const { readyState, bufferedAmount } = this.#socket
    if (readyState !== WebSocket.OPEN || bufferedAmount > MAX_UNSENT_BYTES) {
      const error = connectionLost(this.#host, new Error('nothing can be sent'))
      this.#endWith({ type: 'broken', error })
      throw error
    }
    this.#socket.send(message)
  }

  #refusal(response: IncomingMessage): WsEnd {
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400) return { type: 'broken', error: redirectError(this.#host) }
    return { type: 'refused', status, ...retryAfter(response, this.#clock) }
  }

  #failure(error: Error): WsEnd {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
    if (TOO_LARGE.has(code)) return { type: 'tooLarge' }
    // what the library itself objects to has a code of its own, or none
    const failure = /^(WS_ERR_|HPE_|$)/.test(code)
      ? protocolError(this.#host, error)
      : transportError(error, this.#host)
    return { type: 'broken', error: failure instanceof CtiError ? failure : connectionLost(this.#host, failure) }
  }

  /** Says goodbye if anybody is there, and leaves nothing behind. */
  close(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(1000)
    this.#socket.terminate()
  }
}

const TOO_LARGE: ReadonlySet<string> = new Set([
  'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH',
  'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH',
  'WS_ERR_TOO_MANY_BUFFERED_PARTS'
])

/** Connections are made as those of the HTTP client are, with the same judgement of certificates (trust N1). */
function optionsOf({ baseUrl, auth, trust }: WsRequest): ClientOptions {
  const connect = connectorFor(baseUrl, trust)
  const hostname = baseUrl.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = baseUrl.port === '' ? (baseUrl.protocol === 'https:' ? '443' : '80') : baseUrl.port
  const where = { hostname, host: baseUrl.host, protocol: baseUrl.protocol, port }
  const createConnection = (_: unknown, made: (error: Error | null, socket?: unknown) => void): void => {
    // not returned: the connector answers with the socket before anybody has judged the certificate
    connect(where, (...[error, socket]) => (error === null ? made(null, socket) : made(error)))
  }
  return {
    perMessageDeflate: false,
    followRedirects: false,
    maxPayload: MAX_MESSAGE_BYTES,
    maxFragments: MAX_PARTS,
    headers: authHeaders(auth),
    // its type knows no callback, by which Node's own HTTP client takes the socket
    createConnection: createConnection as unknown as NonNullable<ClientOptions['createConnection']>
  }
}

const bytesOf = (data: WebSocket.RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
