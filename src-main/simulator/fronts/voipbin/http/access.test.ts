import { describe, expect, it } from 'vitest'
import { DAY, SECOND } from '../../../../util/durations.ts'
import { voipbinForEachCase, type Answered } from '../../../testing/voipbin-platform.ts'

const platform = voipbinForEachCase()
const good = { username: 'jane@example.org', password: 's3cret' }

const claimsOf = (token: string): Answered =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Answered // a JWT's

describe('signing in', () => {
  it('answers the name, a token and a cookie', async () => {
    const { status, json, headers } = await platform.ask('login', { body: good, token: null })
    expect([status, Object.keys(json), json.username]).toEqual([200, ['username', 'token'], good.username])
    expect(headers.get('set-cookie')).toBe(
      `token=${json.token}; Path=/; Max-Age=604800; HttpOnly; Secure; SameSite=Strict`
    )
    expect((await platform.ask('getMe', { token: json.token })).json.username).toBe(good.username)
  })

  it.each([
    ['broken JSON', '{'],
    ['nothing', undefined],
    ['no password', { username: good.username }],
    ['an unknown name', { ...good, username: 'nobody@example.org' }],
    ['a name of an object', { ...good, username: 'toString' }],
    ['a wrong password', { ...good, password: 'x' }],
    ['a password that is no text', { ...good, password: 1 }]
  ])('answers 400 without a word for %s', async (_, body) => {
    const { status, text } = await platform.ask('login', { body, token: null })
    expect([status, text]).toEqual([400, ''])
  })

  it('is not where one page of the vendor has it', async () => {
    const { status, reason } = await platform.send('POST', '/v1.0/auth/login', { body: good, token: null })
    expect([status, reason]).toEqual([404, 'ROUTE_NOT_FOUND'])
  })

  it('gives a token that says who, with the end as text and not as a number', async () => {
    const { agent, ...claims } = claimsOf(platform.token())
    expect(claims).toEqual({ type: 'agent', expire: '2026-01-12T09:00:00.000000Z' })
    expect(agent).toMatchObject({ username: good.username, permission: 64, addresses: [{ target_name: '200' }, {}] })
  })

  it('lasts seven days, or as long as the switch says', async () => {
    const token = platform.token()
    await platform.clock.advance(7 * DAY - 1)
    expect((await platform.ask('getMe', { token })).status).toBe(200)
    await platform.clock.advance(1)
    expect((await platform.ask('getMe', { token })).reason).toBe('INVALID_CREDENTIALS')
    platform.switches.tokenLifeMs = SECOND
    const short = platform.token()
    await platform.clock.advance(SECOND)
    expect((await platform.ask('getMe', { token: short })).reason).toBe('INVALID_CREDENTIALS')
  })

  it('freezes rights and addresses until the next one', async () => {
    const before = platform.token()
    const own = { type: 'tel', target: '+493023125701' }
    await platform.row('setOwnAddresses', { body: { addresses: [own] } })
    platform.control('permission', { who: 'jane', permission: 16 })
    expect((await platform.row('getMe', { token: before })).permission).toBe(16)
    expect((await platform.ask('listCalls', { token: before })).status).toBe(200)
    expect((await platform.row('listOwnExtensions', { token: before })).result).toHaveLength(1)
    const after = platform.token()
    expect((await platform.ask('listCalls', { token: after })).reason).toBe('PERMISSION_DENIED')
    expect((await platform.row('listOwnExtensions', { token: after })).result).toEqual([])
  })

  it('is issued in the words of the form, to somebody who may do everything', async () => {
    const { ways, settings, secret } = platform.front.issue('peter.kurz')
    expect(settings).toEqual({ address: platform.front.url, user: 'peter.kurz@example.org' })
    const values = ways.map(({ fields }) => Object.fromEntries(fields.map(({ name, value }) => [name, value])))
    const body = { username: values[0]?.['user'], password: secret }
    const { token } = await platform.row('login', { body, token: null })
    expect((await platform.ask('listCalls', { token: token as string })).status).toBe(200)
    expect((await platform.ask('listCalls', { token: values[1]?.token ?? '' })).status).toBe(200)
  })
})

