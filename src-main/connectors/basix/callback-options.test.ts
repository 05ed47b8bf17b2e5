import { describe, expect, it } from 'vitest'
import { callbackPlace } from './callback-options.ts'
import { withOptions } from './options.ts'

const settings = { address: 'https://bcs.example', user: 'hana', domain: 'example.org' }
const none = { callbackAddress: '', callbackHost: '', callbackPort: 0 }

describe('whether the system can reach this computer (2.6)', () => {
  it('is no unless there is an address', () => {
    expect(callbackPlace(none)).toBeUndefined()
    expect(callbackPlace({ ...none, callbackPort: 8080 })).toBeUndefined()
  })

  it('is said by the address it sees, and where it is listened', () => {
    const place = callbackPlace({ ...none, callbackAddress: 'https://hooks.example.org/ringside', callbackPort: 8080 })
    expect(place).toEqual({
      base: new URL('https://hooks.example.org/ringside'),
      listen: { host: '127.0.0.1', port: 8080 }
    })
  })

  it.each([
    ['an address that is none', { callbackAddress: 'https://' }],
    ['a proxy that is told no port', { callbackAddress: 'https://hooks.example.org' }],
    ['a port there is not', { callbackAddress: 'http://127.0.0.1', callbackPort: '70000' }]
  ])('is refused when it cannot be: %s', (_, values) => {
    expect(() => withOptions(settings, values)).toThrow(expect.objectContaining({ name: 'CtiError' }))
  })
})
