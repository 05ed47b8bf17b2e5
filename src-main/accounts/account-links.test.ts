import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ConnectorEvent } from '../connectors/events.ts'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { Secret } from '../logging/secret.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'
import { FakeLink, fakeConnector } from './testing/fake-connector.ts'

let folder: AccountFolder

beforeEach(() => void (folder = new AccountFolder()))
afterEach(() => folder[Symbol.dispose]())

describe('what an account cannot do', () => {
  it('is told once, not after every reconnect', async () => {
    const { service, notices, started } = folder.start()
    await service.signIn(typed())
    const lost = {
      type: 'capabilitiesLost',
      capabilities: ['contactSearch'],
      reason: 'No licence.',
      why: 'No licence.'
    } as const
    started[0]?.sink.apply(lost)
    for (const { id } of notices.entities.values()) notices.dismiss(id)
    started[0]?.sink.apply(lost)
    expect(notices.entities.values()).toEqual([])
  })

  it('says on the account that calls are lost, for as long as they are', async () => {
    const { service, notices, accounts, started } = folder.start()
    await service.signIn(typed())
    for (const { id } of notices.entities.values()) notices.dismiss(id)
    const lost = {
      type: 'capabilitiesLost',
      capabilities: ['dial', 'calls'],
      reason: 'No licence.',
      why: 'No licence.'
    } as const
    started[0]?.sink.apply(lost)
    expect(accounts.entities.get('id1')).toMatchObject({ callsLost: 'No licence.' })
    expect(notices.entities.values()).toEqual([])
    started[0]?.sink.link(new FakeLink(['presence']))
    expect(accounts.entities.get('id1')).toMatchObject({ callsLost: 'No licence.' })
    started[0]?.sink.link(new FakeLink(['calls']))
    expect(accounts.entities.get('id1')).not.toHaveProperty('callsLost')
  })
})

it('an account whose system has no calls is live all the same, without a word of loss', async () => {
  const { service, accounts, calls, notices, started } = folder.start()
  await service.signIn(typed())
  for (const { id } of notices.entities.values()) notices.dismiss(id)
  started[0]?.sink.link(new FakeLink(['contactSearch']))
  started[0]?.sink.replace([])
  started[0]?.sink.status('live')
  expect(accounts.entities.get('id1')).toMatchObject({ connection: 'live', capabilities: ['contactSearch'] })
  expect(accounts.entities.get('id1')).not.toHaveProperty('callsLost')
  expect([calls.entities.values(), notices.entities.values()]).toEqual([[], []])
})

