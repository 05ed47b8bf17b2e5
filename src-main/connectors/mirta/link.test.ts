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
    const dialled = harness.do({ type: 'dial', number: '201', deviceId: undefined })
    await expect(dialled).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringContaining('Originate failed')
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

describe('a key', () => {
  it('is asked for again only when three readings in a row were refused', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness, front } = mirta
    const refuse = (times: number): void =>
      front.faults.reply(200, {
        times,
        body: 'Too bad... you mistaken the security api key.',
        contentType: 'text/html'
      })
    for (let round = 0; round < 3; round++) {
      refuse(2)
      await harness.advance(20 * SECOND)
      await harness.recover()
    }
    expect(harness.recorded.statuses).not.toContain('signInAgain')
    refuse(3)
    await harness.until(() => harness.recorded.state === 'signInAgain')
    expect(harness.recorded.problem).toContain('EXAMPLEORG')
    expect(harness.recorded.lost).toEqual([])
  })

  it.each(['wrongKey', 'empty'] as const)(
    'that may only read shows calls, and says so when it is to act: %s',
    async (readOnlyRefusal) => {
      await using mirta = await MirtaHarness.open({ readOnlyRefusal })
      const { harness, front } = mirta
      const { tenants } = front
      const [tenant] = tenants.all
      if (tenant === undefined) throw new Error('no tenant')
      const { right } = harness.front
      const values = { ...right.values, key: tenants.keyOf(tenant, 'readOnly') }
      await harness.goLive({ ...right, values })
      const { vendorId } = await harness.rings()
      for (let times = 0; times < 4; times++) {
        const rejected = harness.do({ type: 'reject', vendorId })
        const kind = readOnlyRefusal === 'empty' ? 'conflict' : 'permission'
        await expect(rejected).rejects.toMatchObject({ kind, userMessage: expect.stringContaining('only read') })
      }
      await harness.advance(20 * SECOND)
      expect([harness.recorded.state, harness.recorded.callStates]).toEqual(['live', ['alerting']])
    }
  )
})

describe('a system that is not well', () => {
  it.each([
    [
      'answers after thirty seconds',
      ({ front }: MirtaHarness) => front.faults.delay(30 * SECOND, { operation: 'lamps' })
    ],
    [
      'answers with the page of somebody else',
      ({ front }: MirtaHarness) => front.faults.htmlBody({ operation: 'lamps' })
    ]
  ] as const)('%s: the account says what is wrong, and heals', async (_, trouble) => {
    await using mirta = await MirtaHarness.live()
    const { harness, front } = mirta
    const { vendorId } = await harness.talks()
    trouble(mirta)
    await harness.until(() => harness.recorded.state === 'stale')
    expect(harness.recorded.problem).toMatch(/did not answer/)
    expect(harness.recorded.callStates).toEqual(['connected'])
    front.faults.clear()
    await harness.recover()
    expect([harness.recorded.call.vendorId, harness.recorded.lost]).toEqual([vendorId, []])
  })

  it('tells neither lamps nor states: calls are off, and the rest of the account goes on', async () => {
    await using mirta = await MirtaHarness.open()
    const { harness, front } = mirta
    front.faults.reply(404, { operation: 'lamps' })
    await harness.goLive()
    expect(harness.recorded.lost).toEqual(expect.arrayContaining(['calls', 'dial', 'hangUp', 'blindTransfer']))
    const found = await harness.recorded.current?.searchContacts('berg', 5, live)
    expect(found?.map(({ name }) => name)).toContain('Anna Berg')
  })
})

describe('times of the system', () => {
  it.each([60, -60])(
    'that are %d minutes off are told once, and what is missed is found all the same',
    async (minutes) => {
      await using mirta = await MirtaHarness.live({ clockAheadMs: minutes * MINUTE })
      const { harness } = mirta
      for (let times = 0; times < 3; times++) {
        await harness.talks()
        harness.me.hangsUp()
        await harness.until(() => harness.recorded.calls.size === 0)
      }
      expect(harness.recorded.reported).toEqual([expect.stringMatching(/about 60 minutes off.*time zone/)])
      const caller = harness.outside()
      await caller.dials(harness.me)
      caller.hangsUp()
      await harness.until(() => harness.recorded.missed.length > 0)
      expect(harness.recorded.missed).toMatchObject([{ remote: { number: caller.party.number } }])
    }
  )

  it('that are right are not spoken of', async () => {
    await using mirta = await MirtaHarness.live({ cacheMs: 4 * SECOND })
    const { harness } = mirta
    for (let times = 0; times < 3; times++) {
      await harness.talks()
      harness.me.hangsUp()
      await harness.until(() => harness.recorded.calls.size === 0)
    }
    expect(harness.recorded.reported).toEqual([])
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
