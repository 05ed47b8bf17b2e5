import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Secret } from '../../../logging/secret.ts'
import type { Clock } from '../../../util/clock.ts'
import { defined } from '../../../util/defined.ts'
import { Requester } from '../requests/request.ts'
import type { WrongKeys } from '../requests/wrong-keys.ts'

/** A request as it arrived. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string
}

/** What is answered: a body with 200, a status without one, or nothing at all. */
export type Script = string | Uint8Array | number | 'silence' | 'cut'

/** A canary: found nowhere but in addresses. */
export const KEY = 'K3Y-canary-0815'

/** A server that says what a test tells it to, and remembers what it was asked; it knows nothing of the system it stands for. */
export class ScriptedServer implements AsyncDisposable {
  readonly received: ReceivedRequest[] = []
  answer: (request: ReceivedRequest) => Script = () => 'OK'
  /** Requests that wait for an answer now, and the most there ever were. */
  waiting = 0
  mostWaiting = 0
  readonly #server: Server
  /** There while answers wait. */
  #held: (() => void)[] | undefined

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(): Promise<ScriptedServer> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const scripted = new ScriptedServer(server)
    server.on('request', (request, response) => void scripted.#take(request, response))
    return scripted
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}` // it listens on a port
  }

  requester(clock: Clock, { key = KEY, wrongKeys }: { key?: string; wrongKeys?: WrongKeys } = {}): Requester {
    return new Requester({
      baseUrl: new URL(this.url),
      path: '/pbx/proxyapi.php',
      tenant: 'DEVEL',
      key: new Secret(key),
      clock,
      ...defined({ wrongKeys })
    })
  }

  /** From now on answers wait for `release`. */
  hold(): void {
    this.#held = []
  }

  release(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const go of held) go()
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array) // a request without encoding gives bytes
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const received = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      body: Buffer.concat(chunks).toString('latin1')
    }
    this.received.push(received)
    this.waiting += 1
    this.mostWaiting = Math.max(this.mostWaiting, this.waiting)
    const script = this.answer(received)
    const isJson = searchParams.get('format') === 'json'
    const go = (): void => {
      this.waiting -= 1
      if (script === 'cut') return void request.socket.destroy()
      if (typeof script === 'number') return void response.writeHead(script).end()
      response.writeHead(200, { 'content-type': isJson ? 'application/json' : 'text/html; charset=UTF-8' }).end(script)
    }
    if (script === 'silence') return
    if (this.#held === undefined) go()
    else this.#held.push(go)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
