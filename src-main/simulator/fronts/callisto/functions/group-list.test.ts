import { describe, expect, it } from 'vitest'
import { callistoServerForEachCase, itemsIn } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()

const names = async (form = ''): Promise<(string | undefined)[]> =>
  (await server.list('getGroups', form)).map(({ name }) => name)

describe('getGroups', () => {
  it('lists all groups, those with a part in their name in any case, or one by its id', async () => {
    const all = ['Management', 'R&amp;D &quot;Labs&quot;', 'Front desk']
    expect(await names()).toEqual(all)
    expect(await names('gr_name=')).toEqual(all)
    expect(await names('gr_name=ME')).toEqual(['Management'])
    expect(await names('gr_name=R%26D')).toEqual(['R&amp;D &quot;Labs&quot;'])
    expect(await names('gr_id=33')).toEqual(['Front desk'])
    server.front.switches.nameFilterCase = 'exact'
    expect(await names('gr_name=ME')).toEqual([])
  })

  it('lets both hold where both are sent, or the id decide', async () => {
    expect(await names('gr_id=33&gr_name=desk')).toEqual(['Front desk'])
    expect(await names('gr_id=33&gr_name=manage')).toEqual([])
    server.front.switches.bothFilters = 'id'
    expect(await names('gr_name=manage')).toEqual(['Management'])
    expect(await names('gr_id=33&gr_name=manage')).toEqual(['Front desk'])
  })

  it('is empty where nothing belongs to it, or fails in a word', async () => {
    for (const form of ['gr_name=nobody', 'gr_id=999']) {
      expect((await server.call('getGroups', form)).text).toContain('<Response/>')
    }
    Object.assign(server.front.switches, { noMatch: 'ERROR', unknownIdInList: 'word' })
    expect(await server.word('getGroups', 'gr_name=nobody')).toBe('ERROR')
    expect(await server.word('getGroups', 'gr_id=999')).toBe('INVALID_GROUP_ID')
    expect(await server.word('getGroups', 'gr_id=first')).toBe('ERROR')
    expect(await server.word('getGroups', 'gr_id=')).toBe('ERROR')
  })

  it('lists hundreds of groups, and none', async () => {
    server.control('fillGroups', { count: 500 })
    const found = itemsIn((await server.call('getGroups', 'gr_name=Branch')).response)
    expect([found.length, new Set(found.map(({ id }) => id)).size, found.at(-1)?.['name']]).toEqual([
      500,
      500,
      'Branch 500'
    ])
    for (const { id } of server.front.server.instances[0]?.groups ?? []) await server.call('deleteGroup', { gr_id: id })
    expect(await names()).toEqual([])
  })
})
