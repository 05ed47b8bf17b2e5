import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../../../util/durations.ts'
import { pickUp } from '../../../features/pickups.ts'
import { addToConference } from '../../../features/conferences.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')

/** What happened to channels since the last time, each with whose it is. */
async function news(client: CtiClient): Promise<readonly string[]> {
  const names = new Map(company.front.context.directory.users.map(({ id, name }) => [id, name]))
  const events = (await client.news()).filter(({ element }) => element.startsWith('channel'))
  return events.map(({ element, event, item }) => {
    const state = item['state'] as readonly unknown[] | undefined // a tuple, by the contract
    const who = element === 'channel' ? (names.get(Number(item['user_id'])) ?? 'outside') : 'waiting'
    const what = element === 'channel' ? (item['last_event_data'] ?? item['last_event']) : undefined
    return [who, event, what, state?.[1]].filter(Boolean).join(' ')
  })
}

describe('a call from outside to a ring group (3.7)', () => {
  it('is told in the order of the contract, and the losers are told as such', async () => {
    const client = await everybody()
    const call = await company.frida.dials('310')
    await news(client)
    await company.anna.answers(call, 'desk')
    expect(await news(client)).toEqual([
      'anna.berg updated CHANNEL_ANSWER',
      'anna.berg removed send_cancel,LOSE_RACE',
      'bjorn removed send_cancel,LOSE_RACE',
      'bjorn removed send_cancel,LOSE_RACE',
      'tomas removed send_cancel,LOSE_RACE',
      'waiting removed calling',
      'outside updated CHANNEL_BRIDGE bridged',
      'anna.berg updated CHANNEL_BRIDGE bridged'
    ])
    company.frida.hangsUp(call)
    expect(await news(client)).toEqual([
      'outside removed recv_bye,NORMAL_CLEARING',
      'anna.berg removed send_bye,NORMAL_CLEARING'
    ])
  })

  it('begins with the caller, who calls the group and waits before anybody rings', async () => {
    const client = await everybody()
    await company.frida.dials('310')
    expect(await news(client)).toEqual([
      'outside added NEW_CHANNEL calling',
      'outside updated STATE_CHANGE calling',
      'waiting added calling',
      ...['anna.berg', 'anna.berg', 'bjorn', 'bjorn', 'tomas'].map((name) => `${name} added CHANNEL_ORIGINATE`)
    ])
    const caller = client.channel(({ direction }) => direction === 'inbound')
    expect(caller).toMatchObject({
      peer_location: 'external',
      calling_name: 'Frida Jönsson',
      calling_number: '03023125123',
      called_number: '03023125310',
      group_id: company.groupId('helpdesk'),
      target: ['group', company.groupId('helpdesk'), 'helpdesk', '03023125310'],
      end_user: 'e1*Frida+J%C3%B6nsson*Firma+Beispiel**'
    })
    expect(caller['state']).toEqual([
      1_767_603_600_000_000n,
      'calling',
      'int',
      'group',
      ['ring', company.groupId('helpdesk'), undefined, undefined, company.groupId('helpdesk')]
    ])
    expect(client.channel(({ user_id: id }) => id === company.idOf('tomas'))).toMatchObject({
      direction: 'outbound',
      peer_location: 'internal',
      called_number: 'tomas',
      group_id: company.groupId('helpdesk'),
      other_uuid: caller['uuid']
    })
  })

  it('that hunts has no queue: nobody waits, and one after the other rings', async () => {
    const client = await everybody()
    await company.frida.dials('311')
    expect(await news(client)).toEqual([
      'outside added NEW_CHANNEL calling',
      'outside updated STATE_CHANGE calling',
      'anna.berg added CHANNEL_ORIGINATE',
      'anna.berg added CHANNEL_ORIGINATE'
    ])
    expect(client.channel(({ direction }) => direction === 'inbound')['state']).toMatchObject({
      4: ['hunt', company.groupId('dispatch'), undefined, undefined]
    })
    await company.clock.advance(10 * SECOND)
    expect(await news(client)).toEqual([
      'bjorn added CHANNEL_ORIGINATE',
      'bjorn added CHANNEL_ORIGINATE',
      'outside updated STATE_CHANGE calling',
      'anna.berg removed send_cancel,NO_ANSWER',
      'anna.berg removed send_cancel,NO_ANSWER'
    ])
  })

  it('with a queue waits until an agent is free', async () => {
    await company.open({ queueIdType: 'text' })
    const client = await everybody()
    await company.frida.dials('302')
    await company.jane.answers()
    const tired = company.pbx.outside('+441632960123')
    await news(client)
    await tired.dials('302')
    expect(await news(client)).toEqual([
      'outside added NEW_CHANNEL calling',
      'outside updated STATE_CHANGE calling',
      'waiting added calling'
    ])
    const [waiting] = client.terms.filter(([, element]) => element === 'channel_waiting').slice(-1)
    expect(waiting?.[2]).toContainEqual([
      1_767_603_600_000_000n,
      'calling',
      'int',
      'group',
      expect.arrayContaining([`q${company.groupId('switchboard')}`])
    ])
    tired.hangsUp()
    expect(await news(client)).toEqual(['outside removed recv_cancel,ORIGINATOR_CANCEL', 'waiting removed calling'])
  })

  it('may say the state of a queued call otherwise', async () => {
    await company.open({ queuedState: 'ringing' })
    const client = await everybody()
    await company.frida.dials('310')
    expect((await news(client))[2]).toBe('waiting added ringing')
  })
})

