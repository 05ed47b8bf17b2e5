import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../../util/durations.ts'
import { Secret } from '../../../logging/secret.ts'
import { live } from '../../testing/connector-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { WebhookHarness } from '../testing/webhook-harness.ts'

let hooked: WebhookHarness
let harness: ConnectorHarness

beforeEach(async () => {
  hooked = await WebhookHarness.open()
  harness = hooked.harness
})

afterEach(() => hooked[Symbol.asyncDispose]())

describe('an account that is called back', () => {
  it('opens no streams of calls or devices, and that of the dialogs only to know why calls end', async () => {
    await hooked.goLive()
    await harness.talks()
    await harness.until(() => hooked.kinds.join() === 'call,device,user')
    const streams = ['streamDialogEvents', 'streamCallState', 'streamDeviceChanges']
    expect(streams.map((operation) => hooked.count(operation))).toEqual([1, 0, 0])
    expect(harness.front.openStreams?.()).toEqual(
      expect.arrayContaining(['streamQueueStatistics', 'streamContactPresence', 'streamConfiguration'])
    )
  })

  it('has an address of its own for each webhook, with the name of it in the end', async () => {
    await hooked.goLive()
    await harness.rings()
    await harness.until(() => hooked.kinds.length === 3)
    const { registered } = hooked.front.webhooks
    const urls = registered.map(({ targetUrl }) => new URL(targetUrl))
    expect(
      urls.map(({ pathname }) => pathname.split('/')).map(([, base, secret, target]) => [base, secret?.length, target])
    ).toEqual(registered.map(({ targetId }) => ['hooks', 32, targetId]))
    expect(new Set(urls.map(({ pathname }) => pathname)).size).toBe(3)
    expect(registered.map(({ publicTarget }) => publicTarget)).toEqual([false, false, false])
  })

  it('reads the devices when they have changed', async () => {
    await hooked.goLive()
    const idle = harness.me.devices.at(-1)
    harness.me.setsDeviceActive(idle?.key ?? '', false)
    await harness.until(() => harness.recorded.devices.some(({ id, active }) => id === idle?.id && !active))
    expect(hooked.count('streamDeviceChanges')).toBe(0)
  })

  it('asks for news of a call in the request that makes it', async () => {
    await hooked.goLive()
    await harness.do({ type: 'dial', number: '201', deviceId: undefined })
    const { vendorId } = harness.recorded.call
    await harness.until(() => hooked.kinds.join() === 'call,device,user')
    await harness.colleague.answers()
    await harness.sees(vendorId, ({ state }) => state === 'connected')
    await harness.do({ type: 'consult', vendorId, number: '202' })
    await harness.until(() => harness.recorded.calls.size === 2)
    await harness.pbx.extension('202').answers()
    await harness.showsTruth()
    expect([hooked.count('registerCallWebhook'), hooked.kinds]).toEqual([0, ['call', 'call', 'device', 'user']])
  })

  it('has no webhook left of a call that was dialled and failed', async () => {
    await hooked.goLive()
    await expect(harness.do({ type: 'dial', number: '999999', deviceId: undefined })).resolves.toBeUndefined()
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.until(() => hooked.kinds.join() === 'device,user')
    expect(hooked.count('unregisterCallWebhook')).toBe(0)
  })

  it('unregisters the user, the devices and the calls that go on when the link ends', async () => {
    await hooked.goLive()
    await harness.rings()
    await harness.until(() => hooked.kinds.length === 3)
    const url = hooked.urlOf('user')
    await harness.recorded.current?.[Symbol.asyncDispose]()
    await expect.poll(() => [hooked.kinds, harness.serverState]).toEqual([[], ['alerting']])
    await expect(fetch(url, { method: 'POST' })).rejects.toThrow()
  })

  it('ends in time although the server does not answer any more', async () => {
    await hooked.goLive()
    harness.front.faults.delay(HOUR)
    const before = harness.clock.now()
    await harness.passing(Promise.resolve(harness.recorded.current?.[Symbol.asyncDispose]()))
    expect(harness.clock.now() - before).toBeLessThan(2 * SECOND)
  })
})

describe('an account that is called back and loses the telephone system', () => {
  async function outage(): Promise<void> {
    await hooked.front.faults.refuse()
    await harness.reconnects() // unregistering fails too
    await hooked.front.faults.accept()
    await harness.recover()
  }

  it('replaces its webhooks instead of leaving them behind, and takes posts at new addresses only', async () => {
    await hooked.goLive()
    await harness.talks()
    await harness.until(() => hooked.kinds.join() === 'call,device,user')
    const before = hooked.front.webhooks.registered.map(({ targetId, targetUrl }) => ({ targetId, targetUrl }))
    for (let time = 0; time < 2; time++) await outage()
    await harness.until(() => hooked.kinds.join() === 'call,device,user')
    const { registered } = hooked.front.webhooks
    expect(registered.map(({ targetId }) => targetId).toSorted()).toEqual(
      before.map(({ targetId }) => targetId).toSorted()
    )
    for (const { targetUrl } of before) {
      expect(registered.map((webhook) => webhook.targetUrl)).not.toContain(targetUrl)
      const stale = new URL(targetUrl)
      stale.port = new URL(hooked.urlOf('user')).port
      expect(await hooked.forge(stale.href, {})).toBe(404)
    }
    await harness.showsTruth()
  })

  it('leaves the webhooks of another account on the same computer alone', async () => {
    await hooked.goLive()
    const { credentials, connector } = harness
    const anna = { ...credentials.settings, userId: harness.colleague.data.id }
    const secret = new Secret(hooked.front.issueToken(harness.colleague.data.id))
    const link = await connector.open({ settings: anna, secret }, live)
    await expect.poll(() => hooked.kinds.join()).toBe('device,device,user,user')
    const ids = hooked.front.webhooks.registered.map(({ targetId }) => targetId)
    expect(new Set(ids).size).toBe(4)
    await link[Symbol.asyncDispose]()
    expect(hooked.kinds).toEqual(['device', 'user'])
  })
})

