import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConformanceOptions } from '../options.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

/** How far time moves on in one step, in ms: shorter than any pause between two readings. */
const STEP_MS = 250
/** How many turns a request gets to be answered in before more time passes, unless a fault delays it. */
const TURNS = 5

/** Lets time pass as a poller needs it: what is asked for is answered before more of it has passed. */
async function passes(
  { clock, front }: ConnectorHarness,
  ms: number,
  look: () => void = () => undefined
): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await clock.advance(STEP_MS)
    await pause(1)
    for (let turn = 0; turn < TURNS && front.underWay?.().length !== 0; turn++) await pause(1)
    look()
  }
}

/** How often the server is asked in a minute, for one thing or for anything. */
async function perMinute(harness: ConnectorHarness, operation?: string): Promise<number> {
  const asked = (): number =>
    operation === undefined ? harness.front.requests().length : harness.front.count(operation)
  const before = asked()
  await passes(harness, MINUTE)
  return asked() - before
}

/** One request more or less is chance. */
const CLEARLY = 1.2

const looks = ({ recorded: recorded }: ConnectorHarness, isWindowVisible: boolean): void =>
  recorded.current?.attend?.({ isWindowVisible, queueIds: [] })

/** Systems that tell of nothing and are asked for everything. */
export function pollCases(
  connectorTest: ConnectorTest,
  { operations: { readCalls }, mostAtOnce = 2 }: ConformanceOptions
): void {
  if (readCalls === undefined) return
  connectorTest('asks oftener while the user looks', ['calls'], async (harness) => {
    await harness.goLive()
    const hidden = await perMinute(harness)
    expect(hidden).toBeGreaterThan(0)
    looks(harness, true)
    const lookedAt = await perMinute(harness)
    expect(lookedAt).toBeGreaterThan(hidden * CLEARLY)
    looks(harness, false)
    expect(await perMinute(harness)).toBeLessThan(lookedAt / CLEARLY)
  })
  connectorTest('asks oftener during a call', ['calls'], async (harness) => {
    await harness.goLive()
    const idle = await perMinute(harness, readCalls)
    await harness.talks()
    const busy = await perMinute(harness, readCalls)
    expect(busy).toBeGreaterThan(idle * CLEARLY)
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(await perMinute(harness, readCalls)).toBeLessThan(busy / CLEARLY)
  })
  connectorTest(
    `has at most ${String(mostAtOnce)} readings under way, and one of each kind`,
    ['calls'],
    async (harness) => {
      await harness.goLive()
      looks(harness, true)
      if (harness.can('colleagues')) harness.watchesColleague()
      await harness.talks()
      harness.front.faults.delay(8 * SECOND)
      let most = 0
      await passes(harness, 2 * MINUTE, () => {
        const underWay = harness.front.underWay?.() ?? []
        expect(new Set(underWay).size).toBe(underWay.length)
        most = Math.max(most, underWay.length)
      })
      expect(most).toBe(mostAtOnce)
      harness.front.faults.clear()
      await harness.showsTruth()
    }
  )
  connectorTest(
    'asks a slow system less often, and as often as before when it is quick again',
    ['calls'],
    async (harness) => {
      await harness.goLive()
      const usual = await perMinute(harness, readCalls)
      harness.front.faults.delay(3 * SECOND, { operation: readCalls })
      await passes(harness, MINUTE)
      expect(await perMinute(harness, readCalls)).toBeLessThanOrEqual(usual / 4)
      harness.front.faults.clear()
      await passes(harness, MINUTE)
      expect(await perMinute(harness, readCalls)).toBeGreaterThanOrEqual(usual - 1)
      expect(harness.recorded.statuses).not.toContain('stale')
    }
  )
  connectorTest('tells of a call between two readings as missed, once', ['calls'], async (harness) => {
    await harness.goLive()
    const caller = harness.outside()
    await caller.dials(harness.me)
    caller.hangsUp()
    await harness.until(() => harness.recorded.missed.length > 0)
    await harness.advance(MINUTE)
    await harness.reconnects()
    await harness.recover()
    await harness.advance(MINUTE)
    expect(harness.recorded.missed).toMatchObject([{ remote: { number: harness.numberOf(caller.party) } }])
    expect(harness.recorded.events.filter(({ type }) => type === 'callUpdated')).toEqual([])
  })
  connectorTest('tells of a call that came while there was no connection as missed', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.front.faults.refuse()
    await harness.until(() => harness.recorded.state === 'stale')
    const caller = harness.outside()
    await caller.dials(harness.me)
    caller.hangsUp()
    await harness.advance(MINUTE)
    await harness.front.faults.accept()
    await harness.until(() => harness.recorded.missed.length > 0)
    expect(harness.recorded.missed).toMatchObject([{ remote: { number: harness.numberOf(caller.party) } }])
  })
  connectorTest(
    'does not tell of a call as missed behind the back of whoever saw it ring',
    ['calls'],
    async (harness) => {
      await harness.goLive()
      const caller = harness.outside()
      await harness.rings(caller)
      caller.hangsUp()
      await harness.until(() => harness.recorded.calls.size === 0)
      await harness.advance(MINUTE)
      expect(harness.recorded.missed).toEqual([])
    }
  )
}
