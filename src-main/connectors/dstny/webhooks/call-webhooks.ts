import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { parseJson } from '../../../transport/json.ts'
import { Throttled } from '../../../util/throttle.ts'
import { followByStream } from '../watch/call-stream.ts'
import type { CallNews, FollowCall } from '../watch/call-stream.ts'
import { callbacksOff } from './callbacks.ts'
import type { Callback } from './callbacks.ts'
import { keepRegistered, renewalOf } from './keep-registered.ts'
import type { WebhookRegistration } from './keep-registered.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import type { CallWebhookRequest } from '../wire/requests.ts'
import { maybeInt64, maybeText } from '../wire/values.ts'

/** At most one reading of a call in this time because of posts, in ms: a flood of forged ones is no more than that. */
export const POST_MS = 250
/** Pause between readings while the webhook of a call is not registered, in ms (Dstny API 4.1). */
const POLL_MS = 2_000

/** What counts of a post about a call: everything else in it is not believed (Dstny API 4.6; trust N4). */
const wirePost = z.object({ callId: maybeText, stateToken: maybeInt64 })
type WirePost = z.infer<typeof wirePost>

/** A webhook that goes along with the request that makes a call. It ends when disposed, unless its call is followed by then. */
export interface NewCallWebhook extends Disposable {
  readonly request: CallWebhookRequest
  made(callId: string): void
  /** The request was refused, perhaps because of the webhook: until the link ends no other goes along. */
  refused(): void
}

/** Follows calls by webhooks, one for each, and by streams where there are none (Dstny API 4.1, 4.6). */
export class CallWebhooks {
  readonly #context: DstnyContext
  readonly #byStream: FollowCall
  /** Reading of each followed call. */
  readonly #rereading = new Map<string, Throttled>()
  /** Webhooks that came along with a request, until their call is followed. */
  readonly #made = new Map<string, Callback>()
  #news: CallNews | undefined
  /** The server takes none for calls: it is not asked again, and nothing of them goes along with a dialled call. */
  #refused = false
  /** A request with a webhook was refused, perhaps because of it: the next ones go without (Dstny API 3.8, HOOK). */
  #alongRefused = false
  readonly #rereadingAll: Throttled

  constructor(context: DstnyContext) {
    this.#context = context
    this.#byStream = followByStream(context)
    const all = (): Promise<void> => Promise.resolve(this.#news?.refresh())
    this.#rereadingAll = new Throttled(context.clock, POST_MS, all, context.signal)
  }

  /** Brings the news of one call until `signal` aborts. */
  readonly follow: FollowCall = async (news, callId, signal) => {
    this.#news = news
    const made = this.#made.get(callId)
    this.#made.delete(callId)
    const callback = made ?? this.#add(`call ${callId}`, (body) => this.#posted(callId, body))
    if (callback === undefined) return this.#byStream(news, callId, signal)
    this.#rereading.set(callId, this.#reader(news, callId, signal))
    signal.addEventListener('abort', () => this.#rereading.delete(callId), { once: true })
    if (made !== undefined) return void signal.addEventListener('abort', () => made[Symbol.dispose](), { once: true })
    const refused = await keepRegistered(this.#context, callback, this.#held(news, callId), signal)
    if (refused === undefined) return
    if (refused.kind === 'notFound') {
      news.refresh()
      return news.poll() // the call is gone, or the server has no such webhooks and nothing else follows the call
    }
    this.#refused = true
    this.#context.notify(callbacksOff(refused))
    await this.#byStream(news, callId, signal)
  }

  /** For a request that makes a call; undefined where calls are not followed by webhooks. */
  forNewCall(): NewCallWebhook | undefined {
    if (this.#alongRefused) return undefined
    let own: string | undefined
    const callback = this.#add(`call to be made ${randomUUID()}`, (body) => this.#posted(own, body))
    if (callback === undefined) return undefined
    return {
      request: callback.target,
      refused: () => void (this.#alongRefused = true),
      made: (callId) => {
        own = callId
        const { callState } = this.#context.client
        callback.registered((until) => callState.unregisterCallWebhook(callId, callback.target.targetId, until))
        if (this.#rereading.has(callId)) this.#superfluous(callback, callId)
        else this.#made.set(callId, callback)
      },
      [Symbol.dispose]: () => {
        const isFollowed = own !== undefined && this.#made.get(own) !== callback
        if (own !== undefined && !isFollowed) this.#made.delete(own)
        if (!isFollowed) callback[Symbol.dispose]()
      }
    }
  }

  #add(subject: string, receive: (body: string) => void): Callback | undefined {
    return this.#refused ? undefined : this.#context.callbacks?.add(subject, receive)
  }

  /** The call was seen before its request was answered and has a webhook already. */
  #superfluous(callback: Callback, callId: string): void {
    callback[Symbol.dispose]()
    const { client, signal } = this.#context
    const { targetId } = callback.target
    void inBackground(this.#context, 'call webhook', () =>
      client.callState.unregisterCallWebhook(callId, targetId, signal)
    )
  }

  #held(news: CallNews, callId: string): WebhookRegistration {
    const { callState } = this.#context.client
    return {
      what: 'call webhook',
      register: async (target, signal) => {
        const answer = await callState.registerCallWebhook(callId, target, signal)
        return answer !== undefined && 'expiresOn' in answer ? renewalOf(answer, this.#context) : Infinity
      },
      unregister: (targetId, signal) => callState.unregisterCallWebhook(callId, targetId, signal),
      read: () => news.refresh(),
      pollMs: POLL_MS
    }
  }

  #reader(news: CallNews, callId: string, signal: AbortSignal): Throttled {
    const read = (): Promise<void> =>
      inBackground(this.#context, 'call', async () => {
        try {
          await news.reread(callId, signal)
        } catch (error) {
          news.refresh() // reading all of them decides what a refusal means
          throw error
        }
      })
    return new Throttled(this.#context.clock, POST_MS, read, signal)
  }

  /** A post says no more than that it is worth looking: what is believed is what is then read (trust N4). */
  #posted(own: string | undefined, body: string): void {
    const { callId = own, stateToken } = readPost(body)
    const known = callId === undefined ? undefined : this.#news?.find(callId)
    const rereading = known && this.#rereading.get(known.callId)
    if (rereading === undefined) return this.#rereadingAll.trigger()
    if (stateToken === undefined || String(stateToken) !== String(known?.stateToken)) rereading.trigger()
  }
}

function readPost(body: string): Partial<WirePost> {
  try {
    const parsed = z.safeParse(wirePost, parseJson(body))
    return parsed.success ? parsed.data : {}
  } catch {
    return {} // not JSON: the post still is a reason to read
  }
}
