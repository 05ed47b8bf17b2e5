import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SignInInput } from '../../src-preload/contract/settings-form.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { SECOND } from '../util/durations.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'
import { fakeConnector } from './testing/fake-connector.ts'

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

  it('asks for more, as often as it needs, before anything is kept', async () => {
    const { service, accounts, keeper } = folder.start()
    const asked = [{ password: 'two' }, { password: 'two', code: '123' }]
    for (const [index, message] of ['Type the code.', 'Which desk?'].entries()) {
      expect(await service.signIn(typed(asked[index]))).toMatchObject({ status: 'more', message, fields: [{}] })
      expect([accounts.entities.values(), keeper.list(), folder.kept.size]).toEqual([[], [], 0])
    }
    const all = typed({ password: 'two', code: '123', desk: '7' })
    expect(await service.signIn(all)).toMatchObject({ status: 'signedIn' })
  })

  it('warns before anything is kept', async () => {
    const { service, accounts, keeper } = folder.start()
    const warning = { status: 'warning', message: 'This key can do everything.' }
    expect(await service.signIn(typed({ password: 'admin' }))).toEqual(warning)
    expect([accounts.entities.values(), keeper.list(), folder.kept.size]).toEqual([[], [], 0])
    expect(await service.signIn({ ...typed({ password: 'admin' }), confirmed: true })).toMatchObject({
      status: 'signedIn'
    })
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
    first?.sink.replace([{ type: 'callUpdated', call: reportedCall(), order: 'unknown' }])
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

  it('again begins with a form that knows the account', async () => {
    const { service } = folder.start()
    await service.signIn(typed({ user: 'Kim' }))
    const form = vi.spyOn(fakeConnector, 'form')
    for (const accountId of ['id1', 'id9', undefined]) await service.form('fake', accountId)
    expect(form.mock.calls).toEqual([[expect.objectContaining({ user: 'Kim' })], [undefined], [undefined]])
  })

  it('to an unknown system or account is refused', async () => {
    const { service } = folder.start()
    await expect(service.signIn({ ...typed(), vendor: 'other' })).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(service.signIn(typed({}, 'id9'))).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('an account that is signed in to anew', () => {
  const signOut = vi.spyOn(fakeConnector, 'signOut')
  const takenBack = (): unknown[] =>
    signOut.mock.calls.map(([{ settings, secret }]) => [settings['user'], secret.reveal()])
  const byToken = (token: string): SignInInput => ({ ...typed({ token }, 'id1'), method: 'token' })

  beforeEach(() => void signOut.mockClear())

  it('takes back what its former sign-in made, once the new one stands', async () => {
    const { service, started, notices } = folder.start()
    await service.signIn(typed({ user: 'Kim' }))
    signOut.mockImplementationOnce(async () => {
      expect([folder.kept.get('id1'), started.length]).toEqual(['pasted', 2])
    })
    await service.signIn(byToken('pasted'))
    expect([takenBack(), notices.entities.values()]).toEqual([[['Kim', 'canary']], []])
  })

  it('takes nothing back when the new sign-in is refused', async () => {
    const { service } = folder.start()
    await service.signIn(typed())
    await expect(service.signIn(typed({ password: 'wrong' }, 'id1'))).rejects.toMatchObject({ kind: 'auth' })
    expect(takenBack()).toEqual([])
  })

  it('keeps what it uses: the same token, and what has the same name on the server', async () => {
    const { service } = folder.start()
    await service.signIn(typed())
    await service.signIn(typed({}, 'id1'))
    await service.signIn(byToken('canary'))
    expect(takenBack()).toEqual([])
  })

  it('leaves what the user brought', async () => {
    const { service } = folder.start()
    await service.signIn(typed())
    await service.signIn(byToken('canary'))
    await service.signIn(byToken('another'))
    await service.signIn(typed({}, 'id1'))
    expect(takenBack()).toEqual([])
  })

  it('stands when the former sign-in cannot be taken back, and the user hears its name', async () => {
    const { service, notices, accounts } = folder.start()
    await service.signIn(typed({ user: 'stuck' }))
    expect(await service.signIn(byToken('pasted'))).toEqual({ status: 'signedIn', accountId: 'id1' })
    expect(accounts.entities.get('id1')).toMatchObject({ connection: 'connecting' })
    expect(notices.entities.values()).toMatchObject([
      { text: expect.stringMatching(/is signed in, .*You may not do this.*“Ticket of stuck”/) }
    ])
  })

  it('tells what is left when the secret of the former sign-in is gone', async () => {
    await folder.start().service.signIn(typed({ user: 'Kim' }))
    folder.kept.clear()
    const { service, notices } = folder.start()
    await service.signIn(byToken('pasted'))
    expect(takenBack()).toEqual([])
    expect(notices.entities.values()).toMatchObject([
      { text: expect.stringMatching(/cannot be read.*“Ticket of Kim”/) }
    ])
  })
})
