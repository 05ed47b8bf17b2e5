import { describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../../../util/durations.ts'
import { addToConference } from '../../../features/conferences.ts'
import { channelNews } from '../../../testing/basix-channel-news.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')
const news = (client: CtiClient): Promise<readonly string[]> => channelNews(company, client)

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
