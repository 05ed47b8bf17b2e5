import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConnectionState } from '../../src-preload/contract/account.ts'
import { silentLog } from '../logging/log.ts'
import { EntityStore } from '../state/entity-store.ts'
import { CtiError } from '../util/errors.ts'
import { ColleagueStore } from './colleague-store.ts'
import { ColleagueWatching } from './colleague-watching.ts'

const notify = vi.fn<(accountId: string, contactIds: readonly string[]) => void>()
let accounts: EntityStore<'accounts'>
let colleagues: ColleagueStore
let watching: ColleagueWatching

const becomes = (connection: ConnectionState): void =>
  accounts.set('a', {
    id: 'a',
    vendor: 'fake',
    vendorName: 'Fake PBX',
    label: 'Jane',
    mark: { label: '', colour: 'indigo' },
    isDemo: false,
    connection,
    capabilities: [],
    secretStorage: 'memory',
    devices: []
  })

beforeEach(() => {
  notify.mockReset()
  accounts = new EntityStore('accounts')
  colleagues = new ColleagueStore()
  watching = new ColleagueWatching({ accounts, colleagues, notify, log: silentLog })
})

const list = { accountId: 'a', contactIds: ['kim', 'lea'] }

describe('watching colleagues', () => {
  it('asks the link at once while there is one', () => {
    becomes('live')
    watching.watch(list)
    expect(notify).toHaveBeenCalledExactlyOnceWith('a', ['kim', 'lea'])
  })

  it('keeps the list until there is a link', () => {
    becomes('stale')
    watching.watch(list)
    expect(notify).not.toHaveBeenCalled()
    becomes('live')
    expect(notify).toHaveBeenCalledExactlyOnceWith('a', ['kim', 'lea'])
  })

  it('tells every new link again, with the newest list, and only then', () => {
    becomes('live')
    watching.watch(list)
    accounts.set('a', { ...(accounts.get('a') ?? expect.fail()), label: 'Jane Doe' })
    expect(notify).toHaveBeenCalledTimes(1)
    becomes('stale')
    watching.watch({ accountId: 'a', contactIds: ['lea'] })
    becomes('catchingUp')
    becomes('live')
    expect(notify.mock.calls.map(([, contactIds]) => contactIds)).toEqual([['kim', 'lea'], ['lea']])
  })

  it('lets no line ring on when the link is lost', () => {
    becomes('live')
    watching.watch(list)
    colleagues.apply('a', {
      type: 'colleagueChanged',
      colleague: { contactId: 'kim', line: 'alerting', pickupId: 'p' }
    })
    becomes('stale')
    expect(colleagues.entities.get('a:kim')).toEqual({ id: 'a:kim', accountId: 'a', contactId: 'kim', line: 'unknown' })
  })

  it('says why the link refuses, but goes on when a later one does', () => {
    becomes('live')
    const refusal = new CtiError('unsupported', { userMessage: 'no' })
    notify.mockImplementation(() => {
      throw refusal
    })
    expect(() => watching.watch(list)).toThrow(refusal)
    becomes('stale')
    becomes('live')
    expect(notify).toHaveBeenCalledTimes(2)
  })

  it('keeps no list for an account that does not exist', () => {
    const refusal = new CtiError('notFound', { userMessage: 'unknown' })
    notify.mockImplementation(() => {
      throw refusal
    })
    expect(() => watching.watch(list)).toThrow(refusal)
    expect(colleagues.watched('a')).toEqual([])
  })

  it('hears nothing after its end', () => {
    becomes('stale')
    watching.watch(list)
    watching[Symbol.dispose]()
    becomes('live')
    expect(notify).not.toHaveBeenCalled()
  })
})
