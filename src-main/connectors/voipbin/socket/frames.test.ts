import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { MINUTE } from '../../../util/durations.ts'
import { Duplicates } from './duplicates.ts'
import { frameOf, resourceIn } from './frames.ts'
import { topicsFor } from './topics.ts'

const NIL = '00000000-0000-0000-0000-000000000000'
const id = '3c77eb43-2098-4890-bb6c-5af0707ba4a6'
const self = { agentId: 'a', customerId: 'c', name: 'Anna' }

/** The least that each kind is sent with, where empty members are left out. */
const rows = {
  agent: { id, username: 'anna@example.org', ring_method: 'ringall', status: 'busy', addresses: [] },
  groupcall: { id, status: 'progressing', ring_method: 'linear', destinations: [], answer_call_id: NIL },
  call: { id, status: 'ringing', direction: 'outgoing', source: {}, destination: {}, type: 'flow' },
  recording: { id, reference_type: 'call', reference_id: id, status: 'initiating', format: 'wav' },
  queuecall: { id, reference_type: 'call', reference_id: id, status: 'initiating', service_agent_id: NIL },
  queue: { id, wait_flow_id: NIL, tag_ids: [] },
  conference: { id, type: 'conference', data: { a: 1 }, pre_flow_id: NIL, status: 'starting' }
}

const kindIn = (message: string): string | undefined => {
  const resource = resourceIn(message)
  return resource && frameOf(resource)?.kind
}

describe('frames', () => {
  it.each(Object.entries(rows))('%s is known bare and wrapped', (kind, row) => {
    expect(kindIn(JSON.stringify(row))).toBe(kind)
    expect(kindIn(JSON.stringify({ type: `${kind}_updated`, data: row }))).toBe(kind)
  })

  it.each([
    '',
    'x',
    '[]',
    'null',
    '"x"',
    '{}',
    '{"type":"call_hangup"}',
    '{"type":"x","data":[]}',
    `{"id":"${id}"}`,
    '{"a":'
  ])('%s is none', (message) => expect(kindIn(message)).toBeUndefined())

  it('without an id, or with a status that nobody knows, are none', () => {
    expect(kindIn(JSON.stringify({ ...rows.call, id: NIL }))).toBeUndefined()
    expect(kindIn(JSON.stringify({ ...rows.call, status: 'odd' }))).toBeUndefined()
  })
})

describe('copies', () => {
  it('are known for a minute, wrapped or not', async () => {
    const clock = new ManualClock()
    const duplicates = new Duplicates(clock)
    const isCopy = (message: object): boolean => duplicates.isCopy(resourceIn(JSON.stringify(message)) ?? {})
    expect([isCopy(rows.call), isCopy({ type: 'call_ringing', data: rows.call })]).toEqual([false, true])
    expect(isCopy({ ...rows.call, tm_update: '2026-01-05T09:00:00Z' })).toBe(false)
    await clock.advance(MINUTE)
    expect(isCopy(rows.call)).toBe(false)
  })

  it('are known of rows with numbers beyond what is exact', () => {
    const duplicates = new Duplicates(new ManualClock())
    const resource = resourceIn(`{"id":"${id}","permission":18446744073709551615}`) ?? {}
    expect([duplicates.isCopy(resource), duplicates.isCopy(resource)]).toEqual([false, true])
  })
})

describe('topics', () => {
  it("are the customer's in full mode and the agent's own in agent mode", () => {
    expect(topicsFor('full', self)).toContain('customer_id:c:groupcall')
    expect(topicsFor('agent', self)).toEqual(['agent_id:a:call', 'agent_id:a:groupcall', 'agent_id:a:recording'])
  })

  it.each(['call', 'groupcall', 'recording', 'queue', 'queuecall', 'agent', 'conference'])(
    'begin every name that an event of %s has',
    (resource) => {
      const service = { call: 'call', groupcall: 'call', recording: 'call', queuecall: 'queue' }[resource] ?? resource
      const names = [`${resource}:x`, `${resource}:${resource}_created:x`, `${service}:${resource}_created:x`]
      for (const name of names)
        expect(topicsFor('full', self).some((topic) => `customer_id:c:${name}`.startsWith(topic))).toBe(true)
    }
  )
})
