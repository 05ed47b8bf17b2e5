import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { DAY } from '../util/durations.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

describe('an account', () => {
  it('that is removed is signed out on the server, and the user hears of what is left there', async () => {
    const { service, accounts, notices } = folder.start()
    await service.signIn(typed())
    await service.remove('id1')
    expect(notices.entities.values()).toEqual([])
    await service.signIn(typed({ user: 'stuck' }))
    await service.remove('id2')
    expect(accounts.entities.values()).toEqual([])
    expect(notices.entities.values()).toMatchObject([{ text: expect.stringMatching(/stuck .*You may not do this/) }])
  })

  it('of a system where signing in makes nothing is added, added once more and removed without a word', async () => {
    const { service, accounts, notices, clock } = folder.start()
    const plain = { ...typed(), vendor: 'plain' }
    await service.signIn(plain)
    await service.signIn({ ...plain, values: { ...plain.values, token: 'other' } })
    expect(accounts.entities.values()).toEqual([expect.objectContaining({ id: 'id1', vendorName: 'Plain PBX' })])
    expect(accounts.entities.get('id1')).not.toHaveProperty('changedEndpoints')
    await clock.advance(400 * DAY)
    await service.remove('id1')
    expect([accounts.entities.values(), notices.entities.values()]).toEqual([[], []])
  })

  it('that is removed without its secret leaves its ticket on the server, and the user hears its name', async () => {
    const { service, notices, keeper } = folder.start()
    await service.signIn(typed({ user: 'Kim' }))
    folder.kept.clear()
    await service.remove('id1')
    expect(keeper.list()).toEqual([])
    expect(notices.entities.values()).toMatchObject([{ text: expect.stringMatching(/“Ticket of Kim”/) }])
  })

  it('that is removed is off the list before the key store answers', async () => {
    const { service, keeper } = folder.start({ ...folder.keyStore, deletePassword: () => new Promise(() => undefined) })
    await service.signIn(typed())
    void service.remove('id1')
    await vi.waitUntil(() => keeper.list().length === 0)
    expect([folder.start().keeper.list(), folder.kept.size]).toEqual([[], 1])
  })

  it('that is removed is gone with its secret, its calls and its link', async () => {
    const { service, accounts, calls, started } = folder.start()
    await service.signIn(typed())
    started[0]?.sink.replace([{ type: 'callUpdated', call: reportedCall(), order: 'unknown' }])
    await service.remove('id1')
    expect([accounts.entities.values(), calls.entities.values(), [...folder.kept]]).toEqual([[], [], []])
    expect(started[0]?.isEnded).toBe(true)
    const after = folder.start()
    await after.service.startAll()
    expect(after.accounts.entities.values()).toEqual([])
    await expect(service.remove('id1')).rejects.toMatchObject({ kind: 'notFound' })
  })
})
