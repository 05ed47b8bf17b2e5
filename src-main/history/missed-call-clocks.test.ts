import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { live, reportedBy } from './testing/missed-calls.ts'
import { catchUpStageForEachTest } from './testing/catch-up-stage.ts'

const FRIDA = '+493023125123'
const HARRIET = '+441632960123'

const current = catchUpStageForEachTest()

describe.each([10 * MINUTE, -10 * MINUTE, -3 * HOUR])('a server whose clock is ahead by %d ms', (aheadMs) => {
  beforeEach(() => void (current.stage.history.aheadMs = aheadMs))

  it('does not double what was seen live', async () => {
    const { clock, history, missed, signIn, goesLive, loses, listed } = current.stage
    signIn()
    await goesLive()
    await clock.advance(30 * MINUTE)
    missed.add(reportedBy(live('a:1'), FRIDA, clock.now()))
    history.rings(FRIDA, clock.now())
    await clock.advance(SECOND)
    const before = history.asked.length
    loses()
    await goesLive()
    await clock.advance(0)
    expect(history.asked.length).toBeGreaterThan(before)
    expect(listed()).toEqual([FRIDA])
  })

  it('tells all that rang without a connection, and nothing from before', async () => {
    const { clock, history, missed, signIn, goesLive, loses } = current.stage
    signIn()
    history.rings(HARRIET, clock.now() - 5 * MINUTE)
    await goesLive()
    loses()
    await clock.advance(MINUTE)
    const at = clock.now()
    history.rings(FRIDA, at)
    for (let turn = 0; turn < 250; turn++) history.rings(HARRIET, at, { kind: 'outgoing', durationMs: 0 })
    await clock.advance(MINUTE)
    await goesLive()
    await clock.advance(0)
    expect(missed.entities.values()).toMatchObject([{ remote: { number: FRIDA }, at }])
  })
})

it.each([HOUR, -HOUR])(
  'a clock that is set by %d ms brings nothing back that the history has told before',
  async (byMs) => {
    const { clock, history, missed, signIn, goesLive, loses, listed } = current.stage
    signIn()
    await goesLive()
    await clock.advance(70 * MINUTE)
    for (const number of [FRIDA, HARRIET]) history.rings(number, clock.now())
    loses()
    await goesLive()
    await clock.advance(0)
    expect(listed().toSorted()).toEqual([HARRIET, FRIDA])
    missed.clear(missed.entities.values().flatMap(({ id, remote }) => (remote.number === FRIDA ? [id] : [])))
    await clock.advance(SECOND)
    clock.set(byMs)
    history.aheadMs = -byMs
    const before = history.asked.length
    loses()
    await goesLive()
    await clock.advance(0)
    expect(history.asked.length).toBeGreaterThan(before)
    expect(listed()).toEqual([HARRIET])
  }
)

describe.each([
  [HOUR, 'after the history was read', 20 * MINUTE],
  [-HOUR, 'after the history was read', 20 * MINUTE],
  [HOUR, 'before it was ever read', 5 * MINUTE],
  [-HOUR, 'before it was ever read', 5 * MINUTE]
])('a clock that is set by %d ms %s', (byMs, _when, afterMs) => {
  const setsClock = async (): Promise<void> => {
    const { clock, history, loses, goesLive } = current.stage
    const before = history.asked.length
    clock.set(byMs)
    history.aheadMs = -byMs
    loses()
    await goesLive()
    await clock.advance(0)
    expect(history.asked.length).toBeGreaterThan(before)
  }
  beforeEach(async () => {
    const { clock, history, signIn, goesLive } = current.stage
    history.rings(HARRIET, clock.now() - 10 * MINUTE)
    signIn()
    await goesLive()
    await clock.advance(afterMs)
  })

  it('doubles nothing that was seen live meanwhile, and brings nothing from before the account was there', async () => {
    const { clock, history, missed, listed } = current.stage
    missed.add(reportedBy(live('a:1'), FRIDA, clock.now()))
    missed.settle(reportedBy(live('a:2'), HARRIET, clock.now()))
    history.rings(FRIDA, clock.now() - SECOND)
    history.rings(HARRIET, clock.now() - SECOND)
    await setsClock()
    expect(listed()).toEqual([FRIDA])
  })

  it('leaves out nothing that rang without a connection', async () => {
    const { clock, history, listed } = current.stage
    history.rings(FRIDA, clock.now())
    await setsClock()
    expect(listed()).toEqual([FRIDA])
  })
})
