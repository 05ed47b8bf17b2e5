import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ServerTrust } from '../connectors/trust-settings.ts'
import { makeCertificate } from '../transport/testing/certificates.ts'
import { startDomain } from '../app/testing/start-domain.ts'

const HOST = 'pbx.example.org:8443'
const typed = { vendor: 'fake', method: 'password', values: { address: HOST, password: 'right' } }
let cwd: string
let app: ReturnType<typeof startDomain>
let first: ServerTrust
let second: ServerTrust
let authority: Extract<ServerTrust, { kind: 'authority' }>

beforeAll(async () => {
  const [one, two, ca] = await Promise.all([
    makeCertificate(),
    makeCertificate(),
    makeCertificate({ isAuthority: true })
  ])
  first = { kind: 'certificate', host: HOST, certificate: one.cert }
  second = { kind: 'certificate', host: HOST, certificate: two.cert }
  authority = { kind: 'authority', fileName: 'ca.pem', certificates: ca.cert }
})

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  app = startDomain(cwd)
  await app.service.signIn(typed)
  app.servers.set(HOST, first)
})
afterEach(() => rmSync(cwd, { recursive: true }))

const account = () => app.accounts.entities.get('id1')
const fingerprint = (trust: ServerTrust): string =>
  new X509Certificate(trust.kind === 'certificate' ? trust.certificate : trust.certificates).fingerprint256
const trusting = (trust: ServerTrust) => ({
  kind: 'certificate',
  host: HOST,
  certificate: { subject: 'pbx', fingerprint: fingerprint(trust) }
})

describe('the certificate of a server', () => {
  it('is shown and trusted by nobody until the user has confirmed it; then the account starts anew with it', async () => {
    const { choiceId, trust } = await app.trust.look(HOST)
    expect(trust).toMatchObject(trusting(first))
    expect([account()?.serverTrust, app.started.length]).toEqual([undefined, 1])
    await app.trust.use('id1', choiceId)
    expect(account()?.serverTrust).toMatchObject(trusting(first))
    expect(app.started.map(({ isEnded }) => isEnded)).toEqual([true, false])
    expect(app.started[1]?.credentials.settings).toMatchObject({ serverTrust: first, address: HOST })
  })

  it('is still trusted after a restart, and shown before anything is connected', async () => {
    await app.trust.use('id1', (await app.trust.look(HOST)).choiceId)
    const again = startDomain(cwd)
    again.service.announceAll()
    expect(again.accounts.entities.get('id1')?.serverTrust).toMatchObject(trusting(first))
    expect(again.keeper.find('id1')?.settings).toMatchObject({ serverTrust: first })
  })

  it('that was looked at is the one that is trusted, whatever the server shows meanwhile', async () => {
    const { choiceId } = await app.trust.look(HOST)
    app.servers.set(HOST, second)
    await app.trust.use('id1', choiceId)
    expect(app.keeper.find('id1')?.settings).toMatchObject({ serverTrust: first })
  })

  it('gives way to another one or to an authority, and can be taken back', async () => {
    await app.trust.use('id1', (await app.trust.look(HOST)).choiceId)
    app.authorities.push({ name: 'ca.pem', bytes: Buffer.from(authority.certificates) })
    await app.trust.use('id1', (await app.trust.chooseAuthority())?.choiceId)
    expect(account()?.serverTrust).toMatchObject({
      kind: 'authority',
      fileName: 'ca.pem',
      certificates: [{ fingerprint: fingerprint(authority) }]
    })
    await app.trust.use('id1', undefined)
    expect(account()?.serverTrust).toBeUndefined()
    expect(app.keeper.find('id1')?.settings).not.toHaveProperty('serverTrust')
  })

  it('is remembered for a while only', async () => {
    const { choiceId } = await app.trust.look(HOST)
    for (let index = 0; index < 4; index++) await app.trust.look(HOST)
    await expect(app.trust.use('id1', choiceId)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(app.trust.use('nobody', undefined)).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('can be confirmed for a sign-in, which starts from it', async () => {
    const { choiceId } = await app.trust.look(HOST)
    expect(app.trust.keptWith(undefined, choiceId)).toEqual({ serverTrust: first })
    expect(app.trust.keptWith({ made: 1, serverTrust: second }, choiceId)).toEqual({ made: 1, serverTrust: first })
    expect(app.trust.keptWith({ made: 1 }, undefined)).toEqual({ made: 1 })
    expect(() => app.trust.keptWith(undefined, 'never')).toThrow(expect.objectContaining({ kind: 'notFound' }))
  })

  it('is not looked at when nobody answers, and no file is no choice', async () => {
    await expect(app.trust.look('other.example.org')).rejects.toMatchObject({ kind: 'network' })
    expect(await app.trust.chooseAuthority()).toBeUndefined()
  })
})

it('an account says which certificate was refused as long as that is so', async () => {
  const problem = {
    host: HOST,
    reason: 'changed',
    confirmed: fingerprint(first),
    presented: fingerprint(second)
  } as const
  app.started[0]?.sink.status('stale', 'another certificate', problem)
  expect(account()).toMatchObject({ connection: 'stale', problem: 'another certificate', certificateProblem: problem })
  app.started[0]?.sink.status('catchingUp')
  expect(account()?.certificateProblem).toEqual(problem)
  app.started[0]?.sink.status('stale', 'no answer')
  expect(account()?.certificateProblem).toBeUndefined()
  app.started[0]?.sink.status('stale', 'another certificate', problem)
  app.started[0]?.sink.status('live')
  expect(account()?.certificateProblem).toBeUndefined()
})

it('an account says whether others can read along, also after a restart', async () => {
  await app.service.signIn({ ...typed, values: { ...typed.values, address: 'http://192.0.2.7' } })
  expect([account()?.unencrypted, app.accounts.entities.get('id2')?.unencrypted]).toEqual([undefined, true])
  const again = startDomain(cwd)
  again.service.announceAll()
  expect(again.accounts.entities.get('id2')?.unencrypted).toBe(true)
})
