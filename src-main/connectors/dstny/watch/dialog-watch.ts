import type { SseEnd } from '../../../transport/sse-client.ts'
import { SECOND } from '../../../util/durations.ts'
import { CtiError } from '../../../util/errors.ts'
import type { CallWatch } from '../calls/call-watch.ts'
import { DialogInfo } from '../wire/dialog-info.ts'
import { streamError, streamVerdict } from '../errors.ts'
import { inBackground } from '../../kit/link-context.ts'
import type { DstnyContext } from '../link-context.ts'
import { followWhileAllowed, watch } from './watched-stream.ts'

/** Pause between readings of the calls while the dialog stream tells nothing, in ms (Dstny API 4.1). */
const POLL_CALLS_MS = 2 * SECOND

/**
 * Has the dialog stream tell of new calls; resolves when it stands or polling took its place. Afterwards it heals by
 * itself, with polling meanwhile: its end says nothing of commands under way, and only a failed reading breaks the link.
 * @throws CtiError
 */
export function watchDialogs(context: DstnyContext, calls: CallWatch): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: CtiError): void => {
      context.fail(error)
      reject(error)
    }
    let dialogs = new DialogInfo()
    let hasStood = false
    let isOpen = false
    let wasPolled = false
    const watched = {
      operation: 'streamDialogEvents',
      pollMs: POLL_CALLS_MS,
      opened: () => {
        hasStood = true
        isOpen = true
        resolve()
      },
      message: (data: string): 'gap' | void => {
        const change = dialogs.take(data)
        if (change.type === 'gap') return 'gap'
        if (change.type === 'changed') calls.dialogsChanged(change.dialogs)
        else calls.refresh()
      },
      lost: (end: SseEnd) => {
        dialogs = new DialogInfo()
        const couldOpen = isOpen
        isOpen = false
        if (couldOpen || streamVerdict(end, false) === 'signInAgain') return
        if (hasStood) calls.refresh()
        else
          decideWithout(context, end).then(resolve, (error: unknown) => {
            if (error instanceof CtiError) fail(error) // an abort is heard of below
          })
      },
      polled: (isPolled: boolean) => {
        resolve()
        if (isPolled === wasPolled) return
        wasPolled = isPolled
        context.emit({ type: 'callPollingChanged', ...(isPolled ? { everyMs: POLL_CALLS_MS } : {}) })
      },
      retry: context.wantsPause,
      read: () => Promise.resolve(calls.refresh())
    } as const
    void watch({ ...context, fail }, watched).then(() => reject(context.signal.reason as Error)) // aborts have an error
  })
}

/** A stream that cannot be opened says little of the server: reading the calls tells whether it is there. @throws CtiError */
async function decideWithout({ requester, signal }: DstnyContext, end: SseEnd): Promise<void> {
  try {
    const { status } = await requester.send('getUserCallState', {}, signal)
    if (status < 500 && status !== 429) return
  } catch (error) {
    if (!(error instanceof CtiError)) throw error
  }
  throw streamError(end, requester.http.host)
}

/**
 * Has the dialog stream tell why calls end, where something else tells that they do: without it, or while it is away, a
 * call that somebody else took counts as missed, and nothing else changes (Dstny API 4.5). Never rejects.
 */
export async function watchReasons(context: DstnyContext, calls: CallWatch): Promise<void> {
  let dialogs = new DialogInfo()
  const message = (data: string): 'gap' | void => {
    const change = dialogs.take(data)
    if (change.type === 'gap') return 'gap'
    if (change.type === 'changed') calls.noteReasons(change.dialogs)
  }
  const lost = (): void => void (dialogs = new DialogInfo())
  // posts may have been lost on the same way; calls are read for other reasons
  const read = (): Promise<void> => Promise.resolve(context.callbacks?.lost.emit())
  const watched = { operation: 'streamDialogEvents', pollMs: 0, message, lost, read } as const
  await inBackground(context, 'dialogs', async () => void (await followWhileAllowed(context, watched)))
}
