import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../util/clock.ts'
import { createPbx } from '../../company/pbx.ts'
import { exampleCompany } from '../../company/example-company.ts'
import { callistoServerForEachCase } from '../../testing/callisto-server.ts'
import { openCallistoFront, openFront } from './front.ts'

const server = callistoServerForEachCase()

describe('behind a client’s back', () => {
  it('functions are called without signing in, past all faults, in the instance that is meant', async () => {
    server.front.faults.word('ERROR')
    const parameters = { gr_name: 'Second' }
    expect(server.control('runFunction', { function: 'addGroup', parameters, instance: 'Branch office' })).toEqual({
      form: 'add',
      word: 'OK',
      id: '32'
    })
    expect(server.control('runFunction', { function: 'deleteGroup', parameters: { gr_id: '999' } })).toEqual({
      form: 'change',
      word: 'INVALID_GROUP_ID'
    })
    server.front.faults.clear()
    expect((await server.call('getGroups', 'gr_id=32', { instance: 'Branch office' })).text).toContain(
      '<name>Second</name>'
    )
    expect(server.front.requests).toHaveLength(1)
  })

  it('a group is set to what no client could', async () => {
    server.control('setGroup', { id: '31', values: { overflow: '-2', showVIPCall: '9', name: '' } })
    expect(await server.group('31')).toMatchObject({
      overflow: '-2',
      showVIPCall: '9',
      name: '',
      number: '+493023125310'
    })
  })

  it('passwords are changed', async () => {
    server.control('setPassword', { who: 'jane', password: 'new' })
    expect((await server.call('getGroups')).status).toBe(401)
    expect((await server.call('getGroups', '', { as: ['jane', 'new'] })).status).toBe(200)
  })

  it.each([
    ['runFunction', { function: 'toString' }, 'function must be one of addGroup'],
    ['runFunction', { function: 'getGroups', instance: 'MAG2' }, 'instance must be one of MAG1, Branch office'],
    ['runFunction', { function: 'getGroups', parameters: 'gr_id=1' }, 'parameters must be an object'],
    ['setGroup', { id: '999', values: {} }, 'id must be that of a group'],
    ['setGroup', { id: '31', values: { colour: 'red' } }, 'a group has no colour'],
    ['privilege', { who: 'jane', privilege: 'Everything', on: true }, 'privilege must be one of REST Authentication'],
    ['privilege', { who: 'nobody', privilege: 'Groups', on: true }, 'nobody'],
    ['addInstance', { name: 'MAG1' }, 'there is an instance MAG1']
  ])('%s of %o is refused', (name, body, words) => {
    expect(() => server.control(name, body)).toThrow(words)
  })
})

describe('what the control interface shows', () => {
  it('is every record, with no password', () => {
    const state = server.front.state()
    expect(state).toMatchObject({
      instances: [
        {
          name: 'MAG1',
          groups: [
            { id: '31', name: 'Management', announcements: [{ wave: 'please-wait.wav', priority: 1 }, {}] },
            {},
            {}
          ],
          members: expect.arrayContaining([expect.objectContaining({ user: 'jane', isManager: true })]),
          vipNumbers: expect.arrayContaining([expect.objectContaining({ number: '+493023125123' })])
        },
        { name: 'Branch office' }
      ],
      caseDiffers: []
    })
    expect(JSON.stringify(state)).not.toContain('s3cret')
  })

  it('is who may use REST', () => {
    const { users } = server.front.server
    const allowed = users.filter(({ privileges }) => privileges.has('REST Authentication')).map(({ name }) => name)
    expect([users.length, allowed]).toEqual([16, ['jane', 'ingrid', 'crm']])
  })
})

describe('the front', () => {
  it('tells each reading of the groups that worked', async () => {
    let readings = 0
    server.front.followed.on(() => readings++)
    await server.call('getGroups')
    await server.call('getGroups', 'gr_id=x')
    await server.call('getGroups', '', { as: null })
    await server.call('getMembers', 'gr_id=31')
    expect(readings).toBe(1)
  })

  it('keeps the names of users apart who have one id in two domains', async () => {
    const [jane] = exampleCompany.users
    if (jane === undefined) throw new Error('nobody')
    const data = {
      ...exampleCompany,
      users: [jane, { ...jane, domain: 'example.net' }],
      queues: [],
      ringGroups: [],
      meetings: [],
      userGroups: []
    }
    using pbx = createPbx({ clock: new ManualClock(), data })
    await using front = await openCallistoFront(pbx, { switches: { charset: 'windows-1252' } })
    expect(front.server.users.map(({ name }) => name)).toEqual(['jane', 'jane@example.net'])
    expect(front.server.instances[0]?.members.map(({ user }) => user)).toEqual(['jane'])
    expect(front.switches.charset).toBe('windows-1252')
  })

  it('has no file of routes', async () => {
    using pbx = createPbx({ clock: new ManualClock() })
    await expect(openFront(pbx, { endpoints: '{}' })).rejects.toThrow('no file of routes')
  })
})
