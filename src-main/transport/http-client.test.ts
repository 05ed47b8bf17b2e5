import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { RequestListener } from 'node:http'
import { Secret } from '../logging/secret.ts'
import { ManualClock, systemClock } from '../util/clock.ts'
import { defined } from '../util/defined.ts'
import { HOUR, MINUTE, SECOND } from '../util/durations.ts'
import { HttpClient } from './http-client.ts'
import type { HttpResponse } from './http-client.ts'
import type { HttpRequest } from './http-request.ts'
import { isTooLarge } from './transport-errors.ts'
import { HostileServer, until } from './testing/hostile-server.ts'
import { abortError } from '../util/abort.ts'

const live = new AbortController().signal
const get: HttpRequest = { method: 'GET', path: '/x', expects: 'json' }

async function ask(listener: RequestListener, request: HttpRequest = get): Promise<HttpResponse> {
  await using server = await HostileServer.open(listener)
  await using http = new HttpClient({
    baseUrl: server.url,
    clock: systemClock,
    auth: { kind: 'bearer', token: new Secret('t0ken') }
  })
  return await http.request(request, live)
}

const json =
  (text: string, type = 'application/json'): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': type }).end(text)

describe('an answer', () => {
  it('keeps 64-bit numbers exact', async () => {
    const { body } = await ask(json('{"token":9223372036854775807,"duration":5,"share":0.5}'))
    expect(body).toEqual({ token: 9223372036854775807n, duration: 5, share: 0.5 })
  })

  it('may be empty', async () => {
    expect((await ask((_, response) => void response.writeHead(204).end())).body).toBeUndefined()
    expect((await ask(json(''))).body).toBeUndefined()
  })

  it('may be plain text where text is expected', async () => {
    const response = await ask(json('lunch', 'text/plain'), { ...get, expects: 'text' })
    expect(response.body).toBe('lunch')
  })

  it.each([
    ['"lunch"', 'lunch'],
    ['{"expiresOn":3600}', { expiresOn: 3600 }],
    ['1e3', '1e3'],
    ['007', '007'],
    ['{broken', '{broken']
  ])('of text %s is read as %j', async (sent, read) => {
    expect((await ask(json(sent, 'text/plain'), { ...get, expects: 'text' })).body).toEqual(read)
  })

  it('may be a picture where bytes are expected, and is asked for as one', async () => {
    const picture: RequestListener = (request, response) => {
      const accepted = Buffer.from(request.headers.accept ?? '').subarray(0, 7)
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.concat([Buffer.from([0x89]), accepted]))
    }
    const { body } = await ask(picture, { ...get, expects: 'bytes' })
    expect(body).toEqual(Buffer.from('\u0089image/*', 'latin1'))
    const refused: RequestListener = (_, response) => void response.writeHead(404).end('{"field":[]}')
    expect(await ask(refused, { ...get, expects: 'bytes' })).toMatchObject({ status: 404, body: { field: [] } })
  })

  it('of another status is handed on with Retry-After', async () => {
    const busy = await ask((_, response) => void response.writeHead(503, { 'retry-after': '7' }).end('<html>busy'))
    expect(busy).toMatchObject({ status: 503, contentType: '', body: undefined, retryAfterMs: 7 * SECOND })
    const refused = await ask((_, response) => void response.writeHead(401).end('{"field":[]}'))
    expect(refused).toMatchObject({ status: 401, body: { field: [] } })
  })
})

describe('the clock of a server', () => {
  const dated =
    (date: string | undefined, more: Record<string, string> = {}): RequestListener =>
    (_, response) => {
      response.sendDate = false
      response.writeHead(204, { ...defined({ date }), ...more }).end()
    }
  const ahead = (ms: number): string => new Date(Date.now() + ms).toUTCString()

  it.each([10 * MINUTE, -10 * MINUTE])('is known by the date it sends: %d ms ahead', async (ms) => {
    const { serverAheadMs = 0 } = await ask(dated(ahead(ms)))
    expect(Math.abs(serverAheadMs - ms)).toBeLessThan(5 * SECOND)
  })

  it('agrees with ours where a second or so is between them', async () => {
    expect((await ask(dated(ahead(SECOND)))).serverAheadMs).toBe(0)
  })

  it('is not known without a date, or by an answer that somebody kept', async () => {
    for (const listener of [dated(undefined), dated('soon'), dated(ahead(-MINUTE), { age: '60' })]) {
      expect(await ask(listener)).not.toHaveProperty('serverAheadMs')
    }
  })
})

