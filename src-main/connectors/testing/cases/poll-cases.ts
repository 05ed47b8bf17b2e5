import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConformanceOptions } from '../options.ts'
import type { Case, Stage } from '../stage.ts'

/** How far time moves on in one step, in ms: shorter than any pause between two readings. */
const STEP_MS = 250
/** How many turns a request gets to be answered in before more time passes, unless a fault delays it. */
const TURNS = 5

/** Lets time pass as a poller needs it: what is asked for is answered before more of it has passed. */
async function passes({ clock, front }: Stage, ms: number, look: () => void = () => undefined): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    await clock.advance(STEP_MS)
    await pause(1)
    for (let turn = 0; turn < TURNS && front.underWay?.().length !== 0; turn++) await pause(1)
    look()
  }
}

/** How often the server is asked in a minute, for one thing or for anything. */
async function perMinute(stage: Stage, operation?: string): Promise<number> {
  const asked = (): number => (operation === undefined ? stage.front.requests().length : stage.front.count(operation))
  const before = asked()
  await passes(stage, MINUTE)
  return asked() - before
}

/** One request more or less is chance. */
const CLEARLY = 1.2

const looks = ({ picture }: Stage, isWindowVisible: boolean): void =>
  picture.current?.attend?.({ isWindowVisible, queueIds: [] })

/** Systems that tell of nothing and are asked for everything. */
export function pollCases(one: Case, { operations: { readCalls }, mostAtOnce = 2 }: ConformanceOptions): void {
  if (readCalls === undefined) return
  one('asks oftener while the user looks', ['calls'], async (stage) => {
    await stage.goLive()
    const hidden = await perMinute(stage)
    expect(hidden).toBeGreaterThan(0)
    looks(stage, true)
    const lookedAt = await perMinute(stage)
    expect(lookedAt).toBeGreaterThan(hidden * CLEARLY)
    looks(stage, false)
    expect(await perMinute(stage)).toBeLessThan(lookedAt / CLEARLY)
  })
  one('asks oftener during a call', ['calls'], async (stage) => {
    await stage.goLive()
    const idle = await perMinute(stage, readCalls)
    await stage.talks()
    const busy = await perMinute(stage, readCalls)
    expect(busy).toBeGreaterThan(idle * CLEARLY)
    stage.me.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
    expect(await perMinute(stage, readCalls)).toBeLessThan(busy / CLEARLY)
  })
  one(`has at most ${String(mostAtOnce)} readings under way, and one of each kind`, ['calls'], async (stage) => {
    await stage.goLive()
    looks(stage, true)
    if (stage.can('colleagues')) stage.watchesColleague()
    await stage.talks()
    stage.front.faults.delay(8 * SECOND)
    let most = 0
    await passes(stage, 2 * MINUTE, () => {
      const underWay = stage.front.underWay?.() ?? []
      expect(new Set(underWay).size).toBe(underWay.length)
      most = Math.max(most, underWay.length)
    })
    expect(most).toBe(mostAtOnce)
    stage.front.faults.clear()
    await stage.showsTruth()
  })
  one('asks a slow system less often, and as often as before when it is quick again', ['calls'], async (stage) => {
    await stage.goLive()
    const usual = await perMinute(stage, readCalls)
    stage.front.faults.delay(3 * SECOND, { operation: readCalls })
    await passes(stage, MINUTE)
    expect(await perMinute(stage, readCalls)).toBeLessThanOrEqual(usual / 4)
    stage.front.faults.clear()
    await passes(stage, MINUTE)
    expect(await perMinute(stage, readCalls)).toBeGreaterThanOrEqual(usual - 1)
    expect(stage.picture.statuses).not.toContain('stale')
  })
  one('tells of a call between two readings as missed, once', ['calls'], async (stage) => {
    await stage.goLive()
    const caller = stage.outside()
    await caller.dials(stage.me)
    caller.hangsUp()
    await stage.until(() => stage.picture.missed.length > 0)
    await stage.advance(MINUTE)
    await stage.reconnects()
    await stage.livesAgain()
    await stage.advance(MINUTE)
    expect(stage.picture.missed).toMatchObject([{ remote: { number: stage.numberOf(caller.party) } }])
    expect(stage.picture.events.filter(({ type }) => type === 'callSeen')).toEqual([])
  })
  one('tells of a call that came while there was no connection as missed', ['calls'], async (stage) => {
    await stage.goLive()
    await stage.front.faults.refuse()
    await stage.until(() => stage.picture.state === 'stale')
    const caller = stage.outside()
    await caller.dials(stage.me)
    caller.hangsUp()
    await stage.advance(MINUTE)
    await stage.front.faults.accept()
    await stage.until(() => stage.picture.missed.length > 0)
    expect(stage.picture.missed).toMatchObject([{ remote: { number: stage.numberOf(caller.party) } }])
  })
  one('does not tell of a call as missed behind the back of whoever saw it ring', ['calls'], async (stage) => {
    await stage.goLive()
    const caller = stage.outside()
    await stage.rings(caller)
    caller.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
    await stage.advance(MINUTE)
    expect(stage.picture.missed).toEqual([])
  })
}
