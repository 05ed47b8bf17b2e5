import { expect } from 'vitest'
import { garblings } from '../../../simulator/fronts/kit/faulty.ts'
import { HOUR, MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConformanceOptions } from '../options.ts'
import { endsAsTheServer } from '../server-state.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

/** Systems that tell of news over one socket. */
export function socketCases(connectorTest: ConnectorTest, { operations, displaces = false }: ConformanceOptions): void {
  const { callEvents: operation } = operations
  if (operation === undefined) return
  const openings = ({ front }: ConnectorHarness): number => front.count(operation)
  const open = ({ front }: ConnectorHarness): number =>
    (front.openStreams?.() ?? []).filter((name) => name === operation).length
  connectorTest('has one socket, however often it connects', ['calls'], async (harness) => {
    await harness.goLive()
    expect(open(harness)).toBe(1)
    await harness.reconnects()
    await harness.recover()
    await harness.until(() => open(harness) === 1)
    expect(openings(harness)).toBe(2)
  })
  connectorTest('hears of a call at once', ['calls'], async (harness) => {
    await harness.goLive()
    const before = harness.clock.now()
    await harness.rings()
    expect(harness.clock.now() - before).toBeLessThan(SECOND)
  })
  connectorTest('is right after its socket was cut during a call', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.talks()
    harness.front.faults.dropConnections({ operation })
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.until(() => harness.recorded.state === 'live')
    expect(openings(harness)).toBe(2)
  })
  connectorTest('takes a silent socket for dead, and opens another', ['calls'], async (harness) => {
    await harness.goLive()
    harness.front.faults.halfOpen({ operation })
    harness.front.faults.clear()
    const since = harness.clock.elapsed()
    // no further than needed: the time of the clock outruns what the next socket really answers
    while (openings(harness) < 2 && harness.clock.elapsed() - since < 2 * MINUTE) await harness.advance(5 * SECOND)
    await harness.recover()
    expect(openings(harness)).toBe(2)
    await harness.rings()
  })
  for (const how of garblings) {
    connectorTest(`is right after a message that is spoiled (${how})`, ['calls'], async (harness) => {
      await harness.goLive()
      await harness.talks()
      harness.front.faults.garbleNextMessage(how, { operation })
      harness.me.hangsUp()
      await endsAsTheServer(harness)
      expect(harness.recorded.calls.size).toBe(0)
    })
  }
  connectorTest('is right after a message that was lost', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.talks()
    harness.front.faults.loseNextEvent({ operation })
    harness.me.hangsUp()
    await endsAsTheServer(harness)
    expect(harness.recorded.calls.size).toBe(0)
  })
  connectorTest('is right after messages that came twice, and in another order', ['calls'], async (harness) => {
    await harness.goLive()
    await harness.talks()
    harness.front.faults.repeatLastEvent({ operation })
    harness.front.faults.outOfOrder({ operation })
    harness.me.hangsUp()
    await harness.outside('+493023125998').dials(harness.me)
    await endsAsTheServer(harness)
    expect(harness.recorded.callStates).toEqual(['alerting'])
  })
  connectorTest(
    'asks to sign in again when the socket is refused for that, and tries no more',
    ['calls'],
    async (harness) => {
      await harness.goLive()
      harness.front.revoke()
      harness.front.faults.dropConnections({ operation })
      await harness.until(() => harness.recorded.state === 'signInAgain')
      const before = harness.front.requests().length
      await harness.advance(HOUR)
      expect(harness.front.requests()).toHaveLength(before)
    }
  )
  connectorTest('leaves a server alone that refuses the socket for a while', ['calls'], async (harness) => {
    await harness.goLive()
    harness.front.faults.reply(503, { operation, retryAfter: 60, times: 1 })
    harness.front.faults.dropConnections({ operation })
    await harness.until(() => openings(harness) === 2)
    await harness.until(() => harness.recorded.state === 'stale')
    await harness.advance(50 * SECOND)
    expect(openings(harness)).toBe(2)
    await harness.until(() => harness.recorded.state === 'live')
  })
  if (!displaces) return
  connectorTest('waits to be asked where another program has taken its place', ['calls'], async (harness) => {
    await harness.goLive()
    harness.front.displace?.()
    await harness.until(() => harness.recorded.state === 'stale')
    await harness.advance(HOUR)
    expect([openings(harness), harness.recorded.state]).toEqual([1, 'stale'])
    await harness.reconnects()
    await harness.until(() => harness.recorded.state === 'live')
  })
}
