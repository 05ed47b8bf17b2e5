import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from '../logging/secret.ts'
import { systemClock } from '../util/clock.ts'
import { DAY } from '../util/durations.ts'
import { HttpClient } from './http-client.ts'
import type { ServerTrust } from './server-trust.ts'
import { runSse } from './sse-client.ts'
import { makeCertificate } from './testing/certificates.ts'
import type { TestCertificate } from './testing/certificates.ts'
import { TlsServer } from './testing/tls-server.ts'
import { presentedCertificate } from './tls-connector.ts'

const { signal } = new AbortController()

let company: TestCertificate
let other: TestCertificate
let signedByCompany: TestCertificate
let selfSigned: TestCertificate
let sameNameAgain: TestCertificate
let server: TlsServer

beforeAll(async () => {
  const self = { name: 'CN=pbx.example.org', hosts: [] }
  ;[company, other, selfSigned, sameNameAgain] = await Promise.all([
    makeCertificate({ name: 'CN=Office CA', isAuthority: true, hosts: [] }),
    makeCertificate({ name: 'CN=Other CA', isAuthority: true, hosts: [] }),
    makeCertificate(self),
    makeCertificate(self)
  ])
  signedByCompany = await makeCertificate({ issuer: company })
  server = await TlsServer.open(signedByCompany, (request, response) => {
    request.resume().on('end', () => response.end('{"ok":1}'))
  })
})

afterAll(() => server[Symbol.asyncDispose]())

afterEach(() => vi.unstubAllEnvs())

beforeEach(() => {
  server.received = ''
  server.connections = 0
})

const authority = (...certificates: readonly TestCertificate[]): ServerTrust => ({
  kind: 'authority',
  fileName: 'ca.pem',
  certificates: certificates.map(({ cert }) => cert).join('\n')
})

const only = ({ cert }: TestCertificate, host = server.url.host): ServerTrust => ({
  kind: 'certificate',
  host,
  certificate: cert
})

const clientOf = (trust: ServerTrust | undefined, baseUrl = server.url): HttpClient =>
  new HttpClient({ baseUrl, clock: systemClock, auth: { kind: 'bearer', token: new Secret('t0ken') }, trust })

/** Every kind of connection: a kept one, one of its own, a stream. */
async function ask(trust: ServerTrust | undefined, baseUrl?: URL): Promise<void> {
  await using http = clientOf(trust, baseUrl)
  const get = { method: 'GET', path: '/', expects: 'json' } as const
  const tries = [
    async () => {
      const end = await runSse(http, systemClock, { path: '/' }, { message: () => undefined }, signal)
      if (end.type === 'broken') throw end.error
    },
    () => http.request(get, signal),
    () => http.request({ ...get, fresh: true }, signal),
    () =>
      http.request(
        { method: 'PUT', path: '/', raw: { contentType: 'image/png', content: 'x' }, expects: 'bytes' },
        signal
      )
  ]
  const outcomes = await Promise.allSettled(tries.map((attempt) => attempt()))
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected')
  expect([0, tries.length]).toContain(failures.length) // all of them, or none
  if (failures[0] !== undefined) throw failures[0].reason
}

const refusedAs = (reason: string, words: RegExp) => ({
  kind: 'network',
  retryable: false,
  certificate: { host: server.url.host, reason },
  userMessage: expect.stringMatching(words)
})

describe('a server with a certificate of its own authority', () => {
  beforeEach(() => server.show(signedByCompany))

  it('is trusted by the account that names this authority, and by no other', async () => {
    await ask(authority(company))
    await ask(authority(other, company))
    server.received = ''
    const unknown = refusedAs('unknownAuthority', /authority that is not known/)
    await expect(ask(undefined)).rejects.toMatchObject(unknown)
    await expect(ask(authority(other))).rejects.toMatchObject(unknown)
    expect(await server.all()).toBe('')
  })

  it('is not trusted because somebody has switched the check off for all of Node', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const emitWarning = vi.spyOn(process, 'emitWarning').mockReturnValue()
    for (const trust of [undefined, authority(other)]) {
      await expect(ask(trust)).rejects.toMatchObject(refusedAs('unknownAuthority', /authority that is not known/))
    }
    emitWarning.mockRestore()
    expect(await server.all()).toBe('')
  })

  it('is not trusted under another name, and not after its end', async () => {
    server.show(await makeCertificate({ issuer: company, hosts: [{ type: 'dns', value: 'pbx.example.org' }] }))
    await expect(ask(authority(company))).rejects.toMatchObject(refusedAs('otherName', /another name/))
    server.show(await makeCertificate({ issuer: company, endsAt: new Date(Date.now() - DAY) }))
    await expect(ask(authority(company))).rejects.toMatchObject(refusedAs('expired', /has ended/))
    expect(await server.all()).toBe('')
  })
})

