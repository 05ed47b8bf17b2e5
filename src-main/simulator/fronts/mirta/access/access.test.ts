import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'
import { refusals } from '../http/texts.ts'
import { CANARY } from './secrets.ts'

const company = mirtaCompanyForEachCase()
const asAdmin = async (values: Record<string, string>): Promise<string> =>
  (await company.send({ ...company.admin, ...values })).text

describe('what the system tells of itself', () => {
  it('is a page of everything that can be asked', async () => {
    const page = await company.plain('HELP')
    for (const word of [
      'reqtype - Request type',
      'GETCURRENTCALLS',
      'INFO info=simplecdrs',
      'GETWEBRTCAUTH',
      'channel'
    ]) {
      expect(page).toContain(word)
    }
  })

  it('is how much the tenant may have', async () => {
    expect(await company.infoJson('config')).toEqual({ maxchannels: '30', maxextensions: '100', maxdids: '50' })
    expect((await company.info('config')).split('|')).toHaveLength(8)
  })

  it('is who is there, secrets and all, by number or id', async () => {
    const rows = await company.infoRows('extensions')
    expect(rows[0]).toMatchObject({
      ex_number: '200',
      ex_name: 'Jane Doe',
      ex_tech: 'PJSIP',
      st_state: 'NOT_INUSE',
      username: '200-EXAMPLEORG'
    })
    const secrets = Object.entries(rows[0] ?? {}).filter(
      ([name, value]) => value.startsWith(CANARY) && !/^\d+$/.test(name)
    )
    expect(secrets.map(([name]) => name).toSorted()).toEqual([
      'ex_2fa_secret',
      'ex_voicemail_pin',
      'ex_webpassword',
      'password',
      'secret'
    ])
    expect(rows.map((row) => row['ex_number'])).not.toContain('601')
    expect(await company.infoRows('extensions', { number: '201' })).toMatchObject([{ ex_name: 'Anna Berg' }])
    expect(await company.infoRows('extensions', { id: rows[1]?.['ex_id'] ?? '' })).toMatchObject([{ ex_number: '201' }])
    expect(await company.info('extensions', { number: '999', format: 'json' })).toBe('[]')
    expect(await company.info('extensions')).toMatch(
      /^Number\|Name\|Tech\|State\|Username\|Password\r\n200\|Jane Doe\|PJSIP\|/
    )
  })

  it('is the numbers from outside, with secrets of the tenant', async () => {
    const rows = await company.infoRows('dids')
    expect(rows).toContainEqual(
      expect.objectContaining({ di_number: '+493023125200', te_code: 'EXAMPLEORG', te_apikey: 'CANARY-api-EXAMPLEORG' })
    )
    expect(await company.info('dids')).toMatch(/^Country\|Area\|Number\|Tenant\|Comment\|Recording\|/)
  })
})

describe('people who sign in', () => {
  const check = (values: Record<string, string>): Promise<string> =>
    company.plain('CHECKAUTH', { username: 'jane', password: 's3cret', format: 'json', ...values })

  it('are known by several names, by GET and by POST', async () => {
    for (const username of ['jane', '200', '200-EXAMPLEORG', 'jane@example.org']) {
      expect(JSON.parse(await check({ username }))).toMatchObject({ tenant: 'EXAMPLEORG', extension: '200' })
    }
    const body = new URLSearchParams({ ...company.access, reqtype: 'CHECKAUTH', username: 'jane', password: 's3cret' })
    expect((await company.send({}, undefined, { method: 'POST', body })).text).toContain('EXAMPLEORG|200|')
  })

  it('with a wrong password are nothing, or as if the key were wrong', async () => {
    expect([await check({ password: 'wrong' }), await check({ username: 'nobody' })]).toEqual(['', ''])
    company.front.switches.checkUserRefusal = 'wrongKey'
    expect(await check({ password: 'wrong' })).toBe(refusals.wrongKey)
  })

  it('may need no key', async () => {
    const values = { reqtype: 'CHECKAUTH', username: 'jane', password: 's3cret' }
    expect((await company.send(values)).text).toBe(refusals.wrongKey)
    company.front.switches.signInChecksKey = false
    expect((await company.send(values)).text).toContain('EXAMPLEORG|200|')
  })

  it('have an account for a telephone in the browser', async () => {
    const ask = (password: string): Promise<string> =>
      company.plain('GETWEBRTCAUTH', { username: 'jane', password, format: 'json' })
    expect(JSON.parse(await ask('s3cret'))).toMatchObject({
      wss: expect.stringMatching(/^wss:/),
      username: '200-EXAMPLEORG',
      displayname: 'Jane Doe'
    })
    expect(await ask('wrong')).toBe('')
  })

  it('may have a token in place of the password, once or until a time', async () => {
    const generate = (validity: string): Promise<string> =>
      asAdmin({ reqtype: 'AUTHTOKEN', action: 'generate', user: '200-EXAMPLEORG', validity })
    const once = await generate('ONCE')
    expect(once).toMatch(/^[0-9a-f]{32}$/)
    expect([await check({ password: once }), await check({ password: once })]).toEqual([
      expect.stringContaining('200'),
      ''
    ])
    const timed = await generate('2026-01-05 10:10:00')
    expect([await check({ password: timed }), await check({ password: timed })]).toEqual([
      expect.stringContaining('200'),
      expect.stringContaining('200')
    ])
    await company.clock.advance(600_000)
    expect(await check({ password: timed })).toBe('')
    const first = await generate('ONCE')
    const second = await generate('ONCE')
    expect([await check({ password: first }), await check({ password: second })]).toEqual([
      '',
      expect.stringContaining('200')
    ])
    const third = await generate('ONCE')
    expect(await asAdmin({ reqtype: 'AUTHTOKEN', action: 'reset', user: 'jane' })).toBe('OK')
    expect(await check({ password: third })).toBe('')
  })

  it('have tokens from admins only, for people there are', async () => {
    const values = { reqtype: 'AUTHTOKEN', action: 'generate', user: '200', validity: 'ONCE' }
    expect((await company.send({ ...company.access, ...values })).text).toBe(refusals.wrongKey)
    expect(await asAdmin({ ...values, user: 'nobody' })).toBe('')
    expect(await asAdmin({ ...values, validity: 'soon' })).toBe('Invalid validity')
    expect(await asAdmin({ ...values, action: 'reset', user: 'nobody' })).toBe('')
    company.front.switches.tokenForm = 'object'
    expect(JSON.parse(await asAdmin({ ...values, format: 'json' }))).toEqual({ token: expect.any(String) })
  })
})

describe('a sign-in that is issued', () => {
  it('is that of the person’s tenant', async () => {
    const issued = company.front.issue('oliver@example.net')
    expect(issued.settings).toMatchObject({ address: company.front.url, tenant: 'EXAMPLENET', extension: '601' })
    const values = { reqtype: 'INFO', info: 'extensions', tenant: 'EXAMPLENET', key: issued.secret, format: 'json' }
    expect((await company.send(values)).text).toContain('Oliver Whitfield')
    expect(() => company.front.issue('nobody')).toThrow('nobody')
  })

  it('is found by a client that follows the lamps', async () => {
    let followed = 0
    company.front.followed.on(() => followed++)
    await company.info('queues')
    expect(followed).toBe(0)
    await company.plain('BLFS')
    expect(followed).toBe(1)
  })
})
