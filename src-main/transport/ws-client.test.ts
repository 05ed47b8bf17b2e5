import type { Duplex } from 'node:stream'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from '../logging/secret.ts'
import { SECOND } from '../util/durations.ts'
import { until } from './testing/hostile-server.ts'
import { agrees, agreesAnd, staged, UpgradeServer } from './testing/upgrade-server.ts'
import type { Upgrade } from './testing/upgrade-server.ts'
import { abortError } from '../util/abort.ts'

const refuses =
  (head: string, body = ''): Upgrade =>
  (socket) =>
    void socket.end(`HTTP/1.1 ${head}\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`)

describe('a socket', () => {
  it('gives its messages in order, sends ours, and ends when the server ends it', async () => {
    const heard: string[] = []
    const upgrade = agrees((socket) => {
      socket.on('message', (data) => {
        heard.push(String(data))
        socket.send('two')
        socket.close(1000)
      })
      socket.send('one')
      socket.send(Buffer.from([131, 106]))
    })
    await staged(upgrade, async ({ got, send, end }) => {
      await until(() => got.length === 2)
      send()('{"cmd":"hangup"}')
      expect(await end).toEqual({ type: 'ended' })
      expect(got).toEqual(['one', Buffer.from([131, 106]), 'two'])
      expect(heard).toEqual(['{"cmd":"hangup"}'])
      expect(() => send()('late')).toThrow(expect.objectContaining({ kind: 'network' }))
    })
  })

  it('offers no compression and carries credentials where they belong', async () => {
    const auth = { kind: 'basic', user: 'example.org', password: new Secret('t0ken') } as const
    const query = [['ticket', new Secret('once/only')]] as const
    const upgrade = agrees(() => undefined, { perMessageDeflate: true })
    await staged(
      upgrade,
      async ({ server, isOpen }) => {
        await until(isOpen)
        const { headers, url } = server.requests[0] ?? {}
        expect(headers).not.toHaveProperty('sec-websocket-extensions')
        expect(headers?.authorization).toBe(`Basic ${Buffer.from('example.org:t0ken').toString('base64')}`)
        expect(url).toBe('/ws?ticket=once%2Fonly')
      },
      { auth, query }
    )
  })

  it.each([1001, 1008, 1011, 1012, 4000])('that the server closes with %i has ended', async (code) => {
    await staged(
      agrees((socket) => socket.close(code, 'why')),
      async ({ end }) => expect(await end).toEqual({ type: 'ended' })
    )
  })

  it('that breaks is a network failure', async () => {
    await staged(
      agrees((socket) => socket.terminate()),
      async ({ end }) =>
        expect(await end).toMatchObject({ type: 'broken', error: { kind: 'network', retryable: true } })
    )
  })

  it('closes when aborted, and says goodbye', async () => {
    let code = 0
    await staged(
      agrees((socket) => socket.on('close', (one) => (code = one))),
      async ({ isOpen, stop, end }) => {
        await until(isOpen)
        const reason = abortError('enough')
        stop.abort(reason)
        await expect(end).rejects.toBe(reason)
        await until(() => code !== 0)
        expect(code).toBe(1000)
      }
    )
  })

  it('whose listener throws ends, and the program goes on', async () => {
    const text = (): void => {
      throw new Error('bug')
    }
    const upgrade = agrees((socket) => socket.send('x'))
    await staged(upgrade, async ({ end }) => expect(await end).toMatchObject({ type: 'broken' }), {}, { text })
  })
})

