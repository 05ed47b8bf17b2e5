import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { Secret } from '../../../logging/secret.ts'
import { SECOND } from '../../../util/durations.ts'
import { socketClientsForEachTest } from '../../../transport/testing/socket-client.ts'
import { echoFrontForEachTest } from '../../testing/echo-front.ts'

const echo = echoFrontForEachTest()
const connect = socketClientsForEachTest(() => echo.front.server.url)

/** A client that sees what the product's does not tell. */
async function rawClient(options: ClientOptions = {}): Promise<WebSocket> {
  const headers = { authorization: 'Bearer right' }
  const socket = new WebSocket(echo.front.server.url.replace('http', 'ws'), { headers, ...options })
  await once(socket, 'message')
  return socket
}

describe('a socket of a front', () => {
  it('carries text and bytes both ways, and is logged with what came by it', async () => {
    const client = await connect().opened()
    client.send('say this')
    client.send(Uint8Array.of(131, 97, 7))
    await client.gets('say this', Uint8Array.of(131, 97, 7))
    expect(echo.front.requests.all.map(({ operation, method, path, body }) => [operation, method, path, body])).toEqual(
      [
        ['events', 'GET', '/events', ''],
        ['say', 'MESSAGE', '/events', 'say this'],
        ['bytes', 'MESSAGE', '/events', '836107']
      ]
    )
  })

  it('is never compressed, though the client offers it', async () => {
    const socket = await rawClient({ perMessageDeflate: true })
    expect(socket.extensions).toBe('')
    socket.terminate()
  })

  it.each([
    ['a name and a password', { kind: 'basic', user: 'ws_ticket', password: new Secret('right') }],
    ['a key in the query', { kind: 'query', name: 'token', value: new Secret('right') }]
  ] as const)('is agreed to by %s', async (_, auth) => {
    await connect(auth).opened()
  })

  it('is refused with the status of the front, and what it says about coming again', async () => {
    expect(await connect('wrong').end).toEqual({ type: 'refused', status: 401, retryAfterMs: 7 * SECOND })
    expect(await connect('broken').end).toMatchObject({ type: 'refused', status: 500 })
    expect(echo.front.upgrades.open).toEqual([])
  })

  it('leaves plain requests to the front', async () => {
    expect(await (await fetch(echo.front.server.url, { keepalive: false })).text()).toBe('plain')
  })

  it('ends with a goodbye, from either side', async () => {
    const client = await connect().opened()
    echo.front.socket.end()
    expect(await client.end).toEqual({ type: 'ended' })
    const other = await connect().opened()
    const { signal } = echo.front.socket
    other.stop()
    await vi.waitFor(() => expect([signal.aborted, echo.front.upgrades.open.length]).toEqual([true, 0]))
  })

  it.each([
    ['with a code', 4001, () => echo.front.socket.end(4001)],
    ['without one', 1005, () => echo.front.socket.end()],
    ['without a goodbye', 1006, () => echo.front.socket.cut()]
  ] as const)('ends %s', async (_, code, end) => {
    const closed = once(await rawClient(), 'close')
    end()
    expect((await closed)[0]).toBe(code)
  })

  it('says goodbye only after what was sent before, however late that is', async () => {
    const client = await connect().opened()
    echo.front.faults.delay(SECOND, { operation: 'events', times: 1 })
    echo.front.socket.send('replaced')
    echo.front.socket.end()
    await echo.front.clock.advance(SECOND)
    expect(await client.end).toEqual({ type: 'ended' })
    expect(client.got).toEqual(['hello', 'replaced'])
  })

  it('answers pings', async () => {
    const socket = await rawClient()
    const ponged = once(socket, 'pong')
    socket.ping('are you there')
    expect(String((await ponged)[0])).toBe('are you there')
    socket.terminate()
  })

  it('asks for signs of life, and is cut when there are none', async () => {
    const socket = await rawClient({ autoPong: false })
    echo.front.socket.keepAlive(10 * SECOND, 25 * SECOND)
    const asked = async (): Promise<void> => {
      const pinged = once(socket, 'ping')
      await echo.front.clock.advance(10 * SECOND)
      await pinged
    }
    await asked()
    await asked()
    socket.send('here')
    await vi.waitFor(() => expect(echo.front.received).toEqual(['here']))
    await asked()
    await asked()
    const closed = once(socket, 'close')
    await echo.front.clock.advance(10 * SECOND)
    expect((await closed)[0]).toBe(1006)
  })

  it.each(['fail', 'fail later'])('ends when its front fails, and nothing else does: %s', async (message) => {
    const client = await connect().opened()
    const other = await connect().opened()
    client.send(message)
    expect(await client.end).toEqual({ type: 'ended' })
    other.send('still here')
    await other.gets('still here')
  })
})
