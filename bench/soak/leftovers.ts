import { setTimeout as pause } from 'node:timers/promises'
import type { World } from './world.ts'

/** Sockets and servers of this process. */
export const openSockets = (): number => process.getActiveResourcesInfo().filter((name) => /TCP|TLS/.test(name)).length

/** Longest time in which closed sockets are given back, in real ms: nothing tells of it. */
const CLOSING_MS = 2_000

/** What was not given back after everything was closed; nothing, if all is well. `before`: sockets that were there before. */
export async function leftoversOf(
  { computer, front, fronts, traffic, domain }: World,
  before: number
): Promise<string[]> {
  const deadline = performance.now() + CLOSING_MS
  while (openSockets() > before && performance.now() < deadline) await pause(5)
  const counts: readonly (readonly [string, number])[] = [
    ['sockets', Math.max(0, openSockets() - before)],
    ['timers', computer.sleeping],
    ['requests', traffic.pending],
    ['streams on the servers', fronts.reduce((sum, { streams }) => sum + streams.length, 0)],
    ['callbacks on the server', front.webhooks.registered.length],
    // of the program's own parts, which live as long as it does
    [
      'listeners',
      Object.values(domain.stores).reduce((sum, { changes }) => sum + changes.listenerCount, 0) - OWN_LISTENERS
    ]
  ]
  return counts.filter(([, count]) => count > 0).map(([name, count]) => `${String(count)} ${name}`)
}

/** The stores' listeners that belong to `makeDomain` itself and are never taken off. */
const OWN_LISTENERS = 1
