import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE } from '../../../../util/durations.ts'
import { caller, companyForEachCase, shown } from '../../../testing/dstny-company.ts'
import { WebhookTarget } from '../../../testing/webhook-target.ts'

let target: WebhookTarget

beforeEach(async () => {
  target = await WebhookTarget.open()
})

afterEach(() => target[Symbol.asyncDispose]())

// after the target, so that it closes before it
const company = companyForEachCase()

const wish = (more: object = {}): object => ({
  targetUrl: `${target.url}/hook`,
  targetId: 'mine',
  publicTarget: false,
  ...more
})

const webhooks = (): string => `${company.state()}/webhooks`
const deviceHooks = '/api/user/user-device-information/v1/example.org/jane/webhooks'

interface UserPost {
  readonly fullState: boolean
  readonly calls: { callId: string; status?: string }[]
}

describe('the webhook of a user', () => {
  it('tells of new and ended calls, by token and id only', async () => {
    expect(JSON.parse((await company.client.post(webhooks(), wish())).text)).toEqual({ expiresOn: 3600 })
    const call = await company.ring()
    await company.pbx.extension('200').answers(call)
    call.caller.hangsUp()
    const posts = await target.received(2)
    expect(posts[0]).toMatchObject({ path: '/hook', type: 'application/json' })
    const [begun, ended] = posts.map(({ body }) => JSON.parse(body) as UserPost)
    expect(begun?.fullState).toBe(false)
    expect(Object.keys(begun?.calls[0] ?? {}).toSorted()).toEqual(['callId', 'stateToken'])
    expect(ended?.calls[0]?.callId).toBe(begun?.calls[0]?.callId)
  })

  it('can tell the full state', async () => {
    company.front.switches.webhookBody = 'fullState'
    await company.client.post(webhooks(), wish())
    await company.ring()
    const [post] = await target.received(1)
    expect((JSON.parse(post?.body ?? '') as UserPost).calls[0]?.status).toBe('RINGING')
  })

  it('ends when its time is over, and lives on when it is renewed by the same name', async () => {
    await company.client.post(webhooks(), wish())
    await company.clock.advance(50 * MINUTE)
    await company.client.post(webhooks(), wish({ targetUrl: `${target.url}/again` }))
    await company.clock.advance(50 * MINUTE)
    await company.ring()
    expect((await target.received(1)).map(({ path }) => path)).toEqual(['/again'])
    await company.clock.advance(11 * MINUTE)
    expect(company.front.webhooks.registered).toEqual([])
  })

  it('writes the end of its time in each known way', async () => {
    const at = company.clock.now() + 60 * MINUTE
    const known = { seconds: 3600, epochSeconds: at / 1000, epochMs: at, iso: new Date(at).toISOString() }
    for (const [way, expiresOn] of Object.entries(known)) {
      company.front.switches.webhookExpiresOn = way as keyof typeof known
      expect(JSON.parse((await company.client.post(webhooks(), wish())).text)).toEqual({ expiresOn })
    }
  })

  it('can be unregistered once', async () => {
    await company.client.post(webhooks(), wish())
    expect((await company.client.delete(`${webhooks()}/mine`)).status).toBe(204)
    expect((await company.client.delete(`${webhooks()}/mine`)).status).toBe(404)
  })

  it('keeps what it was asked for, for tests to see', async () => {
    await company.client.post(webhooks(), wish({ publicTarget: true }))
    expect(company.front.webhooks.registered).toMatchObject([{ publicTarget: true, targetId: 'mine' }])
  })

  it('refuses an incomplete or impossible target', async () => {
    for (const more of [
      { targetId: undefined },
      { publicTarget: undefined },
      { targetUrl: 'ftp://x' },
      { targetUrl: '' }
    ]) {
      expect((await company.client.post(webhooks(), wish(more))).status).toBe(400)
    }
  })

  it('is dropped after five failures in a row', async () => {
    target.status = 500
    await company.client.post(webhooks(), wish())
    for (let count = 1; count <= 5; count++) {
      expect(company.front.webhooks.registered).toHaveLength(1)
      await company.ring()
      await target.received(count)
    }
    await expect.poll(() => company.front.webhooks.registered).toEqual([])
  })

  it('posts to this computer only', async () => {
    await company.client.post(webhooks(), wish({ targetUrl: 'https://hooks.example.com/x' }))
    await company.ring()
    await expect.poll(() => company.front.webhooks.registered[0]?.failures).toBe(1)
  })
})