describe('a telephone system that could not reach us and has given up on our addresses', () => {
  beforeEach(async () => {
    await hooked.goLive()
    hooked.front.webhooks.isReachable = false
    for (let call = 0; call < 5; call++) {
      await harness.outside().dials(harness.me)
      harness.me.hangsUp()
    }
    await harness.until(() => hooked.kinds.join() === 'device')
    hooked.front.webhooks.isReachable = true
  })

  it('is given them again once a call was seen of which no post had told', async () => {
    await harness.outside().dials(harness.me)
    await harness.advance(45 * SECOND)
    expect([hooked.kinds, harness.recorded.callStates]).toEqual([['call', 'device', 'user'], ['alerting']])
    await harness.advance(2 * MINUTE)
    expect(hooked.count('registerUserWebhook')).toBe(2)
  })

  it('is given them again when the stream that broke with it stands again, and all is read that posts tell of', async () => {
    harness.me.setsDeviceActive('mobile', false)
    const read = hooked.count('listDevices')
    hooked.front.faults.dropConnections({ operation: 'streamDialogEvents' })
    await harness.until(() => hooked.kinds.join() === 'device,user')
    await harness.until(() => hooked.count('listDevices') > read)
    expect([hooked.count('registerUserWebhook'), hooked.count('registerDeviceWebhook')]).toEqual([2, 2])
  })
})

describe('the lease of a webhook', () => {
  const userLeases = (): number => hooked.count('registerUserWebhook')

  beforeEach(() => void (hooked.front.switches.webhookLifeMs = 5 * MINUTE))

  it.each(['seconds', 'epochSeconds', 'epochMs', 'iso'] as const)(
    'written as %s is renewed after four fifths of its life, under the same name',
    async (way) => {
      hooked.front.switches.webhookExpiresOn = way
      await hooked.goLive()
      await harness.advance(235 * SECOND)
      expect(userLeases()).toBe(1)
      await harness.advance(10 * SECOND)
      expect([userLeases(), hooked.count('registerDeviceWebhook'), hooked.kinds]).toEqual([2, 2, ['device', 'user']])
      const [first, second] = hooked.requests('registerUserWebhook').map(({ body }) => body)
      expect(second).toBe(first)
      await harness.advance(10 * MINUTE)
      expect(hooked.kinds).toEqual(['device', 'user'])
    }
  )

  it('of a call is renewed while the call goes on, and not afterwards', async () => {
    hooked.front.switches.callWebhookResponse = 'lease'
    await hooked.goLive()
    await harness.talks()
    await harness.advance(6 * MINUTE)
    expect([hooked.count('registerCallWebhook'), hooked.kinds]).toEqual([2, ['call', 'device', 'user']])
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.advance(6 * MINUTE)
    expect([hooked.count('registerCallWebhook'), hooked.count('unregisterCallWebhook')]).toEqual([2, 0])
  })

  it('that cannot be renewed is tried again every 30 s, with polling meanwhile', async () => {
    await hooked.goLive()
    hooked.front.faults.reply(503, { operation: 'registerUserWebhook', times: 2 })
    await harness.advance(330 * SECOND)
    const [, failed = 0, again = 0, healed = 0] = hooked.requests('registerUserWebhook').map(({ at }) => at)
    expect([userLeases(), hooked.kinds]).toEqual([4, ['device', 'user']])
    for (const pauseMs of [again - failed, healed - again]) {
      expect(pauseMs).toBeGreaterThanOrEqual(30 * SECOND)
      expect(pauseMs).toBeLessThan(40 * SECOND)
    }
    const readsIn = (from: number, to: number): number =>
      hooked.requests('getUserCallState').filter(({ at }) => at > from && at <= to).length
    expect(readsIn(failed - MINUTE, failed)).toBeLessThanOrEqual(3)
    expect(readsIn(failed, again)).toBeGreaterThanOrEqual(7) // as often as the test's steps of time let it
    expect(readsIn(healed + 5 * SECOND, healed + 35 * SECOND)).toBeLessThanOrEqual(2)
  })

  it('that may not be renewed any more is told', async () => {
    await hooked.goLive()
    expect(harness.recorded.reported).toEqual([])
    hooked.front.faults.reply(403, { operation: 'registerUserWebhook' })
    await harness.until(() => harness.recorded.reported.length > 0)
    expect(harness.recorded.reported[0]).toMatch(/asks now and then/)
  })
})
