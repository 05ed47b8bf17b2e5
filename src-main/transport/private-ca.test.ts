import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../util/clock.ts'
import { HttpClient } from './http-client.ts'
import { runSse } from './sse-client.ts'

let folder: string
let server: Server
let authority: string
let otherAuthority: string

const openssl = (...args: readonly string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
const file = (name: string): string => readFileSync(join(folder, name), 'utf8')

function makeAuthority(name: string): string {
  const subject = ['-subj', `/CN=${name}`, '-days', '2', '-nodes']
  openssl('req', '-x509', '-newkey', 'rsa:2048', ...subject, '-keyout', `${name}.key`, '-out', `${name}.pem`)
  return file(`${name}.pem`)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ringside-'))
  authority = makeAuthority('office')
  otherAuthority = makeAuthority('other')
  writeFileSync(join(folder, 'names'), 'subjectAltName=IP:127.0.0.1\n')
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=pbx', '-keyout', 'pbx.key', '-out', 'pbx.csr')
  const signing = ['-CA', 'office.pem', '-CAkey', 'office.key', '-CAcreateserial', '-days', '2']
  openssl('x509', '-req', '-in', 'pbx.csr', ...signing, '-extfile', 'names', '-out', 'pbx.pem')
  server = createServer({ key: file('pbx.key'), cert: file('pbx.pem') }, (_, response) => void response.end('{"ok":1}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

async function ask(host: string, ca?: string): Promise<unknown> {
  const { port } = server.address() as AddressInfo // a TCP server that listens has such an address
  const baseUrl = new URL(`https://${host}:${String(port)}`)
  await using http = new HttpClient({ baseUrl, clock: systemClock, ...(ca === undefined ? {} : { ca }) })
  const { signal } = new AbortController()
  const stream = await runSse(http, systemClock, { path: '/' }, { message: () => undefined }, signal)
  const answer = await http.request({ method: 'GET', path: '/', expects: 'json' }, signal)
  return [answer.body, stream.type]
}

const untrusted = { kind: 'network', retryable: false, userMessage: expect.stringMatching(/certificate.*not trusted/) }

describe('a server with a certificate of its own authority', () => {
  it('is trusted by the account that names this authority, and by no other', async () => {
    expect(await ask('127.0.0.1', authority)).toEqual([{ ok: 1 }, 'notAStream'])
    await expect(ask('127.0.0.1')).rejects.toMatchObject(untrusted)
    await expect(ask('127.0.0.1', otherAuthority)).rejects.toMatchObject(untrusted)
  })

  it('is not trusted under another name', async () => {
    await expect(ask('localhost', authority)).rejects.toMatchObject(untrusted)
  })
})
