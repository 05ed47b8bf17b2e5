import { describe, expect, it } from 'vitest'
import { readRoutes } from './route-file.ts'

const read = (file: unknown) => () => readRoutes(JSON.stringify(file))

describe('a file of routes', () => {
  it.each([
    ['has no version', {}, 'version'],
    ['has another member', { version: 1, colour: 'red' }, 'colour'],
    ['names an unknown operation', { version: 1, operations: { makeCoffee: {} } }, 'makeCoffee'],
    ['names an unknown method', { version: 1, operations: { makeCall: { method: 'PATCH' } } }, 'makeCall.method'],
    ['names an unknown placeholder', { version: 1, operations: { makeCall: { path: '/x/{callId}' } } }, '{callId}'],
    ['names an unknown scope', { version: 1, scopes: { COFFEE: 'C' } }, 'COFFEE'],
    ['is a list', [], 'the file']
  ])('that %s is refused as a whole, with the place', (_, file, place) => {
    expect(read(file)).toThrow(place)
  })

  it('that is not JSON is refused', () => {
    expect(() => readRoutes('version: 1')).toThrow('not JSON')
  })

  it('may say nothing but its version', () => {
    expect(read({ version: 1 })()).toEqual({ version: 1 })
  })
})
