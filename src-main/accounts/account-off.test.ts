import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reportedCall } from '../calls/testing/seen-call.ts'
import { DAY, HOUR, MINUTE } from '../util/durations.ts'
import { timeAtWall } from '../util/time-zones.ts'
import { AccountFolder, typed } from './testing/account-folder.ts'
import { FakeLink } from './testing/fake-connector.ts'

/** The clock of tests starts on Monday, 5 January 2026, 9:00 UTC. */
const TOMORROW = Date.UTC(2026, 0, 6, 8)

let folder: AccountFolder

beforeEach(() => {
  folder = new AccountFolder()
})
afterEach(() => folder[Symbol.dispose]())

/** The program with one account that shows a call, a group and presence. */
async function started() {
  const app = folder.start()
  await app.service.signIn(typed())
  const sink = app.started[0]?.sink
  sink?.status('live')
  sink?.replace([
    { type: 'callUpdated', call: reportedCall(), order: 'unknown' },
    { type: 'presenceChanged', presence: { activityId: 'office', available: true } },
    { type: 'queuesChanged', complete: true, queues: [sales] },
    { type: 'factsChanged', facts: { dnd: true } }
  ])
  sink?.apply({ type: 'callsMissed', calls: [missedEarlier] })
  return app
}

const sales = { vendorId: 'q1', name: 'Sales', kind: 'acd', signedIn: true } as const

const missedEarlier = {
  vendorId: 'm1',
  at: Date.UTC(2026, 0, 5, 8),
  remote: { kind: 'external', number: '+441632960123', withheld: false }
} as const

const connectionsOf = ({ accounts }: ReturnType<AccountFolder['start']>) =>
  accounts.entities.values().map(({ id, connection, offUntil }) => [id, connection, offUntil])

