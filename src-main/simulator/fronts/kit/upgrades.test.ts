import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { Secret } from '../../../logging/secret.ts'
import { runWebSocket, type WsEnd, type WsSend } from '../../../transport/ws-client.ts'
import { ManualClock } from '../../../util/clock.ts'
import { SECOND } from '../../../util/durations.ts'
import { Faults } from './faults.ts'
import type { FrontSocket, SocketMessage } from './front-socket.ts'
import { LoopbackServer } from './loopback-server.ts'
import { RequestLog } from './request-log.ts'
import { Upgrades } from './upgrades.ts'

const commandOf = (message: SocketMessage): string =>
  typeof message === 'string' ? (message.split(' ')[0] ?? '') : 'bytes'

/** The sockets of a front that says back what it is told, to whoever knows the word. */
class EchoFront implements AsyncDisposable {
  readonly clock = new ManualClock()
  readonly requests = new RequestLog()
  readonly received: SocketMessage[] = []
  readonly faults: Faults
  readonly upgrades: Upgrades
  readonly server: LoopbackServer

  constructor() {
    this.upgrades = new Upgrades({
      clock: this.clock,
      requests: this.requests,
      faults: () => this.faults,
      operationOf: ({ url = '' }) => url.split('?')[0]?.slice(1) ?? '',
      admit: ({ headers }) => {
        if (headers.authorization === 'Bearer broken') throw new Error('a mistake of the front')
        if (headers.authorization !== 'Bearer right') {
          return { status: 401, contentType: 'application/json', body: '{}', headers: { 'Retry-After': '7' } }
        }
        return {
          commandOf,
          opened: (socket) => socket.send('hello'),
          received: (message, socket) => this.#received(message, socket)
        }
      }
    })
    this.server = new LoopbackServer(
      0,
      async (_, outgoing) => void outgoing.end('plain'),
      undefined,
      (incoming, socket, head) => void this.upgrades.serve(incoming, socket, head)
    )
    this.faults = new Faults(
      this.server,
      () => [],
      () => this.upgrades.open
    )
  }

  get socket(): FrontSocket {
    const [socket] = this.upgrades.open
    if (socket === undefined) throw new Error('no socket is open')
    return socket
  }

  #received(message: SocketMessage, socket: FrontSocket): void {
    this.received.push(message)
    if (message === 'fail') throw new Error('a mistake of the front')
    socket.send(message)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.server[Symbol.asyncDispose]()
  }
}

/** A client as the product has it. */
class Client {
  readonly got: (string | Uint8Array)[] = []
  readonly end: Promise<WsEnd>
  readonly clock = new ManualClock()
  send: WsSend = () => {
    throw new Error('not open yet')
  }
  isOpen = false
  readonly #stop = new AbortController()

  constructor({ url }: LoopbackServer, word = 'right', path = '/events') {
    const auth = { kind: 'bearer', token: new Secret(word) } as const
    this.end = runWebSocket(
      { baseUrl: new URL(url), path, auth },
      this.clock,
      {
        opened: (send) => {
          this.send = send
          this.isOpen = true
        },
        text: (message) => this.got.push(message),
        binary: (message) => this.got.push(Uint8Array.from(message))
      },
      this.#stop.signal
    )
    this.end.catch(() => undefined)
  }

  async opened(): Promise<this> {
    await vi.waitFor(() => expect(this.got).toContain('hello'))
    return this
  }

  async gets(...messages: readonly (string | Uint8Array)[]): Promise<void> {
    await vi.waitFor(() => expect(this.got).toEqual(['hello', ...messages]))
  }

  stop(): void {
    this.#stop.abort()
  }
}

let front: EchoFront
const clients: Client[] = []

beforeEach(async () => {
  front = new EchoFront()
  await front.server.listenAgain()
})

afterEach(async () => {
  for (const client of clients.splice(0)) client.stop()
  await front[Symbol.asyncDispose]()
})

function connect(word?: string, path?: string): Client {
  const client = new Client(front.server, word, path)
  clients.push(client)
  return client
}

describe('a socket of a front', () => {
  it('carries text and bytes both ways, and is logged with what came by it', async () => {
    const client = await connect().opened()
    client.send('say this')
    client.send(Uint8Array.of(131, 97, 7))
    await client.gets('say this', Uint8Array.of(131, 97, 7))
    expect(front.requests.all.map(({ operation, method, path, body }) => [operation, method, path, body])).toEqual([
      ['events', 'GET', '/events', ''],
      ['say', 'MESSAGE', '/events', 'say this'],
      ['bytes', 'MESSAGE', '/events', '836107']
    ])
  })

  it('is never compressed, though the client offers it', async () => {
    const socket = new WebSocket(front.server.url.replace('http', 'ws'), {
      headers: { authorization: 'Bearer right' },
      perMessageDeflate: true
    })
    await new Promise((resolve) => socket.once('message', resolve))
    expect(socket.extensions).toBe('')
    socket.terminate()
  })

  it('is refused with the status of the front, and what it says about coming again', async () => {
    expect(await connect('wrong').end).toEqual({ type: 'refused', status: 401, retryAfterMs: 7 * SECOND })
    expect(await connect('broken').end).toMatchObject({ type: 'refused', status: 500 })
    expect(front.upgrades.open).toEqual([])
  })

  it('leaves plain requests to the front', async () => {
    expect(await (await fetch(front.server.url, { keepalive: false })).text()).toBe('plain')
  })

  it('ends with a goodbye, from either side', async () => {
    const client = await connect().opened()
    front.socket.end()
    expect(await client.end).toEqual({ type: 'ended' })
    const other = await connect().opened()
    const { signal } = front.socket
    other.stop()
    await vi.waitFor(() => expect([signal.aborted, front.upgrades.open.length]).toEqual([true, 0]))
  })

  it('answers pings and asks for signs of life', async () => {
    const socket = new WebSocket(front.server.url.replace('http', 'ws'), { headers: { authorization: 'Bearer right' } })
    await new Promise((resolve) => socket.once('message', resolve))
    const ponged = new Promise((resolve) => socket.once('pong', (data) => resolve(String(data))))
    socket.ping('are you there')
    expect(await ponged).toBe('are you there')
    const pinged = new Promise((resolve) => socket.once('ping', resolve))
    front.socket.ping()
    await pinged
    socket.terminate()
  })

  it('ends when its front fails, and nothing else does', async () => {
    const client = await connect().opened()
    const other = await connect().opened()
    client.send('fail')
    expect(await client.end).toEqual({ type: 'ended' })
    other.send('still here')
    await other.gets('still here')
  })
})

