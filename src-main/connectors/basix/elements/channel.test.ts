import { describe, expect, it } from 'vitest'
import type { Term } from '../bert/term.ts'
import { atom, nothing, state, time, tuple } from '../testing/terms.ts'
import { readState } from './channel-state.ts'
import { readChannel } from './channel.ts'
import type { Channel } from './channel.ts'
import { readEndUser, unescaped } from './end-user.ts'

const channel = (fields: Readonly<Record<string, Term>>): Channel | undefined =>
  readChannel(new Map(Object.entries({ uuid: 'u-1', ...fields })))

describe('a leg (3.4)', () => {
  it('is read, words as atoms and as texts alike', () => {
    for (const word of [atom, (name: string) => name]) {
      expect(
        channel({
          direction: word('inbound'),
          calling_name: '',
          calling_number: '03023125123',
          answer_timestamp: 1_546_839_040_035_125n,
          user_id: '10001001',
          last_event: word('CHANNEL_BRIDGE'),
          state: tuple(1_546_839_040_035_125n, word('bridged'))
        })
      ).toMatchObject({
        direction: 'inbound',
        callingName: undefined,
        callingNumber: '03023125123',
        answeredAt: 1_546_839_040_035,
        userId: 10_001_001,
        state: { name: 'bridged', at: 1_546_839_040_035 },
        isOver: false
      })
    }
  })

  it.each([
    [{ last_event: atom('CHANNEL_HANGUP'), last_event_data: 'send_cancel,LOSE_RACE' }, 'LOSE_RACE'],
    [{ hangup_timestamp: time(5), last_event_data: 'recv_bye,NORMAL_CLEARING' }, 'NORMAL_CLEARING'],
    [{ last_event: atom('CHANNEL_HANGUP') }, undefined]
  ])('is over by %o', (fields, endCause) => {
    expect(channel(fields)).toMatchObject({ isOver: true, endCause })
  })

  it('goes on where the time of its end is not set', () => {
    expect(channel({ hangup_timestamp: 0 })).toMatchObject({ isOver: false })
  })

  it.each<[string, Term, object | undefined]>([
    [
      'a user',
      tuple(atom('user'), 10_001_002, atom('outbound'), atom('internal'), 'maria_desk', time(5), nothing, nothing),
      { userId: 10_001_002, endUser: undefined, address: 'maria_desk', isExternal: false }
    ],
    [
      'a customer',
      tuple(atom('end_user'), 'e1*Ann+Lee*Lee%20KK**', atom('inbound'), atom('external'), '0312345678'),
      {
        userId: undefined,
        endUser: { name: 'Ann Lee', organization: 'Lee KK' },
        address: '0312345678',
        isExternal: true
      }
    ],
    ['fewer parts', tuple(atom('user')), { userId: undefined, address: undefined }],
    ['no tuple', 'user', undefined]
  ])('has another one: %s', (_, info, other) => {
    const { otherLeg } = channel({ other_info: info }) ?? {}
    if (other === undefined) expect(otherLeg).toBeUndefined()
    else expect(otherLeg).toMatchObject(other)
  })

  it('is none without an id', () => {
    expect(readChannel(new Map([['user_id', 7]]))).toBeUndefined()
  })
})

describe('a state (3.5)', () => {
  it.each<[Term, object | undefined]>([
    [
      state(5, 'park', 901, nothing, 10_001_001, 'hana'),
      { park: { slot: '901', parkerId: 10_001_001, parkerName: 'hana' } }
    ],
    [state(5, 'park', '901'), { park: { slot: '901', parkerId: undefined, parkerName: undefined } }],
    [state(5, 'park'), { name: 'park' }],
    [
      state(5, 'calling', atom('int'), atom('group'), tuple(atom('ring'), 10_005_001, nothing, nothing, 'q7')),
      { groupId: 10_005_001, waitsInQueue: true }
    ],
    [
      state(5, 'calling', atom('int'), atom('group'), tuple(atom('hunt'), 10_005_001, nothing, nothing)),
      { groupId: 10_005_001, waitsInQueue: false }
    ],
    [state(5, 'calling', atom('ext'), atom('pstn'), tuple('0312345678')), { name: 'calling', at: 5 }],
    [state(5, 'voicemail', atom('user'), 10_001_002, 'maria'), { place: 'maria' }],
    [state(5, 'checking_voicemail', 'hana'), { place: 'hana' }],
    [state(5, 'conference', 800), { place: '800' }],
    [state(5, 'weather', atom('rain')), { name: 'weather', at: 5 }],
    [tuple(nothing, atom('bridged')), { name: 'bridged', at: undefined }],
    [tuple(), undefined],
    [nothing, undefined]
  ])('is read: %o', (term, read) => {
    if (read === undefined) expect(readState(term)).toBeUndefined()
    else expect(readState(term)).toMatchObject(read)
  })
})

describe('a customer (3.6)', () => {
  it.each([
    ['c-77*Ann+Lee*Lee+KK*https%3A%2F%2Fimg.example%2F77.png*Kyoto', { name: 'Ann Lee', organization: 'Lee KK' }],
    ['c-77*Ann%20Lee**', { name: 'Ann Lee' }],
    ['7*%E6%9D%B1%E4%BA%AC*', { name: '東京' }],
    ['7*100%25 %zz %2A*', { name: '100% %zz *' }],
    ['7**Lee%ff*', { organization: 'Lee\ufffd' }],
    ['***', undefined],
    ['****', undefined],
    ['', undefined],
    [undefined, undefined],
    ['_MANY_:2|1*Ann*Lee+KK**|2*Bob*Lee+KK**', { organization: 'Lee KK' }],
    ['_MANY_:3|1*Ann*Lee+KK**|2*Ann*Lee+KK**', undefined],
    ['_MANY_:2|1*Ann***|****', undefined],
    ['_MANY_:', undefined],
    [`1*${'x'.repeat(10_000)}`, { name: expect.stringMatching(/^x{199}…$/) }]
  ])('of %s', (text, user) => {
    expect(readEndUser(text)).toEqual(user)
  })

  it('is not what a plus sign is in an origination', () => {
    expect(unescaped('%2B81+3')).toBe('+81+3')
  })
})
