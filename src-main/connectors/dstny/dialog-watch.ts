import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import { connectionLost } from '../../transport/transport-errors.ts'
import type { SseEnd } from '../../transport/sse-client.ts'
import { SECOND } from '../../util/durations.ts'
import { CtiError, isAbort } from '../../util/errors.ts'
import type { CallWatch } from './call-watch.ts'
import { DialogInfo } from './dialog-info.ts'
import { streamError, streamVerdict } from './errors.ts'
import { inBackground, openStream } from './link-context.ts'
import type { LinkContext } from './link-context.ts'
import { followStream } from './watched-stream.ts'

/** Pause between readings of the calls where there is no dialog stream, in ms (Contract dstny 4.1). */
const POLL_CALLS_MS = 2 * SECOND

/** Has the dialog stream tell of new calls; resolves when it stands or polling took its place. @throws CtiError */
export const watchDialogs = (context: LinkContext, calls: CallWatch): Promise<void> =>
  new Promise((resolve, reject) => void followDialogs(context, calls, resolve).catch(reject))

/** Settles only through `opened` or by throwing before that; afterwards a loss breaks the link. */
async function followDialogs(context: LinkContext, calls: CallWatch, opened: () => void): Promise<void> {
  const dialogs = new DialogInfo()
  let stands = false
  const gap = new AbortController()
  const message = ({ data }: { readonly data: string }): void => {
    const change = dialogs.take(data)
    if (change.type === 'changed') return calls.dialogsChanged(change.dialogs)
    if (change.type === 'unreadable') return calls.refresh()
    gap.abort(connectionLost(context.requester.http.host, new Error('gap in the dialog stream')))
  }
  let askedMs: number | undefined
  const retry = (ms: number): void => void (askedMs = ms)
  const on = { message, retry, opened: () => void ((stands = true), opened()) }
  const signal = AbortSignal.any([context.signal, gap.signal])
  try {
    const end = await openStream(context, 'streamDialogEvents', {}, undefined, on, signal)
    dialogsEnded(context, calls, end)
    opened()
  } catch (error) {
    const isOff = error instanceof CtiError && error.kind === 'unsupported' // by an override file
    if (!stands && isOff) return void (startPolling(context, calls), opened())
    if (!stands) throw error
    if (isAbort(error)) return
    const lost = error instanceof CtiError ? error : connectionLost(context.requester.http.host, error)
    context.fail(askedMs === undefined ? lost : backAfter(lost, askedMs))
  }
}

/** The same, with the wish of the server's stream when to come back, in ms (trust R1). */
const backAfter = ({ kind, userMessage, retryable, cause }: CtiError, retryAfterMs: number): CtiError =>
  new CtiError(kind, { userMessage, retryable, retryAfterMs, cause })

/** @throws CtiError when polling cannot replace the stream */
function dialogsEnded(context: LinkContext, calls: CallWatch, end: SseEnd): void {
  const verdict = streamVerdict(end, false)
  if (verdict !== 'poll' && verdict !== 'forbidden') throw streamError(end, context.requester.http.host)
  startPolling(context, calls)
}

/**
 * Has the dialog stream tell why calls end, where something else tells that they do: without it, or while it is away, a
 * call that somebody else took counts as missed, and nothing else changes (Contract dstny 4.5). Never rejects.
 */
export async function watchReasons(context: LinkContext, calls: CallWatch): Promise<void> {
  let dialogs = new DialogInfo()
  const message = (data: string): 'gap' | void => {
    const change = dialogs.take(data)
    if (change.type === 'gap') return 'gap'
    if (change.type === 'changed') calls.noteReasons(change.dialogs)
  }
  const lost = (): void => void (dialogs = new DialogInfo())
  const nothing = (): Promise<void> => Promise.resolve() // calls are read for other reasons
  const watched = { operation: 'streamDialogEvents', pollMs: 0, message, lost, read: nothing } as const
  await inBackground(context, 'dialogs', async () => void (await followStream(context, watched)))
}

function startPolling(context: LinkContext, calls: CallWatch): void {
  context.tell(m.polling_instead())
  pollCalls(context, calls).catch(() => undefined) // only the pause can fail, when the link ends
}

async function pollCalls({ clock, signal, log, capabilities }: LinkContext, calls: CallWatch): Promise<void> {
  log.info('polling calls instead of the dialog stream')
  while (capabilities.has('callControl')) {
    await clock.sleep(POLL_CALLS_MS, signal)
    calls.refresh()
  }
}
