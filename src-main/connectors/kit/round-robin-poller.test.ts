import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { RoundRobinPoller } from './round-robin-poller.ts'

let clock: ManualClock
let life: AbortController
let turns: RoundRobinPoller
let read: [id: string, at: number][]

beforeEach(() => {
  clock = new ManualClock(0)
  life = new AbortController()
  read = []
  turns = new RoundRobinPoller({
    clock,
    everyMs: MINUTE,
    firstPauseMs: SECOND,
    read: async (id) => void read.push([id, clock.now()]),
    signal: life.signal
  })
})

describe('reading in turn', () => {
  it('reads a few one after the other and each again after its pause', async () => {
    turns.set(['a', 'b'])
    await clock.advance(0)
    await clock.advance(MINUTE + SECOND)
    expect(read).toEqual([
      ['a', 0],
      ['b', SECOND],
      ['a', MINUTE],
      ['b', MINUTE + SECOND]
    ])
  })

  it('spreads many over the whole pause', async () => {
    turns.set(Array.from({ length: 600 }, (_, index) => String(index)))
    await clock.advance(0)
    await clock.advance(MINUTE - 1)
    expect(new Set(read.map(([, at]) => at)).size).toBe(600)
    expect(new Set(read.map(([id]) => id)).size).toBe(600)
  })

  it('reads newcomers first and the others no sooner', async () => {
    turns.set(['a'])
    await clock.advance(10 * SECOND)
    turns.set(['a', 'b'])
    await clock.advance(0)
    expect(read).toEqual([
      ['a', 0],
      ['b', 10 * SECOND]
    ])
    await clock.advance(50 * SECOND)
    expect(read.at(-1)).toEqual(['a', MINUTE])
  })

  it('does not read who has left, and nothing waits when nobody is left', async () => {
    turns.set(['a', 'b'])
    await clock.advance(0)
    turns.set([])
    await clock.advance(5 * MINUTE)
    expect(read).toEqual([['a', 0]])
    expect(clock.sleeping).toBe(0)
  })

  it('reads who comes back at once, also after nobody was left', async () => {
    turns.set(['a'])
    await clock.advance(0)
    turns.set([])
    await clock.advance(10 * SECOND)
    turns.set(['a'])
    await clock.advance(0)
    expect(read).toEqual([
      ['a', 0],
      ['a', 10 * SECOND]
    ])
  })

  it('never reads two at once, however often the list changes', async () => {
    const slow = new RoundRobinPoller({
      clock,
      everyMs: MINUTE,
      firstPauseMs: SECOND,
      read: async (id) => {
        read.push([id, clock.now()])
        await clock.sleep(5 * SECOND)
      },
      signal: life.signal
    })
    slow.set(['a'])
    slow.set(['a', 'b'])
    await clock.advance(SECOND)
    slow.set(['a', 'b', 'c'])
    await clock.advance(10 * SECOND)
    expect(read).toEqual([
      ['a', 0],
      ['b', 5 * SECOND],
      ['c', 10 * SECOND]
    ])
  })

  it('ends with its life', async () => {
    turns.set(['a'])
    await clock.advance(0)
    life.abort()
    await clock.advance(5 * MINUTE)
    expect(read).toHaveLength(1)
    expect(clock.sleeping).toBe(0)
  })
})