describe('what a system tells beside calls and presence', () => {
  const colleague = { contactId: 'k1', line: 'idle' } as const

  it('reaches the stores as an event and in a snapshot alike', async () => {
    const { service, accounts, colleagues, keeper, missed, started } = folder.start()
    await service.signIn(typed())
    const sink = started[0]?.sink
    const remote = { kind: 'external', number: '+493023125123', withheld: false } as const
    const events: ConnectorEvent[] = [
      { type: 'factsChanged', facts: { dnd: true, switches: [{ id: 's1', name: 'Night', on: false }] } },
      { type: 'callsMissed', calls: [{ vendorId: '77', remote, at: 5_000 }] },
      { type: 'settingsKept', settings: { line: '+4930901820' } },
      { type: 'colleagueChanged', colleague },
      { type: 'devicesChanged', devices: [{ id: 'd1', name: 'Desk', kind: 'deskPhone', active: true }] }
    ]
    colleagues.setWatched('id1', ['k1'])
    sink?.replace(events)
    expect(colleagues.entities.values()).toMatchObject([colleague])
    for (const event of events) sink?.apply(event)
    expect(accounts.entities.get('id1')).toMatchObject({ dnd: true, devices: [{ id: 'd1' }] })
    expect(colleagues.entities.values()).toMatchObject([colleague])
    expect(missed.entities.values()).toMatchObject([{ remote, at: 5_000, accountId: 'id1' }])
    expect(keeper.find('id1')?.settings).toMatchObject({ address: 'pbx.example.org', line: '+4930901820' })
    sink?.apply({ type: 'factsChanged', facts: { parked: [{ slot: '901', remote }] } })
    expect(accounts.entities.get('id1')?.parked).toMatchObject([{ remote: { displayNumber: '030 23125123' } }])
    sink?.apply({ type: 'factsChanged', facts: { dnd: false } })
    expect(accounts.entities.get('id1')).toHaveProperty('parked')
    expect(accounts.entities.get('id1')).toMatchObject({ dnd: false, switches: [{ name: 'Night' }] })
  })

  it('makes a caller important in every account, and no more once the telling one is gone', async () => {
    const { service, calls, missed, started } = folder.start()
    await service.signIn(typed())
    await service.signIn(typed({ user: 'Anna' }))
    const remote = { kind: 'external', number: '+493023125123', withheld: false } as const
    const ring = (vendorId: string) =>
      ({ type: 'callUpdated', call: reportedCall({ vendorId, remote }), order: 'newer' }) as const
    started[0]?.sink.apply(ring('c1'))
    started[1]?.sink.apply({ type: 'vipNumbersChanged', numbers: ['030 23125123'] })
    started[0]?.sink.apply(ring('c2'))
    const vips = () => calls.entities.values().map((call) => call.remote.vip)
    expect(vips()).toEqual([true, true])
    started[1]?.sink.apply({ type: 'vipNumbersChanged', numbers: [] })
    expect(vips()).toEqual([undefined, undefined])
    started[1]?.sink.apply({ type: 'vipNumbersChanged', numbers: ['030 23125123'] })
    expect(vips()).toEqual([true, true])
    started[0]?.sink.apply({ type: 'callsMissed', calls: [{ vendorId: '77', remote, at: 5_000 }] })
    const missedVips = () => missed.entities.values().map((call) => call.remote.vip)
    started[1]?.sink.apply({ type: 'vipNumbersChanged', numbers: [] })
    expect(missedVips()).toEqual([undefined])
    started[1]?.sink.apply({ type: 'vipNumbersChanged', numbers: ['030 23125123'] })
    started[1]?.sink.status('stale')
    started[0]?.sink.apply(ring('c3'))
    expect([vips(), missedVips()]).toEqual([[true, true, true], [true]])
    await service.remove('id2')
    started[0]?.sink.apply(ring('c4'))
    expect([vips(), missedVips()]).toEqual([[undefined, undefined, undefined, undefined], [undefined]])
  })

  it('is told once where it is only to be known', async () => {
    const { service, notices, accounts, started } = folder.start()
    await service.signIn(typed())
    for (const { id } of notices.entities.values()) notices.dismiss(id)
    started[0]?.sink.apply({ type: 'notice', text: 'The server is old.' })
    expect(notices.entities.values()).toMatchObject([{ text: expect.stringContaining('The server is old.') }])
    for (const { id } of notices.entities.values()) notices.dismiss(id)
    started[0]?.sink.apply({ type: 'notice', text: 'The server is old.' })
    expect([notices.entities.values(), accounts.entities.get('id1')?.capabilities]).toEqual([[], []])
  })
})

it('an account whose system is asked for calls says how often, until something tells of them again', async () => {
  const { service, accounts, started } = folder.start()
  await service.signIn(typed())
  const polled = { type: 'callPollingChanged', everyMs: 2000 } as const
  started[0]?.sink.apply(polled)
  expect(accounts.entities.get('id1')).toMatchObject({ callsPolledEveryMs: 2000 })
  started[0]?.sink.apply({ type: 'callPollingChanged' })
  expect(accounts.entities.get('id1')).not.toHaveProperty('callsPolledEveryMs')
  started[0]?.sink.apply(polled)
  started[0]?.sink.replace([])
  expect(accounts.entities.get('id1')).not.toHaveProperty('callsPolledEveryMs')
})