describe('how legs end (3.7)', () => {
  it('the caller gives up', async () => {
    const client = await everybody()
    const call = await company.frida.dials('210')
    await news(client)
    company.frida.hangsUp(call)
    expect(await news(client)).toEqual([
      'outside removed recv_cancel,ORIGINATOR_CANCEL',
      'maria removed send_cancel,ORIGINATOR_CANCEL'
    ])
  })

  it('nobody picks up', async () => {
    const client = await everybody()
    await company.frida.dials('210')
    await news(client)
    await company.clock.advance(2 * MINUTE)
    expect(await news(client)).toEqual(['outside removed send_refuse,NO_ANSWER', 'maria removed send_cancel,NO_ANSWER'])
  })

  it('somebody refuses, or wants not to be disturbed', async () => {
    const client = await everybody()
    const call = await company.frida.dials('210')
    await news(client)
    company.pbx.extension('210').rejects(call)
    expect(await news(client)).toEqual(['outside removed send_refuse,USER_BUSY', 'maria removed recv_refuse,USER_BUSY'])
    company.pbx.extension('210').setsDnd(true)
    await company.frida.dials('210')
    expect(await news(client)).toEqual(['outside added NEW_CHANNEL calling', 'outside removed send_refuse,USER_BUSY'])
  })

  it('a number outside is busy, or is not there', async () => {
    const client = await everybody()
    await company.anna.dials('+493023125902')
    await company.clock.advance(SECOND)
    expect((await news(client)).slice(-2)).toEqual([
      'anna.berg removed send_refuse,USER_BUSY',
      'outside removed recv_refuse,USER_BUSY'
    ])
    await company.anna.dials('+493023125904')
    await company.clock.advance(SECOND)
    expect((await news(client)).slice(-2)).toEqual([
      'anna.berg removed send_refuse,NO_USER_RESPONSE',
      'outside removed recv_refuse,NO_USER_RESPONSE'
    ])
  })

  it('one of two telephones is dead, and the other one is answered', async () => {
    const client = await everybody()
    const call = await company.frida.dials('201')
    await news(client)
    await company.front.actions['terminalDies']?.({ who: '201', device: 'mobile' })
    expect(await news(client)).toEqual(['anna.berg removed send_cancel,NO_USER_RESPONSE'])
    await company.anna.answers(call)
    expect(await news(client)).toEqual([
      'anna.berg updated CHANNEL_ANSWER',
      'outside updated CHANNEL_BRIDGE bridged',
      'anna.berg updated CHANNEL_BRIDGE bridged'
    ])
  })

  it('somebody else picks it up', async () => {
    const client = await everybody()
    const call = await company.frida.dials('210')
    await news(client)
    pickUp(company.pbx, company.anna, company.anna.device('desk'), company.pbx.extension('210').legIn(call))
    expect(await news(client)).toEqual([
      'anna.berg added CHANNEL_ORIGINATE',
      'anna.berg updated CHANNEL_ANSWER',
      'maria removed send_cancel,PICKED_OFF',
      'outside updated CHANNEL_BRIDGE bridged',
      'anna.berg updated CHANNEL_BRIDGE bridged'
    ])
  })

  it('it has lasted six hours', async () => {
    company.pbx.behaviour.longestCallMs = 6 * HOUR
    const client = await everybody()
    await company.anna.answers(await company.frida.dials('201'))
    await news(client)
    await company.clock.advance(6 * HOUR)
    expect(await news(client)).toEqual([
      'outside removed send_bye,ALLOTTED_TIMEOUT',
      'anna.berg removed send_bye,ALLOTTED_TIMEOUT'
    ])
  })

  it('once or twice, with the whole record or with the key', async () => {
    await company.open({ hangup: 'updatedThenRemoved', removedCarries: 'key' })
    const client = await everybody()
    company.frida.hangsUp(await company.frida.dials('210'))
    const ends = (await news(client)).filter((one) => one.includes('CANCEL'))
    expect(ends).toEqual([
      'outside updated recv_cancel,ORIGINATOR_CANCEL',
      'outside removed recv_cancel,ORIGINATOR_CANCEL',
      'maria updated send_cancel,ORIGINATOR_CANCEL',
      'maria removed send_cancel,ORIGINATOR_CANCEL'
    ])
    const last = client.terms.at(-1)
    expect((last?.[2] as unknown[]).filter((one) => one !== undefined)).toHaveLength(7)
  })

  it('with the whole record unless told otherwise, but without a state', async () => {
    const client = await everybody()
    company.frida.hangsUp(await company.frida.dials('210'))
    await client.heard()
    const { item } = client.events.at(-1) ?? { item: {} }
    expect(item).toMatchObject({
      calling_number: '03023125123',
      hangup_timestamp: 1_767_603_600_000_000n,
      user_id: company.idOf('210')
    })
    expect(item).not.toHaveProperty('state')
  })
})

