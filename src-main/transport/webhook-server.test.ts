import type * as nodeCrypto from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { connect, Server } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { until } from './testing/hostile-server.ts'
import { WebhookServer } from './webhook-server.ts'
import type { Webhook, WebhookStation } from './webhook-server.ts'

const compared = vi.hoisted(() => ({ pairs: 0 }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof nodeCrypto>()
  const timingSafeEqual = (one: NodeJS.ArrayBufferView, other: NodeJS.ArrayBufferView): boolean => {
    compared.pairs += 1
    return crypto.timingSafeEqual(one, other)
  }
  return { ...crypto, timingSafeEqual }
})

const loopback = { host: '127.0.0.1', port: 0 }

let clock: ManualClock
let server: WebhookServer
let station: WebhookStation
let hook: Webhook
let received: string[]

beforeEach(async () => {
  clock = new ManualClock()
  server = new WebhookServer({ clock })
  station = await server.listen(loopback)
  received = []
  hook = station.hook('/', (body) => received.push(body))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await station[Symbol.asyncDispose]()
})

const url = (path = hook.path): string => `http://127.0.0.1:${String(station.port)}${path}`

const post = (path = hook.path, body: string | Uint8Array<ArrayBuffer> = '{}', method = 'POST'): Promise<Response> =>
  fetch(url(path), { method, ...(method === 'GET' || method === 'HEAD' ? {} : { body }) })

/** Sends bytes as they are and collects the answer until the connection ends. */
class RawClient {
  answer = ''
  ended = false
  readonly socket: Socket

  constructor(bytes: string) {
    this.socket = connect(station.port, '127.0.0.1')
    this.socket.on('data', (data: Buffer) => (this.answer += data.toString('latin1')))
    this.socket.on('error', () => (this.ended = true))
    this.socket.on('close', () => (this.ended = true))
    this.socket.write(bytes)
  }
}

/** What tells one answer from another, beside the date. */
async function shape(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  return [response.status, headers, await response.text()]
}

describe('a post to a webhook', () => {
  it('is answered with 204 and handed on as it came', async () => {
    const response = await post(hook.path, '{"callId":"ä"}')
    expect([response.status, await response.text(), received]).toEqual([204, '', ['{"callId":"ä"}']])
  })

  it('counts whatever its content type is, and without a body', async () => {
    await fetch(url(), { method: 'POST', body: 'x', headers: { 'Content-Type': 'text/weird' } })
    await fetch(url(), { method: 'POST' })
    expect(received).toEqual(['x', ''])
  })

  it('is found under the path of the outside world too, whether a proxy takes it away or not', async () => {
    const behind = station.hook('/ringside/hooks/', (body) => received.push(body))
    expect(behind.path).toMatch(/^\/ringside\/hooks\/[\w-]{32,}\/ringside-[0-9a-f]{24}$/)
    expect((await post(behind.path, 'whole')).status).toBe(204)
    expect((await post(behind.path.replace('/ringside/hooks', ''), 'rest')).status).toBe(204)
    expect((await post(`/other${behind.path}`)).status).toBe(404)
    expect(received).toEqual(['whole', 'rest'])
  })

  it('finds nothing once the webhook has ended', async () => {
    hook[Symbol.dispose]()
    expect((await post()).status).toBe(404)
    expect(received).toEqual([])
  })

  it('reaches its own webhook only', async () => {
    const other: string[] = []
    const second = station.hook('', (body) => other.push(body))
    await post(second.path, 'two')
    expect([received, other]).toEqual([[], ['two']])
    expect(second.path.split('/')[1]).not.toBe(hook.path.split('/')[1])
  })
})

