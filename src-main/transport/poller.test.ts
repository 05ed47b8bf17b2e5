import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { Poller } from './poller.ts'
import type { PollerRow } from './poller.ts'
import { abortError } from '../util/abort.ts'

const EXACT = (): number => 0.5
type Read = PollerRow['read']

class Stage {
  readonly clock = new ManualClock()
  readonly stop = new AbortController()
  readonly failures: string[] = []
  /** Seconds since the start of each reading, with the row. */
  readonly readings: string[] = []
  readonly #startAt = this.clock.elapsed()

  start(
    rows: readonly (readonly [name: string, everyMs: () => number, read?: Read, slowMs?: number])[],
    random = EXACT,
    mostAtOnce = 2
  ) {
    return new Poller({
      clock: this.clock,
      signal: this.stop.signal,
      random,
      mostAtOnce,
      rows: rows.map(([name, everyMs, read = async () => undefined, slowMs]) => ({
        name,
        everyMs,
        ...defined({ slowMs }),
        read: (signal) => {
          this.readings.push(`${name} ${String((this.clock.elapsed() - this.#startAt) / SECOND)}`)
          return read(signal)
        }
      })),
      failed: (name, error) => void this.failures.push(`${name}: ${String(error)}`)
    })
  }

  takes =
    (ms: () => number): Read =>
    (signal) =>
      this.clock.sleep(ms(), signal)

  async take(): Promise<string[]> {
    await this.clock.advance(0)
    return this.readings.splice(0)
  }
}

describe('a row', () => {
  it('is read by its own interval, from the end of a reading to the next', async () => {
    const stage = new Stage()
    stage.start([
      ['lamps', () => 2 * SECOND, stage.takes(() => SECOND)],
      ['flows', () => 6 * SECOND]
    ])
    await stage.clock.advance(10 * SECOND)
    expect(await stage.take()).toEqual(['lamps 2', 'lamps 5', 'flows 6', 'lamps 8'])
  })

  it('is read quicker and slower as its interval says, and never while that is for ever', async () => {
    const stage = new Stage()
    let everyMs = 2 * SECOND
    const poller = stage.start([['calls', () => everyMs]])
    await stage.clock.advance(2 * SECOND)
    everyMs = Infinity
    await stage.clock.advance(2 * SECOND)
    await stage.clock.advance(MINUTE)
    expect(await stage.take()).toEqual(['calls 2', 'calls 4'])
    expect(stage.clock.sleeping).toBe(0)
    everyMs = 3 * SECOND
    poller.skipPause()
    await stage.clock.advance(3 * SECOND)
    expect(await stage.take()).toEqual(['calls 67'])
  })

  it('whose interval becomes shorter during a pause waits no longer than that, and no shorter for being told twice', async () => {
    const stage = new Stage()
    let everyMs = 30 * SECOND
    const poller = stage.start([['calls', () => everyMs]])
    await stage.clock.advance(10 * SECOND)
    everyMs = 2 * SECOND
    poller.skipPause()
    await stage.clock.advance(SECOND)
    poller.skipPause()
    await stage.clock.advance(SECOND)
    expect(await stage.take()).toEqual(['calls 12'])
    everyMs = 30 * SECOND
    poller.skipPause()
    await stage.clock.advance(2 * SECOND)
    expect(await stage.take()).toEqual(['calls 14'])
  })

  it('keeps to its interval within 15 % of it', async () => {
    for (const [random, seconds] of [
      [0, 17],
      [0.999999, 23]
    ] as const) {
      const stage = new Stage()
      stage.start([['queues', () => 20 * SECOND]], () => random)
      await stage.clock.advance(seconds * SECOND - 10)
      expect(await stage.take()).toHaveLength(0)
      await stage.clock.advance(10)
      expect(await stage.take()).toHaveLength(1)
    }
  })

  it('that answers slowly is asked less and less often, and comes back step by step', async () => {
    const stage = new Stage()
    let tookMs = 3 * SECOND
    stage.start([['slow', () => 10 * SECOND, stage.takes(() => tookMs)]])
    // pauses of 10, 20, 40, 80 and 80 seconds, with 3 seconds each for the answer
    await stage.clock.advance(242 * SECOND)
    expect(await stage.take()).toEqual(['slow 10', 'slow 33', 'slow 76', 'slow 159', 'slow 242'])
    tookMs = SECOND
    await stage.clock.advance(160 * SECOND)
    expect(await stage.take()).toEqual(['slow 325', 'slow 366', 'slow 387', 'slow 398'])
  })

  it('may take as long as it says without being slow', async () => {
    const stage = new Stage()
    stage.start([['several', () => 10 * SECOND, stage.takes(() => 5 * SECOND), 5 * SECOND]])
    await stage.clock.advance(60 * SECOND)
    expect(await stage.take()).toEqual(['several 10', 'several 25', 'several 40', 'several 55'])
  })

  it('does not care what somebody sets the clock to', async () => {
    const stage = new Stage()
    stage.start([['lamps', () => 5 * SECOND]])
    await stage.clock.advance(2 * SECOND)
    stage.clock.set(-60 * MINUTE)
    await stage.clock.advance(3 * SECOND)
    stage.clock.set(120 * MINUTE)
    expect(await stage.take()).toEqual(['lamps 5'])
    await stage.clock.advance(5 * SECOND)
    expect(await stage.take()).toEqual(['lamps 10'])
  })
})

