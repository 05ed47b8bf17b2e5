import { describe, expect, it } from 'vitest'
import { mirtaCompanyForEachCase } from '../../../testing/mirta-company.ts'
import { refusals } from './texts.ts'

const company = mirtaCompanyForEachCase()
const json = 'application/json'
const plain = 'text/html; charset=UTF-8'

describe('the way in', () => {
  it('is under both paths, by GET, form and multipart, and under no other', async () => {
    const queues = { ...company.access, reqtype: 'INFO', info: 'queues' }
    const both = ['/pbx/proxyapi.php', '/mirtapbx/proxyapi.php']
    for (const path of both) expect((await company.send(queues, path)).text).toContain('21: Sales|')
    const form = new FormData()
    for (const [name, value] of Object.entries(queues)) form.set(name, value)
    for (const body of [new URLSearchParams(queues), form]) {
      expect((await company.send({}, both[0], { method: 'POST', body })).text).toContain('21: Sales|')
    }
    expect((await company.send(queues, '/proxyapi.php')).status).toBe(404)
    company.front.switches.basePath = 'mirtapbx'
    expect((await company.send(queues, both[0])).status).toBe(404)
    expect((await company.send(queues, both[1])).status).toBe(200)
  })

  it('answers 200, with the type of the format, whatever the body is', async () => {
    const ask = (values: Record<string, string>) => company.send({ ...company.access, ...values })
    expect(await ask({ reqtype: 'INFO', info: 'config' })).toMatchObject({ status: 200, type: plain })
    expect(await ask({ reqtype: 'INFO', info: 'config', format: 'json' })).toMatchObject({ status: 200, type: json })
    expect(await ask({ reqtype: 'NOSUCH', format: 'json' })).toMatchObject({ status: 200, type: json, text: '' })
    const unsupported = await ask({ reqtype: 'INFO', info: 'config', format: 'xml' })
    expect(unsupported).toMatchObject({ status: 200, text: '' })
  })

  it('takes words in either case, and wraps JSON for a script', async () => {
    expect(await company.plain('info', { info: 'QUEUES' })).toContain('21: Sales|')
    const wrapped = await company.plain('INFO', { info: 'queues', format: 'json', callback: 'shown' })
    expect(wrapped).toMatch(/^shown\(\{.*\}\)$/)
  })

  it('prints its page without a key, unless it wants one', async () => {
    expect(await company.send({ reqtype: 'HELP' })).toMatchObject({
      type: plain,
      text: expect.stringMatching(/^<pre>/)
    })
    company.front.switches.helpChecksKey = true
    expect((await company.send({ reqtype: 'HELP' })).text).toBe(refusals.wrongKey)
  })
})

describe('keys', () => {
  const config = { reqtype: 'INFO', info: 'config' }

  it('are wrong in one and the same text of 45 characters: no key, no tenant, another tenant, none there is', async () => {
    const { key = '', tenant = '' } = company.access
    const wrong = [
      { tenant, key: 'wrong' },
      { tenant },
      { key },
      { key, tenant: 'NOSUCH' },
      { key, tenant: 'EXAMPLENET' },
      { key, tenant: '%' }
    ]
    for (const values of wrong) {
      expect((await company.send({ ...config, ...values } as Record<string, string>)).text).toBe(refusals.wrongKey)
    }
    expect(refusals.wrongKey).toHaveLength(45)
    company.front.switches.wrongKeyLineEnd = true
    expect((await company.send({ ...config, tenant })).text).toBe(`${refusals.wrongKey}\r\n`)
  })

  it('of one tenant open nothing that is for admins', async () => {
    expect(await company.plain('LICENSEDAYS')).toBe(refusals.wrongKey)
    expect(await company.plain('MANAGEDB', { object: 'tenant', action: 'list' })).toBe(refusals.wrongKey)
    expect(await company.plain('AUTHTOKEN', { action: 'reset', user: '200' })).toBe(refusals.wrongKey)
    expect(await company.plain('COUNTCHANNELS')).toBe(refusals.missingTenant)
    expect(await company.plain('COUNTCALLS')).toBe('')
  })

  it('of an admin need a tenant where one is needed', async () => {
    const { key = '' } = company.admin
    expect((await company.send({ ...config, ...company.admin })).text).toContain('EXAMPLEORG|')
    expect((await company.send({ ...config, key })).text).toBe(refusals.missingTenant)
    company.front.switches.missingTenantRefusal = 'wrongKey'
    expect((await company.send({ ...config, key })).text).toBe(refusals.wrongKey)
    expect((await company.send({ reqtype: 'COUNTCALLS', key })).text).toBe('0')
    expect((await company.send({ reqtype: 'COUNTCHANNELS', key })).text).toBe('0')
  })

  it('that may only read ring and change nothing', async () => {
    const dial = { ...company.readOnly, reqtype: 'DIAL', source: '200', dest: '201' }
    const others = [
      { reqtype: 'HANGUP', number: '200' },
      { reqtype: 'SETFLOW', number: '900', state: 'INUSE' },
      { reqtype: 'QUEUE', action: 'add', number: '300', extension: '200' }
    ]
    for (const values of [dial, ...others]) {
      expect((await company.send({ ...company.readOnly, ...values } as Record<string, string>)).text).toBe(
        refusals.wrongKey
      )
    }
    company.front.switches.readOnlyRefusal = 'empty'
    expect((await company.send(dial)).text).toBe('')
    expect(company.jane.legs).toEqual([])
    expect((await company.send({ ...company.readOnly, ...config })).text).toContain('EXAMPLEORG|')
  })

  it('and passwords stand in no request that is remembered', async () => {
    const { key = '' } = company.access
    await company.plain('CHECKAUTH', { username: 'jane', password: 's3cret' })
    const [seen] = company.front.requests
    expect(seen).toMatchObject({ operation: 'checkUser' })
    expect(JSON.stringify(company.front.requests)).not.toContain(key)
    expect(JSON.stringify(company.front.requests)).not.toContain('s3cret')
  })
})