describe('a date to ask again at', () => {
  const busy =
    (headers: Record<string, string>): RequestListener =>
    (_, response) => {
      response.sendDate = false
      response.writeHead(503, headers).end()
    }
  const at = (ms: number): string => new Date(Date.now() + ms).toUTCString()

  it.each([HOUR, 0, -HOUR])('is by the clock of the server, which is ahead by %d ms', async (aheadMs) => {
    const response = await ask(busy({ date: at(aheadMs), 'retry-after': at(aheadMs + 7 * SECOND) }))
    expect(Math.abs((response.retryAfterMs ?? 0) - 7 * SECOND)).toBeLessThanOrEqual(SECOND)
  })

  it('is by ours where the server does not say what time it is', async () => {
    for (const date of [{}, { date: 'soon' }, { date: at(-HOUR), age: '3600' }]) {
      const { retryAfterMs = 0 } = await ask(busy({ ...date, 'retry-after': at(20 * SECOND) }))
      expect(Math.abs(retryAfterMs - 20 * SECOND)).toBeLessThan(5 * SECOND)
    }
  })
})

describe('a body that is no JSON', () => {
  it('is sent as it is, with its own type', async () => {
    const echo: RequestListener = (request, response) => {
      request.pipe(response.writeHead(200, { 'content-type': `text/plain; was=${request.headers['content-type']}` }))
    }
    const raw = { contentType: 'application/pidf+xml', content: '<presence/>' }
    const answer = await ask(echo, { method: 'PUT', path: '/x', raw, expects: 'text' })
    expect(answer.body).toBe('<presence/>')
  })
})

