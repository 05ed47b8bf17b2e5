import { expect } from 'vitest'
import type { Extension } from '../../../simulator/people/extension.ts'
import type { GroupCall } from '../../../simulator/distribution/group-calls.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { queueIdOf } from './queue-cases.ts'
import type { ConnectorTest, ConnectorHarness } from '../connector-harness.ts'

const KARLA = '+493023125999'
const FRIDA = '+493023125123'

/** Somebody waits for the group and gives up. */
async function givesUp(harness: ConnectorHarness, number: string, queue = harness.queue): Promise<GroupCall> {
  const caller = harness.outside(number)
  await caller.dials(queue)
  await harness.advance(5 * SECOND)
  caller.hangsUp()
  await harness.advance(MINUTE)
  const [row] = queue.calls
  if (row === undefined) throw new Error('the group has no log')
  return row
}

/** The only agent takes a call, and logs out before the next one comes. */
async function isForwarded(harness: ConnectorHarness): Promise<Extension> {
  const caller = harness.outside()
  await caller.dials(harness.queue)
  const bjorn = harness.pbx.extension('202')
  await bjorn.answers()
  await harness.advance(8 * SECOND)
  caller.hangsUp()
  harness.queue.setSignedIn(bjorn, false)
  harness.pbx.behaviour.queueWithoutAgents = 'forward'
  await harness.outside(FRIDA).dials(harness.queue)
  return bjorn
}

/** A colleague takes the row on another program. */
const takes = (harness: ConnectorHarness, row: GroupCall): void => {
  row.handling = { state: 'inProgress', agent: harness.colleague, at: harness.clock.now(), note: 'Rings back' }
}

/** The call log that the agents of a group share. */
export function groupLogCases(connectorTest: ConnectorTest): void {
  connectorTest('reads the calls of a group, gathered by caller or singly', ['groupCallLog'], async (harness) => {
    await harness.goLive()
    await givesUp(harness, KARLA)
    await givesUp(harness, KARLA)
    await givesUp(harness, FRIDA)
    const queueId = queueIdOf(harness)
    const page = await harness.ask('groupCallLog.page', { queueId, limit: 50 })
    expect(page).toMatchObject({ answered: 0, forwarded: 0, missed: 3, replaces: true })
    expect(page.rows.map(({ callerNumber, calls }) => [callerNumber, calls])).toEqual([
      [FRIDA, 1],
      [KARLA, 2]
    ])
    expect(page.rows[0]).toMatchObject({
      queueId,
      kind: 'missed',
      waitedMs: 5_000,
      callBackNumber: FRIDA,
      handling: { state: 'unhandled' },
      hasNote: false
    })
    const single = await harness.ask('groupCallLog.page', { queueId, callerNumber: KARLA, limit: 50 })
    expect(single.rows.map(({ calls }) => calls)).toEqual([1, 1])
    const ids = single.rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    const { groupCallIdOf } = harness.front
    if (groupCallIdOf !== undefined) expect(ids).toEqual(harness.queue.calls.slice(1).map(groupCallIdOf))
    expect((await harness.ask('groupCallLog.page', { queueId, kinds: ['answered'], limit: 9 })).rows).toEqual([])
  })
  connectorTest('shows who answered a call of a group, and what nobody took', ['groupCallLog'], async (harness) => {
    await harness.goLive()
    const bjorn = await isForwarded(harness)
    const { rows } = await harness.ask('groupCallLog.page', { queueId: queueIdOf(harness), limit: 9 })
    expect(rows[0]).toMatchObject({ kind: 'forwarded', callerNumber: FRIDA })
    expect(rows[1]).toMatchObject({ kind: 'answered', agent: { name: bjorn.name, isMe: false } })
    expect(rows[1]?.talkedMs).toBeGreaterThanOrEqual(7 * SECOND)
  })
  connectorTest('shows where a call went that nobody took', ['groupCallHandling'], async (harness) => {
    await harness.goLive()
    await isForwarded(harness)
    const { rows } = await harness.ask('groupCallLog.page', { queueId: queueIdOf(harness), limit: 9 })
    expect(rows[0]).toMatchObject({
      kind: 'forwarded',
      forwardReason: 'noAgents',
      forwardedTo: { name: expect.stringContaining('Voicemail') }
    })
  })
  connectorTest('pages through the calls of all groups of the user', ['groupCallLog'], async (harness) => {
    await harness.goLive()
    const other = harness.pbx.queue('Switchboard')
    await givesUp(harness, KARLA)
    await givesUp(harness, KARLA, other)
    await givesUp(harness, FRIDA)
    const first = await harness.ask('groupCallLog.page', { limit: 2 })
    expect(first.rows.map(({ queueId }) => queueId)).toEqual([queueIdOf(harness), queueIdOf(harness, other.data.name)])
    const second = await harness.ask('groupCallLog.page', { limit: 2, olderThan: first.older })
    expect([second.rows.length, second.older, second.replaces]).toEqual([1, undefined, false])
    await givesUp(harness, '+493023125321')
    const later = await harness.ask('groupCallLog.page', { limit: 2, newerThan: first.newest })
    expect(later.rows.map(({ callerNumber }) => callerNumber)).toEqual(['+493023125321'])
  })
  handlingCases(connectorTest)
}