describe('what a person does on the way', () => {
  it('calls a colleague, a number outside, the own voicemail and a room', async () => {
    const client = await company.connect('app_name=Test&user_name=anna.berg')
    await company.anna.dials('202')
    await client.heard()
    expect(client.channel(({ direction }) => direction === 'inbound')).toMatchObject({
      called_number: '202',
      target: ['user', company.idOf('202'), 'bjorn', '03023125202'],
      state: [1_767_603_600_000_000n, 'calling', 'int', 'user', [company.idOf('202')]],
      other_info: [
        'user',
        company.idOf('202'),
        'outbound',
        'internal',
        expect.any(String),
        expect.any(BigInt),
        undefined,
        undefined
      ]
    })
    company.anna.hangsUp()
    await client.heard()
    await company.anna.dials('+441632960123')
    await client.heard()
    expect(client.channel(({ direction }) => direction === 'inbound')).toMatchObject({
      called_number: '00441632960123',
      state: [1_767_603_600_000_000n, 'calling', 'ext', 'pstn', ['00441632960123']]
    })
    company.anna.hangsUp()
    await client.heard()
    for (const [to, state] of [
      ['uservoicemail,anna.berg', [expect.any(BigInt), 'checking_voicemail', 'anna.berg']],
      ['uservoicemail,jane', [expect.any(BigInt), 'voicemail', 'user', company.idOf('200'), 'jane']],
      [
        'groupvoicemail,switchboard',
        [expect.any(BigInt), 'voicemail', 'group', company.groupId('switchboard'), 'switchboard']
      ],
      ['800', [expect.any(BigInt), 'conference', '800']]
    ] as const) {
      await company.front.actions['dialAs']?.({ who: '201', to })
      await client.heard()
      expect(client.channel(({ direction }) => direction === 'inbound')['state']).toEqual(state)
      company.anna.hangsUp()
      await client.heard()
    }
  })

  it('has two calls at once, and a hold shows nowhere', async () => {
    const client = await company.connect('app_name=Test&user_name=anna.berg')
    await company.anna.answers(await company.frida.dials('201'))
    await company.anna.answers(await company.pbx.outside('+441632960123').dials('201'))
    await client.heard()
    expect(company.anna.legs.map(({ state }) => state)).toEqual(['held', 'connected'])
    const before = client.events.length
    company.anna.holds()
    await client.heard()
    expect(client.events).toHaveLength(before)
    expect(client.of('channel').filter(({ item }) => item['last_event'] === 'CHANNEL_BRIDGE')).toHaveLength(2)
  })

  it('hands a call over: the other party calls the target, and is bridged with it', async () => {
    const client = await everybody()
    const call = await company.frida.dials('201')
    await company.anna.answers(call)
    await news(client)
    company.anna.transfers(call, '210')
    expect(await news(client)).toEqual([
      'outside updated STATE_CHANGE calling',
      'maria added CHANNEL_ORIGINATE',
      'anna.berg removed send_bye,NORMAL_CLEARING'
    ])
    await company.pbx.extension('210').answers(call)
    expect(await news(client)).toEqual([
      'maria updated CHANNEL_ANSWER',
      'outside updated CHANNEL_BRIDGE bridged',
      'maria updated CHANNEL_BRIDGE bridged'
    ])
    expect(client.terms.at(-1)?.[3]).toBe('updated')
  })

  it('makes a conference of two calls', async () => {
    const client = await everybody()
    const first = await company.frida.dials('201')
    await company.anna.answers(first)
    const second = await company.pbx.outside('+441632960123').dials('201')
    await company.anna.answers(second)
    await news(client)
    addToConference(company.pbx, company.anna.legIn(second), company.anna.legIn(first))
    expect((await news(client)).filter((one) => one.endsWith('conference'))).toHaveLength(3)
  })

  it('parks at the telephone: the call waits in a slot, with who has parked it', async () => {
    const client = await everybody()
    const call = await company.frida.dials('201')
    await company.anna.answers(call)
    await news(client)
    company.pbx.parkLot.park(company.anna.legIn(call), { slot: '950', timeoutMs: MINUTE })
    expect(await news(client)).toEqual([
      'outside updated STATE_CHANGE park',
      'waiting added park',
      'anna.berg removed send_bye,NORMAL_CLEARING'
    ])
    const parked = client.terms.filter(([, element]) => element === 'channel_waiting').at(-1)
    expect(parked?.[2]).toContainEqual([
      1_767_603_600_000_000n,
      'park',
      '950',
      undefined,
      company.idOf('201'),
      'anna.berg'
    ])
    await company.clock.advance(MINUTE)
    expect(await news(client)).toContain('anna.berg added CHANNEL_ORIGINATE')
    await company.front.actions['dialAs']?.({ who: '202', to: '950' })
    expect((await news(client)).filter((one) => one.startsWith('waiting') || one.endsWith('bridged'))).toEqual([
      'waiting removed park',
      'outside updated CHANNEL_BRIDGE bridged',
      'bjorn updated CHANNEL_BRIDGE bridged'
    ])
  })
})

