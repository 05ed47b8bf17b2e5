import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { MINUTE, SECOND } from '../util/durations.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

describe('after a restart', () => {
  it('an account has the name of its system before anything of that is loaded', async () => {
    await folder.start().service.signIn(typed())
    const { service, accounts, connectors } = folder.start()
    const find = vi.spyOn(connectors, 'find')
    service.announceAll()
    expect(accounts.entities.get('id1')).toMatchObject({ vendor: 'fake', vendorName: 'Fake PBX' })
    expect(find).not.toHaveBeenCalled()
    find.mockRestore()
  })

  it('only the systems of accounts that are there are loaded', async () => {
    await folder.start().service.signIn({ ...typed(), vendor: 'plain' })
    const { service, connectors, started } = folder.start()
    const find = vi.spyOn(connectors, 'find')
    await service.startAll()
    expect([started.length, new Set(find.mock.calls.flat())]).toEqual([1, new Set(['plain'])])
    find.mockRestore()
  })

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
      type: 'devicesChanged',
      devices: [{ id: 'desk', name: 'Desk', kind: 'deskPhone', active: true }]
    })
    first.service.preferDevice('id1', 'desk')
    const { service, links, started, accounts } = folder.start()
    await service.startAll()
    expect(started[0]?.credentials.secret.reveal()).toBe('canary')
    expect(accounts.entities.get('id1')).toMatchObject({ label: 'Jane', preferredDeviceId: 'desk' })
    expect(links.preferredDeviceId('id1')).toBe('desk')
  })

  it('the telephone used last is used again, whatever was preferred, and is not given up when it is gone', async () => {
    const first = folder.start()
    await first.service.signIn(typed())
    const sink = first.started[0]?.sink
    const desk = { id: 'desk', name: 'Desk', kind: 'deskPhone', active: true } as const
    sink?.apply({ type: 'devicesChanged', devices: [desk] })
    first.service.preferDevice('id1', 'desk')
    sink?.apply({ type: 'deviceUsed', deviceId: 'soft' })
    expect(first.accounts.entities.get('id1')).toMatchObject({ preferredDeviceId: 'soft' })
    const { service, links, started } = folder.start()
    await service.startAll()
    started[0]?.sink.apply({ type: 'devicesChanged', devices: [desk] })
    expect(links.preferredDeviceId('id1')).toBe('soft')
  })

  it('each account answers with the telephone chosen last, also after signing in again', async () => {
    const ringing = { answerDeviceIds: ['desk', 'mobile', 'soft'] }
    const first = folder.start()
    await first.service.signIn(typed())
    await first.service.signIn(typed({ address: 'other.example.org' }))
    first.service.preferAnswerDevice('id1', 'mobile')
    const { service, started, calls } = folder.start()
    await service.startAll()
    await service.signIn(typed({}, 'id1'))
    for (const index of [1, 2]) {
      started[index]?.sink.apply({ type: 'deviceUsed', deviceId: 'soft' })
      started[index]?.sink.apply({ type: 'callUpdated', call: reportedCall(ringing), order: 'unknown' })
    }
    const answering = () => calls.entities.values().map(({ id, answerDeviceId }) => [id, answerDeviceId])
    expect(answering()).toEqual([
      ['id2:c1', 'soft'],
      ['id1:c1', 'mobile']
    ])
    service.preferAnswerDevice('id2', 'desk')
    expect(answering()).toContainEqual(['id2:c1', 'desk'])
  })

  it('an account connects when the key store answers, however late', async () => {
    await folder.start().service.signIn(typed())
    let questions = 0
    let answer = (): void => undefined
    const { service, accounts, started, clock, idle } = folder.start({
      ...folder.keyStore,
      getPassword: (_service, account) => {
        questions++
        return new Promise((resolve) => (answer = () => resolve(folder.kept.get(account) ?? null)))
      }
    })
    const starting = service.startAll()
    await vi.waitUntil(() => clock.sleeping > idle)
    await clock.advance(40 * SECOND)
    await starting
    expect(accounts.entities.get('id1')).toMatchObject({ connection: 'signInAgain' })
    await clock.advance(10 * MINUTE)
    answer()
    await vi.waitUntil(() => started.length > 0)
    expect(started[0]?.credentials.secret.reveal()).toBe('canary')
    expect(accounts.entities.get('id1')).toMatchObject({ connection: 'connecting' })
    expect(questions).toBe(1)
  })

  it('every account connects when the key store is unlocked later, and nobody is asked for a password until then', async () => {
    const first = folder.start()
    await first.service.signIn(typed())
    await first.service.signIn(typed({ address: 'other.example.org' }))
    let questions = 0
    const { service, started, clock, idle } = folder.start({
      ...folder.keyStore,
      getPassword: (...which) => {
        questions++
        return folder.keyStore.getPassword(...which)
      },
      isUnlocked: () => Promise.resolve(!folder.isLocked)
    })
    folder.isLocked = true
    await service.startAll()
    await clock.advance(30 * MINUTE)
    expect(started).toHaveLength(0)
    expect(questions).toBe(2)
    folder.isLocked = false
    await clock.advance(10 * SECOND)
    expect(started).toHaveLength(2)
    expect(clock.sleeping).toBe(idle)
  })

  it('an account tries a locked key store again when the user comes back, and not when it was removed meanwhile', async () => {
    const first = folder.start()
    await first.service.signIn(typed())
    await first.service.signIn(typed({ address: 'other.example.org' }))
    folder.isLocked = true
    const { service, keeper, started } = folder.start()
    await service.startAll()
    await service.remove('id2')
    keeper.askKeyStoreAgain()
    await new Promise((resolve) => setImmediate(resolve))
    expect(started).toHaveLength(0)
    folder.isLocked = false
    keeper.askKeyStoreAgain()
    await vi.waitUntil(() => started.length > 0)
    expect(started).toHaveLength(1)
  })

  it('a key store that is unlocked and still fails is asked less and less often', async () => {
    await folder.start().service.signIn(typed())
    folder.isLocked = true
    const getPassword = vi.fn(folder.keyStore.getPassword)
    const { service, clock } = folder.start({
      ...folder.keyStore,
      getPassword,
      isUnlocked: () => Promise.resolve(true)
    })
    await service.startAll()
    await clock.advance(60 * MINUTE)
    expect(getPassword.mock.calls.length).toBeGreaterThan(5)
    expect(getPassword.mock.calls.length).toBeLessThan(15)
  })

  it('nothing from a key store that the user did not unlock is not a missing secret', async () => {
    await folder.start().service.signIn(typed())
    const { service, accounts } = folder.start({
      ...folder.keyStore,
      getPassword: () => Promise.resolve(null),
      isUnlocked: () => Promise.resolve(false)
    })
    await service.startAll()
    expect(accounts.entities.get('id1')).toMatchObject({ problem: expect.stringMatching(/locked/) })
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

  it('an account that cannot be read takes no other with it, and one bad detail not its account', async () => {
    await folder.start().service.signIn(typed())
    const file = join(folder.cwd, 'accounts.json')
    const { value: [good] = [] } = JSON.parse(readFileSync(file, 'utf8')) as { value?: object[] } // written by the program
    const value = [
      { ...good, id: 'a', label: 7, vendor: 8, settings: { address: 'lost.example.org' } },
      { ...good, id: 'b', label: 'Berta', parkCode: '*'.repeat(60) },
      'nonsense',
      { ...good, id: 'c', label: 'Carla' },
      { ...good, id: 'd', label: 'Dora', settings: [], parkCode: 5 }
    ]
    for (const { id } of value.filter((one) => typeof one !== 'string')) folder.kept.set(id, 'canary')
    writeFileSync(file, JSON.stringify({ version: 1, value }))
    const { service, keeper, notices, started } = folder.start()
    await service.startAll()
    expect(keeper.list()).toEqual([
      { ...good, id: 'b', label: 'Berta' },
      { ...good, id: 'c', label: 'Carla' }
    ])
    expect(started).toHaveLength(2)
    const copy = readdirSync(folder.cwd).find((name) => name.startsWith('accounts.damaged-'))
    expect(JSON.parse(readFileSync(join(folder.cwd, copy ?? ''), 'utf8'))).toEqual({ version: 1, value })
    expect(notices.entities.values()).toMatchObject([
      { level: 'error', text: expect.stringMatching(`: lost.example.org, account 3 of the list, Dora. Add.*${copy}`) },
      { level: 'warning', text: expect.stringMatching(`: Berta.*${copy}`) }
    ])
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
