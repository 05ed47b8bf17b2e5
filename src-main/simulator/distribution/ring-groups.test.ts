import { beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import { originate } from '../features/originate.ts'
import { pickUp } from '../features/pickups.ts'
import type { Call } from '../core/calls.ts'
import type { RingGroupData } from '../core/company-data.ts'
import type { Extension } from '../people/extension.ts'
import type { RingGroup } from './ring-groups.ts'
import { alice, bob, carol, clock, companyForEachTest, helpdesk, pbx, reopenCompany, tom } from '../testing/company.ts'

let group: RingGroup

function open(data: Partial<RingGroupData> = {}): void {
  reopenCompany({ ringGroups: [{ ...helpdesk, ...data }] })
  group = pbx.ringGroup('Helpdesk')
}

companyForEachTest()

beforeEach(() => open())

/** Where it rings now. */
const ringing = (): string[] => [alice, bob, tom].filter(({ isBusy }) => isBusy).map(({ data }) => data.id)

const causes = (call: Call, ...who: Extension[]): unknown[] => who.map((one) => call.legOf(one)?.ended?.cause)

describe('A group that rings all', () => {
  it('gives a place to whoever had none, once', async () => {
    const jane = pbx.extension('jane')
    group.addMember(jane)
    group.addMember(jane)
    expect(group.members).toHaveLength(4)
    await carol.dials('+493023125310')
    expect(jane.isBusy).toBe(false)
    carol.hangsUp()
    group.setSignedIn(jane, true)
    await carol.dials('+493023125310')
    expect(jane.isBusy).toBe(true)
  })

  it('rings every member at once, and its caller hears that', async () => {
    const call = await carol.dials('+493023125310')
    expect(ringing()).toEqual(['anna.berg', 'bjorn', 'tomas'])
    expect(carol.legIn(call)).toMatchObject({ state: 'alerting', remote: { kind: 'queue', name: 'Helpdesk' } })
    expect(bob.legIn(call)).toMatchObject({ remote: carol.party, history: { subject: 'Helpdesk' } })
  })

  it('gives the call to whoever answers first; the others have lost the race', async () => {
    const race = await carol.dials(group)
    await tom.answers(race)
    await expect(alice.answers(race)).rejects.toThrow('nothing rings here')
    expect(causes(race, alice, bob, tom)).toEqual(['lostRace', 'lostRace', undefined])
    expect(carol.legIn(race)).toMatchObject({ state: 'connected', remote: tom.party })
    expect(group.calls).toEqual([])
    tom.hangsUp(race)
    expect(pbx.records.all[0]).toMatchObject({ queue: group.party, answeredBy: tom.party, cause: 'normal' })
  })

  it('rings on when one refuses, and ends when all have', async () => {
    const call = await carol.dials(group)
    alice.rejects(call)
    bob.rejects(call)
    expect([call.isLive, ringing()]).toEqual([true, ['tomas']])
    tom.rejects(call)
    expect(causes(call, alice, bob, tom)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(call.legOf(carol)?.ended).toEqual({ cause: 'rejected', by: 'pbx' })
  })

  it('ends when nobody answers in time', async () => {
    const call = await carol.dials(group)
    await clock.advance(20 * SECOND)
    expect(causes(call, alice, bob, tom)).toEqual(['noAnswer', 'noAnswer', 'noAnswer'])
    expect(call.legOf(carol)?.ended).toEqual({ cause: 'noAnswer', by: 'pbx' })
  })

  it('passes by who is busy, not to be disturbed, not there or not signed in', async () => {
    await pbx.outside('+12025550100').dials(alice)
    bob.setsDnd(true)
    const first = await carol.dials(group)
    expect(first.legs.map(({ owner }) => owner)).toEqual([carol, tom])
    tom.logsOutOf(group)
    carol.hangsUp(first)
    const second = await carol.dials(group)
    expect(second.legOf(carol)?.ended?.cause).toBe('busy')
  })

  it('cannot be reached when no member has a telephone', async () => {
    for (const member of [alice, bob, tom]) for (const { id } of member.devices) member.setsDeviceActive(id, false)
    expect((await carol.dials(group)).legOf(carol)?.ended?.cause).toBe('unreachable')
  })

  it('stops when the caller gives up', async () => {
    const call = await carol.dials(group)
    carol.hangsUp(call)
    expect(causes(call, alice, bob, tom)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect([ringing(), group.calls]).toEqual([[], []])
  })

  it('has its call taken by somebody else', async () => {
    const jane = pbx.extension('jane')
    const call = await carol.dials(group)
    pickUp(pbx, jane, jane.device('desk'), bob.legIn(call))
    expect(causes(call, alice, bob, tom)).toEqual(['lostRace', 'pickedOff', 'lostRace'])
    expect(carol.legIn(call).remote).toEqual(jane.party)
  })

  it('shows whoever it rings who is in the place of the caller', async () => {
    open({ strategy: 'hunt' })
    const [jane, zoe] = [pbx.extension('jane'), pbx.extension('zoe')]
    const { call } = originate(pbx, jane, group.data.shortNumber)
    await jane.answers(call)
    pickUp(pbx, zoe, zoe.device('mobile'), jane.legIn(call))
    expect(alice.legIn(call).remote).toEqual(zoe.party)
    alice.rejects(call)
    await bob.answers(call)
    expect([bob.legIn(call).remote, zoe.legIn(call).remote]).toEqual([zoe.party, bob.party])
  })

  it('rings those of the next priority when the first ones do not answer', async () => {
    open({ members: [{ user: 'tomas', priority: 2 }, { user: 'bjorn' }, { user: 'anna.berg' }], memberRingMs: 5000 })
    await carol.dials(group)
    expect(ringing()).toEqual(['anna.berg', 'bjorn'])
    await clock.advance(5 * SECOND)
    expect(ringing()).toEqual(['tomas'])
  })
})

describe('A group that hunts', () => {
  beforeEach(() => {
    open({
      strategy: 'hunt',
      memberRingMs: 10 * SECOND,
      ringMs: 25 * SECOND,
      members: [
        { user: 'tomas', priority: 3 },
        { user: 'bjorn', priority: 1 },
        { user: 'anna.berg', priority: 2 }
      ]
    })
  })

  it('rings one after the other, by priority', async () => {
    const call = await carol.dials(group)
    expect(ringing()).toEqual(['bjorn'])
    bob.rejects(call)
    expect(ringing()).toEqual(['anna.berg'])
    await clock.advance(10 * SECOND)
    expect(ringing()).toEqual(['tomas'])
    await tom.answers(call)
    expect(causes(call, alice, bob, tom)).toEqual(['noAnswer', 'rejected', undefined])
  })

  it('leaves out who is busy when the turn comes', async () => {
    await carol.dials(group)
    await pbx.outside('+12025550100').dials(alice)
    await clock.advance(10 * SECOND)
    expect(ringing()).toEqual(['anna.berg', 'tomas'])
    expect(alice.legs).toHaveLength(1)
  })

  it('gives up when all of it has taken too long', async () => {
    const call = await carol.dials(group)
    await clock.advance(25 * SECOND)
    expect([call.isLive, ringing(), causes(call, tom)]).toEqual([false, [], ['noAnswer']])
  })

  it('takes a call that is handed over', async () => {
    const jane = pbx.extension('jane')
    const call = await carol.dials(jane)
    await jane.answers(call)
    jane.transfers(call, group)
    expect(ringing()).toEqual(['bjorn'])
    await bob.answers(call)
    expect([carol.legIn(call).remote, call.liveLegs.length]).toEqual([bob.party, 2])
  })
})

it('A group sends on a caller whom nobody takes', async () => {
  open({ forwardsTo: 'jane', members: [{ user: 'bjorn' }] })
  const jane = pbx.extension('jane')
  const call = await carol.dials(group)
  bob.rejects(call)
  expect(jane.legIn(call)).toMatchObject({ state: 'alerting', history: { subject: 'Helpdesk' } })
  expect(carol.legIn(call)).toMatchObject({ state: 'alerting', remote: jane.party })
})
