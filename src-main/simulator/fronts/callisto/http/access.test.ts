import { describe, expect, it } from 'vitest'
import {
  callistoFunctions,
  type CallistoFunction,
  type CallistoFunctionName
} from '../../../../wire-tables/callisto.ts'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()
const rows = Object.entries(callistoFunctions) as [CallistoFunctionName, CallistoFunction][] // its own rows

describe('signing in', () => {
  it('is asked for with the name of the scheme, whoever comes without or with a wrong password', async () => {
    for (const as of [null, ['jane', 'wrong'], ['nobody', 's3cret'], ['', ''], ['jane', '']] as const) {
      const answer = await server.call('getGroups', '', { as })
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Callisto"'])
    }
  })

  it('needs the privilege REST Authentication, which most people do not have', async () => {
    const as = ['anna.berg', 's3cret'] as const
    expect((await server.call('getGroups', '', { as })).status).toBe(403)
    server.front.switches.noPrivilegeStatus = 401
    expect((await server.call('getGroups', '', { as })).status).toBe(401)
    server.control('privilege', { who: 'anna.berg', privilege: 'REST Authentication', on: true })
    expect((await server.call('getGroups', '', { as })).status).toBe(200)
    server.control('privilege', { who: 'anna.berg', privilege: 'REST Authentication', on: false })
    expect((await server.call('getGroups', '', { as })).status).toBe(401)
  })

  it('does not ask for the privileges of the pages unless it is told to', async () => {
    server.control('privilege', { who: 'jane', privilege: 'Groups', on: false })
    expect(await server.word('addGroup', { gr_name: 'First' })).toBe('OK')
    server.front.switches.applicationPrivileges = 'honoured'
    expect((await server.call('addGroup', { gr_name: 'Second' })).status).toBe(403)
    expect((await server.call('getGroups')).status).toBe(200)
  })

  it('reads names and passwords with any letter, in the charset of the switch', async () => {
    server.front.issue('åsa')
    server.control('setPassword', { who: 'åsa', password: 'pä:ss' })
    expect((await server.call('getGroups', '', { as: ['åsa', 'pä:ss'] })).status).toBe(200)
    server.front.switches.credentialsCharset = 'windows-1252'
    expect((await server.call('getGroups', '', { as: ['åsa', 'pä:ss'] })).status).toBe(401)
    const header = `Basic ${Buffer.from('åsa:pä:ss', 'latin1').toString('base64')}`
    const url = `${server.front.url}/Applications/inbound/MAG1/${callistoFunctions.getGroups.path}`
    expect((await fetch(url, { headers: { Authorization: header }, keepalive: false })).status).toBe(200)
  })

  it('is issued in the words of the form, and works', async () => {
    const { ways, settings, secret } = server.front.issue('201')
    expect(ways[0].fields.map(({ label, value }) => [label, value])).toEqual([
      ['Server address', server.front.url],
      ['Instance', 'MAG1'],
      ['User name', 'anna.berg'],
      ['Password', 's3cret']
    ])
    expect(settings).toEqual({ address: server.front.url, instance: 'MAG1', user: 'anna.berg' })
    expect((await server.call('getGroups', '', { as: ['anna.berg', secret] })).status).toBe(200)
  })
})

