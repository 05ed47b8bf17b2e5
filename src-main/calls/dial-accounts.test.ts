import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountFolder, typed } from '../accounts/testing/account-folder.ts'
import { FakeLink } from '../accounts/testing/fake-connector.ts'
import { DialAccounts } from './dial-accounts.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

/** The program with two accounts that can dial. */
async function start() {
  const domain = folder.start()
  for (const user of ['jane', 'anna']) await domain.service.signIn(typed({ user }))
  for (const { sink } of domain.started) {
    sink.link(new FakeLink(['dial']))
    sink.status('live')
  }
  return domain
}

const NUMBER = '030 901820'

describe('which account calls a number', () => {
  it('is the one the directory of which knows it, until the user chooses another', async () => {
    const { accounts, chosenAccounts, dialAccounts: ofNobody } = await start()
    expect(ofNobody.of(NUMBER)).toEqual({ accountId: 'id1', reason: { kind: 'first' } })
    const dialAccounts = new DialAccounts({
      accounts: accounts.entities,
      rules: () => undefined,
      chosen: chosenAccounts,
      contactName: (accountId, number) => (accountId === 'id2' && number === '+4930901820' ? 'Anna' : undefined),
      region: () => 'DE'
    })
    expect(dialAccounts.of(NUMBER)).toEqual({ accountId: 'id2', reason: { kind: 'contact', name: 'Anna' } })
    dialAccounts.learn('+49 30 901820', 'id1')
    expect(dialAccounts.of(NUMBER)).toEqual({ accountId: 'id1', reason: { kind: 'chosenBefore' } })
    expect(dialAccounts.of('nobody')).toBeUndefined()
  })

  it('is the chosen one against the rule of that time, not against one that was changed since', async () => {
    const { dialAccounts, settings } = await start()
    const rule = { kind: 'country', id: 'r1', country: 'DE', accountId: 'id2' } as const
    settings.change({ dialRules: { rules: [rule] } })
    expect(dialAccounts.of(NUMBER)?.accountId).toBe('id2')
    dialAccounts.learn(NUMBER, 'id1')
    expect(dialAccounts.of(NUMBER)).toEqual({ accountId: 'id1', reason: { kind: 'chosenBefore' } })
    settings.change({ dialRules: { rules: [{ ...rule, id: 'r2' }] } })
    expect(dialAccounts.of(NUMBER)).toMatchObject({ accountId: 'id2', reason: { kind: 'rule' } })
  })

  it('is the chosen one before a later rule, where the first is for an account that is gone', async () => {
    const { dialAccounts, settings } = await start()
    const gone = { kind: 'prefix', id: 'r1', prefix: '030', accountId: 'id9' } as const
    const rule = { kind: 'country', id: 'r2', country: 'DE', accountId: 'id2' } as const
    settings.change({ dialRules: { rules: [gone, rule] } })
    dialAccounts.learn(NUMBER, 'id1')
    expect(dialAccounts.of(NUMBER)).toEqual({ accountId: 'id1', reason: { kind: 'chosenBefore' } })
  })

  it('is the one for everything else where nothing says another', async () => {
    const { dialAccounts, settings } = await start()
    settings.change({ dialRules: { rules: [], otherAccountId: 'id2' } })
    expect(dialAccounts.of(NUMBER)).toEqual({ accountId: 'id2', reason: { kind: 'other' } })
  })

  it('is not remembered for the emergency services, nor where one account alone can dial', async () => {
    const { dialAccounts, chosenAccounts, started } = await start()
    dialAccounts.learn('112', 'id2')
    started[0]?.sink.link(new FakeLink(['presence']))
    dialAccounts.learn(NUMBER, 'id2')
    dialAccounts.learn('nobody', 'id2')
    expect(chosenAccounts.count).toBe(0)
  })

  it('is forgotten with the account, rules too, and is there again after a restart until then', async () => {
    const { dialAccounts, settings } = await start()
    settings.change({
      dialRules: { rules: [{ kind: 'country', id: 'r', country: 'SE', accountId: 'id2' }], otherAccountId: 'id2' }
    })
    dialAccounts.learn(NUMBER, 'id2')
    const again = folder.start()
    await again.service.startAll()
    expect(again.chosenAccounts.count).toBe(1)
    await again.service.remove('id2')
    expect([again.chosenAccounts.count, again.settings.current.dialRules]).toEqual([0, { rules: [] }])
  })
})

describe('the account for a link', () => {
  it('is none while the one it belongs to cannot call', async () => {
    const { dialAccounts, settings, started } = await start()
    settings.change({
      dialRules: { rules: [{ kind: 'extensions', id: 'r', from: '200', to: '299', accountId: 'id2' }] }
    })
    expect(dialAccounts.ableFor('201')?.accountId).toBe('id2')
    started[1]?.sink.status('stale')
    expect([dialAccounts.ableFor('201'), dialAccounts.of('201')?.accountId]).toEqual([undefined, 'id2'])
  })
})
