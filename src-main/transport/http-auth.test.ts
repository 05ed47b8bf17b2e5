import { inspect } from 'node:util'
import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { Secret } from '../logging/secret.ts'
import { systemClock } from '../util/clock.ts'
import { HttpClient } from './http-client.ts'
import type { HttpAuth, HttpRequest } from './http-request.ts'
import { readLocation } from './read-location.ts'
import { HostileServer } from './testing/hostile-server.ts'

const live = new AbortController().signal
const get: HttpRequest = { method: 'GET', path: '/x', expects: 'raw' }
const answers =
  (text: string): RequestListener =>
  (_, response) =>
    void response.end(text)
const redirects =
  (location: string | undefined, status = 307): RequestListener =>
  (_, response) =>
    void response.writeHead(status, location === undefined ? {} : { location }).end('moved')

const key: HttpAuth = { kind: 'query', name: 'key', value: new Secret('c4n/ry') }
const basic: HttpAuth = { kind: 'basic', user: 'büro', password: new Secret('päss:w0rd') }

describe('an account proves who it is', () => {
  it('by name and password in a header', async () => {
    await using server = await HostileServer.open(answers('OK'))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, auth: basic })
    await http.request(get, live)
    const sent = server.requests[0]?.headers.authorization ?? ''
    expect(Buffer.from(sent.replace('Basic ', ''), 'base64').toString()).toBe('büro:päss:w0rd')
    expect(server.requests[0]?.url).toBe('/x')
  })

  it('by a key in the query, beside what else is asked', async () => {
    await using server = await HostileServer.open(answers('OK'))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, auth: key })
    await http.request({ ...get, query: [['reqtype', 'HELP']] }, live)
    const stream = await http.stream({ path: '/events' }, {}, live)
    for await (const _ of stream.chunks);
    expect(server.requests.map(({ url }) => url)).toEqual(['/x?reqtype=HELP&key=c4n%2Fry', '/events?key=c4n%2Fry'])
    expect(server.requests[0]?.headers.authorization).toBeUndefined()
  })

  it.each([
    ['cuts the answer off', (_: unknown, response: Parameters<RequestListener>[1]) => void response.destroy()],
    ['redirects', redirects('/elsewhere')],
    ['sends too much', answers('x'.repeat(300_000))]
  ] as const)('and nothing of it is in the failure of a server that %s', async (_, listener) => {
    await using server = await HostileServer.open(listener)
    for (const auth of [key, basic]) {
      await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, auth })
      const failure: unknown = await http.request(get, live).catch((error: unknown) => error)
      expect(failure).toMatchObject({ name: 'CtiError' })
      const shown = inspect([failure, http], { depth: 12, showHidden: true })
      expect(shown).not.toMatch(/c4n|ry\b|päss|w0rd/)
    }
  })
})

describe('a redirect that is asked for', () => {
  const notify: HttpRequest = { ...get, path: '/recordingfiles/7', redirect: 'tell' }

  it.each([
    ['https://files.example.org/a%2Fb?sig=x%2By', 'https://files.example.org/a%2Fb?sig=x%2By'],
    ['../b', 'ORIGIN/b'],
    [undefined, undefined]
  ])('to %s tells where it leads and is not followed', async (location, reported) => {
    await using server = await HostileServer.open(redirects(location))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, auth: basic })
    const response = await http.request(notify, live)
    expect(response).toMatchObject({ status: 307, body: undefined })
    expect(response.location).toBe(reported?.replace('ORIGIN', server.url.origin))
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    'https://files.example.org/?key=c4n%2Fry',
    'https://c4n%2Fry@files.example.org/',
    'https://a:b@files.example.org/'
  ])('to %s is refused, for it would show a secret', async (location) => {
    await using server = await HostileServer.open(redirects(location))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, auth: key })
    const failure: unknown = await http.request(notify, live).catch((error: unknown) => error)
    expect(failure).toMatchObject({ kind: 'protocol' })
    expect(inspect(failure, { depth: 12 })).not.toContain('c4n')
  })

  it('is fetched without credentials, byte for byte as it was named, and no further', async () => {
    await using files = await HostileServer.open((request, response) => {
      if (request.url === '/again') return redirects('/x')(request, response)
      response.writeHead(200, { 'content-type': 'Audio/WAV' }).end('RIFF')
    })
    await using server = await HostileServer.open(redirects(`${files.url.origin}/a%2Fb?sig=x%2By+z`))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, auth: basic })
    const { location = '' } = await http.request(notify, live)
    const from = { from: server.url, clock: systemClock, mostBytes: 100 }
    const answer = await readLocation(location, from, live)
    expect(answer).toMatchObject({ status: 200, contentType: 'audio/wav', body: Buffer.from('RIFF') })
    expect(files.requests[0]?.url).toBe('/a%2Fb?sig=x%2By+z')
    expect(files.requests[0]?.headers).not.toHaveProperty('authorization')
    await expect(readLocation(`${files.url.origin}/again`, from, live)).rejects.toMatchObject({ kind: 'protocol' })
  })

  it.each(['http://files.example.org/', 'file:///etc/passwd', 'data:audio/wav,x'])(
    'from an encrypted server to %s is not fetched',
    async (location) => {
      const from = { from: new URL('https://pbx.example.org'), clock: systemClock, mostBytes: 100 }
      await expect(readLocation(location, from, live)).rejects.toMatchObject({ kind: 'protocol' })
    }
  )
})
