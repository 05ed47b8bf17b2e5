import * as z from 'zod/mini'
import { parseJson } from '../../../transport/json.ts'
import type { SseEnd } from '../../../transport/sse-client.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import { streamError, streamVerdict } from '../errors.ts'
import type { DstnyContext } from '../link-context.ts'
import { followStream } from './watched-stream.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'

/** Pause between readings of the calls while the stream of one tells nothing, in ms (Dstny API 4.1). */
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
  poll(): void
}

/** Brings the news of one call until `signal` aborts. */
export type FollowCall = (news: CallNews, callId: string, signal: AbortSignal) => Promise<void>

/** Follows a call by its own stream, and by reading where an override file switches that off (Dstny API 4.1, 4.4). */
export const followByStream =
  (context: DstnyContext): FollowCall =>
  async (news, callId, signal) => {
    try {
      await followCall(context, news, callId, signal)
    } catch (error) {
      if (!(error instanceof CtiError) || error.kind !== 'unsupported') throw error
      news.poll()
    }
  }

/** @throws CtiError unsupported */
async function followCall(context: DstnyContext, news: CallNews, callId: string, signal: AbortSignal): Promise<void> {
  const watched = {
    operation: 'streamCallState',
    path: { callId },
    pollMs: POLL_MS,
    read: () => Promise.resolve(news.refresh()),
    message: (data: string) => news.pushed(readCall(data)),
    lost: (end: SseEnd) => {
      if (streamVerdict(end, true) !== 'signInAgain') news.refresh()
    }
  } as const
  const end = await followStream({ ...context, signal }, watched, (one, hasFailed) =>
    streamVerdict(one, true) === 'reopen' && !hasFailed() ? 'reopen' : 'stop'
  )
  if (streamVerdict(end, true) === 'signInAgain') context.fail(streamError(end, context.requester.http.host))
  else news.poll()
}

function readCall(data: string): WireCall | undefined {
  try {
    const parsed = z.safeParse(wireCall, parseJson(data))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // not JSON: the event still is a reason to read
  }
}
