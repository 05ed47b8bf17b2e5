import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { originate } from './originate.ts'
import { alice, bob, carol, clock, companyForEachTest, helpdesk, jane, pbx } from '../testing/company.ts'

companyForEachTest({ ringGroups: [{ ...helpdesk, strategy: 'hunt', members: helpdesk.members.slice(0, 2) }] })

describe('A call made for a person', () => {
  it('rings all telephones of the person, then the target from the one that answers', async () => {
    const { call, result } = originate(pbx, jane, carol)
    expect(jane.legIn(call).devices).toEqual(jane.devices.filter(({ active }) => active))
    expect(jane.legIn(call)).toMatchObject({ state: 'alerting', direction: 'in', remote: carol.party })
    expect(call.legOf(carol)).toBeUndefined()
    await jane.answers(call, 'desk')
    expect(await result).toEqual({ kind: 'answered', by: jane.legIn(call) })
    expect(carol.legIn(call)).toMatchObject({ state: 'alerting', remote: jane.party })
    await carol.answers(call)
    expect(call.liveLegs.map(({ state }) => state)).toEqual(['connected', 'connected'])
  })

  it('is picked up by a telephone that can do so by itself', async () => {
    const { call } = originate(pbx, jane, bob, { autoAnswer: true })
    expect([jane.legIn(call).state, jane.legIn(call).devices.length]).toEqual(['connected', 1])
    expect(bob.legIn(call).state).toBe('alerting')
    const mobile = { autoAnswer: true, devices: [jane.device('mobile')] }
    expect(jane.legIn(originate(pbx, jane, carol, mobile).call).state).toBe('alerting')
  })

  it('fails when the person does not answer in time, or refuses: the target never rings', async () => {
    const late = originate(pbx, jane, bob, { ringMs: 10 * SECOND })
    await clock.advance(10 * SECOND)
    expect(await late.result).toEqual({ kind: 'failed', cause: 'noAnswer' })
    const refused = originate(pbx, jane, bob)
    jane.rejects(refused.call)
    expect(await refused.result).toEqual({ kind: 'failed', cause: 'rejected' })
    expect([late.call.isLive, refused.call.isLive, bob.legs]).toEqual([false, false, []])
  })

  it('says no more than that the person was reached: the target may be busy', async () => {
    const { call, result } = originate(pbx, jane, '+493023125902', { autoAnswer: true })
    await clock.advance(5 * SECOND)
    expect(await result).toMatchObject({ kind: 'answered' })
    expect(call.legOf(jane)?.ended).toEqual({ cause: 'busy', by: 'pbx' })
  })

  it('shows the first party the number it was given, and the target the line it was given', async () => {
    const party = { kind: 'user', number: '+493023125300' } as const
    const line = { kind: 'fixed', groupId: '0', number: party.number, name: '', party } as const
    const { call } = originate(pbx, jane, bob, { shownAs: '+4930231250', line })
    expect(jane.legIn(call).remote).toEqual({ kind: 'outside', number: '+4930231250' })
    await jane.answers(call)
    expect(bob.legIn(call).remote).toEqual(party)
  })

  it('is recorded from the answer on where it shall be', async () => {
    const { call } = originate(pbx, jane, bob, { records: true })
    await clock.advance(SECOND)
    await jane.answers(call)
    await bob.answers(call)
    await clock.advance(MINUTE)
    jane.hangsUp(call)
    expect(jane.log).toContainEqual(expect.objectContaining({ kind: 'recording', durationMs: MINUTE }))
    expect(bob.log).not.toContainEqual(expect.objectContaining({ kind: 'recording' }))
  })

  it('is refused when there is no telephone to ring', () => {
    jane.setsDeviceActive('desk', false)
    expect(() => originate(pbx, jane, bob, { devices: [jane.device('desk')] })).toThrow('desk')
    for (const { id } of jane.devices) jane.setsDeviceActive(id, false)
    expect(() => originate(pbx, jane, bob)).toThrow('no telephone')
  })

  it('ends when it has lasted as long as was said', async () => {
    const { call } = originate(pbx, jane, bob, { autoAnswer: true, longestMs: MINUTE, tag: 'a7' })
    await bob.answers(call)
    await clock.advance(MINUTE - 1)
    expect(call.isLive).toBe(true)
    await clock.advance(1)
    expect(call.legs.map(({ ended }) => ended?.cause)).toEqual(['timeLimit', 'timeLimit'])
    expect(pbx.records.all[0]).toMatchObject({ tag: 'a7', cause: 'timeLimit' })
  })
})

describe('A call made for a group', () => {
  it('rings the members one after the other, then the target', async () => {
    const { call, result } = originate(pbx, pbx.ringGroup('Helpdesk'), carol, { memberRingMs: 10 * SECOND })
    expect(alice.legIn(call)).toMatchObject({ state: 'alerting', remote: carol.party })
    await clock.advance(10 * SECOND)
    expect([alice.legs, bob.legIn(call).state]).toEqual([[], 'alerting'])
    await bob.answers(call)
    expect(await result).toEqual({ kind: 'answered', by: bob.legIn(call) })
    await carol.answers(call)
    expect([carol.legIn(call).remote, call.caller]).toEqual([bob.party, bob])
    bob.hangsUp(call)
    expect(pbx.records.all[0]).toMatchObject({ from: bob.party, to: carol.party, answeredBy: carol.party })
  })

  it('fails when nobody takes it', async () => {
    const group = pbx.ringGroup('Helpdesk')
    const unanswered = originate(pbx, group, carol)
    await clock.advance(40 * SECOND)
    expect(await unanswered.result).toEqual({ kind: 'failed', cause: 'noAnswer' })
    const short = originate(pbx, group, carol, { ringMs: 5 * SECOND })
    await clock.advance(5 * SECOND)
    expect(await short.result).toEqual({ kind: 'failed', cause: 'noAnswer' })
    for (const member of [alice, bob]) member.setsDnd(true)
    expect(await originate(pbx, group, carol).result).toEqual({ kind: 'failed', cause: 'busy' })
    expect([group.calls, pbx.desk.legsOf(carol)]).toEqual([[], []])
  })
})

describe('A call made for somebody outside', () => {
  it('rings there first, then inside', async () => {
    const { call, result } = originate(pbx, carol, '310')
    expect([carol.legIn(call).state, alice.legs]).toEqual(['alerting', []])
    await carol.answers(call)
    expect(await result).toMatchObject({ kind: 'answered' })
    await alice.answers(call)
    expect([carol.legIn(call).remote, alice.legIn(call).remote]).toEqual([alice.party, carol.party])
  })

  it('fails when the number is busy, or nobody answers there', async () => {
    const busy = originate(pbx, pbx.outsideAt('+493023125902'), bob)
    const rings = originate(pbx, carol, bob, { ringMs: 8 * SECOND })
    await clock.advance(8 * SECOND)
    expect(await busy.result).toEqual({ kind: 'failed', cause: 'busy' })
    expect(await rings.result).toEqual({ kind: 'failed', cause: 'noAnswer' })
  })
})

it('No call lasts longer than the PBX lets it', async () => {
  pbx.behaviour.longestCallMs = 6 * 60 * MINUTE
  const call = await carol.dials(bob)
  await clock.advance(MINUTE)
  await bob.answers(call)
  await clock.advance(6 * 60 * MINUTE)
  expect(call.legs.map(({ ended }) => ended?.cause)).toEqual(['timeLimit', 'timeLimit'])
})
