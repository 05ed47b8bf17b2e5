import type { Clock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'

/** How long a receiver has for its answer, in ms. */
const TIMEOUT_MS = 5 * SECOND
/** Nobody but this computer is ever posted to. */
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']

/** Posts JSON to a receiver on this computer, as a system does that calls back. @returns whether it was taken */
export async function postToLoopback(clock: Clock, url: string, body: string, signal: AbortSignal): Promise<boolean> {
  if (!loopback.includes(new URL(url).hostname)) return false
  const done = new AbortController()
  const late = new AbortController()
  clock.sleep(TIMEOUT_MS, AbortSignal.any([done.signal, signal])).then(
    () => late.abort(),
    () => undefined
  )
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.any([late.signal, signal])
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  } finally {
    done.abort()
  }
}
