import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One POST that came in. */
export interface Posted {
  readonly path: string
  readonly body: string
  readonly type: string | undefined
}

/** A listener for webhooks on a free port of this computer. */
export class WebhookTarget implements AsyncDisposable {
  readonly posts: Posted[] = []
  /** What it answers; a test changes it to be a bad target. */
  status = 204
  readonly #server: Server
  #waiting: (() => void)[] = []

  private constructor() {
    this.#server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const { url: path = '', headers } = incoming
        this.posts.push({ path, body: Buffer.concat(chunks).toString('utf8'), type: headers['content-type'] })
        outgoing.writeHead(this.status).end()
        for (const wake of this.#waiting.splice(0)) wake()
      })
    })
  }

  static async open(): Promise<WebhookTarget> {
    const target = new WebhookTarget()
    await new Promise<void>((resolve) => target.#server.listen(0, '127.0.0.1', resolve))
    return target
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo // listening on TCP, so it is an AddressInfo
    return `http://127.0.0.1:${port}`
  }

  /** Resolves when so many posts have come in all. */
  async received(count: number): Promise<readonly Posted[]> {
    while (this.posts.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.posts
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
