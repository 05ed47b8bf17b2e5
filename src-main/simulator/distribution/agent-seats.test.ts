import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import type { AgentSeat } from './agent-seats.ts'
import { bob, carol, clock, companyForEachTest, jane, pbx, sales } from '../testing/company.ts'

companyForEachTest()

function seatOfBob(): AgentSeat {
  const seat = sales.seatOf(bob)
  if (seat === undefined) throw new Error('Bob is no agent')
  return seat
}

describe('An agent who pauses', () => {
  it('gets no calls, says why, and is given the waiting caller afterwards', async () => {
    bob.pausesIn(sales, 'Lunch')
    const call = await carol.dials(sales)
    expect([sales.waitingCount, bob.legs.length]).toEqual([1, 0])
    expect(seatOfBob().paused).toEqual({ reason: 'Lunch', since: clock.now() })
    bob.unpausesIn(sales)
    await Promise.resolve()
    expect(bob.legIn(call).state).toBe('alerting')
  })

  it('does so in one queue, and can be called', async () => {
    const support = pbx.queue('Support')
    jane.logsInTo(sales)
    jane.logsInTo(support)
    jane.pausesIn(sales, 'Training')
    expect([sales.seatOf(jane)?.isFree, support.seatOf(jane)?.isFree]).toEqual([false, true])
    expect(jane.legIn(await carol.dials(jane)).state).toBe('alerting')
  })

  it('keeps the call that rings already', async () => {
    const call = await carol.dials(sales)
    bob.pausesIn(sales, 'Lunch')
    await bob.answers(call)
    expect(carol.legIn(call).state).toBe('connected')
  })

  it('is not waited for by a queue that sends callers on', async () => {
    pbx.behaviour.queueWithoutAgents = 'forward'
    bob.pausesIn(sales, 'Lunch')
    await carol.dials(sales)
    expect(sales.calls).toMatchObject([{ kind: 'forwarded' }])
  })

  it('is not paused any more after signing in anew', () => {
    bob.pausesIn(sales, 'Lunch')
    bob.logsOutOf(sales)
    bob.logsInTo(sales)
    expect(seatOfBob().paused).toBeUndefined()
  })

  it('must be signed in, and a member', () => {
    bob.logsOutOf(sales)
    expect(() => bob.pausesIn(sales, 'Lunch')).toThrow('not signed in')
    expect(() => bob.pausesIn(pbx.queue('Support'), 'Lunch')).toThrow('no agent')
  })
})

it('An agent has taken so many calls and talked so long in each queue, without the ringing', async () => {
  expect(sales.workOf(seatOfBob())).toEqual({ calls: 0, talkMs: 0 })
  const call = await carol.dials(sales)
  await clock.advance(5 * SECOND)
  await bob.answers(call)
  await clock.advance(MINUTE)
  bob.hangsUp(call)
  await clock.advance(MINUTE)
  await carol.dials(bob)
  bob.rejects()
  const second = await carol.dials(sales)
  await bob.answers(second)
  await clock.advance(3 * SECOND)
  expect(sales.workOf(seatOfBob())).toEqual({ calls: 2, talkMs: 63_000 })
})
