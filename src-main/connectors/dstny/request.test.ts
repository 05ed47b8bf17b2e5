import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { HttpResponse } from '../../transport/http-client.ts'
import { HttpClient } from '../../transport/http-client.ts'
import { HostileServer, until } from '../../transport/testing/hostile-server.ts'
import type { Clock } from '../../util/clock.ts'
import { ManualClock } from '../../util/clock.ts'
import { SECOND } from '../../util/durations.ts'
import { Endpoints } from './endpoints/endpoints.ts'
import { Requester } from './request.ts'

const live = new AbortController().signal

interface Opened {
  readonly server: HostileServer
  readonly clock: ManualClock
  readonly requester: Requester
}

async function opened(listener: RequestListener, play: (harness: Opened) => Promise<void>): Promise<void> {
  await using server = await HostileServer.open(listener)
  const clock = new ManualClock()
  await using http = new HttpClient({ baseUrl: server.url, clock })
  await play({ server, clock, requester: requesterOver(http, clock) })
}

const requesterOver = (http: HttpClient, clock: Clock): Requester =>
  new Requester(http, new Endpoints(undefined), clock, { domain: 'example.org', userId: 'jane' })

const read = (requester: Requester): Promise<unknown> => requester.get('listDevices', {}, z.unknown(), live)

describe('a read', () => {
  it('waits for what the server told another reader of the same thing', async () => {
    const clock = new ManualClock()
    const asked: string[] = []
    const busy: HttpResponse = { status: 429, contentType: '', body: undefined, retryAfterMs: 20 * SECOND }
    const http: Pick<HttpClient, 'host' | 'request'> = {
      host: 'pbx.example.org',
      request: ({ path }) =>
        Promise.resolve(
          asked.push(path) === 1 ? busy : { status: 200, contentType: '', body: [], retryAfterMs: undefined }
        )
    }
    const requester = requesterOver(http as HttpClient, clock) // everything that reading calls
    const first = read(requester)
    await clock.advance(0)
    await clock.advance(SECOND)
    const second = read(requester)
    await requester.get('getConfiguration', {}, z.unknown(), live) // another thing is asked for at once
    await clock.advance(18 * SECOND)
    expect(asked).toHaveLength(2)
    await clock.advance(SECOND)
    await Promise.all([first, second])
    expect(asked).toHaveLength(4)
  })

  it('that somebody waits for is asked again over a new connection when all that are kept are dead', async () => {
    const dead = new Set<Socket>()
    const behindFirewall: RequestListener = ({ socket }, response) => void (dead.has(socket) || response.end('[]'))
    await opened(behindFirewall, async ({ server, clock, requester }) => {
      await Promise.all([read(requester), read(requester), read(requester)])
      for (const { socket } of server.requests) dead.add(socket)
      const asked = requester.getUrgently('getUserCallState', z.unknown(), live)
      await until(() => server.requests.length === 4)
      await clock.advance(2 * SECOND)
      await expect(asked).resolves.toEqual([])
    })
  })
})
