import type { Clock } from '../util/clock.ts'
import { CtiError } from '../util/errors.ts'
import type { HttpClient, HttpStream } from './http-client.ts'
import { SseReader } from './sse-reader.ts'
import type { SseHandlers } from './sse-reader.ts'
import { connectionLost } from './transport-errors.ts'

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

/**
 * Runs one server-sent event stream until it ends and says why; it never reconnects by itself. Built on
 * eventsource-parser rather than on an EventSource, because that one hides heartbeats, refuses other content types and
 * closes for good on any status but 200. Any 200 is accepted, whatever its type (Contract dstny 4.2).
 * Rejects only with the abort reason of `signal`.
 */
export async function runSse(
  http: HttpClient,
  clock: Clock,
  request: SseRequest,
  on: SseHandlers,
  signal: AbortSignal
): Promise<SseEnd> {
  const stop = new AbortController()
  const onAbort = (): void => stop.abort(signal.reason)
  signal.throwIfAborted()
  signal.addEventListener('abort', onAbort, { once: true })
  const reader = new SseReader(clock, on)
  try {
    const stream = await http.stream({ path: request.path }, headers(request), stop.signal)
    if (stream.status !== 200) {
      return { type: 'refused', status: stream.status, retryAfterMs: stream.retryAfterMs }
    }
    on.opened?.()
    reader.heard()
    return await Promise.race([read(http, stream, reader, stop.signal), silence(clock, reader, stop.signal)])
  } catch (error) {
    signal.throwIfAborted()
    return { type: 'broken', error: error instanceof CtiError ? error : connectionLost(http.host, error) }
  } finally {
    signal.removeEventListener('abort', onAbort)
    stop.abort(new DOMException('stream closed', 'AbortError'))
  }
}

const headers = ({ lastEventId }: SseRequest): Record<string, string> => ({
  accept: 'text/event-stream',
  'cache-control': 'no-cache',
  ...(lastEventId !== undefined && HEADER_ID.test(lastEventId) ? { 'last-event-id': lastEventId } : {})
})

/** Ids that a header can carry; any other is left out, for state is read in full anyway (trust R2). */
const HEADER_ID = /^[\x20-\x7e]{1,512}$/

async function read(http: HttpClient, stream: HttpStream, reader: SseReader, signal: AbortSignal): Promise<SseEnd> {
  for await (const chunk of stream.chunks) {
    const problem = reader.take(chunk)
    if (problem !== undefined) return { type: problem }
    await http.streamPace.keep(chunk.byteLength, signal)
  }
  return { type: 'ended' }
}

async function silence(clock: Clock, reader: SseReader, signal: AbortSignal): Promise<SseEnd> {
  for (let leftMs = reader.silentInMs(); leftMs > 0; leftMs = reader.silentInMs()) await clock.sleep(leftMs, signal)
  return { type: reader.hasBytes ? 'silent' : 'mute' }
}
