import type { BasixFront } from '../../../simulator/fronts/basix/front.ts'
import type { BasixSwitches } from '../../../simulator/fronts/basix/switches.ts'
import { ConnectorHarness } from '../../testing/connector-harness.ts'
import type { BasixOptions } from '../options.ts'
import { conformanceOptions, openFrontUnderTest } from './conformance-options.ts'
import type { BasixFrontUnderTest } from './conformance-options.ts'

/** A harness over this vendor's front, for what is only so with this vendor. */
export interface BasixHarness extends AsyncDisposable {
  readonly harness: ConnectorHarness
  readonly front: BasixFront
}

/** Opens one, with nobody signed in. */
export async function openBasixHarness(
  switches: Partial<BasixSwitches> = {},
  options: Partial<BasixOptions> = {}
): Promise<BasixHarness> {
  const harness = await ConnectorHarness.open({
    ...conformanceOptions,
    openFront: (pbx) => openFrontUnderTest(pbx, options, switches)
  })
  const { front } = harness.front as BasixFrontUnderTest // opened just above
  return { harness, front, [Symbol.asyncDispose]: () => harness[Symbol.asyncDispose]() }
}
