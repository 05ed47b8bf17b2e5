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
  readonly message: (data: string) => void
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
    await poll(context, watched)
  } catch (error) {
    if (context.signal.aborted || isAbort(error)) return
    if (!(error instanceof CtiError))
      return context.log.error('watching ended', { operation: watched.operation, error })
    if (error.kind !== 'unsupported') return context.fail(error)
    await inBackground(context, watched.operation, () => poll(context, watched)) // switched off by an override
  }
}

async function followStream(context: LinkContext, watched: Watched): Promise<CtiError> {
  const { clock, signal, requester } = context
  const backoff = newBackoff(context)
  let lastEventId: string | undefined
  let again = false
  for (;;) {
    const reopened = again
    const end = await openStream(
      context,
      watched.operation,
      watched.path ?? {},
      lastEventId,
      {
        opened: () => {
          backoff.opened(clock.now())
          if (reopened) void inBackground(context, watched.operation, watched.read)
        },
        message: ({ id, data }) => {
          lastEventId = id ?? lastEventId
          watched.message(data)
        },
        retry: (ms) => backoff.serverRetry(ms)
      },
      signal
    )
    if (streamVerdict(end, false) !== 'reopen') return streamError(end, requester.http.host)
    again = true
    await clock.sleep(reopenDelayMs(end, backoff, clock.now()), signal)
  }
}

async function poll(context: LinkContext, watched: Watched): Promise<void> {
  while (!context.signal.aborted) {
    await context.clock.sleep(watched.pollMs, context.signal)
    await inBackground(context, watched.operation, watched.read)
  }
}
