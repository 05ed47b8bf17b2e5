import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')
const outside = '03023125901'

describe('the group of a call (2.2)', () => {
  it.each([
    [{ group_name: 'sales' }, 'sales'],
    [{ group_resolver: '*' }, 'helpdesk'],
    [{ group_resolver: 'any:CALL_CENTER' }, 'sales'],
    [{ group_name: 'switchboard', group_resolver: '*' }, 'switchboard']
  ])('is shown outside, and told of: %o', async (context, name) => {
    const client = await everybody()
    await company.uuids('call_user', { user_name: 'anna.berg', destination: outside, ...context })
    await company.anna.answers()
    await client.heard()
    const number =
      company.pbx.queues.find(({ data }) => data.name.toLowerCase() === name)?.data.number ?? '+493023125310'
    expect(client.channel(({ peer_location: where }) => where === 'external')).toMatchObject({
      calling_number: number.replace('+49', '0'),
      group_id: company.groupId(name)
    })
    expect(client.of('channel')[0]?.item['group_id']).toBe(company.groupId(name))
  })

  it('that is not there is refused, and so is a resolver that no group fits, or not', async () => {
    expect(await company.errorOf('call_user', { user_name: 'anna.berg', destination: outside, group_id: 7 })).toBe(
      'group_not_found'
    )
    const body = { user_name: 'ingrid', destination: outside, group_resolver: 'any:CALL_CENTER' }
    expect(await company.errorOf('call_user', body)).toBe('group_not_found')
    await company.open({ noFittingGroup: 'ignored' })
    expect(await company.uuids('call_user', body)).toHaveLength(1)
  })
})

describe('call_group (2.3)', () => {
  it('hunts: one member after the other by priority, whoever answers is connected', async () => {
    const client = await everybody()
    const uuids = await company.uuids('call_group', {
      group_name: 'dispatch',
      destination: 'jane',
      calling_name: 'Jane'
    })
    await client.heard()
    expect(client.of('channel').map(({ item }) => item['uuid'])).toEqual(uuids)
    expect(client.of('channel')[0]?.item).toMatchObject({
      user_id: company.idOf('201'),
      group_id: company.groupId('dispatch'),
      calling_name: 'Jane',
      calling_number: 'jane',
      origination: 'call_group*jane',
      other_info: ['user', company.idOf('jane'), 'outbound', 'internal', 'jane', undefined, undefined, undefined]
    })
    await company.clock.advance(10 * SECOND)
    expect([company.anna.legs, company.pbx.extension('202').legs.length, company.pbx.extension('tomas').legs]).toEqual([
      [],
      1,
      []
    ])
    await company.pbx.extension('202').answers()
    expect(company.jane.legs[0]?.state).toBe('alerting')
    await client.heard()
    const janes = client.of('channel').find(({ item }) => item['user_id'] === company.idOf('jane'))
    expect(janes?.item).not.toHaveProperty('origination')
  })

  it('hunts in groups that ring all, too, and among the agents of a queue, the most skilled first', async () => {
    expect(await company.uuids('call_group', { group_name: 'helpdesk', destination: 'jane' })).toHaveLength(2)
    company.jane.logsInTo(company.pbx.queue('Sales'))
    expect(await company.uuids('call_group', { group_name: 'sales', destination: outside })).toHaveLength(3)
    expect([company.jane.legs.length, company.pbx.extension('202').legs.length]).toEqual([1, 0])
  })

  it('takes its two times', async () => {
    const body = { group_name: 'dispatch', destination: 'jane', member_answer_timeout: 3, answer_timeout: 5 }
    await company.uuids('call_group', body)
    await company.clock.advance(3 * SECOND)
    expect([company.anna.legs.length, company.pbx.extension('202').legs.length]).toEqual([0, 1])
    await company.clock.advance(2 * SECOND)
    expect(company.pbx.extension('202').legs).toEqual([])
  })

  it('has the times of the group otherwise', async () => {
    await company.uuids('call_group', { group_name: 'dispatch', destination: 'jane' })
    await company.clock.advance(9 * SECOND)
    expect(company.anna.legs).toHaveLength(1)
    await company.clock.advance(11 * SECOND)
    expect([company.anna.legs, company.pbx.extension('202').legs]).toEqual([[], []])
  })

  it('is refused where nobody can be rung, with why', async () => {
    for (const who of ['201', '202']) company.pbx.extension(who).setsDnd(true)
    expect(await company.errorOf('call_group', { group_name: 'dispatch', destination: 'jane' })).toBe('user_busy')
    expect(await company.errorOf('call_group', { group_name: 'night_desk', destination: 'jane' })).toBe('no_terminal')
    company.pbx.extension('210').setsDeviceActive('desk', false)
    expect(await company.errorOf('call_user', { user_name: 'maria', destination: 'jane' })).toBe('no_terminal')
    expect(company.front.context.originations.size).toBe(0)
  })

  it('may ring all at once, and may not tell its channels', async () => {
    await company.open({ groupCalls: 'ringing', groupUuids: 'none' })
    expect(await company.uuids('call_group', { group_name: 'helpdesk', destination: 'jane' })).toEqual([])
    expect(['201', '202', 'tomas'].map((who) => company.pbx.extension(who).legs.length)).toEqual([1, 1, 1])
  })
})
