import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../../src-preload/contract/call.ts'
import type { ReportedCall } from '../connectors/events.ts'
import { ManualClock } from '../util/clock.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { CallStore } from './call-store.ts'
import { CallerLookup } from './caller-lookup.ts'
import { reportedCall } from './testing/seen-call.ts'

const TO = { kind: 'internal', number: '201', displayNumber: '201', withheld: false } as const

let clock: ManualClock
let lookup: CallerLookup
let store: CallStore

beforeEach(() => {
  clock = new ManualClock()
  lookup = new CallerLookup(() => 'DE')
  store = new CallStore(clock, lookup)
})
afterEach(() => store[Symbol.asyncDispose]())

const talking = (changes: Partial<ReportedCall> = {}): ReportedCall =>
  reportedCall({ state: 'connected', connectedAt: 2_000, ...changes })
const see = (changes: Partial<ReportedCall> = {}, order: 'newer' | 'older' = 'newer'): void =>
  store.apply('a', { type: 'callUpdated', call: talking(changes), order })
const gone = (sentOn = false): void =>
  store.apply('a', { type: 'callEnded', vendorId: 'c1', answeredElsewhere: false, sentOn })
const failed = (): void => see({ transferState: 'failed', failure: 'Busy' })
const call = (): Call | undefined => store.entities.get('a:c1')

/** The user talks, hands the call over, and the system has accepted that. */
function handsOver(): void {
  see()
  store.transferOrdered('a:c1', TO)
  store.transferAnswered('a:c1', 'accepted')
}

