import type { ServerResponse } from 'node:http'
import type { Clock } from '../../../../util/clock.ts'
import { SECOND } from '../../../../util/durations.ts'
import { EventOrder } from '../../kit/event-order.ts'
import type { FaultyStream } from '../../kit/faulty.ts'
import { ChunkWriter } from './chunk-writer.ts'
import { EventFraming } from './event-framing.ts'
import type { EventStreamSwitches } from '../switches.ts'
import type { Ticket } from './tickets.ts'
import { abortError } from '../../../../util/abort.ts'

/** Time between two heartbeat comments, in ms (Dstny API 6). */
export const HEARTBEAT_MS = 15 * SECOND

/** What a stream is made of. */
export interface EventStreamOptions {
  readonly operation: string
  readonly ticket: Ticket
  readonly clock: Clock
  /** True: events carry a name; the real server's habit is unknown. */
  readonly named: boolean
  /** How its bytes look. */
  readonly shape: EventStreamSwitches
  /** ms an event is to wait, asked for each one. */
  readonly delayOf: () => number
  readonly onWritten: (data: string) => void
}

/** One open server-sent event stream. */
export class EventStream implements FaultyStream {
  readonly operation: string
  readonly ticket: Ticket
  readonly #out: ServerResponse
  readonly #options: EventStreamOptions
  readonly #framing: EventFraming
  readonly #writer: ChunkWriter
  readonly #order = new EventOrder<string>((data) => this.#writeEvent(data))
  readonly #life = new AbortController()
  #count = 0
  #last: string | undefined
  #silent = false
  #hasEnded = false

  constructor(out: ServerResponse, options: EventStreamOptions) {
    this.operation = options.operation
    this.ticket = options.ticket
    this.#out = out
    this.#options = options
    this.#framing = new EventFraming(options.shape)
    this.#writer = new ChunkWriter(out)
    out.on('close', () => this.#life.abort(abortError('the stream was closed')))
  }

  /** Aborts when the stream has ended, from whichever side. */
  get signal(): AbortSignal {
    return this.#life.signal
  }

  /** Sends the header and starts the heartbeat. */
  start(contentType = 'text/event-stream'): void {
    this.#out.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-cache', Connection: 'keep-alive' })
    this.#out.flushHeaders()
    const { sseTrouble } = this.#options.shape
    if (sseTrouble === 'mute') this.goSilent()
    this.#write(this.#framing.opening())
    if (sseTrouble === 'endsAtOnce') this.end()
    else void this.#beat()
  }

  /** Sends one event; lines of the document become lines of the event. */
  send(data: string): void {
    const delayMs = this.#options.delayOf()
    if (delayMs === 0) return this.#order.add(data)
    const later = this.#options.clock.sleep(delayMs, this.signal)
    later.then(
      () => this.#order.add(data),
      () => undefined
    )
  }

  /** Ends the stream the proper way. */
  end(): void {
    this.#order.flush()
    this.#hasEnded = true
    this.#writer.end()
    this.#life.abort(abortError('the stream was ended'))
  }

  goSilent(): void {
    this.#silent = true
  }

  repeatLast(): void {
    if (this.#last !== undefined) this.#write(this.#last)
  }

  swapNextTwo(): void {
    this.#order.swapNextTwo()
  }

  keepOrder(): void {
    this.#order.keepOrder()
  }

  loseNext(): void {
    this.#order.loseNext()
  }

  cut(): void {
    this.#out.destroy()
  }

  #writeEvent(data: string): void {
    const name = this.#options.named ? this.operation : undefined
    const { text, last } = this.#framing.event({ id: ++this.#count, name, data })
    this.#last = text + (last ?? '')
    if (!this.#write(text)) return
    if (last !== undefined) queueMicrotask(() => this.#write(last)) // never comes when the stream ends right now
    this.#options.onWritten(data)
  }

  #write(chunk: string): boolean {
    if (this.#silent || this.#hasEnded || this.#out.destroyed) return false
    this.#writer.write(this.#framing.chunks(chunk))
    return true
  }

  async #beat(): Promise<void> {
    while (!this.signal.aborted) {
      await this.#options.clock.sleep(HEARTBEAT_MS, this.signal).catch(() => undefined)
      if (!this.signal.aborted) this.#write(this.#framing.heartbeat())
    }
  }
}
