import { beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import type { Call } from '../core/calls.ts'
import type { OutsideParty } from '../people/outside-party.ts'
import { originate } from './originate.ts'
import { alice, bob, carol, clock, companyForEachTest, dave, pbx } from '../testing/company.ts'

companyForEachTest()

async function talksToAlice(caller: OutsideParty): Promise<Call> {
  const call = await caller.dials(alice)
  await alice.answers(call)
  return call
}

const slots = (): string[] => pbx.parkLot.parked.map(({ slot }) => slot)

describe('A parked call', () => {
  it('waits in the first free slot, or in the one asked for', async () => {
    const since = clock.now()
    const { slot } = pbx.parkLot.park(alice.legIn(await talksToAlice(carol)))
    const second = await talksToAlice(dave)
    expect(() => pbx.parkLot.park(alice.legIn(second), { slot })).toThrow('not free')
    expect(alice.legIn(second).state).toBe('connected')
    pbx.parkLot.park(alice.legIn(second), { slot: '950' })
    expect(pbx.parkLot.parked).toEqual([
      { slot: '901', waiting: carol.legIn(), parker: alice, since },
      { slot: '950', waiting: dave.legIn(), parker: alice, since }
    ])
    expect(carol.legIn()).toMatchObject({ state: 'connected', remote: { name: 'Park' } })
  })

  it('is fetched by its slot, whichever came first; the code fetches the oldest', async () => {
    for (const caller of [carol, dave]) pbx.parkLot.park(alice.legIn(await talksToAlice(caller)))
    const fetched = await bob.dials('902')
    expect([bob.legIn(fetched).remote, dave.legIn().remote]).toEqual([dave.party, bob.party])
    expect(slots()).toEqual(['901'])
    const oldest = await alice.dials('*70')
    expect(alice.legIn(oldest).remote).toEqual(carol.party)
    expect(slots()).toEqual([])
  })

  it('is fetched also by a telephone that the PBX rings first', async () => {
    pbx.parkLot.park(alice.legIn(await talksToAlice(carol)))
    const { call } = originate(pbx, bob, '901')
    await bob.answers(call)
    expect([bob.legIn(call).remote, carol.legIn().remote]).toEqual([carol.party, bob.party])
  })

  it('frees its slot when its party hangs up; nobody is fetched there then', async () => {
    pbx.parkLot.park(alice.legIn(await talksToAlice(carol)))
    carol.hangsUp()
    expect(slots()).toEqual([])
    for (const code of ['901', '*70']) expect((await bob.dials(code)).isLive).toBe(false)
    pbx.parkLot.park(alice.legIn(await talksToAlice(dave)))
    expect(slots()).toEqual(['901'])
  })

  it('waits for ever when nothing else is said', async () => {
    pbx.parkLot.park(alice.legIn(await talksToAlice(carol)))
    await clock.advance(60 * MINUTE)
    expect(slots()).toEqual(['901'])
    expect(alice.legs).toEqual([])
  })
})

describe('A call parked for a time', () => {
  beforeEach(async () => {
    pbx.parkLot.park(alice.legIn(await talksToAlice(carol)), { timeoutMs: MINUTE })
    await clock.advance(MINUTE)
  })

  it('rings whoever parked it, and leaves the slot with the answer', async () => {
    expect(alice.legIn()).toMatchObject({ state: 'alerting', remote: carol.party, history: { reason: 'transferred' } })
    expect(slots()).toEqual(['901'])
    await alice.answers()
    expect([slots(), carol.legIn().remote]).toEqual([[], alice.party])
    alice.transfers(alice.legIn().call, bob)
    expect(slots()).toEqual([])
  })

  it('can be fetched while it rings there, which is no missed call', async () => {
    const ringing = alice.legIn()
    const rows = alice.log.length
    await bob.dials('901')
    expect([ringing.ended, carol.legIn().remote]).toEqual([{ cause: 'pickedOff', by: 'pbx' }, bob.party])
    expect(alice.log).toHaveLength(rows)
    expect(slots()).toEqual([])
  })

  it('waits on when nobody answers there, and rings again', async () => {
    await clock.advance(20 * SECOND)
    expect([alice.legs, carol.legIn().remote.name, slots()]).toEqual([[], 'Park', ['901']])
    await clock.advance(MINUTE)
    alice.rejects()
    expect(slots()).toEqual(['901'])
    await clock.advance(MINUTE)
    expect(alice.legIn().state).toBe('alerting')
  })

  it('waits on while no telephone is there', async () => {
    alice.rejects()
    for (const { id } of alice.devices) alice.setsDeviceActive(id, false)
    await clock.advance(MINUTE)
    expect([alice.legs, slots()]).toEqual([[], ['901']])
    alice.setsDeviceActive('desk', true)
    await clock.advance(MINUTE)
    expect(alice.legIn().state).toBe('alerting')
  })

  it('stops ringing when its party hangs up', () => {
    carol.hangsUp()
    expect([alice.legs, slots()]).toEqual([[], []])
  })
})
