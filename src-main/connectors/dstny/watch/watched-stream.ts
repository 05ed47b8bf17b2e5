import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import type { SseEnd, SseHandlers } from '../../../transport/sse-client.ts'
import { StreamHealth } from '../../../transport/stream-health.ts'
import { MINUTE } from '../../../util/durations.ts'
import { CtiError, isAbort } from '../../../util/errors.ts'
import { streamError, streamVerdict } from '../errors.ts'
import { openStream } from '../link-context.ts'
import { inBackground, newBackoff, reopenDelayMs } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { StandIn, poll } from './stand-in.ts'
import type { Polled } from './stand-in.ts'
import { abortError, linkedAbort } from '../../../util/abort.ts'

/** A stream that never works is tried again after this, in ms (trust R11). */
const TRY_AGAIN_MS = 10 * MINUTE

/** One resource that is watched by a stream and, where there is none, by polling (Dstny API 4.1). */
export interface Watched extends Polled {
  readonly path?: Readonly<Record<string, string>>
  /** The server answered with a stream. */
  readonly opened?: () => void
  /** 'gap': something was missed, so the stream is opened anew. */
  readonly message: (data: string) => void | 'gap'
  /** The stream has ended, or could not be opened, and is opened anew: what it told is not certain any more. */
  readonly lost?: (end: SseEnd) => void
  /** The server's `retry:`, in ms. */
  readonly retry?: (ms: number) => void
  /** Whether polling has taken the stream's place for long. */
  readonly polled?: (isPolled: boolean) => void
}

/**
 * Keeps one stream open for the life of the link: reopened with back-off after a loss, replaced by polling where the
 * server has no such stream, does not allow it, or something on the way keeps it from working.
 */
export async function watch(context: DstnyContext, watched: Watched): Promise<void> {
  try {
    const error = await followWhileAllowed(context, watched)
    if (error.kind === 'auth') return context.fail(error)
    context.log.info('polling instead of a stream', { operation: watched.operation, kind: error.kind })
    context.notify(m.polling_instead())
  } catch (error) {
    if (context.signal.aborted || isAbort(error)) return
    if (!(error instanceof CtiError))
      return context.log.error('watching ended', { operation: watched.operation, error })
    if (error.kind !== 'unsupported') return context.fail(error)
    // switched off by an override
  }
  watched.polled?.(true)
  await inBackground(context, watched.operation, () => poll(context, watched, context.signal))
}

/** Keeps one stream open until the server has no such stream or does not allow it; answers why. @throws CtiError unsupported */
export async function followWhileAllowed(context: DstnyContext, watched: Watched): Promise<CtiError> {
  const { clock, requester, refusals } = context
  const name = `stream ${requester.path(watched.operation, watched.path ?? {})}`
  const opened = (): void => {
    refusals.worked(name)
    watched.opened?.()
  }
  const mayPass = (end: SseEnd): boolean =>
    end.type === 'refused' && ![204, 401].includes(end.status) && refusals.mayPass(name, clock.elapsed())
  const end = await followStream(context, { ...watched, opened }, (one, hasFailed) => {
    if (streamVerdict(one, false) !== 'reopen' && !mayPass(one)) return 'stop'
    if (!hasFailed()) return 'reopen'
    gaveUp(context, watched, one)
    return 'later'
  })
  return streamError(end, requester.http.host)
}

/** What is done after the end of a stream; `hasFailed`: opening it again is no use for now (trust R11). */
type AfterEnd = (end: SseEnd, hasFailed: () => boolean) => 'reopen' | 'later' | 'stop'

/** Keeps one stream open, with reading in its stead, until `afterEnd` says to stop; answers the last end. @throws CtiError unsupported */
export async function followStream(context: DstnyContext, watched: Watched, afterEnd: AfterEnd): Promise<SseEnd> {
  const { clock, signal } = context
  const backoff = newBackoff(context)
  const health = new StreamHealth()
  using standIn = new StandIn(context, watched)
  let lastEventId: string | undefined
  for (let again = false; ; again = true) {
    const reopened = again
    standIn.begin()
    const end = await openCuttable(context, watched, lastEventId, (abortStream) => ({
      opened: () => {
        backoff.opened(clock.elapsed())
        health.opened(clock.elapsed())
        watched.opened?.()
        if (reopened) void inBackground(context, watched.operation, watched.read)
      },
      began: () => {
        health.began()
        standIn.stop()
        watched.polled?.(false)
      },
      message: ({ id, data }) => {
        lastEventId = id ?? lastEventId
        if (watched.message(data) !== 'gap') return
        lastEventId = undefined
        abortStream()
      },
      retry: (ms) => {
        backoff.serverRetry(ms)
        watched.retry?.(ms)
      }
    }))
    watched.lost?.(end)
    const next = afterEnd(end, () => health.hasFailed(end, clock.elapsed()))
    if (next === 'stop') return end
    standIn.begin()
    await clock.sleep(next === 'later' ? TRY_AGAIN_MS : reopenDelayMs(end, backoff, clock.elapsed()), signal)
  }
}

function gaveUp({ log, notify }: DstnyContext, { operation, pollMs, polled }: Watched, end: SseEnd): void {
  log.info('stream does not work', { operation, end: end.type })
  if (pollMs > 0) notify(m.polling_instead())
  polled?.(true)
}

/** Opens the stream once; cutting it is no failure, it has just ended. */
async function openCuttable(
  context: DstnyContext,
  { operation, path = {} }: Watched,
  lastEventId: string | undefined,
  handlers: (abortStream: () => void) => SseHandlers
): Promise<SseEnd> {
  const { signal } = context
  signal.throwIfAborted()
  using stop = linkedAbort(signal)
  const on = handlers(() => stop.abort(abortError('cut')))
  try {
    return await openStream(context, operation, path, lastEventId, on, stop.signal)
  } catch (error) {
    if (signal.aborted || !stop.signal.aborted) throw error
    return { type: 'ended' }
  }
}
