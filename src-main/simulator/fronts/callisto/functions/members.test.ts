import { describe, expect, it } from 'vitest'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()

const oliver = { gr_id: '33', usr_Name: 'oliver', mb_number: '0044601' }

const membersOf = (group: string): Promise<Record<string, string>[]> => server.list('getMembers', { gr_id: group })

describe('addMember', () => {
  it('adds an assistant with a short name made for it and no display', async () => {
    const id = await server.added('addMember', oliver)
    expect((await membersOf('33')).at(-1)).toEqual({
      id,
      gr_id: '33',
      usr_Name: 'oliver',
      number: '0044601',
      shortName: 'OW',
      type: '0',
      displayedGroup: '0'
    })
  })

  it('makes short names that differ, and keeps one that is sent', async () => {
    for (const user of ['peter.kurz', 'crm'])
      await server.call('addMember', { ...oliver, usr_Name: user, gm_shortName: 'OW' })
    await server.call('addMember', { ...oliver, gm_shortName: '' })
    expect((await membersOf('33')).slice(-3).map(({ shortName }) => shortName)).toEqual(['OW', 'OW', 'OW2'])
  })

  it('needs group, user and number', async () => {
    for (const name of ['gr_id', 'usr_Name', 'mb_number']) {
      const { [name]: _, ...rest } = { ...oliver } as Record<string, string>
      expect(await server.word('addMember', rest)).toBe('PARAMETER_MISSING')
      expect(await server.word('addMember', { ...oliver, [name]: '' })).toBe('PARAMETER_MISSING')
    }
    expect(await membersOf('33')).toHaveLength(3)
  })

  it('says which of them there is not, the group first', async () => {
    const wrong = { ...oliver, gr_id: '999', usr_Name: 'nobody', gm_type: '1' }
    expect(await server.word('addMember', wrong)).toBe('INVALID_GROUP_ID')
    expect(await server.word('addMember', { ...wrong, gr_id: '31' })).toBe('INVALID_USERNAME')
    expect(await server.word('addMember', { ...oliver, gr_id: '31', gm_type: '1' })).toBe('MANAGER_ALREADY_EXISTS')
    expect(await server.word('addMember', { ...wrong, gr_id: 'x' })).toBe('ERROR')
    server.front.switches.memberChecks = 'userFirst'
    expect(await server.word('addMember', wrong)).toBe('INVALID_USERNAME')
    expect(await server.word('addMember', { ...wrong, usr_Name: 'oliver' })).toBe('INVALID_GROUP_ID')
  })

  it('gives a group one manager at most, and any number of assistants', async () => {
    expect(await server.word('addMember', { ...oliver, gm_type: '1' })).toBe('OK')
    expect(await server.word('addMember', { ...oliver, usr_Name: 'sian', gm_type: '1' })).toBe('MANAGER_ALREADY_EXISTS')
    for (const user of ['sian', 'omer', 'maria'])
      expect(await server.word('addMember', { ...oliver, usr_Name: user, gm_type: '0' })).toBe('OK')
    expect((await membersOf('33')).filter(({ type }) => type === '1')).toHaveLength(1)
  })

  it('has nobody twice in a group, unless it may', async () => {
    await server.call('addMember', oliver)
    expect(await server.word('addMember', oliver)).toBe('ERROR')
    server.front.switches.memberTwice = 'accepted'
    expect(await server.word('addMember', oliver)).toBe('OK')
    expect(await membersOf('33')).toHaveLength(5)
  })

  it('shows a group, none, or what it showed before', async () => {
    const shown = async (displayedGroup: string, usr_Name: string): Promise<unknown> => {
      const word = await server.word('addMember', { ...oliver, usr_Name, displayedGroup })
      return [word, (await membersOf('33')).at(-1)?.['displayedGroup']]
    }
    expect(await shown('0', 'oliver')).toEqual(['OK', '0'])
    expect(await shown('31', 'sian')).toEqual(['OK', '31'])
    expect(await shown('-1', 'omer')).toEqual(['OK', '0'])
    expect(await server.word('addMember', { ...oliver, usr_Name: 'maria', displayedGroup: '999' })).toBe('ERROR')
    expect(await server.word('addMember', { ...oliver, usr_Name: 'maria', gm_type: 'true' })).toBe('ERROR')
    expect(await membersOf('33')).toHaveLength(6)
  })

  it('gives each membership an id of its own, or each person', async () => {
    expect(await server.added('addMember', { ...oliver, usr_Name: 'jane' })).toBe('117')
    server.front.switches.memberIds = 'perPerson'
    expect(await server.added('addMember', { gr_id: '32', usr_Name: 'jane', mb_number: '200' })).toBe('108')
    expect((await server.list('getMembers', { mb_id: '108' })).map((one) => one['gr_id'])).toEqual(['31', '32'])
    expect(await server.word('deleteMember', { gr_id: '31', mb_id: '108' })).toBe('OK')
    expect(await server.list('getVIPNumbers', { mb_id: '108' })).toHaveLength(2)
    expect(await server.word('deleteMember', { gr_id: '32', mb_id: '108' })).toBe('OK')
    expect(await server.list('getVIPNumbers', { mb_id: '108' })).toEqual([])
  })
})

