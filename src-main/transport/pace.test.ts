import { setImmediate } from 'node:timers/promises'
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
    {
      now: () => clock.now() - 1e9 * Number(clock.now() > 10 * SECOND),
      elapsed: clock.elapsed.bind(clock),
      sleep: clock.sleep.bind(clock)
    },
    100
  )
  await pace.keep(100, signal)
  await clock.advance(SECOND)
  const waiting = pace.keep(50, signal)
  await clock.advance(SECOND)
  await waiting
})

it('everything else has its turn after some dozens of small events, by however many they are read', async () => {
  const pace = new Pace(new ManualClock(), 1e9)
  let bytes = 0
  let isOver = false
  const readAll = async (): Promise<void> => {
    for (let events = 0; events < 2_000; events++) {
      bytes += 200
      await pace.keep(200, signal)
    }
  }
  const reading = Promise.all([readAll(), readAll(), readAll()]).then(() => (isOver = true))
  const perTurn: number[] = []
  while (!isOver) {
    const before = bytes
    await setImmediate()
    perTurn.push(bytes - before)
  }
  await reading
  expect(bytes).toBe(1_200_000)
  expect(Math.max(...perTurn)).toBeLessThan(3 * 8 * 1024) // it may see the end of one turn and the start of the next
  expect(perTurn.length).toBeGreaterThan(60)
})
