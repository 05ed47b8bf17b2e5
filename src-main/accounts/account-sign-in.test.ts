import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seenCall } from '../calls/testing/seen-call.ts'
import { SECOND } from '../util/durations.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

describe('signing in', () => {
  it('adds an account, keeps it, and keeps the secret out of the file', async () => {
    const { service, accounts } = folder.start()
    expect(await service.signIn(typed())).toEqual({ status: 'signedIn', accountId: 'id1' })
    expect(accounts.entities.get('id1')).toMatchObject({ label: 'Jane', connection: 'connecting', isDemo: false })
    expect(folder.kept.get('id1')).toBe('canary')
    expect(readFileSync(join(folder.cwd, 'accounts.json'), 'utf8')).not.toContain('canary')
  })

  it('asks for the second factor before anything is kept', async () => {
    const { service, accounts } = folder.start()
    expect(await service.signIn(typed({ password: 'two' }))).toMatchObject({ status: 'secondFactor' })
    expect(accounts.entities.values()).toEqual([])
    expect(await service.signIn(typed({ password: 'two', code: '123' }))).toMatchObject({ status: 'signedIn' })
  })

  it('that is refused changes nothing', async () => {
    const { service, accounts, started } = folder.start()
    await service.signIn(typed())
    await expect(service.signIn(typed({ password: 'wrong' }, 'id1'))).rejects.toMatchObject({ kind: 'auth' })
    expect(accounts.entities.values()).toHaveLength(1)
    expect(started[0]?.isEnded).toBe(false)
  })

  it('twice at the same place makes one account', async () => {
    const { service, accounts, started } = folder.start()
    await service.signIn(typed())
    expect(await service.signIn(typed())).toMatchObject({ accountId: 'id1' })
    await service.signIn(typed({ user: 'Anna' }))
    expect(accounts.entities.values()).toHaveLength(2)
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false, false])
  })

  it('twice keeps what no form asks for', async () => {
    const { service, started, keeper } = folder.start()
    await service.signIn(typed(), { endpoints: 'abc' })
    await service.signIn(typed())
    expect(started[1]?.credentials.settings).toMatchObject({ endpoints: 'abc' })
    await service.signIn(typed(), { endpoints: 'de' })
    expect(keeper.find('id1')?.settings).toMatchObject({ endpoints: 'de' })
  })

  it('twice at the same time makes one account with one link', async () => {
    const { service, accounts, started } = folder.start()
    const both = await Promise.all([service.signIn(typed()), service.signIn(typed())])
    expect(both.map((outcome) => 'accountId' in outcome && outcome.accountId)).toEqual(['id1', 'id1'])
    expect(accounts.entities.values()).toHaveLength(1)
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })

  it('does not bring back an account that is removed at the same time', async () => {
    const { service, accounts, started } = folder.start()
    await service.signIn(typed())
    const again = service.signIn(typed({}, 'id1'))
    await Promise.all([service.remove('id1'), again.catch(() => undefined)])
    await expect(again).rejects.toMatchObject({ kind: 'notFound' })
    expect([accounts.entities.values(), folder.kept.size]).toEqual([[], 0])
    expect(started.every(({ isEnded }) => isEnded)).toBe(true)
  })

  it('again keeps the calls, which were stale meanwhile', async () => {
    const { service, accounts, calls, started, clock } = folder.start()
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
    const { service, accounts, notices } = folder.start('none')
    await service.signIn(typed())
    expect(accounts.entities.get('id1')?.secretStorage).toBe('memory')
    expect(notices.entities.values()).toMatchObject([{ level: 'warning' }])
  })

  it('to an unknown system or account is refused', async () => {
    const { service } = folder.start()
    await expect(service.signIn({ ...typed(), vendor: 'other' })).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(service.signIn(typed({}, 'id9'))).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('after a restart', () => {
  it('an account is there while the key store waits to be unlocked', async () => {
    await folder.start().service.signIn(typed())
    let unlock = (): void => undefined
    const waiting = new Promise<void>((resolve) => (unlock = resolve))
    const { service, accounts, started } = folder.start({
      ...folder.keyStore,
      getPassword: async (_service, account) => {
        await waiting
        return folder.kept.get(account) ?? null
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
    await folder.start().service.signIn(typed())
    folder.isLocked = true
    const { service, started } = folder.start()
    await service.startAll()
    folder.isLocked = false
    await Promise.all([service.reconnect('id1'), service.reconnect('id1')])
    expect(started.filter(({ isEnded }) => !isEnded)).toHaveLength(1)
  })

  it('every stored account is connected with its secret and device', async () => {
    const first = folder.start()
    await first.service.signIn(typed())
    first.started[0]?.sink.apply({
      type: 'devicesSeen',
      devices: [{ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true }]
    })
    first.service.preferDevice('id1', 'desk')
    const { service, links, started, accounts } = folder.start()
    await service.startAll()
    expect(started[0]?.credentials.secret.reveal()).toBe('canary')
    expect(accounts.entities.get('id1')).toMatchObject({ label: 'Jane', preferredDeviceId: 'desk' })
    expect(links.preferredDeviceId('id1')).toBeUndefined()
  })

  it('a locked key store keeps the account and asks; reconnecting tries it again', async () => {
    await folder.start().service.signIn(typed())
    folder.isLocked = true
    const { service, accounts, started } = folder.start()
    await service.startAll()
    expect(accounts.entities.get('id1')).toMatchObject({
      connection: 'signInAgain',
      problem: expect.stringMatching(/locked/)
    })
    folder.isLocked = false
    await service.reconnect('id1')
    expect(started).toHaveLength(1)
    expect(accounts.entities.get('id1')).toMatchObject({ connection: 'connecting' })
  })

  it('an account whose secret was only in memory asks for it', async () => {
    await folder.start('none').service.signIn(typed())
    const { service, accounts } = folder.start('none')
    await service.startAll()
    expect(accounts.entities.get('id1')).toMatchObject({
      connection: 'signInAgain',
      problem: expect.stringMatching(/not saved/)
    })
  })

  it('a damaged list is kept aside and told', async () => {
    writeFileSync(join(folder.cwd, 'accounts.json'), '{{{')
    const { service, notices, accounts } = folder.start()
    await service.startAll()
    expect(accounts.entities.values()).toEqual([])
    expect(notices.entities.values()).toMatchObject([
      { level: 'error', text: expect.stringMatching(/accounts\.damaged/) }
    ])
  })
})
