import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { SseEnd } from '../../transport/sse-client.ts'
import type { SseHandlers } from '../../transport/sse-reader.ts'
import { CtiError, isAbort } from '../../util/errors.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { streamError, streamVerdict } from './errors.ts'
import { inBackground, newBackoff, openStream, reopenDelayMs } from './link-context.ts'
import type { LinkContext } from './link-context.ts'

/** One resource that is watched by a stream and, where there is none, by polling (Contract dstny 4.1). */
export interface Watched {
  readonly operation: DstnyOperationId
  readonly path?: Readonly<Record<string, string>>
  /** Pause between readings without a stream, in ms. */
  readonly pollMs: number
  /** 'gap': something was missed, so the stream is opened anew. */
  readonly message: (data: string) => void | 'gap'
  /** The stream has ended and is opened anew: what it told is not certain any more. */
  readonly lost?: () => void
  /** Reads the resource: after every opening but the first, and when polling. */
  readonly read: () => Promise<void>
}

/**
 * Keeps one stream open for the life of the link: reopened with back-off after a loss, replaced by polling where the
 * server has no such stream or does not allow it.
 */
export async function watch(context: LinkContext, watched: Watched): Promise<void> {
  try {
    const error = await followStream(context, watched)
    if (error.kind === 'auth') return context.fail(error)
    context.log.info('polling instead of a stream', { operation: watched.operation, kind: error.kind })
    context.tell(m.polling_instead())
    await poll(context, watched)
  } catch (error) {
    if (context.signal.aborted || isAbort(error)) return
    if (!(error instanceof CtiError))
      return context.log.error('watching ended', { operation: watched.operation, error })
    if (error.kind !== 'unsupported') return context.fail(error)
    await inBackground(context, watched.operation, () => poll(context, watched)) // switched off by an override
  }
}

/** Keeps one stream open until the server has no such stream or does not allow it; answers why. @throws CtiError unsupported */
export async function followStream(context: LinkContext, watched: Watched): Promise<CtiError> {
  const { clock, signal, requester } = context
  const backoff = newBackoff(context)
  let lastEventId: string | undefined
  let again = false
  for (;;) {
    const reopened = again
    const end = await openCuttable(context, watched, lastEventId, (cut) => ({
      opened: () => {
        backoff.opened(clock.now())
        if (reopened) void inBackground(context, watched.operation, watched.read)
      },
      message: ({ id, data }) => {
        lastEventId = id ?? lastEventId
        if (watched.message(data) !== 'gap') return
        lastEventId = undefined
        cut()
      },
      retry: (ms) => backoff.serverRetry(ms)
    }))
    watched.lost?.()
    if (streamVerdict(end, false) !== 'reopen') return streamError(end, requester.http.host)
    again = true
    await clock.sleep(reopenDelayMs(end, backoff, clock.now()), signal)
  }
}

/** Opens the stream once; cutting it is no failure, it has just ended. */
async function openCuttable(
  context: LinkContext,
  { operation, path = {} }: Watched,
  lastEventId: string | undefined,
  handlers: (cut: () => void) => SseHandlers
): Promise<SseEnd> {
  const { signal } = context
  const stop = new AbortController()
  const onAbort = (): void => stop.abort(signal.reason)
  signal.throwIfAborted()
  signal.addEventListener('abort', onAbort, { once: true })
  const on = handlers(() => stop.abort(new DOMException('cut', 'AbortError')))
  try {
    return await openStream(context, operation, path, lastEventId, on, stop.signal)
  } catch (error) {
    if (signal.aborted || !stop.signal.aborted) throw error
    return { type: 'ended' }
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

async function poll(context: LinkContext, watched: Watched): Promise<void> {
  while (!context.signal.aborted) {
    await context.clock.sleep(watched.pollMs, context.signal)
    await inBackground(context, watched.operation, watched.read)
  }
}
