import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { defined } from '../../../util/defined.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { Channel, ExtensionState, LampState } from '../wire/calls.ts'
import { CallIdentity } from './call-identity.ts'
import type { TrackedCall } from './call-identity.ts'
import { sightingsIn } from './sightings.ts'
import type { Readings } from './sightings.ts'

const SELF = { extension: '103', tenant: 'DEVEL' }
const IDLE: ExtensionState = { kind: 'idle' }
const inCall = (linkedId: string, number?: string): ExtensionState => ({
  kind: 'inCall',
  linkedId,
  ...defined({ number })
})

/** Takes rounds two seconds apart. */
class Desk {
  readonly clock = new ManualClock()
  readonly identity = new CallIdentity(this.clock)

  async round(
    lamp: LampState | undefined,
    extension?: ExtensionState,
    channels?: readonly Channel[]
  ): Promise<readonly TrackedCall[]> {
    await this.clock.advance(2 * SECOND)
    const readings: Readings = { lamp, extension, ...defined({ channels }) }
    return this.identity.take(sightingsIn(readings, SELF))
  }
}

describe('a call', () => {
  it('that rings without an id keeps the one it was given when the system tells its own', async () => {
    const desk = new Desk()
    const [ringing] = await desk.round('RINGING', IDLE)
    const startedAt = desk.clock.now()
    expect(ringing).toMatchObject({ direction: 'incoming', state: 'alerting', pickUp: false, startedAt })
    expect(ringing).not.toHaveProperty('number')
    const [told] = await desk.round('RINGING', inCall('pbx1-1.1', '0302312501'))
    expect(told).toMatchObject({ vendorId: ringing?.vendorId, linkedId: 'pbx1-1.1', number: '0302312501', startedAt })
    const [talking] = await desk.round('INUSE', inCall('pbx1-1.1', '0302312501'))
    expect(talking).toMatchObject({ vendorId: ringing?.vendorId, state: 'connected', connectedAt: desk.clock.now() })
  })

  it('ends when two rounds in a row do not show it', async () => {
    const desk = new Desk()
    await desk.round('INUSE', inCall('pbx1-1.1'))
    expect(await desk.round('NOT_INUSE', IDLE)).toHaveLength(1)
    expect(await desk.round('INUSE', inCall('pbx1-1.1'))).toHaveLength(1)
    expect(await desk.round('NOT_INUSE', IDLE)).toHaveLength(1)
    expect(await desk.round('NOT_INUSE', IDLE)).toEqual([])
  })

  it('does not end by readings that fail, nor by a lamp that lags behind', async () => {
    const desk = new Desk()
    await desk.round('INUSE', inCall('pbx1-1.1'))
    const rounds: readonly (readonly [LampState | undefined, ExtensionState | undefined])[] = [
      [undefined, undefined],
      ['NOT_INUSE', undefined],
      [undefined, IDLE],
      ['NOT_INUSE', inCall('pbx1-1.1')]
    ]
    for (const [lamp, extension] of rounds)
      for (let times = 0; times < 3; times++) expect(await desk.round(lamp, extension)).toHaveLength(1)
  })

  it('with another id is another call, at once', async () => {
    const desk = new Desk()
    const [first] = await desk.round('INUSE', inCall('pbx1-1.1', '0302312501'))
    const calls = await desk.round('INUSE', inCall('pbx1-2.2', '0302312502'))
    expect(calls).toMatchObject([{ linkedId: 'pbx1-2.2', number: '0302312502' }])
    expect(calls[0]?.vendorId).not.toBe(first?.vendorId)
  })

  it('that comes back under an id of the system that has ended is a new one', async () => {
    const desk = new Desk()
    const [first] = await desk.round('RINGING', inCall('pbx1-1.1'))
    for (let times = 0; times < 2; times++) await desk.round('NOT_INUSE', IDLE)
    const [again] = await desk.round('RINGING', inCall('pbx1-1.1'))
    expect(again?.vendorId).not.toBe(first?.vendorId)
  })

  it('that is talked on does not ring again: what rings is another call, once it is sure', async () => {
    const desk = new Desk()
    const [first] = await desk.round('INUSE', IDLE)
    expect(await desk.round('RINGING', IDLE)).toMatchObject([{ vendorId: first?.vendorId, state: 'connected' }])
    const second = await desk.round('RINGING', IDLE)
    expect(second).toMatchObject([{ state: 'alerting', direction: 'incoming' }])
    expect(second[0]?.vendorId).not.toBe(first?.vendorId)
  })

  it('keeps what is known of the other side while nothing is told', async () => {
    const desk = new Desk()
    await desk.round('RINGING', { kind: 'inCall', linkedId: 'pbx1-1.1', number: '0302312501', name: 'Meier' })
    expect(await desk.round('INUSE', IDLE)).toMatchObject([{ number: '0302312501', name: 'Meier' }])
    const [other] = await desk.round('INUSE', inCall('pbx1-1.1', '0302312502'))
    expect(other).toMatchObject({ number: '0302312502' })
    expect(other).not.toHaveProperty('name')
  })

  it('seen only while it is talked on goes out, unless the system says where it comes from', async () => {
    expect(await new Desk().round('INUSE', IDLE)).toMatchObject([{ direction: 'outgoing' }])
    const desk = new Desk()
    await desk.round('INUSE', IDLE)
    const told = { kind: 'inCall', linkedId: 'pbx1-1.1', direction: 'incoming' } as const
    expect(await desk.round('INUSE', told)).toMatchObject([{ direction: 'incoming', state: 'connected' }])
    expect(await desk.round('INUSE', { ...told, direction: 'outgoing' })).toMatchObject([{ direction: 'incoming' }])
  })

  it('of a telephone without a lamp that can be believed is shown by the state of the extension', async () => {
    const desk = new Desk()
    expect(await desk.round('UNAVAILABLE', inCall('pbx1-1.1'))).toHaveLength(1)
    await desk.round('UNAVAILABLE', { kind: 'unregistered' })
    expect(await desk.round('UNAVAILABLE', IDLE)).toEqual([])
  })
})