describe('what is missing', () => {
  it('is said in a few words, or not at all', async () => {
    expect(await company.info('recording')).toBe(refusals.noId)
    expect(await company.info('inforecording')).toBe(refusals.noId)
    expect(await company.info('playrecording')).toBe(refusals.noId)
    expect(await company.plain('AGENT', { action: 'pause', queue: 'ALL' })).toBe(refusals.noExtension)
    expect(await company.plain('PHONEBOOK', { subreqtype: 'getall' })).toBe(refusals.noPhoneBook)
    expect(await company.plain('QUEUE', { action: 'list' })).toBe(refusals.noQueue)
    expect(await company.plain('VIRTUALEXT', { action: 'list' })).toBe(refusals.noNumber)
    expect(await company.plain('DIAL', { source: '200' })).toBe('')
    expect(await company.info('queue')).toBe('')
  })

  it('is nothing for what is not known', async () => {
    expect(await company.plain('NOSUCH')).toBe('')
    expect(await company.info('nosuch')).toBe('')
    expect(await company.info('queue', { id: '999' })).toBe('')
    expect(await company.plain('QUEUE', { action: 'nosuch', number: '300' })).toBe('')
  })

  it('leaves the state of a call without id unanswered', async () => {
    const answer = company.send({ ...company.access, reqtype: 'INFO', info: 'call' }, undefined, {
      signal: AbortSignal.timeout(200)
    })
    await expect(answer).rejects.toThrow('timeout')
    expect(company.front.requests).toMatchObject([{ operation: 'originatedCall' }])
  })
})

describe('forms of replies', () => {
  it('have values by name and by position, unless told otherwise', async () => {
    const [doubled] = await company.rows('BLFS')
    expect(doubled).toMatchObject({ 0: '200-EXAMPLEORG', st_extension: '200-EXAMPLEORG', 1: 'NOT_INUSE' })
    company.front.switches.doubledKeys = false
    const [single] = await company.rows('BLFS')
    expect(Object.keys(single ?? {})).toEqual(['st_extension', 'st_state', 'st_timestamp'])
  })

  it('are empty in five ways by the request, or in the same one', async () => {
    const empty = (reqtype: string, values: Record<string, string>): Promise<string> =>
      company.plain(reqtype, { format: 'json', ...values })
    expect(await empty('CHANNELS', { nodename: 'pbx1' })).toBe('[]')
    expect(await empty('CHANNEL', {})).toBe('[["",""]]')
    expect(await empty('QUEUE', { action: 'list', number: '301' })).toBe('null')
    expect(await empty('INFO', { info: 'agents', queue: '999' })).toBe('null')
    expect(await empty('INFO', { info: 'queue', id: '999' })).toBe('')
    for (const form of ['', ']', 'null', '[]', '{}'] as const) {
      company.front.switches.emptyForm = form
      expect(await empty('CHANNELS', { nodename: 'pbx1' })).toBe(form)
    }
  })

  it('may have noise before them, and either line end', async () => {
    const { switches } = company.front
    switches.noise = 'warning'
    expect(await company.plain('BLFS', { format: 'json' })).toMatch(/^<br \/>\n<b>Warning<\/b>.*\n\[\{/)
    switches.noise = 'blankLine'
    expect(await company.plain('BLFS', { format: 'json' })).toMatch(/^\r\n\[/)
    switches.noise = 'byteOrderMark'
    expect(await company.plain('BLFS', { format: 'json' })).toMatch(/^\uFEFF\[/)
    switches.noise = 'none'
    expect(await company.info('queues')).toMatch(/\|\r\n$/)
    switches.lineEnd = '\n'
    expect(await company.info('queues')).toMatch(/[^\r]\n$/)
  })

  it('say that something was done in one word or as DIAL does', async () => {
    const set = { action: 'set', number: '200', value: 'on' }
    expect(await company.plain('DND', set)).toBe('OK')
    company.front.switches.actionReply = 'Success'
    expect(await company.plain('DND', set)).toMatch(/^Success\|.*\|$/)
  })

  it('can be put in place of another one, as a real system was seen to answer', async () => {
    company.front.switches.bodies = { lamps: '[{"name":"200"}]' }
    expect(await company.plain('BLFS', { format: 'json' })).toBe('[{"name":"200"}]')
    expect((await company.send({ reqtype: 'BLFS' })).text).toBe(refusals.wrongKey)
  })
})
