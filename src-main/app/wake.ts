import { networkInterfaces } from 'node:os'
import { net, powerMonitor } from 'electron'
import type { Clock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { isAbort } from '../util/errors.ts'
import { cameOnline, networkKey } from './network-key.ts'
import { abortError } from '../util/abort.ts'

const LOOK_EVERY_MS = 5 * SECOND

/** Why connections should be looked at now. */
export type WakeReason = 'resume' | 'unlock' | 'network'

/**
 * Calls `onWake` when the computer wakes up, is unlocked or gets another network (R4); returns its own end. Electron has
 * no network event in main, so the addresses are compared every five seconds.
 */
export function watchWake(clock: Clock, onWake: (reason: WakeReason) => void): () => void {
  const onResume = (): void => onWake('resume')
  const onUnlock = (): void => onWake('unlock')
  powerMonitor.on('resume', onResume)
  powerMonitor.on('unlock-screen', onUnlock)
  const end = new AbortController()
  watchNetwork(clock, () => onWake('network'), end.signal).catch((failure: unknown) => {
    if (!isAbort(failure)) throw failure
  })
  return () => {
    end.abort(abortError('ended'))
    powerMonitor.off('resume', onResume)
    powerMonitor.off('unlock-screen', onUnlock)
  }
}

async function watchNetwork(clock: Clock, changed: () => void, signal: AbortSignal): Promise<void> {
  let before = currentKey()
  for (;;) {
    await clock.sleep(LOOK_EVERY_MS, signal)
    const now = currentKey()
    if (cameOnline(before, now)) changed()
    before = now
  }
}

const currentKey = (): string => (net.isOnline() ? networkKey(networkInterfaces()) : '')
