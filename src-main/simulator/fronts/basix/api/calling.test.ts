import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { groupNamings, userNamings } from '../../../../wire-tables/basix.ts'
import { basixCompanyForEachTest, type CtiClient } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')
const outside = '03023125901'

/** How one person and one group are named in each way. */
const maria = {
  id: 10_001_011,
  name: 'maria',
  label: 'María José Núñez',
  extension: '210',
  did: '03023125210',
  email: 'maria@example.org'
}
const dispatch = { id: 10_005_002, name: 'dispatch', label: 'Dispatch', extension: '311', did: '+493023125311' }

describe('names (2.1)', () => {
  it.each(userNamings)('a user is found by user_%s', async (naming) => {
    await company.uuids('call_user', { [`user_${naming}`]: maria[naming], destination: outside })
    expect(company.pbx.extension('210').legs).toHaveLength(1)
    expect(await company.errorOf('call_user', { [`user_${naming}`]: 'nobody', destination: outside })).toBe(
      'user_not_found'
    )
  })

  it.each(groupNamings)('a group is found by group_%s', async (naming) => {
    await company.uuids('call_group', { [`group_${naming}`]: dispatch[naming], destination: outside })
    expect(company.anna.legs).toHaveLength(1)
    expect(await company.errorOf('call_group', { [`group_${naming}`]: 'nothing', destination: outside })).toBe(
      'group_not_found'
    )
  })

  it('the first of several counts, or the last', async () => {
    const both = { user_email: 'bjorn@example.org', user_name: 'maria', destination: outside }
    await company.uuids('call_user', both)
    expect(company.pbx.extension('210').legs).toHaveLength(1)
    await company.open({ severalNames: 'last' })
    await company.uuids('call_user', both)
    expect([company.pbx.extension('210').legs.length, company.pbx.extension('202').legs.length]).toEqual([0, 1])
  })

  it('ids may be text, or not', async () => {
    const body = { user_id: String(maria.id), destination: outside }
    await company.uuids('call_user', body)
    await company.open({ numericTexts: 'refused' })
    expect(await company.errorOf('call_user', body)).toBe('user_not_found')
  })

  it.each([null, true, {}, ''])('are text or numbers: %o', async (name) => {
    expect(await company.errorOf('call_user', { user_name: name, destination: outside })).toBe('user_not_found')
  })
})

describe('call_user (2.2)', () => {
  it('has a channel for each telephone, and connects whoever picks up', async () => {
    const client = await company.connect('app_name=Test&user_name=anna.berg')
    const uuids = await company.uuids('call_user', {
      user_name: 'anna.berg',
      destination: outside,
      calling_name: 'Taxi'
    })
    await client.heard()
    expect(client.of('channel').map(({ item }) => item['uuid'])).toEqual(uuids)
    for (const { item } of client.of('channel')) {
      expect(item).toMatchObject({
        direction: 'outbound',
        calling_name: 'Taxi',
        calling_number: outside,
        called_number: 'anna.berg',
        origination: `call_user*${outside}`,
        other_info: ['end_user', '****', 'outbound', 'external', outside, undefined, undefined, undefined]
      })
      expect(item).not.toHaveProperty('other_uuid')
    }
    await company.anna.answers()
    await company.clock.advance(2 * SECOND)
    await client.heard()
    expect(client.story().slice(2)).toEqual([
      'updated CHANNEL_ANSWER',
      'updated STATE_CHANGE calling',
      'removed CHANNEL_HANGUP send_cancel,LOSE_RACE',
      'updated CHANNEL_BRIDGE bridged'
    ])
    expect(client.channel(({ state }) => state !== undefined)['state']).toEqual([1_767_603_602_000_000n, 'bridged'])
  })

  it('with two telephones has two channels, with three three, and without any it is refused', async () => {
    expect(await company.uuids('call_user', { user_name: 'anna.berg', destination: outside })).toHaveLength(2)
    expect(await company.uuids('call_user', { user_name: 'jane', destination: outside })).toHaveLength(3)
    company.pbx.extension('210').setsDeviceActive('desk', false)
    expect(await company.errorOf('call_user', { user_name: 'maria', destination: outside })).toBe('no_terminal')
  })

  it('gives up after 180 s, or when it is told to', async () => {
    await company.uuids('call_user', { user_name: 'maria', destination: outside })
    await company.uuids('call_user', { user_name: 'anna.berg', destination: outside, answer_timeout: 20 })
    await company.clock.advance(20 * SECOND)
    expect([company.anna.legs.length, company.pbx.extension('210').legs.length]).toEqual([0, 1])
    await company.clock.advance(159 * SECOND)
    expect(company.pbx.extension('210').legs).toHaveLength(1)
    await company.clock.advance(SECOND)
    expect(company.pbx.extension('210').legs).toEqual([])
  })

  it('picks up by itself where the telephone can', async () => {
    const client = await company.connect('app_name=Test&user_name=anna.berg')
    const uuids = await company.uuids('call_user', { user_name: 'anna.berg', destination: outside, auto_answer: true })
    expect([uuids.length, company.anna.legs[0]?.state]).toEqual([2, 'connected'])
    await client.heard()
    expect(client.story()).toContain('updated CHANNEL_ANSWER')
  })

  it('says so to a browser', async () => {
    const client = await company.connect('app_name=Test&user_name=hana')
    await company.uuids('call_user', { user_name: 'hana', destination: outside, auto_answer: true })
    await client.heard()
    expect(client.of('channel')[0]?.item['tags']).toBe('auto_answer')
  })

  it.each([
    ['answer_timeout', [0, -1, 1.5, 'soon', '', null, true]],
    ['auto_answer', ['yes', 1, null]],
    ['calling_name', ['Müller', 7, null]],
    ['callback_url', ['ftp://127.0.0.1/', 'nowhere', 7, 'http://']],
    ['group_resolver', ['any', 7]]
  ] as const)('refuses a wrong %s', async (name, values) => {
    for (const value of values) {
      expect(await company.errorOf('call_user', { user_name: 'jane', destination: outside, [name]: value })).toBe(
        'invalid_parameter'
      )
    }
    expect(company.jane.legs).toEqual([])
  })

  it('takes numbers and flags as text', async () => {
    await company.uuids('call_user', {
      user_name: 'maria',
      destination: outside,
      answer_timeout: '5',
      auto_answer: 'false'
    })
    await company.clock.advance(5 * SECOND)
    expect(company.pbx.extension('210').legs).toEqual([])
  })

  it('is refused where the domain has too many channels', async () => {
    await company.open({ channelLimit: 3, channelLimitWord: 'NO_CHANNELS' })
    await company.uuids('call_user', { user_name: 'anna.berg', destination: outside })
    expect(await company.errorOf('call_user', { user_name: 'bjorn', destination: outside })).toBe('NO_CHANNELS')
    expect(await company.uuids('call_user', { user_name: 'maria', destination: outside })).toHaveLength(1)
    expect(await company.errorOf('call_group', { group_name: 'dispatch', destination: outside })).toBe('NO_CHANNELS')
  })
})

