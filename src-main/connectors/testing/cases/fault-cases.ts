import { expect } from 'vitest'
import { MINUTE } from '../../../util/durations.ts'
import { live } from '../stage.ts'
import type { CtiErrorKind } from '../../../../src-preload/contract/error.ts'
import { defined } from '../../../util/defined.ts'
import { commandRows } from '../faults/fault-rows.ts'
import type { ConformanceOptions } from '../options.ts'
import type { Case } from '../stage.ts'

/** Connections that break, and events that are doubled, late or swapped. */
export function lossCases(one: Case, { operations, newsBy = 'stream' }: ConformanceOptions): void {
  one('shows the right calls after a loss during a call', ['calls'], async (stage) => {
    await stage.goLive()
    await stage.talks()
    await stage.front.faults.refuse()
    await stage.until(() => stage.picture.state === 'stale')
    expect([stage.picture.callStates, stage.picture.current]).toEqual([['connected'], undefined])
    stage.me.holds()
    await stage.outside('+493023125998').dials(stage.me)
    await stage.front.faults.accept()
    await stage.showsTruth()
    expect(stage.truth).toHaveLength(2)
    expect(stage.picture.callStates).toEqual(stage.truth)
  })
  one('notices a call that ended during the loss', ['calls'], async (stage) => {
    await stage.goLive()
    await stage.rings()
    await stage.front.faults.refuse()
    await stage.until(() => stage.picture.state === 'stale')
    stage.me.legIn().call.caller.hangsUp()
    await stage.front.faults.accept()
    await stage.showsTruth()
    expect(stage.picture.calls.size).toBe(0)
  })
  if (newsBy === 'stream' || newsBy === 'posts') openChannelCases(one, operations.callEvents)
}

/** Channels that stay open and say nothing, or the wrong things. */
function openChannelCases(one: Case, operation: string | undefined): void {
  one('takes half-open connections for dead and opens them again', [], async (stage) => {
    await stage.goLive()
    stage.front.faults.halfOpen()
    stage.front.faults.clear()
    await stage.outside().dials(stage.me)
    await stage.clock.advance(61_000)
    await stage.showsTruth()
    expect(stage.picture.statuses).not.toContain('stale') // only the streams were dead
    expect(stage.picture.callStates).toEqual(['alerting'])
  })
  one('ends in the state of the server after doubled and swapped events', [], async (stage) => {
    await stage.goLive()
    const { vendorId } = await stage.talks()
    stage.front.faults.repeatLastEvent()
    stage.front.faults.outOfOrder(defined({ operation }))
    stage.me.holds()
    stage.me.resumes()
    await stage.sees(vendorId, ({ state }) => state === 'held' || state === 'connected')
    await stage.clock.advance(5_000)
    await stage.showsTruth()
    expect(stage.picture.callStates).toEqual(['connected'])
    expect(stage.picture.gone).toEqual([])
  })
}

/** Servers that refuse, break off or act without answering (trust R6). */
export function faultCases(one: Case, options: ConformanceOptions): void {
  const { dial, readCalls } = options.operations
  if (dial !== undefined) dialFaultCases(one, dial)
  for (const [status, kind] of [
    [429, 'rateLimited'],
    [500, 'network'],
    [503, 'rateLimited']
  ] as const) {
    refusedCommandCase(one, options, status, kind)
    if (readCalls === undefined) continue
    one(`reads again when reading is answered with ${String(status)}`, ['calls'], async (stage) => {
      await stage.goLive()
      stage.front.faults.reply(status, { operation: readCalls, times: 2 })
      await stage.rings()
      await stage.showsTruth()
      expect(stage.picture.statuses.filter((state) => state === 'stale')).toEqual([])
    })
  }
  if (readCalls === undefined) return
  one('is right after a body that was cut off', ['calls'], async (stage) => {
    await stage.goLive()
    stage.front.faults.cutOffJson({ operation: readCalls, times: 1 })
    await stage.rings()
    await stage.showsTruth()
  })
}

function refusedCommandCase(
  one: Case,
  { refusedCommand, faultTargets }: ConformanceOptions,
  status: number,
  kind: CtiErrorKind
): void {
  const row = commandRows.find(({ name }) => name === refusedCommand)
  const operation = row && faultTargets?.commands[row.name]?.[0]
  if (row === undefined || operation === undefined) return
  one(`tells the user at once when a command is answered with ${String(status)}`, row.needs, async (stage) => {
    await stage.goLive()
    const command = await row.prepare(stage)
    const before = stage.front.count(operation)
    stage.front.faults.reply(status, { operation, times: 1, retryAfter: 1 })
    await expect(stage.do(command)).rejects.toMatchObject({ kind })
    expect(stage.front.count(operation)).toBe(before + 1)
    await stage.showsTruth()
  })
}

function dialFaultCases(one: Case, dial: string): void {
  one('dials once when the connection drops after the server acted', ['dial'], async (stage) => {
    await stage.goLive()
    stage.front.faults.dropAfterActing(dial)
    await expect(stage.do({ type: 'dial', number: '201', deviceId: undefined })).rejects.toMatchObject({
      kind: 'network'
    })
    await stage.showsTruth()
    await stage.clock.advance(MINUTE)
    expect([stage.front.count(dial), stage.truth]).toEqual([1, ['alerting']])
  })
  one('dials not at all when there is no connection', ['dial'], async (stage) => {
    await stage.goLive()
    const link = stage.picture.current
    await stage.front.faults.refuse()
    await expect(link?.execute({ type: 'dial', number: '201', deviceId: undefined }, live)).rejects.toMatchObject({
      name: 'CtiError'
    })
    await stage.front.faults.accept()
    await stage.showsTruth()
    expect([stage.front.count(dial), stage.truth]).toEqual([0, []])
  })
}
