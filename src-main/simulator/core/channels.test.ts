import { expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import { move } from '../features/transfers.ts'
import type { Leg } from './calls.ts'
import { channelsOf } from './channels.ts'
import { carol, clock, companyForEachTest, pbx, zoe } from '../testing/company.ts'

companyForEachTest()

/** What each telephone says. */
const reported = (leg: Leg): string[] =>
  channelsOf(leg).map(({ device, state, ended }) => `${device?.key} ${ended?.cause ?? state}`)

it('Each telephone that rings has a channel; the one that answers keeps it, the others have lost the race', async () => {
  const call = await carol.dials(zoe)
  const leg = zoe.legIn(call)
  expect(reported(leg)).toEqual(['desk alerting', 'mobile alerting'])
  const ids = channelsOf(leg).map(({ id }) => id)
  await clock.advance(3 * SECOND)
  await zoe.answers(call, 'mobile')
  expect(reported(leg)).toEqual(['desk lostRace', 'mobile connected'])
  expect(channelsOf(leg).map(({ id }) => id)).toEqual(ids)
  await clock.advance(SECOND)
  zoe.hangsUp(call)
  const now = clock.now()
  expect(channelsOf(leg).map(({ ended }) => ended)).toEqual([
    { cause: 'lostRace', by: 'pbx', at: now - SECOND },
    { cause: 'normal', by: 'party', at: now }
  ])
})

it('Every channel of a call nobody answers ends as the leg does', async () => {
  const call = await carol.dials(zoe)
  const leg = zoe.legIn(call)
  carol.hangsUp(call)
  expect(reported(leg)).toEqual(['desk cancelled', 'mobile cancelled'])
})

it('A call that is moved has a new channel each time', async () => {
  const call = await carol.dials(zoe)
  await zoe.answers(call, 'desk')
  const leg = zoe.legIn(call)
  move(pbx, leg, zoe.device('mobile'))
  expect(reported(leg)).toEqual(['mobile lostRace', 'desk transferred', 'mobile connected'])
  move(pbx, leg, zoe.device('desk'))
  expect(reported(leg)).toEqual(['mobile lostRace', 'desk transferred', 'mobile transferred', 'desk connected'])
  expect(new Set(channelsOf(leg).map(({ id }) => id)).size).toBe(4)
})

it('Somebody outside has one channel', async () => {
  const call = await carol.dials(zoe)
  expect(channelsOf(carol.legIn(call))).toMatchObject([{ id: carol.legIn(call).id, state: 'alerting' }])
})
