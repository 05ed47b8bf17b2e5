import type { Clock } from '../util/clock.ts'
import { StreamSilence } from './stream-silence.ts'

/** Longest line and largest event, in bytes (trust N6). */
const MAX_EVENT_BYTES = 1024 * 1024
/** Longest line with a pause that is believed. */
const MAX_RETRY_CHARS = 64

const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf'

/** Called while a stream is read, each in the tick in which the bytes arrived. */
export interface SseReaderHandlers {
  /** The first byte of the body has come: nothing on the way keeps the stream back. */
  began?(): void
  /** The server's `retry:`, in ms. */
  retry?(ms: number): void
}

/**
 * Looks at the bytes of a stream before its events are read out of them, for what an EventSource does not tell or bound:
 * when bytes last came, heartbeats, the server's pause, the size of an event. Lines end in LF afterwards, and comments are
 * gone. Text is taken byte for byte here, which every ASCII character survives.
 */
export class SseReader {
  readonly silence: StreamSilence
  readonly #on: SseReaderHandlers
  /** What has come of a byte order mark. */
  #mark: string | undefined = ''
  #begun = false
  #endsInCr = false
  #endsInLf = false
  /** What the line is that the next character belongs to. */
  #line: 'new' | 'comment' | 'field' = 'new'
  /** Beginning of that line. */
  #lineStart = ''
  /** Size of the event whose end has not come. */
  #eventBytes = 0

  constructor(clock: Clock, on: SseReaderHandlers) {
    this.silence = new StreamSilence(clock)
    this.#on = on
  }

  /** Takes bytes as they came; answers those that are to be read on, or why the stream cannot go on. */
  take(chunk: Uint8Array): Uint8Array | 'tooLarge' | 'notAStream' {
    this.silence.heard()
    if (chunk.byteLength === 0) return chunk
    if (!this.silence.hasBytes) {
      this.silence.hasBytes = true
      this.#on.began?.()
    }
    const came = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
    const text = this.#withoutComments(this.#lines(this.#unmarked(came)))
    if (!this.#begun && text.trim() !== '') {
      this.#begun = true
      if (/^\s*[<{[]/.test(text)) return 'notAStream'
    }
    this.#readRetry(text)
    if (this.#isTooLarge(text)) return 'tooLarge'
    return text.length === chunk.byteLength && text === came ? chunk : Buffer.from(text, 'latin1')
  }

  /** A byte order mark may come in pieces, and the first line begins after it. */
  #unmarked(text: string): string {
    if (this.#mark === undefined) return text
    const begin = this.#mark + text
    if (begin.length < BYTE_ORDER_MARK.length && BYTE_ORDER_MARK.startsWith(begin)) {
      this.#mark = begin
      return ''
    }
    this.#mark = undefined
    return begin.startsWith(BYTE_ORDER_MARK) ? begin.slice(BYTE_ORDER_MARK.length) : begin
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
      if (this.#line === 'comment') this.silence.heartbeat()
      this.#line = 'new'
    }
    return fields
  }

  /** An EventSource keeps the pause to itself. */
  #readRetry(text: string): void {
    if (text.includes('\nretry') || (this.#lineStart + text.slice(0, MAX_RETRY_CHARS)).startsWith('retry')) {
      for (const [, ms] of (this.#lineStart + text).matchAll(/^retry: ?(\d{1,15})\n/gm)) this.#on.retry?.(Number(ms))
    }
    const end = text.lastIndexOf('\n')
    this.#lineStart = (end === -1 ? this.#lineStart + text : text.slice(end + 1)).slice(0, MAX_RETRY_CHARS)
  }

  #isTooLarge(text: string): boolean {
    const inside = text.lastIndexOf('\n\n')
    const end = inside !== -1 ? inside + 2 : this.#endsInLf && text.startsWith('\n') ? 1 : 0
    this.#eventBytes = text.length - end + (end === 0 ? this.#eventBytes : 0)
    if (text !== '') this.#endsInLf = text.endsWith('\n')
    return this.#eventBytes > MAX_EVENT_BYTES
  }
}