describe('the webhook of a call', () => {
  const path = (callId: string): string => `${company.statePath(callId)}/webhooks`

  it('tells of each change and ends with the call', async () => {
    await company.talk()
    const { callId } = await company.onlyCall()
    expect((await company.client.post(path(callId), wish())).status).toBe(204)
    company.pbx.extension('200').holds()
    company.pbx.extension('200').hangsUp()
    const posts = await target.received(2)
    expect(posts.every(({ body }) => body.includes(callId) && body.includes('stateToken'))).toBe(true)
    expect(company.front.webhooks.registered).toEqual([])
  })

  it('answers nothing, a lease or the call, as the switch says', async () => {
    await company.talk()
    const { callId } = await company.onlyCall()
    company.front.switches.callWebhookResponse = 'lease'
    expect((await company.client.post(path(callId), wish())).text).toBe('{"expiresOn":3600}')
    company.front.switches.callWebhookResponse = 'callState'
    expect(shown(await company.client.post(path(callId), wish())).callId).toBe(callId)
    expect((await company.client.delete(`${path(callId)}/mine`)).status).toBe(204)
  })

  it('comes along with making, answering and consulting', async () => {
    const webhook = { targetUrl: `${target.url}/made`, targetId: 'made' }
    const body = { destination: 'tel:201', ...webhook }
    await company.client.post(`${company.control()}/devices/200-desk/calls`, body)
    expect(company.front.webhooks.registered).toMatchObject([{ publicTarget: true, scope: { kind: 'call' } }])
    await company.pbx.extension('201').answers()
    expect((await target.received(2)).map((post) => post.path)).toEqual(['/made', '/made'])
    const { callId } = await company.onlyCall()
    const consulting = { destination: 'tel:202', ...webhook }
    await company.client.post(`${company.callPath(callId)}/consultation`, consulting)
    await company.ring()
    const third = (await company.calls())[2]?.callId ?? ''
    await company.client.post(`${company.callPath(third)}/answer/200-soft`, webhook)
    expect(company.front.webhooks.registered).toHaveLength(3)
  })

  it('comes along with picking up', async () => {
    const call = await company.pbx.outside(caller).dials(company.pbx.extension('201'))
    const id = encodeURIComponent(company.pbx.extension('201').legIn(call).id)
    const path = `${company.control('crm')}/devices/208-soft/pickup/${id}`
    await company.as('crm').post(path, { targetUrl: `${target.url}/picked`, targetId: 'picked' })
    call.caller.hangsUp()
    expect((await target.received(1))[0]?.path).toBe('/picked')
  })

  it('is refused without a name, and then no call is made', async () => {
    const body = { destination: 'tel:201', targetUrl: target.url }
    const refused = await company.client.post(`${company.control()}/devices/200-desk/calls`, body)
    expect([refused.status, refused.text.includes('targetId'), await company.calls()]).toEqual([400, true, []])
  })
})

describe('the webhook of the devices', () => {
  it('tells that they have changed', async () => {
    await company.client.post(deviceHooks, wish())
    company.pbx.extension('200').setsDeviceActive('desk', false)
    const [post] = await target.received(1)
    expect(JSON.parse(post?.body ?? '')).toEqual({ timeStamp: '2026-01-05 09:00:00.000', changedField: 'DEVICE_INFO' })
    expect((await company.client.delete(`${deviceHooks}/mine`)).status).toBe(204)
  })
})
