import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { CtiError } from '../../util/errors.ts'
import type { Credentials } from '../sign-in.ts'
import { openUserHarness } from './testing/dstny-harness.ts'
import type { UserHarness } from './testing/dstny-harness.ts'
import type { Typed } from '../testing/front.ts'
import { live } from '../testing/connector-harness.ts'
import type { ConnectorHarness } from '../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']

beforeEach(async () => void ({ harness, front, goLiveAs } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const account = (user: string, more: Typed['values'] = {}): Typed['values'] => ({
  address: front.url,
  user,
  domain: 'example.org',
  ...more
})

const asked = (): string[] => front.requests.map(({ operation }) => operation)

const isLocked = (answer: unknown): boolean => answer instanceof CtiError && answer.kind === 'rateLimited'

describe('signing in to Dstny', () => {
  const withPassword = (user: string, more = {}) =>
    harness.signIn({ method: 'password', values: account(user, { password: 's3cret', ...more }) })

  it('makes a ticket with the password, which is stored nowhere', async () => {
    const signedIn = await withPassword('jane')
    expect(signedIn).toMatchObject({
      label: 'Jane Doe · example.org',
      credentials: { settings: { ticketName: expect.stringMatching(/^Ringside [\w.-]+$/) } }
    })
    expect(JSON.stringify(signedIn)).not.toContain('s3cret')
  })

  it('asks for the second factor, and says when it is wrong', async () => {
    const user = harness.pbx.extensions.find(({ data }) => data.secondFactor !== undefined)?.data
    expect(await withPassword(user?.id ?? '')).toMatchObject({
      status: 'more',
      message: expect.stringMatching(/code/),
      fields: [{ name: 'code', kind: 'code', required: true }]
    })
    await expect(withPassword(user?.id ?? '', { code: '000000' })).rejects.toMatchObject({
      kind: 'auth',
      userMessage: expect.stringMatching(/code is wrong/)
    })
    expect(await withPassword(user?.id ?? '', { code: user?.secondFactor })).toMatchObject({ status: 'signedIn' })
  })

  it('says that no code is taken any more, instead of that the system is busy', async () => {
    const { id = '', secondFactor } =
      harness.pbx.extensions.find(({ data }) => data.secondFactor !== undefined)?.data ?? {}
    const refused = (text: RegExp) => expect.objectContaining({ userMessage: expect.stringMatching(text) })
    let answer: unknown
    for (let turn = 0; turn < 10 && !isLocked(answer); turn++) {
      answer = await withPassword(id, { code: '000000' }).catch((error: unknown) => error)
    }
    expect(answer).toEqual(refused(/no code is taken/))
    await expect(withPassword(id, { code: secondFactor })).rejects.toEqual(refused(/no code is taken/))
  })

  it.each([
    [423, { field: [{ fieldName: 'code', code: 'two.factor.locked' }] }],
    [401, { field: [{ fieldName: 'code', code: 'two.factor.locked' }] }],
    [429, undefined]
  ])('takes %i with %j after a code for a locked second factor', async (status, body) => {
    const reported = body === undefined ? {} : { body: JSON.stringify(body), contentType: 'application/json' }
    front.faults.reply(status, { operation: 'createTicketSecure', ...reported })
    await expect(withPassword('jane', { code: '123456' })).rejects.toMatchObject({
      userMessage: expect.stringMatching(/no code is taken/)
    })
  })

  it('still says busy when no code was typed', async () => {
    front.faults.reply(429, { operation: 'createTicketSecure' })
    await expect(withPassword('jane')).rejects.toMatchObject({ userMessage: expect.stringMatching(/busy/) })
  })

  it("says that a token is somebody else's", async () => {
    const token = front.issueToken('bjorn')
    await expect(harness.signIn({ method: 'token', values: account('jane', { token }) })).rejects.toMatchObject({
      kind: 'permission',
      userMessage: expect.stringMatching(/not for jane@example\.org.*somebody else/)
    })
  })

  it('uses the old way only when it is ticked', async () => {
    const old = (allowOldSignIn: boolean) =>
      harness.signIn({ method: 'legacy', values: account('jane', { password: 's3cret', allowOldSignIn }) })
    await expect(old(false)).rejects.toMatchObject({ kind: 'permission' })
    expect(asked()).toEqual([])
    expect(await old(true)).toMatchObject({ status: 'signedIn' })
  })

  it('never falls back by itself', async () => {
    front.switches.version = '5.7.3'
    await expect(withPassword('jane')).rejects.toMatchObject({ kind: 'unsupported' })
    expect(asked()).toEqual(['createTicketSecure'])
    front.switches.version = '6.0.0'
    const old = harness.signIn({
      method: 'legacy',
      values: account('jane', { password: 's3cret', allowOldSignIn: true })
    })
    await expect(old).rejects.toMatchObject({ kind: 'unsupported', userMessage: expect.stringMatching(/old sign-in/) })
  })

  it('refuses an address without encryption that is not this computer', async () => {
    const values = account('jane', { token: 'x', address: 'http://pbx.example.org' })
    await expect(harness.signIn({ method: 'token', values })).rejects.toMatchObject({ kind: 'permission' })
  })

  it('refuses a token that is none', async () => {
    const values = account('jane', { token: 'nonsense' })
    await expect(harness.signIn({ method: 'token', values })).rejects.toMatchObject({ kind: 'auth' })
  })

  it('of somebody without a licence for calls has everything else', async () => {
    const user = harness.pbx.extensions.find(({ data }) => data.callControl === false && data.domain === 'example.org')
    const id = user?.data.id ?? ''
    await goLiveAs(id)
    expect(harness.recorded.lost).toContain('calls')
    expect([...(harness.recorded.current?.capabilities ?? [])]).toEqual(expect.arrayContaining(['presence', 'devices']))
    expect(harness.recorded.current?.capabilities.has('dial')).toBe(false)
  })
})

describe('the ticket that signing in to Dstny makes', () => {
  const methods = ['password', 'legacy'] as const
  const operations = { password: 'createTicketSecure', legacy: 'createTicket' } as const

  const signIn = async (method: 'password' | 'legacy'): Promise<Credentials> => {
    const values = account('jane', { password: 's3cret', allowOldSignIn: true })
    const signedIn = await harness.signIn({ method, values })
    if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
    return signedIn.credentials
  }
  const namesAskedFor = (method: 'password' | 'legacy'): (string | null)[] =>
    front.requests
      .filter(({ operation }) => operation === operations[method])
      .map(({ path }) => new URL(path, front.url).searchParams.get('name'))

  it.each(methods)('by %s has the name of the computer, by which it is deleted', async (method) => {
    const credentials = await signIn(method)
    const { ticketName } = credentials.settings
    expect(ticketName).toMatch(/^Ringside [\w.-]+$/)
    expect(namesAskedFor(method)).toEqual([ticketName])
    const bearer = `Bearer ${credentials.secret.reveal()}`
    expect(front.tickets.check(bearer).name).toBe(ticketName)
    await harness.connector.signOut?.(credentials, live)
    expect(() => front.tickets.check(bearer)).toThrow(expect.objectContaining({ status: 401 }))
  })

  it.each(methods)('by %s has the same name when it is asked for once more, with fewer rights', async (method) => {
    front.faults.reply(400, { operation: operations[method], times: 1 })
    const { settings } = await signIn(method)
    expect(namesAskedFor(method)).toEqual([settings['ticketName'], settings['ticketName']])
  })

  it.each(methods)('by %s has the name it was asked for with when the server tells none', async (method) => {
    const body = JSON.stringify({ token: front.issueToken('jane'), allowedApis: ['USER'] })
    front.faults.reply(201, { operation: operations[method], body, contentType: 'application/json' })
    const { settings } = await signIn(method)
    expect(namesAskedFor(method)).toEqual([settings['ticketName']])
  })

  it.each(methods)('by %s has the name the server gives it instead', async (method) => {
    const body = JSON.stringify({ token: front.issueToken('jane'), allowedApis: ['USER'], name: 'PC 7' })
    front.faults.reply(201, { operation: operations[method], body, contentType: 'application/json' })
    expect((await signIn(method)).settings).toMatchObject({ ticketName: 'PC 7' })
  })
})
