import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { connect, dial, extension, outside, OWN, shown } from '../../../testing/voipbin-calls.ts'
import { type Answered, type Sent, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { NIL } from '../form/ids.ts'

const platform = voipbinForEachCase()
const agent = (user: string): Sent => ({ type: 'agent', target: platform.front.agent(user).id })

describe('dialling', () => {
  it('answers numbers as calls and people as group calls, and says nothing of the rest', async () => {
    const { json } = await dial(platform, [
      tel(outside.answers),
      { type: 'sip', target: '203@example.com' },
      agent('202'),
      extension('201'),
      { type: 'conference', target: NIL }
    ])
    expect(Object.keys(json)).toEqual(['calls', 'groupcalls'])
    expect(json.calls.map((row: Answered) => row.destination)).toEqual([
      tel(outside.answers),
      { type: 'sip', target: '203@example.com' }
    ])
    expect(json.groupcalls.map((row: Answered) => row.destinations[0]?.type)).toEqual(['agent', 'extension'])
  })

  it.each([
    ['nothing', () => []],
    ['a type that cannot be called', () => [{ type: 'email', target: 'a@example.com' }]],
    ['an unknown extension', () => [extension('999')]],
    ['an unknown agent', () => [{ type: 'agent', target: NIL }]],
    ["another customer's agent", () => [agent('oliver@example.net')]]
  ])('%s fails as everything that is not classified', async (_, destinations) => {
    const { status, reason } = await dial(platform, destinations())
    expect([status, reason]).toEqual([500, 'INTERNAL'])
  })

  it('finds an extension by its user name, or by any reading of its target', async () => {
    const targets = ['202', '202@example.org', platform.front.agent('202').addresses[0]?.target ?? '']
    for (const target of targets) expect((await dial(platform, [{ type: 'extension', target }])).status).toBe(500)
    platform.switches.extensionsFoundBy = 'anything'
    for (const target of targets) expect((await dial(platform, [{ type: 'extension', target }])).status).toBe(200)
  })

  it('fails without a registered telephone', async () => {
    for (const { key } of platform.pbx.extension('202').devices)
      platform.pbx.extension('202').setsDeviceActive(key, false)
    expect((await dial(platform, [extension('202')])).status).toBe(500)
  })

  it('of a number needs a verified customer', async () => {
    platform.switches.verified = false
    const { status, reason } = await dial(platform, [tel(outside.answers)])
    expect([status, reason]).toEqual([403, 'IDENTITY_VERIFICATION_REQUIRED'])
    expect((await dial(platform, [agent('202')])).status).toBe(200)
    expect((await platform.row('getCustomer')).identity_verification_status).toBe('pending')
  })

  it('needs credit, told in either way', async () => {
    platform.switches.noCredit = 'internal'
    expect((await dial(platform, [agent('202')])).reason).toBe('INTERNAL')
    platform.switches.noCredit = 'documented'
    const { status, reason } = await dial(platform, [agent('202')])
    expect([status, reason]).toEqual([402, 'INSUFFICIENT_BALANCE'])
  })

  it('answers a bare list of calls, as old pages show it', async () => {
    platform.switches.bareCallList = true
    expect((await dial(platform, [tel(outside.answers)])).json).toMatchObject([{ direction: 'outgoing' }])
  })

  it('rings the own telephones, then connects to the number that is wanted; the end of one ends the other', async () => {
    const { json } = await dial(platform, [agent('200')], [connect(outside.answers)])
    const group = json.groupcalls[0] as Answered
    expect(shown(await platform.legs())).toEqual([
      ['200', 'ringing'],
      ['200', 'ringing'],
      ['+493023125700', 'ringing']
    ])
    await platform.pbx.extension('200').answers(undefined, 'desk')
    const [mine] = (await platform.legs()).filter(({ status }) => status === 'progressing')
    const wanted = (await platform.legs()).at(-1)
    expect(wanted).toMatchObject({
      master_call_id: mine?.id,
      status: 'ringing',
      source: tel(OWN),
      groupcall_id: NIL
    })
    expect(mine).toMatchObject({ chained_call_ids: [wanted?.id], action: { type: 'connect' } })
    await platform.clock.advance(2 * SECOND)
    expect((await platform.call(wanted?.id)).status).toBe('progressing')
    await platform.row('hangUpCall', { id: wanted?.id })
    expect(await platform.legs()).toEqual([])
    expect((await platform.groupcall(group.id)).status).toBe('hangup')
  })

  it('ends, or leaves one alone, when the number that is wanted is not reached and nothing else follows', async () => {
    await dial(platform, [agent('202')], [connect(outside.busy)])
    await platform.pbx.extension('202').answers()
    await platform.clock.advance(SECOND)
    expect(await platform.legs()).toEqual([])
    platform.switches.failedConnect = 'staysAlone'
    await dial(platform, [agent('202')], [connect(outside.busy)])
    await platform.pbx.extension('202').answers()
    await platform.clock.advance(SECOND)
    expect((await platform.legs()).filter(({ status }) => status === 'progressing')).toHaveLength(1)
  })

  it('goes on with the next action instead', async () => {
    await dial(platform, [tel(outside.answers)], [connect(outside.busy), connect(outside.ends)])
    await platform.clock.advance(2 * SECOND + SECOND)
    expect(shown(await platform.legs())).toEqual([
      [outside.answers, 'progressing'],
      [outside.ends, 'ringing']
    ])
  })

  it('without actions is answered, and over, or left alone', async () => {
    await dial(platform, [tel(outside.answers)])
    await platform.clock.advance(2 * SECOND)
    expect(await platform.legs()).toEqual([])
    platform.switches.idleCall = 'stays'
    await dial(platform, [tel(outside.answers)])
    await platform.clock.advance(2 * SECOND)
    expect(shown(await platform.legs())).toEqual([[outside.answers, 'progressing']])
  })

  it('shows any number, or only those of the customer', async () => {
    platform.switches.checksSource = true
    expect((await dial(platform, [agent('202')])).status).toBe(500)
    const body = { source: tel('+493023125200'), destinations: [agent('202')] }
    expect((await platform.ask('createCalls', { body })).status).toBe(200)
    platform.switches.checksSource = false
    expect((await dial(platform, [agent('202')])).status).toBe(200)
  })

  it('runs a prepared flow rather than actions', async () => {
    const flow = '11111111-2222-4333-8444-555555555555'
    platform.control('prepareFlow', { id: flow, actions: [{ type: 'beep' }, connect(outside.ends)] })
    const body = {
      source: tel(OWN),
      destinations: [tel(outside.answers)],
      flow_id: flow,
      actions: [connect(outside.busy)]
    }
    const { calls } = await platform.row('createCalls', { body })
    expect(calls[0]?.flow_id).toBe(flow)
    await platform.clock.advance(2 * SECOND)
    expect(shown(await platform.legs()).at(-1)).toEqual([outside.ends, 'ringing'])
    expect(() => platform.control('prepareFlow', { id: 'x', actions: [] })).toThrow('UUID')
  })

  it.each([
    ['hangup', {}],
    ['queue_join', { queue_id: NIL }],
    ['conference_join', { conference_id: NIL }],
    ['unheard_of', undefined]
  ])('survives the action %s with %o', async (type, option) => {
    expect((await dial(platform, [tel(outside.answers)], [{ type, option }])).status).toBe(200)
    await platform.clock.advance(2 * SECOND)
    expect(await platform.legs()).toEqual([])
  })

  it('puts somebody into a queue', async () => {
    for (const one of platform.pbx.extensions)
      platform.front.platform.agents.setStatus(platform.front.agent(one.address), 'away')
    const queue = (await platform.rows('listQueues')).find(({ name }) => name === 'Support')
    await dial(platform, [tel(outside.answers)], [{ type: 'queue_join', option: { queue_id: queue?.id } }])
    await platform.clock.advance(2 * SECOND)
    const [waiting] = await platform.rows('listQueuecalls')
    expect(waiting).toMatchObject({ status: 'waiting', reference_id: (await platform.legs())[0]?.id })
  })
})