describe('call_external (2.4)', () => {
  it('rings outside first, and then inside', async () => {
    const client = await everybody()
    const target = { called_number: outside, calling_number: '03023125300', end_user: { id: 'c-77', name: 'Ann Lee' } }
    const [uuid] = await company.uuids('call_external', { target, destination: 'maria', answer_timeout: 30 })
    await company.clock.advance(2 * SECOND)
    await client.heard()
    expect(client.channel(({ uuid: one }) => one === uuid)).toMatchObject({
      direction: 'outbound',
      peer_location: 'external',
      calling_number: '03023125300',
      called_number: outside,
      origination: 'call_external*maria',
      end_user: 'c-77*Ann+Lee***'
    })
    const inside = client.channel(({ user_id: id }) => id === company.idOf('210'))
    expect(inside).toMatchObject({ other_uuid: uuid, calling_number: outside })
    expect(inside).not.toHaveProperty('origination')
  })

  it('wants a number outside, and a destination inside', async () => {
    for (const target of ['maria', '210', 'media_plug', {}, 7]) {
      expect(await company.errorOf('call_external', { target, destination: 'maria' })).toMatch(/^(in|mis)/)
    }
    for (const destination of ['03023125902', '03023125300', '03023125210', 'nobody']) {
      expect(await company.errorOf('call_external', { target: outside, destination })).toBe('invalid_destination')
    }
    await company.open({ outsideDestinations: 'accepted' })
    await company.uuids('call_external', { target: outside, destination: '03023125902' })
  })
})

describe('initiate_call (2.5)', () => {
  it('rings a user or a number outside', async () => {
    expect(
      await company.uuids('initiate_call', { user_name: 'maria', destination: outside, group_name: 'sales' })
    ).toHaveLength(1)
    expect(
      await company.uuids('initiate_call', { pstn_number: outside, destination: 'jane', ani: '03023125200' })
    ).toHaveLength(1)
    expect(await company.errorOf('initiate_call', { pstn_number: 'maria', destination: 'jane' })).toBe(
      'invalid_parameter'
    )
  })
})

describe('the origination of legs', () => {
  it('is told of both, or in words nobody can read, where the server is so', async () => {
    await company.open({ originationOf: 'both', origination: 'opaque' })
    const client = await everybody()
    await company.uuids('call_user', { user_name: 'maria', destination: outside })
    await company.pbx.extension('210').answers()
    await client.heard()
    expect(client.channel(({ peer_location: where }) => where === 'external')['origination']).toBe('7f2c*')
  })

  it('is kept no longer than its call', async () => {
    const { originations } = company.front.context
    await company.uuids('call_user', { user_name: 'maria', destination: 'jane' })
    const { call } = company.pbx.extension('210').legIn()
    expect(originations.of(call)).toMatchObject({ method: 'call_user' })
    company.pbx.extension('210').rejects()
    await company.clock.advance(0)
    expect(originations.of(call)).toBeUndefined()
  })
})