describe('a call that is handed over without asking', () => {
  it('shows nothing of it before the system has accepted', () => {
    see()
    store.transferOrdered('a:c1', TO)
    expect(call()).not.toHaveProperty('transfer')
    store.transferAnswered('a:c1', 'accepted')
    expect(call()?.transfer).toEqual({ to: TO, state: 'pending', at: clock.now() })
    store.transferOrdered('a:c1', TO)
    store.transferAnswered('a:c1', 'refused')
    expect(call()).not.toHaveProperty('transfer')
  })

  it('names the target as soon as a contact is known, by the same number', () => {
    handsOver()
    const numbers = [{ label: 'Work', number: '201', display: '201' }]
    lookup.remember([{ id: 'anna', accountId: 'a', name: 'Anna Berg', numbers }])
    store.renameAll()
    expect(call()?.transfer?.to).toMatchObject({ name: 'Anna Berg', number: '201' })
  })

  it('is told as sent on for five seconds after the system let it go', async () => {
    handsOver()
    await clock.advance(SECOND)
    gone(true)
    expect(call()).toMatchObject({ state: 'cleared', transfer: { state: 'sentOn', at: clock.now() }, allowed: [] })
    await clock.advance(4.9 * SECOND)
    expect(call()).toBeDefined()
    await clock.advance(0.1 * SECOND)
    expect(call()).toBeUndefined()
  })

  it('is told as sent on although it ended before the order was answered', async () => {
    see()
    store.transferOrdered('a:c1', TO)
    gone(true)
    expect(call()?.transfer?.state).toBe('pending')
    await clock.advance(9 * SECOND)
    store.transferAnswered('a:c1', 'accepted')
    expect(call()?.transfer?.state).toBe('sentOn')
    await clock.advance(5 * SECOND)
    expect(call()).toBeUndefined()
  })

  it('goes like any call when it ended before the order was refused', async () => {
    see()
    store.transferOrdered('a:c1', TO)
    gone()
    store.transferAnswered('a:c1', 'refused')
    expect(call()).not.toHaveProperty('transfer')
    await clock.advance(5 * SECOND)
    expect(call()).toBeUndefined()
  })

  it('is back with the reason, and keeps it while the caller is here', () => {
    handsOver()
    failed()
    expect(call()).toMatchObject({ state: 'connected', transfer: { state: 'failed' }, failure: 'Busy' })
    see({ transferState: 'failed', muted: true })
    expect(call()).toMatchObject({ muted: true, transfer: { state: 'failed' }, failure: 'Busy' })
    store.dismiss('a:c1')
    expect([call()?.transfer, call()?.failure]).toEqual([undefined, undefined])
    see({ transferState: 'failed', state: 'held' })
    expect(call()).not.toHaveProperty('transfer')
  })

  it('stays as failed after the caller has gone, until it is dismissed', async () => {
    handsOver()
    failed()
    gone()
    await clock.advance(9 * MINUTE)
    expect(call()).toMatchObject({ state: 'cleared', transfer: { state: 'failed' }, failure: 'Busy' })
    store.dismiss('a:c1')
    failed()
    gone()
    expect(call()).toBeUndefined()
  })

  it('is not dismissed while nothing is settled', () => {
    handsOver()
    store.dismiss('a:c1')
    expect(call()?.transfer?.state).toBe('pending')
  })

  it('did not fail because of a word that is older than what is known', () => {
    handsOver()
    see({ transferState: 'failed', failure: 'Busy' }, 'older')
    expect(call()?.transfer?.state).toBe('pending')
  })

  it('is not confirmed where the system only says that the call is over', () => {
    handsOver()
    see({ state: 'cleared' })
    expect(call()).toMatchObject({ state: 'cleared', transfer: { state: 'unconfirmed' } })
  })

  it('is told as failed by a system that ends the call with it', async () => {
    handsOver()
    see({ state: 'failed', transferState: 'failed', failure: 'Busy' })
    gone()
    await clock.advance(MINUTE)
    expect(call()).toMatchObject({ state: 'failed', transfer: { state: 'failed' }, failure: 'Busy' })
  })

  it('is not confirmed where its end says nothing of it, until that is dismissed', async () => {
    handsOver()
    gone()
    await clock.advance(MINUTE)
    expect(call()?.transfer?.state).toBe('unconfirmed')
    store.dismiss('a:c1')
    expect(call()).toBeUndefined()
  })

  it('is not confirmed when the answer to the order was lost, unless it is seen to have failed', () => {
    see()
    store.transferOrdered('a:c1', TO)
    store.transferAnswered('a:c1', 'unknown')
    expect(call()?.transfer?.state).toBe('unconfirmed')
    gone(true)
    expect(call()?.transfer?.state).toBe('unconfirmed')
    see({ vendorId: 'c2' })
    store.transferOrdered('a:c2', TO)
    store.transferAnswered('a:c2', 'unknown')
    see({ vendorId: 'c2', transferState: 'failed' })
    expect(store.entities.get('a:c2')?.transfer?.state).toBe('failed')
  })

  it('rings only while the line of the target does', () => {
    handsOver()
    store.targetRings('a:c1', true)
    expect(call()?.transfer?.state).toBe('ringing')
    store.targetRings('a:c1', false)
    expect(call()?.transfer?.state).toBe('pending')
    store.targetRings('a:c1', true)
    failed()
    expect(call()?.transfer?.state).toBe('failed')
  })

  it('that the user ends here leaves nothing behind where it had failed, and is not confirmed where it had not', async () => {
    handsOver()
    failed()
    store.letGo('a:c1')
    gone()
    await clock.advance(5 * SECOND)
    expect(call()).toBeUndefined()
    see({ vendorId: 'c2' })
    store.transferOrdered('a:c2', TO)
    store.transferAnswered('a:c2', 'accepted')
    store.letGo('a:c2')
    store.apply('a', { type: 'callEnded', vendorId: 'c2', answeredElsewhere: false, sentOn: true })
    expect(store.entities.get('a:c2')?.transfer?.state).toBe('unconfirmed')
  })

  it('that has ended does not lose what became of it when somebody hangs up late', () => {
    handsOver()
    failed()
    gone()
    store.letGo('a:c1')
    store.letGo('a:unknown')
    expect(call()).toMatchObject({ state: 'cleared', transfer: { state: 'failed' }, failure: 'Busy' })
  })

  it('may be handed over again after it came back', () => {
    handsOver()
    failed()
    store.transferOrdered('a:c1', { ...TO, number: '202' })
    see({ transferState: 'pending' })
    expect([call()?.transfer, call()?.failure]).toEqual([undefined, undefined])
    store.transferAnswered('a:c1', 'accepted')
    expect(call()?.transfer).toMatchObject({ to: { number: '202' }, state: 'pending' })
  })
})

