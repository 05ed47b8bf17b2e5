import { powerMonitor } from 'electron'
import type { Leaving } from '../queues/pause-rules.ts'
import type { Clock } from '../util/clock.ts'
import { abortError } from '../util/abort.ts'
import { SECOND } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'

const LOOK_EVERY_MS = 5 * SECOND

/** The user left the computer, or is back. */
export interface LeavingChange {
  readonly how: Exclude<Leaving, 'quit'>
  readonly left: boolean
}

/**
 * Calls `onChange` when the computer is locked, unlocked, falls asleep or wakes up; returns its own end. Linux tells of no
 * lock, so it is asked every five seconds while `isWanted`.
 */
export function watchLeaving(
  clock: Clock,
  isWanted: () => boolean,
  onChange: (change: LeavingChange) => void
): () => void {
  const listeners = [
    ['suspend', { how: 'asleep', left: true }],
    ['resume', { how: 'asleep', left: false }],
    ['lock-screen', { how: 'locked', left: true }],
    ['unlock-screen', { how: 'locked', left: false }]
  ] as const
  const ends = listeners.map(([event, change]) => {
    const listener = (): void => onChange(change)
    // each of these names alone is an event of Electron's types
    powerMonitor.on(event as 'suspend', listener)
    return () => powerMonitor.off(event as 'suspend', listener)
  })
  const end = new AbortController()
  if (process.platform === 'linux')
    watchLock(clock, isWanted, onChange, end.signal).catch((failure: unknown) => {
      if (!isAbort(failure)) throw failure
    })
  return () => {
    end.abort(abortError('ended'))
    for (const stop of ends) stop()
  }
}

async function watchLock(
  clock: Clock,
  isWanted: () => boolean,
  onChange: (change: LeavingChange) => void,
  signal: AbortSignal
): Promise<void> {
  let before = false
  for (;;) {
    await clock.sleep(LOOK_EVERY_MS, signal)
    if (!isWanted()) continue
    const isLocked = powerMonitor.getSystemIdleState(1) === 'locked'
    if (isLocked !== before) onChange({ how: 'locked', left: isLocked })
    before = isLocked
  }
}
