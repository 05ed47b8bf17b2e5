import { describe, expect, it } from 'vitest'
import { SECOND } from '../../util/durations.ts'
import type { Call, Distribution, Leg } from '../core/calls.ts'
import type { LegEnd } from '../core/end-causes.ts'
import { clock, companyForEachTest, dave, jane, pbx } from '../testing/company.ts'
import { ring, ringOutside } from './delivery.ts'

companyForEachTest()

/** A group that offers a call to whoever it rang, and notes who passes it on. */
class Offering implements Distribution {
  readonly party = { kind: 'service', name: 'Offers' } as const
  readonly waitsAs = 'alerting'
  readonly isOpen = true
  readonly offered = new Set<Leg>()
  readonly passedOn: LegEnd[] = []

  isOffering(leg: Leg): boolean {
    return this.offered.has(leg)
  }

  passOn(leg: Leg, end: LegEnd): void {
    this.offered.delete(leg)
    this.passedOn.push(end)
    pbx.desk.end(leg, end)
  }

  enqueue(): void {
    return
  }

  answered(): void {
    return
  }

  abandoned(): void {
    return
  }
}

/** Jane rings beside a number outside. */
function ringBoth(number: string): { call: Call; group: Offering; mine: Leg } {
  const group = new Offering()
  const call = pbx.desk.newCall(dave)
  call.distribution = group
  const mine = ring(pbx, call, jane, { remote: dave.party })
  const outside = ringOutside(pbx, call, pbx.outsideAt(number), { remote: dave.party, ringMs: 10 * SECOND })
  for (const leg of [mine, outside]) group.offered.add(leg)
  return { call, group, mine }
}

describe('A number outside that a group rings', () => {
  it('is passed on by the group when it is busy: the others ring on', async () => {
    const { group, mine } = ringBoth('+493023125902')
    await clock.advance(SECOND)
    expect([group.passedOn, mine.state]).toEqual([[{ cause: 'busy', by: 'party' }], 'alerting'])
  })

  it('is passed on when it does not answer in time', async () => {
    const { group, mine } = ringBoth('+493023125903')
    await clock.advance(10 * SECOND)
    expect([group.passedOn, mine.state]).toEqual([[{ cause: 'noAnswer', by: 'pbx' }], 'alerting'])
  })

  it('ends the call when it is offered by nobody', async () => {
    const { call, group, mine } = ringBoth('+493023125902')
    group.offered.clear()
    await clock.advance(SECOND)
    expect([group.passedOn, mine.isLive, call.isLive]).toEqual([[], false, false])
  })
})
