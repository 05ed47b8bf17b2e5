import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { Secret } from '../logging/secret.ts'
import { ManualClock, systemClock } from '../util/clock.ts'
import { SECOND } from '../util/durations.ts'
import { HttpClient } from './http-client.ts'
import type { HttpResponse } from './http-client.ts'
import type { HttpRequest } from './http-request.ts'
import { HostileServer, until } from './testing/hostile-server.ts'

const live = new AbortController().signal
const post: HttpRequest = { method: 'POST', path: '/x', expects: 'raw' }

async function ask(listener: RequestListener, request: HttpRequest): Promise<HttpResponse> {
  await using server = await HostileServer.open(listener)
  await using http = new HttpClient({ baseUrl: server.url, clock: systemClock })
  return await http.request(request, live)
}

/** Answers with what came, after its type. */
const echo: RequestListener = (request, response) => {
  response.write(`${request.headers['content-type'] ?? ''}\n`)
  request.pipe(response)
}

const text = ({ body }: HttpResponse): string => String(body)

describe('a form', () => {
  it('has every name and value percent-encoded once, secrets too', async () => {
    const form: HttpRequest['form'] = [
      ['gr_callerMask', '%managerShortName%**%callerName%'],
      ['gr name', 'Müller & Söhne+1 = 2'],
      ['password', new Secret('a&b=c%')],
      ['empty', '']
    ]
    expect(text(await ask(echo, { ...post, form }))).toBe(
      'application/x-www-form-urlencoded\n' +
        'gr_callerMask=%25managerShortName%25**%25callerName%25&gr%20name=M%C3%BCller%20%26%20S%C3%B6hne%2B1%20%3D%202' +
        '&password=a%26b%3Dc%25&empty='
    )
  })

  it('is in the charset that the caller writes, and takes half a character for what it is', async () => {
    const formBytes = (value: string): Uint8Array => Buffer.from(value, 'latin1')
    expect(text(await ask(echo, { ...post, form: [['n', 'Müller']], formBytes }))).toContain('n=M%FCller')
    expect(text(await ask(echo, { ...post, form: [['n', '\ud800']] }))).toContain('n=%EF%BF%BD')
  })
})

describe('an answer that is taken raw', () => {
  it.each([
    [200, 'text/html; charset=UTF-8', 'Success|queued|15a4|'],
    [200, 'application/json', ']'],
    [200, 'text/html', '<!doctype html><title>Sign in</title>'],
    [200, 'text/html', ''],
    [401, 'text/html', '<h1>no</h1>']
  ])('of %i %s is its bytes: %s', async (status, type, content) => {
    const answer = await ask(
      (_, response) => void response.writeHead(status, { 'content-type': type }).end(content),
      post
    )
    expect(answer).toMatchObject({ status, contentType: type.toLowerCase() })
    expect(answer.body).toEqual(Buffer.from(content))
  })

  it('has bytes of no charset of ours', async () => {
    const bytes = Buffer.from([0x4d, 0xfc, 0x6c, 0x00, 0xff])
    expect((await ask((_, response) => void response.end(bytes), post)).body).toEqual(bytes)
  })

  it('may be as large as its request says, and no larger', async () => {
    const large: RequestListener = (_, response) => void response.end(Buffer.alloc(600_000))
    expect((await ask(large, { ...post, mostBytes: 600_000 })).body).toHaveLength(600_000)
    await expect(ask(large, { ...post, mostBytes: 599_999 })).rejects.toMatchObject({ kind: 'protocol' })
  })
})

describe('a slow request', () => {
  it('has a deadline of its own, and the others keep theirs', async () => {
    await using server = await HostileServer.open(() => undefined)
    const clock = new ManualClock()
    await using http = new HttpClient({ baseUrl: server.url, clock })
    const failed: string[] = []
    const asked = (name: string, request: HttpRequest): void =>
      void http.request(request, live).catch(({ kind }: { readonly kind: string }) => failed.push(`${name} ${kind}`))
    asked('slow', { ...post, deadlineMs: 30 * SECOND })
    asked('usual', post)
    await until(() => server.requests.length === 2)
    await clock.advance(10 * SECOND)
    expect(failed).toEqual(['usual timeout'])
    await clock.advance(20 * SECOND)
    expect(failed).toEqual(['usual timeout', 'slow timeout'])
  })

  it('waits for others where the server wants few at once', async () => {
    const waiting: (() => void)[] = []
    await using server = await HostileServer.open((_, response) => void waiting.push(() => response.end('OK')))
    await using http = new HttpClient({ baseUrl: server.url, clock: systemClock, mostAtOnce: 2 })
    const read = (urgent = false): Promise<HttpResponse> => http.request({ ...post, method: 'GET', urgent }, live)
    const all = [read(), read(), read(), read(true)]
    await until(() => waiting.length === 3)
    await new Promise((resolve) => setImmediate(resolve))
    expect(server.requests).toHaveLength(3)
    for (const answer of waiting.splice(0)) answer()
    await until(() => waiting.length === 1)
    waiting[0]?.()
    expect(await Promise.all(all)).toHaveLength(4)
  })
})