describe('the browser phone (3.7)', () => {
  it('rings without a number of its own, by one added and one updated, and answers by a call of its own', async () => {
    const client = await company.connect('app_name=Test&user_name=hana')
    const call = await company.frida.dials('220')
    await client.heard()
    expect(client.story()).toEqual(['added CHANNEL_ORIGINATE', 'updated STATE_CHANGE ringing'])
    expect(client.channel(() => true)).toMatchObject({ direction: 'outbound', called_number: 'RINGING_PARK' })
    await company.pbx.extension('220').answers(call)
    await client.heard()
    expect(client.story().slice(2)).toEqual([
      'added NEW_CHANNEL',
      'removed CHANNEL_HANGUP send_cancel,PICKED_OFF ringing',
      'updated CHANNEL_BRIDGE bridged'
    ])
    const taken = client.channel(({ direction }) => direction === 'inbound')
    expect(taken['called_number']).toBe(`pickup_uuid.${String(taken['other_uuid'])}`)
    expect(taken).not.toHaveProperty('origination')
  })

  it('rings with the state at once, or every telephone has it, where the server is so', async () => {
    await company.open({ ringingPark: 'added', ringingState: 'ringing' })
    const client = await company.connect('app_name=Test&full_events=true')
    await company.frida.dials('220')
    await company.pbx.outside('+441632960123').dials('210')
    await client.heard()
    expect(client.story().filter((one) => one.endsWith('ringing'))).toHaveLength(2)
  })

  it('rings with a reference where the request of a method has made it, and nobody is on the other side yet', async () => {
    const client = await company.connect('app_name=Test&user_name=hana')
    const [uuid = ''] = await company.uuids('call_user', { user_name: 'hana', destination: '0312345678' })
    await client.heard()
    expect(client.channel(() => true)['called_number']).toBe(`RINGING_PARK.${uuid.slice(0, 8)}`)
    await company.pbx.extension('220').answers()
    await company.clock.advance(2 * SECOND)
    await client.heard()
    const taken = client.channel(({ direction }) => direction === 'inbound')
    expect(taken['called_number']).toBe(`assimilate.${uuid.slice(0, 8)}`)
    expect(taken).not.toHaveProperty('origination')
  })
})