describe('a server whose very certificate was confirmed', () => {
  beforeEach(() => server.show(selfSigned))

  it('is refused without that, and trusted with it, though it is for another name', async () => {
    await expect(ask(undefined)).rejects.toMatchObject(refusedAs('selfSigned', /issued by the server itself/))
    expect(await server.all()).toBe('')
    await ask(only(selfSigned))
    expect(server.received).toContain('t0ken')
  })

  it('is trusted after the end of that certificate: it is still the same', async () => {
    const ended = await makeCertificate({ endsAt: new Date(Date.now() - DAY) })
    server.show(ended)
    await ask(only(ended))
  })

  it('gets no byte of a request when it shows another one, of the same name or of a known authority', async () => {
    for (const shown of [sameNameAgain, signedByCompany]) {
      server.show(shown)
      const refusal = expect(ask(only(selfSigned))).rejects
      await refusal.toMatchObject({
        ...refusedAs('changed', /another certificate than the one you confirmed/),
        certificate: {
          reason: 'changed',
          confirmed: new X509Certificate(selfSigned.cert).fingerprint256,
          presented: new X509Certificate(shown.cert).fingerprint256
        }
      })
    }
    expect(server.connections).toBeGreaterThan(0)
    expect(await server.all()).toBe('')
  })

  it('is not trusted for the authority that signed it: only what was confirmed is', async () => {
    server.show(signedByCompany)
    await ask(only(signedByCompany))
    server.show(await makeCertificate({ issuer: company }))
    await expect(ask(only(signedByCompany))).rejects.toMatchObject(refusedAs('changed', /another certificate/))
    await expect(ask(only(company))).rejects.toMatchObject(refusedAs('changed', /another certificate/))
  })

  it('proves it with every connection: an earlier session is never taken up', async () => {
    await using http = clientOf(only(selfSigned))
    const get = { method: 'GET', path: '/', expects: 'json', fresh: true } as const
    for (let index = 0; index < 3; index++) await http.request(get, signal)
    expect(server.connections).toBe(3)
    expect(server.resumed).toBe(0)
    server.received = ''
    server.show(sameNameAgain)
    await expect(http.request(get, signal)).rejects.toMatchObject(refusedAs('changed', /another certificate/))
    await expect(http.request({ ...get, fresh: false }, signal)).rejects.toMatchObject(refusedAs('changed', /another/))
    expect(await server.all()).toBe('')
  })

  it('does not lend that to another port', async () => {
    await expect(ask(only(selfSigned, '127.0.0.1:1'))).rejects.toMatchObject(refusedAs('selfSigned', /server itself/))
    expect(await server.all()).toBe('')
  })
})

describe('a look at a certificate', () => {
  it('shows any, and sends nothing but the handshake', async () => {
    for (const shown of [selfSigned, signedByCompany]) {
      server.show(shown)
      const seen = await presentedCertificate(server.url, signal)
      expect(seen?.fingerprint256).toBe(new X509Certificate(shown.cert).fingerprint256)
    }
    expect(await server.all()).toBe('')
  })

  it('ends when it is given up, and fails where there is no TLS', async () => {
    const given = new AbortController()
    const looking = expect(presentedCertificate(server.url, given.signal)).rejects.toMatchObject({ name: 'AbortError' })
    given.abort()
    await looking
    const plain = createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
    const { port } = plain.address() as AddressInfo // a TCP server that listens has such an address
    await expect(presentedCertificate(new URL(`https://127.0.0.1:${String(port)}`), signal)).rejects.toThrow()
    plain.close()
  })
})
