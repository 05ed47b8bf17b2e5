import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on loopback whose answers a test writes itself. */
export class HostileServer implements AsyncDisposable {
  readonly requests: IncomingMessage[] = []
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(listener: RequestListener): Promise<HostileServer> {
    const server = createServer((request, response) => {
      hostile.requests.push(request)
      response.on('error', () => undefined)
      listener(request, response)
    })
    const hostile = new HostileServer(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return hostile
  }

  get url(): URL {
    const { port } = this.#server.address() as AddressInfo // a TCP server that listens has such an address
    return new URL(`http://127.0.0.1:${String(port)}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

/** Resolves when `condition` holds; looks again whenever the event loop comes round. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve))
}
