import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { channelNews } from '../../../testing/basix-channel-news.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')
const news = (client: CtiClient): Promise<readonly string[]> => channelNews(company, client)

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
