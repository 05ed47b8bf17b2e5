import { app } from 'electron'
import { parseLaunchWish } from './command-line.ts'
import type { LaunchWish } from './command-line.ts'

/**
 * True when this is the only instance. Otherwise the running one has been told `wish`, and only that: it never looks at
 * the command line that Chromium hands over (P3). `onSecond` gets undefined for a wish that is none of ours.
 */
export function takeSingleInstance(wish: LaunchWish, onSecond: (wish: LaunchWish | undefined) => void): boolean {
  if (!app.requestSingleInstanceLock(wish)) return false
  app.on('second-instance', (_event, _argv, _folder, data) => onSecond(parseLaunchWish(data)))
  return true
}
