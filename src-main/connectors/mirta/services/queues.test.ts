import { afterEach, describe, expect, it } from 'vitest'
import type { GroupCallRow } from '../../../../src-preload/contract/services/group-call-log.ts'
import { SECOND } from '../../../util/durations.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'
import { frontOf } from '../testing/conformance-options.ts'
import { liveAccount, showsQueue, shownQueue } from '../testing/queue-harness.ts'

let harness: ConnectorHarness
afterEach(() => harness[Symbol.asyncDispose]())

const idOf = (name: string): string => `a:${shownQueue(harness, name).vendorId}`

async function open(...how: Parameters<typeof liveAccount>): Promise<void> {
  harness = await liveAccount(...how)
  await harness.until(() => harness.recorded.queues.size === 5)
}

describe('the agents of a queue', () => {
  it('have names, what they do, and pauses', async () => {
    await open()
    const queueId = idOf('Sales')
    const bjorn = harness.pbx.extension('202')
    harness.pbx.queue('Sales').setSignedIn(harness.colleague, true)
    harness.pbx.queue('Sales').setPaused(harness.colleague, 'Training')
    const { agents } = await harness.ask('queue.agents', { queueId })
    expect(agents).toMatchObject([
      { id: '201', name: harness.colleague.name, signedIn: true, free: false, paused: {}, isMe: false },
      { id: '202', name: bjorn.name, signedIn: true, free: true, line: 'idle', calls: 0, isMe: false }
    ])
  })

  it('are paused for a reason and take calls again, by whoever looks after them', async () => {
    await open()
    const queueId = idOf('Sales')
    const seat = () => harness.pbx.queue('Sales').seatOf(harness.pbx.extension('202'))
    const set = (paused: boolean, reason?: string): Promise<void> =>
      harness.ask('queue.setAgentPaused', { queueId, agentId: '202', paused, ...(reason && { reason }) })
    await set(true, 'Training & more')
    expect(seat()?.paused?.reason).toBe('Training & more')
    await set(false)
    expect(seat()?.paused).toBeUndefined()
  })

  it('are the members only of a virtual number, and cannot be paused there', async () => {
    await open()
    const queueId = idOf('320')
    harness.pbx.ringGroups.find(({ data }) => data.name === 'Workshop')?.setSignedIn(harness.colleague, true)
    const { agents } = await harness.ask('queue.agents', { queueId })
    expect(agents).toContainEqual({
      ...{ id: '201', name: harness.colleague.name, signedIn: true, free: false, isMe: false }
    })
    expect(await harness.ask('queue.callers', { queueId })).toEqual([])
    const paused = harness.ask('queue.setAgentPaused', { queueId, agentId: '201', paused: true })
    await expect(paused).rejects.toMatchObject({ kind: 'unsupported' })
    await expect(harness.ask('queue.figures', { queueId })).rejects.toMatchObject({ kind: 'notFound' })
    await harness.ask('queue.setAgentSignedIn', { queueId, agentId: '201', signedIn: false })
    expect((await harness.ask('queue.agents', { queueId })).agents.map(({ id }) => id)).not.toContain('201')
  })

  it('that nobody knows, and queues that are not there, are refused', async () => {
    await open()
    const on = { queueId: idOf('Sales'), agentId: '999' }
    await expect(harness.ask('queue.setAgentPaused', { ...on, paused: true })).rejects.toMatchObject({
      kind: 'notFound'
    })
    await expect(harness.ask('queue.setAgentSignedIn', { ...on, signedIn: true })).rejects.toMatchObject({
      kind: 'notFound'
    })
    for (const agentId of ['../..', '202&queue=ALL', '202\n', '٢٠٢', '%'.repeat(100)])
      await expect(
        harness.ask('queue.setAgentPaused', { ...on, agentId, paused: true, reason: '&action=del\u202e' })
      ).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.pbx.queue('Sales').seatOf(harness.pbx.extension('202'))?.paused).toBeUndefined()
    for (const queueId of ['b:21', 'a:', 'a:virtual:999', '21'])
      await expect(harness.ask('queue.agents', { queueId })).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('a queue', () => {
  it('tells who waits, the longest waiting first', async () => {
    await open()
    const sales = harness.pbx.queue('Sales')
    harness.pbx.extension('202').setsDnd(true)
    await harness.outside('+493023125123').dials(sales)
    await harness.clock.advance(5 * SECOND)
    await harness.outside('+493023125999').dials(sales)
    const callers = await harness.ask('queue.callers', { queueId: idOf('Sales') })
    expect(callers).toMatchObject([
      { position: 1, displayNumber: '+493023125123', waitMs: 5 * SECOND },
      { position: 2, displayNumber: '+493023125999', waitMs: 0 }
    ])
  })

  it('has figures, and so have all of them', async () => {
    await open()
    expect(await harness.ask('queue.figures', { queueId: idOf('Sales') })).toMatchObject({
      ...{ queueId: idOf('Sales'), name: 'Sales', waiting: 0, agentsSignedIn: 1, agentsFree: 1, agentsPaused: 0 },
      ...{ talking: 0, serviceLevel: 100, period: { calls: 0, answered: 0, dropped: 0, timedOut: 0 } }
    })
    await showsQueue(harness, 'Switchboard', ({ signedIn }) => signedIn === true)
    const namesOf = async (of: 'mine' | 'organisation'): Promise<readonly string[]> =>
      (await harness.ask('queue.allFigures', { of })).map(({ name }) => name)
    expect(await namesOf('mine')).toEqual(['Switchboard'])
    expect(await namesOf('organisation')).toEqual(['Switchboard', 'Sales', 'Support', 'Night desk'])
  })
})

describe('the log of queues', () => {
  const shown = (rows: readonly GroupCallRow[]) =>
    rows.map(({ kind, calls, callerNumber, queueId, agent }) => [kind, calls, callerNumber, queueId, agent?.name])

  async function givesUp(number: string, name: string): Promise<void> {
    const caller = harness.outside(number)
    await caller.dials(harness.pbx.queue(name))
    await harness.clock.advance(4 * SECOND)
    caller.hangsUp()
    await harness.clock.advance(SECOND)
  }

  it('has what became of each call, gathered by caller or singly, page by page', async () => {
    await open()
    harness.pbx.extension('202').setsDnd(true)
    await givesUp('+493023125123', 'Sales')
    await givesUp('+493023125123', 'Sales')
    await givesUp('+493023125999', 'Support')
    harness.pbx.extension('202').setsDnd(false)
    const caller = harness.outside('+493023125888')
    await caller.dials(harness.pbx.queue('Sales'))
    await harness.pbx.extension('202').answers()
    await harness.clock.advance(8 * SECOND)
    caller.hangsUp()
    const bjorn = harness.pbx.extension('202').name
    const [sales, support] = [idOf('Sales'), idOf('Support')]
    const page = await harness.ask('groupCallLog.page', { limit: 50 })
    expect(shown(page.rows)).toEqual([
      ['answered', 1, '+493023125888', sales, bjorn],
      ['missed', 1, '+493023125999', support, undefined],
      ['missed', 2, '+493023125123', sales, undefined]
    ])
    expect(page).toMatchObject({ answered: 1, missed: 3, forwarded: 0, replaces: true })
    expect(page.rows[0]).toMatchObject({ talkedMs: 8 * SECOND, callBackNumber: '+493023125888' })
    const first = await harness.ask('groupCallLog.page', { queueId: sales, limit: 1 })
    expect(shown(first.rows)).toEqual([['answered', 1, '+493023125888', sales, bjorn]])
    const next = await harness.ask('groupCallLog.page', { queueId: sales, limit: 1, olderThan: first.older ?? '' })
    expect(shown(next.rows)).toEqual([['missed', 2, '+493023125123', sales, undefined]])
    expect(next.replaces).toBe(false)
    const ofOne = { queueId: sales, callerNumber: '+493023125123', kinds: ['missed' as const], limit: 50 }
    expect((await harness.ask('groupCallLog.page', ofOne)).rows).toHaveLength(2)
    const before = await harness.ask('groupCallLog.page', { limit: 50, olderThan: page.older ?? '' })
    expect([before.rows, before.older]).toEqual([[], undefined])
  })

  it('leaves out lines that are about no call, and secrets', async () => {
    await open({
      bodies: {
        queueLog:
          '[{"time":"2026-01-05 09:00:00","qu_name":"Sales","callerid":"","disposition":"PAUSE","agent":"202-EXAMPLEORG"},' +
          '{"time":"2026-01-05 08:00:00","qu_name":"Gone","callerid":"anonymous","disposition":"EXITEMPTY","password":"CANARY"},' +
          '{"time":"never","qu_name":"Sales","callerid":"0301234567","disposition":"ABANDON"}]'
      }
    })
    const page = await harness.ask('groupCallLog.page', { limit: 50 })
    expect(page.rows).toMatchObject([{ kind: 'forwarded', forwardReason: 'noAgents', calls: 1 }])
    expect(page.rows[0]).not.toHaveProperty('queueId')
    expect(JSON.stringify(page)).not.toContain('CANARY')
  })

  it('is empty in each of the forms that "nothing" has', async () => {
    await open()
    for (const body of ['', ']', 'null', '[]']) {
      frontOf(harness).switches.bodies = { queueLog: body }
      expect(await harness.ask('groupCallLog.page', { limit: 50 })).toMatchObject({ rows: [], missed: 0 })
    }
    expect(await harness.ask('groupCallLog.assigned', {})).toEqual([])
  })
})
