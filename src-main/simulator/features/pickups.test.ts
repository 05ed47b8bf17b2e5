import { describe, expect, it } from 'vitest'
import { originate } from './originate.ts'
import { pickUp, pickUpInto } from './pickups.ts'
import { alice, bob, carol, companyForEachTest, helpdesk, jane, pbx, tom, zoe } from '../testing/company.ts'

companyForEachTest({ ringGroups: [helpdesk] })

it('Nobody takes the place of an intruder; whoever takes the call of the person listened to is listened to', async () => {
  const call = await carol.dials(alice)
  await alice.answers(call)
  pbx.callControl.dial(bob, alice, { intrusion: 'whisper' })
  const intruder = bob.legIn(call)
  expect(() => pickUp(pbx, zoe, zoe.device('mobile'), intruder)).toThrow('intruder')
  expect(call.liveLegs).toHaveLength(3)
  const taken = pickUp(pbx, jane, jane.device('desk'), alice.legIn(call))
  expect(intruder.intrusion?.on).toBe(taken)
})

describe('a caller who is taken into another call', () => {
  it('talks to whoever is there; where it rang it ends as picked off', async () => {
    const call = await carol.dials('310')
    const { call: own } = originate(pbx, jane, '+12025550100')
    const lost = [alice.legIn(call), tom.legIn(call)]
    own.afterAnswer = (by) => pickUpInto(pbx, by, carol.legIn(call))
    await jane.answers(own)
    expect(lost.map((leg) => leg.ended)).toEqual(lost.map(() => ({ cause: 'pickedOff', by: 'pbx' })))
    expect([carol.legIn(own).state, carol.legIn(own).remote, jane.legIn(own).remote]).toEqual([
      'connected',
      jane.party,
      carol.party
    ])
    expect([call.isLive, pbx.ringGroup('Helpdesk').calls]).toEqual([false, []])
  })

  it('must still wait for an answer, else whoever is there is left alone', async () => {
    const call = await carol.dials('201')
    const { call: own } = originate(pbx, jane, '+12025550100')
    own.afterAnswer = (by) => pickUpInto(pbx, by, carol.legIn(call))
    await alice.answers(call)
    await jane.answers(own)
    expect([own.isLive, jane.legs, call.isLive]).toEqual([false, [], true])
  })
})
