import { describe, expect, it } from 'vitest'
import { type Sent, tel, voipbinForEachCase } from '../../../testing/voipbin-platform.ts'

const platform = voipbinForEachCase()
const agent = (user: string): Sent => ({ type: 'agent', target: platform.front.agent(user).id })
const status = (user: string): string => platform.front.agent(user).status

describe('the status', () => {
  it('of each person is what the company says, and follows it', async () => {
    expect([status('jane'), status('lukasz'), status('tomas')]).toEqual(['available', 'away', 'away'])
    const socket = await platform.follows([`customer_id:${platform.customer}:agent:agent_`])
    platform.pbx.extension('jane').changesPresence('gone_home')
    expect((await socket.got(1))[0]).toMatchObject({ username: 'jane@example.org', status: 'offline' })
    platform.pbx.extension('jane').changesPresence('1231141551161')
    expect(status('jane')).toBe('available')
  })

  it('is set by its agent, by a manager for everybody, and brought to the company', async () => {
    const socket = await platform.follows([`customer_id:${platform.customer}:agent:agent_`])
    expect((await platform.row('setOwnStatus', { body: { status: 'busy' } })).status).toBe('busy')
    expect(platform.pbx.extension('jane').presence).toMatchObject({ activityId: 'busy', available: false })
    const { id } = platform.front.agent('bjorn')
    await platform.row('setAgentStatus', { id, body: { status: 'away' } })
    expect(await socket.got(2)).toMatchObject([{ status: 'busy' }, { status: 'away' }])
    await platform.row('setAgentStatus', { id, body: { status: 'away' } })
    await platform.row('setAgentStatus', { id, body: { status: 'offline' } })
    expect((await socket.got(3)).map((frame) => frame.status)).toEqual(['busy', 'away', 'offline'])
  })

  it('is set by an agent without rights for oneself alone', async () => {
    const [own, other] = [platform.front.agent('peter.kurz'), platform.front.agent('jane')]
    const token = platform.token('peter.kurz')
    for (const rightsJudged of ['last', 'first'] as const) {
      platform.switches.rightsJudged = rightsJudged
      expect((await platform.ask('setAgentStatus', { token, id: own.id, body: { status: 'away' } })).status).toBe(200)
      expect((await platform.ask('getAgent', { token, id: own.id })).status).toBe(200)
      expect((await platform.ask('getAgent', { token, id: other.id })).reason).toBe('PERMISSION_DENIED')
      expect((await platform.ask('getColleague', { token, id: other.id })).status).toBe(200)
    }
  })

  it('may be any text', async () => {
    expect((await platform.row('setOwnStatus', { body: { status: 'on the moon' } })).status).toBe('on the moon')
  })

  it('goes to ringing and busy with group calls of the agent, and never back', async () => {
    platform.switches.nestedAnswer = true
    const call = await platform.pbx.outside('+493023125123').dials('bjorn')
    expect(status('bjorn')).toBe('ringing')
    await platform.pbx.extension('bjorn').answers(call)
    expect(status('bjorn')).toBe('busy')
    call.caller.hangsUp(call)
    expect(status('bjorn')).toBe('busy')
  })

  it('stays ringing while the agent talks, where the answer is that of an extension below', async () => {
    const call = await platform.pbx.outside('+493023125123').dials('bjorn')
    await platform.pbx.extension('bjorn').answers(call)
    call.caller.hangsUp(call)
    expect(status('bjorn')).toBe('ringing')
  })

  it('rings only for whoever is available, and becomes busy whatever it was', async () => {
    platform.switches.nestedAnswer = true
    await platform.row('setOwnStatus', { body: { status: 'away' } })
    const call = await platform.pbx.outside('+493023125123').dials('jane')
    expect(status('jane')).toBe('away')
    await platform.pbx.extension('jane').answers(call)
    expect(status('jane')).toBe('busy')
  })

  it('is not touched by calls to an extension or a number', async () => {
    const extension = { type: 'extension', target: '202', target_name: '202' }
    await platform.ask('createCalls', {
      body: { source: tel('+493023125100'), destinations: [extension, tel('+493023125700')] }
    })
    expect([status('bjorn'), status('jane')]).toEqual(['available', 'available'])
  })
})

describe('the list of agents', () => {
  const names = async (query: Record<string, string>) =>
    (await platform.rows('listAgents', { query })).map(({ username }) => username).toSorted()

  it('is filtered by tags and by status', async () => {
    const [sales = ''] = platform.front.agent('anna.berg').tagIds
    expect(await names({ tag_ids: sales })).toEqual(['anna.berg@example.org', 'bjorn@example.org', 'jane@example.org'])
    expect(await names({ status: 'away' })).toEqual(['lukasz@example.org', 'tomas@example.org'])
    expect(
      await names({ tag_ids: `${sales},${platform.front.agent('omer').tagIds[0]}`, status: 'available' })
    ).toHaveLength(4)
    for (const tags of ['', 'x', `${sales},`]) {
      expect((await platform.ask('listAgents', { query: { tag_ids: tags } })).reason).toBe('INVALID_ARGUMENT')
    }
  })

  it('is of the own customer, for agents without rights too in their place', async () => {
    const token = platform.token('peter.kurz')
    expect((await platform.ask('listAgents', { token })).reason).toBe('PERMISSION_DENIED')
    const colleagues = await platform.rows('listColleagues', { token })
    expect(colleagues).toHaveLength(14)
    expect(colleagues.every((row) => row.customer_id === platform.customer)).toBe(true)
  })
})

describe('addresses', () => {
  it('replace all there were', async () => {
    const addresses = [tel('+493023125888')]
    const { id } = platform.front.agent('bjorn')
    expect((await platform.row('setAgentAddresses', { id, body: { addresses } })).addresses).toEqual(addresses)
    expect((await platform.row('setOwnAddresses', { body: { addresses: [] } })).addresses).toEqual([])
  })

  it('belong to one agent only', async () => {
    const addresses = [tel('+493023125700')]
    const { id } = platform.front.agent('bjorn')
    const { status: code, reason } = await platform.ask('setAgentAddresses', { id, body: { addresses } })
    expect([code, reason]).toEqual([409, 'ADDRESS_ALREADY_ASSIGNED'])
  })
})

describe('oneself', () => {
  it('is changed, and nobody is told', async () => {
    const socket = await platform.follows([`customer_id:${platform.customer}:agent`])
    const body = { name: 'J. Doe', detail: 'Desk 3', ring_method: 'linear' }
    expect(await platform.row('changeOwnAgent', { body })).toMatchObject(body)
    platform.control('permission', { who: 'jane', permission: 32 })
    expect((await socket.got(1))[0]).toMatchObject({ permission: 32, name: 'J. Doe' })
  })

  it('has SIP accounts with passwords in clear', async () => {
    const { result } = await platform.row('listOwnExtensions')
    expect(result).toMatchObject([
      { extension: '200', username: '200', password: expect.stringContaining('secret'), domain_name: platform.customer }
    ])
    expect(agent('jane')['target']).toBe('62005165-7592-4ff7-9076-55bf491023f2')
  })
})
