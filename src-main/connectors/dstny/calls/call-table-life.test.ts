import * as z from 'zod/mini'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Capability } from '../../../../src-preload/contract/capability.ts'
import { limits } from '../../../util/limits.ts'
import type { ConnectorEvent, ReportedCall } from '../../events.ts'
import { fixture } from '../fixtures/fixture.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall } from '../wire/calls.ts'
import { CallTable } from './call-table.ts'
import { OrderedTransfers } from './ordered-transfers.ts'

const base = z.parse(wireCall, fixture('call-answered'))
let tokens: number
const state = (callId: string, status: string, more: Partial<WireCall> = {}): WireCall => ({
  ...base,
  callId,
  status,
  stateToken: BigInt(++tokens),
  actions: [],
  ...more
})
const reading = (...calls: WireCall[]) => ({ fullState: true, calls, leftOut: [] as string[] })

let events: ConnectorEvent[]
let consultations: Map<string, string>
let transfers: OrderedTransfers
let isTaken: boolean
let capabilities: Set<Capability>
let table: CallTable

beforeEach(() => {
  tokens = 0
  events = []
  consultations = new Map()
  transfers = new OrderedTransfers()
  isTaken = false
  capabilities = new Set(['calls', 'hangUp', 'dtmf', 'swap'])
  const tookElsewhere = (): boolean => isTaken
  const emit = (event: ConnectorEvent): void => void events.push(event)
  table = new CallTable({ now: () => 0, emit, tookElsewhere, capabilities, consultations, transfers })
})

const newest = (callId: string): ReportedCall | undefined =>
  events.flatMap((event) => (event.type === 'callUpdated' && event.call.vendorId === callId ? [event.call] : [])).at(-1)
const gone = () => events.flatMap((event) => (event.type === 'callEnded' ? [event] : []))

describe('the calls of a table', () => {
  it('are all told to a new link as they are shown', () => {
    table.applyPush(state('a', 'ACTIVE'))
    table.applyPush(state('b', 'RINGING'))
    expect(table.ids).toEqual(['a', 'b'])
    expect([table.find('a')?.status, table.find('c')]).toEqual(['ACTIVE', undefined])
    expect(table.events()).toEqual([
      { type: 'callUpdated', call: newest('a'), order: 'newer' },
      { type: 'callUpdated', call: newest('b'), order: 'newer' }
    ])
  })

  it('that are too many are told once as left out, and have not ended', () => {
    table.applyPush(state('a', 'ACTIVE'))
    table.applyPush(state('b', 'ACTIVE'))
    events.length = 0
    for (let times = 0; times < 2; times++) {
      expect(table.applyAll({ ...reading(state('b', 'ACTIVE')), leftOut: ['a'] }, table.next()).unexplained).toEqual([])
    }
    expect(events.filter(({ type }) => type !== 'callUpdated')).toEqual([{ type: 'callsLeftOut', vendorIds: ['a'] }])
    expect(table.ids).toEqual(['b'])
    expect(table.events()[0]).toEqual({ type: 'callsLeftOut', vendorIds: ['a'] })
    table.applyAll({ ...reading(), fullState: false }, table.next())
    expect(table.events()[0]).toEqual({ type: 'callsLeftOut', vendorIds: ['a'] })
    table.applyAll(reading(state('a', 'ACTIVE'), state('b', 'ACTIVE')), table.next())
    expect(table.events().map(({ type }) => type)).toEqual(['callUpdated', 'callUpdated'])
  })

  it('are so many and no more; the next is asked for when there is room', () => {
    for (let index = 0; index < limits.calls; index++) table.applyPush(state(`c${index}`, 'ACTIVE'))
    expect(table.applyPush(state('more', 'ACTIVE'))).toBe(false)
    expect(table.applyPush(state('c0', 'HELD'))).toBe(true)
    expect([table.ids.length, table.find('more')]).toEqual([limits.calls, undefined])
  })

  it('are all gone, and none left out, when everything ends', () => {
    table.applyAll({ ...reading(state('a', 'ACTIVE'), state('b', 'RINGING')), leftOut: ['c'] }, table.next())
    table.endAll()
    expect(gone().map(({ vendorId }) => vendorId)).toEqual(['a', 'b'])
    expect([table.ids, table.events()]).toEqual([[], []])
  })

  it('are looked at again when the account can do less', () => {
    table.applyPush(state('a', 'ACTIVE'))
    expect(newest('a')?.allowed).toContain('dtmf')
    capabilities.delete('dtmf')
    table.refreshShown()
    expect(newest('a')?.allowed).not.toContain('dtmf')
  })
})

