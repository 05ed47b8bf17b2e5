import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../../../../util/durations.ts'
import { caller, officeForEachCase, shown } from '../../../testing/dstny-office.ts'
import { WebhookTarget } from '../../../testing/webhook-target.ts'

let target: WebhookTarget

beforeEach(async () => {
  target = await WebhookTarget.open()
})

afterEach(() => target[Symbol.asyncDispose]())

// after the target, so that it closes before it
const office = officeForEachCase()

const wish = (more: object = {}): object => ({
  targetUrl: `${target.url}/hook`,
  targetId: 'mine',
  publicTarget: false,
  ...more
})

const hooks = (): string => `${office.state()}/webhooks`
const deviceHooks = '/api/user/user-device-information/v1/example.org/jane/webhooks'

interface UserPost {
  readonly fullState: boolean
  readonly calls: { callId: string; status?: string }[]
}

describe('the webhook of a user', () => {
  it('tells of new and ended calls, by token and id only', async () => {
    expect(JSON.parse((await office.client.post(hooks(), wish())).text)).toEqual({ expiresOn: 3600 })
    const call = await office.ring()
    await office.pbx.extension('200').answers(call)
    call.caller.hangsUp()
    const posts = await target.received(2)
    expect(posts[0]).toMatchObject({ path: '/hook', type: 'application/json' })
    const [begun, ended] = posts.map(({ body }) => JSON.parse(body) as UserPost)
    expect(begun?.fullState).toBe(false)
    expect(Object.keys(begun?.calls[0] ?? {}).toSorted()).toEqual(['callId', 'stateToken'])
    expect(ended?.calls[0]?.callId).toBe(begun?.calls[0]?.callId)
  })

  it('can tell the full state', async () => {
    office.front.switches.webhookBody = 'fullState'
    await office.client.post(hooks(), wish())
    await office.ring()
    const [post] = await target.received(1)
    expect((JSON.parse(post?.body ?? '') as UserPost).calls[0]?.status).toBe('RINGING')
  })

  it('ends when its time is over, and lives on when it is renewed by the same name', async () => {
    await office.client.post(hooks(), wish())
    await office.clock.advance(50 * MINUTE)
    await office.client.post(hooks(), wish({ targetUrl: `${target.url}/again` }))
    await office.clock.advance(50 * MINUTE)
    await office.ring()
    expect((await target.received(1)).map(({ path }) => path)).toEqual(['/again'])
    await office.clock.advance(11 * MINUTE)
    expect(office.front.webhooks.registered).toEqual([])
  })

  it('writes the end of its time in each known way', async () => {
    const at = office.clock.now() + 60 * MINUTE
    const known = { seconds: 3600, epochSeconds: at / 1000, epochMs: at, iso: new Date(at).toISOString() }
    for (const [way, expiresOn] of Object.entries(known)) {
      office.front.switches.webhookExpiresOn = way as keyof typeof known
      expect(JSON.parse((await office.client.post(hooks(), wish())).text)).toEqual({ expiresOn })
    }
  })

  it('can be unregistered once', async () => {
    await office.client.post(hooks(), wish())
    expect((await office.client.delete(`${hooks()}/mine`)).status).toBe(204)
    expect((await office.client.delete(`${hooks()}/mine`)).status).toBe(404)
  })

  it('keeps what it was asked for, for tests to see', async () => {
    await office.client.post(hooks(), wish({ publicTarget: true }))
    expect(office.front.webhooks.registered).toMatchObject([{ publicTarget: true, targetId: 'mine' }])
  })

  it('refuses an incomplete or impossible target', async () => {
    for (const more of [
      { targetId: undefined },
      { publicTarget: undefined },
      { targetUrl: 'ftp://x' },
      { targetUrl: '' }
    ]) {
      expect((await office.client.post(hooks(), wish(more))).status).toBe(400)
    }
  })

  it('is dropped after five failures in a row', async () => {
    target.status = 500
    await office.client.post(hooks(), wish())
    for (let count = 1; count <= 5; count++) {
      expect(office.front.webhooks.registered).toHaveLength(1)
      await office.ring()
      await target.received(count)
    }
    await expect.poll(() => office.front.webhooks.registered).toEqual([])
  })

  it('posts to this computer only', async () => {
    await office.client.post(hooks(), wish({ targetUrl: 'https://hooks.example.com/x' }))
    await office.ring()
    await expect.poll(() => office.front.webhooks.registered[0]?.failures).toBe(1)
  })
})

