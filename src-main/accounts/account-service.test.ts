import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { seenCall } from '../calls/testing/seen-call.ts'
import { Secret } from '../logging/secret.ts'
import { SECOND } from '../util/durations.ts'
import type { KeyStore } from './secret-vault.ts'
import { FakeLink, fakeConnector } from './testing/fake-connector.ts'
import { startAccounts } from './testing/start-accounts.ts'

let cwd: string
let kept: Map<string, string>
let isLocked: boolean

const keyStore: KeyStore = {
  getPassword: async (_service, account) =>
    isLocked ? Promise.reject(new Error('locked')) : (kept.get(account) ?? null),
  setPassword: async (_service, account, password) => void kept.set(account, password),
  deletePassword: async (_service, account) => kept.delete(account)
}

const start = (store: KeyStore | 'none' = keyStore) => startAccounts(cwd, store)

const typed = (changes: Record<string, string> = {}, accountId?: string) => ({
  vendor: 'fake',
  method: 'password',
  values: { address: 'pbx.example.org', password: 'right', ...changes },
  ...(accountId !== undefined ? { accountId } : {})
})

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ringside-'))
  kept = new Map()
  isLocked = false
})
afterEach(() => rmSync(cwd, { recursive: true }))

describe('signing in', () => {
  it('adds an account, keeps it, and keeps the secret out of the file', async () => {
    const { service, accounts } = start()
    expect(await service.signIn(typed())).toEqual({ status: 'signedIn', accountId: 'id1' })
    expect(accounts.entities.get('id1')).toMatchObject({ label: 'Jane', connection: 'connecting', isDemo: false })
    expect(kept.get('id1')).toBe('canary')
    expect(readFileSync(join(cwd, 'accounts.json'), 'utf8')).not.toContain('canary')
  })

  it('asks for the second factor before anything is kept', async () => {
    const { service, accounts } = start()
    expect(await service.signIn(typed({ password: 'two' }))).toMatchObject({ status: 'secondFactor' })
    expect(accounts.entities.values()).toEqual([])
    expect(await service.signIn(typed({ password: 'two', code: '123' }))).toMatchObject({ status: 'signedIn' })
  })

  it('that is refused changes nothing', async () => {
    const { service, accounts, started } = start()
    await service.signIn(typed())
    await expect(service.signIn(typed({ password: 'wrong' }, 'id1'))).rejects.toMatchObject({ kind: 'auth' })
    expect(accounts.entities.values()).toHaveLength(1)
    expect(started[0]?.isEnded).toBe(false)
  })

  it('twice at the same place makes one account', async () => {
    const { service, accounts, started } = start()
    await service.signIn(typed())
    expect(await service.signIn(typed())).toMatchObject({ accountId: 'id1' })
    await service.signIn(typed({ user: 'Anna' }))
    expect(accounts.entities.values()).toHaveLength(2)
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false, false])
  })

  it('twice keeps what no form asks for', async () => {
    const { service, started, keeper } = start()
    await service.signIn(typed(), { endpoints: 'abc' })
    await service.signIn(typed())
    expect(started[1]?.credentials.settings).toMatchObject({ endpoints: 'abc' })
    await service.signIn(typed(), { endpoints: 'de' })
    expect(keeper.find('id1')?.settings).toMatchObject({ endpoints: 'de' })
  })

  it('twice at the same time makes one account with one link', async () => {
    const { service, accounts, started } = start()
    const both = await Promise.all([service.signIn(typed()), service.signIn(typed())])
    expect(both.map((outcome) => 'accountId' in outcome && outcome.accountId)).toEqual(['id1', 'id1'])
    expect(accounts.entities.values()).toHaveLength(1)
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })

  it('does not bring back an account that is removed at the same time', async () => {
    const { service, accounts, started } = start()
    await service.signIn(typed())
    const again = service.signIn(typed({}, 'id1'))
    await Promise.all([service.remove('id1'), again.catch(() => undefined)])
    await expect(again).rejects.toMatchObject({ kind: 'notFound' })
    expect([accounts.entities.values(), kept.size]).toEqual([[], 0])
    expect(started.every(({ isEnded }) => isEnded)).toBe(true)
  })

  it('again keeps the calls, which were stale meanwhile', async () => {
    const { service, accounts, calls, started, clock } = start()
    await service.signIn(typed())
    const [first] = started
    first?.sink.status('live')
    first?.sink.replace([{ type: 'callSeen', call: seenCall(), order: 'unknown' }])
    const lostAt = clock.now()
    first?.sink.status('stale')
    await clock.advance(5 * SECOND)
    first?.sink.status('signInAgain', 'expired')
    expect(accounts.entities.get('id1')).toMatchObject({
      connection: 'signInAgain',
      staleSince: lostAt,
      problem: 'expired'
    })
    expect(await service.signIn(typed({}, 'id1'))).toMatchObject({ accountId: 'id1' })
    expect(calls.entities.get('id1:c1')).toBeDefined()
    first?.sink.replace([])
    expect(calls.entities.get('id1:c1')).toBeDefined()
    started[1]?.sink.status('live')
    expect(accounts.entities.get('id1')).not.toHaveProperty('staleSince')
    expect(accounts.entities.get('id1')).not.toHaveProperty('problem')
  })

  it('says so when the secret stays in memory only', async () => {
    const { service, accounts, notices } = start('none')
    await service.signIn(typed())
    expect(accounts.entities.get('id1')?.secretStorage).toBe('memory')
    expect(notices.entities.values()).toMatchObject([{ level: 'warning' }])
  })

  it('to an unknown system or account is refused', async () => {
    const { service } = start()
    await expect(service.signIn({ ...typed(), vendor: 'other' })).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(service.signIn(typed({}, 'id9'))).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('what an account cannot do', () => {
  it('is told once, not after every reconnect', async () => {
    const { service, notices, started } = start()
    await service.signIn(typed())
    const lost = { type: 'capabilitiesLost', capabilities: ['contactSearch'], reason: 'No licence.' } as const
    started[0]?.sink.apply(lost)
    for (const { id } of notices.entities.values()) notices.dismiss(id)
    started[0]?.sink.apply(lost)
    expect(notices.entities.values()).toEqual([])
  })
})

describe('after a restart', () => {
  it('an account is there while the key store waits to be unlocked', async () => {
    await start().service.signIn(typed())
    let unlock = (): void => undefined
    const waiting = new Promise<void>((resolve) => (unlock = resolve))
    const { service, accounts, started } = start({
      ...keyStore,
      getPassword: async (_service, account) => {
        await waiting
        return kept.get(account) ?? null
      }
    })
    const starting = service.startAll()
    await new Promise((resolve) => setImmediate(resolve))
    expect(accounts.entities.get('id1')).toMatchObject({ connection: 'connecting' })
    unlock()
    await starting
    expect(started).toHaveLength(1)
  })

  it('an account that is asked to connect twice at once has one link', async () => {
    await start().service.signIn(typed())
    isLocked = true
    const { service, started } = start()
    await service.startAll()
    isLocked = false
    await Promise.all([service.reconnect('id1'), service.reconnect('id1')])
    expect(started.filter(({ isEnded }) => !isEnded)).toHaveLength(1)
  })

  it('every stored account is connected with its secret and device', async () => {
    const first = start()
    await first.service.signIn(typed())
    first.started[0]?.sink.apply({
      type: 'devicesSeen',
      devices: [{ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true }]
    })
    first.service.preferDevice('id1', 'desk')
    const { service, links, started, accounts } = start()
    await service.startAll()
    expect(started[0]?.credentials.secret.reveal()).toBe('canary')
    expect(accounts.entities.get('id1')).toMatchObject({ label: 'Jane', preferredDeviceId: 'desk' })
    expect(links.preferredDeviceId('id1')).toBeUndefined()
  })

  it('a locked key store keeps the account and asks; reconnecting tries it again', async () => {
    await start().service.signIn(typed())
    isLocked = true
    const { service, accounts, started } = start()
    await service.startAll()
    expect(accounts.entities.get('id1')).toMatchObject({
      connection: 'signInAgain',
      problem: expect.stringMatching(/locked/)
    })
    isLocked = false
    await service.reconnect('id1')
    expect(started).toHaveLength(1)
    expect(accounts.entities.get('id1')).toMatchObject({ connection: 'connecting' })
  })

  it('an account whose secret was only in memory asks for it', async () => {
    await start('none').service.signIn(typed())
    const { service, accounts } = start('none')
    await service.startAll()
    expect(accounts.entities.get('id1')).toMatchObject({
      connection: 'signInAgain',
      problem: expect.stringMatching(/not saved/)
    })
  })

  it('a damaged list is kept aside and told', async () => {
    writeFileSync(join(cwd, 'accounts.json'), '{{{')
    const { service, notices, accounts } = start()
    await service.startAll()
    expect(accounts.entities.values()).toEqual([])
    expect(notices.entities.values()).toMatchObject([
      { level: 'error', text: expect.stringMatching(/accounts\.damaged/) }
    ])
  })
})

describe('an account', () => {
  it('that is removed is signed out on the server, and the user hears of what is left there', async () => {
    const { service, accounts, notices } = start()
    await service.signIn(typed())
    await service.remove('id1')
    expect(notices.entities.values()).toEqual([])
    await service.signIn(typed({ user: 'stuck' }))
    await service.remove('id2')
    expect(accounts.entities.values()).toEqual([])
    expect(notices.entities.values()).toMatchObject([{ text: expect.stringMatching(/stuck .*You may not do this/) }])
  })

  it('that is removed without its secret leaves its ticket on the server, and the user hears its name', async () => {
    const { service, notices, keeper } = start()
    await service.signIn(typed({ user: 'Kim' }))
    kept.clear()
    await service.remove('id1')
    expect(keeper.list()).toEqual([])
    expect(notices.entities.values()).toMatchObject([{ text: expect.stringMatching(/“Ticket of Kim”/) }])
  })

  it('that is removed is off the list before the key store answers', async () => {
    const { service, keeper } = start({ ...keyStore, deletePassword: () => new Promise(() => undefined) })
    await service.signIn(typed())
    void service.remove('id1')
    await vi.waitUntil(() => keeper.list().length === 0)
    expect([start().keeper.list(), kept.size]).toEqual([[], 1])
  })

  it('that is removed is gone with its secret, its calls and its link', async () => {
    const { service, accounts, calls, started } = start()
    await service.signIn(typed())
    started[0]?.sink.replace([{ type: 'callSeen', call: seenCall(), order: 'unknown' }])
    await service.remove('id1')
    expect([accounts.entities.values(), calls.entities.values(), [...kept]]).toEqual([[], [], []])
    expect(started[0]?.isEnded).toBe(true)
    const after = start()
    await after.service.startAll()
    expect(after.accounts.entities.values()).toEqual([])
    await expect(service.remove('id1')).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('that is transient is marked and not kept', async () => {
    const { service, accounts } = start()
    const credentials = { settings: {}, secret: new Secret('x') }
    const id = service.addTransient({ connector: fakeConnector, label: 'Demo', isDemo: true, credentials })
    expect(accounts.entities.get(id)).toMatchObject({ isDemo: true, secretStorage: 'memory' })
    const after = start()
    await after.service.startAll()
    expect(after.accounts.entities.values()).toEqual([])
  })

  it('takes commands over its link and says when there is none', async () => {
    const { service, links, started } = start()
    await service.signIn(typed())
    const command = { type: 'setActivity', activityId: 'x' } as const
    await expect(links.execute('id1', command)).rejects.toMatchObject({ kind: 'network' })
    await expect(links.execute('id9', command)).rejects.toMatchObject({ kind: 'notFound' })
    const link = new FakeLink(['presence'])
    started[0]?.sink.link(link)
    await links.execute('id1', command)
    expect(link.commands).toEqual([command])
    started[0]?.sink.link(undefined)
    expect(() => links.requireLink('id1')).toThrow(/not connected/)
  })

  it('can do what its link can, less what was lost', async () => {
    const { service, started, accounts } = start()
    await service.signIn(typed())
    started[0]?.sink.link(new FakeLink())
    started[0]?.sink.apply({ type: 'capabilitiesLost', capabilities: ['contactSearch'], reason: 'No licence.' })
    expect(accounts.entities.get('id1')?.capabilities).toEqual(['dial'])
    expect(accounts.defaultDialAccountId()).toBeUndefined()
    started[0]?.sink.status('live')
    expect(accounts.defaultDialAccountId()).toBe('id1')
  })

  it('dials when nobody chooses where call-back is all it can', async () => {
    const { service, links, started, accounts } = start()
    await service.signIn(typed())
    started[0]?.sink.link(new FakeLink(['callbackDial']))
    started[0]?.sink.status('live')
    expect(accounts.defaultDialAccountId()).toBe('id1')
    expect([links.can('id1', 'callbackDial'), links.can('id1', 'dial'), links.can('id9', 'dial')]).toEqual([
      true,
      false,
      false
    ])
    started[0]?.sink.link(undefined)
    expect(links.can('id1', 'callbackDial')).toBe(false)
  })

  it('shows its lines, which stay while the connection is away', async () => {
    const { service, started, accounts } = start()
    await service.signIn(typed())
    const lines = [{ id: 'l1', kind: 'anonymous', secondary: false, active: true }] as const
    expect(accounts.entities.get('id1')).not.toHaveProperty('callerLines')
    started[0]?.sink.apply({ type: 'callerLinesSeen', lines })
    started[0]?.sink.status('stale', 'The network is gone.')
    started[0]?.sink.replace([])
    expect(accounts.entities.get('id1')?.callerLines).toEqual(lines)
  })

  it('is read again without losing a call that came meanwhile', async () => {
    const { service, links, started, calls } = start()
    await service.signIn(typed())
    const link = new FakeLink()
    started[0]?.sink.link(link)
    started[0]?.sink.replace([{ type: 'callSeen', call: seenCall({ vendorId: 'old' }), order: 'unknown' }])
    links.reread('id1')
    started[0]?.sink.apply({ type: 'callSeen', call: seenCall({ vendorId: 'new' }), order: 'unknown' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(calls.entities.get('id1:old')?.state).toBe('cleared')
    expect(calls.entities.get('id1:new')?.state).toBe('alerting')
  })

  it('reconnects when told, and all do after sleep', async () => {
    const { service, links, started } = start()
    await service.signIn(typed())
    await service.signIn(typed({ user: 'Anna' }))
    await service.reconnect('id1')
    links.reconnectAll()
    expect(started.map(({ reconnects }) => reconnects)).toEqual([2, 1])
  })

  it('that was refused starts anew when told to reconnect', async () => {
    const { service, started } = start()
    await service.signIn(typed())
    started[0]?.sink.status('signInAgain', 'expired')
    await service.reconnect('id1')
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })

  it('takes part in a search with the others and names callers afterwards', async () => {
    const { service, links, started, calls, clock } = start()
    await service.signIn(typed())
    await service.signIn(typed({ user: 'Anna' }))
    const [quick, slow] = [new FakeLink(), new FakeLink()]
    quick.contacts = [{ id: 'k', name: 'Kim', numbers: [{ label: 'work', number: '+4930123456', display: '' }] }]
    slow.searchContacts = () => new Promise(() => undefined)
    started[0]?.sink.link(quick)
    started[1]?.sink.link(slow)
    started[0]?.sink.replace([{ type: 'callSeen', call: seenCall(), order: 'unknown' }])
    const search = links.searchContacts('kim', 10)
    await vi.waitUntil(() => clock.sleeping > 0)
    await clock.advance(300)
    expect(await search).toMatchObject([{ accountId: 'id1', name: 'Kim', numbers: [{ display: '030 123456' }] }])
    expect(calls.entities.get('id1:c1')?.remote.name).toBe('Kim')
  })
})
