import { expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../util/durations.ts'
import { addToConference } from '../features/conferences.ts'
import { originate } from '../features/originate.ts'
import { alice, bob, carol, clock, companyForEachTest, pbx, sales } from '../testing/company.ts'

companyForEachTest()

it('A call is written down when it is over: who, to whom, how long, and who took it', async () => {
  const startedAt = clock.now()
  const call = await carol.dials(bob)
  await clock.advance(4 * SECOND)
  await bob.answers(call)
  await clock.advance(MINUTE)
  expect(pbx.records.all).toEqual([])
  bob.hangsUp(call)
  expect(pbx.records.all).toEqual([
    {
      id: call.id,
      correlationId: call.correlationId,
      from: carol.party,
      to: bob.party,
      startedAt,
      answeredAt: startedAt + 4 * SECOND,
      answeredBy: bob.party,
      endedAt: startedAt + 64 * SECOND,
      cause: 'normal'
    }
  ])
})

it('A call nobody took says why, and names nobody', async () => {
  carol.hangsUp(await carol.dials(bob))
  bob.rejects(await carol.dials(bob))
  await alice.dials('+493023125902')
  await clock.advance(SECOND)
  expect(pbx.records.all.map(({ cause }) => cause)).toEqual(['busy', 'rejected', 'cancelled'])
  expect(pbx.records.all.filter((record) => 'answeredBy' in record)).toEqual([])
})

it('A call through a queue names the queue and the agent who took it in the end', async () => {
  alice.logsInTo(sales)
  const call = await carol.dials(sales)
  alice.rejects(call)
  await bob.answers(call)
  carol.hangsUp(call)
  expect(pbx.records.all).toMatchObject([
    { to: sales.party, queue: sales.party, answeredBy: bob.party, cause: 'normal' }
  ])
})

it('A caller whom an agent has refused and who then gives up has cancelled', async () => {
  const call = await carol.dials(sales)
  bob.rejects(call)
  carol.hangsUp(call)
  expect(pbx.records.all).toMatchObject([{ cause: 'cancelled' }])
})

it('A call that rings its own caller first is answered by the other one', async () => {
  const { call } = originate(pbx, alice, '202', { tag: 'a7' })
  await alice.answers(call)
  await bob.answers(call)
  alice.hangsUp(call)
  expect(pbx.records.all).toMatchObject([{ from: alice.party, to: bob.party, answeredBy: bob.party, tag: 'a7' }])
})

it('A call handed over is one call', async () => {
  const call = await carol.dials(alice)
  await alice.answers(call)
  alice.transfers(call, bob)
  await bob.answers(call)
  bob.hangsUp(call)
  expect(pbx.records.all).toMatchObject([{ from: carol.party, answeredBy: alice.party, cause: 'normal' }])
})

it('A call is over when its parties go on in another one, and nothing of it waits any more', async () => {
  const call = await carol.dials(alice)
  await alice.answers(call, 'desk')
  const second = await alice.dials(bob, 'desk')
  await bob.answers(second)
  addToConference(pbx, alice.legIn(call), alice.legIn(second))
  expect(pbx.records.all).toMatchObject([{ id: second.id, from: alice.party, answeredBy: bob.party }])
  expect(second.timers.signal.aborted).toBe(true)
  expect(call.timers.signal.aborted).toBe(false)
})

it('Calls are remembered for hours, and no more than two thousand', async () => {
  for (let count = 0; count < 2001; count++) carol.hangsUp(await carol.dials(bob))
  expect(pbx.records.all).toHaveLength(2000)
  await clock.advance(11 * HOUR)
  carol.hangsUp(await carol.dials(bob))
  await clock.advance(2 * HOUR)
  expect(pbx.records.all).toHaveLength(1)
})