describe('an upgrade that is refused', () => {
  it.each([204, 400, 401, 403, 404, 429, 500, 503])('with %i says so', async (status) => {
    const upgrade = refuses(`${String(status)} No\r\nRetry-After: 3`, status === 204 ? '' : 'no')
    await staged(upgrade, async ({ end }) =>
      expect(await end).toEqual({ type: 'refused', status, retryAfterMs: 3 * SECOND })
    )
  })

  it('with a redirect is not followed, and its key is shown to nobody', async () => {
    await using other = await UpgradeServer.open(() => undefined)
    const auth = { kind: 'query', name: 'key', value: new Secret('c4nary') } as const
    const upgrade = refuses(`307 Elsewhere\r\nLocation: ${other.url('ws').href}`)
    await staged(
      upgrade,
      async ({ end }) => {
        const ended = await end
        expect(ended).toMatchObject({ type: 'broken', error: { kind: 'protocol' } })
        expect(inspect(ended, { depth: 12, showHidden: true })).not.toContain('c4nary')
        expect(other.requests).toEqual([])
      },
      { auth }
    )
  })

  it.each([
    ['no HTTP', (socket: Duplex) => void socket.end('BERT\r\n\r\n')],
    [
      'the wrong proof',
      refuses('101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x')
    ],
    [
      'compression nobody asked for',
      refuses(
        '101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Extensions: permessage-deflate'
      )
    ]
  ] as const)('by %s is no telephone system', async (_, upgrade) => {
    await staged(upgrade, async ({ end }) =>
      expect(await end).toMatchObject({ type: 'broken', error: { kind: 'protocol' } })
    )
  })

  it('by silence meets the request deadline', async () => {
    await staged(
      () => undefined,
      async ({ server, clock, end }) => {
        await until(() => server.requests.length === 1)
        await clock.advance(10 * SECOND)
        expect(await end).toMatchObject({ type: 'broken', error: { kind: 'timeout' } })
      }
    )
  })

  it('because nobody is there is a network failure', async () => {
    const gone = await UpgradeServer.open(() => undefined)
    const baseUrl = gone.url()
    await gone[Symbol.asyncDispose]()
    await staged(
      () => undefined,
      async ({ end }) => expect(await end).toMatchObject({ error: { kind: 'network' } }),
      { baseUrl }
    )
  })
})

describe('a socket that says nothing', () => {
  it('is mute after a minute without a byte, and is closed', async () => {
    await staged(agreesAnd(), async ({ server, clock, isOpen, end }) => {
      await until(() => isOpen() && clock.sleeping > 1)
      await clock.advance(61 * SECOND)
      expect(await end).toEqual({ type: 'mute' })
      await until(() => server.sockets.size === 0)
    })
  })

  it('any more is silent, for it has spoken before', async () => {
    await staged(agreesAnd(textFrame('hello')), async ({ clock, got, end }) => {
      await until(() => got.length === 1 && clock.sleeping > 1)
      await clock.advance(61 * SECOND)
      expect(await end).toEqual({ type: 'silent' })
    })
  })

  it('but answers pings is alive', async () => {
    let pings = 0
    const upgrade = agrees((socket) => socket.on('ping', () => (pings += 1)))
    await staged(upgrade, async ({ clock, isOpen, end }) => {
      await until(() => isOpen() && clock.sleeping > 1)
      let hasEnded = false
      void end.finally(() => (hasEnded = true)).catch(() => undefined)
      for (let minutes = 1; minutes <= 3; minutes++) {
        for (const _ of [1, 2]) {
          const before = pings
          await clock.advance(31 * SECOND)
          await until(() => pings > before || hasEnded)
          await new Promise((resolve) => setTimeout(resolve, 5).ref()) // the answer is on its way
        }
      }
      expect(hasEnded).toBe(false)
    })
  })

  it('between pings of its own that are further apart is alive, and dead when two are missing', async () => {
    let ping: () => void = () => undefined
    const upgrade = agrees((socket) => (ping = () => socket.ping()), { autoPong: false })
    let pongs = 0
    const counting: Upgrade = (socket, ...rest) => {
      upgrade(socket, ...rest)
      socket.on('data', () => (pongs += 1))
    }
    await staged(counting, async ({ clock, isOpen, end }) => {
      await until(() => isOpen() && clock.sleeping > 1)
      let hasEnded = false
      void end.finally(() => (hasEnded = true)).catch(() => undefined)
      for (let times = 0; times < 4; times++) {
        const before = pongs
        ping()
        await until(() => pongs > before)
        await clock.advance(50 * SECOND)
        expect(hasEnded).toBe(false)
      }
      await clock.advance(49 * SECOND)
      expect(hasEnded).toBe(false)
      await clock.advance(2 * SECOND)
      expect(await end).toEqual({ type: 'silent' })
    })
  })
})

const textFrame = (text: string): Buffer => Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)])
