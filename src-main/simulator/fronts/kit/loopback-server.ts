import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import type { FaultyListener } from './faulty.ts'

/** Answers one request by writing to `outgoing`; it owns the response from then on. */
export type RawHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/** Answers a request for another protocol than HTTP; it owns the socket from then on. */
export type UpgradeHandler = (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void

/** A certificate with its key, PEM. */
export interface FrontCertificate {
  readonly key: string
  readonly cert: string
}

const HOST = '127.0.0.1'

/** A loopback HTTP server that can go away and come back on the same port; every front listens through one. */
export class LoopbackServer implements FaultyListener, AsyncDisposable {
  readonly #app = new Hono<{ Bindings: HttpBindings }>()
  readonly #sockets = new Set<Socket>()
  /** Connections there were, with or without a request. */
  connections = 0
  #server: ServerType | undefined
  #port: number
  #certificate: FrontCertificate | undefined
  readonly #upgrade: UpgradeHandler | undefined

  /** Port 0 takes a free one; nothing listens before `listenAgain()`. With a certificate it speaks TLS. */
  constructor(port: number, handler: RawHandler, certificate?: FrontCertificate, upgrade?: UpgradeHandler) {
    this.#port = port
    this.#certificate = certificate
    this.#upgrade = upgrade
    this.#app.all('*', async ({ env }) => {
      await handler(env.incoming, env.outgoing)
      return RESPONSE_ALREADY_SENT
    })
  }

  get url(): string {
    return `${this.#certificate === undefined ? 'http' : 'https'}://${HOST}:${this.#port}`
  }

  async listenAgain(): Promise<void> {
    if (this.#server !== undefined) return
    const secure = this.#certificate && { createServer, serverOptions: { ...this.#certificate } }
    const server = createAdaptorServer({ fetch: this.#app.fetch, overrideGlobalObjects: false, ...secure })
    server.on('connection', (socket: Socket) => {
      this.connections += 1
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    if (this.#upgrade !== undefined) server.on('upgrade', this.#upgrade)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, HOST, resolve)
    })
    this.#port = (server.address() as AddressInfo).port // listening on TCP, so it is an AddressInfo
    this.#server = server
  }

  /** Shows another certificate from now on, as after a renewal; open connections end. */
  async showCertificate(certificate: FrontCertificate): Promise<void> {
    this.#certificate = certificate
    await this.stopListening()
    await this.listenAgain()
  }

  async stopListening(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server === undefined) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.on('connection', (socket: Socket) => socket.destroy()) // came before the end, is heard of after it
    this.destroyConnections()
    await closed
  }

  destroyConnections(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stopListening()
  }
}
