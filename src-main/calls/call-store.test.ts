import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { legStates } from '../../src-preload/contract/call.ts'
import type { ReportedCall } from '../connectors/events.ts'
import type { Change } from '../state/entity-store.ts'
import { ManualClock } from '../util/clock.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import { CallStore } from './call-store.ts'
import { reportedCall } from './testing/seen-call.ts'

const unnamed = { named: <T>(call: T): T => call }

let clock: ManualClock
let store: CallStore
let changes: Change<'calls'>[]

beforeEach(() => {
  clock = new ManualClock()
  store = new CallStore(clock, unnamed)
  changes = []
  store.entities.changes.on((change) => changes.push(change))
})
afterEach(() => store[Symbol.asyncDispose]())

const see = (changed: Partial<ReportedCall> = {}): void =>
  store.apply('a', { type: 'callUpdated', call: reportedCall(changed), order: 'unknown' })
const gone = (answeredElsewhere = false): void =>
  store.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere })

describe('the call store', () => {
  it('shows no endless row of calls that have ended, and still forgets each', async () => {
    const last = limits.endedCalls + 20
    for (let index = 0; index <= last; index++) {
      see({ vendorId: `c${index}` })
      store.apply('a', { type: 'callEnded', vendorId: `c${index}`, answeredElsewhere: false })
    }
    expect(store.entities.values()).toHaveLength(limits.endedCalls)
    expect(store.entities.get(`a:c${last}`)).toBeDefined()
    expect(store.origin('a:c0')).toBeUndefined()
    await clock.advance(6 * SECOND)
    expect(store.entities.values()).toEqual([])
  })

  it('says which calls of an account go on', () => {
    see()
    see({ vendorId: 'c2' })
    store.apply('b', { type: 'callUpdated', call: reportedCall({ vendorId: 'c3' }), order: 'unknown' })
    gone()
    expect(store.openVendorIds('a')).toEqual(['c2'])
  })

  it('makes one card with an id of its account', () => {
    see()
    expect(store.entities.get('a:c1')).toMatchObject({ id: 'a:c1', accountId: 'a', state: 'alerting' })
    expect(store.origin('a:c1')).toEqual({ accountId: 'a', vendorId: 'c1' })
  })

  it('tells nothing when an event arrives twice', () => {
    see()
    see()
    expect(changes).toHaveLength(1)
  })

  it('shows an ended call for five seconds', async () => {
    see()
    gone(true)
    expect(store.entities.get('a:c1')).toMatchObject({ state: 'cleared', answeredElsewhere: true })
    await clock.advance(4.9 * SECOND)
    expect(store.entities.get('a:c1')).toBeDefined()
    await clock.advance(0.1 * SECOND)
    expect(store.entities.get('a:c1')).toBeUndefined()
  })

  it('shows a failed call for eight seconds, or until it is dismissed', async () => {
    see({ state: 'failed', failure: 'Busy' })
    await clock.advance(7.9 * SECOND)
    expect(store.entities.get('a:c1')).toBeDefined()
    store.dismiss('a:c1')
    expect(store.entities.get('a:c1')).toBeUndefined()
    see({ state: 'failed', vendorId: 'c2' })
    await clock.advance(8 * SECOND)
    expect(store.entities.get('a:c2')).toBeUndefined()
  })

  it('takes the end of a call also from its state', () => {
    see()
    see({ state: 'cleared' })
    expect(store.entities.get('a:c1')?.state).toBe('cleared')
  })

  it('waits for nothing after its end', async () => {
    see()
    gone()
    expect(clock.sleeping).toBe(1)
    await store[Symbol.asyncDispose]()
    expect(clock.sleeping).toBe(0)
  })

  it('does not dismiss a call that goes on', () => {
    see()
    store.dismiss('a:c1')
    expect(store.entities.get('a:c1')).toBeDefined()
  })

  it('does not bring an ended call back by a late event', async () => {
    see()
    gone()
    await clock.advance(5 * SECOND)
    see({ state: 'connected' })
    expect(store.entities.get('a:c1')).toBeUndefined()
    await clock.advance(9 * MINUTE)
    see()
    expect(store.entities.get('a:c1')).toBeUndefined()
  })

  it.each([-HOUR, HOUR])(
    'remembers for ten minutes that a call has ended, whoever sets the clock by %i',
    async (ms) => {
      see({ state: 'connected' })
      gone()
      await clock.advance(5 * MINUTE)
      clock.set(ms)
      see({ state: 'connected' })
      expect(store.entities.values()).toEqual([])
      await clock.advance(5 * MINUTE + 6 * SECOND)
      see({ state: 'connected' })
      expect(store.entities.values()).toHaveLength(1)
    }
  )

  it('makes no card of a call that is first heard of when it is over', () => {
    gone()
    see()
    see({ vendorId: 'c2', state: 'cleared' })
    see({ vendorId: 'c2' })
    expect(changes).toEqual([])
  })

  it('takes a snapshot as one change and drops what is not in it', () => {
    see()
    see({ vendorId: 'c2' })
    changes.length = 0
    store.replace('a', [reportedCall({ vendorId: 'c2', state: 'connected' }), reportedCall({ vendorId: 'c3' })])
    expect(changes).toHaveLength(1)
    expect(changes[0]?.removed).toEqual(['a:c1'])
    expect(Object.keys(store.entities.all())).toEqual(['a:c2', 'a:c3'])
  })

  it('leaves calls of other accounts alone in a snapshot', () => {
    store.apply('b', { type: 'callUpdated', call: reportedCall(), order: 'unknown' })
    store.replace('a', [])
    expect(store.entities.get('b:c1')).toBeDefined()
  })

  it('believes a later snapshot that a missing call is still there, but not a late event', () => {
    see()
    store.replace('a', [])
    see()
    expect(store.entities.get('a:c1')).toBeUndefined()
    store.replace('a', [reportedCall()])
    expect(store.entities.get('a:c1')).toBeDefined()
  })

  it('does not believe a snapshot about a call that was told to be over', async () => {
    see()
    gone()
    store.replace('a', [reportedCall()])
    expect(store.entities.get('a:c1')?.state).toBe('cleared')
    await clock.advance(6 * SECOND)
    store.replace('a', [reportedCall()])
    expect(store.entities.values()).toEqual([])
  })

  it('takes calls that are too many off the screen, and shows them again when there is room', () => {
    see()
    see({ vendorId: 'c2' })
    store.apply('b', { type: 'callUpdated', call: reportedCall(), order: 'unknown' })
    store.replace('a', [reportedCall({ vendorId: 'c2' })], ['c1', 'unknown'])
    expect(Object.keys(store.entities.all())).toEqual(['a:c2', 'b:c1'])
    expect(store.origin('a:c1')).toBeUndefined()
    store.leaveOut('a', ['c2'])
    expect(store.openVendorIds('a')).toEqual([])
    see()
    expect(store.entities.get('a:c1')?.state).toBe('alerting')
  })

  it('knows about which call a consultation was made until that one has ended', () => {
    const asks = (vendorId: string, about: string): void => see({ vendorId, consultsForVendorId: about })
    const about = (): unknown[] => ['a:c3', 'a:c4'].map((id) => store.entities.get(id)?.consultsFor)
    see()
    see({ vendorId: 'c2' })
    asks('c3', 'c1')
    asks('c4', 'c2')
    expect(about()).toEqual(['a:c1', 'a:c2'])
    changes.length = 0
    gone()
    expect(about()).toEqual([undefined, 'a:c2'])
    expect(changes).toHaveLength(1)
    const asked = reportedCall({ vendorId: 'c4', consultsForVendorId: 'c2' })
    store.replace('a', [reportedCall({ vendorId: 'c2' }), asked])
    expect(store.entities.get('a:c4')?.consultsFor).toBe('a:c2')
    store.replace('a', [asked])
    expect(store.entities.get('a:c4')).not.toHaveProperty('consultsFor')
  })

  it('never makes a second card nor revives a call, in any order of events', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('seen' as const), state: fc.constantFrom(...legStates) }),
      fc.record({ kind: fc.constant('gone' as const), state: fc.constant('cleared' as const) })
    )
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const fresh = new CallStore(new ManualClock(), unnamed)
        let isOver = false
        for (const { kind, state } of steps) {
          if (kind === 'gone') fresh.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere: false })
          else fresh.apply('a', { type: 'callUpdated', call: reportedCall({ state }), order: 'newer' })
          const cards = fresh.entities.values()
          isOver ||= kind === 'gone' || state === 'cleared' || state === 'failed'
          expect(cards.length).toBeLessThanOrEqual(1)
          if (isOver) expect(['cleared', 'failed', undefined]).toContain(cards[0]?.state)
        }
      })
    )
  })

  it('forgets the calls of a removed account, and no others', () => {
    see()
    store.apply('b', { type: 'callUpdated', call: reportedCall(), order: 'unknown' })
    store.dropAccount('a')
    expect(Object.keys(store.entities.all())).toEqual(['b:c1'])
    expect(store.origin('a:c1')).toBeUndefined()
  })
})
