import { describe, expect, it } from 'vitest'
import { capabilitiesFor } from './capabilities.ts'
import { withoutDisabled } from './disabled-capabilities.ts'
import { overrideProblems, readOverride } from './override-file.ts'

const file = (operations: object): object => ({ version: 1, operations })
const places = (input: unknown): string[] => overrideProblems(input).map(({ place }) => place)

describe('an override file', () => {
  it('says every place where it is wrong at once', () => {
    const bad = {
      version: 1,
      operations: {
        makeCoffee: {},
        makeCall: { path: '/x/{callId}/{colour}', query: { size: 'size' } },
        clearCall: { body: { a: 'b' } }
      },
      scopes: { COFFEE: 'COFFEE' }
    }
    expect(overrideProblems(bad)).toEqual([
      { place: 'operations.makeCoffee', problem: 'unknown operation' },
      { place: 'operations.makeCall.path', problem: 'unknown placeholder {callId}' },
      { place: 'operations.makeCall.path', problem: 'unknown placeholder {colour}' },
      { place: 'operations.makeCall.query.size', problem: 'unknown parameter' },
      { place: 'operations.clearCall.body', problem: 'the operation has no such body' },
      { place: 'scopes.COFFEE', problem: 'unknown scope' }
    ])
    expect(() => readOverride(bad)).toThrow(/makeCoffee: unknown operation; .*makeCall\.path: .*clearCall\.body/)
  })

  it('says every place where its shape is wrong at once', () => {
    const bad = { version: 2, color: 1, operations: { makeCall: { method: 'PATCH', enabled: 'no', verb: 'x' } } }
    expect(places(bad)).toEqual([
      'version',
      'operations.makeCall.method',
      'operations.makeCall.enabled',
      'operations.makeCall.verb',
      'color'
    ])
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
    expect(places(file({ holdCall: { path } }))[0]).toBe('operations.holdCall.path')
  })

  it.each(['toString', 'constructor', '__proto__'])('knows no operation %s', (id) => {
    const input: unknown = JSON.parse(`{"version":1,"operations":{"${id}":{"enabled":false}}}`)
    const accepted = overrideProblems(input).length === 0 ? readOverride(input).operations : {}
    expect(Object.keys(accepted ?? {})).toEqual([])
  })

  it('may hold names the URL can carry only', () => {
    expect(places(file({ setActiveDiversion: { query: { phoneNumber: 'a b\r\n' } } }))).toHaveLength(1)
    expect(places(file({ setActiveDiversion: { query: { phoneNumber: 'number' } } }))).toEqual([])
  })

  it('is not an array, a text or nothing', () => {
    for (const input of [[], 'x', null, undefined, 7]) expect(places(input)).toEqual(['-'])
  })
})

describe('an operation that is switched off', () => {
  it('takes its capability with it, and no other', () => {
    const all = capabilitiesFor(undefined)
    const left = withoutDisabled(all, readOverride(file({ alternateCall: { enabled: false } })))
    expect([...all].filter((one) => !left.has(one))).toEqual(['swap'])
    expect(withoutDisabled(all, undefined)).toEqual(all)
  })
})