describe('getMembers', () => {
  it('lists a group, one member, or one member of a group', async () => {
    expect((await membersOf('31')).map((one) => [one['id'], one['usr_Name'], one['type']])).toEqual([
      ['108', 'jane', '1'],
      ['109', 'anna.berg', '0'],
      ['110', 'zoe', '0']
    ])
    expect((await server.list('getMembers', { mb_id: '111' })).map((one) => one['usr_Name'])).toEqual(['bjorn'])
    expect(await server.list('getMembers', { gr_id: '31', mb_id: '111' })).toEqual([])
  })

  it('needs one of the two, and is empty for those that there are not', async () => {
    expect(await server.word('getMembers')).toBe('PARAMETER_MISSING')
    for (const form of ['gr_id=999', 'mb_id=999']) expect((await server.call('getMembers', form)).response).toBe('')
    server.front.switches.unknownIdInList = 'word'
    expect(await server.word('getMembers', 'gr_id=999')).toBe('INVALID_GROUP_ID')
    expect(await server.word('getMembers', 'mb_id=999')).toBe('INVALID_MEMBER_ID')
    expect(await server.word('getMembers', 'mb_id=jane')).toBe('ERROR')
  })
})

describe('editMember', () => {
  const anna = { gr_id: '31', mb_id: '109' }

  it('changes what is sent and leaves the rest', async () => {
    const [, before] = await membersOf('31')
    expect(
      await server.word('editMember', { ...anna, mb_number: '6102', gm_shortName: '', displayedGroup: '-1' })
    ).toBe('OK')
    expect((await membersOf('31'))[1]).toEqual({ ...before, number: '6102', shortName: '' })
    expect(await server.word('editMember', { ...anna, displayedGroup: '0' })).toBe('OK')
    expect((await membersOf('31'))[1]).toMatchObject({ number: '6102', displayedGroup: '0' })
  })

  it('lets somebody manage when nobody else does', async () => {
    expect(await server.word('editMember', { ...anna, gm_type: '1' })).toBe('MANAGER_ALREADY_EXISTS')
    expect(await server.word('editMember', { gr_id: '31', mb_id: '108', gm_type: '1' })).toBe('OK')
    expect(await server.word('editMember', { gr_id: '31', mb_id: '108', gm_type: '0' })).toBe('OK')
    expect(await server.word('editMember', { ...anna, gm_type: '1' })).toBe('OK')
    expect((await membersOf('31')).map(({ type }) => type)).toEqual(['0', '1', '0'])
  })

  it('refuses an empty number and values outside their set', async () => {
    expect(await server.word('editMember', { ...anna, mb_number: '' })).toBe('PARAMETER_MISSING')
    expect(await server.word('editMember', { ...anna, gm_type: '2' })).toBe('ERROR')
    expect(await server.word('editMember', { ...anna, displayedGroup: 'all' })).toBe('ERROR')
  })
})

describe.each(['editMember', 'deleteMember'] as const)('%s', (name) => {
  it('says what is missing and what is not there', async () => {
    expect(await server.word(name, { gr_id: '31' })).toBe('PARAMETER_MISSING')
    expect(await server.word(name, { mb_id: '109' })).toBe('PARAMETER_MISSING')
    expect(await server.word(name, { gr_id: '999', mb_id: '109' })).toBe('INVALID_GROUP_ID')
    expect(await server.word(name, { gr_id: '32', mb_id: '109' })).toBe('INVALID_MEMBER_ID')
    expect(await server.word(name, { gr_id: '31', mb_id: 'anna' })).toBe('ERROR')
  })
})

describe('deleteMember', () => {
  it('takes the VIP list with it, once', async () => {
    expect(await server.word('deleteMember', { gr_id: '31', mb_id: '108' })).toBe('OK')
    expect(await server.word('deleteMember', { gr_id: '31', mb_id: '108' })).toBe('INVALID_MEMBER_ID')
    expect((await membersOf('31')).map((one) => one['usr_Name'])).toEqual(['anna.berg', 'zoe'])
    expect(server.front.server.instances[0]?.vipNumbers).toHaveLength(1)
  })
})
