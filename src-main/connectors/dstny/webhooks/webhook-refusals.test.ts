import { createServer, Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { live } from '../../testing/connector-harness.ts'
import { callbacks } from '../testing/webhook-options.ts'
import { WebhookHarness } from '../testing/webhook-harness.ts'

let hooked: WebhookHarness

afterEach(async () => {
  vi.restoreAllMocks()
  await hooked[Symbol.asyncDispose]()
})

/** What the user was told beside what is gone. */
const reported = (): string[] =>
  hooked.harness.recorded.events.flatMap((event) => (event.type === 'notice' ? [event.text] : []))

/** Rings, and is answered at the telephone: both are seen. */
async function followsCalls(): Promise<void> {
  const { harness } = hooked
  const { vendorId } = await harness.rings()
  await harness.me.answers()
  await harness.sees(vendorId, ({ state }) => state === 'connected')
}

describe('an account whose callbacks do not work', () => {
  it.each([403, 404, 405])('lives by streams when they are refused with %i, and says why', async (status) => {
    hooked = await WebhookHarness.open()
    hooked.front.faults.reply(status, { operation: 'registerUserWebhook' })
    await hooked.harness.goLive()
    await followsCalls()
    expect(hooked.front.streams.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['streamDialogEvents', 'streamCallState', 'streamDeviceChanges'])
    )
    expect(reported()).toEqual([
      expect.stringMatching(/^Callbacks do not work, so the usual connection is used instead: \S/)
    ])
    expect([hooked.count('registerCallWebhook'), hooked.kinds]).toEqual([0, []])
  })

  it.each([401, 403, 404])('goes on when the dialogs are refused with %i', async (status) => {
    hooked = await WebhookHarness.open()
    hooked.front.faults.reply(status, { operation: 'streamDialogEvents' })
    await hooked.goLive()
    await followsCalls()
    await hooked.harness.advance(15 * SECOND)
    expect([hooked.count('streamDialogEvents'), hooked.harness.recorded.state, reported()]).toEqual([1, 'live', []])
    expect(hooked.harness.recorded.statuses).not.toContain('stale')
  })

  it.each([
    ['breaks', (): void => hooked.front.faults.dropConnections({ operation: 'streamDialogEvents' })],
    ['misses a document', (): void => void (hooked.front.switches.dialogGap = true)]
  ])('goes on when the stream of the dialogs %s, and opens it again', async (_, fault) => {
    hooked = await WebhookHarness.open()
    await hooked.goLive()
    await hooked.harness.until(() => hooked.count('streamDialogEvents') === 1)
    fault()
    await followsCalls()
    await hooked.harness.until(() => hooked.count('streamDialogEvents') === 2)
    expect(hooked.harness.recorded.statuses).not.toContain('stale')
  })

  it('follows single calls by streams when those alone are refused', async () => {
    hooked = await WebhookHarness.open()
    hooked.front.faults.reply(403, { operation: 'registerCallWebhook' })
    await hooked.goLive()
    await followsCalls()
    expect(hooked.harness.front.openStreams?.()).toContain('streamCallState')
    expect([reported().length, hooked.kinds]).toEqual([1, ['device', 'user']])
    hooked.harness.me.hangsUp()
    await hooked.harness.do({ type: 'dial', number: '201', deviceId: undefined })
    expect(hooked.requests('makeCall').map(({ body }) => body.includes('targetUrl'))).toEqual([false])
    expect(hooked.count('registerCallWebhook')).toBe(1)
  })

  it('is asked again and again about a call whose webhook the server does not know', async () => {
    hooked = await WebhookHarness.open()
    hooked.front.faults.reply(404, { operation: 'registerCallWebhook' })
    await hooked.goLive()
    const { harness } = hooked
    await harness.rings()
    await harness.until(() => hooked.count('registerCallWebhook') === 1)
    const asked = hooked.count('getUserCallState')
    for (let second = 0; second < 16; second++) await harness.advance(SECOND)
    expect(hooked.count('getUserCallState') - asked).toBeGreaterThanOrEqual(4)
    expect(reported()).toEqual([])
  })

  it.each([
    [400, 'protocol'],
    [403, 'permission']
  ])('dials without one after a dialled call with one was refused with %i', async (status, kind) => {
    hooked = await WebhookHarness.open()
    await hooked.goLive()
    const { harness } = hooked
    hooked.front.faults.reply(status, { operation: 'makeCall', times: 1 })
    await expect(harness.do({ type: 'dial', number: '201', deviceId: undefined })).rejects.toMatchObject({ kind })
    expect([hooked.count('makeCall'), reported(), harness.recorded.current?.capabilities.has('dial')]).toEqual([
      1,
      [],
      true
    ])
    await harness.do({ type: 'dial', number: '201', deviceId: undefined })
    expect(hooked.requests('makeCall').map(({ body }) => body.includes('targetUrl'))).toEqual([true, false])
    await harness.until(() => hooked.kinds.includes('call'))
  })

  it('follows the devices by their stream when those alone are refused', async () => {
    hooked = await WebhookHarness.open()
    hooked.front.faults.reply(404, { operation: 'registerDeviceWebhook' })
    await hooked.harness.goLive()
    await hooked.harness.until(() => hooked.count('streamDeviceChanges') === 1)
    expect(hooked.kinds).toEqual(['user'])
  })

  it('polls when registering fails for the moment, and is called back as soon as it works', async () => {
    hooked = await WebhookHarness.open()
    const { harness } = hooked
    hooked.front.faults.reply(500, { operation: 'registerUserWebhook', times: 1 })
    await harness.goLive()
    await harness.outside().dials(harness.me)
    await harness.advance(4 * SECOND)
    await harness.until(() => harness.recorded.callStates.join() === 'alerting')
    await harness.advance(35 * SECOND)
    expect([hooked.kinds, reported()]).toEqual([['call', 'device', 'user'], []])
  })

  it('asks to sign in again when the sign-in is refused', async () => {
    hooked = await WebhookHarness.open()
    await hooked.goLive()
    hooked.harness.front.revoke()
    await hooked.harness.until(() => hooked.harness.recorded.state === 'signInAgain')
    expect(hooked.harness.recorded.current).toBeUndefined()
  })

  it('lives by streams when another program has the port', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo // listening on TCP, so it is an AddressInfo
    hooked = await WebhookHarness.open({ ...callbacks, callbackPort: String(port) })
    await hooked.harness.goLive()
    await followsCalls()
    expect(reported()).toEqual([expect.stringContaining(`Another program uses port ${String(port)}`)])
    expect(hooked.count('registerUserWebhook')).toBe(0)
    await new Promise((resolve) => other.close(resolve))
  })

  it.each([{ callbackAddress: 'https://hooks.example.org/r' }, { callbackAddress: 'http://192.168.1.5/' }])(
    'lives by streams when %o was stored without a port, which nobody may type any more',
    async (earlier) => {
      hooked = await WebhookHarness.open({})
      const { harness, front } = hooked
      const signedIn = await harness.signIn(harness.front.right)
      if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
      const { settings, secret } = signedIn.credentials
      const listening = vi.spyOn(Server.prototype, 'listen')
      await using link = await harness.connector.open({ settings: { ...settings, ...earlier }, secret }, live)
      await link.snapshot(live)
      void (async () => {
        for await (const event of link.events()) harness.recorded.apply(event)
      })()
      await harness.outside().dials(harness.me)
      await harness.until(() => harness.recorded.callStates.join() === 'alerting')
      expect(reported()).toEqual([expect.stringMatching(/^Callbacks do not work, .* without a fixed port/)])
      expect(front.streams.map(({ operation }) => operation)).toContain('streamDialogEvents')
      expect([listening.mock.calls, hooked.kinds]).toEqual([[], []])
    }
  )

  it('lives by streams when the interface is gone', async () => {
    hooked = await WebhookHarness.open({ ...callbacks, callbackHost: 'no such interface' })
    await hooked.harness.goLive()
    await followsCalls()
    expect(reported()).toEqual([expect.stringContaining('“no such interface”')])
  })
})

describe('an account without callbacks', () => {
  it('has nothing listen', async () => {
    hooked = await WebhookHarness.open({})
    const listening = vi.spyOn(Server.prototype, 'listen')
    await hooked.harness.goLive()
    await followsCalls()
    expect(listening).not.toHaveBeenCalled()
    expect([hooked.kinds, reported()]).toEqual([[], []])
  })
})
