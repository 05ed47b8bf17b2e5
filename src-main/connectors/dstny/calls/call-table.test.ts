import fc from 'fast-check'
import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import type { ConnectorEvent } from '../../events.ts'
import { CallTable } from './call-table.ts'
import { fixture } from '../fixtures/fixture.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'

const base = z.parse(wireCall, fixture('call-answered'))
const state = (status: string, token: number, more: Partial<WireCall> = {}): WireCall => ({
  ...base,
  status,
  stateToken: BigInt(token),
  actions: [],
  ...more
})

function tableWith(): {
  readonly table: CallTable
  readonly events: ConnectorEvent[]
  shown(): Record<string, string>
} {
  const events: ConnectorEvent[] = []
  const table = new CallTable({ now: () => 0, emit: (event) => events.push(event), tookElsewhere: () => false })
  const shown = (): Record<string, string> => {
    const calls = new Map<string, string>()
    for (const event of events) {
      if (event.type === 'callUpdated') calls.set(event.call.vendorId, event.call.state)
      if (event.type === 'callEnded') calls.delete(event.vendorId)
    }
    return Object.fromEntries(calls)
  }
  return { table, events, shown }
}

const reading = (...calls: WireCall[]) => ({ fullState: true, calls, leftOut: [] })

describe('the table of calls', () => {
  it('tells a repeated state once', () => {
    const { table, events } = tableWith()
    expect(table.applyPush(state('RINGING', 1))).toBe(true)
    expect(table.applyPush(state('RINGING', 1))).toBe(true)
    expect(events).toHaveLength(1)
  })

  it('does not believe a stream that goes back, a reading it does', () => {
    const { table, shown } = tableWith()
    table.applyPush(state('ACTIVE', 2))
    expect(table.applyPush(state('RINGING', 1))).toBe(false)
    expect(shown()).toEqual({ aaa111bbb: 'connected' })
    table.applyResponse(state('RINGING', 3), table.next())
    expect(shown()).toEqual({ aaa111bbb: 'alerting' })
  })

  it('forgets consultations that have ended while no link stood', () => {
    const consultations = new Map([
      [base.callId, 'about'],
      ['ended', 'about']
    ])
    const table = new CallTable({ now: () => 0, emit: () => undefined, tookElsewhere: () => false, consultations })
    table.applyAll(reading(state('ACTIVE', 1)), table.next())
    expect([...consultations.keys()]).toEqual([base.callId])
  })

  it('drops the answer to an older request', () => {
    const { table, shown } = tableWith()
    const older = table.next()
    table.applyPush(state('HELD', 2))
    table.applyResponse(state('ACTIVE', 1), older)
    expect(shown()).toEqual({ aaa111bbb: 'held' })
  })

  it('does not let a reading undo a command whose answer came first, nor the other way round', () => {
    const { table, shown } = tableWith()
    table.applyPush(state('ACTIVE', 1))
    const command = table.next()
    const overlapping = table.next()
    table.applyAll(reading(state('ACTIVE', 1)), overlapping)
    expect(table.applyResponse(state('HELD', 2), command)).toBe(true)
    expect(shown()).toEqual({ aaa111bbb: 'held' })
    expect(table.applyAll(reading(state('ACTIVE', 1)), overlapping)).toEqual({ unexplained: [], doubtful: true })
    expect(shown()).toEqual({ aaa111bbb: 'held' })
  })

  it('never revives an ended call by something older', () => {
    const { table, events, shown } = tableWith()
    const older = table.next()
    table.applyPush(state('ACTIVE', 1))
    table.applyPush(state('TERMINATED', 2))
    table.applyAll(reading(state('ACTIVE', 1)), older)
    table.applyPush(state('ACTIVE', 3))
    expect(shown()).toEqual({})
    expect(events.map(({ type }) => type)).toEqual(['callUpdated', 'callEnded'])
  })

  it('shows why a call failed before it goes', () => {
    const { table, events } = tableWith()
    table.applyPush(state('INITIATED', 1))
    table.applyPush(state('TERMINATED', 2, { event: 'FAILED', eventDescription: 'status code 486' }))
    expect(events.slice(1)).toMatchObject([{ call: { state: 'failed', failure: 'Busy' } }, { type: 'callEnded' }])
  })

  it('shows why a call of ours failed at once, and once', () => {
    const { table, events } = tableWith()
    const failed = state('TERMINATED', 1, { inbound: false, event: 'FAILED', eventDescription: 'status code 486' })
    expect(table.applyResponse(failed, table.next())).toBe(true)
    expect(events).toMatchObject([{ call: { state: 'failed', failure: 'Busy' } }, { type: 'callEnded' }])
    table.applyResponse(failed, table.next())
    table.applyAll(reading(failed), table.next())
    table.applyPush(failed)
    expect(events).toHaveLength(2)
  })

  it('does not show what failed before it was looked at', () => {
    const { table, events } = tableWith()
    table.applyAll(reading(state('TERMINATED', 1, { event: 'FAILED' })), table.next())
    expect(events).toEqual([])
  })

  it('removes what rang and a full reading lacks, but asks why any other call is gone', () => {
    const { table, events } = tableWith()
    table.applyPush(state('ACTIVE', 1, { callId: 'talking' }))
    table.applyPush(state('RINGING', 2, { callId: 'dialled', inbound: false }))
    table.applyPush(state('RINGING', 3))
    expect(table.applyAll(reading(), table.next())).toEqual({ unexplained: ['talking', 'dialled'], doubtful: false })
    const gone = events.flatMap((event) => (event.type === 'callEnded' ? event.vendorId : []))
    expect(gone).toEqual(['aaa111bbb'])
  })

  it('says anew what another call allows when one changes', () => {
    const { table, events } = tableWith()
    table.applyPush(state('ACTIVE', 1))
    table.applyPush(state('HELD', 2, { callId: 'other' }))
    expect(events.at(-1)).toMatchObject({ call: { vendorId: 'aaa111bbb', allowed: expect.arrayContaining(['swap']) } })
    table.applyPush(state('TERMINATED', 3, { callId: 'other' }))
    expect(events.at(-1)).toMatchObject({
      call: { vendorId: 'aaa111bbb', allowed: expect.not.arrayContaining(['swap']) }
    })
  })

  it('ends in the state of the server after the last reading, whatever came before in whatever order', () => {
    const status = fc.constantFrom('INITIATED', 'RINGING', 'ACTIVE', 'HELD', 'TERMINATED')
    const push = fc.record({ kind: fc.constant('push'), status, id: fc.constantFrom('a', 'b', 'c'), token: fc.nat(9) })
    const late = fc.record({ kind: fc.constant('late'), status, id: fc.constantFrom('a', 'b', 'c'), token: fc.nat(9) })
    const open = fc.constantFrom('RINGING', 'ACTIVE', 'HELD')
    const serverState = fc.dictionary(fc.constantFrom('a', 'b', 'c'), open, { maxKeys: 3 })
    fc.assert(
      fc.property(fc.array(fc.oneof(push, late), { maxLength: 30 }), serverState, (events, server) => {
        const { table, shown } = tableWith()
        for (const event of events) {
          const call = state(event.status, event.token, { callId: event.id })
          if (event.kind === 'push') table.applyPush(call)
          else table.applyAll({ fullState: false, calls: [call], leftOut: [] }, Math.max(0, table.next() - 3))
        }
        const calls = Object.entries(server).map(([callId, one], index) => state(one, 100 + index, { callId }))
        for (const callId of table.applyAll(reading(...calls), table.next()).unexplained) table.end(callId)
        const names: Record<string, string> = { RINGING: 'alerting', ACTIVE: 'connected', HELD: 'held' }
        const expected = Object.entries(server).map(([callId, one]) => [callId, names[one]])
        expect(shown()).toEqual(Object.fromEntries(expected))
      }),
      { numRuns: 2_000 }
    )
  })
})
