import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { WebhookHarness } from '../testing/webhook-harness.ts'

let hooked: WebhookHarness
let harness: ConnectorHarness

beforeEach(async () => {
  hooked = await WebhookHarness.open()
  harness = hooked.harness
  await hooked.goLive()
})

afterEach(() => hooked[Symbol.asyncDispose]())

const invented = {
  callId: 'invented',
  stateToken: 7,
  status: 'RINGING',
  inbound: true,
  conference: false,
  intruded: false
}
const rubbish: readonly unknown[] = ['', 'not JSON', '[]', 'null', '7', { callId: 7, stateToken: {} }, { calls: 'x' }]

describe('somebody who found the address of a webhook', () => {
  it('makes no call appear', async () => {
    for (const kind of ['user', 'device'] as const) {
      for (const body of [invented, { fullState: true, calls: [invented] }, ...rubbish]) {
        expect(await hooked.forge(hooked.urlOf(kind), body)).toBe(204)
      }
    }
    await harness.advance(5 * SECOND)
    expect([harness.recorded.calls.size, harness.recorded.gone, harness.recorded.state]).toEqual([0, [], 'live'])
  })

  it('makes no call vanish or change', async () => {
    const call = await harness.talks()
    await harness.until(() => hooked.kinds.includes('call'))
    const ended = { ...invented, callId: call.vendorId, status: 'TERMINATED' }
    const bodies = [ended, { fullState: true, calls: [] }, { fullState: true, calls: [ended] }, invented, ...rubbish]
    for (const kind of ['user', 'call'] as const) {
      for (const body of bodies) expect(await hooked.forge(hooked.urlOf(kind), body)).toBe(204)
    }
    await harness.advance(5 * SECOND)
    expect([harness.recorded.call, harness.recorded.gone]).toEqual([call, []])
  })

  it('cannot have us ask the server more than a few times a second', async () => {
    await harness.talks()
    await harness.until(() => hooked.kinds.includes('call'))
    await harness.advance(SECOND)
    const reads = (): number => ['getUserCallState', 'getCallState'].reduce((sum, name) => sum + hooked.count(name), 0)
    const before = reads()
    for (let turn = 0; turn < 100; turn++) {
      await hooked.forge(hooked.urlOf('user'), invented)
      await hooked.forge(hooked.urlOf('call'), { ...invented, stateToken: turn })
    }
    await harness.advance(SECOND)
    expect(reads() - before).toBeGreaterThan(0)
    expect(reads() - before).toBeLessThanOrEqual(12)
  })

  it('gets nothing under another name, another secret or after the call', async () => {
    await harness.talks()
    await harness.until(() => hooked.kinds.includes('call'))
    const call = hooked.urlOf('call')
    const [user, device] = [hooked.urlOf('user'), hooked.urlOf('device')]
    const nameOf = (url: string): string => url.split('/').at(-1) ?? ''
    expect(await hooked.forge(user.replace(nameOf(user), nameOf(device)), {})).toBe(404)
    harness.me.hangsUp()
    await harness.until(() => harness.recorded.calls.size === 0)
    expect(await hooked.forge(call, invented)).toBe(404)
  })
})

describe('posts', () => {
  it('that come twice, or tell the state we know, ask for nothing', async () => {
    const { vendorId } = await harness.talks()
    await harness.until(() => hooked.kinds.includes('call'))
    await harness.advance(3 * SECOND)
    const { stateToken } = JSON.parse(
      await (
        await fetch(
          `${hooked.front.url}/api/user/call-state/v1/example.org/jane/calls/${encodeURIComponent(vendorId)}`,
          {
            headers: { Authorization: `Bearer ${hooked.front.issueToken('200')}` }
          }
        )
      ).text()
    ) as { stateToken: number }
    const before = hooked.count('getCallState')
    for (let turn = 0; turn < 5; turn++) await hooked.forge(hooked.urlOf('call'), { callId: vendorId, stateToken })
    await harness.advance(SECOND)
    expect(hooked.count('getCallState')).toBe(before)
  })

  it('without the id of a call are about the call of their address', async () => {
    const { vendorId } = await harness.talks()
    await harness.until(() => hooked.kinds.includes('call'))
    await harness.advance(3 * SECOND)
    const url = hooked.urlOf('call')
    const [webhook] = hooked.front.webhooks.registered.filter(({ targetUrl }) => targetUrl === url)
    if (webhook !== undefined) hooked.front.webhooks.remove(webhook.scope, webhook.targetId)
    harness.me.holds()
    await hooked.forge(url, { stateToken: 1 })
    await harness.sees(vendorId, ({ state }) => state === 'held')
  })

  it('that are lost are made good by the next reading', async () => {
    const { vendorId } = await harness.talks()
    await harness.until(() => hooked.kinds.includes('call'))
    for (const { scope, targetId } of hooked.front.webhooks.registered) hooked.front.webhooks.remove(scope, targetId)
    harness.me.holds()
    await harness.outside('+493023125998').dials(harness.me)
    await harness.advance(10 * SECOND)
    await harness.showsTruth()
    expect(harness.recorded.calls.get(vendorId)?.state).toBe('held')
    harness.me.hangsUp()
    for (const { call } of harness.me.legs) call.caller.hangsUp()
    await harness.advance(10 * SECOND)
    await harness.until(() => harness.recorded.calls.size === 0)
    await harness.rings()
    await harness.until(() => hooked.kinds.join() === 'call,device,user') // given again, for they were lost
  })

  it('that never come because the server is gone end the link within a minute', async () => {
    await harness.front.faults.refuse()
    await harness.advance(MINUTE)
    await harness.until(() => harness.recorded.state === 'stale')
    await harness.outside().dials(harness.me)
    await harness.front.faults.accept()
    await harness.showsTruth()
    expect(harness.recorded.callStates).toEqual(['alerting'])
  })
})