describe('the webhook of a call', () => {
  const path = (callId: string): string => `${office.statePath(callId)}/webhooks`

  it('tells of each change and ends with the call', async () => {
    await office.talk()
    const { callId } = await office.onlyCall()
    expect((await office.client.post(path(callId), wish())).status).toBe(204)
    office.pbx.extension('200').holds()
    office.pbx.extension('200').hangsUp()
    const posts = await target.received(2)
    expect(posts.every(({ body }) => body.includes(callId) && body.includes('stateToken'))).toBe(true)
    expect(office.front.webhooks.registered).toEqual([])
  })

  it('answers nothing, a lease or the call, as the switch says', async () => {
    await office.talk()
    const { callId } = await office.onlyCall()
    office.front.switches.callWebhookAnswer = 'lease'
    expect((await office.client.post(path(callId), wish())).text).toBe('{"expiresOn":3600}')
    office.front.switches.callWebhookAnswer = 'callState'
    expect(shown(await office.client.post(path(callId), wish())).callId).toBe(callId)
    expect((await office.client.delete(`${path(callId)}/mine`)).status).toBe(204)
  })

  it('comes along with making, answering and consulting', async () => {
    const hook = { targetUrl: `${target.url}/made`, targetId: 'made' }
    const body = { destination: 'tel:201', ...hook }
    await office.client.post(`${office.control()}/devices/200-desk/calls`, body)
    expect(office.front.webhooks.registered).toMatchObject([{ publicTarget: true, scope: { kind: 'call' } }])
    await office.pbx.extension('201').answers()
    expect((await target.received(2)).map((post) => post.path)).toEqual(['/made', '/made'])
    const { callId } = await office.onlyCall()
    const consulting = { destination: 'tel:202', ...hook }
    await office.client.post(`${office.callPath(callId)}/consultation`, consulting)
    await office.ring()
    const third = (await office.calls())[2]?.callId ?? ''
    await office.client.post(`${office.callPath(third)}/answer/200-soft`, hook)
    expect(office.front.webhooks.registered).toHaveLength(3)
  })

  it('comes along with picking up', async () => {
    const call = await office.pbx.outside(caller).dials(office.pbx.extension('201'))
    const id = encodeURIComponent(office.pbx.extension('201').legIn(call).id)
    const path = `${office.control('crm')}/devices/208-soft/pickup/${id}`
    await office.as('crm').post(path, { targetUrl: `${target.url}/picked`, targetId: 'picked' })
    call.caller.hangsUp()
    expect((await target.received(1))[0]?.path).toBe('/picked')
  })

  it('is refused without a name, and then no call is made', async () => {
    const body = { destination: 'tel:201', targetUrl: target.url }
    const refused = await office.client.post(`${office.control()}/devices/200-desk/calls`, body)
    expect([refused.status, refused.text.includes('targetId'), await office.calls()]).toEqual([400, true, []])
  })
})

describe('the webhook of the devices', () => {
  it('tells that they have changed', async () => {
    await office.client.post(deviceHooks, wish())
    office.pbx.extension('200').setsDeviceActive('desk', false)
    const [post] = await target.received(1)
    expect(JSON.parse(post?.body ?? '')).toEqual({ timeStamp: '2026-01-05 09:00:00.000', changedField: 'DEVICE_INFO' })
    expect((await office.client.delete(`${deviceHooks}/mine`)).status).toBe(204)
  })
})