describe('many rows', () => {
  it('are read two at once and one of each, in the order they were due', async () => {
    const stage = new Stage()
    let most = 0
    let open = 0
    const slow: Read = async (signal) => {
      most = Math.max(most, ++open)
      await stage.clock.sleep(SECOND, signal).finally(() => (open -= 1))
    }
    const poller = stage.start(['a', 'b', 'c', 'd', 'e'].map((name) => [name, () => MINUTE, slow] as const))
    for (const name of ['a', 'a', 'b', 'c', 'c', 'd', 'e']) poller.soon(name)
    await stage.clock.advance(0)
    await stage.clock.advance(3 * SECOND)
    expect(most).toBe(2)
    expect(await stage.take()).toEqual(['a 0', 'b 0', 'c 1', 'd 1', 'e 2'])
  })
})

describe('a row that is wanted soon', () => {
  it('is read at once, once however often it was asked for, and its pause begins anew', async () => {
    const stage = new Stage()
    const poller = stage.start([['calls', () => 30 * SECOND]])
    await stage.clock.advance(20 * SECOND)
    for (let times = 0; times < 5; times++) poller.soon('calls')
    expect(await stage.take()).toEqual(['calls 20'])
    await stage.clock.advance(29 * SECOND)
    expect(await stage.take()).toEqual([])
    await stage.clock.advance(SECOND)
    expect(await stage.take()).toEqual(['calls 50'])
  })

  it('while it is read is read once more afterwards, for that reading may have seen the time before', async () => {
    const stage = new Stage()
    const poller = stage.start([['calls', () => MINUTE, stage.takes(() => SECOND)]])
    poller.soon('calls')
    await stage.clock.advance(0)
    poller.soon('calls')
    poller.soon('calls')
    await stage.clock.advance(10 * SECOND)
    expect(await stage.take()).toEqual(['calls 0', 'calls 1'])
  })

  it('although its interval is for ever is read', async () => {
    const stage = new Stage()
    const poller = stage.start([['phone books', () => Infinity]])
    await stage.clock.advance(MINUTE)
    poller.soon('phone books')
    expect(await stage.take()).toEqual(['phone books 60'])
  })
})

describe('a failure', () => {
  it('is told and stops neither its row nor the others', async () => {
    const stage = new Stage()
    stage.start([
      ['bad', () => 2 * SECOND, () => Promise.reject(new Error('no'))],
      ['good', () => 2 * SECOND]
    ])
    await stage.clock.advance(4 * SECOND)
    expect(stage.failures).toEqual(['bad: Error: no', 'bad: Error: no'])
    expect(await stage.take()).toEqual(['bad 2', 'good 2', 'bad 4', 'good 4'])
  })

  it('of the connection ends everything when whoever hears of it says so', async () => {
    const stage = new Stage()
    stage.start([
      ['bad', () => SECOND, () => Promise.reject(new Error('no'))],
      ['good', () => 2 * SECOND]
    ])
    await stage.clock.advance(0)
    stage.failures.push = () => (stage.stop.abort(abortError('over')), 0)
    await stage.clock.advance(MINUTE)
    expect(await stage.take()).toEqual(['bad 1'])
    expect(stage.clock.sleeping).toBe(0)
  })
})

describe('the end', () => {
  it('leaves no timer, no reading and no queue behind, and is no failure', async () => {
    const stage = new Stage()
    const poller = stage.start(['a', 'b', 'c'].map((name) => [name, () => MINUTE, stage.takes(() => MINUTE)] as const))
    for (const name of ['a', 'b', 'c']) poller.soon(name)
    await stage.clock.advance(0)
    stage.stop.abort(abortError('over'))
    poller.soon('a')
    poller.skipPause()
    await stage.clock.advance(10 * MINUTE)
    expect(await stage.take()).toEqual(['a 0', 'b 0'])
    expect(stage.failures).toEqual([])
    expect(stage.clock.sleeping).toBe(0)
  })

  it('comes for a row too that only waits to be asked', async () => {
    const stage = new Stage()
    const poller = stage.start([['a', () => Infinity]])
    await stage.clock.advance(MINUTE)
    stage.stop.abort(abortError('over'))
    await poller.ended
    expect(await stage.take()).toEqual([])
  })
})
