import type { MirtaSwitches } from '../../../simulator/fronts/mirta/switches.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { ReportedQueue } from '../../events.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { readOptions } from '../account/options.ts'
import type { MirtaOptions } from '../account/options.ts'
import { conformanceOptions, openFront } from './conformance-options.ts'

/** What is chosen of an account whose queues and switches are tested. */
export const chosen: Partial<MirtaOptions> = {
  pauseReasons: ['Lunch', 'Training'],
  switches: ['900'],
  virtualNumbers: ['320']
}

/** An account that is live, its window on the screen, against a front with these habits. */
export async function liveAccount(
  switches: Partial<MirtaSwitches> = {},
  options: Partial<MirtaOptions> = chosen
): Promise<ConnectorHarness> {
  const harness = await ConnectorHarness.open({
    ...conformanceOptions,
    capabilities: [...capabilitiesFor(readOptions(options))],
    openFront: openFront(switches, options)
  })
  await harness.goLive()
  return harness
}

/** The window is on the screen, with these queues. */
export function looksAt(harness: ConnectorHarness, ...queueIds: readonly string[]): void {
  harness.recorded.current?.attend?.({ isWindowVisible: true, queueIds })
}

/** A queue as it is shown, by its name. */
export function shownQueue(harness: ConnectorHarness, name: string): ReportedQueue {
  const found = [...harness.recorded.queues.values()].find((queue) => queue.name === name)
  if (found === undefined) throw new Error(`no queue ${name} is shown`)
  return found
}

/** Waits until a queue is shown so. */
export const showsQueue = (
  harness: ConnectorHarness,
  name: string,
  isSo: (queue: ReportedQueue) => boolean
): Promise<void> =>
  harness.until(() => {
    const queue = [...harness.recorded.queues.values()].find((one) => one.name === name)
    return queue !== undefined && isSo(queue)
  })
