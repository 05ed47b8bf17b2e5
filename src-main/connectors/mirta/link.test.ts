import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import type { MirtaSwitches } from '../../simulator/fronts/mirta/switches.ts'
import { live } from '../testing/connector-harness.ts'
import { MirtaHarness } from './testing/mirta-harness.ts'

/** Habits that nobody knows of a real system: each of them alone, and the calls are right (MiRTA 12). */
const habits: readonly Partial<MirtaSwitches>[] = [
  { ringingState: 'full' },
  { linkedIdLateMs: 5 * SECOND },
  { stateParameter: 'id' },
  { directionWords: 'letters' },
  { directionWords: 'empty' },
  { lampWords: 'asterisk' },
  { channelKeys: 'other' },
  { currentCallsShow: 'both' },
  { cacheMs: 4 * SECOND },
  { clockAheadMs: 60 * MINUTE },
  { numberForm: 'national' },
  { actionReply: 'Success' },
  { originatedCallForm: 'text' },
  { basePath: 'mirtapbx' },
  { wrongKeyLineEnd: true },
  { lineEnd: '\n' },
  { noise: 'blankLine' },
  { noise: 'byteOrderMark' },
  { noise: 'warning' },
  { emptyForm: '' },
  { emptyForm: ']' },
  { emptyForm: 'null' },
  { emptyForm: '{}' },
  { doubledKeys: false }
]

describe('whatever the habits of the system are', () => {
  it.each(habits)('a call rings, is asked about, handed over and ended: %j', async (switches) => {
    await using mirta = await MirtaHarness.live(switches)
    const { harness } = mirta
    const { vendorId } = await harness.talks()
    await harness.sees(vendorId, ({ allowed }) => allowed.includes('blindTransfer'))
    await harness.do({ type: 'consult', vendorId, number: '201' })
    await harness.until(() => harness.recorded.calls.size === 2)
    const asked = [...harness.recorded.calls.keys()].find((id) => id !== vendorId) ?? ''
    expect(harness.recorded.calls.get(asked)).toMatchObject({ direction: 'outgoing', consultsForVendorId: vendorId })
    await harness.do({ type: 'cancelConsultation', vendorId: asked, otherVendorId: vendorId })
    await harness.until(() => harness.recorded.callStates.join() === 'connected')
    expect(harness.outsideHears('Karla Klein')).toMatchObject({ name: 'Jane Doe' })
    await harness.do({ type: 'hangUp', vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    expect([harness.serverState, harness.recorded.missed]).toEqual([[], []])
  })

  it.each(habits)('a call that is dialled rings the own telephone, and never comes in: %j', async (switches) => {
    await using mirta = await MirtaHarness.live(switches)
    const { harness } = mirta
    await harness.dials('201')
    await harness.colleague.answers()
    await harness.showsTruth()
    const told = harness.recorded.events.flatMap((event) => (event.type === 'callUpdated' ? [event.call] : []))
    expect(new Set(told.map(({ direction }) => direction))).toEqual(new Set(['outgoing']))
    expect(new Set(told.map(({ remote }) => remote.number))).toEqual(new Set(['201']))
    expect(told[0]).toMatchObject({ state: 'alerting', pickUp: true, allowed: ['hangUp'] })
    expect(mirta.sent('dial')).toMatchObject([{ source: '200', dest: '201', account: '200-EXAMPLEORG' }])
  })
})

describe('a call', () => {
  it('cannot be handed over from here where channels have no names, and the account says why', async () => {
    await using mirta = await MirtaHarness.live({ channelNames: false })
    const { harness } = mirta
    const { vendorId } = await harness.talks()
    await harness.until(() => harness.recorded.lost.includes('blindTransfer'))
    expect(harness.recorded.lost).toContain('consultation')
    await harness.sees(vendorId, ({ allowed }) => allowed.join() === 'hangUp')
    const asked = mirta.sent('currentCalls').length
    await harness.do({ type: 'hangUp', vendorId })
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.talks()
    expect(mirta.sent('currentCalls')).toHaveLength(asked)
  })

  it('is handed over by the channel of the other party, also on another node', async () => {
    await using mirta = await MirtaHarness.live({ outsideNode: 'pbx2' })
    const { harness } = mirta
    const { vendorId } = await harness.talks()
    await harness.sees(vendorId, ({ allowed }) => allowed.includes('blindTransfer'))
    await harness.do({ type: 'blindTransfer', vendorId, number: '201' })
    await harness.until(() => harness.recorded.calls.size === 0)
    const [sent] = mirta.sent('transfer')
    expect(sent).toMatchObject({ channel: expect.stringMatching(/^PJSIP\/trunk-/), dest: '201' })
    expect(mirta.sent('channels').every(({ nodename = '' }) => /^pbx[12]$/.test(nodename))).toBe(true)
    expect(harness.colleague.legs.map(({ state }) => state)).toEqual(['alerting'])
  })

  it.each(['asterisk', 'seen'] as const)(
    'that comes while another is talked on is shown, and each is ended by its own channel, with lamps as %s',
    async (lampWords) => {
      await using mirta = await MirtaHarness.live({ lampWords })
      const { harness } = mirta
      const first = await harness.talks()
      const second = await harness.rings(harness.outside('+493023125998'))
      expect(second).toMatchObject({ direction: 'incoming', remote: { number: '+493023125998' }, allowed: ['reject'] })
      await harness.do({ type: 'reject', vendorId: second.vendorId })
      await harness.until(() => harness.recorded.calls.size === 1)
      expect([harness.recorded.call.vendorId, harness.serverState]).toEqual([first.vendorId, ['connected']])
      expect(mirta.sent('hangUp')).toMatchObject([{ channel: expect.stringMatching(/^PJSIP\/200-EXAMPLEORG-/) }])
    }
  )

  it('of somebody without a lamp is shown as the extension tells of it, and ends', async () => {
    await using mirta = await MirtaHarness.live({ bodies: { lamps: '[]' } })
    const { harness } = mirta
    await harness.outside().dials(harness.me)
    await harness.me.answers()
    await harness.until(() => harness.recorded.calls.size === 1)
    expect(harness.recorded.call).toMatchObject({ state: 'connected', remote: { number: '+493023125999' } })
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
  })

  it('whose caller is not told is of somebody unknown, who has not hidden the number', async () => {
    await using mirta = await MirtaHarness.live({ channelNames: false })
    const { harness } = mirta
    const { remote } = await harness.rings()
    expect(remote).toEqual({ kind: 'external', withheld: false })
    await harness.me.answers()
    await harness.until(() => harness.recorded.call.remote.number === '+493023125999')
  })

  it('of a telephone that is not registered is none, and dialling says so', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness } = mirta
    for (const device of harness.me.devices) device.active = false
    await harness.advance(10 * SECOND)
    const dialled = harness.do({ type: 'dial', number: '201', deviceId: undefined })
    await expect(dialled).rejects.toMatchObject({
      kind: 'conflict',
      userMessage: expect.stringMatching(/telephone 200 is not connected.*switched on/)
    })
    await harness.advance(MINUTE)
    expect([harness.recorded.calls.size, harness.recorded.state, harness.recorded.missed]).toEqual([0, 'live', []])
  })
})

