import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { Throttled } from '../../../util/throttle.ts'
import { POST_MS } from './call-webhooks.ts'
import type { CallWatch } from '../calls/call-watch.ts'
import { callbacksOff } from './callbacks.ts'
import type { Callbacks } from './callbacks.ts'
import { watchDialogs, watchReasons } from '../watch/dialog-watch.ts'
import { keepRegistered, renewalOf } from './keep-registered.ts'
import type { WebhookRegistration } from './keep-registered.ts'
import { pollInBackground } from '../link-context.ts'
import type { DstnyContext } from '../link-context.ts'

/** Pause between readings while the webhook is not registered, in ms (Dstny API 4.1). */
const POLL_MS = 2 * SECOND
/** Posts can be lost, and a server that is gone sends none: so often all calls are read anyway, in ms (trust R3). */
const BUSY_READ_MS = 10 * SECOND
const IDLE_READ_MS = 30 * SECOND
/** How much later than the reading that shows a change its post may come, in ms. */
const POST_LATE_MS = 2 * SECOND

/** Posts about new and ended calls since somebody last looked. */
interface Posts {
  count: number
}

/**
 * Opens what tells of new and ended calls: a webhook where the telephone system can call back, else the dialog stream
 * (Dstny API 4.1). Resolves when it stands or polling took its place. @throws CtiError
 */
export async function openCallTriggers(context: DstnyContext, calls: CallWatch): Promise<void> {
  const { callbacks } = context
  const posts: Posts = { count: 0 }
  const refused = callbacks && (await openUserWebhook(context, callbacks, calls, posts))
  if (callbacks !== undefined && refused === undefined) {
    void watchReasons(context, calls)
    return readNowAndThen(context, calls, posts)
  }
  if (refused !== undefined) {
    context.notify(callbacksOff(refused))
    await callbacks?.[Symbol.asyncDispose]()
  }
  await watchDialogs(context, calls)
}

/** Answers why callbacks cannot be used. @throws CtiError auth */
async function openUserWebhook(
  context: DstnyContext,
  callbacks: Callbacks,
  calls: CallWatch,
  posts: Posts
): Promise<CtiError | undefined> {
  const { callState } = context.client
  try {
    await callbacks.open()
  } catch (error) {
    if (error instanceof CtiError) return error
    throw error
  }
  const refresh = (): Promise<void> => Promise.resolve(calls.refresh())
  const reading = new Throttled(context.clock, POST_MS, refresh, context.signal)
  const callback = callbacks.add('calls', () => {
    posts.count += 1
    reading.trigger()
  })
  if (callback === undefined) return undefined // the link has ended
  const held: WebhookRegistration = {
    what: 'user webhook',
    register: async (...wish) => renewalOf(await callState.registerUserWebhook(...wish), context),
    unregister: (...name) => callState.unregisterUserWebhook(...name),
    read: () => calls.refresh(),
    pollMs: POLL_MS
  }
  return keepRegistered(context, callback, held, context.signal)
}

/**
 * Reads all calls now and then. When that changes something of which no post tells, posts were lost, and a telephone system
 * that could not reach us may have given up on the address (Dstny API 4.6).
 */
function readNowAndThen(context: DstnyContext, calls: CallWatch, posts: Posts): void {
  const { clock, signal, capabilities, callbacks } = context
  const ids = (): string => calls.table.ids.join()
  const everyMs = (): number => {
    if (!capabilities.has('calls')) return Infinity
    return calls.table.ids.length > 0 ? BUSY_READ_MS : IDLE_READ_MS
  }
  const read = async (): Promise<void> => {
    const before = ids()
    posts.count = 0
    calls.refresh()
    await clock.sleep(POST_LATE_MS, signal)
    if (ids() !== before && posts.count === 0) callbacks?.lost.emit()
  }
  pollInBackground(context, { name: 'calls now and then', everyMs, read }, signal)
}
