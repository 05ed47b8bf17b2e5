import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { Secret } from '../logging/secret.ts'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import type { ServerTrust } from './server-trust.ts'
import { makeCertificate } from './testing/certificates.ts'
import type { TestCertificate } from './testing/certificates.ts'
import { until } from './testing/hostile-server.ts'
import { runWebSocket } from './ws-client.ts'
import type { WsEnd, WsHandlers, WsRequest, WsSend } from './ws-client.ts'
import { abortError } from '../util/abort.ts'

type Upgrade = (socket: Duplex, request: IncomingMessage, head: Buffer) => void

/** Says what the test wants to whoever asks for an upgrade. */
class UpgradeServer implements AsyncDisposable {
  readonly requests: IncomingMessage[] = []
  readonly sockets = new Set<Duplex>()
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  static async open(upgrade: Upgrade, certificate?: TestCertificate): Promise<UpgradeServer> {
    const server = certificate === undefined ? createServer() : createTlsServer(certificate)
    const opened = new UpgradeServer(server)
    server.on('connection', (socket: Duplex) => {
      opened.sockets.add(socket.on('error', () => undefined))
      socket.on('close', () => opened.sockets.delete(socket))
    })
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      opened.requests.push(request)
      socket.resume().on('end', () => socket.end())
      upgrade(
        socket.on('error', () => undefined),
        request,
        head
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return opened
  }

  url(scheme = 'http'): URL {
    const { port } = this.#server.address() as AddressInfo // a TCP server that listens has such an address
    return new URL(`${scheme}://127.0.0.1:${String(port)}`)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

interface Stage {
  readonly server: UpgradeServer
  readonly clock: ManualClock
  readonly got: (string | Uint8Array)[]
  readonly send: () => WsSend
  readonly isOpen: () => boolean
  readonly stop: AbortController
  readonly end: Promise<WsEnd>
}

async function staged(
  upgrade: Upgrade,
  play: (stage: Stage) => Promise<void>,
  request: Partial<WsRequest> = {},
  on: WsHandlers = {}
): Promise<void> {
  await using server = await UpgradeServer.open(upgrade)
  const clock = new ManualClock()
  const got: (string | Uint8Array)[] = []
  const stop = new AbortController()
  let sender: WsSend | undefined
  const handlers: WsHandlers = {
    opened: (send) => void (sender = send),
    text: (message) => void got.push(message),
    binary: (message) => void got.push(message),
    ...on
  }
  const end = runWebSocket({ baseUrl: server.url(), path: '/ws', ...request }, clock, handlers, stop.signal)
  end.catch(() => undefined)
  const send: WsSend = (message) => sender?.(message)
  await play({ server, clock, got, send: () => send, isOpen: () => sender !== undefined, stop, end })
  stop.abort(abortError('over'))
  await end.catch(() => undefined)
  await until(() => server.sockets.size === 0)
  expect(clock.sleeping).toBe(0)
}

/** Agrees, with the library's own server. */
const agrees = (use: (socket: WebSocket) => void, options = {}): Upgrade => {
  const server = new WebSocketServer({ noServer: true, ...options })
  return (socket, request, head) => server.handleUpgrade(request, socket, head, use)
}

/** Agrees by hand: what follows is bytes. */
const agreesAnd =
  (...frames: readonly (Buffer | string)[]): Upgrade =>
  (socket, request) => {
    const key = request.headers['sec-websocket-key'] ?? ''
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`
    )
    for (const frame of frames) socket.write(frame)
  }

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

describe('a hostile server', () => {
  it.each([
    ['one message of more than 1 MB', () => agrees((socket) => socket.send(Buffer.alloc(1024 * 1024 + 1)))],
    ['a frame that claims 2^40 bytes', () => agreesAnd(Buffer.from([0x82, 0x7f, 0, 0, 1, 0, 0, 0, 0, 0]))],
    [
      'a message in parts without end',
      () => agreesAnd(Buffer.from([0x01, 0]), Buffer.alloc(2 * 5000, Buffer.from([0x00, 0])))
    ]
  ])('that sends %s is too large', async (_, upgrade) => {
    await staged(upgrade(), async ({ got, end }) => {
      expect(await end).toEqual({ type: 'tooLarge' })
      expect(got).toEqual([])
    })
  })

  it.each([
    ['garbage', Buffer.from('HTTP/1.1 200 OK\r\n\r\n')],
    ['a masked frame', Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5])],
    ['text that is no UTF-8', Buffer.from([0x81, 2, 0xc3, 0x28])],
    ['a compressed frame', Buffer.from([0xc1, 1, 0x61])]
  ])('that sends %s is no telephone system', async (_, frame) => {
    await staged(agreesAnd(frame), async ({ got, end }) => {
      expect(await end).toMatchObject({ type: 'broken', error: { kind: 'protocol' } })
      expect(got).toEqual([])
    })
  })

  it('that floods is read at the pace of the account, and nothing is lost', async () => {
    const size = 500_000
    const upgrade = agrees((socket) => {
      for (let message = 0; message < 40; message++) socket.send('x'.repeat(size))
      socket.close(1000)
    })
    await staged(upgrade, async ({ clock, got, end }) => {
      const most = Math.ceil(limits.streamBytesPerSecond / size) + 2
      let hasEnded = false
      void end.finally(() => (hasEnded = true)).catch(() => undefined)
      let before = 0
      for (let seconds = 0; !hasEnded && seconds < 60; seconds++) {
        await until(() => hasEnded || clock.sleeping > 2) // two of them wait for silence
        expect(got.length - before).toBeLessThanOrEqual(most)
        before = got.length
        await clock.advance(SECOND)
      }
      expect(await end).toEqual({ type: 'ended' })
      expect(got).toHaveLength(40)
    })
  })

  it('that does not read is left', async () => {
    const upgrade = agrees((socket) => socket.pause())
    await staged(upgrade, async ({ server, isOpen, send, end }) => {
      await until(isOpen)
      const flood = (): void => {
        for (let times = 0; times < 10_000; times++) send()('x'.repeat(100_000))
      }
      expect(flood).toThrow(expect.objectContaining({ kind: 'network' }))
      expect(await end).toMatchObject({ type: 'broken' })
      for (const socket of server.sockets) socket.destroy()
    })
  })
})

describe('the certificate of the server', () => {
  it('is trusted when it was confirmed or its authority is named, and nothing is sent to any other', async () => {
    const [own, other] = await Promise.all([makeCertificate(), makeCertificate()])
    await using server = await UpgradeServer.open(
      agrees((socket) => socket.close(1000)),
      own
    )
    const baseUrl = server.url('https')
    const auth = { kind: 'bearer', token: new Secret('t0ken') } as const
    const ends = async (trust?: ServerTrust): Promise<WsEnd> =>
      await runWebSocket({ baseUrl, path: '/ws', auth, trust }, new ManualClock(), {}, new AbortController().signal)
    const pinned = ({ cert }: TestCertificate): ServerTrust => ({
      kind: 'certificate',
      host: baseUrl.host,
      certificate: cert
    })
    const refused = async (end: Promise<WsEnd>, reason: string): Promise<void> =>
      expect(await end).toMatchObject({ type: 'broken', error: { kind: 'network', certificate: { reason } } })
    await refused(ends(), 'selfSigned')
    await refused(ends(pinned(other)), 'changed')
    expect(server.requests).toEqual([])
    expect(await ends(pinned(own))).toEqual({ type: 'ended' })
    expect(server.requests[0]?.headers.authorization).toBe('Bearer t0ken')
  })
})

const textFrame = (text: string): Buffer => Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)])
