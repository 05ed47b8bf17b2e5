import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../connector-harness.ts'
import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import { defined } from '../../../util/defined.ts'
import { commandRows } from '../faults/fault-rows.ts'
import type { ConformanceOptions } from '../options.ts'
import type { ConnectorTest } from '../connector-harness.ts'

/** Connections that break, and events that are doubled, late or swapped. */
export function lossCases(connectorTest: ConnectorTest, { operations, newsBy = 'stream' }: ConformanceOptions): void {
  connectorTest('shows the right calls after a loss during a call', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.talks()
    await harness.front.faults.refuse()
    await harness.until(() => harness.recorded.state === 'stale')
    expect([harness.recorded.callStates, harness.recorded.current]).toEqual([['connected'], undefined])
    harness.me.holds()
    await harness.outside('+493023125998').dials(harness.me)
    await harness.front.faults.accept()
    await harness.showsTruth()
    expect(harness.serverState).toHaveLength(2)
    expect(harness.recorded.callStates).toEqual(harness.serverState)
  })
  connectorTest('notices a call that ended during the loss', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.rings()
    await harness.front.faults.refuse()
    await harness.until(() => harness.recorded.state === 'stale')
    harness.me.legIn().call.caller.hangsUp()
    await harness.front.faults.accept()
    await harness.showsTruth()
    expect(harness.recorded.calls.size).toBe(0)
  })
  if (newsBy === 'stream' || newsBy === 'posts') openChannelCases(connectorTest, operations.callEvents)
}

/** Channels that stay open and say nothing, or the wrong things. */
function openChannelCases(connectorTest: ConnectorTest, operation: string | undefined): void {
  connectorTest('takes half-open connections for dead and opens them again', [], async (harness) => {
    await harness.goLive()
    harness.front.faults.halfOpen()
    harness.front.faults.clear()
    await harness.outside().dials(harness.me)
    await harness.clock.advance(61_000)
    await harness.showsTruth()
    expect(harness.recorded.statuses).not.toContain('stale') // only the streams were dead
    expect(harness.recorded.callStates).toEqual(['alerting'])
  })
  connectorTest('ends in the state of the server after doubled and swapped events', [], async (harness) => {
    await harness.goLive()
    const { vendorId } = await harness.talks()
    harness.front.faults.repeatLastEvent()
    harness.front.faults.outOfOrder(defined({ operation }))
    harness.me.holds()
    harness.me.resumes()
    await harness.sees(vendorId, ({ state }) => state === 'held' || state === 'connected')
    await harness.clock.advance(5_000)
    await harness.showsTruth()
    expect(harness.recorded.callStates).toEqual(['connected'])
    expect(harness.recorded.gone).toEqual([])
  })
}

/** Servers that refuse, break off or act without answering (trust R6). */
export function faultCases(connectorTest: ConnectorTest, options: ConformanceOptions): void {
  const { dial, readCalls } = options.operations
  if (dial !== undefined) dialFaultCases(connectorTest, dial)
  for (const [status, kind] of [
    [429, 'rateLimited'],
    [500, 'network'],
    [503, 'rateLimited']
  ] as const) {
    refusedCommandCase(connectorTest, options, status, kind)
    if (readCalls === undefined) continue
    connectorTest(`reads again when reading is answered with ${String(status)}`, ['calls'], async (harness) => {
      await harness.goLive()
      harness.front.faults.reply(status, { operation: readCalls, times: 2 })
      await harness.rings()
      await harness.showsTruth()
      expect(harness.recorded.statuses.filter((state) => state === 'stale')).toEqual([])
    })
  }
  if (readCalls === undefined) return
  connectorTest('is right after a body that was cut off', ['calls'], async (harness) => {
    await harness.goLive()
    harness.front.faults.cutOffJson({ operation: readCalls, times: 1 })
    await harness.rings()
    await harness.showsTruth()
  })
}

function refusedCommandCase(
  connectorTest: ConnectorTest,
  { refusedCommand, faultTargets }: ConformanceOptions,
  status: number,
  kind: CtiErrorKind
): void {
  const row = commandRows.find(({ name }) => name === refusedCommand)
  const operation = row && faultTargets?.commands[row.name]?.[0]
  if (row === undefined || operation === undefined) return
  connectorTest(
    `tells the user at once when a command is answered with ${String(status)}`,
    row.needs,
    async (harness) => {
      await harness.goLive()
      const command = await row.prepare(harness)
      const before = harness.front.count(operation)
      harness.front.faults.reply(status, { operation, times: 1, retryAfter: 1 })
      await expect(harness.do(command)).rejects.toMatchObject({ kind })
      expect(harness.front.count(operation)).toBe(before + 1)
      await harness.showsTruth()
    }
  )
}

function dialFaultCases(connectorTest: ConnectorTest, dial: string): void {
  connectorTest('dials once when the connection drops after the server acted', ['dial'], async (harness) => {
    await harness.goLive()
    harness.front.faults.dropAfterActing(dial)
    await expect(harness.do({ type: 'dial', number: '201', deviceId: undefined })).rejects.toMatchObject({
      kind: 'network'
    })
    await harness.showsTruth()
    expect(harness.serverState).toEqual(['alerting'])
    await harness.clock.advance(MINUTE)
    expect(harness.front.count(dial)).toBe(1)
  })
  connectorTest('dials not at all when there is no connection', ['dial'], async (harness) => {
    await harness.goLive()
    const link = harness.recorded.current
    await harness.front.faults.refuse()
    await expect(link?.execute({ type: 'dial', number: '201', deviceId: undefined }, live)).rejects.toMatchObject({
      name: 'CtiError'
    })
    await harness.front.faults.accept()
    await harness.showsTruth()
    expect([harness.front.count(dial), harness.serverState]).toEqual([0, []])
  })
}