describe('a command that was done', () => {
  const command: HttpRequest = { ...get, method: 'POST', bodyMayBeLost: true }
  const cutOff: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
    response.write('{"calls":[', () => response.destroy())
  }
  it.each([
    ['is cut off', cutOff],
    ['is no JSON', json('{"calls":[')],
    ['is a fragment of HTML', json('<p>done</p>', 'text/html; charset=utf-8')],
    ['has 10 MB', json(`"${'x'.repeat(10 * 1024 * 1024)}"`)]
  ])('stays done when the answer %s', async (_, listener) => {
    expect(await ask(listener, command)).toMatchObject({ status: 200, body: undefined })
  })

  it.each([
    '<!doctype html><title>Sign in</title>',
    '<div><form action="/login"></form></div>',
    '<meta http-equiv="refresh">'
  ])('was not done by whoever answers with a web page: %s', async (page) => {
    await expect(ask(json(page, 'text/html'), command)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('was not done by whoever breaks off a refusal', async () => {
    const refusal: RequestListener = (_, response) => {
      response.writeHead(409, { 'content-length': 100 })
      response.write('{', () => response.destroy())
    }
    await expect(ask(refusal, command)).rejects.toMatchObject({ kind: 'network' })
  })
})

describe('a hostile server', () => {
  it.each([
    ['cut-off JSON', json('{"calls":[')],
    ['a web page', json('<!doctype html><title>Sign in</title>', 'text/html; charset=utf-8')],
    ['a web page that says JSON', json('  <html></html>')],
    ['text for JSON', json('hello', 'text/plain')],
    ['nesting without end', json('['.repeat(200_000))],
    ['more than 256 kB', json(`"${'x'.repeat(256 * 1024)}"`)]
  ])('that sends %s is no telephone system', async (_, listener) => {
    await expect(ask(listener)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it('that sends more than the request takes is told from one that sends nonsense, and its refusals stay refusals', async () => {
    const large = `"${'x'.repeat(1024 * 1024)}"`
    const failed = await ask(json(large), { ...get, mostBytes: 1024 * 1024 }).catch((error: unknown) => error)
    expect(isTooLarge(failed)).toBe(true)
    expect(isTooLarge(await ask(json('{')).catch((error: unknown) => error))).toBe(false)
    expect((await ask(json(large), { ...get, mostBytes: 1024 * 1024 + 2 })).body).toHaveLength(1024 * 1024)
    const refusal: RequestListener = (_, response) => void response.writeHead(401).end(large)
    expect(await ask(refusal)).toMatchObject({ status: 401, body: undefined })
  })

  it('that cuts the body off is a network failure', async () => {
    const cut: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"calls":')
      setImmediate(() => response.destroy())
    }
    await expect(ask(cut)).rejects.toMatchObject({ kind: 'network', retryable: true })
  })

  it.each([301, 302, 307, 308])('that redirects with %i gets no second request', async (status) => {
    await using other = await HostileServer.open(json('{}'))
    const redirect: RequestListener = (_, response) =>
      void response.writeHead(status, { location: other.url.href }).end()
    await expect(ask(redirect)).rejects.toMatchObject({ kind: 'protocol' })
    expect(other.requests).toEqual([])
  })

  it.each([
    ['never answers', () => undefined],
    ['answers byte by byte', trickle]
  ] as const)('that %s meets the deadline', async (_, listener) => {
    await using server = await HostileServer.open(listener)
    const clock = new ManualClock()
    await using http = new HttpClient({ baseUrl: server.url, clock })
    const response = http.request(get, live)
    const refused = expect(response).rejects.toMatchObject({ kind: 'timeout', retryable: true })
    await until(() => server.requests.length === 1)
    await clock.advance(10 * SECOND)
    await refused
    expect(clock.sleeping).toBe(0)
  })

  it('that is not there is a network failure', async () => {
    await using server = await HostileServer.open(json('{}'))
    const { url } = server
    await server[Symbol.asyncDispose]()
    await using http = new HttpClient({ baseUrl: url, clock: systemClock })
    await expect(http.request(get, live)).rejects.toMatchObject({ kind: 'network' })
  })
})

function trickle(_: unknown, response: Parameters<RequestListener>[1]): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{')
}

describe('a request', () => {
  it('carries the token in its header only', async () => {
    await using server = await HostileServer.open(json('{}'))
    await using http = new HttpClient({
      baseUrl: server.url,
      clock: systemClock,
      auth: { kind: 'bearer', token: new Secret('t0ken') }
    })
    await http.request(get, live)
    expect(server.requests[0]?.headers.authorization).toBe('Bearer t0ken')
    expect(server.requests[0]?.url).toBe('/x')
    expect(inspect(http, { depth: 9, showHidden: true })).not.toContain('t0ken')
  })

  it('reveals secrets in body and query, and encodes them', async () => {
    let sent = ''
    await using server = await HostileServer.open((request, response) => {
      request.on('data', (chunk) => (sent += String(chunk)))
      request.on('end', () => response.end('{}'))
    })
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock })
    const body = { password: new Secret('pä"ss'), stateToken: 9223372036854775807n, list: [new Secret('a')] }
    await http.request(
      { method: 'POST', path: '/x', query: [['t', new Secret('a+b/c&d')]], body, expects: 'json' },
      live
    )
    expect(sent).toBe('{"password":"pä\\"ss","stateToken":9223372036854775807,"list":["a"]}')
    expect(server.requests[0]?.url).toBe('/x?t=a%2Bb%2Fc%26d')
  })

  it('that is to go over a fresh connection takes none that is kept', async () => {
    await using server = await HostileServer.open(json('{}'))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock })
    for (const fresh of [false, false, true, true]) {
      await http.request({ ...get, fresh }, live)
      await new Promise((resolve) => setImmediate(resolve)) // only then is the connection free
    }
    const [first, second, ...others] = server.requests.map(({ socket }) => socket)
    expect([first === second, new Set([first, ...others]).size]).toEqual([true, 3])
  })

  it('passes an abort on untouched', async () => {
    await using server = await HostileServer.open(() => undefined)
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock })
    const controller = new AbortController()
    const reason = abortError('enough')
    const response = expect(http.request(get, controller.signal)).rejects.toBe(reason)
    await until(() => server.requests.length === 1)
    controller.abort(reason)
    await response
  })
})
