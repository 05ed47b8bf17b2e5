import { expect, it, vi } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { Paced } from './paced.ts'

it('runs at once when asked', () => {
  const run = vi.fn()
  new Paced(new ManualClock(), 250, run).ask()
  expect(run).toHaveBeenCalledOnce()
})

it('runs once for all that is asked while it rests, and then has nothing left to wait for', async () => {
  const clock = new ManualClock()
  const run = vi.fn()
  const paced = new Paced(clock, 250, run)
  for (let asked = 0; asked < 100; asked++) paced.ask()
  await clock.advance(249)
  expect(run).toHaveBeenCalledTimes(1)
  await clock.advance(1)
  expect(run).toHaveBeenCalledTimes(2)
  await clock.advance(10_000)
  expect(run).toHaveBeenCalledTimes(2)
  expect(clock.sleeping).toBe(0)
})

it('runs no more after its end', async () => {
  const clock = new ManualClock()
  const run = vi.fn()
  const paced = new Paced(clock, 250, run)
  paced.ask()
  paced.ask()
  paced[Symbol.dispose]()
  await clock.advance(1_000)
  paced.ask()
  expect(run).toHaveBeenCalledOnce()
})

it('goes on after a run that failed', async () => {
  const clock = new ManualClock()
  const run = vi.fn().mockImplementationOnce(() => {
    throw new Error('no menu')
  })
  const paced = new Paced(clock, 250, run)
  expect(() => paced.ask()).toThrow('no menu')
  paced.ask()
  await clock.advance(250)
  expect(run).toHaveBeenCalledTimes(2)
})
