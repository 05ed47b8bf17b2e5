import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { expect } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { abortError } from '../../util/abort.ts'
import { ManualClock } from '../../util/clock.ts'
import { runWebSocket } from '../ws-client.ts'
import type { WsEnd, WsHandlers, WsRequest, WsSend } from '../ws-client.ts'
import type { TestCertificate } from './certificates.ts'
import { until } from './hostile-server.ts'

/** What a server does with whoever asks for an upgrade. */
export type Upgrade = (socket: Duplex, request: IncomingMessage, head: Buffer) => void

/** Says what the test wants to whoever asks for an upgrade. */
export class UpgradeServer implements AsyncDisposable {
  readonly requests: IncomingMessage[] = []
  readonly sockets = new Set<Duplex>()
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(upgrade: Upgrade, certificate?: TestCertificate): Promise<UpgradeServer> {
    const server = certificate === undefined ? createServer() : createTlsServer(certificate)
    const opened = new UpgradeServer(server)
    server.on('connection', (socket: Duplex) => {
      opened.sockets.add(socket.on('error', () => undefined))
      socket.on('close', () => opened.sockets.delete(socket))
    })
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      opened.requests.push(request)
      socket.resume().on('end', () => socket.end())
      upgrade(
        socket.on('error', () => undefined),
        request,
        head
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return opened
  }

  url(scheme = 'http'): URL {
    const { port } = this.#server.address() as AddressInfo // a TCP server that listens has such an address
    return new URL(`${scheme}://127.0.0.1:${String(port)}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

/** What a test plays with. */
export interface Stage {
  readonly server: UpgradeServer
  readonly clock: ManualClock
  readonly got: (string | Uint8Array)[]
  readonly send: () => WsSend
  readonly isOpen: () => boolean
  readonly stop: AbortController
  readonly end: Promise<WsEnd>
}

/** Plays with a socket to a server that does what the test wants; nothing of it is left afterwards. */
export async function staged(
  upgrade: Upgrade,
  play: (stage: Stage) => Promise<void>,
  request: Partial<WsRequest> = {},
  on: WsHandlers = {}
): Promise<void> {
  await using server = await UpgradeServer.open(upgrade)
  const clock = new ManualClock()
  const got: (string | Uint8Array)[] = []
  const stop = new AbortController()
  let sender: WsSend | undefined
  const handlers: WsHandlers = {
    opened: (send) => void (sender = send),
    text: (message) => void got.push(message),
    binary: (message) => void got.push(message),
    ...on
  }
  const end = runWebSocket({ baseUrl: server.url(), path: '/ws', ...request }, clock, handlers, stop.signal)
  end.catch(() => undefined)
  const send: WsSend = (message) => sender?.(message)
  await play({ server, clock, got, send: () => send, isOpen: () => sender !== undefined, stop, end })
  stop.abort(abortError('over'))
  await end.catch(() => undefined)
  await until(() => server.sockets.size === 0)
  expect(clock.sleeping).toBe(0)
}

/** Agrees, with the library's own server. */
export const agrees = (use: (socket: WebSocket) => void, options = {}): Upgrade => {
  const server = new WebSocketServer({ noServer: true, ...options })
  return (socket, request, head) => server.handleUpgrade(request, socket, head, use)
}

/** Agrees by hand: what follows is bytes. */
export const agreesAnd =
  (...frames: readonly (Buffer | string)[]): Upgrade =>
  (socket, request) => {
    const key = request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
    )
    for (const frame of frames) socket.write(frame)
  }
