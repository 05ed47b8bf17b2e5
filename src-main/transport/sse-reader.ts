import { createParser } from 'eventsource-parser'
import type { EventSourceParser } from 'eventsource-parser'
import type { Clock } from '../util/clock.ts'
import { copiedText } from '../util/copied-text.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'

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
  /** The first byte of the body has come: nothing on the way keeps the stream back. */
  began?(): void
  message(message: SseMessage): void
  /** The server's `retry:`, in ms. */
  retry?(ms: number): void
}

/** An id is kept for the life of the stream, and would keep the chunk it was cut out of. */
const keptId = (id: string | undefined): string | undefined =>
  id === undefined || id.length > limits.idChars ? undefined : copiedText(id)

/** Bytes to events, without I/O: UTF-8 over chunk borders, every line ending, size limits, and when bytes last came. */
export class SseReader {
  readonly #clock: Clock
  readonly #on: SseHandlers
  readonly #decoder = new TextDecoder()
  readonly #parser: EventSourceParser
  #lastByteAt: number
  #lastCommentAt: number | undefined
  #heartbeatMs = 0
  #endsInCr = false
  #hasBytes = false
  #begun = false
  /** What the line is that the next character belongs to. */
  #line: 'new' | 'comment' | 'field' = 'new'
  #tooLarge = false

  constructor(clock: Clock, on: SseHandlers) {
    this.#clock = clock
    this.#on = on
    this.#lastByteAt = clock.elapsed()
    this.#parser = createParser({
      onEvent: ({ event, id, data }) => on.message({ event, id: keptId(id), data }),
      onRetry: (ms) => on.retry?.(ms),
      onError: (error) => (this.#tooLarge ||= error.type === 'max-buffer-size-exceeded'),
      maxBufferSize: MAX_EVENT_CHARS
    })
  }

  /** Starts the silence count anew: a byte or the headers came. */
  heard(): void {
    this.#lastByteAt = this.#clock.elapsed()
  }

  /** Time until the stream counts as dead, in ms; 0 or less = now. */
  silentInMs(): number {
    return this.#lastByteAt + Math.max(SILENCE_MS, 2 * this.#heartbeatMs) - this.#clock.elapsed()
  }

  /** False while the server has sent nothing but headers. */
  get hasBytes(): boolean {
    return this.#hasBytes
  }

  /** Feeds bytes; answers why the stream cannot go on, if so. */
  take(chunk: Uint8Array): 'tooLarge' | 'notAStream' | undefined {
    this.heard()
    if (!this.#hasBytes && chunk.byteLength > 0) {
      this.#hasBytes = true
      this.#on.began?.()
    }
    const text = this.#lines(this.#decoder.decode(chunk, { stream: true }))
    if (!this.#begun && text.trim() !== '') {
      this.#begun = true
      if (/^\s*[<{[]/.test(text)) return 'notAStream'
    }
    const fields = this.#withoutComments(text)
    if (fields !== '') this.#parser.feed(fields)
    return this.#tooLarge ? 'tooLarge' : undefined
  }

  /** The parser holds a bare CR at the end of a chunk back until more comes; as LF the event is there at once. */
  #lines(text: string): string {
    const rest = this.#endsInCr && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.#endsInCr = text.endsWith('\r')
    return rest.includes('\r') ? rest.replace(/\r\n?/g, '\n') : rest
  }

  /** Comments count as heartbeats and are kept nowhere, for a proxy may put megabytes of them in front. */
  #withoutComments(text: string): string {
    const beginsComment = this.#line === 'new' && text.startsWith(':')
    if (this.#line !== 'comment' && !beginsComment && !text.includes('\n:')) {
      if (text !== '') this.#line = text.endsWith('\n') ? 'new' : 'field'
      return text
    }
    let fields = ''
    for (const part of text.split(/(?<=\n)/)) {
      if (this.#line === 'new') this.#line = part.startsWith(':') ? 'comment' : 'field'
      if (this.#line === 'field') fields += part
      if (!part.endsWith('\n')) continue
      if (this.#line === 'comment') this.#heartbeat()
      this.#line = 'new'
    }
    return fields
  }

  #heartbeat(): void {
    const now = this.#clock.elapsed()
    if (this.#lastCommentAt !== undefined) {
      this.#heartbeatMs = Math.min(now - this.#lastCommentAt, MAX_HEARTBEAT_MS)
    }
    this.#lastCommentAt = now
  }
}
