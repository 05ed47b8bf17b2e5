import { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { MirtaFront } from '../../../simulator/fronts/mirta/front.ts'
import type { MirtaSwitches } from '../../../simulator/fronts/mirta/switches.ts'
import { conformanceOptions, frontOf, openFront } from './conformance-options.ts'

/** A live account of Jane's on a system with habits of its own. */
export interface MirtaHarness {
  readonly harness: ConnectorHarness
  readonly front: MirtaFront
}

/** Opens one; whoever does ends the harness. */
export async function openMirtaHarness(switches: Partial<MirtaSwitches> = {}): Promise<MirtaHarness> {
  const harness = await ConnectorHarness.open({ ...conformanceOptions, openFront: openFront(switches) })
  await harness.goLive()
  return { harness, front: frontOf(harness) }
}
