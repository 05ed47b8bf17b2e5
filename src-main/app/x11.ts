import { app } from 'electron'
import { argumentsForX11 } from './window-system.ts'
import type { WindowSystem } from './window-system.ts'

/** What Chromium has chosen for this start. */
export const windowSystem = (): WindowSystem => ({
  platform: process.platform,
  ozone: app.commandLine.getSwitchValue('ozone-platform')
})

/** True when another start, on X11, follows this one, which should end. Call it before this is the only instance. */
export function startsAnewOnX11(): boolean {
  const args = argumentsForX11(windowSystem(), process.argv, process.env)
  if (args !== undefined) app.relaunch({ args })
  return args !== undefined
}