describe('an attacker', () => {
  it('gets the same answer for everything that is wrong', async () => {
    const [, secret = '', target = ''] = hook.path.split('/')
    const paths = ['/', `/${secret}`, `/${secret}/`, `/${secret}/ringside-0`, `/x/${target}`, `/${target}/${secret}`]
    const twisted = [
      `${hook.path}/`,
      `/${hook.path}`,
      `${hook.path}?a=1`,
      `/x/..%2f${secret}/${target}`,
      `${hook.path}%00`
    ]
    const usual = await shape(await post('/nothing'))
    expect(usual).toEqual([
      404,
      [
        ['connection', 'close'],
        ['content-length', '0']
      ],
      ''
    ])
    for (const path of [...paths, ...twisted]) expect(await shape(await post(path))).toEqual(usual)
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect(await shape(await post(hook.path, '{}', method))).toEqual(usual)
    }
    expect(received).toEqual([])
  })

  it('cannot climb to a webhook through a path that is not its own', async () => {
    const { pathname } = new URL(url())
    const client = new RawClient(`POST /x/..${pathname} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}`)
    await until(() => client.ended)
    expect(client.answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(received).toEqual([])
  })

  it('learns nothing from the time: every webhook is compared in constant time, found or not', async () => {
    station.hook('', () => undefined)
    const pairsFor = async (path: string): Promise<number> => {
      compared.pairs = 0
      await post(path)
      return compared.pairs
    }
    expect([await pairsFor(hook.path), await pairsFor('/nothing')]).toEqual([4, 4])
  })

  it('is not listened to beyond 64 kB', async () => {
    expect((await post(hook.path, 'x'.repeat(65_536))).status).toBe(204)
    const lengths = received.map(({ length }) => length)
    const client = new RawClient(`POST ${hook.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n`)
    client.socket.write('x'.repeat(65_537))
    await until(() => client.ended)
    expect(client.answer).toMatch(/^(HTTP\/1\.1 404 |$)/)
    expect([lengths, received.length]).toEqual([[65_536], 1])
  })

  it('does not get past the limit by leaving out the length', async () => {
    const client = new RawClient(`POST ${hook.path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`)
    for (let chunk = 0; chunk < 9; chunk++) client.socket.write(`2000\r\n${'x'.repeat(8_192)}\r\n`)
    await until(() => client.ended)
    expect(received).toEqual([])
  })

  it.each([
    ['nothing at all', ''],
    ['headers that never end', 'POST /x HTTP/1.1\r\nHost: a\r\n'],
    ['a body that never ends', 'POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{']
  ])('is cut off after five seconds of %s', async (_name, bytes) => {
    const sleeping = clock.sleeping
    const client = new RawClient(bytes.replace('{path}', hook.path))
    await until(() => clock.sleeping > sleeping)
    await clock.advance(4_999)
    expect(client.ended).toBe(false)
    await clock.advance(1)
    await until(() => client.ended)
    expect([client.answer, received]).toEqual(['', []])
  })

  it('cannot hold more than a few connections, and the others are free again afterwards', async () => {
    const clients = Array.from({ length: 40 }, () => new RawClient('POST /'))
    await until(() => clients.filter(({ ended }) => ended).length === 8)
    await until(() => clock.sleeping === 32)
    await clock.advance(5_000)
    await until(() => clients.every(({ ended }) => ended))
    expect((await post()).status).toBe(204)
  })

  it('gets no second request on a connection, and no answer to what is not HTTP', async () => {
    const request = `POST ${hook.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`
    const twice = new RawClient(request.repeat(2))
    const rubbish = new RawClient('\u0000\u0001 rubbish\r\n\r\n')
    await until(() => twice.ended && rubbish.ended)
    expect([received.length, rubbish.answer]).toEqual([1, ''])
  })

  it('cannot make headers as long as they like', async () => {
    const client = new RawClient(`POST ${hook.path} HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)
    await until(() => client.ended)
    expect([client.answer, received]).toEqual(['', []])
  })
})

describe('the listener', () => {
  it('is there only while somebody uses it', async () => {
    const listening = vi.spyOn(Server.prototype, 'listen')
    const unused = new WebhookServer({ clock })
    expect(listening).not.toHaveBeenCalled()
    const first = await unused.listen(loopback)
    const second = await unused.listen(loopback)
    expect([listening.mock.calls.length, second.port]).toEqual([1, first.port])
    const answers = async (): Promise<number> => (await fetch(`http://127.0.0.1:${String(first.port)}/`)).status
    await first[Symbol.asyncDispose]()
    await first[Symbol.asyncDispose]()
    expect(await answers()).toBe(404)
    await second[Symbol.asyncDispose]()
    await expect(answers()).rejects.toThrow()
  })

  it('takes the webhooks of a user of it away with that user', async () => {
    const second = await server.listen(loopback)
    await station[Symbol.asyncDispose]()
    expect((await post()).status).toBe(404)
    await second[Symbol.asyncDispose]()
  })

  it('says in words that the port is taken, and can be opened when it is free', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo // listening on TCP, so it is an AddressInfo
    const place = { host: '127.0.0.1', port }
    await expect(server.listen(place)).rejects.toMatchObject({
      kind: 'network',
      userMessage: expect.stringMatching(/Another program uses port \d+/)
    })
    await new Promise((resolve) => other.close(resolve))
    await using free = await server.listen(place)
    expect(free.port).toBe(port)
  })

  it('finds the address of a named interface, and says when it has gone', async () => {
    const address = { address: '127.0.0.1', family: 'IPv4', netmask: '', mac: '', internal: true, cidr: null } as const
    const named = new WebhookServer({ clock, interfaces: () => ({ office0: [address] }) })
    await using open = await named.listen({ host: 'office0', port: 0 })
    expect(open.port).toBeGreaterThan(0)
    for (const host of ['wlan0', '192.0.2.77']) {
      await expect(named.listen({ host, port: 0 })).rejects.toMatchObject({
        kind: 'network',
        userMessage: expect.stringContaining(host)
      })
    }
  })

  it('never listens on every interface at once', async () => {
    for (const host of ['0.0.0.0', '::', '::0', '0::0', '0:0:0:0:0:0:0:0', '::ffff:0.0.0.0', '::ffff:0:0', '::%1']) {
      await expect(server.listen({ host, port: 0 })).rejects.toMatchObject({ kind: 'network' })
    }
  })
})