describe('a transfer over a lost connection', () => {
  const back = (calls: readonly ReportedCall[]): void => store.replace('a', calls)

  it('whose call is gone is not confirmed, as one change', async () => {
    handsOver()
    see({ vendorId: 'c2' })
    const changes: unknown[] = []
    store.entities.changes.on((change) => changes.push(change))
    back([])
    expect(changes).toHaveLength(1)
    expect(call()).toMatchObject({ state: 'cleared', transfer: { state: 'unconfirmed' } })
    expect(store.entities.get('a:c2')).toBeUndefined()
    await clock.advance(MINUTE)
    expect(call()).toBeDefined()
  })

  it('that had failed stays failed', () => {
    handsOver()
    failed()
    back([])
    expect(call()).toMatchObject({ state: 'cleared', transfer: { state: 'failed' }, failure: 'Busy' })
  })

  it('goes on where the system says so, and is not confirmed where it says nothing', () => {
    handsOver()
    back([talking({ transferState: 'pending' })])
    expect(call()?.transfer?.state).toBe('pending')
    back([talking()])
    expect(call()).toMatchObject({ state: 'connected', transfer: { state: 'unconfirmed' } })
    failed()
    expect(call()?.transfer?.state).toBe('failed')
  })

  it('comes back with a call that was only missing in one snapshot', () => {
    handsOver()
    back([])
    back([talking()])
    expect(call()).toMatchObject({ state: 'connected', transfer: { state: 'unconfirmed' } })
    expect(call()).not.toHaveProperty('endedAt')
  })

  it.each([
    ['was dismissed meanwhile', () => store.dismiss('a:c1')],
    ['was accepted late', () => store.transferAnswered('a:c1', 'accepted')]
  ])('comes back with its call also where it %s', (_, meanwhile) => {
    see()
    store.transferOrdered('a:c1', TO)
    back([])
    meanwhile()
    back([talking()])
    expect(call()?.state).toBe('connected')
  })

  it('whose call rang when it was handed over was not answered elsewhere for all we know', () => {
    store.apply('a', { type: 'callUpdated', call: reportedCall(), order: 'newer' })
    store.transferOrdered('a:c1', TO)
    store.transferAnswered('a:c1', 'accepted')
    back([])
    expect(call()?.state).toBe('cleared')
    expect(call()).not.toHaveProperty('answeredElsewhere')
  })

  it('is forgotten with its account', () => {
    handsOver()
    gone()
    store.dropAccount('a')
    store.transferAnswered('a:c1', 'unknown')
    store.targetRings('a:c1', true)
    expect(store.entities.values()).toEqual([])
  })
})

describe('transfers that nobody dismisses', () => {
  const leaves = (vendorId: string): void => {
    see({ vendorId })
    store.transferOrdered(`a:${vendorId}`, TO)
    store.transferAnswered(`a:${vendorId}`, 'accepted')
    store.apply('a', { type: 'callEnded', vendorId, answeredElsewhere: false })
  }

  it('are fifty at most, and the oldest go', () => {
    for (let index = 0; index < 60; index++) leaves(`t${index}`)
    expect(store.entities.values()).toHaveLength(50)
    expect(store.entities.get('a:t59')).toBeDefined()
  })

  it('take no other call off the screen, and none of themselves when they are told again', () => {
    see({ vendorId: 'talk' })
    see({ vendorId: 'ended' })
    store.apply('a', { type: 'callEnded', vendorId: 'ended', answeredElsewhere: false })
    for (let index = 0; index < 50; index++) leaves(`t${index}`)
    store.targetRings('a:t49', true)
    expect(store.entities.values()).toHaveLength(52)
    leaves('t50')
    expect(store.entities.get('a:t0')).toBeUndefined()
    expect(store.entities.values()).toHaveLength(52)
  })
})
