import { expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { createPbx } from '../company/pbx.ts'
import { pickUp } from './pickups.ts'

it('Nobody takes the place of an intruder; whoever takes the call of the person listened to is listened to', async () => {
  using pbx = createPbx({ clock: new ManualClock() })
  const [alice, bob, jane, zoe] = ['201', '202', 'jane', 'zoe'].map((name) => pbx.extension(name))
  if (!alice || !bob || !jane || !zoe) throw new Error('somebody is missing')
  const call = await pbx.outside('+493023125123').dials(alice)
  await alice.answers(call)
  pbx.callControl.dial(bob, alice, { intrusion: 'whisper' })
  const intruder = bob.legIn(call)
  expect(() => pickUp(pbx, zoe, zoe.device('mobile'), intruder)).toThrow('intruder')
  expect(call.liveLegs).toHaveLength(3)
  const taken = pickUp(pbx, jane, jane.device('desk'), alice.legIn(call))
  expect(intruder.intrusion?.on).toBe(taken)
})
