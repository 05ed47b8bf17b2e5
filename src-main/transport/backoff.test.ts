import { describe, expect, it } from 'vitest'
import { SECOND } from '../util/durations.ts'
import { Backoff } from './backoff.ts'

const most = (): number => 0.999_999

describe('the back-off', () => {
  it('doubles from one second to a minute, with full jitter', () => {
    const backoff = new Backoff(most)
    const delays = Array.from({ length: 8 }, () => backoff.nextDelayMs(0))
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * SECOND))
    expect(new Backoff(() => 0).nextDelayMs(0)).toBe(0)
  })

  it('tries at once, once, after a connection that was healthy for 30 s', () => {
    const backoff = new Backoff(most)
    for (let index = 0; index < 5; index++) backoff.nextDelayMs(0)
    backoff.opened(0)
    expect(backoff.nextDelayMs(30 * SECOND)).toBe(0)
    expect(backoff.nextDelayMs(30 * SECOND)).toBe(SECOND)
  })

  it('does not start anew after a short connection', () => {
    const backoff = new Backoff(most)
    backoff.nextDelayMs(0)
    backoff.nextDelayMs(0)
    backoff.opened(0)
    expect(backoff.nextDelayMs(29 * SECOND)).toBe(4 * SECOND)
  })

  it('waits for as long as the server asks, whatever the jitter, which doubles from there', () => {
    const waits = (random: () => number): number[] => {
      const backoff = new Backoff(random)
      backoff.serverRetry(5 * SECOND)
      backoff.opened(0)
      return [backoff.nextDelayMs(60 * SECOND), backoff.nextDelayMs(60 * SECOND)]
    }
    expect(waits(() => 0)).toEqual([5 * SECOND, 5 * SECOND])
    expect(waits(most)).toEqual([10 * SECOND, 15 * SECOND])
  })

  it('does not let a server keep us away, nor call us back without a pause', () => {
    const backoff = new Backoff(() => 0)
    backoff.serverRetry(1e12)
    expect(backoff.nextDelayMs(0)).toBe(120 * SECOND)
    const hurried = new Backoff(most)
    hurried.serverRetry(0)
    expect([hurried.nextDelayMs(0), hurried.nextDelayMs(0)]).toEqual([SECOND, 2 * SECOND])
  })
})