describe('a call that was dialled', () => {
  it('rings the own telephone to be picked up, with the number that was dialled, and never comes in', async () => {
    const desk = new Desk()
    desk.identity.dialled('0302312501')
    const [ringing] = await desk.round('RINGING', inCall('pbx1-1.1', '103'))
    expect(ringing).toMatchObject({ direction: 'outgoing', pickUp: true, state: 'alerting', number: '0302312501' })
    const [talking] = await desk.round('INUSE', inCall('pbx1-1.1', '0302312501'))
    expect(talking).toMatchObject({
      vendorId: ringing?.vendorId,
      pickUp: false,
      state: 'connected',
      direction: 'outgoing'
    })
    for (let times = 0; times < 2; times++) await desk.round('NOT_INUSE', IDLE)
    expect(await desk.round('RINGING', IDLE)).toMatchObject([{ direction: 'incoming', pickUp: false }])
  })

  it('and is answered by the telephone itself is talked on at once', async () => {
    const desk = new Desk()
    desk.identity.dialled('0302312501')
    expect(await desk.round('INUSE', inCall('pbx1-1.1'))).toMatchObject([
      { direction: 'outgoing', pickUp: false, state: 'connected', number: '0302312501' }
    ])
  })

  it('is not waited for longer than it can take, nor after it has failed', async () => {
    const late = new Desk()
    late.identity.dialled('0302312501')
    expect(late.identity.isDialling).toBe(true)
    await late.clock.advance(MINUTE)
    expect(late.identity.isDialling).toBe(false)
    expect(await late.round('RINGING', IDLE)).toMatchObject([{ direction: 'incoming' }])
    const failed = new Desk()
    failed.identity.dialled('0302312501')
    failed.identity.dialEnded()
    expect(await failed.round('RINGING', IDLE)).toMatchObject([{ direction: 'incoming' }])
  })
})

describe('two calls', () => {
  const leg = (id: string, state: string, number: string): Channel => ({
    name: `PJSIP/103-DEVEL-0000000${id}`,
    linkedId: `pbx1-1.${id}`,
    state,
    connectedNumber: number
  })

  it('are told apart by their channels', async () => {
    const desk = new Desk()
    const [first] = await desk.round('INUSE', inCall('pbx1-1.1', '0302312501'))
    const both = await desk.round('RINGINUSE', inCall('pbx1-1.1', '0302312501'), [
      leg('1', 'Up', '0302312501'),
      leg('2', 'Ringing', '0302312502')
    ])
    expect(both).toMatchObject([
      { vendorId: first?.vendorId, state: 'connected', number: '0302312501' },
      { state: 'alerting', direction: 'incoming', number: '0302312502' }
    ])
    const after = [leg('2', 'Up', '0302312502')]
    await desk.round('INUSE', inCall('pbx1-1.2'), after)
    expect(await desk.round('INUSE', inCall('pbx1-1.2'), after)).toMatchObject([
      { vendorId: both[1]?.vendorId, state: 'connected' }
    ])
  })

  it('of which one rings and one was just dialled are told apart, though the lamp shows the second one first', async () => {
    const desk = new Desk()
    const first = leg('1', 'Ringing', '0302312501')
    const [ringing] = await desk.round('RINGING', IDLE, [first])
    expect(await desk.round('INUSE')).toEqual([ringing])
    expect(await desk.round('INUSE', inCall('pbx1-1.2'), [first, leg('2', 'Ring', '0302312502')])).toMatchObject([
      { vendorId: ringing?.vendorId, state: 'alerting' },
      { state: 'connected', number: '0302312502' }
    ])
  })

  it('that ring are both left as they are until more than the lamp says which one was taken', async () => {
    const desk = new Desk()
    const first = leg('1', 'Ringing', '0302312501')
    const both = await desk.round('RINGING', inCall('pbx1-1.1'), [first, leg('2', 'Ringing', '0302312502')])
    for (let rounds = 0; rounds < 3; rounds++) expect(await desk.round('INUSE')).toEqual(both)
    expect(await desk.round('INUSE', inCall('pbx1-1.2'), [first, leg('2', 'Up', '0302312502')])).toMatchObject([
      { vendorId: both[0]?.vendorId, state: 'alerting' },
      { vendorId: both[1]?.vendorId, state: 'connected' }
    ])
  })
})

