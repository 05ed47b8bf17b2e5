import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MissedCall } from '../../src-preload/contract/missed.ts'
import { usualPopupSettings } from '../../src-preload/contract/usual-settings.ts'
import { ManualClock } from '../util/clock.ts'
import { MINUTE } from '../util/durations.ts'
import { MissedRepeats } from './missed-repeats.ts'
import { FakeReader } from './testing/fake-reader.ts'
import { sampleCall, sampleQueue, sampleState } from './testing/samples.ts'

let clock: ManualClock
let reader: FakeReader
let repeats: MissedRepeats
let told: string[][]

const missed = (id: string, change: Partial<MissedCall> = {}): MissedCall => ({
  id,
  accountId: 'a1',
  remote: sampleCall().remote,
  queue: 'Support',
  at: clock.now(),
  sources: [],
  ...change
})
const show = (...calls: readonly MissedCall[]): void =>
  reader.set({ missed: Object.fromEntries(calls.map((call) => [call.id, call])) })

beforeEach(() => {
  clock = new ManualClock()
  const state = sampleState({ queues: [sampleQueue()] })
  const [app] = Object.values(state.settings)
  if (app === undefined) throw new Error('no settings')
  const popup = { ...usualPopupSettings, repeatQueueIds: ['a1:q1'], repeatMinutes: 5 }
  reader = new FakeReader({ ...state, settings: { app: { ...app, popup } } })
  repeats = new MissedRepeats({ reader, clock })
  told = []
  repeats.again.on((calls) => void told.push(calls.map(({ id }) => id)))
})
afterEach(() => repeats[Symbol.asyncDispose]())

it('waits once for all that changes meanwhile, and for nothing once it has ended', async () => {
  show(missed('m1'))
  show(missed('m1'), missed('m2'))
  expect(clock.sleeping).toBe(1)
  await repeats[Symbol.asyncDispose]()
  expect(clock.sleeping).toBe(0)
  await clock.advance(60 * MINUTE)
  expect(told).toEqual([])
})

describe('a missed call of a chosen queue', () => {
  it('is told again every few minutes until it is seen', async () => {
    const call = missed('m1')
    show(call)
    await clock.advance(5 * MINUTE - 1)
    expect(told).toEqual([])
    await clock.advance(1)
    await clock.advance(5 * MINUTE)
    expect(told).toEqual([['m1'], ['m1']])
    show({ ...call, seen: true })
    await clock.advance(60 * MINUTE)
    expect(told).toHaveLength(2)
    expect(clock.sleeping).toBe(0)
  })

  it('begins anew after all were seen', async () => {
    show(missed('m1', { seen: true }))
    show(missed('m2'))
    await clock.advance(5 * MINUTE)
    expect(told).toEqual([['m2']])
  })

  it('that came while the first waited is told with it later', async () => {
    const first = missed('m1')
    show(first)
    await clock.advance(4 * MINUTE)
    show(first, missed('m2'))
    await clock.advance(MINUTE)
    expect(told).toEqual([['m1']])
    await clock.advance(5 * MINUTE)
    expect(told.at(-1)).toEqual(['m2', 'm1'])
  })
})

it('others are never told again', async () => {
  show(missed('m1', { queue: 'Sales' }), missed('m2', { accountId: 'a2' }))
  const { queue: _queue, ...direct } = missed('m3')
  show(direct)
  await clock.advance(60 * MINUTE)
  expect(told).toEqual([])
})
