import { describe, expect, it } from 'vitest'
import { SECOND } from '../../../../util/durations.ts'
import { basixCompanyForEachTest } from '../../../testing/basix-company.ts'

const company = basixCompanyForEachTest()

describe('people and groups (3.4)', () => {
  it('are told with labels in any letters, names in ASCII', async () => {
    const client = await company.connect()
    const users = client.initial.get('user') ?? []
    expect(users).toContainEqual(
      expect.objectContaining({ name: 'hana', label: 'ユーザ 花', main_extension: '220', mwi: '' })
    )
    expect(users).toContainEqual(expect.objectContaining({ name: 'asa' }))
    expect(users.every(({ name }) => /^[ -~]+$/.test(String(name)))).toBe(true)
    expect(users.find(({ name }) => name === 'ingrid')).toMatchObject({ role: 100, flags: 1024 })
  })

  it('have the kinds of groups, with their queues, and places in them of nine digits', async () => {
    const client = await company.connect()
    const groups = client.initial.get('group') ?? []
    expect(groups.find(({ name }) => name === 'helpdesk')).toMatchObject({
      type: 0,
      queue: company.groupId('helpdesk')
    })
    expect(groups.find(({ name }) => name === 'dispatch')).toMatchObject({ type: 1 })
    expect(groups.find(({ name }) => name === 'dispatch')).not.toHaveProperty('queue')
    expect(groups.find(({ name }) => name === 'switchboard')).toMatchObject({
      label: 'Switchboard',
      type: 0,
      mwi: '1/0'
    })
    const places = client.initial.get('group_member') ?? []
    const dispatch = places.filter(({ group_id: id }) => id === company.groupId('dispatch'))
    expect(dispatch.map(({ priority, login_status: status }) => [priority, status])).toEqual([
      [2, 1],
      [1, 1],
      [3, 0]
    ])
    expect(places.every(({ id }) => /^\d{9}$/.test(String(id)))).toBe(true)
  })

  it.each([
    [{}, 1, '1/1'],
    [{ onNumber: 2, mwi: 'new' }, 2, '1']
  ] as const)('are told when they change: %o', async (switches, on, messages) => {
    await company.open(switches)
    const client = await company.connect()
    const told = async (): Promise<object | undefined> =>
      (await client.news()).findLast(({ element }) => element === 'user')?.item
    company.jane.changesPresence('meeting')
    expect(await told()).toMatchObject({ id: company.idOf('jane'), presence: 2 })
    company.jane.setsDnd(true)
    expect(await told()).toMatchObject({ do_not_disturb_status: on })
    await company.front.actions['diversion']?.({ who: 'jane', number: '201' })
    expect(await told()).toMatchObject({ fwd_always_status: on })
    await company.front.actions['diversion']?.({ who: 'jane' })
    expect(await told()).toMatchObject({ fwd_always_status: 0 })
    await company.front.actions['dialAs']?.({ who: '201', to: 'uservoicemail,jane' })
    await company.clock.advance(3 * SECOND)
    company.anna.hangsUp()
    expect(await told()).toMatchObject({ mwi: messages })
  })

  it('have another number for the presence of the beginning where the server is so', async () => {
    await company.open({ firstPresence: 5, loggedInNumber: 3 })
    const client = await company.connect()
    expect(client.initial.get('user')?.[0]).toMatchObject({ presence: 5 })
    expect(client.initial.get('group_member')?.[0]).toMatchObject({ login_status: 3 })
  })

  it('log in to groups with and without a queue', async () => {
    const client = await company.connect()
    company.jane.logsInTo(company.pbx.queue('Sales'))
    const [first] = await client.news()
    expect(first).toMatchObject({
      element: 'group_member',
      event: 'updated',
      item: { user_id: company.idOf('jane'), group_id: company.groupId('sales'), login_status: 1 }
    })
    company.anna.logsOutOf(company.pbx.ringGroup('Dispatch'))
    expect((await client.news())[0]).toMatchObject({ item: { user_id: company.idOf('201'), login_status: 0 } })
  })

  it('come and go', async () => {
    const client = await company.connect()
    await company.front.actions['setUser']?.({ who: 'bjorn', on: false })
    const gone = (await client.news()).map(({ element, event }) => `${element} ${event}`)
    expect(gone).toEqual(['user removed', ...Array.from({ length: 3 }, () => 'group_member removed')])
    expect(await company.errorOf('call_user', { user_name: 'bjorn', destination: '201' })).toBe('user_not_found')
    expect(() => company.front.issue('bjorn')).toThrow('bjorn')
    await company.front.actions['setUser']?.({ who: 'bjorn', on: true })
    expect((await client.news())[0]).toMatchObject({ event: 'added', item: { name: 'bjorn' } })
  })
})
