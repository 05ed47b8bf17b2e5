import * as z from 'zod/mini'
import { parseJson } from '../../transport/json.ts'
import { StreamHealth } from '../../transport/stream-health.ts'
import { SECOND } from '../../util/durations.ts'
import { CtiError } from '../../util/errors.ts'
import { streamError, streamVerdict } from './errors.ts'
import { newBackoff, openStream, reopenDelayMs } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { StandIn } from './stand-in.ts'
import { wireCall } from './wire.ts'
import type { WireCall } from './wire.ts'

/** Pause between readings of the calls while the stream of one tells nothing, in ms (Contract dstny 4.1). */
const POLL_MS = 2 * SECOND

/** Where news of a call go to, whatever brings them. */
export interface CallNews {
  find(callId: string): WireCall | undefined
  /** A state that was pushed; undefined when it could not be read. */
  pushed(call: WireCall | undefined): void
  /** Reads all calls. */
  refresh(): void
  /** Reads one call. @throws CtiError */
  reread(callId: string, signal: AbortSignal): Promise<void>
  /** Nothing brings news of this call: reads all calls again and again while there are any. */
  poll(): Promise<void>
}

/** Brings the news of one call until `signal` aborts. */
export type FollowCall = (news: CallNews, callId: string, signal: AbortSignal) => Promise<void>

/** Follows a call by its own stream, and by reading where an override file switches that off (Contract dstny 4.1, 4.4). */
export const followByStream =
  (context: LinkContext): FollowCall =>
  async (news, callId, signal) => {
    try {
      await followStream(context, news, callId, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'unsupported') throw error
      await news.poll()
    }
  }

/** @throws CtiError unsupported */
async function followStream(context: LinkContext, news: CallNews, callId: string, signal: AbortSignal): Promise<void> {
  const { clock } = context
  const backoff = newBackoff(context)
  const health = new StreamHealth()
  const read = (): Promise<void> => Promise.resolve(news.refresh())
  using standIn = new StandIn(context, { operation: 'streamCallState', pollMs: POLL_MS, read })
  let lastEventId: string | undefined
  for (let again = false; !signal.aborted; again = true) {
    const reopened = again
    standIn.begin()
    const opened = (): void => {
      backoff.opened(clock.elapsed())
      health.opened(clock.elapsed())
      if (reopened) news.refresh()
    }
    const began = (): void => {
      health.began()
      standIn.stop()
    }
    const message = ({ id, data }: { readonly id: string | undefined; readonly data: string }): void => {
      lastEventId = id ?? lastEventId
      news.pushed(readCall(data))
    }
    const retry = (ms: number): void => backoff.serverRetry(ms)
    const on = { opened, began, message, retry }
    const end = await openStream(context, 'streamCallState', { callId }, lastEventId, on, signal)
    const verdict = streamVerdict(end, true)
    if (verdict === 'signInAgain') return context.fail(streamError(end, context.requester.http.host))
    news.refresh()
    if (verdict !== 'reopen' || health.hasFailed(end, clock.elapsed())) return news.poll()
    await clock.sleep(reopenDelayMs(end, backoff, clock.elapsed()), signal)
  }
}

function readCall(data: string): WireCall | undefined {
  try {
    const parsed = z.safeParse(wireCall, parseJson(data))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // not JSON: the event still is a reason to read
  }
}
