import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { FormValues } from '../../../src-preload/contract/settings-form.ts'
import { fieldProblem } from '../../../src-preload/contract/settings-form.ts'
import { voipbinForEachCase } from '../../simulator/testing/voipbin-platform.ts'
import { DAY } from '../../util/durations.ts'
import type { SignedIn } from '../sign-in.ts'
import { identify, requesterFor, sessionFor } from './account.ts'
import { VoipbinClient } from './client.ts'
import { identityOf, mergeSettings, readSettings, signInForm } from './settings.ts'
import { signIn } from './sign-in.ts'

const platform = voipbinForEachCase()
const { signal } = new AbortController()

/** What the front says that a way of the form is filled in with. */
function valuesOf(method: string): Record<string, string> {
  const way = platform.front.issue('jane').ways.find((one) => one.method === method)
  const fields = [...(way?.fields ?? []), ...(way?.more ?? [])]
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]))
}

const trySignIn = (
  method: string,
  more: FormValues = {},
  kept?: Readonly<Record<string, unknown>>
): Promise<SignedIn> => signIn(method, { ...valuesOf(method), ...more }, kept, platform.clock, signal)

async function signedIn(method: string, more: FormValues = {}, kept?: Readonly<Record<string, unknown>>) {
  const result = await trySignIn(method, more, kept)
  if (result.status !== 'signedIn') throw new Error('more was asked for')
  return result
}

const failure = (method: string, more: FormValues = {}): Promise<unknown> =>
  trySignIn(method, more).catch((error: unknown) => error)

/** The requests of everybody, with everything in them that somebody could read in a log. */
const sent = (): string => inspect(platform.front.requests, { depth: 5 })

/** A client as a link makes it. */
async function clientFor(method: string) {
  const { credentials } = await signedIn(method)
  const settings = readSettings(credentials.settings)
  const session = sessionFor(settings, credentials.secret, platform.clock)
  const requester = requesterFor(settings, session, platform.clock)
  return { client: new VoipbinClient(requester), session, settings, requester }
}

describe('the form', () => {
  it('has what the platform says it is filled in with', () => {
    const { methods } = signInForm('voipbin')
    const { ways } = platform.front.issue('jane')
    expect(ways.map(({ method, label }) => [method, label])).toEqual(methods.map(({ id, label }) => [id, label]))
    for (const { id, fields } of methods) {
      const values = valuesOf(id)
      expect(fields.map((field) => [field.name, fieldProblem(field, values[field.name])])).toEqual(
        fields.map(({ name }) => [name, undefined])
      )
    }
  })

  it('says that the password is kept, and where', () => {
    const password = signInForm('voipbin').methods[0]?.fields.find(({ kind }) => kind === 'password')
    expect(password?.hint).toBe(m.form_password_kept_hint())
  })
})

