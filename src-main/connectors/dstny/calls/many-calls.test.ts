import * as z from 'zod/mini'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { limits } from '../../../util/limits.ts'
import * as rules from '../../call-rules.ts'
import type { ConnectorEvent } from '../../events.ts'
import { CallTable } from './call-table.ts'
import { fixture } from '../fixtures/fixture.ts'
import * as mapper from '../mapper/calls.ts'
import { wireUserCalls } from '../wire/calls.ts'

const answered = fixture('call-answered') as object // a fixture is an object
const raw = (index: number, more: object = {}): object => ({
  ...answered,
  callId: `call-${index}`,
  stateToken: String(index),
  deviceIds: [`device-${index}`, 'desk'],
  duration: index,
  ...more
})
const rawCalls = (count: number, more: object = {}): object[] => Array.from({ length: count }, (_, i) => raw(i, more))

function table() {
  const events: ConnectorEvent[] = []
  const made = new CallTable({ now: () => 0, emit: (event) => events.push(event), tookElsewhere: () => false })
  const read = (...calls: object[]) => made.applyAll(z.parse(wireUserCalls, { fullState: true, calls }), made.next())
  const shown = (): string[] =>
    made.events().flatMap((event) => (event.type === 'callUpdated' ? event.call.vendorId : []))
  return { table: made, events, read, shown }
}

afterEach(() => void vi.restoreAllMocks())

/** What a piece of work calls, whatever it takes. */
function workOf(work: () => void) {
  const mapped = vi.spyOn(mapper, 'mapCall')
  const looked = vi.spyOn(rules, 'allowedActions')
  const lookedAtPairs = vi.spyOn(rules, 'canSwap')
  work()
  const counts = { mapped: mapped.mock.calls.length, looked: looked.mock.calls.length }
  vi.restoreAllMocks()
  return { ...counts, pairs: lookedAtPairs.mock.calls.length }
}

describe('more calls than anybody has', () => {
  it.each([50, 100, 200])('%i of one reading are each mapped and told once', (count) => {
    const { events, read } = table()
    const { mapped, looked, pairs } = workOf(() => read(...rawCalls(count)))
    expect([mapped, pairs, events.length]).toEqual([count, 0, count])
    expect(looked).toBeLessThanOrEqual(2 * count)
  })

  it.each([50, 100, 199])(
    '%i that end at once are each told once, and no call is looked at more than twice',
    (count) => {
      const { events, read } = table()
      read(...rawCalls(count, { inbound: true, status: 'RINGING' }), raw(999))
      events.length = 0
      const { mapped, looked } = workOf(() => read(raw(999)))
      expect(events.filter(({ type }) => type === 'callEnded')).toHaveLength(count)
      expect([mapped, looked].every((times) => times <= 2)).toBe(true)
    }
  )

  it.each([400, 30_000])('of %i the newest are shown and the others are counted', (count) => {
    const { events, read, shown } = table()
    const { mapped, looked } = workOf(() => read(...rawCalls(count)))
    expect(mapped).toBe(limits.calls)
    expect(looked).toBeLessThanOrEqual(2 * limits.calls)
    expect(shown()).toEqual(Array.from({ length: limits.calls }, (_, index) => `call-${index}`))
    expect(events[0]).toMatchObject({ type: 'callsLeftOut', vendorIds: { length: count - limits.calls } })
  })

  it('never hide one that rings', () => {
    const { events, read, shown } = table()
    const stuck = rawCalls(400)
    read(...stuck)
    events.length = 0
    read(...stuck, raw(500, { status: 'RINGING', inbound: true, duration: 0 }))
    expect(shown()).toContain('call-500')
    expect(shown()).toHaveLength(limits.calls)
    expect(events.filter(({ type }) => type === 'callEnded')).toEqual([])
  })

  it('come back when there is room, and are counted no more', () => {
    const { table: calls, events, read, shown } = table()
    const all = rawCalls(limits.calls + 3)
    read(...all)
    const { unexplained, doubtful } = read(...all.slice(5))
    expect([unexplained.length, doubtful]).toEqual([5, true])
    for (const callId of unexplained) calls.end(callId)
    expect(read(...all.slice(5)).doubtful).toBe(false)
    expect(shown()).toContain(`call-${limits.calls + 2}`)
    expect(events.findLast(({ type }) => type === 'callsLeftOut')).toEqual({ type: 'callsLeftOut', vendorIds: [] })
  })

  it('are not let in one by one either', () => {
    const { table: calls, read, shown } = table()
    read(...rawCalls(limits.calls))
    const [one] = z.parse(wireUserCalls, { calls: [raw(777)] }).calls
    expect(one === undefined ? undefined : calls.applyPush(one)).toBe(false)
    expect(shown()).not.toContain('call-777')
  })

  it('have no endless ids, lists of telephones, actions or people', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `d${index}`)
    const participants = many.map((id) => ({ id, remoteParty: {} }))
    const actions = many.map((action) => ({ action, deviceIds: many }))
    const { calls } = z.parse(wireUserCalls, { calls: [raw(1, { deviceIds: many, participants, actions })] })
    expect(calls[0]?.deviceIds).toHaveLength(limits.callMembers)
    expect(calls[0]?.actions).toHaveLength(limits.callMembers)
    expect(calls[0]?.participants).toHaveLength(limits.participants)
    const long = 'x'.repeat(limits.idChars + 1)
    expect(z.parse(wireUserCalls, { calls: [raw(1, { callId: long }), raw(2, { stateToken: long })] }).calls).toEqual(
      []
    )
  })
})
