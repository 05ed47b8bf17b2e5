import { expect } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { REFUSED, faults } from './faults.ts'
import type { FaultRow } from './faults.ts'
import type { ConformanceOptions } from '../options.ts'
import type { Case, Stage } from '../stage.ts'
import { endsAsTheServer } from '../truth.ts'

/** Lets the request under the fault be sent. */
type Begin = (stage: Stage) => Promise<void>

const reconnects: Begin = (stage) => stage.reconnects()

const isCalled: Begin = async (stage) => {
  await stage.outside().dials(stage.me)
  await stage.me.answers()
}

async function play(stage: Stage, begin: Begin, fault: FaultRow, operation: string): Promise<void> {
  await stage.goLive()
  const before = stage.front.count(operation)
  const meanwhile = await fault.strike(stage, [operation])
  await begin(stage)
  await meanwhile?.()
  await stage.advance(4 * SECOND)
  if (fault.name !== REFUSED) expect(stage.front.count(operation)).toBeGreaterThan(before)
  await stage.outside('+493023125990').dials(stage.me)
  stage.front.faults.clear()
  await stage.front.faults.accept()
  await endsAsTheServer(stage)
  await stage.me.answers()
  await endsAsTheServer(stage)
  stage.me.hangsUp()
  await endsAsTheServer(stage)
}

/** What asks the server to call back, under every fault: the calls shown are the server's all the same (trust R5). */
export function callbackFaultCases(one: Case, { faultTargets }: ConformanceOptions): void {
  const { callbacks } = faultTargets ?? {}
  if (callbacks === undefined) return
  for (const fault of faults) {
    one(`callbacks for all calls, ${fault.name}`, [], (stage) => play(stage, reconnects, fault, callbacks.allCalls))
    one(`callbacks for one call, ${fault.name}`, [], (stage) => play(stage, isCalled, fault, callbacks.oneCall))
  }
}