function handlingCases(connectorTest: ConnectorTest): void {
  connectorTest('takes a missed call, finishes it and gives it back', ['groupCallHandling'], async (harness) => {
    await harness.goLive()
    const row = await givesUp(harness, KARLA)
    const queueId = queueIdOf(harness)
    const rowId = String(row.id)
    const assigned = async (): Promise<string[]> =>
      (await harness.ask('groupCallLog.assigned', { queueId })).map(({ id }) => id)
    expect(await assigned()).toEqual([])
    const taken = await harness.ask('groupCallLog.assign', {
      queueId,
      rowId,
      state: 'inProgress',
      note: 'Wants a quote'
    })
    const by = { name: harness.me.name, isMe: true }
    expect(taken).toMatchObject({ done: true, row: { handling: { state: 'inProgress', by, note: 'Wants a quote' } } })
    expect([row.handling?.agent, row.handling?.state]).toEqual([harness.me, 'inProgress'])
    expect(await assigned()).toEqual([rowId])
    expect(await harness.ask('groupCallLog.assigned', {})).toHaveLength(1)
    await harness.ask('groupCallLog.assign', { rowId, state: 'handled' })
    expect(row.handling).toMatchObject({ state: 'handled', note: 'Wants a quote' })
    await harness.ask('groupCallLog.assign', { rowId, state: 'unhandled', note: '' })
    expect([row.handling?.state, await assigned()]).toEqual(['unhandled', []])
  })
  connectorTest('does not take what somebody else has taken, and says who', ['groupCallHandling'], async (harness) => {
    await harness.goLive()
    await givesUp(harness, KARLA)
    const row = await givesUp(harness, KARLA)
    const older = harness.queue.calls[1]
    if (older === undefined) throw new Error('there were two calls')
    takes(harness, row)
    takes(harness, older)
    const anna = { handling: { state: 'inProgress', by: { name: 'Anna Berg', isMe: false } }, hasNote: true }
    const order = { rowId: String(row.id), state: 'inProgress' } as const
    expect(await harness.ask('groupCallLog.assign', order)).toMatchObject({ done: false, row: anna })
    const single = { rowId: String(older.id), callerNumber: KARLA, state: 'handled' } as const
    expect(await harness.ask('groupCallLog.assign', single)).toMatchObject({ done: false, row: anna })
    expect(harness.queue.calls.map(({ handling }) => handling?.agent.name)).toEqual(['Anna Berg', 'Anna Berg'])
    expect(await harness.ask('groupCallLog.assign', { ...order, takeOver: true })).toMatchObject({ done: true })
    expect(row.handling?.agent).toBe(harness.me)
    const gone = harness.ask('groupCallLog.assign', { rowId: '1', state: 'handled' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })
  connectorTest('says that a group does not exist, and keeps the others', ['groupCallLog'], async (harness) => {
    await harness.goLive()
    const unknown = harness.ask('groupCallLog.page', { queueId: 'a:999@example.org', limit: 9 })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    expect(harness.recorded.lost).toEqual([])
    expect((await harness.ask('groupCallLog.page', { limit: 9 })).rows).toEqual([])
  })
}
