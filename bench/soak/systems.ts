import { conformanceOptions as basix } from '../../src-main/connectors/basix/testing/conformance-options.ts'
import { allOptions as callisto } from '../../src-main/connectors/callisto/testing/conformance-options.ts'
import { conformanceOptions as mirta } from '../../src-main/connectors/mirta/testing/conformance-options.ts'
import type { FrontUnderTest } from '../../src-main/connectors/testing/front.ts'
import type { HarnessOptions } from '../../src-main/connectors/testing/harness-options.ts'
import { conformanceOptions as voipbin } from '../../src-main/connectors/voipbin/testing/conformance-options.ts'
import type { Pbx } from '../../src-main/simulator/company/pbx.ts'
import type { Front } from '../../src-main/simulator/fronts/kit/front.ts'

/** A telephone system beside the first one, over the same company, to which Jane is signed in as well. */
export interface OtherSystem {
  readonly vendor: string
  readonly options: HarnessOptions
  readonly tested: FrontUnderTest
  readonly front: Front
}

const others: Readonly<Record<string, HarnessOptions>> = { callisto, mirta, basix, voipbin }

/** Opens a front of each other vendor. */
export const openOthers = (pbx: Pbx): Promise<readonly OtherSystem[]> =>
  Promise.all(
    Object.entries(others).map(async ([vendor, options]) => {
      const tested = await options.openFront(pbx)
      const { front } = tested as FrontUnderTest & { readonly front: Front } // each of the four has one
      return { vendor, options, tested, front }
    })
  )

/** Whether a system tells of calls. */
export const hasCalls = ({ options }: OtherSystem): boolean => options.newsBy !== 'nothing'
