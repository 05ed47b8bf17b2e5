import { expect } from 'vitest'
import { garblings } from '../../../simulator/fronts/kit/faulty.ts'
import { HOUR, MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConformanceOptions } from '../options.ts'
import { endsAsTheServer } from '../truth.ts'
import type { Case, Stage } from '../stage.ts'

/** Systems that tell of news over one socket. */
export function socketCases(one: Case, { operations, displaces = false }: ConformanceOptions): void {
  const { callEvents: operation } = operations
  if (operation === undefined) return
  const openings = ({ front }: Stage): number => front.count(operation)
  const open = ({ front }: Stage): number => (front.openStreams?.() ?? []).filter((name) => name === operation).length
  one('has one socket, however often it connects', ['calls'], async (stage) => {
    await stage.goLive()
    expect(open(stage)).toBe(1)
    await stage.reconnects()
    await stage.livesAgain()
    await stage.until(() => open(stage) === 1)
    expect(openings(stage)).toBe(2)
  })
  one('hears of a call at once', ['calls'], async (stage) => {
    await stage.goLive()
    const before = stage.clock.now()
    await stage.rings()
    expect(stage.clock.now() - before).toBeLessThan(SECOND)
  })
  one('is right after its socket was cut during a call', ['calls'], async (stage) => {
    await stage.goLive()
    await stage.talks()
    stage.front.faults.dropConnections({ operation })
    stage.me.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
    await stage.until(() => stage.picture.state === 'live')
    expect(openings(stage)).toBe(2)
  })
  one('takes a silent socket for dead, and opens another', ['calls'], async (stage) => {
    await stage.goLive()
    stage.front.faults.halfOpen({ operation })
    stage.front.faults.clear()
    await stage.advance(2 * MINUTE)
    await stage.livesAgain()
    expect(openings(stage)).toBe(2)
    await stage.rings()
  })
  for (const how of garblings) {
    one(`is right after a message that is spoiled (${how})`, ['calls'], async (stage) => {
      await stage.goLive()
      await stage.talks()
      stage.front.faults.garbleNextMessage(how, { operation })
      stage.me.hangsUp()
      await endsAsTheServer(stage)
      expect(stage.picture.calls.size).toBe(0)
    })
  }
  one('is right after a message that was lost', ['calls'], async (stage) => {
    await stage.goLive()
    await stage.talks()
    stage.front.faults.loseNextEvent({ operation })
    stage.me.hangsUp()
    await endsAsTheServer(stage)
    expect(stage.picture.calls.size).toBe(0)
  })
  one('is right after messages that came twice, and in another order', ['calls'], async (stage) => {
    await stage.goLive()
    await stage.talks()
    stage.front.faults.repeatLastEvent({ operation })
    stage.front.faults.outOfOrder({ operation })
    stage.me.hangsUp()
    await stage.outside('+493023125998').dials(stage.me)
    await endsAsTheServer(stage)
    expect(stage.picture.callStates).toEqual(['alerting'])
  })
  one('asks to sign in again when the socket is refused for that, and tries no more', ['calls'], async (stage) => {
    await stage.goLive()
    stage.front.revoke()
    stage.front.faults.dropConnections({ operation })
    await stage.until(() => stage.picture.state === 'signInAgain')
    const before = stage.front.requests().length
    await stage.advance(HOUR)
    expect(stage.front.requests()).toHaveLength(before)
  })
  one('leaves a server alone that refuses the socket for a while', ['calls'], async (stage) => {
    await stage.goLive()
    stage.front.faults.reply(503, { operation, retryAfter: 60, times: 1 })
    stage.front.faults.dropConnections({ operation })
    await stage.until(() => openings(stage) === 2)
    await stage.until(() => stage.picture.state === 'stale')
    await stage.advance(50 * SECOND)
    expect(openings(stage)).toBe(2)
    await stage.until(() => stage.picture.state === 'live')
  })
  if (!displaces) return
  one('waits to be asked where another program has taken its place', ['calls'], async (stage) => {
    await stage.goLive()
    stage.front.displace?.()
    await stage.until(() => stage.picture.state === 'stale')
    await stage.advance(HOUR)
    expect([openings(stage), stage.picture.state]).toEqual([1, 'stale'])
    await stage.reconnects()
    await stage.until(() => stage.picture.state === 'live')
  })
}
