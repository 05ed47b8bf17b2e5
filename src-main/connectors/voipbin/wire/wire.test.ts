import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { callRow, dialledCalls } from './calls.ts'
import { groupcallRow } from './groupcalls.ts'
import { page } from './page.ts'
import { queueRow } from './queues.ts'
import { isUnset, timeOf } from './values.ts'

const NIL = '00000000-0000-0000-0000-000000000000'
const ID = '3c77eb43-2098-4890-bb6c-5af0707ba4a6'
const bare = { id: ID, status: 'dialing', direction: 'outgoing' }

describe('what there is not', () => {
  it.each([undefined, null, '', NIL, '9999-01-01 00:00:00.000000', '9999-01-01T00:00:00.000000Z'])(
    '%s is nothing',
    (value) => expect(isUnset(value)).toBe(true)
  )

  it('is nothing in a row, however it is said', () => {
    const said = [
      {},
      { tm_hangup: null, master_call_id: NIL, chained_call_ids: null },
      { tm_hangup: '9999-01-01 00:00:00.000000', master_call_id: '', chained_call_ids: [NIL] }
    ]
    for (const members of said) {
      const row = z.parse(callRow, { ...bare, ...members })
      expect([row.endedAt, row.masterCallId, row.chainedCallIds]).toEqual([undefined, undefined, []])
    }
  })
})

describe('times', () => {
  it.each([
    ['2023-04-21 15:33:28.569053', Date.UTC(2023, 3, 21, 15, 33, 28) + 569.053],
    ['2026-08-20T09:31:22.114Z', Date.UTC(2026, 7, 20, 9, 31, 22) + 114],
    ['2026-08-20T09:31:22Z', Date.UTC(2026, 7, 20, 9, 31, 22)],
    ['2026-08-20T11:31:22.000000001+02:00', Date.UTC(2026, 7, 20, 9, 31, 22)]
  ])('%s', (text, at) => expect(timeOf(text)).toBeCloseTo(at, 3))

  it.each(['soon', '0001-01-01T00:00:00Z', '2026-13-40 00:00:00'])('%s is none', (text) =>
    expect(timeOf(text)).toBeUndefined()
  )
})

describe('rows', () => {
  it('give what is left out as empty', () => {
    expect(z.parse(callRow, bare)).toMatchObject({ muted: '', hangupReason: '', recordingIds: [] })
    expect(z.parse(callRow, bare).source).toEqual({ type: '', target: '', targetName: '', name: '', detail: '' })
    expect(z.parse(groupcallRow, { id: ID, status: 'progressing' })).toMatchObject({
      callIds: [],
      callCount: 0,
      ringMethod: '',
      destinations: []
    })
  })

  it('name each of theirs once', () => {
    const queue = z.parse(queueRow, { id: ID, wait_queuecall_ids: ['a', NIL, 'a', 'b', 7] })
    expect(queue.waitingIds).toEqual(['a', 'b'])
  })

  it('without an id are none, and the rest of their page stays', () => {
    const { rows, sent, nextToken } = z.parse(page(callRow), { result: [bare, { ...bare, id: NIL }, 1] })
    expect([rows.length, sent, nextToken]).toEqual([1, 3, ''])
  })

  it('of a new call come as two lists, or as the bare list of older documents', () => {
    expect(z.parse(dialledCalls, [bare]).calls).toHaveLength(1)
    expect(z.parse(dialledCalls, { groupcalls: [{ id: ID, status: 'progressing' }] })).toMatchObject({
      calls: [],
      groupcalls: [{ id: ID }]
    })
  })
})
