import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SseReader } from '../transport/sse-reader.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR, SECOND } from '../util/durations.ts'
import { RoundRobinPoller } from './kit/round-robin-poller.ts'
import { abortError } from '../util/abort.ts'

const clock = new ManualClock()
let life: AbortController

beforeEach(() => void (life = new AbortController()))
afterEach(() => life.abort(abortError('ended')))

describe('a clock that is set back by an hour', () => {
  it('does not keep from reading in turn', async () => {
    let times = 0
    const read = async (): Promise<void> => void (times += 1)
    new RoundRobinPoller({ clock, everyMs: 30 * SECOND, firstPauseMs: SECOND, read, signal: life.signal }).set(['one'])
    await clock.advance(SECOND)
    clock.set(-HOUR)
    await clock.advance(31 * SECOND)
    expect(times).toBe(2)
  })

  it('does not make a dead stream live for longer', async () => {
    const reader = new SseReader(clock, {})
    clock.set(-HOUR)
    await clock.advance(60 * SECOND)
    expect(reader.silence.leftMs).toBeLessThanOrEqual(0)
  })
})