describe('the credential', () => {
  const asked = async (headers: Record<string, string>, query: Record<string, string> = {}) => {
    const { status, reason, json } = await platform.ask('getMe', { token: null, headers, query })
    return status === 200 ? json.username : reason
  }

  it('is taken from the first place that has one, a bad one too', async () => {
    const [jane, anna] = [platform.token('jane'), platform.token('anna.berg')]
    const [one, other] = ['jane@example.org', 'anna.berg@example.org']
    expect(await asked({ Cookie: `a=1; token=${anna}`, Authorization: `Bearer ${jane}` }, { token: jane })).toBe(other)
    expect(await asked({ Authorization: `Bearer ${jane}` }, { token: anna })).toBe(other)
    expect(await asked({ Authorization: `Bearer ${jane}` }, { accesskey: platform.accesskey })).toBe(one)
    expect(await asked({ Cookie: 'token=stale', Authorization: `Bearer ${jane}` })).toBe('INVALID_CREDENTIALS')
    expect(await asked({}, { token: 'x', accesskey: platform.accesskey })).toBe('INVALID_CREDENTIALS')
  })

  it('of a key comes from the cookie before the query, and from no header', async () => {
    const good = { accesskey: platform.accesskey }
    expect(await asked({}, good)).toBe('AGENT_AUTH_REQUIRED')
    expect(await asked({ Cookie: `accesskey=${platform.accesskey}` }, { accesskey: 'vb_x' })).toBe(
      'AGENT_AUTH_REQUIRED'
    )
    expect(await asked({ Cookie: 'accesskey=vb_x' }, good)).toBe('INVALID_CREDENTIALS')
    expect(await asked({ Accesskey: platform.accesskey })).toBe('AUTHENTICATION_REQUIRED')
  })

  it.each(['x', 'a.b.c', ''])('%s is refused', async (token) => {
    expect(await asked({ Authorization: `Bearer ${token}` })).toMatch(/^(INVALID_CREDENTIALS|AUTHENTICATION_REQUIRED)$/)
  })

  it('that was changed, or revoked, is refused', async () => {
    const token = platform.token()
    const [head, , signature] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...claimsOf(token), expire: '2030-01-01T00:00:00Z' }))
    expect(await asked({ Authorization: `Bearer ${head}.${forged.toString('base64url')}.${signature}` })).toBe(
      'INVALID_CREDENTIALS'
    )
    const { token: issued } = platform.control('jwt', { who: 'jane', lifeMs: SECOND }) as { token: string }
    expect(await asked({ Authorization: `Bearer ${issued}` })).toBe('jane@example.org')
    platform.control('revokeJwts')
    expect(await asked({ Authorization: `Bearer ${token}` })).toBe('INVALID_CREDENTIALS')
  })
})

describe('an access key', () => {
  const withKey = () => ({ token: null, query: { accesskey: platform.accesskey } })

  it('acts as administrator, and is no agent', async () => {
    expect((await platform.ask('listCalls', withKey())).status).toBe(200)
    expect((await platform.ask('listAccesskeys', withKey())).status).toBe(200)
    const me = await platform.ask('getMe', withKey())
    expect([me.status, me.reason]).toEqual([403, 'AGENT_AUTH_REQUIRED'])
    const own = await platform.ask('getOwnAgent', withKey())
    expect([own.status, own.reason]).toEqual([401, 'AUTHENTICATION_REQUIRED'])
  })

  it('is listed for administrators only, with its beginning and never whole', async () => {
    expect((await platform.ask('listAccesskeys')).reason).toBe('PERMISSION_DENIED')
    const rows = await platform.rows('listAccesskeys', { token: platform.token('ingrid') })
    expect(rows.map(({ name, token_prefix, tm_expire }) => [name, token_prefix.length, tm_expire])).toEqual([
      ['Old wallboard', 8, '2026-01-05T08:59:59Z'],
      ['Reception', 8, null]
    ])
    expect(JSON.stringify(rows)).not.toContain(platform.accesskey)
  })

  it('is good no longer when it has run out', async () => {
    const keys = platform.control('accesskey', { who: 'jane' }) as { name: string; token: string }[]
    const old = keys.find(({ name }) => name === 'Old wallboard')?.token ?? ''
    expect((await platform.ask('listCalls', { token: null, query: { accesskey: old } })).reason).toBe(
      'INVALID_CREDENTIALS'
    )
  })
})