describe('the address', () => {
  it('leads to each function with each of its methods, and to nothing by others', async () => {
    for (const [name, { methods }] of rows) {
      for (const method of ['POST', 'GET', 'PUT'] as const) {
        const { status, headers } = await server.call(name, '', { method })
        const isServed = methods.some((one) => one === method)
        expect([name, method, status, headers.get('allow')]).toEqual([
          name,
          method,
          isServed ? 200 : 405,
          isServed ? null : methods.join(', ')
        ])
      }
    }
  })

  it('can read GET where only POST is served as a request without parameters', async () => {
    server.front.switches.getOnPostOnly = 'PARAMETER_MISSING'
    const added = await server.call('addGroup', { gr_name: 'New' }, { method: 'GET' })
    expect([added.status, added.response]).toEqual([200, '<id/><status>PARAMETER_MISSING</status>'])
    expect(await server.word('editGroup', { gr_id: '31' }, { method: 'GET' })).toBe('PARAMETER_MISSING')
  })

  it('is unknown for another instance, function, file ending or root', async () => {
    const paths = [
      '/Applications/inbound/MAG2/rest/groups/getGroups.asp',
      '/Applications/inbound/MAG1/rest/groups/getGroup.asp',
      '/Applications/outward/MAG1/rest/groups/getGroups.asp',
      '/Applications/INBOUND/MAG1/rest/GROUPS/none.asp',
      '/Applications/inbound/MAG1/rest/groups/getGroups',
      '/Applications/inbound/MAG1/rest/members/getGroups.asp',
      '/rest/groups/getGroups.asp',
      '/'
    ]
    for (const path of paths) {
      const { status, headers } = await server.call('getGroups', '', { path })
      expect([path, status, headers.get('content-type')]).toEqual([path, 404, 'text/html'])
    }
    expect(server.front.requests.flatMap(({ caseDiffers }) => caseDiffers)).toEqual([])
  })

  it('is looked at after the sign-in, or before it', async () => {
    const wrong = { path: '/Applications/inbound/MAG2/rest/groups/getGroups.asp', as: null }
    expect((await server.call('getGroups', '', wrong)).status).toBe(401)
    server.front.switches.firstCheck = 'address'
    expect((await server.call('getGroups', '', wrong)).status).toBe(404)
  })

  it('has instances of their own, one with a name that must be encoded', async () => {
    const partners = await server.call('getGroups', '', { instance: 'Branch office' })
    expect(partners.text).toContain('<name>Partners</name>')
    expect(partners.text).not.toContain('Management')
    expect(server.front.requests.at(-1)?.path).toContain('/Branch%20office/')
    server.control('addInstance', { name: 'Å & B/2' })
    const added = await server.call('getGroups', '', { instance: 'Å & B/2' })
    expect([added.status, added.response]).toEqual([200, ''])
    server.control('removeInstance', { instance: 'Å & B/2' })
    expect((await server.call('getGroups', '', { instance: 'Å & B/2' })).status).toBe(404)
  })

  it('matches in any case, and what differs is logged', async () => {
    const path = '/applications/Inbound/mag1/REST/groups/addgroup.asp'
    expect(await server.word('addGroup', 'GR_NAME=Any&gr_ShowCalls=1&gr_showVIPcall=2&other=1', { path })).toBe('OK')
    expect(server.front.requests.at(-1)?.caseDiffers).toEqual([
      '/applications/Inbound/',
      'REST/groups/addgroup.asp',
      'mag1',
      'GR_NAME',
      'gr_ShowCalls'
    ])
    await server.call('addGroup', { gr_name: 'Exact', gr_showVIPCall: '1' })
    expect(server.front.requests.at(-1)?.caseDiffers).toEqual([])
    expect(server.front.state()['caseDiffers']).toEqual([{ path, caseDiffers: expect.arrayContaining(['mag1']) }])
  })

  it('can be exact', async () => {
    Object.assign(server.front.switches, { pathCase: 'exact', parameterCase: 'exact' })
    const other = [
      '/Applications/inbound/MAG1/rest/groups/GetGroups.asp',
      '/Applications/inbound/mag1/rest/groups/getGroups.asp'
    ]
    for (const path of other) expect((await server.call('getGroups', '', { path })).status).toBe(404)
    expect(await server.word('addGroup', { GR_NAME: 'Any' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addGroup', { gr_name: 'Any' })).toBe('OK')
  })

  it('can lack functions, or have them under another name', async () => {
    server.front.switches.missingFunctions = ['getMembers', 'deleteVIPNumber']
    expect((await server.call('getMembers', { gr_id: '31' })).status).toBe(404)
    expect((await server.call('getVIPNumbers', { mb_id: '108' })).status).toBe(200)
    server.front.switches.missingFunctions = []
    server.front.switches.paths = { deleteVIPNumber: 'rest/vip/removeVIPNumber.asp' }
    expect((await server.call('deleteVIPNumber', { vn_id: '1090' })).status).toBe(404)
    const path = '/Applications/inbound/MAG1/rest/vip/removeVIPNumber.asp'
    expect(await server.word('deleteVIPNumber', { vn_id: '1090' }, { path })).toBe('OK')
  })

  it('takes bodies of a megabyte at most', async () => {
    const { status } = await server.call('addGroup', { gr_name: 'x'.repeat(1_000_001) })
    expect([status, server.front.requests.length]).toEqual([413, 1])
  })
})
