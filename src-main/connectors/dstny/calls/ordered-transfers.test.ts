import fc from 'fast-check'
import * as z from 'zod/mini'
import { beforeEach, describe, expect, it } from 'vitest'
import type { ConnectorEvent } from '../../events.ts'
import { CallTable } from './call-table.ts'
import { fixture } from '../fixtures/fixture.ts'
import { OrderedTransfers } from './ordered-transfers.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'

const base = z.parse(wireCall, fixture('call-answered'))
const ID = base.callId
const OFFERED = [{ action: 'TRANSFER' }, { action: 'HOLD' }]
const state = (token: number, more: Partial<WireCall> = {}): WireCall => ({
  ...base,
  status: 'ACTIVE',
  stateToken: BigInt(token),
  actions: OFFERED,
  ...more
})
const FAILED = { event: 'FAILED', eventDescription: 'Call setup failed with status code 486' }
const OVER = { status: 'TERMINATED', actions: [] }

let events: ConnectorEvent[]
let transfers: OrderedTransfers

beforeEach(() => {
  events = []
  transfers = new OrderedTransfers()
})

/** The table of a link; a second one is the table after a reconnect. */
const openTable = (): CallTable =>
  new CallTable({ now: () => 0, emit: (event) => events.push(event), tookElsewhere: () => false, transfers })

const reported = (): unknown =>
  events.flatMap((event) => {
    if (event.type === 'callEnded') return [event.sentOn === true ? 'sentOn' : 'gone']
    return event.type === 'callUpdated' ? [event.call.transferState ?? '-'] : []
  })

/** The order is sent while the call is in state 1. */
function orders(table: CallTable, supervised = true): void {
  table.applyPush(state(1))
  transfers.order(table.find(ID) ?? state(1), supervised)
}

describe('a transfer that was ordered', () => {
  it('is sent on when the call ends, and only when the server said so', () => {
    const table = openTable()
    orders(table)
    table.applyPush(state(2, { actions: [] }))
    table.applyPush(state(3, OVER))
    expect(reported()).toEqual(['-', 'pending', 'sentOn'])
    orders(openTable())
    const other = openTable()
    other.applyPush(state(1))
    other.end(ID)
    expect(reported()).toMatchObject({ length: 6, 5: 'gone' })
  })

  it('says nothing when it was blind', () => {
    const table = openTable()
    orders(table, false)
    table.applyPush(state(3, OVER))
    expect(reported()).toEqual(['-', 'gone'])
  })

  it('has failed once the call is given back, and stays so while other things happen', () => {
    const table = openTable()
    orders(table)
    table.applyResponse(state(2, FAILED), table.next())
    table.applyPush(state(3, { event: 'MUTED', muted: true }))
    table.applyPush(state(4, OVER))
    expect(reported()).toEqual(['-', 'failed', 'failed', 'gone'])
    expect(events[1]).toMatchObject({ call: { state: 'connected', failure: 'Busy' } })
  })

  it('does not take the failure of the one before for its own', () => {
    const table = openTable()
    table.applyPush(state(1, FAILED))
    transfers.order(state(1, FAILED), true)
    table.applyPush(state(7, { callId: 'other', inbound: true, status: 'RINGING', actions: [{ action: 'ANSWER' }] }))
    table.applyPush(state(1, FAILED))
    expect(reported()).not.toContain('failed')
    table.applyPush(state(2, FAILED))
    expect(reported()).toContain('failed')
  })

  it('has failed when the server offers to transfer again, though nobody saw why', () => {
    const table = openTable()
    orders(table)
    table.applyPush(state(2, { actions: [{ action: 'HOLD' }] }))
    table.applyPush(state(4, { event: 'MUTED', muted: true }))
    expect(reported()).toEqual(['-', 'pending', 'failed'])
  })

  it('goes on where the server offers it all the time', () => {
    const table = openTable()
    orders(table)
    table.applyPush(state(2))
    table.applyPush(state(3, { muted: true }))
    expect(reported()).toEqual(['-', 'pending', 'pending'])
  })

  it('is forgotten with a call that ended while nobody looked', () => {
    const table = openTable()
    orders(table)
    openTable().applyAll({ fullState: true, calls: [], leftOut: [] }, table.next())
    expect(transfers.look(state(5, FAILED))).toBeUndefined()
  })
})

describe('a transfer over a reconnect', () => {
  const reconnects = (found: WireCall): unknown => {
    transfers.unwatched()
    const table = openTable()
    events = []
    table.applyAll({ fullState: true, calls: [found], leftOut: [] }, table.next())
    return reported()
  }

  it.each([
    ['goes on when the call is as it was left', state(2), 'pending'],
    ['has failed when the call is just given back', state(3, FAILED), 'failed'],
    ['is not known when the call has changed', state(3, { muted: true }), 'unconfirmed']
  ])('%s', (_, found, expected) => {
    const table = openTable()
    orders(table)
    table.applyPush(state(2))
    expect(reconnects(found)).toEqual([expected])
  })

  it('has failed when the server offers to transfer again, and goes on while it does not', () => {
    const table = openTable()
    orders(table)
    table.applyPush(state(2, { actions: [] }))
    expect(reconnects(state(3, { actions: [], muted: true }))).toEqual(['pending'])
    expect(reconnects(state(4))).toEqual(['failed'])
  })
})

describe('whatever arrives late, doubled or swapped', () => {
  it('a transfer that failed stays so, and one that is not given back never fails', () => {
    const kinds = fc.constantFrom('plain' as const, 'failed' as const, 'over' as const)
    const arrival = fc.record({ kind: kinds, token: fc.integer({ min: 1, max: 6 }), times: fc.constantFrom(1, 2) })
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 15 }), (arrivals) => {
        events = []
        transfers = new OrderedTransfers()
        const table = openTable()
        orders(table)
        for (const { kind, token, times } of arrivals) {
          const more = kind === 'failed' ? FAILED : kind === 'over' ? OVER : {}
          for (let time = 0; time < times; time++) table.applyPush(state(token, more))
        }
        const states = reported() as string[] // made above
        const firstFailed = states.indexOf('failed')
        if (firstFailed >= 0) expect(states.slice(firstFailed)).not.toContain('pending')
        if (firstFailed >= 0) expect(states).not.toContain('sentOn')
        const given = arrivals.some(({ kind, token }) => kind === 'failed' && token > 1)
        if (!given) expect(firstFailed).toBe(-1)
        expect(states.filter((one) => one === 'sentOn' || one === 'gone').length).toBeLessThanOrEqual(1)
      })
    )
  })
})
