import { beforeEach, describe, expect, it } from 'vitest'
import type { Colleague } from '../../src-preload/contract/colleague.ts'
import { ColleagueStore } from '../presence/colleague-store.ts'
import { ManualClock } from '../util/clock.ts'
import { CallStore } from './call-store.ts'
import { CallerLookup } from './caller-lookup.ts'
import { RingingTargets } from './ringing-targets.ts'
import { reportedCall } from './testing/seen-call.ts'

const ANNA = 'anna@example.org'

let calls: CallStore
let colleagues: ColleagueStore

beforeEach(() => {
  const lookup = new CallerLookup(() => 'DE')
  const anna = { id: ANNA, name: 'Anna Berg', numbers: [{ label: 'Work', number: '201', display: '201' }] }
  for (const accountId of ['a', 'b']) lookup.remember([{ ...anna, accountId }])
  calls = new CallStore(new ManualClock(), lookup)
  colleagues = new ColleagueStore()
  new RingingTargets(calls, colleagues.entities, lookup)
  for (const accountId of ['a', 'b']) colleagues.setWatched(accountId, [ANNA])
})

const line = (lamp: Colleague['line'], accountId = 'a'): void =>
  colleagues.apply(accountId, { type: 'colleagueChanged', colleague: { contactId: ANNA, line: lamp } })

/** The call goes to 201. */
function handsOver(vendorId = 'c1'): () => string | undefined {
  const id = `a:${vendorId}`
  calls.apply('a', { type: 'callUpdated', call: reportedCall({ vendorId, state: 'connected' }), order: 'newer' })
  calls.transferOrdered(id, { kind: 'internal', number: '201', withheld: false })
  calls.transferAnswered(id, 'accepted')
  return () => calls.entities.get(id)?.transfer?.state
}

describe('a transfer to somebody whose line is watched', () => {
  it('rings while that line does', () => {
    line('idle')
    const state = handsOver()
    expect(state()).toBe('pending')
    line('alerting')
    expect(state()).toBe('ringing')
    line('busy')
    expect(state()).toBe('pending')
  })

  it('does not ring by a call that was there before, but by the next one', () => {
    line('alerting')
    const state = handsOver()
    colleagues.apply('a', { type: 'colleagueChanged', colleague: { contactId: ANNA, line: 'alerting', pickupId: 'p' } })
    expect(state()).toBe('pending')
    line('idle')
    line('alerting')
    expect(state()).toBe('ringing')
  })

  it('does not ring by the same person of another account', () => {
    const state = handsOver()
    line('alerting', 'b')
    expect(state()).toBe('pending')
  })

  it('is not said to ring on once nobody tells of the line', () => {
    const state = handsOver()
    line('alerting')
    colleagues.loseSight('a')
    expect(state()).toBe('pending')
    line('alerting')
    expect(state()).toBe('ringing')
    colleagues.setWatched('a', [])
    expect(state()).toBe('pending')
  })
})
