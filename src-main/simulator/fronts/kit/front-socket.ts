import { WebSocket } from 'ws'
import { abortError } from '../../../util/abort.ts'
import type { Clock } from '../../../util/clock.ts'
import { EventOrder } from './event-order.ts'
import type { Faults } from './faults.ts'
import type { FaultySocket, Garbling } from './faulty.ts'

/** One message of a socket: text, or bytes. */
export type SocketMessage = string | Uint8Array

/** What a socket is made with. */
export interface FrontSocketOptions {
  readonly operation: string
  readonly clock: Clock
  readonly faults: Faults
}

/** One open WebSocket of a client, as the front writes to it. */
export class FrontSocket implements FaultySocket {
  readonly operation: string
  readonly #socket: WebSocket
  readonly #clock: Clock
  readonly #faults: Faults
  readonly #order = new EventOrder<SocketMessage>((message) => this.#write(message))
  readonly #life = new AbortController()
  /** Messages that wait for their delay to pass. */
  readonly #delayed = new Set<Promise<void>>()
  #heardAt: number
  #last: SocketMessage | undefined
  #garbling: Garbling | undefined
  #isSilent = false

  /** `socket` answers no pings by itself. */
  constructor(socket: WebSocket, { operation, clock, faults }: FrontSocketOptions) {
    this.operation = operation
    this.#socket = socket
    this.#clock = clock
    this.#faults = faults
    this.#heardAt = clock.elapsed()
    for (const sign of ['message', 'ping', 'pong'] as const) socket.on(sign, () => (this.#heardAt = clock.elapsed()))
    socket.on('ping', (data: Buffer) => void (this.#mayWrite && socket.pong(data)))
    socket.on('error', () => undefined) // what a client does wrong ends its socket, which is told by `close`
    socket.on('close', () => this.#life.abort(abortError('the socket was closed')))
  }

  /** Aborts when the socket has ended, from whichever side. */
  get signal(): AbortSignal {
    return this.#life.signal
  }

  /** False: nothing that the client says arrives. */
  get hears(): boolean {
    return !this.#isSilent
  }

  /** Sends one message, after the delay there is. */
  send(message: SocketMessage): void {
    const delayMs = this.#faults.delayOf(this.operation)
    if (delayMs === 0) return this.#order.add(message)
    const sent = this.#clock.sleep(delayMs, this.signal).then(
      () => this.#order.add(message),
      () => undefined
    )
    this.#delayed.add(sent)
    void sent.then(() => this.#delayed.delete(sent))
  }

  /**
   * Asks the client for a sign of life every so many ms, and cuts the socket of one that has given none for
   * `lostAfterMs`. Its signs come by a real connection: a clock moved by hand must not leap further than that.
   */
  keepAlive(everyMs: number, lostAfterMs = Infinity): void {
    this.#askForLife(everyMs, lostAfterMs).catch(() => undefined) // it ends with the socket
  }

  /** Says goodbye after everything that was sent, with a code of RFC 6455 or none. */
  end(code?: number): void {
    if (this.#delayed.size === 0) this.#close(code)
    else void Promise.all(this.#delayed).then(() => this.#close(code))
  }

  goSilent(): void {
    this.#isSilent = true
  }

  repeatLast(): void {
    if (this.#last !== undefined) this.#put(this.#last)
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

  garbleNext(how: Garbling): void {
    this.#garbling = how
  }

  cut(): void {
    this.#socket.terminate()
  }

  async #askForLife(everyMs: number, lostAfterMs: number): Promise<void> {
    for (;;) {
      await this.#clock.sleep(everyMs, this.signal)
      if (this.#clock.elapsed() - this.#heardAt >= lostAfterMs) return this.cut()
      if (this.#mayWrite) this.#socket.ping()
    }
  }

  #close(code?: number): void {
    this.#order.flush()
    if (!this.#isSilent) this.#socket.close(code)
  }

  #write(message: SocketMessage): void {
    const how = this.#garbling
    this.#garbling = undefined
    this.#last = how === undefined ? message : garbled(message, how)
    this.#put(this.#last)
  }

  #put(message: SocketMessage): void {
    if (this.#mayWrite) this.#socket.send(message)
  }

  get #mayWrite(): boolean {
    return !this.#isSilent && this.#socket.readyState === WebSocket.OPEN
  }
}

function garbled(message: SocketMessage, how: Garbling): SocketMessage {
  const half = Math.floor(message.length / 2)
  switch (how) {
    case 'cutShort':
      return message.slice(0, half)
    case 'trailing':
      return typeof message === 'string' ? `${message}}` : Buffer.concat([message, Buffer.of(0)])
    case 'noise':
      return typeof message === 'string' ? '?'.repeat(message.length) : Buffer.alloc(message.byteLength, 0xff)
  }
}