describe('faults on sockets', () => {
  it('refuse, delay or cut the opening', async () => {
    front.faults.reply(503, { operation: 'events', times: 1, retryAfter: 2 })
    expect(await connect().end).toEqual({ type: 'refused', status: 503, retryAfterMs: 2 * SECOND })
    front.faults.dropAfterActing('events')
    expect(await connect().end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    front.faults.delay(SECOND, { operation: 'events', times: 1 })
    const slow = connect()
    await vi.waitFor(() => expect(front.requests.all).toHaveLength(3))
    expect(slow.isOpen).toBe(false)
    await front.clock.advance(SECOND)
    await slow.opened()
  })

  it('cut the sockets of one operation', async () => {
    const struck = await connect().opened()
    const spared = await connect('right', '/others').opened()
    front.faults.dropConnections({ operation: 'events' })
    expect(await struck.end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    await vi.waitFor(() => expect(front.upgrades.open.map(({ operation }) => operation)).toEqual(['others']))
    spared.send('x')
    await spared.gets('x')
  })

  it('cut every connection, and let nobody in until told otherwise', async () => {
    const client = await connect().opened()
    await front.faults.refuse()
    expect(await client.end).toMatchObject({ type: 'broken' })
    expect(await connect().end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    await front.faults.accept()
    await connect().opened()
  })

  it('make it silent for ever: neither words nor signs of life, and nothing is heard', async () => {
    const client = await connect().opened()
    front.faults.halfOpen({ operation: 'events' })
    client.send('lost')
    front.socket.send('lost as well')
    front.socket.ping()
    front.socket.end()
    const later = connect()
    await vi.waitFor(() => expect(later.isOpen).toBe(true))
    await client.clock.advance(200 * SECOND)
    expect(await client.end).toEqual({ type: 'silent' })
    expect([client.got, later.got, front.received]).toEqual([['hello'], [], []])
  })

  it('repeat, swap and lose messages', async () => {
    const client = await connect().opened()
    client.send('a')
    await client.gets('a')
    front.faults.repeatLastEvent()
    await client.gets('a', 'a')
    front.faults.outOfOrder()
    client.send('b')
    client.send('c')
    await client.gets('a', 'a', 'c', 'b')
    front.faults.loseNextEvent({ operation: 'others' })
    front.faults.loseNextEvent()
    client.send('d')
    client.send('e')
    await client.gets('a', 'a', 'c', 'b', 'e')
  })

  it.each([
    ['cutShort', 'wo', Uint8Array.of(1, 2)],
    ['trailing', 'word}', Uint8Array.of(1, 2, 3, 4, 0)],
    ['noise', '????', Uint8Array.of(255, 255, 255, 255)]
  ] as const)('garble the next message: %s', async (how, text, bytes) => {
    const client = await connect().opened()
    front.faults.garbleNextMessage(how, { operation: 'others' })
    front.faults.garbleNextMessage(how)
    client.send('word')
    client.send('whole')
    await client.gets(text, 'whole')
    front.faults.garbleNextMessage(how)
    client.send(Uint8Array.of(1, 2, 3, 4))
    await client.gets(text, 'whole', bytes)
  })

  it('ignore a command, as often as told, and then act on it', async () => {
    const client = await connect().opened()
    front.faults.ignoreCommand({ operation: 'hangup', times: 1 })
    client.send('hangup 7')
    client.send('park 7')
    client.send('hangup 7')
    await client.gets('park 7', 'hangup 7')
    expect(front.requests.all.map(({ operation }) => operation)).toEqual(['events', 'hangup', 'park', 'hangup'])
    front.faults.ignoreCommand()
    front.faults.clear()
    client.send('hangup 8')
    await client.gets('park 7', 'hangup 7', 'hangup 8')
  })

  it('act on a command and cut the socket, or make it wait', async () => {
    const client = await connect().opened()
    front.faults.dropAfterActing('hangup')
    client.send('hangup 7')
    expect(await client.end).toMatchObject({ type: 'broken' })
    expect(front.received).toEqual(['hangup 7'])
    const other = await connect().opened()
    front.faults.delay(SECOND, { operation: 'park' })
    other.send('park 7')
    await vi.waitFor(() => expect(front.requests.all.at(-1)?.operation).toBe('park'))
    expect(front.received).toEqual(['hangup 7'])
    await front.clock.advance(SECOND)
    await other.gets('park 7')
  })

  it('delay what the front says', async () => {
    const client = await connect().opened()
    front.faults.delay(SECOND, { operation: 'events', times: 1 })
    front.socket.send('later')
    front.socket.send('at once')
    await client.gets('at once')
    await front.clock.advance(SECOND)
    await client.gets('at once', 'later')
  })
})
