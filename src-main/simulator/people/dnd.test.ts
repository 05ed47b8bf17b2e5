import { beforeEach, describe, expect, it } from 'vitest'
import { originate } from '../features/originate.ts'
import { alice, bob, carol, companyForEachTest, pbx, sales } from '../testing/company.ts'

companyForEachTest()

beforeEach(() => bob.setsDnd(true))

describe('A person who is not to be disturbed', () => {
  it('is busy for everybody, and rings again afterwards', async () => {
    const call = await carol.dials(bob)
    expect([carol.legIn(call).ended?.cause, bob.legs.length]).toEqual(['busy', 0])
    bob.setsDnd(false)
    expect(bob.legIn(await carol.dials(bob)).state).toBe('alerting')
  })

  it('is busy also for whoever passes by the diversions', async () => {
    bob.diversions.rules.primary.set('busy', '201')
    const call = pbx.callControl.dial(carol, bob, { ignoreDiversion: true })
    expect(call.isLive).toBe(false)
  })

  it('sends calls on by the rule for a busy line', async () => {
    bob.diversions.rules.primary.set('busy', '201')
    expect(alice.legIn(await carol.dials(bob)).history?.previous).toEqual(bob.party)
  })

  it('gets no call handed over: whoever tries has it back', async () => {
    const call = await carol.dials(alice)
    await alice.answers(call)
    alice.transfers(call, bob, false)
    expect([alice.legIn(call).state, alice.legIn(call).event, bob.legs.length]).toEqual(['connected', 'failed', 0])
  })

  it('may call, and be rung for an own call', async () => {
    expect(alice.legIn(await bob.dials(alice)).state).toBe('alerting')
    originate(pbx, bob, '201')
    expect(bob.legIn().state).toBe('alerting')
  })

  it('is passed by by queues until the end of it', async () => {
    const call = await carol.dials(sales)
    expect([sales.waitingCount, bob.legs.length]).toEqual([1, 0])
    bob.setsDnd(false)
    await Promise.resolve()
    expect(bob.legIn(call).state).toBe('alerting')
  })
})
