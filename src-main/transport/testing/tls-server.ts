import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { TestCertificate } from './certificates.ts'
import { until } from './hostile-server.ts'

/** A server with a certificate of a test, on loopback, that keeps every byte it was sent inside of TLS. */
export class TlsServer implements AsyncDisposable {
  /** What came, of all connections. */
  received = ''
  /** Connections, with or without a handshake. */
  connections = 0
  /** Of those, such as took up an earlier session. */
  resumed = 0
  #open = 0
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async open({ key, cert }: TestCertificate, listener: RequestListener): Promise<TlsServer> {
    const server = createServer({ key, cert }, listener)
    const opened = new TlsServer(server)
    server.on('connection', (socket: Socket) => {
      opened.connections += 1
      opened.#open += 1
      socket.on('close', () => (opened.#open -= 1))
    })
    server.on('secureConnection', (socket: TLSSocket) => {
      if (socket.isSessionReused()) opened.resumed += 1
      socket.prependListener('data', (chunk: Buffer) => (opened.received += chunk.toString('latin1')))
      socket.on('error', () => undefined)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return opened
  }

  get url(): URL {
    const { port } = this.#server.address() as AddressInfo // a TCP server that listens has such an address
    return new URL(`https://127.0.0.1:${String(port)}`)
  }

  /** Resolves with what came, once every connection has ended and so can bring no more. */
  async all(): Promise<string> {
    await until(() => this.#open === 0)
    return this.received
  }

  /** Shows another certificate from the next handshake on, as after a renewal; open connections are cut. */
  show({ key, cert }: TestCertificate): void {
    this.#server.setSecureContext({ key, cert })
    this.#server.closeAllConnections()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
