import { describe, expect, it } from 'vitest'
import { DAY, SECOND } from '../../../../util/durations.ts'
import { dstnyOperations } from '../../../../wire-tables/dstny.ts'
import type { Answered } from '../../../testing/dstny-client.ts'
import { companyForEachCase } from '../../../testing/dstny-company.ts'
import { DstnyRouter } from './router.ts'
import { passwordHashes, passwordTicket } from './tickets.ts'

const state = '/api/user/call-state/v1/example.org/jane'
const vector1 = { user: 'jane', domain: 'example.org', password: 's3cret', apis: ['CALLS', 'USER'] }
const vector2 = { user: 'åsa', domain: 'exämple.se', password: 'pä:ss', apis: ['CALL_CONTROL'] }

const company = companyForEachCase()

const post = (path: string, body?: object): Promise<Answered> => company.withToken('none').post(path, body)

const secure = (user: string, body: object, more = ''): Promise<Answered> =>
  post(`/api/user/user-tickets/v1/example.org/${user}?platform=other&api=CALL_CONTROL&api=USER${more}`, body)

const legacy = (t: string, api: string): Promise<Answered> =>
  post(`/api/tickets/example.org/jane?platform=other&api=${api}&name=PC&t=${encodeURIComponent(t)}`)

const tokenOf = (text: string): string => (JSON.parse(text) as { token: string }).token

describe('password-based tickets', () => {
  it('have the hashes and parts of both test vectors', () => {
    expect(passwordHashes(vector1)).toEqual({
      h1: 'be27f323592831b88238223cc5041c41',
      h2: '8129fb354ec85f392f9f6d861e705cb3'
    })
    expect(passwordTicket(vector1)).toBe(
      'DZXhhbXBsZS5vcmc.UDo4MTI5ZmIzNTRlYzg1ZjM5MmY5ZjZkODYxZTcwNWNiMzpqYW5lOkNBTExTOlVTRVI'
    )
    expect(passwordHashes(vector2)).toEqual({
      h1: '12fd8c46474abe7376e7c973f77be974',
      h2: '5ec4275d0f53bf046bcdf3759dc8eca4'
    })
    expect(passwordTicket(vector2)).toBe(
      'DZXjDpG1wbGUuc2U.UDo1ZWM0Mjc1ZDBmNTNiZjA0NmJjZGYzNzU5ZGM4ZWNhNDrDpXNhOkNBTExfQ09OVFJPTA'
    )
  })

  it('are answered with a token that works', async () => {
    const answer = await legacy(passwordTicket({ ...vector1, apis: ['CALL_CONTROL'] }), 'CALL_CONTROL')
    expect(answer.status).toBe(200)
    const client = company.withToken(tokenOf(answer.text))
    expect((await client.get(state)).status).toBe(200)
    expect((await client.get('/api/user/user-line/v1/example.org/jane/lines')).text).toContain('scope.missing')
  })

  it('are refused for a wrong password and for other scopes than asked', async () => {
    const wrong = passwordTicket({ ...vector1, password: 'x', apis: ['CALL_CONTROL'] })
    expect((await legacy(wrong, 'CALL_CONTROL')).status).toBe(401)
    const other = passwordTicket({ ...vector1, apis: ['CALL_CONTROL', 'USER'] })
    expect((await legacy(other, 'CALL_CONTROL')).status).toBe(401)
  })

  it('are gone in 6.0.0, and the secure ones are missing in 5.7.3', async () => {
    company.front.switches.version = '6.0.0'
    expect((await legacy('x', 'USER')).status).toBe(410)
    expect((await secure('jane', { username: 'jane', password: 's3cret' })).status).toBe(201)
    company.front.switches.version = '5.7.3'
    expect((await secure('jane', { username: 'jane', password: 's3cret' })).status).toBe(404)
  })
})

