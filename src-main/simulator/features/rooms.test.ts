import { describe, expect, it } from 'vitest'
import type { Leg } from '../core/calls.ts'
import { carol, companyForEachTest, dave, jane, pbx } from '../testing/company.ts'
import { originate } from './originate.ts'
import { Room } from './rooms.ts'

companyForEachTest()

/** Somebody who has picked up and talks to nobody yet. */
async function alone(who: typeof jane | typeof carol): Promise<Leg> {
  const call = pbx.desk.newCall(who)
  const leg = pbx.desk.addLeg(call, who, { direction: 'in', state: 'alerting', remote: who.party })
  pbx.desk.connect(leg)
  return leg
}

describe('A room', () => {
  it('holds whoever comes, one by one, and goes on when somebody leaves', async () => {
    const room = new Room(pbx, 'Monday')
    const [first, second, third] = [await alone(jane), await alone(carol), await alone(dave)]
    room.join(first, jane)
    expect([room.legs, first.remote]).toEqual([[first], room.party])
    room.join(second, carol)
    room.join(third, dave)
    expect(new Set(room.legs.map((leg) => leg.call)).size).toBe(1)
    pbx.desk.clear(first)
    expect([first.ended, room.legs]).toEqual([{ cause: 'normal', by: 'party' }, [second, third]])
    room.remove(second)
    expect([second.ended, room.legs]).toEqual([{ cause: 'normal', by: 'pbx' }, [third]])
    expect(() => room.remove(second)).toThrow(second.id)
  })

  it('is there again after the last one has gone', async () => {
    const room = new Room(pbx, 'Monday')
    room.join(await alone(jane), jane)
    room.close()
    expect(room.legs).toEqual([])
    const again = await alone(jane)
    room.join(again, jane)
    expect(room.legs).toEqual([again])
  })

  it('takes nobody who is talking to somebody, or rings', async () => {
    const room = new Room(pbx, 'Monday')
    const { call } = originate(pbx, jane, carol)
    expect(() => room.join(jane.legIn(call), jane)).toThrow('alone')
    await jane.answers(call)
    expect(() => room.join(jane.legIn(call), jane)).toThrow('alone')
  })
})