describe('signing in', () => {
  it.each(['password', 'token', 'key'])(
    'by %s keeps what it was done with, and the secret in none of the settings',
    async (method) => {
      const { credentials, label } = await signedIn(method)
      const secret = valuesOf(method)[method] ?? ''
      expect(label).toBe('Jane Doe')
      expect(credentials.settings).toMatchObject({ method, user: platform.front.agent('jane').username })
      expect(JSON.stringify([credentials, label])).not.toContain(secret)
      expect(readSettings(credentials.settings)).toEqual(credentials.settings)
    }
  )

  it('is the same account however it was done', async () => {
    const [one, ...others] = await Promise.all(['password', 'token', 'key'].map((method) => signedIn(method)))
    for (const other of others)
      expect(identityOf(other.credentials.settings)).toBe(identityOf(one?.credentials.settings ?? {}))
  })

  it('by an access key asks who the user is, once the key is good, and warns of what it can do', async () => {
    const asked = await trySignIn('key', { agentId: '' })
    expect(asked).toMatchObject({ status: 'more', message: m.account_whose_key() })
    if (asked.status !== 'more') throw new Error('nothing was asked')
    expect(asked.fields[0]?.options).toContainEqual({ value: platform.front.agent('jane').id, label: 'Jane Doe' })
    expect(await signedIn('key')).toMatchObject({ warning: m.account_key_is_admin() })
  })

  it('by token says when it ends', async () => {
    const { credentials } = await signedIn('token')
    expect(credentials.settings['tokenEndsAt']).toBeCloseTo(platform.clock.now() + 7 * DAY, -3)
    expect((await signedIn('password')).credentials.settings).not.toHaveProperty('tokenEndsAt')
  })

  it.each([
    ['a wrong password', 'password', { password: 'wrong' }, 'auth', m.error_password_wrong()],
    ['a user whom nobody knows', 'password', { user: 'nobody@example.org' }, 'auth', m.error_password_wrong()],
    ['a token that is none', 'token', { token: 'a.b.c' }, 'auth', m.error_auth()],
    ['half a token', 'token', { token: 'a b' }, 'auth', m.error_token_characters()],
    ['a key that is wrong', 'key', { key: 'vb_wrong' }, 'auth', m.error_auth()],
    ['an empty field', 'password', { user: ' ' }, 'protocol', m.error_field_missing({ field: m.form_user() })],
    [
      'a password in the clear',
      'password',
      { address: 'http://pbx.example.org' },
      'permission',
      m.error_address_insecure({ host: 'pbx.example.org' })
    ]
  ])('says what is wrong with %s', async (_, method, more, kind, userMessage) => {
    expect(await failure(method, more)).toMatchObject({ kind, userMessage })
  })

  it('says that the account is frozen', async () => {
    platform.switches.frozen = true
    for (const method of ['password', 'token', 'key'])
      expect(await failure(method)).toMatchObject({ kind: 'permission', userMessage: m.error_account_frozen() })
  })

  it('sends no cookies, and the password to one place only', async () => {
    await signedIn('password')
    expect(sent()).not.toMatch(/cookie/i)
    const { password = '' } = valuesOf('password')
    const told = platform.front.requests.filter((one) => inspect(one, { depth: 5 }).includes(password))
    expect(told.map(({ operation, path }) => [operation, path])).toEqual([['login', '/auth/login']])
  })

  it('of a known account keeps its options', async () => {
    const kept = { callerNumber: '+493023125100', wrapUpSeconds: 30, other: 1 }
    const { credentials } = await signedIn('password', {}, kept)
    expect(credentials.settings).toMatchObject({ callerNumber: '+493023125100', wrapUpSeconds: 30 })
    expect(credentials.settings).not.toHaveProperty('other')
    expect(mergeSettings(kept, { user: 'x' })).toEqual({ user: 'x', callerNumber: '+493023125100', wrapUpSeconds: 30 })
  })
})

describe('an account', () => {
  it.each(['password', 'token', 'key'])('by %s knows who its user is and what may be done', async (method) => {
    const { client, session, settings, requester } = await clientFor(method)
    await using _ = requester
    expect(await identify(client, session, settings.agentId, signal)).toEqual({
      self: { agentId: platform.front.agent('jane').id, customerId: platform.customer, name: 'Jane Doe' },
      mode: 'full'
    })
  })

  it('of somebody without rights is in agent mode, and signs in anew when they have changed', async () => {
    const { client, session, settings, requester } = await clientFor('password')
    await using _ = requester
    await identify(client, session, settings.agentId, signal)
    platform.control('permission', { who: 'jane', permission: 16 })
    expect((await identify(client, session, undefined, signal)).mode).toBe('agent')
    platform.control('permission', { who: 'jane', permission: 64 })
    expect((await identify(client, session, undefined, signal)).mode).toBe('full')
    await client.calls.list({}, signal) // which a token of before would not be good for
  })

  it('whose token is no longer good signs in once more for all requests', async () => {
    const { client, requester } = await clientFor('password')
    await using _ = requester
    await client.agents.me({}, signal)
    platform.front.platform.tokens.revokeAll()
    platform.front.forgetRequests()
    await Promise.all([client.agents.me({}, signal), client.calls.list({}, signal)])
    expect(platform.front.requests.filter(({ operation }) => operation === 'login')).toHaveLength(1)
  })

  it('with a pasted token cannot, and says so', async () => {
    const { client, requester } = await clientFor('token')
    await using _ = requester
    platform.front.platform.tokens.revokeAll()
    await expect(client.agents.me({}, signal)).rejects.toMatchObject({ kind: 'auth', userMessage: m.error_auth() })
  })

  it('with an access key is no agent, which is said in words', async () => {
    const { client, requester } = await clientFor('key')
    await using _ = requester
    await expect(client.agents.me({}, signal)).rejects.toMatchObject({ userMessage: m.error_key_is_no_agent() })
  })

  it('shows its key to nobody: neither in what is thrown nor in what is printed', async () => {
    const { client, session, settings, requester } = await clientFor('key')
    await using _ = requester
    const { key = '' } = valuesOf('key')
    const thrown: unknown = await client.agents.get({ id: 'x' }, signal).catch((error: unknown) => error)
    expect(inspect([thrown, settings, requester, await session.auth(signal)], { depth: 9 })).not.toContain(key)
  })
})
