import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { pickUp } from '../features/pickups.ts'
import type { Call, CallParticipant } from './calls.ts'
import { alice, bob, carol, clock, companyForEachTest, pbx } from '../testing/company.ts'

companyForEachTest()

const endOf = (call: Call, who: CallParticipant): string => {
  const { ended } = call.legOf(who) ?? {}
  return ended === undefined ? 'lives' : `${ended.cause} by ${ended.by}`
}

/** How the legs of two people ended. */
const ends = (call: Call, first: CallParticipant, second: CallParticipant): string[] => [
  endOf(call, first),
  endOf(call, second)
]

describe('A leg says why it ended and by whom, when', () => {
  it('somebody hangs up', async () => {
    const call = await alice.dials(bob)
    await bob.answers(call)
    expect(ends(call, alice, bob)).toEqual(['lives', 'lives'])
    bob.hangsUp(call)
    expect(ends(call, alice, bob)).toEqual(['normal by pbx', 'normal by party'])
  })

  it('the caller gives up', async () => {
    const call = await carol.dials(bob)
    carol.hangsUp(call)
    expect(ends(call, carol, bob)).toEqual(['cancelled by party', 'cancelled by pbx'])
  })

  it('the person called refuses', async () => {
    const call = await carol.dials(bob)
    bob.rejects(call)
    expect(ends(call, carol, bob)).toEqual(['rejected by pbx', 'rejected by party'])
  })

  it('nobody answers', async () => {
    const call = await carol.dials(bob)
    await clock.advance(3 * MINUTE)
    expect(ends(call, carol, bob)).toEqual(['noAnswer by pbx', 'noAnswer by pbx'])
  })

  it('a number outside is busy', async () => {
    const call = await alice.dials('+493023125902')
    await clock.advance(5 * SECOND)
    expect(call.legs.map(({ ended }) => ended)).toEqual([
      { cause: 'busy', by: 'pbx' },
      { cause: 'busy', by: 'party' }
    ])
  })

  it('nobody can be reached there', async () => {
    for (const device of bob.devices) bob.setsDeviceActive(device.id, false)
    const call = await alice.dials(bob)
    expect(endOf(call, alice)).toBe('unreachable by pbx')
    expect(endOf(await alice.dials('999'), alice)).toBe('unreachable by pbx')
  })

  it('a colleague takes the call that rings', async () => {
    const rows = bob.log.length
    const call = await carol.dials(bob)
    pickUp(pbx, alice, alice.device('desk'), bob.legIn(call))
    expect(ends(call, alice, bob)).toEqual(['lives', 'pickedOff by pbx'])
    expect(bob.log).toHaveLength(rows)
  })

  it('another agent was faster', async () => {
    const sales = pbx.queue('Sales')
    sales.ringsAll = true
    alice.logsInTo(sales)
    bob.logsInTo(sales)
    const call = await carol.dials(sales)
    await bob.answers(call)
    expect(ends(call, alice, bob)).toEqual(['lostRace by pbx', 'lives'])
  })

  it('an agent lets it ring or refuses, and the caller waits on', async () => {
    const sales = pbx.queue('Sales')
    alice.logsInTo(sales)
    bob.logsInTo(sales)
    const call = await carol.dials(sales)
    alice.rejects(call)
    await clock.advance(15 * SECOND)
    expect(ends(call, alice, bob)).toEqual(['rejected by party', 'noAnswer by pbx'])
    expect(endOf(call, carol)).toBe('lives')
  })

  it('the call is handed over', async () => {
    const call = await carol.dials(alice)
    await alice.answers(call)
    alice.transfers(call, bob)
    expect(endOf(call, alice)).toBe('transferred by pbx')
    bob.rejects(call)
    expect(ends(call, carol, bob)).toEqual(['rejected by pbx', 'rejected by party'])
  })

  it('whoever hands over goes before the target answers', async () => {
    const call = await carol.dials(alice)
    await alice.answers(call)
    alice.transfers(call, bob, false)
    alice.hangsUp(call)
    expect(ends(call, alice, bob)).toEqual(['transferred by party', 'lives'])
  })
})
