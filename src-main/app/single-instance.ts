import { app } from 'electron'
import type { LaunchRequest } from './command-line.ts'

/**
 * True when this is the only instance. Otherwise the running one has been told `launch`, and only that: it never looks at
 * the command line that Chromium hands over (P3). `onSecond` gets undefined for a wish that is none of ours.
 */
export function takeSingleInstance(
  launch: LaunchRequest,
  onSecond: (launch: LaunchRequest | undefined) => void
): boolean {
  if (!app.requestSingleInstanceLock(launch)) return false
  app.on('second-instance', (_event, _argv, _folder, data) => void hear(data, onSecond))
  return true
}

/** Loaded only then, for most instances never hear of another. */
async function hear(data: unknown, onSecond: (launch: LaunchRequest | undefined) => void): Promise<void> {
  const { parseLaunchRequest } = await import('./launch-request.ts')
  onSecond(parseLaunchRequest(data))
}
