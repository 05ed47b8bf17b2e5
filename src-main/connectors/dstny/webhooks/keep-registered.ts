import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { SECOND } from '../../../util/durations.ts'
import { CtiError, isAbort } from '../../../util/errors.ts'
import type { Callback } from './callbacks.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { renewInMs } from './webhook-lease.ts'
import type { WireWebhookLease } from '../wire/devices.ts'
import type { WebhookRequest } from '../wire/requests.ts'
import { linkedAbort } from '../../../util/abort.ts'

/** Pause before a failed registration is tried again, in ms (Dstny API 4.6). */
const RETRY_MS = 30 * SECOND

/** Refusals that will not change by asking again. */
const FOR_GOOD: readonly CtiError['kind'][] = ['permission', 'unsupported', 'notFound', 'protocol', 'conflict']

/** Those of them that say nothing of the thing watched: callbacks as such are over, and polling takes their place. */
const OVER: readonly CtiError['kind'][] = FOR_GOOD.filter((kind) => kind !== 'notFound' && kind !== 'conflict')

/** A webhook that is to be kept alive. */
export interface WebhookRegistration {
  /** Fixed words for the log. */
  readonly what: string
  /** Answers in how many ms it must be renewed. @throws CtiError */
  readonly register: (target: WebhookRequest, signal: AbortSignal) => Promise<number>
  readonly unregister: (targetId: string, signal: AbortSignal) => Promise<void>
  /** Asks for what posts would have told: while it is not registered, and once when it is again. */
  readonly read: () => void
  /** Pause between readings while it is not registered, in ms. */
  readonly pollMs: number
}

/**
 * Registers a webhook and, in the background, renews it at 80 % of its life, or when posts were lost, until `signal` aborts. A failed registration
 * is tried again every 30 s, with polling meanwhile (Dstny API 4.6). Answers the refusal when the first one is
 * refused for good. @throws CtiError auth
 */
export async function keepRegistered(
  context: DstnyContext,
  callback: Callback,
  registration: WebhookRegistration,
  signal: AbortSignal
): Promise<CtiError | undefined> {
  const { targetId } = callback.target
  signal.addEventListener('abort', () => callback[Symbol.dispose](), { once: true })
  callback.registered((until) => registration.unregister(targetId, until)) // before it is sent: it may arrive without an answer
  const first = await tried(context, callback, registration, signal)
  if (first instanceof CtiError && first.kind === 'auth') throw first
  if (first instanceof CtiError && FOR_GOOD.includes(first.kind)) {
    callback[Symbol.dispose]()
    return first
  }
  void inBackground(context, registration.what, () => renew(context, callback, registration, first, signal))
  return undefined
}

/** @throws CtiError auth */
async function renew(
  context: DstnyContext,
  callback: Callback,
  registration: WebhookRegistration,
  first: number | CtiError,
  signal: AbortSignal
): Promise<void> {
  for (let last = first; ;) {
    if (last === Infinity) return
    let wasLost = last instanceof CtiError
    if (typeof last === 'number') wasLost = await leaseOrLoss(last, context, signal)
    else await pollFor(RETRY_MS, context, registration, signal)
    const next = await tried(context, callback, registration, signal)
    if (next instanceof CtiError && next.kind === 'auth') throw next
    if (wasLost && typeof next === 'number') registration.read()
    if (next instanceof CtiError && OVER.includes(next.kind)) context.notify(m.polling_instead())
    last = next
  }
}

/** Waits until it must be renewed; answers true when posts were lost before. */
async function leaseOrLoss(ms: number, { clock, callbacks }: DstnyContext, signal: AbortSignal): Promise<boolean> {
  using pauseAbort = linkedAbort(signal)
  const off = callbacks?.lost.on(() => pauseAbort.abort())
  try {
    await clock.sleep(ms, pauseAbort.signal)
    return false
  } catch {
    signal.throwIfAborted()
    return true
  } finally {
    off?.()
  }
}

async function tried(
  { log }: DstnyContext,
  { target }: Callback,
  registration: WebhookRegistration,
  signal: AbortSignal
): Promise<number | CtiError> {
  try {
    return await registration.register(target, signal)
  } catch (error) {
    if (isAbort(error) || !(error instanceof CtiError)) throw error
    log.warn('registering a webhook failed', { what: registration.what, kind: error.kind })
    return error
  }
}

async function pollFor(
  ms: number,
  { clock }: DstnyContext,
  registration: WebhookRegistration,
  signal: AbortSignal
): Promise<void> {
  const end = clock.elapsed() + ms
  while (clock.elapsed() < end) {
    await clock.sleep(Math.min(registration.pollMs, end - clock.elapsed()), signal)
    registration.read()
  }
}

/** When to renew what was answered with a lease, or with nothing we can read, in ms. */
export const renewalOf = (lease: WireWebhookLease | undefined, { clock }: DstnyContext): number =>
  renewInMs(lease, clock.now())
