import type { RequestListener, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { limits } from '../util/limits.ts'
import { HttpClient } from './http-client.ts'
import { runSse } from './sse-client.ts'
import type { SseEnd } from './sse-client.ts'
import { HostileServer, until } from './testing/hostile-server.ts'
import { abortError } from '../util/abort.ts'

interface Stage {
  readonly server: HostileServer
  readonly clock: ManualClock
  readonly data: string[]
  readonly opened: () => boolean
  readonly stop: AbortController
  readonly end: Promise<SseEnd>
}

async function staged(
  listener: RequestListener,
  play: (stage: Stage) => Promise<void>,
  lastEventId?: string
): Promise<void> {
  await using server = await HostileServer.open(listener)
  const clock = new ManualClock()
  await using http = new HttpClient({ baseUrl: server.url, clock })
  const data: string[] = []
  let opened = false
  const stop = new AbortController()
  const on = {
    opened: () => void (opened = true),
    message: (one: { readonly data: string }) => void data.push(one.data)
  }
  const end = runSse(http, clock, { path: '/events', lastEventId }, on, stop.signal)
  end.catch(() => undefined)
  await play({ server, clock, data, opened: () => opened, stop, end })
}

const send = (response: ServerResponse, text: string, type = 'text/event-stream'): void => {
  response.writeHead(200, { 'content-type': type })
  response.write(text)
}

describe('a stream', () => {
  it('gives its events and ends when the server ends it', async () => {
    const listener: RequestListener = (_, response) => {
      send(response, 'data: one\n\n')
      response.end('data: two\n\n')
    }
    await staged(listener, async ({ data, end }) => {
      expect(await end).toEqual({ type: 'ended' })
      expect(data).toEqual(['one', 'two'])
    })
  })

  it('may have events of any name, such as those an EventSource has itself', async () => {
    const listener: RequestListener = (_, response) => {
      send(response, 'event: error\ndata: one\n\nevent: open\ndata: two\n\nevent: message\ndata: three\n\n')
      response.end('event: constructor\ndata: four\n\n')
    }
    await staged(listener, async ({ server, data, end }) => {
      expect(await end).toEqual({ type: 'ended' })
      expect(data).toEqual(['one', 'two', 'three', 'four'])
      expect(server.requests).toHaveLength(1)
    })
  })

  it('whose listener throws is broken, and not opened again by itself', async () => {
    await using server = await HostileServer.open((_, response) => send(response, 'retry: 1\ndata: x\n\ndata: y\n\n'))
    const clock = new ManualClock()
    await using http = new HttpClient({ baseUrl: server.url, clock })
    let heard = 0
    const message = (): void => {
      heard += 1
      throw new Error('bug')
    }
    expect(await runSse(http, clock, { path: '/' }, { message }, new AbortController().signal)).toMatchObject({
      type: 'broken',
      error: { kind: 'network' }
    })
    expect([heard > 0, server.requests.length, clock.sleeping]).toEqual([true, 1, 0])
  })

  it('is read no faster than the pace of the account, and loses nothing by it', async () => {
    const listener: RequestListener = (_, response) => {
      send(response, '')
      for (let document = 0; document < 60; document++) response.write(`data: ${'x'.repeat(450_000)}\n\n`)
      response.end()
    }
    await staged(listener, async ({ clock, data, end }) => {
      const most = Math.ceil(limits.streamBytesPerSecond / 450_000) + 1
      let hasEnded = false
      void end.then(() => (hasEnded = true))
      let before = 0
      for (let seconds = 0; !hasEnded && seconds < 30; seconds++) {
        await until(() => hasEnded || clock.sleeping > 1) // one of them waits for silence
        expect(data.length - before).toBeLessThanOrEqual(most)
        before = data.length
        await clock.advance(SECOND)
      }
      expect(data).toHaveLength(60)
      expect(await end).toEqual({ type: 'ended' })
    })
  })

  it('asks for events with the id of the last one', async () => {
    const listener: RequestListener = (_, response) => void response.writeHead(204).end()
    await staged(
      listener,
      async ({ server, end }) => {
        expect(await end).toMatchObject({ type: 'refused', status: 204 })
        expect(server.requests[0]?.headers).toMatchObject({ accept: 'text/event-stream', 'last-event-id': '41' })
      },
      '41'
    )
  })

  it.each(['ü\u202e', 'x'.repeat(100_000)])('opens again after an id that no header can carry', async (lastEventId) => {
    const listener: RequestListener = (_, response) => void response.writeHead(204).end()
    await staged(
      listener,
      async ({ server, end }) => {
        expect(await end).toMatchObject({ type: 'refused', status: 204 })
        expect(server.requests[0]?.headers).not.toHaveProperty('last-event-id')
      },
      lastEventId
    )
  })

  it.each([204, 401, 403, 404, 429, 500, 503])('that is answered with %i says so', async (status) => {
    const listener: RequestListener = (_, response) => void response.writeHead(status, { 'retry-after': '3' }).end('no')
    await staged(listener, async ({ end }) => {
      expect(await end).toEqual({ type: 'refused', status, retryAfterMs: 3 * SECOND })
    })
  })

  it('may have any content type', async () => {
    const listener: RequestListener = (_, response) => send(response, 'data: x\n\n', 'application/dialog-info+xml')
    await staged(listener, async ({ data }) => until(() => data.length === 1))
  })

  it('that is one document is none', async () => {
    await staged(
      (_, response) => send(response, '{"fullState":true}', 'application/json'),
      async ({ end }) => expect(await end).toEqual({ type: 'notAStream' })
    )
  })

  it('that never ends a line is closed', async () => {
    const flood: RequestListener = (_, response) => {
      response.writeHead(200)
      const more = (): void => {
        if (response.destroyed) return
        if (response.write('x'.repeat(64 * 1024))) setImmediate(more)
        else response.once('drain', more)
      }
      more()
    }
    await staged(flood, async ({ end }) => expect(await end).toEqual({ type: 'tooLarge' }))
  })

  it('that breaks is a network failure', async () => {
    const listener: RequestListener = (_, response) => {
      send(response, 'data: x\n\n')
      setImmediate(() => response.destroy())
    }
    await staged(listener, async ({ end }) => {
      expect(await end).toMatchObject({ type: 'broken', error: { kind: 'network' } })
    })
  })

  it('that is half-open is dead after a minute without a byte, and its socket is closed', async () => {
    let closed = false
    const listener: RequestListener = (_, response) => {
      send(response, ':\n\n')
      response.on('close', () => (closed = true))
    }
    await staged(listener, async ({ clock, opened, end }) => {
      await until(opened)
      await until(() => clock.sleeping > 0)
      await clock.advance(61 * SECOND)
      expect(await end).toEqual({ type: 'silent' })
      await until(() => closed)
    })
  })

  it('that sends nothing but headers is mute, and not only silent', async () => {
    const listener: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.flushHeaders()
    }
    await staged(listener, async ({ clock, opened, end }) => {
      await until(opened)
      await until(() => clock.sleeping > 0)
      await clock.advance(61 * SECOND)
      expect(await end).toEqual({ type: 'mute' })
    })
  })

  it('that sends no header meets the request deadline', async () => {
    await staged(
      () => undefined,
      async ({ server, clock, end }) => {
        await until(() => server.requests.length === 1)
        await clock.advance(10 * SECOND)
        expect(await end).toMatchObject({ type: 'broken', error: { kind: 'timeout' } })
      }
    )
  })

  it('closes its socket when aborted', async () => {
    let closed = false
    const listener: RequestListener = (_, response) => {
      send(response, 'data: x\n\n')
      response.on('close', () => (closed = true))
    }
    await staged(listener, async ({ data, stop, end, clock }) => {
      await until(() => data.length === 1)
      const reason = abortError('enough')
      stop.abort(reason)
      await expect(end).rejects.toBe(reason)
      await until(() => closed)
      expect(clock.sleeping).toBe(0)
    })
  })
})
