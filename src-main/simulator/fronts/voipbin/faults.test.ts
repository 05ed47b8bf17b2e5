import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { tel, until, voipbinForEachCase } from '../../testing/voipbin-platform.ts'
import { usualSwitches } from './switches.ts'

const platform = voipbinForEachCase()
const body = { source: tel('+493023125100'), destinations: [tel('+493023125901')] }
const told = () => platform.follows([`customer_id:${platform.customer}:agent:agent_`])
const change = (permission: number) => platform.control('permission', { who: 'bjorn', permission })

describe('faults of requests', () => {
  it.each([
    ['INTERNAL', 500],
    ['MISSING_REQUEST_PARAMETER', 400],
    ['TRANSFER_NOT_FOUND', 404],
    ['SERVICE_UNAVAILABLE', 503],
    ['REQUEST_TIMEOUT', 503],
    ['REQUEST_CANCELED', 503],
    ['DIRECT_ACCESS_NOT_SUPPORTED', 403],
    ['AGENT_ALREADY_EXISTS', 409]
  ])('are %s in the envelope of the platform', async (why, status) => {
    platform.control('refuseWith', { why, operation: 'getMe', times: 1 })
    const refused = await platform.ask('getMe')
    expect([refused.status, refused.reason]).toEqual([status, why])
    expect((await platform.ask('getMe')).status).toBe(200)
  })

  it('are no reason that nobody has heard of', () => {
    expect(() => platform.control('refuseWith', { why: 'TOO_LATE' })).toThrow('REQUEST_TIMEOUT')
  })

  it('are a delay, no answer, a page, half of the body, or another type', async () => {
    const { faults } = platform.front
    faults.delay(SECOND, { times: 1 })
    const slow = platform.ask('getMe')
    await until(() => expect(platform.front.requests).toHaveLength(1))
    await platform.clock.advance(SECOND)
    expect((await slow).status).toBe(200)
    faults.htmlBody({ times: 1 })
    expect((await platform.ask('getMe')).text).toContain('<html>')
    faults.cutOffJson({ times: 1 })
    await expect(platform.ask('getMe')).rejects.toThrow()
    faults.wrongContentType('text/plain', { times: 1 })
    expect((await platform.ask('getMe')).headers.get('content-type')).toBe('text/plain')
  })

  it('strike after the request was acted on', async () => {
    platform.front.faults.dropAfterActing('createCalls')
    await expect(platform.ask('createCalls', { body })).rejects.toThrow()
    expect(await platform.legs()).toHaveLength(1)
  })

  it('strike files too', async () => {
    platform.front.faults.reply(503, { operation: 'recordingSound', times: 1 })
    expect((await platform.send('GET', '/recordings/x.wav', { token: null })).status).toBe(503)
    expect((await platform.send('GET', '/recordings/x.wav', { token: null })).status).toBe(403)
  })

  it('refuse every connection until told otherwise', async () => {
    await platform.front.faults.refuse()
    await expect(platform.ask('getMe')).rejects.toThrow()
    await platform.front.faults.accept()
    expect((await platform.ask('getMe')).status).toBe(200)
  })
})

describe('faults of sockets', () => {
  it('lose, swap and repeat frames', async () => {
    const socket = await told()
    const { faults } = platform.front
    faults.loseNextEvent()
    change(1)
    faults.outOfOrder()
    change(2)
    change(3)
    for (let times = 0; times < 3; times++) faults.repeatLastEvent()
    expect((await socket.got(5)).map(({ permission }) => permission)).toEqual([3, 2, 2, 2, 2])
  })

  it('spoil a frame', async () => {
    const socket = await told()
    platform.front.faults.garbleNextMessage('trailing')
    change(1)
    await until(() => expect(socket.texts[0]).toMatch(/\}\}$/))
    change(2)
    await until(() => expect(socket.frames.at(-1)).toMatchObject({ permission: 2 }))
  })

  it('ignore what a client asks for', async () => {
    const socket = await platform.socket().opened()
    platform.front.faults.ignoreCommand({ operation: 'subscribe', times: 1 })
    const frame = { type: 'subscribe', topics: [`customer_id:${platform.customer}:agent:agent_`] }
    socket.send(frame)
    socket.send(frame)
    await until(() => expect(platform.front.state()['topics']).toEqual([frame.topics]))
    expect(platform.front.requests.filter(({ operation }) => operation === 'subscribe')).toHaveLength(2)
  })

  it('refuse the upgrade with a status', async () => {
    platform.front.faults.reply(429, { operation: 'openSocket', times: 1, retryAfter: 3 })
    const socket = platform.socket()
    await until(() => expect(socket.status).toBe(429))
    await platform.socket().opened()
  })
})

describe('the switches', () => {
  it('are turned by tests, every one of them', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    const tests = files
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    const turned = (name: string): boolean => tests.some((text) => text.includes(`switches.${name} =`))

    expect(Object.keys(usualSwitches).filter((name) => !turned(name))).toEqual([])
  })

  it('are those of the sources when a front is opened', () => {
    expect(platform.front.switches).toEqual(usualSwitches)
  })
})

describe('the control interface', () => {
  it('shows who is who, and what is followed', async () => {
    await told()
    await until(() => expect(platform.front.state()['topics']).toHaveLength(1))
    expect(platform.front.state()).toMatchObject({
      agents: expect.arrayContaining([
        expect.objectContaining({ username: 'jane@example.org', status: 'available', permission: 64 })
      ]),
      customers: [{ id: platform.customer, name: 'Example Office' }, { name: 'Example Partners' }]
    })
    expect(platform.front.requests.length).toBeGreaterThan(0)
    platform.front.forgetRequests()
    expect(platform.front.requests).toEqual([])
    expect(() => platform.front.issue('nobody')).toThrow('nobody')
  })
})
