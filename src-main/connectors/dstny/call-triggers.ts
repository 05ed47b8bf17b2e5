import { SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { Throttled } from '../throttled.ts'
import { POST_MS } from './call-hooks.ts'
import type { CallWatch } from './call-watch.ts'
import { callbacksOff } from './callbacks.ts'
import type { Callbacks } from './callbacks.ts'
import { watchDialogs, watchReasons } from './dialog-watch.ts'
import { holdWebhook, renewalOf } from './hold-webhook.ts'
import type { HeldWebhook } from './hold-webhook.ts'
import { inBackground } from './link-context.ts'
import type { LinkContext } from './link-context.ts'

/** Pause between readings while the webhook is not registered, in ms (Contract dstny 4.1). */
const POLL_MS = 2 * SECOND
/** Posts can be lost, and a server that is gone sends none: so often all calls are read anyway, in ms (trust R3). */
const BUSY_READ_MS = 10 * SECOND
const IDLE_READ_MS = 30 * SECOND

/**
 * Opens what tells of new and ended calls: a webhook where the telephone system can call back, else the dialog stream
 * (Contract dstny 4.1). Resolves when it stands or polling took its place. @throws CtiError
 */
export async function openCallTriggers(context: LinkContext, calls: CallWatch): Promise<void> {
  const { callbacks } = context
  const refused = callbacks && (await openUserWebhook(context, callbacks, calls))
  if (callbacks !== undefined && refused === undefined) {
    void watchReasons(context, calls)
    return void inBackground(context, 'calls now and then', () => readNowAndThen(context, calls))
  }
  if (refused !== undefined) {
    context.tell(callbacksOff(refused))
    await callbacks?.[Symbol.asyncDispose]()
  }
  await watchDialogs(context, calls)
}

/** Answers why callbacks cannot be used. @throws CtiError auth */
async function openUserWebhook(
  context: LinkContext,
  callbacks: Callbacks,
  calls: CallWatch
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
  const callback = callbacks.add('calls', () => reading.trigger())
  if (callback === undefined) return undefined // the link has ended
  const held: HeldWebhook = {
    what: 'user webhook',
    register: async (...wish) => renewalOf(await callState.registerUserWebhook(...wish), context),
    unregister: (...name) => callState.unregisterUserWebhook(...name),
    read: () => calls.refresh(),
    pollMs: POLL_MS
  }
  return holdWebhook(context, callback, held, context.signal)
}

async function readNowAndThen({ clock, signal, capabilities }: LinkContext, calls: CallWatch): Promise<void> {
  while (capabilities.has('callControl')) {
    await clock.sleep(calls.table.ids.length > 0 ? BUSY_READ_MS : IDLE_READ_MS, signal)
    calls.refresh()
  }
}
