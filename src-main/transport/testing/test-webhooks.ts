import { ManualClock } from '../../util/clock.ts'
import { WebhookServer } from '../webhook-server.ts'
import type { ListenPlace, Webhook, WebhookListener } from '../webhook-server.ts'

/** A free port of this computer. */
export const loopback: ListenPlace = { host: '127.0.0.1', port: 0 }

/** A webhook server that listens on loopback, with one webhook that keeps what it is sent. */
export class TestWebhooks implements AsyncDisposable {
  readonly clock: ManualClock
  readonly server: WebhookServer
  readonly station: WebhookListener
  readonly webhook: Webhook
  readonly received: string[] = []

  private constructor(clock: ManualClock, server: WebhookServer, station: WebhookListener) {
    this.clock = clock
    this.server = server
    this.station = station
    this.webhook = station.register('/', 'first', (body) => this.received.push(body))
  }

  static async open(): Promise<TestWebhooks> {
    const clock = new ManualClock()
    const server = new WebhookServer({ clock })
    return new TestWebhooks(clock, server, await server.listen(loopback))
  }

  url(path = this.webhook.path): string {
    return `http://127.0.0.1:${String(this.station.port)}${path}`
  }

  post(path = this.webhook.path, body: string | Uint8Array<ArrayBuffer> = '{}', method = 'POST'): Promise<Response> {
    return fetch(this.url(path), { method, ...(method === 'GET' || method === 'HEAD' ? {} : { body }) })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.station[Symbol.asyncDispose]()
  }
}
