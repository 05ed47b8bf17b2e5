import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { basixCompanyForEachTest, type CtiClient, type ReadItem } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()
const everybody = (): Promise<CtiClient> => company.connect('app_name=Test&full_events=true')

/** The newest of what is told of the leg from or to outside. */
async function outside(client: CtiClient): Promise<ReadItem> {
  await client.heard()
  return client.channel(({ peer_location: where }) => where === 'external')
}

const frida = 'e1*Frida+J%C3%B6nsson*Firma+Beispiel*'

describe('the customer on a leg (3.6)', () => {
  it.each([
    [{}, `${frida}*`],
    [{ endUserParts: 4 }, frida],
    [{ endUserSpaces: 'percent' }, `${frida}*`.replaceAll('+', '%20')],
    [{ malformedEndUser: true }, `${frida}*`.replace('*', '%zz%*')]
  ] as const)('is told in parts that are percent-encoded: %o', async (switches, expected) => {
    await company.open(switches)
    const client = await everybody()
    await company.frida.dials('210')
    expect((await outside(client))['end_user']).toBe(expected)
    const leg = client.channel(({ user_id: id }) => id === company.idOf('210'))
    expect(leg['other_info']).toEqual([
      'end_user',
      expected,
      'inbound',
      'external',
      '03023125123',
      expect.any(BigInt),
      undefined,
      undefined
    ])
  })

  it.each([
    [{}, '****'],
    [{ endUserParts: 4 }, '***'],
    [{ noEndUser: 'absent' }, undefined]
  ] as const)('that nobody knows is told so: %o', async (switches, expected) => {
    await company.open(switches)
    const client = await everybody()
    await company.pbx.outside('+441632960999').dials('210')
    expect((await outside(client))['end_user']).toBe(expected)
  })

  it('may be one of many, of whom not all are told', async () => {
    const client = await everybody()
    const users = [
      { id: '1', name: 'A*B|C', organization: 'Lee & Co' },
      { id: '2', avatar: 'https://img.example/2.png', prefecture: '京都' }
    ]
    await company.front.actions['endUsers']?.({ number: '+441632960999', users, count: 7 })
    await company.pbx.outside('+441632960999').dials('210')
    expect((await outside(client))['end_user']).toBe(
      '_MANY_:7|1*A%2AB%7CC*Lee+%26+Co**|2***https%3A%2F%2Fimg.example%2F2.png*%E4%BA%AC%E9%83%BD'
    )
    company.pbx.findOutside('+441632960999')?.hangsUp()
    await company.front.actions['endUsers']?.({ number: '+441632960999', users: [] })
    await company.pbx.outside('+441632960999').dials('210')
    expect((await outside(client))['end_user']).toBe('****')
    expect(() => company.front.actions['endUsers']?.({ number: '1', users: 'nobody' })).toThrow('a list')
  })

  it('is told by a name alone where the call has one', async () => {
    const client = await everybody()
    await company.pbx.outside('+441632960998', 'Ada').dials('210')
    expect((await outside(client))['end_user']).toBe('*Ada***')
  })

  it('may have things that are known elsewhere', async () => {
    await company.open({ whoscall: true })
    const client = await everybody()
    await company.frida.dials('310')
    await client.heard()
    const leg = client.channel(({ user_id: id }) => id === company.idOf('210') || id === company.idOf('201'))
    expect(String((leg['other_info'] as unknown[])[7])).toContain('%22label%22')
    expect(client.of('channel_waiting')[0]?.item['whoscall']).toContain('%22label%22')
  })
})

