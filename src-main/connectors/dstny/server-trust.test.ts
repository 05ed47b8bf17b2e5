import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDstnyFront } from '../../simulator/fronts/dstny/front.ts'
import type { DstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { createPbx } from '../../simulator/company/pbx.ts'
import { MINUTE } from '../../util/durations.ts'
import { certificateError } from '../../transport/certificate-problem.ts'
import { makeCertificate } from '../../transport/testing/certificates.ts'
import type { TestCertificate } from '../../transport/testing/certificates.ts'
import type { ServerTrust } from '../trust-settings.ts'
import type { ConnectorHarness } from '../testing/connector-harness.ts'
import { isUnknownOutcome } from '../kit/outcome.ts'
import { openUserHarness } from './testing/dstny-harness.ts'
import type { UserHarness } from './testing/dstny-harness.ts'
import { callbacks } from './testing/webhook-options.ts'

let first: TestCertificate
let second: TestCertificate
let front: DstnyFront
let harness: ConnectorHarness
let opened: UserHarness
/** What the next account signs in with beside its token. */
let kept: Readonly<Record<string, unknown>>
let values: Readonly<Record<string, string | boolean>>

beforeAll(async () => {
  first = await makeCertificate({ hosts: [] })
  second = await makeCertificate({ hosts: [] })
})

beforeEach(async () => {
  kept = {}
  values = {}
  opened = await openUserHarness({ front: { certificate: first } })
  ;({ harness, front } = opened)
})
afterEach(() => harness[Symbol.asyncDispose]())

const typed = () => opened.withToken('jane', values, kept)
const only = ({ cert }: TestCertificate): ServerTrust => ({
  kind: 'certificate',
  host: new URL(front.url).host,
  certificate: cert
})

describe.each([
  ['streams', {}],
  ['webhooks', callbacks]
])('a Dstny Core whose certificate was confirmed, by %s', (_, more) => {
  beforeEach(() => {
    values = more
    kept = { serverTrust: only(first) }
  })

  it('is not signed in to without that, and with it a call rings', async () => {
    kept = {}
    const refused = { kind: 'network', certificate: { reason: 'selfSigned' } }
    await expect(harness.signIn(typed())).rejects.toMatchObject(refused)
    kept = { serverTrust: only(second) }
    await expect(harness.signIn(typed())).rejects.toMatchObject({ kind: 'network', certificate: { reason: 'changed' } })
    expect(front.requests).toEqual([])
    kept = { serverTrust: only(first) }
    await opened.goLiveAs('jane', values, kept)
    expect(harness.credentials.settings).toMatchObject({ serverTrust: only(first) })
    expect(await harness.rings()).toMatchObject({ state: 'alerting' })
  })

  it('that shows another one is told nothing, is not asked all the time, and is there again with the confirmed one', async () => {
    await opened.goLiveAs('jane', values, kept)
    await front.showCertificate(second)
    front.requests.length = 0
    await harness.until(() => harness.recorded.state === 'stale')
    const { connections } = front
    const { statuses } = harness.recorded
    statuses.length = 0
    await harness.advance(10 * MINUTE)
    const attempts = statuses.filter((status) => status === 'stale').length
    expect(attempts).toBeLessThanOrEqual(30) // they become rare, as after any loss
    expect(front.connections - connections).toBeLessThanOrEqual(30 * attempts) // each reads everything at once
    // time has gone faster than any handshake: the last attempt may have ended without an answer
    await harness.until(() => harness.recorded.certificate?.reason === 'changed')
    expect(harness.recorded.state).toBe('stale')
    expect(front.requests).toEqual([])
    await front.showCertificate(first)
    await harness.recover()
    expect(await harness.rings()).toMatchObject({ state: 'alerting' })
  })
})

it('a command to a server whose certificate is refused has certainly not been carried out', () => {
  const refused = certificateError({ host: 'pbx.example.org', reason: 'changed' })
  expect(refused.kind).toBe('network')
  expect(isUnknownOutcome(refused)).toBe(false)
})

describe('a confirmed certificate', () => {
  it('is not taken along to another address', async () => {
    kept = { serverTrust: only(first) }
    await using other = await openDstnyFront(createPbx({ clock: harness.clock }))
    values = { address: other.url, token: other.issueToken('jane') }
    const signedIn = await harness.signIn(typed())
    expect(signedIn).toMatchObject({ status: 'signedIn' })
    expect(signedIn.status === 'signedIn' && signedIn.credentials.settings).not.toHaveProperty('serverTrust')
  })

  it('that cannot be read any more is not the same as none', async () => {
    const broken = { kind: 'certificate', host: new URL(front.url).host, certificate: 'x' }
    kept = { serverTrust: broken }
    await expect(harness.signIn(typed())).rejects.toMatchObject({ kind: 'protocol' })
    expect(front.requests).toEqual([])
  })
})