describe('secure tickets', () => {
  it('ask for the second factor, refuse a wrong code and lock after three', async () => {
    const who = { username: 'zoe@example.org', password: 's3cret' }
    expect((await secure('zoe', who)).text).toContain('two.factor.required')
    for (const code of ['1', '2', '3']) expect((await secure('zoe', { ...who, code })).text).toContain('factor.invalid')
    expect((await secure('zoe', { ...who, code: '123456' })).status).toBe(429)
    await company.clock.advance(60 * SECOND)
    expect((await secure('zoe', { ...who, code: '123456' })).status).toBe(201)
  })

  it('refuse a wrong password and an unknown user alike', async () => {
    const wrong = await secure('jane', { username: 'jane', password: 'x' })
    const unknown = await secure('nobody', { username: 'nobody', password: 'x' })
    expect([wrong.status, wrong.text]).toEqual([unknown.status, unknown.text])
  })

  it('end after their life, and can be deleted', async () => {
    const made = await secure('jane', { username: 'jane', password: 's3cret' }, '&expires=86400&name=My%20PC')
    const client = company.withToken(tokenOf(made.text))
    expect((await client.get(state)).status).toBe(200)
    expect((await client.delete('/api/tickets/example.org/jane/My%20PC')).status).toBe(200)
    expect((await client.get(state)).status).toBe(401)
    const short = company.withToken(company.front.issueToken('jane', { lifeMs: DAY }))
    await company.clock.advance(DAY)
    expect((await short.get(state)).text).toContain('ticket.invalid')
  })
})

describe('the gate', () => {
  it('refuses other people, except for an administrator, and unknown ones', async () => {
    const anna = company.as('anna.berg')
    expect((await anna.get(state)).status).toBe(403)
    expect((await anna.get(state.replace('jane', 'nobody'))).text).toContain('user.does.not.exist')
    const admin = company.as('ingrid')
    expect((await admin.get(state)).status).toBe(200)
  })

  it('refuses call control without licence', async () => {
    const peter = company.as('peter.kurz')
    const answer = await peter.get(state.replace('jane', 'peter.kurz'))
    expect([answer.status, answer.text.includes('license.missing')]).toEqual([403, true])
  })

  it('answers 406, 405, 404 and 410 where the contract says so', async () => {
    const client = company.as('jane')
    expect((await client.send('GET', state, undefined, { Accept: 'text/xml' })).status).toBe(406)
    expect((await client.delete(state)).status).toBe(405)
    expect((await client.get('/api/nothing')).status).toBe(404)
    expect((await client.get('/api/user/contacts-information/example.org/jane')).status).toBe(410)
  })

  it('understands the method override, percent-encoding and names outside ASCII', async () => {
    const asa = company.as('åsa')
    expect((await asa.get(`/api/user/call-state/v1/example.org/${encodeURIComponent('åsa')}`)).status).toBe(200)
    const client = company.as('jane')
    const path = '/api/user/user-device-information/v1/example.org/jane/devices/200-desk/name?name=Hello'
    const put = await client.send('POST', path, undefined, { 'X-HTTP-Method-Override': 'PUT' })
    expect([put.status, company.pbx.extension('jane').device('desk').name]).toEqual([204, 'Hello'])
  })
})

describe('the router', () => {
  it('finds every operation of the table by its own path', () => {
    const router = new DstnyRouter()
    for (const [id, row] of Object.entries(dstnyOperations)) {
      const path = row.path.replace(/\{(\w+)\}/g, 'x-$1')
      for (const method of row.methods) expect(router.find(method, path), `${id} ${method}`).toMatchObject({ id })
    }
  })

  it('prefers literal segments from left to right', () => {
    const router = new DstnyRouter()
    const old = router.find('GET', '/api/user/acd-attendant-group/example.org/jane')
    const current = router.find('GET', '/api/user/acd-attendant-group/v1/example.org/jane')
    const zones = router.find('GET', '/api/user/contacts-information/v1/timezones')
    expect([old, current, zones]).toMatchObject([
      { id: 'listAcdGroupsV0' },
      { id: 'listAcdGroups' },
      { id: 'listTimeZones' }
    ])
  })

  it('follows overrides', () => {
    const router = new DstnyRouter({
      operations: { makeCall: { path: '/cti/{domain}/{userId}/{deviceId}', method: 'PUT' } }
    })
    expect(router.find('PUT', '/cti/example.org/jane/d1')).toMatchObject({ id: 'makeCall', params: { deviceId: 'd1' } })
  })
})
