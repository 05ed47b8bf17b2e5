import { expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { Deferred } from '../util/deferred.ts'
import { SpareTime } from './spare-time.ts'

/** Whether a promise has resolved by now. */
function watched(promise: Promise<void>): { done: boolean } {
  const seen = { done: false }
  void promise.then(() => (seen.done = true))
  return seen
}

it('begins once something was answered and written, and nothing else is asked for', async () => {
  const clock = new ManualClock()
  const spareTime = new SpareTime(clock)
  const next = watched(spareTime.next())
  const [one, other] = [new Deferred<string>(), new Deferred<string>()]
  const answers = [one, other].map((answer) =>
    spareTime.serve(() => new Promise<string>((resolve) => answer.run(resolve)))
  )
  one.resolve('page')
  await clock.advance(20)
  expect(next.done).toBe(false)
  other.resolve('style')
  expect(await Promise.all(answers)).toEqual(['page', 'style'])
  expect(next.done).toBe(false)
  await clock.advance(4)
  expect(next.done).toBe(true)
})

it('does not begin by what was answered before', async () => {
  const clock = new ManualClock()
  const spareTime = new SpareTime(clock)
  await spareTime.serve(() => Promise.resolve())
  await clock.advance(20)
  const next = watched(spareTime.next())
  await clock.advance(20)
  expect(next.done).toBe(false)
})

it('begins without a page that asks, and after an answer that failed', async () => {
  const clock = new ManualClock()
  const spareTime = new SpareTime(clock)
  const first = watched(spareTime.next())
  await clock.advance(300)
  expect(first.done).toBe(true)
  const second = watched(spareTime.next())
  await expect(spareTime.serve(() => Promise.reject(new Error('no file')))).rejects.toThrow('no file')
  await clock.advance(4)
  expect(second.done).toBe(true)
})
