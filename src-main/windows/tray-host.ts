import { askSessionBus, watchBusName } from '../util/session-bus.ts'
import type { RunProgram } from '../util/session-bus.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const BUS = 'org.freedesktop.DBus'

/** Whether this desktop shows tray icons. Electron cannot tell on Linux; not knowing counts as no. */
export async function isTrayShown(platform: NodeJS.Platform, run?: RunProgram): Promise<boolean> {
  if (platform !== 'linux') return true
  const question = { destination: BUS, path: '/', interface: BUS, method: 'NameHasOwner', args: [WATCHER] }
  return (await askSessionBus(question, run)) ?? false
}

/**
 * Calls back whenever a panel that shows tray icons appears, at the start of a session or after a crash: an icon made
 * before it is not known to it. Returns its own end.
 */
export const watchTrayHost = (platform: NodeJS.Platform, appeared: () => void): (() => void) =>
  platform === 'linux' ? watchBusName(WATCHER, appeared) : () => undefined
