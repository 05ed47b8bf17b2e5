import { expect } from 'vitest'
import type { GroupCall } from '../../../simulator/distribution/group-calls.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { queueIdOf } from './agent-cases.ts'
import type { Case, Stage } from '../stage.ts'

const KARLA = '+493023125999'
const FRIDA = '+493023125123'

/** Somebody waits for the group and gives up. */
async function givesUp(stage: Stage, number: string, queue = stage.queue): Promise<GroupCall> {
  const caller = stage.outside(number)
  await caller.dials(queue)
  await stage.clock.advance(5 * SECOND)
  caller.hangsUp()
  await stage.clock.advance(MINUTE)
  const [row] = queue.calls
  if (row === undefined) throw new Error('the group has no log')
  return row
}

/** A colleague takes the row on another program. */
const takes = (stage: Stage, row: GroupCall): void => {
  row.handling = { state: 'inProgress', agent: stage.colleague, at: stage.clock.now(), note: 'Rings back' }
}

/** The call log that the agents of a group share. */
export function groupLogCases(one: Case): void {
  one('reads the calls of a group, gathered by caller or singly', ['groupCallLog'], async (stage) => {
    await stage.goLive()
    await givesUp(stage, KARLA)
    await givesUp(stage, KARLA)
    await givesUp(stage, FRIDA)
    const queueId = queueIdOf(stage)
    const page = await stage.ask('groupCallLog.page', { queueId, limit: 50 })
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
    const single = await stage.ask('groupCallLog.page', { queueId, callerNumber: KARLA, limit: 50 })
    expect(single.rows.map(({ id, calls }) => [id, calls])).toEqual(
      stage.queue.calls.slice(1).map(({ id }) => [String(id), 1])
    )
    expect((await stage.ask('groupCallLog.page', { queueId, kinds: ['answered'], limit: 9 })).rows).toEqual([])
  })
  one('shows who answered, and where a call went that nobody took', ['groupCallLog'], async (stage) => {
    await stage.goLive()
    const caller = stage.outside()
    await caller.dials(stage.queue)
    const bjorn = stage.pbx.extension('202')
    await bjorn.answers()
    await stage.advance(8 * SECOND)
    caller.hangsUp()
    stage.queue.setSignedIn(bjorn, false)
    stage.pbx.habits.queueWithoutAgents = 'forward'
    await stage.outside(FRIDA).dials(stage.queue)
    const { rows } = await stage.ask('groupCallLog.page', { queueId: queueIdOf(stage), limit: 9 })
    expect(rows[0]).toMatchObject({
      kind: 'forwarded',
      forwardReason: 'noAgents',
      forwardedTo: { name: expect.stringContaining('Voicemail') }
    })
    expect(rows[1]).toMatchObject({ kind: 'answered', agent: { name: bjorn.name, isMe: false } })
    expect(rows[1]?.talkedMs).toBeGreaterThanOrEqual(7 * SECOND)
  })
  one('pages through the calls of all groups of the user', ['groupCallLog'], async (stage) => {
    await stage.goLive()
    const other = stage.pbx.queue('Switchboard')
    await givesUp(stage, KARLA)
    await givesUp(stage, KARLA, other)
    await givesUp(stage, FRIDA)
    const first = await stage.ask('groupCallLog.page', { limit: 2 })
    expect(first.rows.map(({ queueId }) => queueId)).toEqual([queueIdOf(stage), queueIdOf(stage, other.data.name)])
    const second = await stage.ask('groupCallLog.page', { limit: 2, olderThan: first.older })
    expect([second.rows.length, second.older, second.replaces]).toEqual([1, undefined, false])
    await givesUp(stage, '+493023125321')
    const later = await stage.ask('groupCallLog.page', { limit: 2, newerThan: first.newest })
    expect(later.rows.map(({ callerNumber }) => callerNumber)).toEqual(['+493023125321'])
  })
  handlingCases(one)
}

function handlingCases(one: Case): void {
  one('takes a missed call, finishes it and gives it back', ['groupCallHandling'], async (stage) => {
    await stage.goLive()
    const row = await givesUp(stage, KARLA)
    const queueId = queueIdOf(stage)
    const rowId = String(row.id)
    const assigned = async (): Promise<string[]> =>
      (await stage.ask('groupCallLog.assigned', { queueId })).map(({ id }) => id)
    expect(await assigned()).toEqual([])
    const taken = await stage.ask('groupCallLog.assign', { queueId, rowId, state: 'inProgress', note: 'Wants a quote' })
    const by = { name: stage.me.name, isMe: true }
    expect(taken).toMatchObject({ done: true, row: { handling: { state: 'inProgress', by, note: 'Wants a quote' } } })
    expect([row.handling?.agent, row.handling?.state]).toEqual([stage.me, 'inProgress'])
    expect(await assigned()).toEqual([rowId])
    expect(await stage.ask('groupCallLog.assigned', {})).toHaveLength(1)
    await stage.ask('groupCallLog.assign', { rowId, state: 'handled' })
    expect(row.handling).toMatchObject({ state: 'handled', note: 'Wants a quote' })
    await stage.ask('groupCallLog.assign', { rowId, state: 'unhandled', note: '' })
    expect([row.handling?.state, await assigned()]).toEqual(['unhandled', []])
  })
  one('does not take what somebody else has taken, and says who', ['groupCallHandling'], async (stage) => {
    await stage.goLive()
    await givesUp(stage, KARLA)
    const row = await givesUp(stage, KARLA)
    const older = stage.queue.calls[1]
    if (older === undefined) throw new Error('there were two calls')
    takes(stage, row)
    takes(stage, older)
    const anna = { handling: { state: 'inProgress', by: { name: 'Anna Berg', isMe: false } }, hasNote: true }
    const order = { rowId: String(row.id), state: 'inProgress' } as const
    expect(await stage.ask('groupCallLog.assign', order)).toMatchObject({ done: false, row: anna })
    const single = { rowId: String(older.id), callerNumber: KARLA, state: 'handled' } as const
    expect(await stage.ask('groupCallLog.assign', single)).toMatchObject({ done: false, row: anna })
    expect(stage.queue.calls.map(({ handling }) => handling?.agent.name)).toEqual(['Anna Berg', 'Anna Berg'])
    expect(await stage.ask('groupCallLog.assign', { ...order, takeOver: true })).toMatchObject({ done: true })
    expect(row.handling?.agent).toBe(stage.me)
    const gone = stage.ask('groupCallLog.assign', { rowId: '1', state: 'handled' })
    await expect(gone).rejects.toMatchObject({ kind: 'notFound' })
  })
  one('says that a group does not exist, and keeps the others', ['groupCallLog'], async (stage) => {
    await stage.goLive()
    const unknown = stage.ask('groupCallLog.page', { queueId: 'a:999@example.org', limit: 9 })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    expect(stage.picture.lost).toEqual([])
    expect((await stage.ask('groupCallLog.page', { limit: 9 })).rows).toEqual([])
  })
}
