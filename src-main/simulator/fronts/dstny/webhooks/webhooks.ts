import type { Leg, Member } from '../../../core/calls.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { PbxEvent } from '../../../core/world.ts'
import { callStateJson } from '../calls/call-state.ts'
import { postToLoopback } from '../../kit/loopback-post.ts'
import type { FrontContext } from '../front-context.ts'
import { json } from '../http/reply.ts'
import type { DstnyRequest } from '../http/request.ts'
import type { WebhookRegister, WebhookScope } from './webhook-register.ts'
import type { WebhookWish } from './webhook-requests.ts'
import { abortError } from '../../../../util/abort.ts'

const MAX_FAILURES = 5

/** One registered webhook. */
export type Webhook = WebhookWish & {
  readonly scope: WebhookScope
  /** Epoch ms; Infinity for one that lives as long as its call. */
  readonly expiresAt: number
  /** Failed posts since the last good one. */
  failures: number
}

type Shared = Pick<FrontContext, 'pbx' | 'tokens' | 'switches'>

/**
 * Tells clients by HTTP POST what has changed (Dstny API 4.6). Posts go to this computer only: any other target
 * counts as dead, so that no test or demo calls out.
 */
export class Webhooks implements WebhookRegister, Disposable {
  /** False: the network between here and the clients is down, and every post is lost. */
  isReachable = true
  readonly #shared: Shared
  readonly #pbx: Pbx
  readonly #life = new AbortController()
  readonly #known = new WeakSet<Leg>()
  #webhooks: Webhook[] = []

  constructor(shared: Shared) {
    this.#shared = shared
    this.#pbx = shared.pbx
    const off = shared.pbx.events.on((event) => this.#tell(event))
    this.#life.signal.addEventListener('abort', off)
  }

  /** The webhooks that are alive, for tests too. */
  get registered(): readonly Webhook[] {
    const now = this.#pbx.clock.now()
    this.#webhooks = this.#webhooks.filter((webhook) => webhook.expiresAt > now && !isOver(webhook.scope))
    return this.#webhooks
  }

  add(scope: WebhookScope, wish: WebhookWish, expiresAt: number): void {
    this.remove(scope, wish.targetId)
    this.#webhooks.push({ ...wish, scope, expiresAt, failures: 0 })
  }

  addToCall(request: DstnyRequest, leg: Leg, wish: WebhookWish | undefined): void {
    if (wish !== undefined) this.add({ kind: 'call', person: request.user, leg }, wish, Infinity)
  }

  remove(scope: WebhookScope, targetId: string): boolean {
    const found = this.registered.find((webhook) => webhook.targetId === targetId && isSame(webhook.scope, scope))
    this.#webhooks = this.#webhooks.filter((webhook) => webhook !== found)
    return found !== undefined
  }

  [Symbol.dispose](): void {
    this.#life.abort(abortError('the front was closed'))
    this.#webhooks = []
  }

  #tell(event: PbxEvent): void {
    if (event.kind === 'devices') this.#tellDevices(event.extension)
    if (event.kind !== 'leg') return
    const { leg } = event
    const isNew = !this.#known.has(leg)
    this.#known.add(leg)
    for (const webhook of [...this.#webhooks]) {
      const { scope } = webhook
      if (scope.kind === 'call' && scope.leg === leg) this.#post(webhook, this.#callBody(leg))
      const isNews = isNew || !leg.isLive
      if (scope.kind !== 'user' || scope.person !== leg.owner || !isNews) continue
      this.#post(webhook, { fullState: false, calls: [this.#callBody(leg)] })
    }
  }

  #callBody(leg: Leg): object {
    if (this.#shared.switches.webhookBody === 'fullState') return callStateJson(leg, this.#shared)
    return { callId: leg.id, stateToken: this.#shared.tokens.of(leg) }
  }

  #tellDevices(person: Member): void {
    const timeStamp = new Date(this.#pbx.clock.now()).toISOString().replace('T', ' ').replace('Z', '')
    for (const webhook of [...this.#webhooks]) {
      const { kind, person: owner } = webhook.scope
      if (kind === 'device' && owner === person) this.#post(webhook, { timeStamp, changedField: 'DEVICE_INFO' })
    }
  }

  #post(webhook: Webhook, body: object): void {
    if (webhook.expiresAt <= this.#pbx.clock.now()) return
    void this.#send(webhook.targetUrl, String(json(body).body)).then((isDone) => {
      webhook.failures = isDone ? 0 : webhook.failures + 1
      if (webhook.failures >= MAX_FAILURES) this.#webhooks = this.#webhooks.filter((one) => one !== webhook)
    })
  }

  async #send(targetUrl: string, body: string): Promise<boolean> {
    return this.isReachable && (await postToLoopback(this.#pbx.clock, targetUrl, body, this.#life.signal))
  }
}

const isOver = (scope: WebhookScope): boolean => scope.kind === 'call' && !scope.leg.isLive

function isSame(one: WebhookScope, other: WebhookScope): boolean {
  if (one.kind !== other.kind || one.person !== other.person) return false
  return one.kind !== 'call' || other.kind !== 'call' || one.leg === other.leg
}
