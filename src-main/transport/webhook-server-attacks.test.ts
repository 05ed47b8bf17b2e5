import type * as nodeCrypto from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionLimit } from './connection-limit.ts'
import { until } from './testing/hostile-server.ts'
import { TestWebhooks } from './testing/test-webhooks.ts'

const compared = vi.hoisted(() => {
  // test files share modules: what an earlier one has loaded has the real functions
  vi.resetModules()
  return { pairs: 0 }
})
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof nodeCrypto>()
  const timingSafeEqual = (one: NodeJS.ArrayBufferView, other: NodeJS.ArrayBufferView): boolean => {
    compared.pairs += 1
    return crypto.timingSafeEqual(one, other)
  }
  return { ...crypto, timingSafeEqual }
})

let webhooks: TestWebhooks

beforeEach(async () => {
  webhooks = await TestWebhooks.open()
})

afterEach(async () => {
  vi.restoreAllMocks()
  await webhooks[Symbol.asyncDispose]()
})

/** Sends bytes as they are and collects the answer until the connection ends. */
class RawClient {
  answer = ''
  ended = false
  readonly socket: Socket

  constructor(bytes: string) {
    this.socket = connect(webhooks.station.port, '127.0.0.1')
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

describe('an attacker', () => {
  it('gets the same answer for everything that is wrong', async () => {
    const [, secret = '', target = ''] = webhooks.webhook.path.split('/')
    const paths = ['/', `/${secret}`, `/${secret}/`, `/${secret}/ringside-0`, `/x/${target}`, `/${target}/${secret}`]
    const twisted = [
      `${webhooks.webhook.path}/`,
      `/${webhooks.webhook.path}`,
      `${webhooks.webhook.path}?a=1`,
      `/x/..%2f${secret}/${target}`,
      `${webhooks.webhook.path}%00`
    ]
    const usual = await shape(await webhooks.post('/nothing'))
    expect(usual).toEqual([
      404,
      [
        ['connection', 'close'],
        ['content-length', '0']
      ],
      ''
    ])
    for (const path of [...paths, ...twisted]) expect(await shape(await webhooks.post(path))).toEqual(usual)
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect(await shape(await webhooks.post(webhooks.webhook.path, '{}', method))).toEqual(usual)
    }
    expect(webhooks.received).toEqual([])
  })

  it('cannot climb to a webhook through a path that is not its own', async () => {
    const { pathname } = new URL(webhooks.url())
    const client = new RawClient(`POST /x/..${pathname} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}`)
    await until(() => client.ended)
    expect(client.answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(webhooks.received).toEqual([])
  })

  it('learns nothing from the time: every webhook is compared in constant time, found or not', async () => {
    webhooks.station.register('', 'second', () => undefined)
    const pairsFor = async (path: string): Promise<number> => {
      compared.pairs = 0
      await webhooks.post(path)
      return compared.pairs
    }
    expect([await pairsFor(webhooks.webhook.path), await pairsFor('/nothing')]).toEqual([4, 4])
  })

  it('is not listened to beyond 64 kB', async () => {
    expect((await webhooks.post(webhooks.webhook.path, 'x'.repeat(65_536))).status).toBe(204)
    const lengths = webhooks.received.map(({ length }) => length)
    const client = new RawClient(`POST ${webhooks.webhook.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n\r\n`)
    client.socket.write('x'.repeat(65_537))
    await until(() => client.ended)
    expect(client.answer).toMatch(/^(HTTP\/1\.1 404 |$)/)
    expect([lengths, webhooks.received.length]).toEqual([[65_536], 1])
  })

  it('does not get past the limit by leaving out the length', async () => {
    const client = new RawClient(
      `POST ${webhooks.webhook.path} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n`
    )
    for (let chunk = 0; chunk < 9; chunk++) client.socket.write(`2000\r\n${'x'.repeat(8_192)}\r\n`)
    await until(() => client.ended)
    expect(webhooks.received).toEqual([])
  })

  it.each([
    ['one second of nothing at all', '', 1_000],
    ['one second of headers that never end', 'POST /x HTTP/1.1\r\nHost: a\r\n', 1_000],
    ['five seconds of a body that never ends', 'POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{', 5_000]
  ])('is cut off after %s', async (_name, bytes, longest) => {
    const asked = vi.spyOn(ConnectionLimit.prototype, 'asked')
    const opened = vi.spyOn(ConnectionLimit.prototype, 'add')
    const client = new RawClient(bytes.replace('{path}', webhooks.webhook.path))
    await until(() => opened.mock.calls.length === 1 && (longest === 1_000 || asked.mock.calls.length === 1))
    await webhooks.clock.advance(longest - 1)
    expect(client.ended).toBe(false)
    await webhooks.clock.advance(1)
    await until(() => client.ended)
    expect([client.answer, webhooks.received]).toEqual(['', []])
  })

  it('gets no second request on a connection, and no answer to what is not HTTP', async () => {
    const request = `POST ${webhooks.webhook.path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`
    const twice = new RawClient(request.repeat(2))
    const rubbish = new RawClient('\u0000\u0001 rubbish\r\n\r\n')
    await until(() => twice.ended && rubbish.ended)
    expect([webhooks.received.length, rubbish.answer]).toEqual([1, ''])
  })

  it('cannot make headers as long as they like', async () => {
    const client = new RawClient(
      `POST ${webhooks.webhook.path} HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`
    )
    await until(() => client.ended)
    expect([client.answer, webhooks.received]).toEqual(['', []])
  })
})
