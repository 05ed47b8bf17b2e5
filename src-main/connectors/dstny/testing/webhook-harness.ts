import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { LoggedRequest } from '../../../simulator/fronts/dstny/front-options.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { openUserHarness } from './dstny-harness.ts'
import { callbacks } from './webhook-options.ts'

/** A harness whose account is called back, with what tests of that look at. */
export class WebhookHarness implements AsyncDisposable {
  readonly harness: ConnectorHarness
  readonly front: DstnyFront

  private constructor(harness: ConnectorHarness, front: DstnyFront) {
    this.harness = harness
    this.front = front
  }

  static async open(typed: Readonly<Record<string, string | boolean>> = callbacks): Promise<WebhookHarness> {
    const { harness, front } = await openUserHarness({ typed })
    return new WebhookHarness(harness, front)
  }

  requests(operation: string): readonly LoggedRequest[] {
    return this.front.requests.filter((request) => request.operation === operation)
  }

  count(operation: string): number {
    return this.requests(operation).length
  }

  /** Kinds of the webhooks that are registered, sorted. */
  get kinds(): string[] {
    return this.front.webhooks.registered.map(({ scope }) => scope.kind).toSorted()
  }

  /** Where the newest registered webhook of a kind points. */
  urlOf(kind: 'user' | 'call' | 'device'): string {
    const webhook = this.front.webhooks.registered.findLast(({ scope }) => scope.kind === kind)
    if (webhook === undefined) throw new Error(`no ${kind} webhook`)
    return webhook.targetUrl
  }

  /** Signs in, and waits until both webhooks of the account are registered. */
  async goLive(): Promise<void> {
    await this.harness.goLive()
    await this.harness.until(() => this.kinds.join() === 'device,user')
  }

  /** A post of somebody who found the address. */
  async forge(url: string, body: unknown): Promise<number> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return (await fetch(url, { method: 'POST', body: text })).status
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.harness[Symbol.asyncDispose]()
  }
}
