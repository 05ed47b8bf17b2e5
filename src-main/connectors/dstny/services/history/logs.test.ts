import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../../../logging/log.ts'
import type { DstnyFront } from '../../../../simulator/fronts/dstny/front.ts'
import type { GroupCall } from '../../../../simulator/distribution/group-calls.ts'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import type { ServerTime } from '../../../../util/server-time.ts'
import { openDstnyHarness } from '../../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness

const warnings: unknown[] = []

beforeEach(async () => {
  warnings.length = 0
  ;({ front, harness } = await openDstnyHarness({
    log: { ...silentLog, warn: (words, data) => warnings.push([words, data]) }
  }))
})
afterEach(() => harness[Symbol.asyncDispose]())

const SALES = 'a:21@example.org'
const answers = (operation: string, body: unknown): void =>
  front.faults.reply(200, { operation, times: 1, body: JSON.stringify(body), contentType: 'application/json' })
const queryOf = (operation: string): URLSearchParams =>
  new URL(front.requests.findLast((request) => request.operation === operation)?.path ?? '', front.url).searchParams

describe('the history', () => {
  it('of a server that sends nonsense among its rows shows the others and goes on', async () => {
    const row = (itemId: unknown, startTime: unknown = '2026-01-05T09:00:00Z') => ({
      '.CallDTO': { itemId, startTime }
    })
    const historyItems = [row(5), row(4, 'soon'), row(3), row({}), 'x', null, { '.CallDTO': 7 }]
    answers('listCommLogItems', { historyItems, flushCache: 'perhaps' })
    const page = await harness.ask('history.page', { limit: 7 })
    expect([page.items.map(({ id }) => id), page.older, page.replaces]).toEqual([['5', '3'], '3', false])
    expect(warnings).toEqual([['rows of a log cannot be read', { what: 'history', rows: 5 }]])
    answers('listCommLogItems', {})
    expect(await harness.ask('history.page', { limit: 7 })).toEqual({ items: [], replaces: false })
  })

  it('of a server that knows no limit is cut, and of one that knows no cursor it ends', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => ({
      '.CallDTO': { itemId: index + 1, startTime: '2026-01-05T09:00:00Z', itemType: 'MISSED_CALL' }
    }))
    answers('listCommLogItems', { historyItems: rows, flushCache: true })
    const first = await harness.ask('history.page', { limit: 200 })
    expect([first.items.length, first.items[0]?.id, first.older]).toEqual([200, '3000', '2801'])
    answers('listCommLogItems', { historyItems: rows, flushCache: true })
    expect(await harness.ask('history.page', { limit: 200, olderThan: '1' })).toEqual({ items: [], replaces: false })
  })

  it('begins anew when the server says that what is known of it is out of date', async () => {
    const all = harness.me.log.map(({ id }) => String(id))
    const newerThan = all[0]
    expect(await harness.ask('history.page', { limit: 9, newerThan })).toEqual({ items: [], replaces: false })
    answers('listCommLogItems', { historyItems: [], flushCache: true })
    const page = await harness.ask('history.page', { limit: 9, newerThan })
    expect([page.items.map(({ id }) => id), page.replaces]).toEqual([all, true])
  })

  it.each([10 * MINUTE, -10 * MINUTE])(
    'says how far the clock of the server is ahead, as it is now: %d ms',
    async (aheadMs) => {
      front.switches.clockAheadMs = aheadMs
      const pages = [
        await harness.ask('history.page', { limit: 7 }),
        await harness.ask('groupCallLog.page', { queueId: SALES, limit: 7 })
      ] as readonly ServerTime[] // the contract of the bridge leaves it out
      for (const { serverAheadMs = 0 } of pages) expect(Math.abs(serverAheadMs - aheadMs)).toBeLessThan(2 * SECOND)
      front.switches.clockAheadMs = 0
      expect(await harness.ask('history.page', { limit: 7 })).not.toHaveProperty('serverAheadMs')
    }
  )

  it('never asks for ids and times together, and for no day after the last one', async () => {
    await harness.ask('history.page', { limit: 5, from: 1_000, to: 8.64e15 })
    const times = queryOf('listCommLogItems')
    expect([times.get('sinceTime'), times.get('untilTime')]).toEqual(['1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])
    await harness.ask('history.page', { limit: 5, from: 1_000, olderThan: '9' })
    expect([...queryOf('listCommLogItems').keys()].toSorted()).toEqual(['limit', 'olderThan'])
  })

  it('goes on when one item or the shared boxes are forbidden, and off when it is itself', async () => {
    front.faults.reply(403, { operation: 'getCommLogItem' })
    front.faults.reply(403, { operation: 'listGroupInbox' })
    const forbidden = { kind: 'permission', userMessage: expect.stringMatching(/not allowed/) }
    await expect(harness.ask('history.item', { itemId: '7' })).rejects.toMatchObject(forbidden)
    await expect(harness.ask('history.sharedInbox', {})).rejects.toMatchObject(forbidden)
    expect(harness.recorded.lost).toEqual([])
    front.faults.reply(403, { operation: 'listCommLogItems' })
    await expect(harness.ask('history.page', { limit: 5 })).rejects.toMatchObject({ kind: 'permission' })
    await harness.until(() => harness.recorded.lost.length > 0)
    expect(harness.recorded.current?.capabilities.has('history')).toBe(false)
  })

  it('marks and deletes once, also when nobody knows whether that was done', async () => {
    const itemIds = harness.me.log.slice(0, 2).map(({ id }) => String(id))
    front.faults.dropAfterActing('markCommLogItems')
    front.faults.dropAfterActing('deleteCommLogItems')
    const marked = harness.ask('history.mark', { which: { itemIds }, seen: true, played: true })
    await expect(marked).rejects.toMatchObject({ kind: 'network' })
    const deleted = harness.ask('history.delete', { which: { itemIds } })
    await expect(deleted).rejects.toMatchObject({ kind: 'network' })
    expect([harness.front.count('markCommLogItems'), harness.front.count('deleteCommLogItems')]).toEqual([1, 1])
    expect(await harness.ask('history.delete', { which: { itemIds } })).toEqual({ gone: itemIds })
  })

  it('repeats the name of a parameter for each id', async () => {
    await harness.ask('history.mark', { which: { itemIds: ['17', '18'] }, seen: true, played: false })
    expect(queryOf('markCommLogItems').getAll('itemId')).toEqual(['17', '18'])
  })
})

