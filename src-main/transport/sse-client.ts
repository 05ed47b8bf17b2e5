import type { Clock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import type { HttpClient, HttpStream } from './http-client.ts'
import { readEvents } from './sse-events.ts'
import type { SseMessage } from './sse-events.ts'
import { SseReader } from './sse-reader.ts'
import type { SseReaderHandlers } from './sse-reader.ts'
import { connectionLost } from './transport-errors.ts'
import { abortError, linkedAbort } from '../util/abort.ts'

/** Why a stream ended, apart from an abort. */
export type SseEnd =
  /** The server closed it in order. */
  | { readonly type: 'ended' }
  /** No byte for too long: half-open (trust R3). */
  | { readonly type: 'silent' }
  /** Headers came and then, for as long, not one byte: something on the way may keep the stream back (trust R11). */
  | { readonly type: 'mute' }
  /** A line or an event was larger than we take. */
  | { readonly type: 'tooLarge' }
  /** 200, but the body is one document and no event stream. */
  | { readonly type: 'notAStream' }
  /** Any status but 200. */
  | { readonly type: 'refused'; readonly status: number; readonly retryAfterMs: number | undefined }
  /** No connection, or it broke. */
  | { readonly type: 'broken'; readonly error: CtiError }

/** What to open; the path is encoded already. */
export interface SseRequest {
  readonly path: string
  readonly lastEventId?: string | undefined
}

/** Called while a stream runs. */
export interface SseHandlers extends SseReaderHandlers {
  /** The server answered 200. */
  opened?(): void
  message(message: SseMessage): void
}

/**
 * Runs one server-sent event stream until it ends and says why; it never reconnects by itself. The events are read by an
 * EventSource that has one connection, made and bounded here: it would hide heartbeats, refuse other content types and close
 * for good on any status but 200. Any 200 is accepted, whatever its type (Dstny API 4.2).
 * Rejects only with the abort reason of `signal`.
 */
export async function runSse(
  http: HttpClient,
  clock: Clock,
  request: SseRequest,
  on: SseHandlers,
  signal: AbortSignal
): Promise<SseEnd> {
  signal.throwIfAborted()
  using stop = linkedAbort(signal)
  const reader = new SseReader(clock, on)
  try {
    const stream = await http.stream({ path: request.path }, headers(request), stop.signal)
    if (stream.status !== 200) {
      return { type: 'refused', status: stream.status, retryAfterMs: stream.retryAfterMs }
    }
    on.opened?.()
    reader.silence.heard()
    return await Promise.race([read(http, stream, reader, on, stop.signal), reader.silence.ends(stop.signal)])
  } catch (error) {
    signal.throwIfAborted()
    return { type: 'broken', error: error instanceof CtiError ? error : connectionLost(http.host, error) }
  } finally {
    stop.abort(abortError('stream closed'))
  }
}

const headers = ({ lastEventId }: SseRequest): Record<string, string> => ({
  accept: 'text/event-stream',
  'cache-control': 'no-cache',
  ...(lastEventId !== undefined && HEADER_ID.test(lastEventId) ? { 'last-event-id': lastEventId } : {})
})

/** Ids that a header can carry; any other is left out, for state is read in full anyway (trust R2). */
const HEADER_ID = /^[\x20-\x7e]{1,512}$/

/** Has the events read as the bytes come; rejects with what the connection or whoever listens fails with. */
async function read(
  http: HttpClient,
  { chunks }: HttpStream,
  reader: SseReader,
  on: SseHandlers,
  signal: AbortSignal
): Promise<SseEnd> {
  const bytes = chunks[Symbol.asyncIterator]()
  let stopped = (_: unknown): void => undefined
  let ended = (_: SseEnd): void => undefined
  const end = new Promise<SseEnd>((resolve, reject) => ([ended, stopped] = [resolve, reject]))
  let before = 0
  const next = async (): Promise<Uint8Array | undefined> => {
    if (before > 0) await http.streamPace.keep(before, signal)
    const { value, done } = await bytes.next()
    if (done === true) {
      ended({ type: 'ended' })
      return undefined
    }
    before = value.byteLength
    const taken = reader.take(value)
    if (typeof taken !== 'string') return taken
    ended({ type: taken })
    return undefined
  }
  const message = (one: SseMessage): void => {
    try {
      if (!signal.aborted) on.message(one)
    } catch (error) {
      stopped(error)
    }
  }
  const nextOrStop = (): Promise<Uint8Array | undefined> =>
    next().catch((error: unknown) => {
      stopped(error)
      return undefined
    })
  using _events = readEvents(nextOrStop, message)
  try {
    return await end
  } finally {
    void bytes.return?.()
  }
}
