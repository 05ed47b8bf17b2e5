import fc from 'fast-check'
import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { RecordedState } from '../../testing/recorded-state.ts'
import { CallTable } from './call-table.ts'
import { fixture } from '../fixtures/fixture.ts'
import { wireCall } from '../wire/calls.ts'
import type { WireCall, WireUserCalls } from '../wire/calls.ts'

/** Sequences in all; the seed makes a failure come back. */
const RUNS = 12_000
const SEED = 20_260_105

const base = z.parse(wireCall, fixture('call-answered'))
const ids = ['a', 'b', 'c'] as const
type Id = (typeof ids)[number]

const NEXT: Readonly<Record<string, readonly string[]>> = {
  RINGING: ['ACTIVE', 'TERMINATED'],
  INITIATED: ['RINGING', 'TERMINATED'],
  ACTIVE: ['HELD', 'TERMINATED'],
  HELD: ['ACTIVE', 'TERMINATED']
}
const SHOWN: Readonly<Record<string, string>> = {
  INITIATED: 'initiated',
  RINGING: 'alerting',
  ACTIVE: 'connected',
  HELD: 'held'
}

/** A server that changes its calls by the rules, and whose events and answers arrive when the test says so. */
class Server {
  readonly calls = new Map<string, WireCall>()
  readonly events: WireCall[] = []
  /** Readings and commands under way: what arrives when its turn comes. */
  readonly answers: (() => void)[] = []
  #token = 0
  #made = 0

  change(slot: Id, choice: number): WireCall {
    const before = [...this.calls.values()].find(({ correlationId }) => correlationId === slot)
    const stateToken = BigInt(++this.#token)
    if (before === undefined) {
      const inbound = choice % 2 === 0
      const status = inbound ? 'RINGING' : 'INITIATED'
      const callId = `${slot}${String(++this.#made)}`
      return this.#put({ ...base, callId, correlationId: slot, inbound, status, stateToken, actions: [] })
    }
    const next = NEXT[before.status] ?? []
    return this.#put({ ...before, status: next[choice % next.length] ?? before.status, stateToken })
  }

  #put(call: WireCall): WireCall {
    if (call.status === 'TERMINATED') this.calls.delete(call.callId)
    else this.calls.set(call.callId, call)
    this.events.push(call)
    return call
  }

  get reading(): WireUserCalls {
    return { fullState: true, calls: [...this.calls.values()], leftOut: [] }
  }
}

const slot = fc.constantFrom(...ids)
const step = fc.oneof(
  fc.record({ does: fc.constantFrom('change', 'command'), slot, choice: fc.nat(3) }),
  fc.record({ does: fc.constantFrom('event', 'answer'), at: fc.nat(9), again: fc.boolean() }),
  fc.record({ does: fc.constant('read'), inTime: fc.boolean() })
)

interface Played {
  readonly server: Server
  readonly table: CallTable
  readonly recorded: RecordedState
}

function open(): Played {
  const recorded = new RecordedState()
  const table = new CallTable({ now: () => 0, emit: (event) => recorded.apply(event), tookElsewhere: () => false })
  return { server: new Server(), table, recorded }
}

/** The server answers either when it is asked or when the answer leaves it; both happen. */
function read({ server, table }: Played, readsAtOnce: boolean): void {
  const number = table.next()
  const atOnce = readsAtOnce ? server.reading : undefined
  server.answers.push(() => {
    for (const id of table.applyAll(atOnce ?? server.reading, number).unexplained) table.end(id)
  })
}

function play(played: Played, steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]): void {
  const { server, table } = played
  for (const one of steps) {
    if ('slot' in one) {
      const number = table.next()
      const call = server.change(one.slot, one.choice)
      if (one.does === 'command') server.answers.push(() => table.applyResponse(call, number))
    } else if ('inTime' in one) read(played, one.inTime)
    else if (one.does === 'answer') server.answers.splice(one.at % (server.answers.length || 1), 1)[0]?.()
    else {
      const at = one.at % (server.events.length || 1)
      const event = one.again ? server.events[at] : server.events.splice(at, 1)[0]
      if (event !== undefined) table.applyPush(event)
    }
  }
}

/** What a link does once it is quiet: reads, and reads again while the reading was doubtful. */
function settle({ server, table }: Played): number {
  for (let turn = 1; ; turn++) {
    const { unexplained, doubtful } = table.applyAll(server.reading, table.next())
    for (const id of unexplained) table.end(id)
    if (!doubtful) return turn
  }
}

describe('events, readings and answers in any order', () => {
  it('end in the state of the server, and nothing is shown twice', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (steps, allArrive) => {
        const played = open()
        const { server, recorded, table } = played
        play(played, steps)
        if (allArrive) for (const event of server.events.splice(0)) table.applyPush(event)
        settle(played)
        for (const late of server.answers.splice(0)) late()
        expect(settle(played)).toBe(1)
        const shown = [...recorded.calls].map(([id, { state }]) => [id, state])
        const serverState = [...server.calls].map(([id, { status }]) => [id, SHOWN[status]])
        expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(serverState))
        const gone = recorded.gone.map(({ vendorId }) => vendorId)
        expect(new Set(gone).size).toBe(gone.length)
      }),
      { numRuns: RUNS, seed: SEED }
    )
  })
})
