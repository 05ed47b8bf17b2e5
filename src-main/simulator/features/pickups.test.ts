import { expect, it } from 'vitest'
import { pickUp } from './pickups.ts'
import { alice, bob, carol, companyForEachTest, jane, pbx, zoe } from '../testing/company.ts'

companyForEachTest()

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
