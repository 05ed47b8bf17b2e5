import { expect } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { REFUSED, faults } from './faults.ts'
import type { FaultRow } from './faults.ts'
import type { ConformanceOptions } from '../options.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'
import { endsAsTheServer } from '../server-state.ts'

/** Lets the request under the fault be sent. */
type Begin = (harness: ConnectorHarness) => Promise<void>

const reconnects: Begin = (harness) => harness.reconnects()

const isCalled: Begin = async (harness) => {
  await harness.outside().dials(harness.me)
  await harness.me.answers()
}

async function play(harness: ConnectorHarness, begin: Begin, fault: FaultRow, operation: string): Promise<void> {
  await harness.goLive()
  const before = harness.front.count(operation)
  const meanwhile = await fault.inject(harness, [operation])
  await begin(harness)
  await meanwhile?.()
  await harness.advance(4 * SECOND)
  if (fault.name !== REFUSED) expect(harness.front.count(operation)).toBeGreaterThan(before)
  await harness.outside('+493023125990').dials(harness.me)
  harness.front.faults.clear()
  await harness.front.faults.accept()
  await endsAsTheServer(harness)
  await harness.me.answers()
  await endsAsTheServer(harness)
  harness.me.hangsUp()
  await endsAsTheServer(harness)
}

/** What asks the server to call back, under every fault: the calls shown are the server's all the same (trust R5). */
export function callbackFaultCases(connectorTest: ConnectorTest, { faultTargets }: ConformanceOptions): void {
  const { callbacks } = faultTargets ?? {}
  if (callbacks === undefined) return
  for (const fault of faults) {
    connectorTest(`callbacks for all calls, ${fault.name}`, [], (harness) =>
      play(harness, reconnects, fault, callbacks.allCalls)
    )
    connectorTest(`callbacks for one call, ${fault.name}`, [], (harness) =>
      play(harness, isCalled, fault, callbacks.oneCall)
    )
  }
}
