import { beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { Tombstones } from './tombstones.ts'

let clock: ManualClock
let ended: Tombstones

beforeEach(() => {
  clock = new ManualClock()
  ended = new Tombstones(clock)
})

describe('the end of a call', () => {
  it('is remembered for ten minutes from when it was last told', async () => {
    ended.add('a:1', 'end')
    await clock.advance(5 * MINUTE)
    ended.add('a:1', 'end')
    await clock.advance(10 * MINUTE)
    expect(ended.find('a:1')).toBe('end')
    await clock.advance(1)
    expect(ended.find('a:1')).toBeUndefined()
  })

  it('that was told stays told when the call is missing later, and not the other way round', () => {
    ended.add('a:1', 'end')
    ended.add('a:1', 'absence')
    ended.add('a:2', 'absence')
    expect(['a:1', 'a:2', 'a:3'].map((id) => ended.find(id))).toEqual(['end', 'absence', undefined])
    ended.add('a:2', 'end')
    expect(ended.find('a:2')).toBe('end')
    ended.delete('a:2')
    expect(ended.find('a:2')).toBeUndefined()
  })

  it('is forgotten where two thousand others came after it', () => {
    for (let index = 0; index <= 2_000; index++) ended.add(`a:${index}`, 'end')
    expect(['a:0', 'a:1', 'a:2000'].map((id) => ended.find(id))).toEqual([undefined, 'end', 'end'])
  })
})
