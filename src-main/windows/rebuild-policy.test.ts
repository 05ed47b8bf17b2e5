import { expect, it } from 'vitest'
import { MINUTE, SECOND } from '../util/durations.ts'
import { RebuildPolicy } from './rebuild-policy.ts'

it('a window that crashes once is rebuilt at once', () => {
  expect(new RebuildPolicy().delayAfterCrash(0)).toBe(0)
})

it('a window that keeps crashing is rebuilt ever more slowly', () => {
  const policy = new RebuildPolicy()
  const delays = [0, 1, 2, 3, 4].map((second) => policy.delayAfterCrash(second * SECOND))
  expect(delays).toEqual([0, 500, 5 * SECOND, 30 * SECOND, 30 * SECOND])
})

it('a crash is forgotten after a minute', () => {
  const policy = new RebuildPolicy()
  policy.delayAfterCrash(0)
  expect(policy.delayAfterCrash(MINUTE)).toBe(0)
})
