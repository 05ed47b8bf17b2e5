import { afterEach, beforeEach, expect, it } from 'vitest'
import { ManualClock } from '../../util/clock.ts'
import { MINUTE } from '../../util/durations.ts'
import { createPbx, type Pbx } from '../company/pbx.ts'
import { join } from './transfers.ts'

let clock: ManualClock
let pbx: Pbx

beforeEach(() => {
  clock = new ManualClock()
  pbx = createPbx({ clock })
})

afterEach(() => pbx[Symbol.dispose]())

it('A caller who is joined with a call that waits in a queue waits there, and no agent rings on for ever', async () => {
  const [alice, bob, sales] = [pbx.extension('201'), pbx.extension('202'), pbx.queue('Sales')]
  const carol = pbx.outside('+493023125123', 'Carol')
  const call = await carol.dials(alice)
  await alice.answers(call, 'desk')
  const second = await alice.dials(sales, 'desk')
  const offered = bob.legIn(second)
  join(pbx, alice.legIn(call), alice.legIn(second), true)
  expect([offered.ended?.cause, bob.legIn(call).state]).toEqual(['cancelled', 'alerting'])
  expect([second.isLive, sales.waitingCount, alice.legs]).toEqual([false, 1, []])
  await bob.answers(call)
  expect(carol.legIn(call).remote).toEqual(bob.party)
  carol.hangsUp(call)
  await clock.advance(MINUTE)
  expect(bob.legs).toEqual([])
})
