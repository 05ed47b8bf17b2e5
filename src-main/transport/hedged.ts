import type { Clock } from '../util/clock.ts'

/**
 * Asks a second time when the first question has no answer after `patienceMs`, and takes whichever answer comes first:
 * a connection that died unnoticed then costs a moment instead of the whole deadline. For reads only. Fails at once while
 * only one question is under way.
 */
export async function hedged<T>(
  clock: Clock,
  patienceMs: number,
  ask: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal
): Promise<T> {
  const answered = new AbortController()
  const either = AbortSignal.any([signal, answered.signal])
  let again: Promise<T> | undefined
  const first = ask(either).catch((failure: unknown) => {
    if (again === undefined) throw failure
    return again
  })
  const second = clock.sleep(patienceMs, either).then(() => (again = ask(either)))
  try {
    return await Promise.race([first, second])
  } finally {
    answered.abort(new DOMException('answered', 'AbortError'))
  }
}
