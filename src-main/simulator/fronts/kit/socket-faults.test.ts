import { describe, expect, it, vi } from 'vitest'
import { SECOND } from '../../../util/durations.ts'
import { socketClientsForEachTest } from '../../../transport/testing/socket-client.ts'
import { echoFrontForEachTest } from '../../testing/echo-front.ts'

const echo = echoFrontForEachTest()
const connect = socketClientsForEachTest(() => echo.front.server.url)

describe('faults on sockets', () => {
  it('refuse, delay or cut the opening', async () => {
    echo.front.faults.reply(503, { operation: 'events', times: 1, retryAfter: 2 })
    expect(await connect().end).toEqual({ type: 'refused', status: 503, retryAfterMs: 2 * SECOND })
    echo.front.faults.dropAfterActing('events')
    expect(await connect().end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    echo.front.faults.delay(SECOND, { operation: 'events', times: 1 })
    const slow = connect()
    await vi.waitFor(() => expect(echo.front.requests.all).toHaveLength(3))
    expect(slow.isOpen).toBe(false)
    await echo.front.clock.advance(SECOND)
    await slow.opened()
  })

  it('cut the sockets of one operation', async () => {
    const struck = await connect().opened()
    const spared = await connect('right', '/others').opened()
    echo.front.faults.dropConnections({ operation: 'events' })
    expect(await struck.end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    await vi.waitFor(() => expect(echo.front.upgrades.open.map(({ operation }) => operation)).toEqual(['others']))
    spared.send('x')
    await spared.gets('x')
  })

  it('cut every connection, and let nobody in until told otherwise', async () => {
    const client = await connect().opened()
    await echo.front.faults.refuse()
    expect(await client.end).toMatchObject({ type: 'broken' })
    expect(await connect().end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    await echo.front.faults.accept()
    await connect().opened()
  })

  it('make it silent for ever: neither words nor signs of life, and nothing is heard', async () => {
    const client = await connect().opened()
    echo.front.faults.halfOpen({ operation: 'events' })
    client.send('lost')
    echo.front.socket.send('lost as well')
    echo.front.socket.keepAlive(SECOND)
    await echo.front.clock.advance(SECOND)
    echo.front.socket.end()
    const later = connect()
    await vi.waitFor(() => expect(later.isOpen).toBe(true))
    await client.clock.advance(200 * SECOND)
    expect(await client.end).toEqual({ type: 'silent' })
    expect([client.got, later.got, echo.front.received]).toEqual([['hello'], [], []])
  })

  it('repeat, swap and lose messages', async () => {
    const client = await connect().opened()
    client.send('a')
    await client.gets('a')
    echo.front.faults.repeatLastEvent()
    await client.gets('a', 'a')
    echo.front.faults.outOfOrder()
    client.send('b')
    client.send('c')
    await client.gets('a', 'a', 'c', 'b')
    echo.front.faults.loseNextEvent({ operation: 'others' })
    echo.front.faults.loseNextEvent()
    client.send('d')
    client.send('e')
    await client.gets('a', 'a', 'c', 'b', 'e')
  })

  it('let go of an event that waits for another one when they end, and keep back no more', async () => {
    const client = await connect().opened()
    const { faults, socket } = echo.front
    faults.outOfOrder()
    socket.send('a')
    faults.clear()
    await client.gets('a')
    faults.outOfOrder()
    faults.clear()
    socket.send('b')
    await client.gets('a', 'b')
  })

  it.each([
    ['cutShort', 'wo', Uint8Array.of(1, 2)],
    ['trailing', 'word}', Uint8Array.of(1, 2, 3, 4, 0)],
    ['noise', '????', Uint8Array.of(255, 255, 255, 255)]
  ] as const)('garble the next message: %s', async (how, text, bytes) => {
    const client = await connect().opened()
    echo.front.faults.garbleNextMessage(how, { operation: 'others' })
    echo.front.faults.garbleNextMessage(how)
    client.send('word')
    client.send('whole')
    await client.gets(text, 'whole')
    echo.front.faults.garbleNextMessage(how)
    client.send(Uint8Array.of(1, 2, 3, 4))
    await client.gets(text, 'whole', bytes)
  })

  it('ignore a command, as often as told, and then act on it', async () => {
    const client = await connect().opened()
    echo.front.faults.ignoreCommand({ operation: 'hangup', times: 1 })
    client.send('hangup 7')
    client.send('park 7')
    client.send('hangup 7')
    await client.gets('park 7', 'hangup 7')
    expect(echo.front.requests.all.map(({ operation }) => operation)).toEqual(['events', 'hangup', 'park', 'hangup'])
    echo.front.faults.ignoreCommand()
    echo.front.faults.clear()
    client.send('hangup 8')
    await client.gets('park 7', 'hangup 7', 'hangup 8')
  })

  it('act on a command and cut the socket, or make it wait', async () => {
    const client = await connect().opened()
    echo.front.faults.dropAfterActing('hangup')
    client.send('hangup 7')
    expect(await client.end).toMatchObject({ type: 'broken' })
    expect(echo.front.received).toEqual(['hangup 7'])
    const other = await connect().opened()
    echo.front.faults.delay(SECOND, { operation: 'park' })
    other.send('park 7')
    await vi.waitFor(() => expect(echo.front.requests.all.at(-1)?.operation).toBe('park'))
    expect(echo.front.received).toEqual(['hangup 7'])
    await echo.front.clock.advance(SECOND)
    await other.gets('park 7')
  })

  it('delay what the front says', async () => {
    const client = await connect().opened()
    echo.front.faults.delay(SECOND, { operation: 'events', times: 1 })
    echo.front.socket.send('later')
    echo.front.socket.send('at once')
    await client.gets('at once')
    await echo.front.clock.advance(SECOND)
    await client.gets('at once', 'later')
  })
})
