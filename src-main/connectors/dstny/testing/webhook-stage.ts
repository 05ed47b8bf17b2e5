import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import type { LoggedRequest } from '../../../simulator/fronts/dstny/front-options.ts'
import { WebhookServer } from '../../../transport/webhook-server.ts'
import { Stage } from '../../testing/stage.ts'
import { createDstnyConnector } from '../index.ts'
import { openFrontUnderTest } from './front-under-test.ts'

/** What is typed for callbacks to this computer. */
export const callbacksHere = { callbackAddress: 'http://127.0.0.1/hooks', callbackInternal: true }

/** A stage whose account is called back, with what tests of that look at. */
export class WebhookStage implements AsyncDisposable {
  readonly stage: Stage
  readonly front: DstnyFront

  private constructor(stage: Stage, front: DstnyFront) {
    this.stage = stage
    this.front = front
  }

  static async open(typed: Readonly<Record<string, string | boolean>> = callbacksHere): Promise<WebhookStage> {
    let opened: DstnyFront | undefined
    const stage = await Stage.open({
      connector: (parts) => createDstnyConnector({ ...parts, webhooks: new WebhookServer(parts) }),
      openFront: (pbx) => openFrontUnderTest(pbx, typed, (front) => (opened = front))
    })
    if (opened === undefined) throw new Error('the front did not open')
    return new WebhookStage(stage, opened)
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
    const hook = this.front.webhooks.registered.findLast(({ scope }) => scope.kind === kind)
    if (hook === undefined) throw new Error(`no ${kind} webhook`)
    return hook.targetUrl
  }

  /** Signs in, and waits until both webhooks of the account are registered. */
  async goLive(): Promise<void> {
    await this.stage.goLive()
    await this.stage.until(() => this.kinds.join() === 'device,user')
  }

  /** A post of somebody who found the address. */
  async forge(url: string, body: unknown): Promise<number> {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return (await fetch(url, { method: 'POST', body: text })).status
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stage[Symbol.asyncDispose]()
  }
}
