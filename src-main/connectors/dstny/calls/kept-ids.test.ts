import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { HOUR, SECOND } from '../../../util/durations.ts'
import { keepNewest } from '../../../util/keep-newest.ts'
import { limits } from '../../../util/limits.ts'
import { Refusals } from '../../kit/refusals.ts'
import { TakenCalls } from './taken-calls.ts'
import { fixture } from '../fixtures/fixture.ts'
import { wireCall } from '../wire/calls.ts'
import { wireContactList } from '../wire/contacts.ts'
import * as z from 'zod/mini'

describe('what is kept by ids from outside', () => {
  it('is the newest, and one that comes again is new again', () => {
    const map = new Map<string, number>()
    for (const key of ['a', 'b', 'a', 'c', 'd']) keepNewest(map, key, 1, 3)
    expect([...map.keys()]).toEqual(['a', 'c', 'd'])
  })

  it('whether it has worked is forgotten of the oldest', () => {
    const refusals = new Refusals()
    for (let index = 0; index <= limits.answeredThings; index++) refusals.worked(`contact ${index}`)
    expect(refusals.mayPass('contact 0', 0)).toBe(false)
    expect(refusals.mayPass(`contact ${limits.answeredThings}`, 0)).toBe(true)
    expect(refusals.mayPass('contact 1', 0)).toBe(true)
  })

  it('contacts of a search are no more than anybody looks at', () => {
    const contact = Array.from({ length: 20_000 }, (_, index) => ({ id: `c${index}`, firstname: 'Anna' }))
    expect(z.parse(wireContactList, { contact }).contact).toHaveLength(limits.foundContacts)
  })
})

describe('dialogs that somebody else took', () => {
  const dialog = (index: number) => ({
    id: `d${index}`,
    callId: undefined,
    localTag: undefined,
    remoteTag: undefined,
    direction: 'recipient' as const,
    remoteUri: `tel:+4930231${String(index).padStart(6, '0')}`,
    state: 'terminated',
    stateBefore: 'early',
    event: 'replaced',
    code: undefined
  })
  const call = (index: number) =>
    z.parse(wireCall, { ...(fixture('call-answered') as object), remoteParty: { telUri: dialog(index).remoteUri } }) // a fixture is an object

  it('explain the newest calls', () => {
    const taken = new TakenCalls(new ManualClock())
    for (let index = 0; index < 2 * limits.takenCalls; index++) taken.note([dialog(index)], [])
    expect(taken.explain(call(0))).toBe(false)
    expect(taken.explain(call(2 * limits.takenCalls - 1))).toBe(true)
  })

  it('explain a call that has ended before, once, and none that ended seconds ago', async () => {
    const clock = new ManualClock()
    const taken = new TakenCalls(clock)
    const { callId } = call(1)
    expect([taken.explain(call(1)), taken.explain(call(2))]).toEqual([false, false])
    expect(taken.note([dialog(1)], [])).toEqual([callId])
    expect(taken.note([dialog(1)], [])).toEqual([])
    await clock.advance(4 * SECOND)
    expect(taken.note([dialog(2)], [])).toEqual([])
  })

  it('explain the call of a caller that still rings, not the one before', () => {
    const taken = new TakenCalls(new ManualClock())
    expect(taken.explain(call(1))).toBe(false)
    expect(taken.note([dialog(1)], [call(1)])).toEqual([])
    expect(taken.explain(call(1))).toBe(true)
  })

  it('explain the call of the same caller that has ended, not one that rings without a number', () => {
    const taken = new TakenCalls(new ManualClock())
    const { remoteParty: _, ...withheld } = call(2)
    expect(taken.explain(call(1))).toBe(false)
    expect(taken.note([dialog(1)], [withheld])).toEqual([call(1).callId])
  })

  it.each([-HOUR, HOUR])('explain calls for 3 seconds, however the clock is set: by %d ms', async (setByMs) => {
    const clock = new ManualClock()
    const taken = new TakenCalls(clock)
    taken.note([dialog(1), dialog(2)], [])
    clock.set(setByMs)
    await clock.advance(3 * SECOND)
    expect(taken.explain(call(1))).toBe(true)
    await clock.advance(SECOND)
    expect(taken.explain(call(2))).toBe(false)
  })
})
