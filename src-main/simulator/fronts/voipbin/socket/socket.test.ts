import { describe, expect, it, vi } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import type { Call } from '../../../core/calls.ts'
import { type Answered, noRow, until, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'

const platform = voipbinForEachCase()

const customer = (rest = ''): string => `customer_id:${platform.customer}:${rest}`
const agent = (user: string, rest = ''): string => `agent_id:${platform.front.agent(user).id}:${rest}`

/** Somebody calls Åsa, who has one telephone: five events of calls. */
const rings = (): Promise<Call> => platform.pbx.outside('+493023125123', 'Carol').dials('203')

/** Waits until a frame that is sent last has come. */
async function all(socket: Awaited<ReturnType<typeof platform.follows>>, last: string): Promise<Answered[]> {
  await until(() => {
    if (!socket.texts.some((text) => text.includes(last))) throw new Error(`no ${last}`)
  })
  return socket.frames
}

describe('opening a socket', () => {
  it.each([
    ['', 'AUTHENTICATION_REQUIRED'],
    ['token=x', 'INVALID_CREDENTIALS'],
    ['accesskey=vb_x', 'INVALID_CREDENTIALS']
  ])('with %o is refused with a status', async (query) => {
    const socket = platform.socket(query)
    await until(() => expect(socket.status).toBe(401))
  })

  it('is refused for a frozen account, and where there is none', async () => {
    const elsewhere = platform.socket(undefined, '/v1.0/other')
    await until(() => expect(elsewhere.status).toBe(404))
    platform.switches.frozen = true
    const frozen = platform.socket()
    await until(() => expect(frozen.status).toBe(403))
  })

  it('goes by token, key or header, in both places', async () => {
    await platform.socket().opened()
    await platform.socket(`accesskey=${platform.accesskey}`).opened()
    await platform.socket('', '/v1.0/service_agents/ws', { Authorization: `Bearer ${platform.token()}` }).opened()
    expect(platform.front.streams.map(({ operation }) => operation)).toEqual([
      'openSocket',
      'openSocket',
      'openAgentSocket'
    ])
  })

  it('judges the token once: it may run out later', async () => {
    platform.switches.tokenLifeMs = SECOND
    const socket = await platform.follows([customer('call:call_')])
    await platform.clock.advance(2 * SECOND)
    await rings()
    await socket.got(1)
    platform.switches.socketEndsWithToken = true
    const second = await platform.socket().opened()
    await until(() => expect(platform.front.streams).toHaveLength(2))
    await platform.clock.advance(SECOND)
    await second.closes()
    expect(socket.isOpen).toBe(true)
  })
})

describe('frames of a client', () => {
  it('are not answered, and followed or not', async () => {
    const followed = vi.fn()
    platform.front.followed.on(followed)
    const socket = await platform.follows([customer('call:call_'), customer('call:call_')])
    await until(() => expect(followed).toHaveBeenCalledOnce())
    expect(await socket.heard()).toEqual([])
    const call = await rings()
    await all(socket, '"status":"ringing","direction":"outgoing"')
    const count = (await socket.heard()).length
    socket.send({ type: 'unsubscribe', topics: [customer('call:call_')] })
    await until(() => expect(platform.front.state()['topics']).toEqual([[]]))
    call.caller.hangsUp(call)
    socket.send({ type: 'subscribe', topics: [customer('agent:agent_')] })
    await until(() => expect(platform.front.state()['topics']).toEqual([[customer('agent:agent_')]]))
    platform.control('permission', { who: 'jane', permission: 32 })
    await all(socket, '"permission":32')
    expect(socket.frames).toHaveLength(count + 1)
  })

  it.each(['{', 'x', '[]', '1', '{"type":"dance"}', '{"type":"subscribe"}', '{}'])('%s is ignored', async (text) => {
    const socket = await platform.follows([customer('agent:agent_')])
    socket.send(text)
    platform.control('permission', { who: 'jane', permission: 32 })
    await socket.got(1)
    expect(socket.isOpen).toBe(true)
  })

  it.each([
    ['another customer', () => [`customer_id:${platform.front.agent('oliver@example.net').customer}:call`]],
    ['another agent', () => [agent('bjorn')]],
    ['no id', () => ['customer_id:x:call']],
    ['an unknown scope', () => [`queue_id:${platform.customer}:call`]],
    ['a wildcard', () => ['*']],
    ['no text', () => [7]],
    ['a good one and a bad one', () => [customer('call'), 'call']]
  ])('that ask for %s end the socket without a word', async (_, topics) => {
    const socket = await platform.socket().opened()
    socket.send({ type: 'subscribe', topics: topics() })
    expect(await socket.closes()).toBe(1006)
    platform.switches.socketEnd = 'emptyFrame'
    const second = await platform.socket().opened()
    second.send({ type: 'dance', topics: topics() })
    expect(await second.closes()).toBe(1005)
  })

  it('of bytes end the socket', async () => {
    const socket = await platform.socket().opened()
    socket.send(Buffer.from(JSON.stringify({ type: 'subscribe', topics: [] })))
    expect(await socket.closes()).toBe(1006)
  })

  it('are judged by who asks: an agent without rights, a key, the one who may everything', async () => {
    const plain = await platform.socket(`token=${platform.token('peter.kurz')}`).opened()
    plain.send({ type: 'subscribe', topics: [agent('peter.kurz', 'call')] })
    plain.send({ type: 'subscribe', topics: [customer('call')] })
    await plain.closes()
    const key = await platform.socket(`accesskey=${platform.accesskey}`).opened()
    key.send({ type: 'subscribe', topics: [customer('call')] })
    key.send({ type: 'subscribe', topics: [agent('jane')] })
    await key.closes()
    expect(platform.front.requests.filter(({ operation }) => operation === 'subscribe')).toHaveLength(4)
    platform.control('permission', { who: 'jane', permission: 1 })
    const all = await platform.follows([
      `customer_id:${platform.front.agent('oliver@example.net').customer}:call`,
      agent('bjorn')
    ])
    await until(() => expect(platform.front.state()['topics']).toHaveLength(1))
    expect(all.isOpen).toBe(true)
  })
})

describe('topics', () => {
  const created = async (topics: readonly string[], user = 'åsa'): Promise<number> => {
    const [socket, marker] = [
      await platform.follows(topics, `token=${platform.token(user)}`),
      await platform.follows([customer('groupcall')])
    ]
    platform.switches.frames = 'wrapped'
    await rings()
    await marker.got(2)
    const frames = await socket.heard()
    const legs = frames.filter(({ type, data }) => type === 'call_created' && data.direction === 'outgoing')
    return legs.length
  }

  it('of a resource have two forms: everything comes twice', async () => {
    expect(await created([customer('call')])).toBe(2)
  })

  it('of the new form come once', async () => {
    expect(await created([customer('call:call_')])).toBe(1)
  })

  it('of both scopes come four times', async () => {
    expect(await created([customer('call'), agent('åsa', 'call')])).toBe(4)
  })

  it('of everything are a prefix like any other', async () => {
    expect(await created([customer('')])).toBe(2)
  })

  it('of calls are not those of group calls, and those of queues are those of queuecalls too', async () => {
    platform.switches.frames = 'wrapped'
    const [calls, queues] = [await platform.follows([customer('call')]), await platform.follows([customer('queue')])]
    await platform.pbx.outside('+493023125123').dials('300')
    await queues.got(4)
    await calls.got(4)
    expect(new Set(calls.frames.map(({ type }) => type.split('_')[0]))).toEqual(new Set(['call']))
    expect(new Set(queues.frames.map(({ type }) => type.split('_')[0]))).toEqual(new Set(['queuecall']))
  })

  it('of old servers have no other form', async () => {
    platform.switches.topics = 'old'
    expect(await created([customer('call')])).toBe(1)
    const socket = await platform.follows([customer('call:call_'), customer('agent:')])
    await rings()
    platform.control('permission', { who: 'jane', permission: 32 })
    await all(socket, '"permission":32')
    expect(socket.frames.every(({ type }) => type.startsWith('agent'))).toBe(true)
  })

  it('by service make group calls and recordings those of calls', async () => {
    platform.switches.topics = 'service'
    platform.switches.frames = 'wrapped'
    const socket = await platform.follows([customer('call')])
    await rings()
    const kinds = (await all(socket, 'call_ringing')).map(({ type }) => type.split('_')[0])
    expect(kinds).toContain('groupcall')
  })

  it('can be published more than once', async () => {
    platform.switches.copies = 2
    expect(await created([customer('call'), agent('åsa', 'call')])).toBe(8)
  })

  it('of an agent have calls, group calls and recordings only', async () => {
    platform.switches.frames = 'wrapped'
    const socket = await platform.follows([agent('jane')])
    platform.control('permission', { who: 'jane', permission: 32 })
    const call = await platform.pbx.outside('+493023125123').dials('jane')
    await platform.pbx.extension('jane').answers(call)
    await all(socket, 'groupcall_progressing')
    expect(new Set(socket.frames.map(({ type }) => type.split('_')[0]))).toEqual(new Set(['call', 'groupcall']))
  })
})

describe('frames of the server', () => {
  it('are the bare row, wrapped with the event, or now this and now that', async () => {
    const socket = await platform.follows([customer('agent:agent_')])
    const change = async (count: number): Promise<Answered> => {
      platform.control('permission', { who: 'jane', permission: count })
      return (await socket.got(count)).at(-1) ?? noRow
    }
    expect(Object.keys(await change(1))).toContain('username')
    platform.switches.frames = 'wrapped'
    expect(await change(2)).toEqual({ type: 'agent_updated', data: expect.objectContaining({ permission: 2 }) })
    platform.switches.frames = 'mixed'
    expect([Object.keys(await change(3)).length > 2, Object.keys(await change(4)).length]).toEqual([true, 2])
  })

  it('tell no changes of queues and members of conferences, unless all is told', async () => {
    platform.switches.frames = 'wrapped'
    const socket = await platform.follows([customer('queue:queue_'), customer('queuecall:queuecall_')])
    await platform.pbx.outside('+493023125123').dials('301')
    await all(socket, 'queuecall_waiting')
    expect(socket.texts.some((text) => text.includes('queue_updated'))).toBe(false)
    platform.switches.tellsAll = true
    await platform.pbx.outside('+12025550100').dials('301')
    await all(socket, 'queue_updated')
  })

  it('of calls are told for each state reached', async () => {
    platform.switches.frames = 'wrapped'
    const socket = await platform.follows([agent('åsa', 'call:call_')], `token=${platform.token('åsa')}`)
    const call = await rings()
    await platform.pbx.extension('203').answers(call)
    call.caller.hangsUp(call)
    await all(socket, 'call_hangup')
    expect(socket.frames.map(({ type }) => type)).toEqual(
      ['created', 'dialing', 'ringing', 'progressing', 'terminating', 'hangup'].map((one) => `call_${one}`)
    )
  })
})

describe('the life of a socket', () => {
  it('is asked for every ten seconds, and one that is silent for a minute is dropped', async () => {
    const socket = await platform.socket().opened()
    for (let times = 1; times <= 3; times++) {
      await platform.clock.advance(10 * SECOND)
      await until(() => expect(socket.pings).toBe(times))
    }
    platform.switches.pingMs = 20 * SECOND
    platform.switches.silentMs = 20 * SECOND
    const second = await platform.socket().opened()
    await until(() => expect(platform.front.streams).toHaveLength(2))
    platform.front.faults.halfOpen()
    await platform.clock.advance(MINUTE)
    await second.closes()
  })

  it('takes its subscriptions with it', async () => {
    const socket = await platform.follows([customer('call')])
    platform.front.faults.dropConnections({ operation: 'openSocket' })
    await socket.closes()
    const again = await platform.socket().opened()
    await until(() => expect(platform.front.state()['topics']).toEqual([[]]))
    expect(await again.heard()).toEqual([])
  })
})
