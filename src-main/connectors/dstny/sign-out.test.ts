import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../logging/log.ts'
import { openDstnyFront } from '../../simulator/fronts/dstny/front.ts'
import { createPbx } from '../../simulator/company/pbx.ts'
import { ManualClock } from '../../util/clock.ts'
import type { Credentials } from '../sign-in.ts'
import { createDstnyConnector } from './index.ts'

const live = new AbortController().signal
const clock = new ManualClock()
const connector = createDstnyConnector({ clock, log: silentLog })
let pbx: ReturnType<typeof createPbx>
let front: Awaited<ReturnType<typeof openDstnyFront>>

beforeEach(async () => {
  pbx = createPbx({ clock })
  front = await openDstnyFront(pbx)
})
afterEach(async () => {
  await front.close()
  pbx[Symbol.dispose]()
})

async function signIn(method: string, values: Record<string, string | boolean>, kept?: object): Promise<Credentials> {
  const account = { address: front.url, user: 'jane@example.org', ...values }
  const signedIn = await connector.signIn(method, account, live, { ...kept })
  if (signedIn.status !== 'signedIn') throw new Error('a second factor was not expected')
  return signedIn.credentials
}

const works = (credentials: Credentials): Promise<boolean> =>
  connector.open(credentials, live).then(
    async (link) => {
      await link[Symbol.asyncDispose]()
      return true
    },
    () => false
  )

describe('signing out of Dstny', () => {
  it('deletes the ticket that signing in made, once and for all', async () => {
    const credentials = await signIn('password', { password: 's3cret' })
    expect(await works(credentials)).toBe(true)
    await connector.signOut(credentials, live)
    expect(await works(credentials)).toBe(false)
    await expect(connector.signOut(credentials, live)).resolves.toBeUndefined()
  })

  it('leaves a ticket that the user brought', async () => {
    const credentials = await signIn('token', { token: front.issueToken('jane') })
    await connector.signOut(credentials, live)
    expect(await works(credentials)).toBe(true)
  })

  it('says when the server refuses', async () => {
    const credentials = await signIn('password', { password: 's3cret' })
    front.faults.reply(403, { operation: 'deleteTicket' })
    await expect(connector.signOut(credentials, live)).rejects.toMatchObject({ kind: 'permission' })
  })

  it('says when a ticket that still works may not be deleted with itself', async () => {
    const credentials = await signIn('password', { password: 's3cret' })
    front.faults.reply(401, { operation: 'deleteTicket' })
    await expect(connector.signOut(credentials, live)).rejects.toMatchObject({ kind: 'auth' })
  })

  it('knows the name of the ticket it made, and none of a pasted one', async () => {
    const made = await signIn('password', { password: 's3cret' })
    expect(connector.serverTicketName(made.settings)).toMatch(/^Ringside /)
    expect(connector.serverTicketName((await signIn('token', { token: front.issueToken('jane') })).settings)).toBe(
      undefined
    )
  })

  it('knows when a ticket ends', async () => {
    const made = await signIn('password', { password: 's3cret' })
    expect(connector.signInEndsAt(made.settings)).toBeGreaterThan(clock.now())
    expect(
      connector.signInEndsAt((await signIn('token', { token: front.issueToken('jane') })).settings)
    ).toBeUndefined()
  })

  it('keeps through signing in what no form asks for, and uses it for that', async () => {
    const endpointOverride = { version: 1, operations: { createTicketSecure: { path: '/elsewhere/{domain}/{user}' } } }
    await expect(signIn('password', { password: 's3cret' }, { endpointOverride })).rejects.toMatchObject({
      kind: 'unsupported'
    })
    const harmless = { version: 1, operations: { parkCall: { enabled: false } } }
    const credentials = await signIn('password', { password: 's3cret' }, { endpointOverride: harmless })
    expect(credentials.settings).toMatchObject({ endpointOverride: harmless })
    expect(connector.changedEndpoints(credentials.settings)).toBe(1)
  })

  it('is for a service account where that is ticked, whatever it was before', async () => {
    const typed = { password: 's3cret' }
    const first = await signIn('password', { ...typed, serviceAccount: true })
    expect(first.settings).toMatchObject({ serviceAccount: true })
    for (const unticked of [{}, { serviceAccount: false }]) {
      const again = await signIn('password', { ...typed, ...unticked }, first.settings)
      expect(again.settings).not.toHaveProperty('serviceAccount')
      expect(connector.mergeSettings(first.settings, again.settings)).not.toHaveProperty('serviceAccount')
    }
  })

  it('shows whether the account was for a service', () => {
    const ticked = (again?: object): unknown[] =>
      connector
        .form({ ...again })
        .methods.map(({ fields }) => fields.find((one) => one.name === 'serviceAccount')?.value)
    expect([ticked({ serviceAccount: true }), ticked({ serviceAccount: 'yes' }), ticked()]).toEqual([
      [true, true, true],
      [false, false, false],
      [false, false, false]
    ])
  })
})

