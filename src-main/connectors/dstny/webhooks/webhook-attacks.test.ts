import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import type { Stage } from '../../testing/stage.ts'
import { WebhookStage } from '../testing/webhook-stage.ts'

let hooked: WebhookStage
let stage: Stage

beforeEach(async () => {
  hooked = await WebhookStage.open()
  stage = hooked.stage
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
    await stage.advance(5 * SECOND)
    expect([stage.picture.calls.size, stage.picture.gone, stage.picture.state]).toEqual([0, [], 'live'])
  })

  it('makes no call vanish or change', async () => {
    const call = await stage.talks()
    await stage.until(() => hooked.kinds.includes('call'))
    const ended = { ...invented, callId: call.vendorId, status: 'TERMINATED' }
    const bodies = [ended, { fullState: true, calls: [] }, { fullState: true, calls: [ended] }, invented, ...rubbish]
    for (const kind of ['user', 'call'] as const) {
      for (const body of bodies) expect(await hooked.forge(hooked.urlOf(kind), body)).toBe(204)
    }
    await stage.advance(5 * SECOND)
    expect([stage.picture.call, stage.picture.gone]).toEqual([call, []])
  })

  it('cannot have us ask the server more than a few times a second', async () => {
    await stage.talks()
    await stage.until(() => hooked.kinds.includes('call'))
    await stage.advance(SECOND)
    const reads = (): number => ['getUserCallState', 'getCallState'].reduce((sum, name) => sum + hooked.count(name), 0)
    const before = reads()
    for (let turn = 0; turn < 100; turn++) {
      await hooked.forge(hooked.urlOf('user'), invented)
      await hooked.forge(hooked.urlOf('call'), { ...invented, stateToken: turn })
    }
    await stage.advance(SECOND)
    expect(reads() - before).toBeGreaterThan(0)
    expect(reads() - before).toBeLessThanOrEqual(12)
  })

  it('gets nothing under another name, another secret or after the call', async () => {
    await stage.talks()
    await stage.until(() => hooked.kinds.includes('call'))
    const call = hooked.urlOf('call')
    const [user, device] = [hooked.urlOf('user'), hooked.urlOf('device')]
    const nameOf = (url: string): string => url.split('/').at(-1) ?? ''
    expect(await hooked.forge(user.replace(nameOf(user), nameOf(device)), {})).toBe(404)
    stage.me.hangsUp()
    await stage.until(() => stage.picture.calls.size === 0)
    expect(await hooked.forge(call, invented)).toBe(404)
  })
})

describe('posts', () => {
  it('that come twice, or tell the state we know, ask for nothing', async () => {
    const { vendorId } = await stage.talks()
    await stage.until(() => hooked.kinds.includes('call'))
    await stage.advance(3 * SECOND)
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
    await stage.advance(SECOND)
    expect(hooked.count('getCallState')).toBe(before)
  })

  it('without the id of a call are about the call of their address', async () => {
    const { vendorId } = await stage.talks()
    await stage.until(() => hooked.kinds.includes('call'))
    await stage.advance(3 * SECOND)
    const url = hooked.urlOf('call')
    const [hook] = hooked.front.webhooks.registered.filter(({ targetUrl }) => targetUrl === url)
    if (hook !== undefined) hooked.front.webhooks.remove(hook.scope, hook.targetId)
    stage.me.holds()
    await hooked.forge(url, { stateToken: 1 })
    await stage.sees(vendorId, ({ state }) => state === 'held')
  })

  it('that are lost are made good by the next reading', async () => {
    const { vendorId } = await stage.talks()
    await stage.until(() => hooked.kinds.includes('call'))
    for (const { scope, targetId } of hooked.front.webhooks.registered) hooked.front.webhooks.remove(scope, targetId)
    stage.me.holds()
    await stage.outside('+493023125998').dials(stage.me)
    await stage.advance(10 * SECOND)
    await stage.showsTruth()
    expect(stage.picture.calls.get(vendorId)?.state).toBe('held')
    stage.me.hangsUp()
    for (const { call } of stage.me.legs) call.caller.hangsUp()
    await stage.advance(10 * SECOND)
    await stage.until(() => stage.picture.calls.size === 0)
    await stage.rings()
    await stage.until(() => hooked.kinds.join() === 'call,device,user') // given again, for they were lost
  })

  it('that never come because the server is gone end the link within a minute', async () => {
    await stage.front.faults.refuse()
    await stage.advance(MINUTE)
    await stage.until(() => stage.picture.state === 'stale')
    await stage.outside().dials(stage.me)
    await stage.front.faults.accept()
    await stage.showsTruth()
    expect(stage.picture.callStates).toEqual(['alerting'])
  })
})