describe('a call that was dialled', () => {
  it('and is busy says so', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness } = mirta
    await harness.do({ type: 'dial', number: '+493023125902', deviceId: undefined })
    await harness.until(() => harness.recorded.calls.size === 1)
    await harness.me.answers()
    await harness.until(() => harness.recorded.calls.size === 0)
    const last = harness.recorded.events.flatMap((event) => (event.type === 'callUpdated' ? [event.call] : [])).at(-1)
    expect([last?.state, last?.failure, harness.recorded.reported]).toEqual(['failed', 'Busy', []])
    expect(mirta.sent('originatedCall').length).toBeGreaterThan(0)
    expect(mirta.sent('originatedCall').every(({ id = '' }) => id !== '')).toBe(true)
  })

  it('and not picked up at the own telephone ends quietly: nothing came in and nothing was missed', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness } = mirta
    await harness.do({ type: 'dial', number: '201', deviceId: undefined })
    await harness.until(() => harness.recorded.calls.size === 1)
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.advance(MINUTE)
    expect([harness.recorded.missed, harness.recorded.reported]).toEqual([[], []])
    const rang = await harness.rings()
    expect(rang).toMatchObject({ direction: 'incoming', remote: { number: '+493023125999' } })
    expect(rang).not.toHaveProperty('pickUp')
  })

  it('goes out with what leads outside in place of the +, and is shown as it was dialled', async () => {
    const mirta = await MirtaHarness.open()
    await using _mirta = mirta
    const { harness } = mirta
    const { right } = harness.front
    const signedIn = await harness.signIn({ ...right, kept: { ...right.kept, outsidePrefix: '00' } })
    if (signedIn.status !== 'signedIn') throw new Error('more was asked for')
    await using link = await harness.connector.open(signedIn.credentials, live)
    await link.snapshot(live)
    await link.execute({ type: 'dial', number: '+493023125125', deviceId: undefined }, live)
    expect(mirta.sent('dial')).toMatchObject([{ dest: '00493023125125' }])
  })
})

describe('everybody of the tenant', () => {
  it('is read once an hour, over all links', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness } = mirta
    const before = mirta.sent('extensions').length
    await harness.reconnects()
    await harness.recover()
    expect(mirta.sent('extensions')).toHaveLength(before)
    await harness.advance(75 * MINUTE)
    await harness.until(() => mirta.sent('extensions').length === before + 1)
  })

  it('is found by parts of a name or by number, without accents', async () => {
    await using mirta = await MirtaHarness.live()
    const find = async (query: string) =>
      (await mirta.harness.recorded.current?.searchContacts(query, 5, live))?.map(({ id }) => id)
    expect(await find('BERG anna')).toEqual(['201'])
    expect(await find('201')).toEqual(['201'])
    expect(await find('nobody at all')).toEqual([])
  })
})
