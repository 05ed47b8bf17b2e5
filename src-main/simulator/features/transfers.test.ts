import { expect, it } from 'vitest'
import { MINUTE } from '../../util/durations.ts'
import { join } from './transfers.ts'
import { alice, bob, carol, clock, companyForEachTest, pbx, sales } from '../testing/company.ts'

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
