import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { Clock } from '../../../util/clock.ts'
import type { Faults, RequestFault } from './faults.ts'
import { FrontSocket, type SocketMessage } from './front-socket.ts'
import { faultReply, headersOf, type Reply } from './reply.ts'
import type { RequestLog } from './request-log.ts'

/** Largest message of a client, in bytes. */
const MAX_MESSAGE_BYTES = 1_000_000

/** Code of RFC 6455 with which a socket ends whose front has failed. */
const INTERNAL_ERROR = 1011

/** What a front does with a socket it has agreed to. */
export interface SocketHandlers {
  /** The socket is open. */
  opened(socket: FrontSocket): void
  /** A message came; one that cannot be acted on because the front has failed ends the socket. */
  received?(message: SocketMessage, socket: FrontSocket): void | Promise<void>
  /** The command a message is, by which it is logged and struck by faults; never throws. That of the socket when absent. */
  commandOf?(message: SocketMessage): string
}

/** What the sockets of a front are made with. */
export interface UpgradesOptions {
  readonly clock: Clock
  readonly requests: RequestLog
  readonly faults: () => Faults
  /** The operation a request for a socket is, judged by nothing but its address. */
  readonly operationOf: (incoming: IncomingMessage) => string
  /** Agrees, or refuses with a status; asked once for each request unless a fault answers it. */
  readonly admit: (incoming: IncomingMessage) => SocketHandlers | Reply
}

/** The WebSockets of a front: agreed to by it, without compression, and struck by its faults. */
export class Upgrades {
  readonly #options: UpgradesOptions
  readonly #open = new Set<FrontSocket>()
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    autoPong: false,
    maxPayload: MAX_MESSAGE_BYTES
  })

  constructor(options: UpgradesOptions) {
    this.#options = options
  }

  get open(): readonly FrontSocket[] {
    return [...this.#open]
  }

  /** Answers one request for a socket; called by the server. */
  async serve(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => undefined)
    const operation = this.#options.operationOf(incoming)
    this.#log(operation, incoming, incoming.method ?? 'GET', '')
    const fault = this.#options.faults().strike(operation)
    const answer = fault.reply === undefined ? this.#admit(incoming) : faultReply(fault.reply)
    if (fault.delayMs > 0) await this.#options.clock.sleep(fault.delayMs)
    if (fault.dropAfterActing || fault.cutOff) socket.destroy()
    else if ('status' in answer) refuse(socket, answer)
    else {
      this.#server.handleUpgrade(incoming, socket, head, (opened) => this.#run(operation, incoming, opened, answer))
    }
  }

  #admit(incoming: IncomingMessage): SocketHandlers | Reply {
    try {
      return this.#options.admit(incoming)
    } catch (failure) {
      return { status: 500, contentType: 'text/plain', body: String(failure) }
    }
  }

  #run(operation: string, incoming: IncomingMessage, opened: WebSocket, handlers: SocketHandlers): void {
    const { clock, faults } = this.#options
    const socket = new FrontSocket(opened, { operation, clock, faults: faults() })
    this.#open.add(socket)
    socket.signal.addEventListener('abort', () => this.#open.delete(socket))
    opened.on('message', (data, isBinary) => {
      if (!socket.hears) return
      this.#take(messageOf(data, isBinary), socket, incoming, handlers).catch(() => socket.end(INTERNAL_ERROR))
    })
    if (faults().silences(operation)) socket.goSilent()
    handlers.opened(socket)
  }

  async #take(
    message: SocketMessage,
    socket: FrontSocket,
    incoming: IncomingMessage,
    handlers: SocketHandlers
  ): Promise<void> {
    const command = handlers.commandOf?.(message) ?? socket.operation
    const body = typeof message === 'string' ? message : Buffer.from(message).toString('hex')
    this.#log(command, incoming, 'MESSAGE', body)
    const faults = this.#options.faults()
    if (faults.ignores(command)) return
    const fault: RequestFault = faults.strike(command)
    if (fault.reply !== undefined) return // there is nobody to answer a status to
    if (fault.delayMs > 0) await this.#options.clock.sleep(fault.delayMs)
    await handlers.received?.(message, socket)
    if (fault.dropAfterActing) socket.cut()
  }

  #log(operation: string, { url: path = '/' }: IncomingMessage, method: string, body: string): void {
    this.#options.requests.add({ operation, method, path, at: this.#options.clock.now(), body })
  }
}

/** Answers a status where a socket was asked for. */
function refuse(socket: Duplex, reply: Reply): void {
  const body = Buffer.from(reply.body ?? '')
  const headers = Object.entries({ ...headersOf(reply, body.byteLength), Connection: 'close' })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(
    Buffer.concat([Buffer.from(`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}\r\n${lines}\r\n`), body])
  )
}

function messageOf(data: RawData, isBinary: boolean): SocketMessage {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data)
  return isBinary ? bytes : bytes.toString()
}
