import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
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

  it('dialogs that somebody else took explain the newest calls', () => {
    const taken = new TakenCalls()
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
    for (let index = 0; index < 2 * limits.takenCalls; index++) taken.note([dialog(index)], 0)
    expect(taken.explain(call(0), SECOND)).toBe(false)
    expect(taken.explain(call(2 * limits.takenCalls - 1), SECOND)).toBe(true)
  })
})
