import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../../../util/durations.ts'
import { pickUp } from '../../../features/pickups.ts'
import { channelNews } from '../../../testing/basix-channel-news.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')
const news = (client: CtiClient): Promise<readonly string[]> => channelNews(company, client)

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
