import { describe, expect, it } from 'vitest'
import { dstnyOperations } from '../../wire-tables/dstny.ts'
import type { DstnyOperationId } from '../../wire-tables/dstny.ts'
import { epochMs, wireDate } from './wire/dates.ts'
import { destinationUri, numberFromUri } from './calls/destination.ts'
import { Endpoints } from './endpoints/endpoints.ts'
import { dstnyError, streamVerdict } from './errors.ts'
import { readOverride } from './endpoints/override-file.ts'
import { readServer, readSettings, readTyped, signInForm } from './settings.ts'
import { legacyTicket } from './tickets.ts'

const user = { domain: 'exämple.se', userId: 'a.b', user: 'a.b' }

describe('the paths', () => {
  it('are encoded segment by segment', () => {
    const { path, method } = new Endpoints(undefined).find('answerCall', { ...user, callId: '1/2?x=%', deviceId: '+1' })
    expect(path).toBe('/api/user/call-control/v1/ex%C3%A4mple.se/a.b/calls/1%2F2%3Fx%3D%25/answer/%2B1')
    expect(method).toBe('POST')
    expect(new Endpoints(undefined).find('clearCall', { ...user, callId: '..' }).path).toMatch(/%2E%2E$/)
  })

  it('exist for every operation of the table', () => {
    const ids = Object.keys(dstnyOperations) as DstnyOperationId[] // Object.keys forgets the literal keys
    for (const id of ids) {
      const names = [...dstnyOperations[id].path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const values = Object.fromEntries(names.map((name) => [name, 'x']))
      expect(new Endpoints(undefined).find(id, values).path).not.toMatch(/[{}]/)
    }
  })

  it('follow an override file', () => {
    const override = readOverride({
      version: 1,
      basePath: '/proxy/api',
      operations: {
        makeCall: { method: 'PUT', path: '/calls/{deviceId}', body: { destination: 'to' } },
        setActiveDiversion: { query: { phoneNumber: 'number' } },
        streamDialogEvents: { enabled: false }
      },
      scopes: { SMS: 'TEXTING' }
    })
    const endpoints = new Endpoints(override)
    const makeCall = endpoints.find('makeCall', { ...user, deviceId: 'd' })
    expect([makeCall.method, makeCall.path, makeCall.bodyName('destination')]).toEqual(['PUT', '/calls/d', 'to'])
    const diversion = endpoints.find('setActiveDiversion', user)
    expect([diversion.path.startsWith('/proxy/api/user/'), diversion.queryName('phoneNumber')]).toEqual([
      true,
      'number'
    ])
    expect(() => endpoints.find('streamDialogEvents', user)).toThrow(expect.objectContaining({ kind: 'unsupported' }))
    expect([endpoints.scopeName('SMS', 'SMS'), endpoints.scopeName('USER', 'USER')]).toEqual(['TEXTING', 'USER'])
  })

  it.each([
    [{ version: 2 }, 'version'],
    [{ version: 1, operations: { makeCoffee: {} } }, 'operations.makeCoffee'],
    [{ version: 1, operations: { toString: {} } }, 'operations.toString'],
    [{ version: 1, operations: { makeCall: { path: '/x/{callId}' } } }, 'operations.makeCall.path'],
    [{ version: 1, operations: { makeCall: { method: 'PATCH' } } }, 'operations.makeCall.method'],
    [{ version: 1, operations: { makeCall: { path: 'http://other.example' } } }, 'operations.makeCall.path'],
    [{ version: 1, colour: 'red' }, '']
  ])('a bad override file is refused whole, with the place: %j', (file, place) => {
    expect(() => readOverride(file)).toThrow(expect.objectContaining({ userMessage: expect.stringContaining(place) }))
  })
})

describe('settings', () => {
  const stored = { address: 'bc.example.org', domain: 'example.org', userId: 'jane' }

  it('have defaults', () => {
    expect(readSettings(stored)).toMatchObject({ allowOldSignIn: false, allowPlainHttp: false })
    expect(() => readSettings({ address: 1 })).toThrow(expect.objectContaining({ kind: 'protocol' }))
  })

  it.each([
    ['bc.example.org', undefined],
    ['https://bc.example.org/api/', undefined],
    ['bc.example.org/telephony/api', '/telephony/api'],
    ['bc.example.org/telephony', '/telephony/api']
  ])('of %s have the base path %s', (address, basePath) => {
    expect(readServer(readSettings({ ...stored, address })).override?.basePath).toBe(basePath)
  })

  it('take the organisation from the user name', () => {
    const { settings } = readTyped({ address: 'bc.example.org', user: ' jane@example.org ', domain: '' })
    expect([settings.userId, settings.domain]).toEqual(['jane', 'example.org'])
    expect(() => readTyped({ address: 'bc.example.org', user: 'jane' })).toThrow(
      expect.objectContaining({ userMessage: expect.stringMatching(/Organisation/) })
    )
  })

  it('are asked for in three ways, the password first', () => {
    const { methods } = signInForm('dstny')
    expect(methods.map(({ id }) => id)).toEqual(['password', 'token', 'legacy'])
    expect(methods.every(({ fields }) => fields.every(({ label }) => label !== ''))).toBe(true)
  })
})

describe('the old ticket', () => {
  it.each([
    [
      { userId: 'jane', domain: 'example.org' },
      's3cret',
      ['CALLS', 'USER'],
      'DZXhhbXBsZS5vcmc.UDo4MTI5ZmIzNTRlYzg1ZjM5MmY5ZjZkODYxZTcwNWNiMzpqYW5lOkNBTExTOlVTRVI'
    ],
    [
      { userId: 'åsa', domain: 'exämple.se' },
      'pä:ss',
      ['CALL_CONTROL'],
      'DZXjDpG1wbGUuc2U.UDo1ZWM0Mjc1ZDBmNTNiZjA0NmJjZGYzNzU5ZGM4ZWNhNDrDpXNhOkNBTExfQ09OVFJPTA'
    ]
  ])('of %j is that of the contract', (who, password, permissions, expected) => {
    expect(legacyTicket(who, password, permissions).reveal()).toBe(expected)
  })
})

describe('dates of the wire', () => {
  it.each([
    ['2020-10-05T11:09:29Z', Date.UTC(2020, 9, 5, 11, 9, 29)],
    ['2023-11-10T14:38:39.482+00:00', Date.UTC(2023, 10, 10, 14, 38, 39, 482)],
    ['2020-03-10T11:05:00+01', Date.UTC(2020, 2, 10, 10, 5)],
    ['2025-03-10 20:28:32.213', Date.UTC(2025, 2, 10, 20, 28, 32, 213)],
    ['NEVER', undefined],
    ['never', undefined],
    ['soon', undefined],
    [undefined, undefined]
  ])('%s', (text, expected) => {
    expect(epochMs(text)).toBe(expected)
  })

  it('are written in UTC without fractions', () => {
    expect([wireDate(Date.UTC(2026, 0, 5, 9, 0, 0, 7)), wireDate(undefined)]).toEqual(['2026-01-05T09:00:00Z', 'NEVER'])
  })
})

describe('what is called', () => {
  it.each([
    ['+49 (30) 12-34', 'tel:+493012 34'.replace(' ', '')],
    ['*21*5#', 'tel:*21*5#'],
    ['201', 'tel:201'],
    ['bob@example.org', 'sip:bob@example.org'],
    ['sip:bob@example.org', 'sip:bob@example.org']
  ])('%s becomes %s', (typed, uri) => {
    expect(destinationUri(typed)).toBe(uri)
  })

  it.each(['', 'abc', '+', '1+2', 'a b@example.org', '1'.repeat(33), 'x@y?header=1'])('%j is refused', (typed) => {
    expect(() => destinationUri(typed)).toThrow(expect.objectContaining({ kind: 'protocol' }))
  })

  it.each([
    ['tel:+46277464', '+46277464'],
    ['sip:+46277464@example.org;user=phone', '+46277464'],
    ['sip:bob@example.org', 'bob@example.org'],
    ['anonymous', undefined],
    ['sip:anonymous@anonymous.invalid', undefined],
    ['sips:+49301234@Unknown.INVALID.:5061;user=phone', undefined],
    ['sip:bob@invalid.example', 'bob@invalid.example'],
    [undefined, undefined]
  ])('%s is dialled back as %s', (uri, number) => {
    expect(numberFromUri(uri)).toBe(number)
  })
})

describe('a refusal', () => {
  const refused = (status: number, code = '', aboutCall = false) =>
    dstnyError({ status, body: { field: [{ code, description: 'No such thing' }] }, host: 'pbx', aboutCall })

  it.each([
    [400, 'protocol', false],
    [401, 'auth', false],
    [403, 'permission', false],
    [404, 'unsupported', false],
    [405, 'unsupported', false],
    [409, 'conflict', false],
    [410, 'unsupported', false],
    [418, 'protocol', false],
    [429, 'rateLimited', true],
    [500, 'network', true],
    [501, 'unsupported', false],
    [503, 'rateLimited', true]
  ])('%i is %s', (status, kind, retryable) => {
    expect(refused(status)).toMatchObject({ kind, retryable })
  })

  it('tells a thing that is gone from a path that is not there', () => {
    expect(refused(404, '', true).kind).toBe('notFound')
    expect(refused(404, 'group.does.not.exist').kind).toBe('notFound')
  })

  it('because something has changed speaks of a call only where it is about one', () => {
    expect(refused(409, '', true).userMessage).toMatch(/^The call has changed/)
    expect(refused(409).userMessage).toMatch(/^This has changed/)
    expect(refused(409).userMessage).not.toMatch(/call/)
  })

  it('has the words of its code', () => {
    expect(refused(401, 'credentials.invalid').userMessage).toMatch(/password is wrong/)
    expect(refused(403, 'license.missing').userMessage).toMatch(/licence/)
    expect(refused(400).userMessage).toContain('No such thing')
    expect(refused(400).userMessage).not.toMatch(/400/)
  })

  it('of a stream says what to do', () => {
    const verdict = (status: number, ofCall = false) =>
      streamVerdict({ type: 'refused', status, retryAfterMs: undefined }, ofCall)
    expect([401, 403, 404, 204, 405, 501, 500, 429].map((status) => verdict(status))).toEqual([
      'signInAgain',
      'forbidden',
      'poll',
      'poll',
      'poll',
      'poll',
      'reopen',
      'reopen'
    ])
    expect(verdict(404, true)).toBe('gone')
  })
})
