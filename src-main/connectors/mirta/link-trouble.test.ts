import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { live } from '../testing/connector-harness.ts'
import { MirtaHarness } from './testing/mirta-harness.ts'

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

  it('says nothing of any telephone for once: no call ends, and none comes anew', async () => {
    await using mirta = await MirtaHarness.live({ channelNames: false })
    const { harness, front } = mirta
    const { vendorId } = await harness.rings()
    const asked = mirta.sent('lamps').length
    front.faults.reply(200, { operation: 'lamps', times: 2, body: '', contentType: 'application/json' })
    await harness.until(() => mirta.sent('lamps').length >= asked + 4)
    const { calls, callStates, events, state } = harness.recorded
    expect([state, [...calls.keys()], callStates]).toEqual(['live', [vendorId], ['alerting']])
    expect(events.some(({ type }) => type === 'callEnded')).toBe(false)
  })

  it('does not tell the channels of the first call for once: that alone takes no transfer away', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness, front } = mirta
    front.faults.reply(503, { operation: 'currentCalls' })
    const { vendorId } = await harness.talks()
    await harness.advance(5 * SECOND)
    expect(harness.recorded.lost).toEqual([])
    front.faults.clear()
    await harness.sees(vendorId, ({ allowed }) => allowed.includes('blindTransfer'))
  })

  it('cannot tell who is in the tenant, and phone books are read all the same', async () => {
    await using mirta = await MirtaHarness.open()
    const { harness, front } = mirta
    front.faults.reply(500, { operation: 'extensions' })
    await harness.goLive()
    await harness.until(() => mirta.sent('phoneBookEntries').length >= 2)
  })

  it('does not know voicemail for once: messages are counted all the same', async () => {
    await using mirta = await MirtaHarness.live()
    const { harness, front } = mirta
    const counted = () => harness.recorded.facts.voicemail?.fresh ?? Number.NaN
    const before = counted()
    const asked = mirta.sent('voicemailMessages').length
    front.faults.reply(404, { operation: 'voicemailMessages', times: 1 })
    await harness.until(() => mirta.sent('voicemailMessages').length > asked)
    const at = { startedAt: harness.clock.now(), durationMs: SECOND, isSeen: false }
    const remote = { kind: 'outside', number: '+493023125999' } as const
    harness.me.log.unshift({ id: harness.pbx.nextLogId(), kind: 'voicemail', remote, ...at })
    await harness.until(() => counted() === before + 1)
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
