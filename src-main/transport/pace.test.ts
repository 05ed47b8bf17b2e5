import { expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { Pace } from './pace.ts'

const { signal } = new AbortController()

it('one second of a rate is read at once, then no faster than it, by however many', async () => {
  const clock = new ManualClock()
  const pace = new Pace(clock, 100)
  let read = 0
  const readAll = async (): Promise<void> => {
    for (let parts = 0; parts < 20; parts++) {
      read += 10
      await pace.keep(10, signal)
    }
  }
  const reading = Promise.all([readAll(), readAll()])
  await clock.advance(0)
  expect(read).toBeLessThanOrEqual(100 + 2 * 10)
  const before = read
  await clock.advance(SECOND)
  expect(read - before).toBeGreaterThanOrEqual(80)
  expect(read - before).toBeLessThanOrEqual(120)
  await clock.advance(5 * SECOND)
  await reading
  expect(read).toBe(400)
})

it('a clock that is set back stops nothing', async () => {
  const clock = new ManualClock(10 * SECOND)
  const pace = new Pace(
    { now: () => clock.now() - 1e9 * Number(clock.now() > 10 * SECOND), sleep: clock.sleep.bind(clock) },
    100
  )
  await pace.keep(100, signal)
  await clock.advance(SECOND)
  const waiting = pace.keep(50, signal)
  await clock.advance(SECOND)
  await waiting
})
