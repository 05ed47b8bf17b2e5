import { beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../../util/limits.ts'
import { CallDesk, MARIA, SALES } from '../testing/call-desk.ts'
import { dials, rings, ToldLeg } from '../testing/legs.ts'
import { atom, nothing, time, tuple } from '../testing/terms.ts'

const ABLE = ['calls', 'hangUp', 'blindTransfer', 'park'] as const
let desk: CallDesk

beforeEach(() => {
  desk = new CallDesk(ABLE)
})

const states = (): readonly string[] => desk.calls.map(({ state }) => state)

describe('a call that comes in (3.7)', () => {
  it('rings with the caller, whom the other leg knows best', () => {
    rings(desk)
    expect(desk.calls).toEqual([
      {
        vendorId: 'u-1',
        direction: 'incoming',
        state: 'alerting',
        remote: {
          kind: 'external',
          withheld: false,
          name: 'Frida Jönsson',
          company: 'Firma Beispiel',
          number: '+493023125123',
          displayNumber: '03023125123'
        },
        muted: false,
        conference: false,
        participants: [],
        startedAt: Date.UTC(2026, 0, 5, 9, 0, 0),
        deviceIds: [],
        answerDeviceIds: [],
        allowed: ['blindTransfer', 'reject']
      }
    ])
  })

  it('is one call however many telephones ring, by the id of the first', () => {
    const [first, second] = [rings(desk, 'u-1'), rings(desk, 'u-2')]
    expect(desk.calls).toHaveLength(1)
    second.answers()
    first.ends('send_cancel,LOSE_RACE')
    second.bridges('x-1')
    expect(desk.calls).toMatchObject([
      { vendorId: 'u-1', state: 'connected', allowed: ['blindTransfer', 'park', 'hangUp'] }
    ])
    second.ends()
    expect(desk.ended).toEqual([{ type: 'callEnded', vendorId: 'u-1', answeredElsewhere: false }])
  })

  it('goes on ringing where one of two telephones cannot be reached', () => {
    const [first, second] = [rings(desk, 'u-1'), rings(desk, 'u-2')]
    first.ends('recv_refuse,NO_USER_RESPONSE')
    expect(states()).toEqual(['alerting'])
    second.answers()
    expect(states()).toEqual(['connected'])
  })

  it.each(['LOSE_RACE', 'PICKED_OFF'])('is not missed where somebody else took it: %s', (cause) => {
    const leg = rings(desk, 'u-1', { group_id: SALES })
    expect(desk.calls).toMatchObject([{ queue: 'Sales', cameBy: 'queue' }])
    leg.ends(`send_cancel,${cause}`)
    expect(desk.ended).toMatchObject([{ vendorId: 'u-1', answeredElsewhere: true }])
  })

  it('tells who took it, where the legs of others are told', () => {
    const leg = rings(desk, 'u-1', { group_id: SALES })
    const maria = new ToldLeg(desk, 'm-1', { user_id: MARIA, direction: atom('outbound'), other_uuid: 'x-1' })
    maria.tells('added', 'CHANNEL_ORIGINATE').answers()
    leg.ends('send_cancel,LOSE_RACE')
    expect(desk.ended).toMatchObject([{ answeredBy: { name: 'Maria', number: '210', kind: 'internal' } }])
  })

  it.each(['send_cancel,ORIGINATOR_CANCEL', 'send_cancel,NO_ANSWER', 'recv_refuse,USER_BUSY'])(
    'was missed or refused: %s',
    (data) => {
      rings(desk).ends(data)
      expect(desk.events.at(-1)).toEqual({ type: 'callEnded', vendorId: 'u-1', answeredElsewhere: false })
      expect(desk.events).toHaveLength(2)
    }
  )

  it('ends by one event or by two, once', () => {
    rings(desk).tells('updated', 'CHANNEL_HANGUP').ends()
    expect(desk.ended).toHaveLength(1)
  })

  it('ends by a time of its end alone', () => {
    rings(desk).tells('updated', 'STATE_CHANGE', { hangup_timestamp: time(1) })
    expect(desk.ended).toHaveLength(1)
  })

  it('has a caller who hides', () => {
    rings(desk, 'u-1', { calling_name: 'anonymous', calling_number: 'anonymous', other_info: nothing })
    expect(desk.calls[0]?.remote).toEqual({ kind: 'external', withheld: true })
  })

  it.each([
    [
      'a user by the other leg',
      { other_info: tuple(atom('user'), MARIA, atom('inbound'), atom('internal'), 'maria_desk') }
    ],
    ['an extension', { calling_name: 'M.', calling_number: '210', other_info: nothing }]
  ])('comes from inside: %s', (_, fields) => {
    rings(desk, 'u-1', fields)
    expect(desk.calls[0]?.remote).toMatchObject({ kind: 'internal', name: 'Maria', number: '210' })
  })

  it('is named anew when people are', () => {
    rings(desk, 'u-1', { calling_number: '210', other_info: nothing })
    desk.tell('user', 'updated', { id: MARIA, name: 'maria', label: 'Maria Huber', main_extension: '210' })
    expect(desk.calls[0]?.remote.name).toBe('Maria Huber')
  })

  it('stays connected while the other side hands it on', () => {
    rings(desk)
      .answers()
      .bridges('x-1')
      .enters('calling', [atom('ext'), atom('pstn'), tuple('0301')], 9_000)
    expect(states()).toEqual(['connected'])
  })

  it('says so when it has reached the longest duration', () => {
    rings(desk).answers().bridges('x-1').ends('send_bye,ALLOTTED_TIMEOUT')
    expect(desk.events.at(-2)).toMatchObject({
      type: 'callUpdated',
      call: { state: 'failed', failure: expect.stringContaining('longest'), allowed: [] }
    })
  })
})

describe('a browser (3.7)', () => {
  it.each([
    ['a caller', { called_number: 'RINGING_PARK' }, 'pickup_uuid.x-1'],
    ['a request', { called_number: 'RINGING_PARK.7f2c', other_uuid: nothing }, 'assimilate.7f2c']
  ])('answers %s by a call of its own, which is the same call', (_, fields, called) => {
    const ringing = rings(desk, 'u-1', fields).enters('ringing')
    const answer = dials(desk, 'u-2', { called_number: called, other_uuid: 'x-1' })
    ringing.ends('send_cancel,PICKED_OFF')
    answer.bridges('x-1')
    expect(desk.calls).toMatchObject([{ vendorId: 'u-1', direction: 'incoming', state: 'connected' }])
    expect(desk.ended).toEqual([])
  })
})

describe('a call that is dialled at the telephone (3.7)', () => {
  it('goes out, rings there and is connected', async () => {
    const leg = dials(desk)
    expect(desk.calls).toMatchObject([{ direction: 'outgoing', state: 'initiated', remote: { name: 'Maria' } }])
    leg.enters('calling', [atom('int'), atom('user'), tuple(MARIA)])
    expect(states()).toEqual(['alerting'])
    await desk.clock.advance(5_000)
    leg.bridges('x-1', 3_000)
    expect(desk.calls).toMatchObject([{ state: 'connected', connectedAt: Date.UTC(2026, 0, 5, 9, 0, 3) }])
  })

  it('begins now at the latest, where the clock of the server is ahead', () => {
    dials(desk, 'u-1', { offer_timestamp: time(Date.UTC(2026, 0, 5, 9, 2, 0)) }).bridges('x-1', 3_000)
    const now = desk.clock.now()
    expect(desk.calls).toMatchObject([{ startedAt: now, connectedAt: now }])
  })

  it('waits in the queue of a group', () => {
    const queue = [atom('int'), atom('group'), tuple(atom('ring'), SALES, nothing, nothing, 7)] as const
    dials(desk, 'u-1', { called_number: '300' }).enters('calling', [...queue])
    expect(desk.calls).toMatchObject([{ state: 'queued', remote: { name: 'Sales' } }])
  })

  it.each([
    ['recv_refuse,USER_BUSY', 'Busy'],
    ['send_refuse,NO_ANSWER', 'No answer'],
    ['send_refuse,NO_USER_RESPONSE', 'could not be reached'],
    ['send_refuse,WEATHER', 'WEATHER']
  ])('says why it failed: %s', (data, why) => {
    dials(desk).ends(data)
    expect(desk.events.at(-2)).toMatchObject({ call: { state: 'failed', failure: expect.stringContaining(why) } })
    expect(desk.ended).toMatchObject([{ answeredElsewhere: false }])
  })

  it.each(['recv_cancel,ORIGINATOR_CANCEL', 'recv_bye,NORMAL_CLEARING'])('has not failed by %s', (data) => {
    dials(desk).ends(data)
    expect(desk.events.map(({ type }) => type)).toEqual(['callUpdated', 'callEnded'])
  })

  it.each([
    ['voicemail', [atom('user'), MARIA, 'maria'], 'connected', { kind: 'service', name: 'Voicemail of maria' }],
    ['checking_voicemail', ['hana'], 'connected', { kind: 'service', name: 'Your voicemail' }],
    ['conference', ['800'], 'connected', { kind: 'service', name: 'Conference 800' }],
    ['ivr', [7], 'connected', { number: '210' }],
    ['park', ['901', nothing, MARIA, 'maria'], 'held', { number: '210' }]
  ] as const)('is at the system itself: %s', (name, more, shown, remote) => {
    dials(desk).enters(name, [...more])
    expect(desk.calls).toMatchObject([{ state: shown, remote, conference: name === 'conference' }])
  })
})

describe('what is no call of the user', () => {
  it.each([
    ['a leg of somebody else', { user_id: MARIA }],
    ['a leg of nobody', { user_id: nothing }],
    ['one that listens, by the number that calls', { calling_number: 'media_plug' }],
    ['one that listens, by the number that is called', { called_number: 'media_plug' }]
  ])('is not shown: %s', (_, fields) => {
    rings(desk, 'u-1', fields)
    expect(desk.events).toEqual([])
  })

  it('is one that is heard of when it is over, or again after that', () => {
    const leg = rings(desk)
    leg.ends()
    const before = desk.events.length
    leg.tells('updated', 'STATE_CHANGE').tells('removed', 'CHANNEL_HANGUP')
    new ToldLeg(desk, 'u-9', { direction: atom('outbound') }).ends()
    expect(desk.events).toHaveLength(before)
  })
})

describe('the calls over a new connection', () => {
  it('are those of before, though the leg that named one of them is over', () => {
    const [first, second] = [rings(desk, 'u-1'), rings(desk, 'u-2')]
    second.answers()
    first.ends('send_cancel,LOSE_RACE')
    const next = new CallDesk(ABLE, {}, { before: desk })
    rings(next, 'u-2').answers().bridges('x-1')
    expect(next.calls).toMatchObject([{ vendorId: 'u-1', state: 'connected' }])
  })

  it('are told together, also those that came before the table', () => {
    rings(desk)
    dials(desk, 'u-2')
    expect(desk.table.events).toMatchObject([
      { type: 'callUpdated', call: { vendorId: 'u-1' } },
      { type: 'callUpdated', call: { vendorId: 'u-2' } }
    ])
  })
})

describe('a customer who is told before the leg with the number (8)', () => {
  it.each([
    ['rings here', rings, '+493023125123'],
    ['was dialled', dials, '210']
  ])('%s', (_how, begins, number) => {
    begins(desk, 'u-1', { other_info: tuple(atom('end_user'), 'e1*Karla+Klein***', atom('inbound')) })
    expect(desk.calls).toMatchObject([{ remote: { withheld: false, number } }])
  })
})

describe('a flood of calls', () => {
  it('is shown as far as there is room, the rest counted, and the next one shown when one ends', () => {
    const legs = Array.from({ length: limits.calls + 3 }, (_, index) => dials(desk, `u-${index}`))
    expect([desk.calls.length, desk.events.at(-1)]).toMatchObject([
      limits.calls,
      { type: 'callsLeftOut', vendorIds: ['u-200', 'u-201', 'u-202'] }
    ])
    legs[0]?.ends()
    expect(desk.calls.at(-1)).toMatchObject({ vendorId: 'u-200' })
    legs[202]?.ends()
    expect(desk.events.at(-1)).toEqual({ type: 'callsLeftOut', vendorIds: ['u-201'] })
    for (const leg of legs) leg.ends()
    expect([desk.calls, desk.events.findLast(({ type }) => type === 'callsLeftOut')]).toEqual([
      [],
      { type: 'callsLeftOut', vendorIds: [] }
    ])
  })
})
