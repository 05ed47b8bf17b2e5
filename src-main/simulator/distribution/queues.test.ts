import { beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import { alice, bob, carol, clock, companyForEachTest, dave, jane, pbx, sales } from '../testing/company.ts'

companyForEachTest()

describe('a queue', () => {
  it('rings a free agent and says which queue the call came through', async () => {
    const call = await carol.dials(sales)
    const leg = bob.legIn(call)
    expect(leg).toMatchObject({ state: 'alerting', remote: { name: 'Carol' } })
    expect(leg.history).toMatchObject({ subject: 'Sales', reason: 'distributed', previous: { kind: 'queue' } })
    await bob.answers(call)
    expect(carol.legIn(call)).toMatchObject({ state: 'connected', remote: { name: 'Björn Åkesson' } })
    expect([sales.waitingCount, sales.counters.answered]).toEqual([0, 1])
  })

  it('goes to the next agent after 15 s, the most skilled first', async () => {
    alice.logsInTo(sales)
    const call = await carol.dials(sales)
    expect(alice.isBusy).toBe(true)
    await clock.advance(15 * SECOND)
    expect([alice.isBusy, bob.legIn(call).state]).toEqual([false, 'alerting'])
  })

  it('lets the caller wait when nobody is left, and gives the call to whoever logs in', async () => {
    bob.logsOutOf(sales)
    const call = await carol.dials(sales)
    expect([call.legOf(carol)?.state, sales.waitingCount]).toEqual(['queued', 1])
    jane.logsInTo(sales)
    await clock.advance(0)
    expect(jane.legIn(call).state).toBe('alerting')
  })

  it('gives a place to whoever had none, once, and rings there', async () => {
    const zoe = pbx.extension('zoe')
    expect(() => sales.setSignedIn(zoe, true)).toThrow('no agent')
    expect(sales.addSeat(zoe)).toBe(sales.addSeat(zoe))
    bob.logsOutOf(sales)
    zoe.logsInTo(sales)
    const call = await carol.dials(sales)
    expect(zoe.legIn(call).state).toBe('alerting')
  })

  it('knows who waits and since when, the longest waiting first', async () => {
    const startedAt = clock.now()
    await carol.dials(sales)
    await clock.advance(SECOND)
    await dave.dials(sales)
    expect(sales.callers.map(({ caller, since }) => [caller.owner, since - startedAt])).toEqual([
      [carol, 0],
      [dave, SECOND]
    ])
    carol.hangsUp()
    expect(sales.callers).toHaveLength(1)
  })

  it('tries the same agents again in a later round', async () => {
    const call = await carol.dials(sales)
    await clock.advance(15 * SECOND)
    expect(bob.isBusy).toBe(false)
    await clock.advance(30 * SECOND)
    expect(bob.legIn(call).state).toBe('alerting')
  })

  it('passes a rejected call on without ending it', async () => {
    alice.logsInTo(sales)
    const call = await carol.dials(sales)
    alice.rejects(call)
    expect([call.isLive, bob.legIn(call).state]).toEqual([true, 'alerting'])
  })

  it('does not ring agents who are away or in a call', async () => {
    bob.changesPresence('lunch')
    alice.logsInTo(sales)
    await dave.dials(alice)
    await carol.dials(sales)
    expect([bob.isBusy, alice.legs.length, sales.waitingCount]).toEqual([false, 1, 1])
  })

  it('counts callers who give up', async () => {
    const call = await carol.dials(sales)
    call.caller.hangsUp()
    expect(sales.counters).toMatchObject({ total: 1, dropped: 1, answered: 0 })
    expect(bob.isBusy).toBe(false)
  })

  it('refuses callers in night mode', async () => {
    const call = await carol.dials(pbx.queue('Night desk'))
    expect(call.isLive).toBe(false)
  })
})

describe('people', () => {
  it('are diverted, and the target sees by whom', async () => {
    bob.diversion = { number: '201', untilActivityChanges: false }
    const call = await carol.dials('202')
    expect(alice.legIn(call).history).toMatchObject({ previous: { name: 'Björn Åkesson' } })
  })

  it('lose a diversion that ends with the activity, and an activity that has an end', async () => {
    bob.diversion = { number: '201', untilActivityChanges: true }
    bob.changesPresence('lunch', { until: clock.now() + 60 * SECOND })
    expect(bob.diversion).toBeUndefined()
    await clock.advance(60 * SECOND)
    expect(bob.presence).toMatchObject({ activityId: 'available', available: true, until: null })
  })

  it('find their calls in the log, missed ones unseen', async () => {
    const call = await carol.dials(alice)
    call.caller.hangsUp()
    expect(alice.log[0]).toMatchObject({ kind: 'missed', isSeen: false, remote: { name: 'Carol' } })
  })

  it('put the first call on hold when they take a second one on the same telephone', async () => {
    const first = await carol.dials(alice)
    await alice.answers(first, 'desk')
    const second = await dave.dials(alice)
    await alice.answers(second, 'desk')
    expect([alice.legIn(first).state, alice.legIn(second).state]).toEqual(['held', 'connected'])
  })
})

describe('a queue that sends callers on', () => {
  beforeEach(() => {
    pbx.behaviour.queueWithoutAgents = 'forward'
  })

  it('does so when all agents were tried', async () => {
    const call = await carol.dials(sales)
    expect(bob.legIn(call).state).toBe('alerting')
    await clock.advance(15 * SECOND)
    expect(sales.calls).toMatchObject([
      { kind: 'forwarded', forwardedTo: { name: 'Voicemail Sales' }, waitedMs: 15_000 }
    ])
    expect([carol.legIn(call).state, sales.waitingCount, bob.isBusy]).toEqual(['connected', 0, false])
  })

  it('does so at once when nobody is signed in', async () => {
    bob.logsOutOf(sales)
    await carol.dials(sales)
    expect([sales.calls.length, sales.counters.dropped]).toEqual([1, 0])
  })

  it('lets callers wait for an agent who is only busy', async () => {
    await dave.dials(bob)
    const call = await carol.dials(sales)
    expect([sales.calls.length, call.legOf(carol)?.state]).toEqual([0, 'queued'])
  })
})