/** What is really the case, and how it is read: by a lamp that may be one round old, or not at all. */
interface Moment {
  readonly truth: 'idle' | 'ringing' | 'talking'
  readonly call: number
  readonly tells: boolean
  readonly lampIsOld: boolean
  readonly fails: 'lamp' | 'extension' | 'nothing'
  readonly dials: boolean
}

const LAMPS = { idle: 'NOT_INUSE', ringing: 'RINGING', talking: 'INUSE' } as const
const anyMoment: fc.Arbitrary<Moment> = fc.record({
  truth: fc.constantFrom('idle', 'ringing', 'talking'),
  call: fc.integer({ min: 1, max: 3 }),
  tells: fc.boolean(),
  lampIsOld: fc.boolean(),
  fails: fc.constantFrom('nothing', 'nothing', 'nothing', 'lamp', 'extension'),
  dials: fc.constantFrom(false, false, false, true)
})

describe('whatever is read, and in whatever order', () => {
  const settled = async (
    desk: Desk,
    { truth, call }: Pick<Moment, 'truth' | 'call'>
  ): Promise<readonly TrackedCall[]> => {
    const extension = truth === 'idle' ? IDLE : inCall(`pbx1-1.${String(call)}`)
    for (let times = 0; times < 2; times++) await desk.round(LAMPS[truth], extension)
    return desk.round(LAMPS[truth], extension)
  }

  it('no ended id comes back, no call goes back, what was dialled never comes in, and the truth is shown in the end', async () => {
    const story = fc.array(anyMoment, { minLength: 1, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(story, fc.constantFrom('idle', 'ringing', 'talking'), async (moments, last) => {
        const desk = new Desk()
        const ended = new Set<string>()
        let before: readonly TrackedCall[] = []
        let old: LampState = 'NOT_INUSE'
        for (const { truth, call, tells, lampIsOld, fails, dials } of moments) {
          if (dials) desk.identity.dialled('0302312599')
          const waits = desk.identity.isDialling
          const lamp = LAMPS[truth]
          const extension =
            truth === 'idle' || (truth === 'ringing' && !tells) ? IDLE : inCall(`pbx1-1.${String(call)}`)
          const calls = await desk.round(
            fails === 'lamp' ? undefined : lampIsOld ? old : lamp,
            fails === 'extension' ? undefined : extension
          )
          old = lamp
          expect(calls.length).toBeLessThanOrEqual(1)
          for (const one of calls) {
            const known = before.find(({ vendorId }) => vendorId === one.vendorId)
            expect(ended.has(one.vendorId)).toBe(false)
            if (known?.state === 'connected') expect(one.state).toBe('connected')
            if (known === undefined && waits) expect(one).toMatchObject({ direction: 'outgoing', number: '0302312599' })
            if (one.pickUp) expect(one).toMatchObject({ direction: 'outgoing', state: 'alerting' })
            expect(one.startedAt).toBeLessThanOrEqual(one.connectedAt ?? one.startedAt)
          }
          for (const { vendorId } of before) if (!calls.some((one) => one.vendorId === vendorId)) ended.add(vendorId)
          before = calls
        }
        const calls = await settled(desk, { truth: last, call: 9 })
        const state = last === 'ringing' ? 'alerting' : 'connected'
        expect(calls).toMatchObject(last === 'idle' ? [] : [{ linkedId: 'pbx1-1.9', state }])
      }),
      { numRuns: 1_500, seed: 20_260_820 }
    )
  })
})
