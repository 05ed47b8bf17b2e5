import { setMaxListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ManualClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { HttpClient } from './http-client.ts'
import type { HttpResponse } from './http-client.ts'
import type { HttpRequest } from './http-request.ts'
import { HostileServer, until } from './testing/hostile-server.ts'
import { abortError } from '../util/abort.ts'

const live = new AbortController().signal
setMaxListeners(0, live) // many requests at once are what this is about
const get = (path: string): HttpRequest => ({ method: 'GET', path, expects: 'json' })

let server: HostileServer
let http: HttpClient
let clock: ManualClock
/** What has arrived and is not answered yet, by path, in the order of arrival. */
let open: Map<string, ServerResponse>
let most: number

beforeEach(async () => {
  open = new Map()
  most = 0
  clock = new ManualClock()
  server = await HostileServer.open((request, response) => {
    if (request.headers.accept === 'text/event-stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
      return
    }
    open.set(request.url ?? '', response)
    most = Math.max(most, open.size)
  })
  http = new HttpClient({ baseUrl: server.url, clock })
})
afterEach(async () => {
  await http[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

/** Answers one request; which, the test says. */
function answer(path: string | undefined): void {
  const response = open.get(path ?? '')
  if (path === undefined || response === undefined) throw new Error(`nobody asked for ${String(path)}`)
  open.delete(path)
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}

const asked = (count: number, signal = live): Promise<HttpResponse>[] =>
  Array.from({ length: count }, (_, index) => http.request(get(`/${String(index)}`), signal))

describe('reads of one account', () => {
  it('are sent eight at a time, in the order they were asked for', async () => {
    const answers = asked(100)
    const later: (string | undefined)[] = []
    await until(() => open.size === 8)
    expect([...open.keys()].toSorted()).toEqual(['/0', '/1', '/2', '/3', '/4', '/5', '/6', '/7'])
    for (let left = 92; left > 0; left--) {
      answer([...open.keys()][0])
      await until(() => open.size === 8)
      later.push([...open.keys()].at(-1))
    }
    expect(later).toEqual(Array.from({ length: 92 }, (_, index) => `/${String(index + 8)}`))
    for (const path of [...open.keys()]) answer(path)
    await Promise.all(answers)
    expect(most).toBe(8)
  })

  it('leave the queue when nobody wants them any more, and are never sent', async () => {
    const first = asked(8)
    await until(() => open.size === 8)
    const stop = new AbortController()
    const given = http.request(get('/given-up'), stop.signal)
    const next = http.request(get('/next'), live)
    stop.abort(abortError('closed'))
    await expect(given).rejects.toMatchObject({ name: 'AbortError' })
    answer('/0')
    await until(() => open.has('/next'))
    expect(open.has('/given-up')).toBe(false)
    for (const path of [...open.keys()]) answer(path)
    await Promise.all([...first, next])
  })

  it('give their place back when they fail', async () => {
    const stop = new AbortController()
    const first = asked(8, stop.signal)
    await until(() => open.size === 8)
    const next = http.request(get('/next'), live)
    stop.abort(abortError('closed'))
    await Promise.allSettled(first)
    await until(() => open.has('/next'))
    answer('/next')
    expect((await next).status).toBe(200)
  })

  it('wait no longer than a request may take', async () => {
    const first = asked(8)
    await until(() => open.size === 8)
    const waiting = expect(http.request(get('/waiting'), live)).rejects.toMatchObject({ kind: 'timeout' })
    const failed = Promise.allSettled(first)
    await clock.advance(10 * SECOND)
    await Promise.all([waiting, failed])
  })
})

describe('while reads wait', () => {
  beforeEach(async () => {
    for (const read of asked(50)) read.catch(() => undefined)
    await until(() => open.size === 8)
  })

  it.each([
    { method: 'POST', path: '/command', expects: 'json' },
    { method: 'GET', path: '/command', expects: 'json', urgent: true }
  ] satisfies HttpRequest[])('a command or urgent read does not: %j', async (request) => {
    const command = http.request(request, live)
    await until(() => open.has('/command'))
    answer('/command')
    expect((await command).status).toBe(200)
    expect(open.size).toBe(8)
  })

  it('streams do not, however many, and they hold up no read', async () => {
    const ends = new AbortController()
    setMaxListeners(0, ends.signal) // likewise many streams
    const streams = Array.from({ length: 40 }, () =>
      http.stream({ path: '/events' }, { accept: 'text/event-stream' }, ends.signal)
    )
    expect((await Promise.all(streams)).map(({ status }) => status)).toEqual(Array(40).fill(200))
    expect(open.has('/8')).toBe(false)
    answer('/0')
    await until(() => open.has('/8'))
    ends.abort(abortError('closed'))
  })
})
