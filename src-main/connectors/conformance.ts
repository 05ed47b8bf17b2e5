import { afterEach, beforeEach, describe, it } from 'vitest'
import { callCases } from './testing/call-cases.ts'
import { domainCases, signInCases } from './testing/domain-cases.ts'
import { faultCases, lossCases } from './testing/fault-cases.ts'
import { Stage } from './testing/stage.ts'
import type { Case, ConformanceOptions } from './testing/stage.ts'

/**
 * Registers the suite that defines what a connector is: every vendor passes it against the simulator's front of its own
 * protocol. A case that needs a capability the vendor lacks is listed as n/a.
 */
export function conformance(options: ConformanceOptions): void {
  describe(`${options.name} passes the suite of connectors`, () => {
    let stage: Stage
    beforeEach(async () => void (stage = await Stage.open(options)))
    afterEach(() => stage[Symbol.asyncDispose]())
    const one: Case = (name, needs, play) => {
      const lacks = needs.filter((capability) => !options.capabilities.includes(capability))
      if (lacks.length > 0) it.skip(`n/a (${lacks.join(', ')}): ${name}`)
      else it(name, () => play(stage))
    }
    signInCases(one)
    callCases(one)
    domainCases(one)
    lossCases(one, options)
    faultCases(one, options)
  })
}
