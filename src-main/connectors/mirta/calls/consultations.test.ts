import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import type { Channel } from '../wire/calls.ts'
import type { TrackedCall } from './call-identity.ts'
import { Consultations } from './consultations.ts'

const SELF = { extension: '103', tenant: 'DEVEL' }
const OWN: Channel = { name: 'PJSIP/103-DEVEL-0000a1b2', linkedId: 'pbx1-1.1', state: 'Up' }
const WAITING: Channel = { name: 'PJSIP/trunk-0000a1b3', linkedId: 'pbx1-1.1', state: 'Up' }
const asked = (state: string): Channel => ({ name: 'PJSIP/104-DEVEL-0000a1b4', linkedId: 'pbx1-1.1', state })
const call: TrackedCall = {
  vendorId: 'c1',
  direction: 'incoming',
  state: 'connected',
  pickUp: false,
  isDialled: false,
  number: '0302312501',
  name: 'Meier',
  startedAt: 5_000
}

/** A desk at which 104 is asked about a call. */
class Desk {
  readonly clock = new ManualClock()
  readonly consultations = new Consultations(this.clock)

  constructor(channels: readonly Channel[] = [OWN, WAITING]) {
    this.consultations.ordered(call, '104', channels, channels.includes(WAITING) ? WAITING.name : undefined)
  }

  round(channels: readonly Channel[], number = call.number): string {
    this.consultations.take([{ ...call, number: number ?? '' }], channels, SELF)
    return this.consultations.about('c1')?.state ?? 'nobody'
  }
}

describe('somebody who is asked on the leg of a call', () => {
  it('is shown once a channel is there that was not there before, and talks when that is up', () => {
    const desk = new Desk()
    expect(desk.round([OWN, WAITING])).toBe('nobody')
    expect(desk.round([OWN, WAITING, asked('Ringing')])).toBe('alerting')
    expect(desk.round([OWN, WAITING, asked('Up')])).toBe('connected')
    expect(desk.consultations.about('c1')).toMatchObject({
      askedChannel: asked('Up').name,
      waitingChannel: WAITING.name,
      waiting: { number: '0302312501', name: 'Meier' }
    })
  })

  it('is over when that channel has gone, or the one of who waits', () => {
    const one = new Desk()
    one.round([OWN, WAITING, asked('Ringing')])
    expect(one.round([OWN, WAITING])).toBe('nobody')
    const other = new Desk()
    other.round([OWN, WAITING, asked('Up')])
    expect(other.round([OWN, asked('Up')])).toBe('nobody')
    expect(other.consultations.hasAny).toBe(false)
  })

  it('goes on while a round has no channels', () => {
    const desk = new Desk()
    desk.round([OWN, WAITING, asked('Up')])
    expect(desk.round([])).toBe('connected')
  })

  it('is seen by another party of the extension where channels of others are not told, and over when the first is back', () => {
    const desk = new Desk([OWN])
    expect(desk.round([OWN], '104')).toBe('connected')
    expect(desk.round([OWN], '0302312501')).toBe('nobody')
  })

  it('was not reached where nothing is seen of it for ten seconds', async () => {
    const desk = new Desk()
    await desk.clock.advance(9 * SECOND)
    expect([desk.round([OWN, WAITING]), desk.consultations.hasAny]).toEqual(['nobody', true])
    await desk.clock.advance(2 * SECOND)
    expect([desk.round([OWN, WAITING]), desk.consultations.hasAny]).toEqual(['nobody', false])
  })

  it('goes with the call', () => {
    const desk = new Desk()
    desk.round([OWN, WAITING, asked('Up')])
    desk.consultations.take([], [], SELF)
    expect([desk.consultations.about('c1'), desk.consultations.hasAny]).toEqual([undefined, false])
  })

  it('in whatever order rounds come: an id that was shown never comes back, and nobody is asked without a call', () => {
    const round = fc.constantFrom<readonly Channel[]>(
      [],
      [OWN, WAITING],
      [OWN, WAITING, asked('Ringing')],
      [OWN, WAITING, asked('Up')],
      [OWN, asked('Up')]
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(round, fc.boolean(), fc.boolean()), { maxLength: 20 }), (rounds) => {
        const desk = new Desk()
        const gone = new Set<string>()
        let last: string | undefined
        for (const [channels, isOver, isOrdered] of rounds) {
          if (isOrdered && !desk.consultations.hasAny)
            desk.consultations.ordered(call, '104', [OWN, WAITING], undefined)
          desk.consultations.take(isOver ? [] : [call], channels, SELF)
          const now = desk.consultations.about('c1')?.vendorId
          if (last !== undefined && now !== last) gone.add(last)
          expect(now !== undefined && (gone.has(now) || isOver)).toBe(false)
          last = now
        }
      })
    )
  })
})
