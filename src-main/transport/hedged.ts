import type { Clock } from '../util/clock.ts'
import { abortError, linkedAbort } from '../util/abort.ts'

/**
 * Asks a second time when the first question has no answer after `patienceMs`, and takes whichever answer comes first:
 * a connection that died unnoticed then costs a moment instead of the whole deadline. For reads only. Fails at once while
 * only one question is under way.
 */
export async function hedged<T>(
  clock: Clock,
  patienceMs: number,
  ask: (signal: AbortSignal, isAgain: boolean) => Promise<T>,
  signal: AbortSignal
): Promise<T> {
  signal.throwIfAborted()
  using asking = linkedAbort(signal)
  let again: Promise<T> | undefined
  const first = ask(asking.signal, false).catch((failure: unknown) => {
    if (again === undefined) throw failure
    return again
  })
  const second = clock.sleep(patienceMs, asking.signal).then(() => (again = ask(asking.signal, true)))
  try {
    return await Promise.race([first, second])
  } finally {
    asking.abort(abortError('answered'))
  }
}