describe('an account that is switched off for the day', () => {
  it('has ended its link, and shows nothing of what is now, nor of a call that it was missed', async () => {
    const app = await started()
    const changes = vi.fn()
    app.stores.calls.changes.on(changes)
    await app.service.switchOff('id1')
    expect(app.started.map(({ isEnded }) => isEnded)).toEqual([true])
    expect(app.accounts.entities.get('id1')).toMatchObject({ connection: 'off', offUntil: TOMORROW, capabilities: [] })
    expect(app.accounts.entities.get('id1')).not.toHaveProperty('dnd')
    for (const section of ['calls', 'queues', 'presence'] as const) expect(app.stores[section].all()).toEqual({})
    expect(changes.mock.calls).toMatchObject([[{ set: {}, removed: ['id1:c1'] }]])
    expect(Object.values(app.stores.missed.all())).toMatchObject([{ at: missedEarlier.at }])
  })

  it('hears nothing that its old link still says', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    app.started[0]?.sink.status('stale', 'lost')
    app.started[0]?.sink.apply({ type: 'callUpdated', call: reportedCall(), order: 'newer' })
    app.links.reconnectAll()
    await app.service.reconnect('id1')
    expect([connectionsOf(app), app.stores.calls.all()]).toEqual([[['id1', 'off', TOMORROW]], {}])
    expect(app.started.map(({ reconnects }) => reconnects)).toEqual([0])
  })

  it('is there at once when it is switched on again', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    await app.service.switchOn('id1')
    expect(connectionsOf(app)).toEqual([['id1', 'connecting', undefined]])
    expect(app.started.map(({ isEnded }) => isEnded)).toEqual([true, false])
    await app.service.switchOn('id1')
    expect(app.started).toHaveLength(2)
  })

  it('comes back by itself when the next day’s work starts', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    await app.clock.advance(TOMORROW - app.clock.now() - MINUTE)
    expect(connectionsOf(app)).toEqual([['id1', 'off', TOMORROW]])
    await app.clock.advance(2 * MINUTE)
    expect(connectionsOf(app)).toEqual([['id1', 'connecting', undefined]])
  })

  it('comes back on waking when that was slept through', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    app.clock.set(DAY)
    app.service.lookAtOffTimes()
    await vi.waitFor(() => expect(connectionsOf(app)).toEqual([['id1', 'connecting', undefined]]))
  })

  it('waits for the same time of the day in another time zone', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    app.zone.name = 'America/New_York'
    await app.clock.advance(MINUTE)
    const there = timeAtWall(TOMORROW, app.zone.name)
    expect([there - TOMORROW, connectionsOf(app)]).toEqual([5 * HOUR, [['id1', 'off', there]]])
    app.zone.name = 'Asia/Tokyo'
    await app.clock.advance(TOMORROW - 9 * HOUR - app.clock.now())
    expect(connectionsOf(app)).toEqual([['id1', 'connecting', undefined]])
  })

  it('is off after a restart from the first moment, and its system is not loaded', async () => {
    await (await started()).service.switchOff('id1')
    const app = folder.start()
    const find = vi.spyOn(app.connectors, 'find')
    app.service.announceAll()
    expect(connectionsOf(app)).toEqual([['id1', 'off', TOMORROW]])
    await app.service.startAll()
    expect([connectionsOf(app), app.started, find.mock.calls]).toEqual([[['id1', 'off', TOMORROW]], [], []])
    find.mockRestore()
    await app.clock.advance(DAY)
    expect(app.started).toHaveLength(1)
  })

  it('is on after a restart when its time is over, and when the file says a time that none was given', async () => {
    const first = await started()
    await first.service.switchOff('id1')
    first.keeper.setOffUntil('id1', Date.UTC(2026, 0, 5, 8))
    const late = folder.start()
    await late.service.startAll()
    expect([late.started.length, late.keeper.find('id1')?.offUntil]).toEqual([1, undefined])
    late.keeper.setOffUntil('id1', Date.UTC(2036, 0, 5, 8))
    const damaged = folder.start()
    await damaged.service.startAll()
    expect([damaged.started.length, damaged.keeper.find('id1')?.offUntil]).toEqual([1, undefined])
  })

  it('is on after a restart when the file says what is no time at all', async () => {
    const first = await started()
    first.keeper.setOffUntil('id1', 1e300)
    const app = folder.start()
    app.service.announceAll()
    expect(connectionsOf(app)).toEqual([['id1', 'connecting', undefined]])
  })

  it('says of nothing that its system refused it', async () => {
    const app = await started()
    app.started[0]?.sink.link(new FakeLink(['dial']))
    await app.service.switchOff('id1')
    const abilities = await app.abilities.of('id1')
    expect(abilities.find(({ capability }) => capability === 'dial')).toEqual({ capability: 'dial', state: 'unknown' })
  })

  it('keeps what is changed of it meanwhile, and stays off', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    app.keeper.mergeSettings('id1', { seconds: 3 })
    await app.service.restart('id1')
    expect([connectionsOf(app), app.started.length]).toEqual([[['id1', 'off', TOMORROW]], 1])
    await app.service.switchOn('id1')
    expect(app.started[1]?.credentials.settings).toMatchObject({ seconds: 3 })
  })

  it('is on when the user signs in to it', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    await app.service.signIn(typed())
    expect([connectionsOf(app), app.keeper.find('id1')?.offUntil]).toEqual([
      [['id1', 'connecting', undefined]],
      undefined
    ])
    await app.clock.advance(DAY)
    expect(app.started).toHaveLength(2)
  })

  it('can be removed, and nothing brings it back', async () => {
    const app = await started()
    await app.service.switchOff('id1')
    await app.service.remove('id1')
    await app.clock.advance(2 * DAY)
    expect([connectionsOf(app), app.started.length, [...folder.kept]]).toEqual([[], 1, []])
    await expect(app.service.switchOff('id1')).rejects.toMatchObject({ kind: 'notFound' })
    await expect(app.service.switchOn('id1')).rejects.toMatchObject({ kind: 'notFound' })
  })

  it('leaves the others as they are', async () => {
    const app = await started()
    await app.service.signIn(typed({ address: 'other.example.org' }))
    const other = app.keeper.list()[1]?.id ?? ''
    app.started[1]?.sink.status('live')
    app.started[1]?.sink.apply({ type: 'callUpdated', call: reportedCall(), order: 'unknown' })
    await app.service.switchOff('id1')
    expect(connectionsOf(app)).toContainEqual([other, 'live', undefined])
    expect(Object.keys(app.stores.calls.all())).toEqual([`${other}:c1`])
  })
})
