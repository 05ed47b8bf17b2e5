import { describe, expect, it } from 'vitest'
import { alice, bob, carol, companyForEachTest, helpdesk, jane, pbx, sales, tom } from '../testing/company.ts'
import { deflect } from './deflections.ts'

companyForEachTest({ ringGroups: [helpdesk] })

describe('a call that is sent on while it rings', () => {
  it('rings at the target, and ends where it rang', async () => {
    const call = await carol.dials('201')
    const mine = alice.legIn(call)
    deflect(pbx, carol.legIn(call), '202')
    expect([mine.ended, bob.legIn(call).state]).toEqual([{ cause: 'transferred', by: 'pbx' }, 'alerting'])
    expect(bob.legIn(call).history).toMatchObject({ initial: alice.party, reason: 'transferred' })
    await bob.answers(call)
    expect([carol.legIn(call).remote, bob.legIn(call).remote]).toEqual([bob.party, carol.party])
  })

  it('leaves the group that rang its members', async () => {
    const call = await carol.dials('310')
    deflect(pbx, carol.legIn(call), jane)
    expect([alice.legs, bob.legs, tom.legs, jane.legs.length]).toEqual([[], [], [], 1])
    expect([call.distribution, pbx.ringGroup('Helpdesk').calls]).toEqual([undefined, []])
  })

  it('leaves a queue, and may go into another group', async () => {
    const call = await carol.dials('300')
    expect(bob.legIn(call).state).toBe('alerting')
    deflect(pbx, carol.legIn(call), pbx.ringGroup('Helpdesk'))
    expect([sales.waitingCount, alice.legs.length, tom.legs.length]).toEqual([0, 1, 1])
  })

  it('ends for the caller where the target cannot be reached', async () => {
    const call = await carol.dials('201')
    deflect(pbx, carol.legIn(call), '555')
    expect([call.isLive, carol.legIn(call).ended?.cause]).toEqual([false, 'unreachable'])
  })

  it('must ring: not for somebody who talks, waits, or is called', async () => {
    const call = await carol.dials('201')
    expect(() => deflect(pbx, alice.legIn(call), '202')).toThrow('nothing rings')
    await alice.answers(call)
    expect(() => deflect(pbx, carol.legIn(call), '202')).toThrow('nothing rings')
    pbx.parkLot.park(alice.legIn(call), { slot: '901' })
    const other = await pbx.outside('+441632960123').dials('202')
    expect(() => deflect(pbx, pbx.findOutside('+441632960123')?.legIn(other) ?? bob.legIn(), '901')).toThrow(
      'no transfer'
    )
  })
})
