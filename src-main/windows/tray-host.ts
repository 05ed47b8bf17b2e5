import { askSessionBus } from '../util/session-bus.ts'
import type { RunProgram } from '../util/session-bus.ts'

const WATCHER = 'org.kde.StatusNotifierWatcher'
const BUS = 'org.freedesktop.DBus'

/** Whether this desktop shows tray icons. Electron cannot tell on Linux; not knowing counts as no. */
export async function isTrayShown(platform: NodeJS.Platform, run?: RunProgram): Promise<boolean> {
  if (platform !== 'linux') return true
  const question = { destination: BUS, path: '/', interface: BUS, method: 'NameHasOwner', args: [WATCHER] }
  return (await askSessionBus(question, run)) ?? false
}
