import { createParser } from 'eventsource-parser'
import type { EventSourceParser } from 'eventsource-parser'
import type { Clock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'

/** A stream without a byte for this long is dead, in ms, unless its heartbeat is slower (trust, Transport). */
const SILENCE_MS = 60 * SECOND
/** Slowest heartbeat that is believed, in ms. */
const MAX_HEARTBEAT_MS = 5 * MINUTE
/** Longest line and largest event, in characters (trust N6). */
const MAX_EVENT_CHARS = 1024 * 1024

/** One event of a stream; `data` may be several lines. */
export interface SseMessage {
  readonly event: string | undefined
  readonly id: string | undefined
  readonly data: string
}

/** Called while a stream runs, each in the tick in which the bytes arrived. */
export interface SseHandlers {
  /** The server answered 200. */
  opened?(): void
  message(message: SseMessage): void
  /** The server's `retry:`, in ms. */
  retry?(ms: number): void
}

/** Bytes to events, without I/O: UTF-8 over chunk borders, every line ending, size limits, and when bytes last came. */
export class SseReader {
  readonly #clock: Clock
  readonly #decoder = new TextDecoder()
  readonly #parser: EventSourceParser
  #lastByteAt: number
  #lastCommentAt: number | undefined
  #heartbeatMs = 0
  #endsInCr = false
  #begun = false
  #tooLarge = false

  constructor(clock: Clock, on: SseHandlers) {
    this.#clock = clock
    this.#lastByteAt = clock.now()
    this.#parser = createParser({
      onEvent: ({ event, id, data }) => on.message({ event, id, data }),
      onRetry: (ms) => on.retry?.(ms),
      onComment: () => this.#heartbeat(),
      onError: (error) => (this.#tooLarge ||= error.type === 'max-buffer-size-exceeded'),
      maxBufferSize: MAX_EVENT_CHARS
    })
  }

  /** Starts the silence count anew: a byte or the headers came. */
  heard(): void {
    this.#lastByteAt = this.#clock.now()
  }

  /** Time until the stream counts as dead, in ms; 0 or less = now. */
  silentInMs(): number {
    return this.#lastByteAt + Math.max(SILENCE_MS, 2 * this.#heartbeatMs) - this.#clock.now()
  }

  /** Feeds bytes; answers why the stream cannot go on, if so. */
  take(chunk: Uint8Array): 'tooLarge' | 'notAStream' | undefined {
    this.heard()
    const text = this.#lines(this.#decoder.decode(chunk, { stream: true }))
    if (!this.#begun && text.trim() !== '') {
      this.#begun = true
      if (/^\s*[<{[]/.test(text)) return 'notAStream'
    }
    if (text !== '') this.#parser.feed(text)
    return this.#tooLarge ? 'tooLarge' : undefined
  }

  /** The parser holds a bare CR at the end of a chunk back until more comes; as LF the event is there at once. */
  #lines(text: string): string {
    const rest = this.#endsInCr && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.#endsInCr = text.endsWith('\r')
    return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest
  }

  #heartbeat(): void {
    const now = this.#clock.now()
    if (this.#lastCommentAt !== undefined) {
      this.#heartbeatMs = Math.min(now - this.#lastCommentAt, MAX_HEARTBEAT_MS)
    }
    this.#lastCommentAt = now
  }
}
