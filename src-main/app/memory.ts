import { setFlagsFromString } from 'node:v8'
import { app } from 'electron'

/**
 * Keeps the space for young objects small, in the main process and in the pages: a storm of events would let it grow to
 * 16 MB each, and none of them gives it back while it rests. Call it before `ready`.
 */
export function limitHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=2')
}