describe('what else is told of a leg (3.4)', () => {
  it('times are in µs, and the state says when it was entered', async () => {
    const client = await everybody()
    const call = await company.frida.dials('210')
    await company.clock.advance(3 * SECOND)
    await company.pbx.extension('210').answers(call)
    await client.heard()
    expect(client.channel(({ user_id: id }) => id === company.idOf('210'))).toMatchObject({
      offer_timestamp: 1_767_603_600_000_000n,
      answer_timestamp: 1_767_603_603_000_000n,
      state: [1_767_603_603_000_000n, 'bridged']
    })
  })

  it('legs that are bridged name each other, and the customer’s says who had it last', async () => {
    const client = await everybody()
    const call = await company.frida.dials('210')
    await company.pbx.extension('210').answers(call)
    const caller = await outside(client)
    const mine = client.channel(({ user_id: id }) => id === company.idOf('210'))
    expect([caller['other_uuid'], mine['other_uuid']]).toEqual([mine['uuid'], caller['uuid']])
    expect([caller['last_bridged_user_id'], mine['last_bridged_user_id']]).toEqual([company.idOf('210'), undefined])
    expect([mine['call_id'], caller['call_id']]).toEqual([mine['uuid'], `${String(caller['uuid'])}@sip.example.com`])
    expect(caller['other_info']).toMatchObject({ 0: 'user', 1: company.idOf('210'), 4: 'maria_desk' })
  })

  it('the last of other_info was a time once', async () => {
    await company.open({ otherInfoLast: 'answerTimestamp' })
    const client = await everybody()
    await company.pbx.extension('210').answers(await company.frida.dials('210'))
    expect(((await outside(client))['other_info'] as unknown[])[7]).toBe(1_767_603_600_000_000n)
  })

  it.each([
    [{}, ['group', expect.any(Number), 'helpdesk', '03023125310'], '03023125310'],
    [{ groupTarget: 'absent' }, undefined, expect.stringMatching(/^1000500\d$/)]
  ] as const)('a call to a group has a target, or its id as the number: %o', async (switches, target, number) => {
    await company.open(switches)
    const client = await everybody()
    await company.frida.dials('310')
    const { target: told, called_number: called } = await outside(client)
    expect([told, called]).toEqual([target, number])
  })

  it.each([
    [{}, 'anonymous'],
    [{ withheldNumber: '' }, '']
  ] as const)('a number that is withheld is not told: %o', async (switches, expected) => {
    await company.open(switches)
    const client = await everybody()
    await company.pbx.withheld().dials('210')
    expect((await outside(client))['calling_number']).toBe(expected)
  })

  it('the word for a change of state was another one in 2016', async () => {
    await company.open({ stateEvent: 'CHANNEL_APPLICATION' })
    const client = await everybody()
    await company.frida.dials('310')
    await client.heard()
    expect(client.story()).toContain('updated CHANNEL_APPLICATION calling')
  })

  it('a slot may be a number', async () => {
    await company.open({ slotType: 'number' })
    const client = await everybody()
    await company.anna.answers(await company.frida.dials('201'))
    company.pbx.parkLot.park(company.anna.legIn(), { slot: '901' })
    expect((await outside(client))['state']).toMatchObject({ 1: 'park', 2: 901 })
  })

  it('words for what is rejected differ', async () => {
    await company.open({ rejectData: 'send_cancel,NORMAL_CLEARING' })
    const client = await everybody()
    company.pbx.extension('210').rejects(await company.frida.dials('210'))
    await client.heard()
    expect(client.story().at(-1)).toBe('removed CHANNEL_HANGUP send_cancel,NORMAL_CLEARING')
  })

  it('calls that there are when a client comes are told of at once', async () => {
    await company.frida.dials('310')
    const client = await everybody()
    expect(client.initial.get('channel')).toHaveLength(6)
    expect(client.initial.get('channel_waiting')).toHaveLength(1)
    const own = await company.connect('app_name=Test&user_name=tomas')
    expect(own.initial.get('channel')).toEqual([expect.objectContaining({ user_id: company.idOf('tomas') })])
  })

  it('calls of another domain are told there only', async () => {
    const token = company.front.context.directory.tokenOf('example.net')
    const there = await company.connect('app_name=Test&full_events=true', `Basic ${btoa(`example.net:${token}`)}`)
    await company.pbx.outside('+12025550100').dials('+441632960601')
    await company.frida.dials('210')
    await there.heard()
    expect(there.story()).toHaveLength(3)
    expect(there.initial.get('user')).toHaveLength(2)
    expect(there.channel(({ direction }) => direction === 'inbound')['called_number']).toBe('01632960601')
  })
})

describe('a connection of one user', () => {
  it('hears of the own legs only, and of every call that waits', async () => {
    const client = await company.connect('app_name=Test&user_name=tomas')
    await company.frida.dials('310')
    await company.pbx.outside('+441632960123').dials('210')
    await client.heard()
    expect(client.of('channel').map(({ item }) => item['user_id'])).toEqual([company.idOf('tomas')])
    expect(client.of('channel_waiting')).toHaveLength(1)
  })

  it('or of none that waits', async () => {
    await company.open({ waitingOf: 'user' })
    const client = await company.connect('app_name=Test&user_name=tomas')
    await company.frida.dials('310')
    await client.heard()
    expect(client.of('channel_waiting')).toEqual([])
  })
})