describe('the call log of a group', () => {
  it('with nonsense among its rows shows the others', async () => {
    const row = { itemId: 9, groupId: 21, startTime: '2026-01-05T09:00:00Z', itemType: 'MISSED', callCount: -3 }
    const callLogItem = [{ ...row, itemId: {} }, row, { ...row, itemId: 8, startTime: 'soon' }, 'x']
    answers('listGroupCallLog', { callLogItem, callCountMissed: 'many' })
    const page = await harness.ask('groupCallLog.page', { limit: 4 })
    expect(page).toMatchObject({ rows: [{ id: '9', calls: 1 }], missed: 0, older: '8', replaces: false })
    expect(warnings).toEqual([['rows of a log cannot be read', { what: 'group calls', rows: 3 }]])
  })

  /** Somebody gave up waiting, and a colleague has taken the row. */
  const takenRow = async (): Promise<GroupCall> => {
    const caller = harness.outside()
    await caller.dials(harness.queue)
    caller.hangsUp()
    const [row] = harness.queue.calls
    if (row === undefined) throw new Error('the group has no log')
    row.handling = { state: 'inProgress', agent: harness.colleague, at: harness.clock.now(), note: '' }
    return row
  }

  it('stays when one group is forbidden, and goes when all are', async () => {
    front.faults.reply(403, { operation: 'getGroupCallLog' })
    const one = harness.ask('groupCallLog.page', { queueId: SALES, limit: 5 })
    await expect(one).rejects.toMatchObject({ kind: 'permission' })
    expect(harness.recorded.lost).toEqual([])
    front.faults.reply(403, { operation: 'listGroupCallLog' })
    await expect(harness.ask('groupCallLog.page', { limit: 5 })).rejects.toMatchObject({ kind: 'permission' })
    await harness.until(() => harness.recorded.lost.length > 0)
    expect(harness.recorded.current?.capabilities.has('groupCallLog')).toBe(false)
  })

  it('says who was faster when the server refuses because of that', async () => {
    const row = await takenRow()
    front.faults.reply(409, { operation: 'assignCallLogItem' })
    const order = { rowId: String(row.id), state: 'inProgress', takeOver: true } as const
    expect(await harness.ask('groupCallLog.assign', order)).toMatchObject({
      done: false,
      row: { handling: { by: { name: 'Anna Berg', isMe: false } } }
    })
    const gone = harness.ask('groupCallLog.assign', { ...order, rowId: '1' })
    await expect(gone).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('believes the answer when it names somebody else', async () => {
    const row = await takenRow()
    const agent = { name: 'Åsa', userId: 'åsa' }
    const handledStatus = { state: 'INPROGRESS', agent }
    const answer = { itemId: 7, groupId: 21, startTime: '2026-01-05T09:00:00Z', itemType: 'MISSED', handledStatus }
    answers('assignCallLogItem', answer)
    const order = { rowId: String(row.id), state: 'inProgress', takeOver: true } as const
    expect(await harness.ask('groupCallLog.assign', order)).toMatchObject({
      done: false,
      row: { handling: { by: { name: 'Åsa' } } }
    })
    answers('assignCallLogItem', {})
    expect(await harness.ask('groupCallLog.assign', order)).toEqual({ done: true })
  })

  it('changes nothing when it cannot be seen who has a row', async () => {
    const row = await takenRow()
    front.faults.reply(400, { operation: 'listGroupCallLog' })
    const taking = harness.ask('groupCallLog.assign', { rowId: String(row.id), state: 'inProgress' })
    await expect(taking).rejects.toMatchObject({ kind: 'protocol' })
    expect([row.handling?.agent.name, harness.front.count('assignCallLogItem')]).toEqual(['Anna Berg', 0])
  })

  it('begins anew when the server says that what is known of it is out of date', async () => {
    const { id } = await takenRow()
    answers('listGroupCallLog', { callLogItem: [], flushCache: true })
    const page = await harness.ask('groupCallLog.page', { limit: 9, newerThan: String(id) })
    expect([page.rows.map((row) => row.id), page.replaces]).toEqual([[String(id)], true])
  })

  it('leaves the group of a row open where two groups have its id', async () => {
    const caller = harness.outside()
    await caller.dials(harness.queue)
    caller.hangsUp()
    const shown = async (): Promise<string | undefined> =>
      (await harness.ask('groupCallLog.page', { limit: 5 })).rows[0]?.queueId
    expect(await shown()).toBe(SALES)
    const twin = { name: 'Sales', type: 'ACD', loggedIn: true, nightMode: false, roles: [] }
    const groups = ['example.org', 'example.net'].map((domain) => ({ ...twin, id: 21, domain }))
    answers('listAcdGroups', { groups })
    await harness.recorded.current?.snapshot(new AbortController().signal)
    expect(await shown()).toBeUndefined()
    expect((await harness.ask('groupCallLog.page', { queueId: SALES, limit: 5 })).rows[0]?.queueId).toBe(SALES)
  })
})
