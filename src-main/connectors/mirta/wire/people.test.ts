import { describe, expect, it } from 'vitest'
import { fixture } from '../fixtures/fixture.ts'
import * as people from './people.ts'

describe('people', () => {
  it('have what is needed of them and no more', () => {
    expect(people.readExtensions(fixture('extensions'))[0]).toEqual({
      number: '103',
      name: 'Anna Berger',
      technology: 'PJSIP',
      userName: '103-DEVEL',
      state: 'NOT_INUSE'
    })
  })

  it('are refused by an answer in words or without one; of the rest only names of members are kept', () => {
    expect([undefined, 'no', ''].map(people.readCheckedUser)).toEqual([undefined, undefined, undefined])
    const user = { tenant: 'DEVEL', extension: '103', password: 'CANARY', '0': 'x' }
    expect(people.readCheckedUser(user)).toEqual({
      tenant: 'DEVEL',
      extension: '103',
      told: ['tenant', 'extension', 'password']
    })
  })

  it('have secrets that print as such', () => {
    const account = people.readWebPhoneAccount(fixture('webrtc'))
    expect(account).toMatchObject({
      address: 'wss://pbx.example.com:8089/ws',
      user: '103-DEVEL',
      realm: 'pbx.example.com'
    })
    expect(account?.password.reveal()).toBe('CANARY-SIP')
    expect(people.readWebPhoneAccount({ wss: 'http://x', username: 'a', password: 'b' })).toBeUndefined()
    const tokens = ['abc', { token: 'abc' }].map((value) => people.readToken(value)?.reveal())
    expect([...tokens, people.readToken(undefined)]).toEqual(['abc', 'abc', undefined])
  })
})