describe('signing in to Dstny again', () => {
  it('with a token leaves the ticket of the password to be deleted, and the token works on', async () => {
    const former = await signIn('password', { password: 's3cret' })
    const now = await signIn('token', { token: front.issueToken('jane') }, former.settings)
    expect(connector.serverTicketName(former.settings, now.settings)).toBe(connector.serverTicketName(former.settings))
    await connector.signOut(former, live)
    expect([await works(former), await works(now)]).toEqual([false, true])
  })

  it('with the password leaves nothing: the new ticket has the name of the old one and took its place', async () => {
    const former = await signIn('password', { password: 's3cret' })
    const now = await signIn('password', { password: 's3cret', address: front.url.replace('127.0.0.1', 'localhost') })
    expect(connector.serverTicketName(former.settings, now.settings)).toBe(undefined)
    expect([await works(former), await works(now)]).toEqual([false, true])
  })

  it.each([{ userId: 'anna' }, { domain: 'example.com' }, { ticketName: 'Ringside old-name' }])(
    'has another ticket where %o was',
    async (other) => {
      const { settings } = await signIn('password', { password: 's3cret' })
      const former = { ...settings, ...other }
      expect(connector.serverTicketName(former, settings)).toBe(former['ticketName'])
    }
  )

  it('deletes nothing when the user has put another ticket in the place of ours', async () => {
    const former = await signIn('password', { password: 's3cret' })
    const inPortal = await signIn('password', { password: 's3cret' }) // the same name: as if made there
    const now = await signIn('token', { token: inPortal.secret.reveal() })
    expect(connector.serverTicketName(former.settings, now.settings)).toMatch(/^Ringside /)
    await connector.signOut(former, live)
    expect(await works(now)).toBe(true)
  })
})

describe('stored settings of Dstny', () => {
  const known = { address: 'a', endpointOverride: { version: 1 }, ticketName: 'old', callbackPort: 1 }

  it('that were added again keep what no form asks for, not the old ticket', () => {
    const given = { address: 'b', callbackOff: true }
    const { ticketName: _old, ...kept } = known
    expect(connector.mergeSettings(known, given)).toEqual({ ...kept, ...given })
  })

  it('that were added again trust the server as it was just now', () => {
    const trusting = { ...known, serverTrust: { kind: 'authority' } }
    expect(connector.mergeSettings(trusting, { address: 'b' })).not.toHaveProperty('serverTrust')
  })

  it.each([
    [{ address: 'pbx.example.org/prefix' }, 0],
    [{ endpointOverride: { version: 1, operations: { makeCoffee: {} } } }, 1],
    [{ endpointOverride: { version: 9 } }, 1],
    [{ address: 7, endpointOverride: 'x' }, 1]
  ])('%o count %i changed functions, usable or not', (stored, count) => {
    expect(connector.changedEndpoints(stored)).toBe(count)
    expect(connector.signInEndsAt({ ...stored, ticketExpiresAt: 'soon' })).toBe(undefined)
  })
})