describe('a call', () => {
  it('was taken elsewhere only where it rang here', () => {
    isTaken = true
    table.applyPush(state('rang', 'RINGING'))
    table.applyPush(state('talked', 'ACTIVE'))
    table.applyPush(state('dialled', 'RINGING', { inbound: false }))
    for (const callId of ['rang', 'talked', 'dialled', 'unknown']) table.end(callId)
    expect(gone().map(({ vendorId, answeredElsewhere }) => [vendorId, answeredElsewhere])).toEqual([
      ['rang', true],
      ['talked', false],
      ['dialled', false]
    ])
    isTaken = false
    table.applyPush(state('left', 'RINGING'))
    table.end('left')
    expect(gone().at(-1)).toMatchObject({ vendorId: 'left', answeredElsewhere: false })
  })

  it('that has ended is there again where a later reading has it', () => {
    table.applyPush(state('a', 'ACTIVE'))
    table.end('a')
    table.applyAll(reading(state('a', 'HELD')), table.next())
    expect(newest('a')?.state).toBe('held')
    expect(table.applyPush(state('a', 'ACTIVE'))).toBe(true)
    expect(newest('a')?.state).toBe('connected')
  })

  it('whose state nobody knows by name counts as talked on', () => {
    table.applyPush(state('a', 'STRANGE'))
    expect(table.applyPush(state('a', 'RINGING'))).toBe(false)
    expect(table.applyPush(state('a', 'HELD'))).toBe(true)
    expect(table.applyPush(state('a', 'ACTIVE'))).toBe(true)
    expect(table.applyPush(state('a', 'STRANGE'))).toBe(true)
  })

  it('does not believe one of its last states again, but one that was long ago', () => {
    const first = state('a', 'ACTIVE')
    table.applyPush(first)
    for (let index = 1; index < limits.callTokens; index++) table.applyPush(state('a', 'ACTIVE'))
    expect(table.applyPush(first)).toBe(false)
    table.applyPush(state('a', 'ACTIVE'))
    expect(table.applyPush(first)).toBe(true)
  })

  it('says with an answer that is late whether it has changed meanwhile', () => {
    const number = table.next()
    const now = state('a', 'ACTIVE')
    table.applyPush(now)
    expect(table.applyResponse(now, number)).toBe(true)
    expect(table.applyResponse(state('a', 'HELD'), number)).toBe(false)
    table.end('a')
    expect(table.applyResponse(state('a', 'HELD'), number)).toBe(false)
    expect(table.ids).toEqual([])
  })

  it('that came after a reading was asked for is not missing in it, but makes it doubtful', () => {
    const number = table.next()
    table.applyPush(state('a', 'ACTIVE'))
    expect(table.applyAll(reading(), number)).toEqual({ unexplained: [], doubtful: true })
    expect(table.ids).toEqual(['a'])
    expect(table.applyAll({ ...reading(), fullState: false }, table.next())).toEqual({
      unexplained: [],
      doubtful: false
    })
  })

  it('that has ended is none again, and no reason to read, when its stream is late', () => {
    table.applyPush(state('a', 'ACTIVE'))
    table.end('a')
    expect(table.applyPush(state('a', 'ACTIVE'))).toBe(true)
    expect(table.ids).toEqual([])
  })

  it('that a second reading has unchanged is not missing, whatever else came meanwhile', () => {
    const same = state('a', 'ACTIVE')
    table.applyAll(reading(same), table.next())
    expect(table.applyAll(reading(same), table.next())).toEqual({ unexplained: [], doubtful: false })
    const number = table.next()
    table.applyPush(state('b', 'ACTIVE'))
    expect(table.applyAll(reading(), number)).toEqual({ unexplained: ['a'], doubtful: true })
  })

  it('has a relative that is talked on where both belong to one conversation', () => {
    const call = state('a', 'RINGING', { correlationId: 'x' })
    table.applyPush(call)
    expect(table.hasTalkingRelative(call)).toBe(false)
    for (const [callId, status, correlationId] of [
      ['b', 'RINGING', 'x'],
      ['c', 'ACTIVE', 'y']
    ] as const) {
      table.applyPush(state(callId, status, { correlationId }))
      expect(table.hasTalkingRelative(call)).toBe(false)
    }
    for (const status of ['ACTIVE', 'HELD']) {
      table.applyPush(state('b', status, { correlationId: 'x' }))
      expect(table.hasTalkingRelative(call)).toBe(true)
    }
    const { correlationId: _none, ...alone } = state('d', 'ACTIVE')
    table.applyPush(alone)
    expect(table.hasTalkingRelative({ ...alone, callId: 'e' })).toBe(false)
  })
})

describe('a consultation', () => {
  beforeEach(() => {
    table.applyPush(state('a', 'HELD'))
    table.applyPush(state('b', 'ACTIVE'))
  })

  it('is about its call until that has ended', () => {
    table.consults('b', 'a')
    expect(newest('b')?.consultsForVendorId).toBe('a')
    table.end('a')
    expect([newest('b')?.consultsForVendorId, consultations.size]).toEqual([undefined, 0])
  })

  it('is forgotten when it has ended itself, and not with any other call', () => {
    table.applyPush(state('c', 'ACTIVE'))
    table.consults('b', 'a')
    table.end('c')
    expect([...consultations]).toEqual([['b', 'a']])
    table.end('b')
    expect(consultations.size).toBe(0)
  })

  it('is none of a call that has ended, or about one that nobody knows', () => {
    table.end('b')
    table.consults('b', 'a')
    table.consults('a', 'unknown')
    expect(consultations.size).toBe(0)
  })
})

describe('a transfer that was ordered', () => {
  beforeEach(() => {
    const call = state('a', 'ACTIVE')
    table.applyPush(call)
    transfers.order(call, true)
  })

  it.each([
    ['the server says that the call is over', true, true],
    ['the call is only missing', false, undefined]
  ])('has reached its target where %s', (_, isReported, sentOn) => {
    table.end('a', isReported)
    expect(gone()).toMatchObject([{ vendorId: 'a' }])
    expect(gone()[0]?.sentOn).toBe(sentOn)
  })

  it('has reached its target where the stream says that the call has ended', () => {
    table.applyPush(state('a', 'TERMINATED'))
    expect(gone()).toMatchObject([{ vendorId: 'a', sentOn: true }])
  })

  it('is followed while its call is there, and forgotten where a reading no more has it', () => {
    table.applyAll(reading(state('a', 'ACTIVE')), table.next())
    expect(newest('a')?.transferState).toBe('pending')
    table.applyAll({ ...reading(), leftOut: ['a'] }, table.next())
    table.applyAll(reading(state('a', 'ACTIVE')), table.next())
    expect(newest('a')?.transferState).toBe('pending')
  })
})