describe('every answer', () => {
  it('has the id the request chose, or one of its own, in the envelope as well', async () => {
    const chosen = await platform.ask('getMe', { token: null, headers: { 'X-Request-Id': 'c-08_15' } })
    expect([chosen.headers.get('x-request-id'), chosen.json.error.request_id]).toEqual(['c-08_15', 'c-08_15'])
    for (const bad of ['a b', 'x'.repeat(65), '%']) {
      const { headers, json } = await platform.ask('getMe', { token: null, headers: { 'X-Request-Id': bad } })
      expect(headers.get('x-request-id')).toMatch(/^req_[0-9A-V]{26}$/)
      expect(json.error.request_id).toBe(headers.get('x-request-id'))
    }
  })

  it('lets any page read it, and little of its head', async () => {
    const { headers } = await platform.ask('getMe')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('access-control-expose-headers')).toBe('Content-Length')
    const preflight = await platform.send('OPTIONS', '/v1.0/calls', { token: null })
    expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'Origin,X-Requested-With,Content-Type,Accept,Authorization'
    ])
  })

  it('is in the envelope when something is refused', async () => {
    const { json, headers } = await platform.ask('getCall', { id: '00000000-0000-0000-0000-000000000001' })
    expect(json).toEqual({
      error: {
        status: 'NOT_FOUND',
        reason: 'CALL_NOT_FOUND',
        message: 'The call was not found.',
        request_id: headers.get('x-request-id')
      }
    })
  })

  it('is a sign of life to anybody', async () => {
    expect((await platform.ask('ping', { token: null })).status).toBe(200)
  })
})

describe('a frozen account', () => {
  it('is told with the way back', async () => {
    platform.switches.frozen = true
    const { status, reason, json } = await platform.ask('listCalls')
    expect([status, reason]).toEqual([403, 'ACCOUNT_FROZEN'])
    expect(Object.keys(json.error.details[0])).toEqual([
      'deletion_scheduled_at',
      'deletion_effective_at',
      'recovery_endpoint'
    ])
    expect((await platform.ask('login', { body: good, token: null })).status).toBe(200)
  })
})

describe('too many requests', () => {
  it.each(['ip', 'customer'] as const)('are told by %s, with the time to wait', async (by) => {
    platform.switches.limitedBy = by
    const { status, reason, json, headers } = await platform.ask('listCalls')
    expect([status, reason, headers.get('retry-after')]).toEqual([429, 'RATE_LIMIT_EXCEEDED', '1'])
    expect(json.error.details[0].limited_by).toBe(by)
  })

  it('are those of all agents of a customer together, as the bucket fills again', async () => {
    platform.switches.rateLimits = true
    const tokens = [platform.token('jane'), platform.token('anna.berg')]
    const statuses: number[] = []
    for (let index = 0; index < 34; index++) {
      statuses.push((await platform.ask('getMe', { token: tokens[index % 2] ?? '' })).status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(33)
    expect(statuses.at(-1)).toBe(429)
    expect((await platform.ask('getMe', { token: platform.token('oliver@example.net') })).status).toBe(200)
    await platform.clock.advance(60)
    expect((await platform.ask('getMe')).status).toBe(200)
    expect((await platform.ask('getMe')).status).toBe(429)
  })

  it('are twenty attempts to sign in', async () => {
    platform.switches.rateLimits = true
    for (let index = 0; index < 20; index++) await platform.ask('login', { body: {}, token: null })
    expect((await platform.ask('login', { body: good, token: null })).status).toBe(429)
  })
})
