import { describe, expect, it } from 'vitest'
import { LogMemory } from '../../../logging/log-file.ts'
import { createLog } from '../../../logging/log.ts'
import { ManualClock } from '../../../util/clock.ts'
import { CtiError } from '../../../util/errors.ts'
import { neededForAction } from '../../../../src-preload/contract/capability.ts'
import { capabilitiesFor, withoutDisabled } from '../capabilities.ts'
import { readEndpoints } from './read-endpoints.ts'
import { readOverride } from './override-file.ts'

const file = (operations: object): object => ({ version: 1, operations })
/** A refusal that tells exactly these problems. */
const refusal = (...problems: readonly string[]) => refusalWith(`(${problems.join('; ')}). `)
const refusalWith = (words: string): unknown =>
  expect.objectContaining({ kind: 'protocol', userMessage: expect.stringContaining(words) })

describe('an override file', () => {
  it('says every place where it is wrong at once', () => {
    const operations = {
      makeCoffee: {},
      makeCall: { path: '/x/{callId}/{colour}', query: { size: 'size' } },
      clearCall: { body: { a: 'b' } }
    }
    expect(() => readOverride(file(operations))).toThrow(
      refusal(
        'operations.makeCoffee: unknown operation',
        'operations.makeCall.path: unknown placeholder {callId}',
        'operations.makeCall.path: unknown placeholder {colour}',
        'operations.makeCall.query.size: unknown parameter',
        'operations.clearCall.body: the operation has no such body'
      )
    )
    const bad = { version: 1, operations: { makeCoffee: {} }, scopes: { COFFEE: 'COFFEE' } }
    expect(() => readOverride(bad)).toThrow(
      refusal('operations.makeCoffee: unknown operation', 'scopes.COFFEE: unknown scope')
    )
  })

  it('says every place where its shape is wrong at once', () => {
    const bad = { version: 2, color: 1, operations: { makeCall: { method: 'PATCH', enabled: 'no', verb: 'x' } } }
    expect(() => readOverride(bad)).toThrow(
      refusal(
        'version: must be 1',
        'operations.makeCall.method: must be GET, POST, PUT, DELETE',
        'operations.makeCall.enabled: must be of type boolean',
        'operations.makeCall.verb: unknown member',
        'color: unknown member'
      )
    )
  })

  it('says no more than five places', () => {
    const six = { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} }
    expect(() => readOverride(file(six))).toThrow(
      refusal(...['a', 'b', 'c', 'd', 'e'].map((id) => `operations.${id}: unknown operation`))
    )
  })

  it.each([
    '//evil.example/x',
    'https://evil.example/x',
    '/x/../../admin',
    '/x/{callId',
    '/x/{call-id}',
    '/x?y=1',
    '/x\\y',
    `/${'x'.repeat(600)}`
  ])('may not send a request to %s', (path) => {
    expect(() => readOverride(file({ holdCall: { path } }))).toThrow(refusalWith('(operations.holdCall.path: '))
  })

  it.each(['toString', 'constructor'])('knows no operation %s', (id) => {
    const input: unknown = JSON.parse(`{"version":1,"operations":{"${id}":{"enabled":false}}}`)
    expect(() => readOverride(input)).toThrow(refusal(`operations.${id}: unknown operation`))
  })

  it('knows no operation __proto__', () => {
    const input: unknown = JSON.parse('{"version":1,"operations":{"__proto__":{"enabled":false}}}')
    expect(Object.entries(readOverride(input).operations ?? {})).toEqual([])
  })

  it('may hold names the URL can carry only', () => {
    const named = (phoneNumber: string): object => file({ setActiveDiversion: { query: { phoneNumber } } })
    expect(() => readOverride(named('a b\r\n'))).toThrow(
      refusal('operations.setActiveDiversion.query.phoneNumber: not allowed here')
    )
    expect(readOverride(named('number'))).toEqual(named('number'))
  })

  it('is not an array, a text or nothing', () => {
    for (const input of [[], 'x', null, undefined, 7]) expect(() => readOverride(input)).toThrow(refusalWith('(-: '))
  })
})

describe('the text of a file that cannot be used', () => {
  /** The line the router writes about it. */
  const logged = (error: CtiError): string => {
    const memory = new LogMemory()
    const log = createLog({ destination: memory, clock: new ManualClock(), level: 'debug' })
    log.warn('request refused', { request: 'endpoints.choose', kind: error.kind, error })
    return memory.lines.join('\n')
  }
  const errorOf = async (text: string): Promise<CtiError> => {
    const [reading] = await Promise.allSettled([Promise.resolve(text).then(readEndpoints)])
    if (reading.status === 'rejected' && reading.reason instanceof CtiError) return reading.reason
    throw new Error('the file was not refused')
  }

  it.each([
    { version: 1, Kolumna: {} },
    { version: 1, operations: { Kolumna: {} } },
    { version: 1, operations: { makeCall: { path: '/{Kolumna}' } } },
    { version: 1, operations: { makeCall: { query: { Kolumna: 'x' } } } },
    { version: 1, operations: { makeCall: { body: { Kolumna: 'not allowed' } } } },
    { version: 1, scopes: { Kolumna: 'x' } },
    { openapi: '3.0.0', paths: { '/Kolumna': 1 } },
    { openapi: '3.0.0', paths: { '/Kolumna': { get: 1 } } }
  ])('is shown to the user and kept out of the log: %j', async (input) => {
    const error = await errorOf(JSON.stringify(input))
    expect(error.userMessage).toContain('Kolumna')
    expect(logged(error)).not.toContain('Kolumna')
  })
})

describe('an operation that is switched off', () => {
  it('takes its capability with it, and no other', () => {
    const all = capabilitiesFor(undefined)
    const left = withoutDisabled(all, readOverride(file({ alternateCall: { enabled: false } })))
    expect([...all].filter((one) => !left.has(one))).toEqual(['swap'])
    expect(withoutDisabled(all, undefined)).toEqual(all)
  })

  it.each([
    ['leaveConference', 'leaveConference'],
    ['removeConferenceParticipant', 'removeParticipant'],
    ['pauseRecording', 'pauseRecording'],
    ['resumeRecording', 'pauseRecording'],
    ['pauseRecording', 'resumeRecording'],
    ['clearCall', 'cancelConsultation'],
    ['discardRecording', 'discardRecording']
  ] as const)('%s takes the action %s from the calls', (operation, action) => {
    const all = capabilitiesFor(undefined)
    const left = withoutDisabled(all, readOverride(file({ [operation]: { enabled: false } })))
    const needed = neededForAction[action]
    expect([all.has(needed), left.has(needed)]).toEqual([true, false])
  })
})
