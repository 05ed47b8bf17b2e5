import { describe, expect, it } from 'vitest'
import { basixCompanyForEachTest } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()

/** Lets Maria be connected with a destination. @returns what her line does then */
async function stateWith(destination: unknown): Promise<unknown> {
  const client = await company.connect('app_name=Test&full_events=true&forced=true')
  await company.uuids('call_user', { user_name: 'maria', destination })
  await company.pbx.extension('210').answers()
  await client.heard()
  const state = client.channel(({ user_id: id }) => id === company.idOf('210'))['state'] as unknown[]
  return state.slice(1)
}

describe('destinations (2.1)', () => {
  it.each([
    ['03023125901', ['calling', 'ext', 'pstn', ['03023125901']]],
    ['+493023125901', ['calling', 'ext', 'pstn', ['03023125901']]],
    ['{name=Ann Lee}03023125901', ['calling', 'ext', 'pstn', ['03023125901']]],
    [{ called_number: '03023125901' }, ['calling', 'ext', 'pstn', ['03023125901']]],
    ['jane', ['calling', 'int', 'user', [10_001_001]]],
    ['200', ['calling', 'int', 'user', [10_001_001]]],
    ['03023125200', ['calling', 'int', 'user', [10_001_001]]],
    ['dispatch', ['calling', 'int', 'group', ['hunt', 10_005_002, undefined, undefined]]],
    ['311', ['calling', 'int', 'group', ['hunt', 10_005_002, undefined, undefined]]],
    ['media_plug', ['system_operation', 'media_plug']],
    ['uservoicemail,jane', ['voicemail', 'user', 10_001_001, 'jane']],
    ['groupvoicemail,sales', ['voicemail', 'group', 10_005_003, 'sales']],
    ['801', ['conference', '801']]
  ])('%o is connected', async (destination, state) => {
    expect(await stateWith(destination)).toEqual(state)
  })

  it.each([
    ['nobody', 'invalid_destination'],
    ['12', 'invalid_destination'],
    ['901', 'invalid_destination'],
    ['uservoicemail,nobody', 'invalid_destination'],
    ['groupvoicemail,dispatch', 'invalid_destination'],
    ['pickup_uuid.0', 'invalid_destination'],
    ['assimilate.0', 'invalid_destination'],
    ['{name=Ann Lee', 'invalid_destination'],
    ['', 'missing_parameter'],
    [undefined, 'missing_parameter'],
    [{}, 'missing_parameter'],
    [7, 'invalid_parameter'],
    [null, 'invalid_parameter'],
    [{ called_number: 7 }, 'invalid_parameter'],
    [{ called_number: '03023125901', calling_number: 7 }, 'invalid_parameter'],
    [{ called_number: '03023125901', end_user: 'Ann' }, 'invalid_parameter']
  ])('%o is refused', async (destination, word) => {
    expect(await company.errorOf('call_user', { user_name: 'maria', destination })).toBe(word)
  })

  it.each(['uservoicemail,jane', '801'])('%s is refused where methods know no places inside', async (destination) => {
    await company.open({ internalDestinations: 'refused' })
    expect(await company.errorOf('call_user', { user_name: 'maria', destination })).toBe('invalid_destination')
  })

  it('the number of a slot brings the call that is parked there', async () => {
    await company.anna.answers(await company.frida.dials('201'))
    company.pbx.parkLot.park(company.anna.legIn(), { slot: '950' })
    expect(await stateWith('950')).toEqual(['bridged'])
    expect(company.pbx.extension('210').legs[0]?.remote.name).toBe('Frida Jönsson')
  })

  it.each(['caller', 'ringing leg'])('a call that rings is picked up by the uuid of the %s', async (which) => {
    await company.frida.dials('201')
    const uuid = company.uuidOf(which === 'caller' ? company.frida : company.anna)
    expect(await stateWith(`pickup_uuid.${uuid}`)).toEqual(['bridged'])
    expect([company.anna.legs, company.pbx.extension('210').legs[0]?.remote.name]).toEqual([[], 'Frida Jönsson'])
  })

  it('a call that was answered meanwhile is not taken', async () => {
    const call = await company.frida.dials('201')
    await company.uuids('call_user', {
      user_name: 'maria',
      destination: `pickup_uuid.${company.uuidOf(company.frida)}`
    })
    await company.anna.answers(call)
    await company.pbx.extension('210').answers()
    expect([company.pbx.extension('210').legs, call.isLive]).toEqual([[], true])
  })

  it('customers and numbers of the object come back on the leg that was made for it', async () => {
    const client = await company.connect('app_name=Test&full_events=true')
    const destination = {
      called_number: '03023125901',
      calling_number: '03023125200',
      end_user: {
        id: 77,
        name: 'Ann Lee',
        organization: 'Lee KK',
        avatar: 'https://img.example/77.png',
        prefecture: 'Kyoto',
        shoe: 39
      }
    }
    await company.uuids('call_user', { user_name: 'maria', destination })
    await client.heard()
    const text = '77*Ann+Lee*Lee+KK*https%3A%2F%2Fimg.example%2F77.png*Kyoto'
    expect(client.of('channel')[0]?.item['other_info']).toMatchObject({ 0: 'end_user', 1: text })
    await company.pbx.extension('210').answers()
    await client.heard()
    expect(client.channel(({ peer_location: where }) => where === 'external')).toMatchObject({
      end_user: text,
      calling_number: '03023125200',
      called_number: '03023125901'
    })
  })

  it.each([
    [{}, '*Ann Lee***'.replace(' ', '+'), 'María José Núñez'],
    [{ inlineName: 'calling' }, '****', 'Ann Lee']
  ] as const)('the name in braces is whose the server says: %o', async (switches, endUser, callingName) => {
    await company.open(switches)
    const client = await company.connect('app_name=Test&full_events=true')
    await company.uuids('call_user', { user_name: 'maria', destination: '{name=Ann Lee}03023125901' })
    await company.pbx.extension('210').answers()
    await client.heard()
    expect(client.channel(({ peer_location: where }) => where === 'external')).toMatchObject({
      end_user: endUser,
      calling_name: callingName,
      called_number: '03023125901'
    })
  })

  it('a number to be shown must be one of the domain, or not', async () => {
    const destination = { called_number: '03023125901', calling_number: '05012340001' }
    expect(await company.errorOf('call_user', { user_name: 'maria', destination })).toBe('invalid_parameter')
    await company.open({ foreignCallingNumber: 'accepted' })
    await company.uuids('call_user', { user_name: 'maria', destination })
  })
})
