import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { type Answered, noRow, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()
const setStatus = (user: string, status: string): void =>
  platform.front.platform.agents.setStatus(platform.front.agent(user), status)
const everybody = (status: string): void => {
  for (const { address } of platform.pbx.extensions) setStatus(address, status)
}
const queue = async (name: string): Promise<Answered> =>
  (await platform.rows('listQueues')).find((row) => row.name === name) ?? noRow
const waiting = async (): Promise<Answered> => (await platform.rows('listQueuecalls')).at(-1) ?? noRow
const comes = (to = '300') => platform.pbx.outside('+493023125123', 'Carol').dials(to)

describe('somebody in a queue', () => {
  it('waits, is offered, served and done, each told once under the customer', async () => {
    everybody('away')
    platform.switches.frames = 'wrapped'
    const socket = await platform.follows([
      `customer_id:${platform.customer}:queuecall:queuecall_`,
      `agent_id:${platform.front.agent('jane').id}:queuecall`
    ])
    const call = await comes()
    expect(await waiting()).toMatchObject({ status: 'waiting', reference_type: 'call', service_agent_id: NIL })
    expect((await platform.call((await waiting()).reference_id)).status).toBe('progressing')
    await platform.clock.advance(3 * SECOND)
    setStatus('bjorn', 'available')
    expect((await waiting()).status).toBe('connecting')
    await platform.pbx.extension('bjorn').answers(call)
    expect(await waiting()).toMatchObject({
      status: 'service',
      service_agent_id: platform.front.agent('bjorn').id,
      duration_waiting: 3000
    })
    await platform.clock.advance(2 * SECOND)
    call.caller.hangsUp(call)
    expect(await waiting()).toMatchObject({ status: 'done', duration_service: 2000 })
    await socket.got(5)
    expect(socket.frames.map(({ type }) => type)).toEqual(
      ['created', 'waiting', 'connecting', 'serviced', 'done'].map((one) => `queuecall_${one}`)
    )
    expect(socket.frames[0]?.data).not.toHaveProperty('queue_id')
  })

  it('who gives up has abandoned', async () => {
    everybody('away')
    const call = await comes()
    call.caller.hangsUp(call)
    expect((await waiting()).status).toBe('abandoned')
    expect(await queue('Sales')).toMatchObject({ total_incoming_count: 1, total_abandoned_count: 1 })
  })

  it('waits again when the agent does not answer', async () => {
    everybody('away')
    setStatus('bjorn', 'available')
    await comes()
    expect((await waiting()).status).toBe('connecting')
    platform.pbx.extension('bjorn').rejects()
    expect((await waiting()).status).toBe('waiting')
  })

  it('hangs on the lists of the queue, and names it only by the switch', async () => {
    everybody('away')
    const call = await comes()
    const { id } = await waiting()
    expect(await queue('Sales')).toMatchObject({ wait_queuecall_ids: [id], total_incoming_count: 1 })
    setStatus('bjorn', 'available')
    await platform.clock.advance(0)
    await platform.pbx.extension('bjorn').answers(call)
    expect(await queue('Sales')).toMatchObject({ service_queuecall_ids: [id], total_serviced_count: 1 })
    expect((await queue('Sales')).wait_queuecall_ids).toBeUndefined()
    platform.switches.queuecallNamesQueue = true
    expect((await waiting()).queue_id).toBe((await queue('Sales')).id)
  })
})

describe('an agent', () => {
  it('serves the queues with the same tag while available, and no others', async () => {
    everybody('away')
    setStatus('omer', 'available')
    await comes()
    expect((await waiting()).status).toBe('waiting')
    setStatus('anna.berg', 'available')
    expect((await waiting()).status).toBe('connecting')
    expect(platform.front.agent('anna.berg').tagIds).toEqual((await queue('Sales')).tag_ids)
  })

  it('is skipped after a call, as nothing sets the status back', async () => {
    everybody('away')
    setStatus('bjorn', 'available')
    const call = await comes()
    await platform.pbx.extension('bjorn').answers(call)
    call.caller.hangsUp(call)
    await comes()
    expect([platform.front.agent('bjorn').status, (await waiting()).status]).toEqual(['ringing', 'waiting'])
    setStatus('bjorn', 'available')
    expect((await waiting()).status).toBe('connecting')
  })
})

describe('throwing out', () => {
  it('ends the call of somebody who waits, and cannot be repeated by the same id', async () => {
    everybody('away')
    await comes()
    const { id, reference_id: call } = await waiting()
    expect((await platform.row('kickQueuecall', { id })).status).toBe('abandoned')
    expect((await platform.call(call)).status).toBe('hangup')
    expect((await platform.ask('kickQueuecall', { id })).reason).toBe('INTERNAL')
    const again = await platform.ask('kickQueuecallOfCall', { id: call })
    expect([again.status, again.json.status]).toEqual([200, 'abandoned'])
  })

  it('of somebody who is served changes nothing at once', async () => {
    everybody('away')
    setStatus('bjorn', 'available')
    const call = await comes()
    await platform.pbx.extension('bjorn').answers(call)
    const { reference_id: id } = await waiting()
    expect((await platform.row('kickQueuecallOfCall', { id })).status).toBe('service')
    await platform.clock.advance(1)
    expect((await waiting()).status).toBe('done')
  })

  it.each(['abandoned', 'kicking'] as const)('of somebody an agent rings for: %s', async (status) => {
    platform.switches.kickWhileConnecting = status
    everybody('away')
    setStatus('bjorn', 'available')
    await comes()
    const { id } = await waiting()
    expect((await platform.row('kickQueuecall', { id })).status).toBe(status)
    await platform.clock.advance(SECOND)
    expect(await waiting()).toMatchObject({ id, status: 'abandoned' })
    expect(platform.pbx.extension('bjorn').legs).toEqual([])
  })

  it('goes on with what follows in the flow', async () => {
    everybody('away')
    const connect = { type: 'connect', option: { source: tel('+493023125100'), destinations: [tel('+493023125906')] } }
    const join = { type: 'queue_join', option: { queue_id: (await queue('Sales')).id } }
    await platform.row('createCalls', {
      body: { source: tel('+493023125100'), destinations: [tel('+493023125901')], actions: [join, connect] }
    })
    await platform.clock.advance(2 * SECOND)
    await platform.row('kickQueuecall', { id: (await waiting()).id })
    expect((await platform.legs()).map((row) => row.destination.target)).toEqual(['+493023125901', '+493023125906'])
  })

  it('leaves a row that can be deleted', async () => {
    everybody('away')
    const call = await comes()
    call.caller.hangsUp(call)
    const { id } = await waiting()
    await platform.row('deleteQueuecall', { id })
    expect((await platform.ask('getQueuecall', { id })).reason).toBe('STATE_INVALID')
    expect(await platform.rows('listQueuecalls')).toEqual([])
  })
})
