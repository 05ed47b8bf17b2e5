import { describe, expect, it } from 'vitest'
import { basixOperations, type BasixOperation } from '../../../../wire-tables/basix.ts'
import { basicOf, basixCompanyForEachTest } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const rows: [string, BasixOperation][] = Object.entries(basixOperations)
const methods = rows.filter(([, { transport }]) => transport === 'http').map(([name]) => name)

/** A body that each method obeys. */
const good: ReadonlyMap<string, object> = new Map<string, object>([
  ['call_user', { user_name: 'jane', destination: '201' }],
  ['call_group', { group_name: 'dispatch', destination: 'jane' }],
  ['call_external', { target: '03023125901', destination: 'jane' }],
  ['initiate_call', { user_name: 'jane', destination: '201' }],
  ['gen_ws_ticket', { uri: '/basix/api/ws_cti?app_name=Test&user_name=jane' }]
])

describe('every method of the table', () => {
  it('is here', () => {
    expect([...good.keys()].toSorted()).toEqual(methods.toSorted())
  })

  it.each(methods)('%s is obeyed', async (name) => {
    const { status, body } = await company.call(name, good.get(name) ?? {})
    const expected =
      name === 'gen_ws_ticket' ? { ticket: expect.stringMatching(/^[\da-f]{64}$/) } : { uuids: expect.any(Array) }
    expect([status, body]).toEqual([200, { result_code: 0, ...expected }])
    expect(company.front.requests.map(({ operation, method, path }) => [operation, method, path])).toEqual([
      [name, 'POST', `/basix/api/${name}`]
    ])
  })

  it.each(methods)('%s takes JSON whatever the body is called', async (name) => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
      const headers = { authorization: company.authorization, 'content-type': type }
      expect((await company.call(name, good.get(name) ?? {}, { headers })).body).toMatchObject({ result_code: 0 })
    }
  })

  it.each(methods)('%s refuses what is no JSON object, and what lacks something', async (name) => {
    for (const body of ['{', '', '[]', 'null', '7', '"text"'])
      expect(await company.errorOf(name, body)).toBe('invalid_parameter')
    for (const required of Object.keys(good.get(name) ?? {})) {
      const { [required]: _, ...rest } = Object.fromEntries(Object.entries(good.get(name) ?? {}))
      expect(await company.errorOf(name, rest)).toBe('missing_parameter')
    }
  })

  it.each(methods)('%s wants the token of the domain', async (name) => {
    const { secret } = company.front.issue('jane')
    for (const authorization of [
      '',
      basicOf('example.org', 'wrong'),
      basicOf('example.net', secret),
      basicOf('ws_ticket', secret),
      `Bearer ${secret}`,
      'Basic !',
      `Basic ${btoa('nothing')}`
    ]) {
      expect(await company.call(name, good.get(name) ?? {}, { headers: { authorization } })).toEqual({
        status: 401,
        body: 'the token is wrong'
      })
    }
  })

  it.each(methods)('%s is posted', async (name) => {
    const get = { method: 'GET', body: null, headers: { authorization: company.authorization } }
    expect((await company.call(name, '', get)).status).toBe(405)
    await company.open({ wrongMethodStatus: 404 })
    expect((await company.call(name, '', get)).status).toBe(404)
  })
})

describe('the worked examples of the contract (2.2 to 2.7), byte for byte', () => {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  const error = (word: string): RegExp => new RegExp(`^{"result_code":500,"error":{"id":"${word}"}}$`)
  const made = new RegExp(`^{"result_code":0,"uuids":\\["${uuid}"\\]}$`)

  it.each([
    ['call_user', '{"user_name":"hana","destination":"0312345678","auto_answer":true,"answer_timeout":20}', made],
    ['call_user', '{"user_name":"nobody","destination":"0312345678"}', error('user_not_found')],
    ['call_group', '{"group_name":"nothing","destination":"hana"}', error('group_not_found')],
    [
      'call_external',
      '{"target":{"called_number":"0312345678","end_user":{"id":"c-77","name":"Ann Lee"}},"destination":"sales","answer_timeout":30}',
      made
    ],
    ['call_external', '{"target":"0312345678","destination":"0399990000"}', error('invalid_destination')],
    ['initiate_call', '{"user_name":"hana","destination":"0312345678"}', made],
    [
      'gen_ws_ticket',
      '{"uri":"/basix/api/ws_cti?app_name=DeskCti&user_name=hana&forced=true"}',
      /^{"result_code":0,"ticket":"[\da-f]{64}"}$/
    ]
  ])('%s %s', async (name, body, expected) => {
    const headers = { authorization: company.authorization }
    const init = { method: 'POST', body, headers, keepalive: false }
    const response = await fetch(`${company.front.url}/basix/api/${name}`, init)
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'application/json',
      expect.stringMatching(expected)
    ])
  })
})

describe('the token', () => {
  it('is in nothing that the front shows', async () => {
    const { secret } = company.front.issue('jane')
    await company.call('call_user', good.get('call_user') ?? {})
    await company.connect()
    const shown = JSON.stringify([company.front.requests, company.front.state(), company.front.streams])
    expect([shown.includes(secret), shown.includes(company.authorization)]).toEqual([false, false])
  })
})

describe('other addresses', () => {
  it.each(['nothing', 'toString', 'hangup', '', '../api'])('are not found: %s', async (name) => {
    expect((await company.call(name, {})).status).toBe(404)
    expect(company.front.requests[0]?.operation).toBe('unknown')
  })

  it.each(['ws_cti', 'ws_transcription'])('of sockets need a socket: %s', async (name) => {
    expect((await company.call(name, {})).status).toBe(426)
  })

  it('take no more than a megabyte', async () => {
    expect((await company.call('call_user', 'x'.repeat(1_000_001))).status).toBe(413)
  })
})

describe('refusals that differ', () => {
  it('a wrong token may be told by a result', async () => {
    await company.open({ refusedToken: 'result' })
    const headers = { authorization: basicOf('example.org', 'wrong') }
    expect(await company.call('call_user', good.get('call_user') ?? {}, { headers })).toEqual({
      status: 200,
      body: { result_code: 500, error: { id: 'authentication_required' } }
    })
  })

  it('errors may come with status 500, another result and other words', async () => {
    await company.open({ errorStatus: 500, errorCode: 7, errorWords: 'upperCase' })
    expect(await company.call('call_user', { user_name: 'nobody', destination: '201' })).toEqual({
      status: 500,
      body: { result_code: 7, error: { id: 'USER_NOT_FOUND' } }
    })
  })

  it('a token that was changed opens nothing any more', async () => {
    const headers = { authorization: company.authorization }
    await company.front.actions['changeToken']?.({ who: 'jane' })
    expect((await company.call('call_user', good.get('call_user') ?? {}, { headers })).status).toBe(401)
    expect((await company.call('call_user', good.get('call_user') ?? {})).status).toBe(200)
  })
})

describe('gen_ws_ticket', () => {
  it.each([
    ['/basix/api/ws_cti?app_name=Test&full_events=true', 'full_events_not_allowed'],
    ['https://bcs.example/basix/api/ws_cti', 'invalid_uri'],
    ['', 'invalid_uri'],
    [7, 'invalid_uri']
  ])('is refused for %s', async (uri, word) => {
    expect(await company.errorOf('gen_ws_ticket', { uri })).toBe(word)
  })
})
