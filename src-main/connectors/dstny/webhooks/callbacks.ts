import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { Deadline } from '../../../transport/deadline.ts'
import type { WebhookServer, WebhookListener } from '../../../transport/webhook-server.ts'
import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { Emitter } from '../../../util/emitter.ts'
import type { CtiError } from '../../../util/errors.ts'
import { callbackUrl, checkArrival } from '../../kit/callback-place.ts'
import type { CallbackPlace as PlaceOfCallbacks } from '../../kit/callback-place.ts'
import type { WebhookRequest } from '../wire/requests.ts'

/** How long unregistering may keep the end of a link waiting, in ms: half of what quitting gives it. */
const UNREGISTER_MS = SECOND

/** Where the telephone system reaches this computer, and for whom. */
export interface CallbackPlace extends PlaceOfCallbacks {
  /** The account, as no other is called: registering again replaces the webhooks of its last link (Dstny API 4.6). */
  readonly account: string
  /** True: calls back through the edge's proxy (Dstny API 4.6, publicTarget). */
  readonly publicTarget: boolean
}

/** One address of ours. Disposed: posts find nothing, and the telephone system is not told, unless the link ends. */
export interface Callback extends Disposable {
  readonly target: WebhookRequest
  /** The telephone system knows it from now on; `unregister` is sent when the link ends before this does. */
  registered(unregister: (signal: AbortSignal) => Promise<void>): void
}

/** What the callbacks of one link need; `signal` is the link's. */
export interface CallbacksOptions {
  readonly server: WebhookServer
  readonly place: CallbackPlace
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** The addresses at which one link takes posts; at its end what is registered is unregistered (Dstny API 4.6). */
export class Callbacks implements AsyncDisposable {
  /** Tells when posts were lost: the telephone system may have given up on an address that did not answer. */
  readonly lost = new Emitter<void>()
  readonly #options: CallbacksOptions
  readonly #registered = new Map<string, (signal: AbortSignal) => Promise<void>>()
  #station: WebhookListener | undefined
  #ended = false

  constructor(options: CallbacksOptions) {
    this.#options = options
  }

  /**
   * Starts to listen. Places are checked when they are typed, but some were stored before that was so.
   * @throws CtiError protocol (posts cannot arrive), network (port in use, interface gone)
   */
  async open(): Promise<void> {
    checkArrival(this.#options.place)
    const station = await this.#options.server.listen(this.#options.place.listen)
    if (this.#ended) await station[Symbol.asyncDispose]()
    else this.#station = station
  }

  /**
   * A new address; undefined while nothing listens. `subject`: what it tells of; one at a time for each. `receive` gets the
   * body of each post and must not throw.
   */
  add(subject: string, receive: (body: string) => void): Callback | undefined {
    const { place, signal } = this.#options
    if (this.#station === undefined) return undefined
    const webhook = this.#station.register(place.base.pathname, `${place.account} ${subject}`, receive)
    const { targetId } = webhook
    const targetUrl = callbackUrl(place, webhook.path, this.#station.port)
    return {
      target: { targetUrl, targetId, publicTarget: place.publicTarget },
      registered: (unregister) => void this.#registered.set(targetId, unregister),
      [Symbol.dispose]: () => {
        webhook[Symbol.dispose]()
        if (!signal.aborted) this.#registered.delete(targetId)
      }
    }
  }

  /** Unregisters what is left, within bounds, and stops to listen. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true
    const station = this.#station
    this.#station = undefined
    using deadline = new Deadline(this.#options.clock, UNREGISTER_MS)
    const left = [...this.#registered.values()]
    this.#registered.clear()
    await Promise.allSettled(left.map((unregister) => unregister(deadline.signal)))
    await station?.[Symbol.asyncDispose]()
  }
}

/** Why callbacks are not used, for people. */
export const callbacksOff = (error: CtiError): string => m.callbacks_off({ reason: error.userMessage })
