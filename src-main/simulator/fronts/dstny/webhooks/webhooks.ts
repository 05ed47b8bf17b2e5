import { SECOND } from '../../../../util/durations.ts'
import type { Leg, Member } from '../../../core/calls.ts'
import type { Pbx } from '../../../company/pbx.ts'
import type { PbxEvent } from '../../../core/world.ts'
import { callStateJson } from '../calls/call-state.ts'
import type { FrontContext } from '../front-context.ts'
import { json } from '../http/reply.ts'
import type { DstnyRequest } from '../http/request.ts'
import type { WebhookRegister, WebhookScope } from './webhook-register.ts'
import type { WebhookWish } from './webhook-requests.ts'
import { abortError } from '../../../../util/abort.ts'

const MAX_FAILURES = 5
const TIMEOUT_MS = 5 * SECOND
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

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
  #hooks: Webhook[] = []

  constructor(shared: Shared) {
    this.#shared = shared
    this.#pbx = shared.pbx
    const off = shared.pbx.events.on((event) => this.#tell(event))
    this.#life.signal.addEventListener('abort', off)
  }

  /** The webhooks that are alive, for tests too. */
  get registered(): readonly Webhook[] {
    const now = this.#pbx.clock.now()
    this.#hooks = this.#hooks.filter((hook) => hook.expiresAt > now && !isOver(hook.scope))
    return this.#hooks
  }

  add(scope: WebhookScope, wish: WebhookWish, expiresAt: number): void {
    this.remove(scope, wish.targetId)
    this.#hooks.push({ ...wish, scope, expiresAt, failures: 0 })
  }

  addToCall(request: DstnyRequest, leg: Leg, wish: WebhookWish | undefined): void {
    if (wish !== undefined) this.add({ kind: 'call', person: request.user, leg }, wish, Infinity)
  }

  remove(scope: WebhookScope, targetId: string): boolean {
    const found = this.registered.find((hook) => hook.targetId === targetId && isSame(hook.scope, scope))
    this.#hooks = this.#hooks.filter((hook) => hook !== found)
    return found !== undefined
  }

  [Symbol.dispose](): void {
    this.#life.abort(abortError('the front was closed'))
    this.#hooks = []
  }

  #tell(event: PbxEvent): void {
    if (event.kind === 'devices') this.#tellDevices(event.extension)
    if (event.kind !== 'leg') return
    const { leg } = event
    const isNew = !this.#known.has(leg)
    this.#known.add(leg)
    for (const hook of [...this.#hooks]) {
      const { scope } = hook
      if (scope.kind === 'call' && scope.leg === leg) this.#post(hook, this.#callBody(leg))
      const isNews = isNew || !leg.isLive
      if (scope.kind !== 'user' || scope.person !== leg.owner || !isNews) continue
      this.#post(hook, { fullState: false, calls: [this.#callBody(leg)] })
    }
  }

  #callBody(leg: Leg): object {
    if (this.#shared.switches.webhookBody === 'fullState') return callStateJson(leg, this.#shared)
    return { callId: leg.id, stateToken: this.#shared.tokens.of(leg) }
  }

  #tellDevices(person: Member): void {
    const timeStamp = new Date(this.#pbx.clock.now()).toISOString().replace('T', ' ').replace('Z', '')
    for (const hook of [...this.#hooks]) {
      const { kind, person: owner } = hook.scope
      if (kind === 'device' && owner === person) this.#post(hook, { timeStamp, changedField: 'DEVICE_INFO' })
    }
  }

  #post(hook: Webhook, body: object): void {
    if (hook.expiresAt <= this.#pbx.clock.now()) return
    void this.#send(hook.targetUrl, String(json(body).body)).then((isDone) => {
      hook.failures = isDone ? 0 : hook.failures + 1
      if (hook.failures >= MAX_FAILURES) this.#hooks = this.#hooks.filter((one) => one !== hook)
    })
  }

  async #send(targetUrl: string, body: string): Promise<boolean> {
    if (!this.isReachable || !loopback.includes(new URL(targetUrl).hostname)) return false
    const done = new AbortController()
    const late = new AbortController()
    this.#pbx.clock.sleep(TIMEOUT_MS, AbortSignal.any([done.signal, this.#life.signal])).then(
      () => late.abort(),
      () => undefined
    )
    try {
      const signal = AbortSignal.any([late.signal, this.#life.signal])
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch(targetUrl, { method: 'POST', body, headers, redirect: 'manual', signal })
      await answer.body?.cancel()
      return answer.ok
    } catch {
      return false
    } finally {
      done.abort()
    }
  }
}

const isOver = (scope: WebhookScope): boolean => scope.kind === 'call' && !scope.leg.isLive

function isSame(one: WebhookScope, other: WebhookScope): boolean {
  if (one.kind !== other.kind || one.person !== other.person) return false
  return one.kind !== 'call' || other.kind !== 'call' || one.leg === other.leg
}
