import { beforeEach, describe, expect, it } from 'vitest'
import { voipbinOperations, type VoipbinOperationName, type WireOperation } from '../../../../wire-tables/voipbin.ts'
import { voipbinForEachCase } from '../../../testing/voipbin-platform.ts'
import { bodyNames, kindOf, sampleValues, UNKNOWN, VoipbinSamples } from '../../../testing/voipbin-samples.ts'
import { handlers } from '../handlers.ts'

const platform = voipbinForEachCase()
const rows = Object.entries(voipbinOperations) as [VoipbinOperationName, WireOperation][] // the keys are the names
const asked = rows.filter(([, { answer, needs }]) => answer !== 'socket' && needs !== 'nothing')
const withBody = asked.filter(([, { body }]) => body !== undefined)
const withId = asked.filter(([, { path }]) => path.includes('{id}'))

let samples: VoipbinSamples
beforeEach(async () => {
  samples = await VoipbinSamples.of(platform)
})

describe('every operation', () => {
  it('is served', () => {
    const known = new Set(Object.keys(handlers))
    expect(asked.filter(([name]) => !known.has(name)).map(([name]) => name)).toEqual([])
  })

  it.each(asked)('%s does what it should when everything is right', async (operation, { answer }) => {
    const { status, text, json, headers } = await platform.ask(operation, await samples.request(operation))
    const expected = /^(create.*Contact|add)/.test(operation) ? 201 : answer === 'redirect' ? 307 : 200
    expect([status, operation, text.slice(0, 200)]).toEqual([expected, operation, expect.anything()])
    if (answer === 'page') expect(Object.keys(json)).toEqual(['result', 'next_page_token'])
    if (answer === 'empty') expect(text).toBe('')
    if (answer === 'json' && operation !== 'createCalls') expect(json.id).toMatch(/^[0-9a-f-]{36}$/)
    if (answer === 'redirect') expect(headers.get('location')).toMatch(/^http:\/\/127/)
  })

  it.each(asked)('%s is for nobody who has not signed in', async (operation) => {
    const { status, reason } = await platform.ask(operation, { ...(await samples.request(operation)), token: null })
    expect([status, reason]).toEqual([401, 'AUTHENTICATION_REQUIRED'])
  })

  it.each(asked.filter(([, { needs }]) => needs !== 'agent' && needs !== 'ownOrManager'))(
    '%s is not for an agent without rights, whenever they are judged',
    async (operation) => {
      const options = await samples.request(operation)
      platform.control('permission', { who: 'jane', permission: 16 })
      for (const rightsJudged of ['last', 'first'] as const) {
        platform.switches.rightsJudged = rightsJudged
        const { status, reason } = await platform.ask(operation, { ...options, token: platform.token() })
        expect([status, reason, rightsJudged]).toEqual([403, 'PERMISSION_DENIED', rightsJudged])
      }
    }
  )

  it.each(withId.filter(([name]) => name !== 'getOwnExtension'))(
    "%s is not for another customer's agents",
    async (operation, { needs }) => {
      const options = await samples.request(operation)
      platform.control('permission', { who: 'oliver@example.net', permission: 96 })
      const foreign = await platform.ask(operation, { ...options, token: platform.token('oliver@example.net') })
      expect([foreign.status, foreign.reason, needs]).toEqual([403, 'PERMISSION_DENIED', needs])
      if (needs !== 'administrator') return
      platform.control('permission', { who: 'oliver@example.net', permission: 1 })
      expect((await platform.ask(operation, { ...options, token: platform.token('oliver@example.net') })).status).toBe(
        200
      )
    }
  )

  it.each(withId)('%s takes ids only, and only those that there are', async (operation, row) => {
    const options = await samples.request(operation)
    const malformed = await platform.ask(operation, { ...options, id: 'x' })
    expect([malformed.status, malformed.reason]).toEqual([400, 'INVALID_ID'])
    const unknown = await platform.ask(operation, { ...options, id: UNKNOWN })
    const noun = row.path.includes('extensions')
      ? 'RESOURCE'
      : row.path.includes('recordingfiles')
        ? 'FILE'
        : kindOf(row)
    const expected = `${noun === 'queuecallOfCall' ? 'QUEUECALL' : noun.toUpperCase()}_NOT_FOUND`
    expect([unknown.status, unknown.reason]).toEqual([404, expected])
  })

  it.each(withBody)('%s takes an object only, with members of their types', async (operation, row) => {
    const options = await samples.request(operation)
    for (const body of ['', '{', '[]', 'null', '"x"']) {
      const { status, reason, headers } = await platform.ask(operation, { ...options, body })
      expect([status, reason, body]).toEqual([400, 'INVALID_JSON_BODY', body])
      expect(headers.get('content-type')).toBe('text/plain')
    }
    platform.switches.jsonErrorType = 'application/json'
    for (const name of bodyNames(row)) {
      const body = {
        ...samples.body(operation),
        [name]: name === 'text' || sampleValues[name] !== 7 ? { wrong: 1 } : 'x'
      }
      if (['data', 'variables', 'source'].includes(name) && !operation.endsWith('Contact')) body[name] = 'x'
      const { status, reason, headers } = await platform.ask(operation, { ...options, body })
      expect([status, reason, name]).toEqual([400, 'INVALID_JSON_BODY', name])
      expect(headers.get('content-type')).toBe('application/json')
    }
  })

  it.each(withBody.filter(([, { body }]) => body?.some((member) => member.endsWith('!')) === true))(
    '%s needs its required members, unless the switch says otherwise',
    async (operation, { body = [] }) => {
      const options = await samples.request(operation)
      for (const name of body.filter((member) => member.endsWith('!')).map((member) => member.slice(0, -1))) {
        const { [name]: _, ...rest } = samples.body(operation)
        const { status, reason } = await platform.ask(operation, { ...options, body: rest })
        expect([status, reason, name]).toEqual([400, 'INVALID_ARGUMENT', name])
        platform.switches.missingMembers = 'taken'
        expect((await platform.ask(operation, { ...options, body: rest })).reason).not.toBe('INVALID_ARGUMENT')
        platform.switches.missingMembers = 'refused'
      }
    }
  )
})

describe('what is no operation', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/v1.0/nothing'],
    ['GET', '/v1.0/calls/'],
    ['GET', '/calls'],
    ['GET', '/v1.0/__proto__']
  ])('%s %s is no route', async (method, path) => {
    const { status, reason } = await platform.send(method, path)
    expect([status, reason]).toEqual([404, 'ROUTE_NOT_FOUND'])
  })

  it('is a known path with another method, told either way', async () => {
    const patch = () => platform.send('PATCH', '/v1.0/calls')
    expect([(await patch()).status, (await patch()).reason]).toEqual([404, 'ROUTE_NOT_FOUND'])
    platform.switches.wrongMethod = 405
    expect((await patch()).status).toBe(405)
  })

  it('is a socket without an upgrade, and a body beyond all bounds', async () => {
    expect((await platform.ask('openSocket')).status).toBe(400)
    expect((await platform.ask('createCalls', { body: `{"x":"${'x'.repeat(1_100_000)}"}` })).reason).toBe(
      'INVALID_JSON_BODY'
    )
  })
})
