import { expect, it } from 'vitest'
import { MINUTE } from '../../util/durations.ts'
import { consult } from './consultations.ts'
import { join, transfer } from './transfers.ts'
import { alice, bob, carol, clock, companyForEachTest, jane, pbx, sales, zoe } from '../testing/company.ts'

companyForEachTest()

it('A caller who is joined with a call that waits in a queue waits there, and no agent rings on for ever', async () => {
  const call = await carol.dials(alice)
  await alice.answers(call, 'desk')
  const second = await alice.dials(sales, 'desk')
  const offered = bob.legIn(second)
  join(pbx, alice.legIn(call), alice.legIn(second), true)
  expect([offered.ended?.cause, bob.legIn(call).state]).toEqual(['cancelled', 'alerting'])
  expect([second.isLive, sales.waitingCount, alice.legs]).toEqual([false, 1, []])
  await bob.answers(call)
  expect(carol.legIn(call).remote).toEqual(bob.party)
  carol.hangsUp(call)
  await clock.advance(MINUTE)
  expect(bob.legs).toEqual([])
})

it('A call in which somebody is asked and has not answered yet is not taken apart by joining it with another', async () => {
  const call = await carol.dials(alice)
  await alice.answers(call, 'desk')
  consult(pbx, alice.legIn(call), bob)
  const second = await alice.dials(carol, 'desk')
  await carol.answers(second)
  expect(() => join(pbx, alice.legIn(second), alice.legIn(call), true)).toThrow('a transfer waits there')
  expect(bob.legIn(call).state).toBe('alerting')
})

it('Whoever takes a call that was handed over talks to the caller, not to somebody who has broken in', async () => {
  const busy = await carol.dials(zoe)
  await zoe.answers(busy)
  const call = await alice.dials(bob, 'desk')
  await bob.answers(call)
  transfer(pbx, bob.legIn(call), zoe, { blind: true, campOn: true })
  pbx.callControl.dial(jane, alice, { intrusion: 'barge' })
  zoe.hangsUp(busy)
  await clock.advance(0)
  await zoe.answers(call)
  expect([zoe.legIn(call).remote, alice.legIn(call).remote]).toEqual([alice.party, zoe.party])
})

it('A target rings as long as whoever hands over says', async () => {
  const call = await carol.dials(alice)
  await alice.answers(call, 'desk')
  transfer(pbx, alice.legIn(call), bob, { blind: true, ringMs: MINUTE })
  await clock.advance(MINUTE - 1)
  expect([bob.legIn(call).state, carol.legIn(call).isLive]).toEqual(['alerting', true])
  await clock.advance(1)
  expect(call.isLive).toBe(false)
})
