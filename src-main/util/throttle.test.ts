import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { abortError } from './abort.ts'
import { ManualClock } from './clock.ts'
import { HOUR, SECOND } from './durations.ts'
import { Debounced, Throttled } from './throttle.ts'

let clock: ManualClock
let life: AbortController

beforeEach(() => {
  clock = new ManualClock()
  life = new AbortController()
})
afterEach(() => life.abort(abortError('ended')))

it('Throttled runs at once, and once more for all that came meanwhile', async () => {
  let times = 0
  const throttled = new Throttled(clock, 2 * SECOND, async () => void (times += 1), life.signal)
  for (let asked = 0; asked < 100; asked++) throttled.trigger()
  expect(times).toBe(1)
  await clock.advance(SECOND)
  throttled.trigger()
  throttled.trigger()
  await clock.advance(SECOND)
  expect(times).toBe(2)
  await clock.advance(HOUR)
  expect([times, clock.sleeping]).toEqual([2, 0])
  throttled.trigger()
  expect(times).toBe(3)
})

it('Throttled runs no more after the end of its life', async () => {
  let times = 0
  const throttled = new Throttled(clock, 2 * SECOND, async () => void (times += 1), life.signal)
  throttled.trigger()
  await clock.advance(0)
  throttled.trigger()
  life.abort(abortError('ended'))
  await clock.advance(HOUR)
  throttled.trigger()
  expect(times).toBe(1)
})

it('Debounced runs once, when nothing has come for a while', async () => {
  let times = 0
  const debounced = new Debounced(clock, SECOND, () => void (times += 1), life.signal)
  for (let asked = 0; asked < 10; asked++) {
    debounced.trigger()
    await clock.advance(0.5 * SECOND)
  }
  expect(times).toBe(0)
  await clock.advance(0.5 * SECOND)
  expect(times).toBe(1)
  debounced.trigger()
  await clock.advance(SECOND)
  expect(times).toBe(2)
})

describe('a clock that is set back by an hour', () => {
  it('does not keep from reading again what has changed', async () => {
    let times = 0
    const throttled = new Throttled(clock, 2 * SECOND, async () => void (times += 1), life.signal)
    throttled.trigger()
    await clock.advance(SECOND)
    clock.set(-HOUR)
    throttled.trigger()
    await clock.advance(2 * SECOND)
    expect(times).toBe(2)
  })

  it('does not make it longer until all is quiet', async () => {
    let times = 0
    const quiet = new Debounced(clock, SECOND, () => void (times += 1), life.signal)
    quiet.trigger()
    clock.set(-HOUR)
    await clock.advance(2 * SECOND)
    expect(times).toBe(1)
  })
})
