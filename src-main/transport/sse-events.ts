import { EventSource } from 'eventsource'
import { copiedText } from '../util/copied-text.ts'
import { limits } from '../util/limits.ts'

/** One event of a stream; `data` may be several lines. */
export interface SseMessage {
  readonly event: string | undefined
  readonly id: string | undefined
  readonly data: string
}

/** Where an EventSource thinks it is: its connection is made, and its end noticed, by whoever gives it bytes. */
const NOWHERE = new URL('https://stream.invalid')

/**
 * What is read when nothing comes any more: told of an end, an EventSource would connect again by itself. Made anew for each
 * stream, for whoever waits for it lives as long as it does.
 */
const nothingMore = (): Promise<never> => new Promise(() => undefined)

/** Gives the next bytes of a stream; undefined when there are none any more. Never rejects. */
type NextBytes = () => Promise<Uint8Array | undefined>

/**
 * Reads the events, whatever their names, of a stream that stands; until it is disposed of, or has no bytes any more.
 * `message` must not throw: here it would be taken for a failed connection.
 */
export function readEvents(next: NextBytes, message: (message: SseMessage) => void): Disposable {
  const read = async (): Promise<{ done: false; value: Uint8Array }> => ({
    done: false,
    value: (await next()) ?? (await nothingMore())
  })
  const stream = new NamedEvents(() => ({ read, cancel: () => Promise.resolve() }), message)
  return { [Symbol.dispose]: () => stream.close() }
}

interface ByteReader {
  readonly read: () => Promise<{ done: false; value: Uint8Array }>
  readonly cancel: () => Promise<void>
}

/** Listeners hear of the names that they know; a server may have any. */
class NamedEvents extends EventSource {
  readonly #message: (message: SseMessage) => void

  constructor(getReader: () => ByteReader, message: (message: SseMessage) => void) {
    const headers = { get: () => 'text/event-stream' }
    const response = { status: 200, url: NOWHERE.href, redirected: false, headers, body: { getReader } }
    super(NOWHERE, { fetch: () => Promise.resolve(response) })
    this.#message = message
  }

  override dispatchEvent(event: Event): boolean {
    if (event instanceof MessageEvent && this.readyState === this.OPEN) {
      const { type, lastEventId, data } = event
      this.#message({ event: type === 'message' ? undefined : type, id: keptId(lastEventId), data: String(data) })
    }
    return true
  }
}

/** An id is kept for the life of the stream, and would keep the chunk it was cut out of. */
const keptId = (id: string): string | undefined =>
  id === '' || id.length > limits.idChars ? undefined : copiedText(id)