it('an account with too many calls says how many are not shown, and shows those again for which there is room', async () => {
  const { service, accounts, calls, started } = folder.start()
  await service.signIn(typed())
  const sink = started[0]?.sink
  const see = (vendorId: string) => ({ type: 'callUpdated', call: reportedCall({ vendorId }), order: 'newer' }) as const
  const shown = (): string[] => calls.entities.values().map(({ id }) => id)
  sink?.apply(see('c1'))
  sink?.apply({ type: 'callsLeftOut', vendorIds: ['c1', 'c2'] })
  expect(accounts.entities.get('id1')).toMatchObject({ callsLeftOut: 2 })
  expect(shown()).toEqual([])
  sink?.replace([{ type: 'callsLeftOut', vendorIds: ['c2'] }, see('c1')])
  expect(accounts.entities.get('id1')).toMatchObject({ callsLeftOut: 1 })
  expect(shown()).toEqual(['id1:c1'])
  sink?.replace([see('c1'), see('c2')])
  expect(accounts.entities.get('id1')).not.toHaveProperty('callsLeftOut')
  expect(shown()).toEqual(['id1:c1', 'id1:c2'])
})

describe('an account', () => {
  it('that is transient is marked and not kept', async () => {
    const { service, accounts, started } = folder.start()
    const credentials = { settings: {}, secret: new Secret('x') }
    const id = service.announceTransient({ vendor: 'fake', label: 'Demo', isDemo: true })
    expect(accounts.entities.get(id)).toMatchObject({ isDemo: true, secretStorage: 'memory', connection: 'connecting' })
    expect(started).toHaveLength(0)
    service.startTransient(id, fakeConnector, credentials)
    expect(started).toHaveLength(1)
    const after = folder.start()
    await after.service.startAll()
    expect(after.accounts.entities.values()).toEqual([])
  })

  it('that is transient and removed before its system was there is not connected', async () => {
    const { service, accounts, started } = folder.start()
    const id = service.announceTransient({ vendor: 'fake', label: 'Demo', isDemo: true })
    await service.remove(id)
    service.startTransient(id, fakeConnector, { settings: {}, secret: new Secret('x') })
    expect(accounts.entities.values()).toEqual([])
    expect(started).toHaveLength(0)
  })

  it('is shown after a restart before anything of it was loaded', async () => {
    await folder.start().service.signIn(typed())
    const after = folder.start()
    after.service.announceAll()
    expect(after.accounts.entities.values()).toMatchObject([{ id: 'id1', connection: 'connecting' }])
    expect(after.started).toHaveLength(0)
    await after.service.startAll()
    expect(after.accounts.entities.values()).toHaveLength(1)
  })

  it('takes commands over its link and says when there is none', async () => {
    const { service, links, started } = folder.start()
    await service.signIn(typed())
    const command = { type: 'setActivity', activityId: 'x' } as const
    await expect(links.execute('id1', command)).rejects.toMatchObject({ kind: 'network' })
    await expect(links.execute('id9', command)).rejects.toMatchObject({ kind: 'notFound' })
    const link = new FakeLink(['presence'])
    started[0]?.sink.link(link)
    await links.execute('id1', command)
    expect(link.commands).toEqual([command])
    started[0]?.sink.link(undefined)
    expect(() => links.requireLink('id1')).toThrow(
      expect.objectContaining({ userMessage: expect.stringMatching(/not connected/) })
    )
  })

  it('can do what its link can, less what was lost', async () => {
    const { service, started, accounts, dialAccounts } = folder.start()
    await service.signIn(typed())
    started[0]?.sink.link(new FakeLink())
    started[0]?.sink.apply({
      type: 'capabilitiesLost',
      capabilities: ['contactSearch'],
      reason: 'No licence.',
      why: 'No licence.'
    })
    expect(accounts.entities.get('id1')?.capabilities).toEqual(['dial'])
    expect(dialAccounts.ableFor('201')).toBeUndefined()
    started[0]?.sink.status('live')
    expect(dialAccounts.ableFor('201')?.accountId).toBe('id1')
  })

  it('dials when nobody chooses where call-back is all it can', async () => {
    const { service, links, started, dialAccounts } = folder.start()
    await service.signIn(typed())
    started[0]?.sink.link(new FakeLink(['callbackDial']))
    started[0]?.sink.status('live')
    expect(dialAccounts.ableFor('201')?.accountId).toBe('id1')
    expect([links.can('id1', 'callbackDial'), links.can('id1', 'dial'), links.can('id9', 'dial')]).toEqual([
      true,
      false,
      false
    ])
    started[0]?.sink.link(undefined)
    expect(links.can('id1', 'callbackDial')).toBe(false)
  })

  it('shows its lines, which stay while the connection is away', async () => {
    const { service, started, accounts } = folder.start()
    await service.signIn(typed())
    const lines = [{ id: 'l1', kind: 'anonymous', secondary: false, active: true }] as const
    expect(accounts.entities.get('id1')).not.toHaveProperty('callerLines')
    started[0]?.sink.apply({ type: 'callerLinesChanged', lines })
    started[0]?.sink.status('stale', 'The network is gone.')
    started[0]?.sink.replace([])
    expect(accounts.entities.get('id1')?.callerLines).toEqual(lines)
  })

  it('is read again without losing a call that came meanwhile', async () => {
    const { service, links, started, calls } = folder.start()
    await service.signIn(typed())
    const link = new FakeLink()
    started[0]?.sink.link(link)
    started[0]?.sink.replace([{ type: 'callUpdated', call: reportedCall({ vendorId: 'old' }), order: 'unknown' }])
    links.reread('id1')
    started[0]?.sink.apply({ type: 'callUpdated', call: reportedCall({ vendorId: 'new' }), order: 'unknown' })
    await new Promise((resolve) => setImmediate(resolve))
    expect(calls.entities.get('id1:old')?.state).toBe('cleared')
    expect(calls.entities.get('id1:new')?.state).toBe('alerting')
  })

  it('reconnects when told, and all do after sleep', async () => {
    const { service, links, started } = folder.start()
    await service.signIn(typed())
    await service.signIn(typed({ user: 'Anna' }))
    await service.reconnect('id1')
    links.reconnectAll()
    expect(started.map(({ reconnects }) => reconnects)).toEqual([2, 1])
  })

  it('that was refused starts anew when told to reconnect', async () => {
    const { service, started } = folder.start()
    await service.signIn(typed())
    started[0]?.sink.status('signInAgain', 'expired')
    await service.reconnect('id1')
    expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false])
  })

  it('takes part in a search with the others and names callers afterwards', async () => {
    const { service, contacts, started, calls, clock } = folder.start()
    await service.signIn(typed())
    await service.signIn(typed({ user: 'Anna' }))
    const [quick, slow] = [new FakeLink(), new FakeLink()]
    const kim = { id: 'k', name: 'Kim', numbers: [{ label: 'work', number: '+4930123456', display: '' }] }
    quick.contacts = [kim, kim]
    slow.searchContacts = () => new Promise(() => undefined)
    started[0]?.sink.link(quick)
    started[1]?.sink.link(slow)
    started[0]?.sink.replace([{ type: 'callUpdated', call: reportedCall(), order: 'unknown' }])
    const search = contacts.search('kim', 10)
    const graced = clock.sleeping
    await vi.waitUntil(() => clock.sleeping > graced)
    await clock.advance(300)
    expect(await search).toMatchObject([{ accountId: 'id1', name: 'Kim', numbers: [{ display: '030 123456' }] }])
    expect(calls.entities.get('id1:c1')?.remote.name).toBe('Kim')
  })
})
