import { beforeEach, describe, expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import type { Call, CallParticipant } from '../core/calls.ts'
import type { Extension } from '../people/extension.ts'
import type { OutsideParty } from '../people/outside-party.ts'
import { cancelConsultation, consult } from './consultations.ts'
import { pickUp } from './pickups.ts'
import { alice, bob, carol, clock, companyForEachTest, pbx } from '../testing/company.ts'

let call: Call

companyForEachTest()

beforeEach(async () => {
  call = await carol.dials(alice)
  await alice.answers(call)
})

const asks = (target: Extension | OutsideParty | string): void => consult(pbx, alice.legIn(call), target)
const isOnMusic = (): boolean => carol.legIn(call).isOnMusic
const causeOf = (who: CallParticipant): unknown => call.legOf(who)?.ended?.cause

/** Who talks to whom. */
const talking = (): string[] => call.liveLegs.map(({ owner, remote }) => `${owner.party.name} with ${remote.name}`)

describe('Somebody who asks a colleague on the same leg', () => {
  it('lets the other party hear music, and talks to the colleague', async () => {
    asks(bob)
    expect([isOnMusic(), bob.legIn(call).state, bob.legIn(call).remote]).toEqual([true, 'alerting', alice.party])
    await bob.answers(call)
    expect([isOnMusic(), alice.legIn(call).remote, bob.legIn(call).remote]).toEqual([true, bob.party, alice.party])
    expect(alice.legs).toHaveLength(1)
  })

  it('hands the call over by hanging up', async () => {
    asks(bob)
    await bob.answers(call)
    alice.hangsUp(call)
    expect(call.legOf(alice)?.ended).toEqual({ cause: 'transferred', by: 'party' })
    expect([isOnMusic(), talking()]).toEqual([false, ['Carol with Björn Åkesson', 'Björn Åkesson with Carol']])
    bob.hangsUp(call)
    expect(causeOf(carol)).toBe('normal')
  })

  it('loses the call by hanging up too early', () => {
    asks(bob)
    alice.hangsUp(call)
    expect([causeOf(carol), causeOf(alice), causeOf(bob)]).toEqual(['normal', 'normal', 'cancelled'])
  })

  it('has the other party back when the colleague goes', async () => {
    asks(bob)
    await bob.answers(call)
    bob.hangsUp(call)
    expect([isOnMusic(), talking()]).toEqual([false, ['Carol with Anna Berg', 'Anna Berg with Carol']])
    alice.hangsUp(call)
    expect([causeOf(carol), causeOf(bob)]).toEqual(['normal', 'normal'])
  })

  it('has the other party back when the colleague refuses, does not answer or is busy', async () => {
    asks(bob)
    bob.rejects(call)
    expect([causeOf(bob), isOnMusic(), alice.legIn(call).remote]).toEqual(['rejected', false, carol.party])
    asks(bob)
    await clock.advance(20 * SECOND)
    expect([causeOf(bob), isOnMusic(), alice.legIn(call).event]).toEqual(['rejected', false, 'failed'])
    asks('+493023125902')
    await clock.advance(SECOND)
    expect([isOnMusic(), talking()]).toEqual([false, ['Carol with Anna Berg', 'Anna Berg with Carol']])
    bob.setsDnd(true)
    asks(bob)
    expect([isOnMusic(), call.liveLegs.length, alice.legIn(call).event]).toEqual([false, 2, 'failed'])
  })

  it('takes the other party back before or after the colleague has answered', async () => {
    asks(bob)
    cancelConsultation(alice.legIn(call))
    expect([causeOf(bob), isOnMusic()]).toEqual(['cancelled', false])
    asks(bob)
    await bob.answers(call)
    cancelConsultation(alice.legIn(call))
    expect([isOnMusic(), call.liveLegs.length]).toEqual([false, 2])
    expect(() => cancelConsultation(alice.legIn(call))).toThrow('nobody is being asked')
  })

  it('goes on with the colleague when the other party hangs up', async () => {
    asks(bob)
    carol.hangsUp(call)
    expect(bob.legIn(call).state).toBe('alerting')
    await bob.answers(call)
    expect(talking()).toEqual(['Anna Berg with Björn Åkesson', 'Björn Åkesson with Anna Berg'])
    alice.hangsUp(call)
    expect(causeOf(bob)).toBe('normal')
  })

  it('hands the call over to somebody outside too, from hold', async () => {
    alice.holds(call)
    const dave = pbx.outside('+12025550100', 'Dave')
    asks(dave)
    expect(alice.legIn(call).state).toBe('connected')
    await dave.answers(call)
    alice.hangsUp(call)
    expect(talking()).toEqual(['Carol with Dave', 'Dave with Carol'])
  })

  it('may not start twice, hand over or park meanwhile, nor ask a queue', () => {
    expect(() => consult(pbx, alice.legIn(call), pbx.queue('Sales'))).toThrow('only a person')
    expect(isOnMusic()).toBe(false)
    asks(bob)
    for (const attempt of [
      () => asks(bob),
      () => alice.transfers(call, bob),
      () => pbx.parkLot.park(alice.legIn(call))
    ]) {
      expect(attempt).toThrow('while connected')
    }
  })

  it('asks whoever picks up at the colleague', async () => {
    const jane = pbx.extension('jane')
    asks(bob)
    pickUp(pbx, jane, jane.device('desk'), bob.legIn(call))
    expect(alice.legIn(call).remote).toEqual(jane.party)
    alice.hangsUp(call)
    expect(talking()).toEqual(['Carol with Jane Doe', 'Jane Doe with Carol'])
  })
})
