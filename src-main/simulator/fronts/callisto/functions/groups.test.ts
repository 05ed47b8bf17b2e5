import { describe, expect, it } from 'vitest'
import { callistoServerForEachCase } from '../../../testing/callisto-server.ts'

const server = callistoServerForEachCase()

const usual = {
  welcome: '',
  ringParallel: '0',
  number: '',
  managerTimeout: '0',
  assistantTimeout: '0',
  overflow: '-1',
  showVIPCall: '1',
  VIPCallsRouting: '0',
  assistantToMng: '0',
  showCalls: '1',
  VIPThreshold: '5',
  callerName: '',
  callerNumber: '',
  mngCallAlarm: '',
  assistCallAlarm: '',
  mngCallAlarmJ: '',
  assistCallAlarmJ: ''
}

const names = async (form = ''): Promise<(string | undefined)[]> =>
  (await server.list('getGroups', form)).map(({ name }) => name)

/** What an edit of the first group with one setting answers, and what the setting is then. */
async function edited(setting: string, value: string): Promise<[word: string, value: string | undefined]> {
  const word = await server.word('editGroup', { gr_id: '31', [`gr_${setting}`]: value })
  return [word, (await server.group('31'))[setting]]
}

describe('addGroup', () => {
  it('makes a group with every setting as it usually is, under an id that was never used', async () => {
    expect(await server.added('addGroup', { gr_name: 'Only a name' })).toBe('34')
    expect(await server.group('34')).toEqual({ id: '34', name: 'Only a name', ...usual })
    expect(await server.word('deleteGroup', { gr_id: '34' })).toBe('OK')
    expect(await server.added('addGroup', { gr_name: 'Another' })).toBe('35')
  })

  it('keeps all settings that are sent', async () => {
    const sent = {
      name: 'All',
      welcome: 'welcome.wav',
      ringParallel: '1',
      number: '0044123',
      managerTimeout: '15',
      assistantTimeout: '20',
      overflow: 'voicemail:77',
      showVIPCall: '2',
      VIPCallsRouting: '1',
      assistantToMng: '1',
      showCalls: '0',
      VIPThreshold: '3',
      callerName: '%managerShortName%**%callerName%',
      callerNumber: '%managerNumber% %callerNumber%',
      mngCallAlarm: 'Harp.wav',
      assistCallAlarm: 'Bell.wav',
      mngCallAlarmJ: 'harp.mp3',
      assistCallAlarmJ: 'bell.mp3'
    }
    const form = Object.fromEntries(Object.entries(sent).map(([name, value]) => [`gr_${name}`, value]))
    const id = await server.added('addGroup', form)
    expect(await server.group(id)).toEqual({ id, ...sent })
  })

  it('needs a name that is not empty, and that no group has', async () => {
    const before = await names()
    expect(await server.word('addGroup')).toBe('PARAMETER_MISSING')
    expect(await server.word('addGroup', { gr_name: '', gr_number: '1' })).toBe('PARAMETER_MISSING')
    expect(await server.word('addGroup', { gr_name: 'Management', gr_number: '1' })).toBe('ALREADY_EXISTS')
    expect(await names()).toEqual(before)
  })

  it('can take an empty name', async () => {
    server.front.switches.emptyMandatory = 'accepted'
    expect(await server.word('addGroup', { gr_name: '' })).toBe('OK')
    expect(await server.word('addGroup')).toBe('PARAMETER_MISSING')
  })

  it('compares names as they are, or folded', async () => {
    expect(await server.word('addGroup', { gr_name: ' management ' })).toBe('OK')
    server.front.switches.nameCompare = 'folded'
    expect(await server.word('addGroup', { gr_name: 'MANAGEMENT' })).toBe('ALREADY_EXISTS')
  })

  it.each([
    ['ringParallel', 'true', '2', '-1', 'yes'],
    ['managerTimeout', '-1', '1.5', 'ten', '0x10', '9999999999'],
    ['assistantTimeout', '1e3', ' '],
    ['showVIPCall', '3', 'Manager', 'none'],
    ['VIPCallsRouting', '3', '-1', 'all'],
    ['assistantToMng', 'false'],
    ['showCalls', 'on'],
    ['VIPThreshold', '-1', 'five']
  ])('refuses %s outside its set, empty too, and makes nothing', async (setting, ...values) => {
    const before = await names()
    for (const value of [...values, '']) {
      expect([value, await server.word('addGroup', { gr_name: 'New', [`gr_${setting}`]: value })]).toEqual([
        value,
        'ERROR'
      ])
    }
    expect(await names()).toEqual(before)
  })

  it('can ignore what it refuses, and take nothing as the usual', async () => {
    Object.assign(server.front.switches, { badValues: 'ignored', emptyValues: 'default' })
    const form = { gr_name: 'New', gr_showCalls: 'no', gr_managerTimeout: '', gr_overflow: '' }
    expect(await server.group(await server.added('addGroup', form))).toMatchObject(usual)
    expect(await edited('managerTimeout', '')).toEqual(['OK', '0'])
    expect(await edited('VIPThreshold', 'many')).toEqual(['OK', '6'])
  })

  it('knows both spellings of one parameter, and ignores parameters that nobody knows', async () => {
    for (const spelling of ['gr_showVIPCall', 'gr_showVIPcall', 'GR_SHOWVIPCALL']) {
      const id = await server.added('addGroup', { gr_name: spelling, [spelling]: '2', gr_colour: 'red' })
      expect((await server.group(id))['showVIPCall']).toBe('2')
    }
    server.front.switches.unknownParameters = 'ERROR'
    expect(await server.word('addGroup', { gr_name: 'New', gr_colour: 'red' })).toBe('ERROR')
    expect(await server.word('addGroup', { gr_name: 'New', gr_showVIPcall: '0' })).toBe('OK')
    server.front.switches.parameterCase = 'exact'
    expect(await server.word('editGroup', { gr_id: '31', gr_showVIPcall: '0' })).toBe('OK')
    expect((await server.group('31'))['showVIPCall']).toBe('0')
  })

  it('gives a tone of the server where none is set', async () => {
    server.front.switches.usualTone = 'standard.wav'
    const id = await server.added('addGroup', { gr_name: 'New', gr_mngCallAlarm: '' })
    expect(await server.group(id)).toMatchObject({ mngCallAlarm: '', assistCallAlarmJ: 'standard.wav' })
  })

  it('can look whether sound files are there', async () => {
    expect(await edited('welcome', 'nowhere.wav')).toEqual(['OK', 'nowhere.wav'])
    server.front.switches.missingFiles = 'ERROR'
    expect(await edited('mngCallAlarm', 'nowhere.wav')).toEqual(['ERROR', 'Harp.wav'])
    expect(await edited('mngCallAlarm', 'queue1.wav')).toEqual(['OK', 'queue1.wav'])
    expect(await edited('mngCallAlarm', '')).toEqual(['OK', ''])
  })
})

describe('the settings of a group', () => {
  it('take every form of overflow, and keep it as it was sent', async () => {
    for (const value of ['busy', '-3', '-1', 'voicemail:77', '0044123', '+4930', '-2']) {
      expect(await edited('overflow', value)).toEqual(['OK', value])
    }
    server.front.switches.busyOverflow = '-3'
    expect(await edited('overflow', 'busy')).toEqual(['OK', '-3'])
    server.front.switches.busyOverflow = 'busy'
    expect(await edited('overflow', '-3')).toEqual(['OK', 'busy'])
    expect(await edited('overflow', '-1')).toEqual(['OK', '-1'])
  })

  it('take words and digits for showing VIP calls, and tell one of them', async () => {
    const words = ['manager', 'all', 'marked']
    for (const [digit, word] of words.entries()) {
      expect(await edited('showVIPCall', word)).toEqual(['OK', String(digit)])
      expect(await edited('showVIPCall', String(digit))).toEqual(['OK', String(digit)])
    }
    server.front.switches.showVIPCall = 'words'
    expect(await edited('showVIPCall', '0')).toEqual(['OK', 'manager'])
  })

  it('take any threshold from 0 on', async () => {
    for (const value of ['0', '1', '2', '3', '4', '5', '6', '99'])
      expect(await edited('VIPThreshold', value)).toEqual(['OK', value])
    expect(await edited('VIPThreshold', '007')).toEqual(['OK', '7'])
  })
})

describe('editGroup', () => {
  it('changes what is sent and leaves the rest', async () => {
    const before = await server.group('31')
    expect(await server.word('editGroup', { gr_id: '31', gr_ringParallel: '1', gr_callerName: '' })).toBe('OK')
    expect(await server.group('31')).toEqual({ ...before, ringParallel: '1', callerName: '' })
  })

  it('needs the id of a group', async () => {
    expect(await server.word('editGroup', { gr_name: 'Management' })).toBe('PARAMETER_MISSING')
    expect(await server.word('editGroup', { gr_id: '', gr_number: '1' })).toBe('PARAMETER_MISSING')
    expect(await server.word('editGroup', { gr_id: '999', gr_number: '1' })).toBe('INVALID_GROUP_ID')
    expect(await server.word('editGroup', { gr_id: 'first', gr_number: '1' })).toBe('ERROR')
    expect(await server.word('editGroup', { gr_id: '31' })).toBe('OK')
  })

  it('gives no group the name of another one, and none an empty name', async () => {
    expect(await edited('name', 'Front desk')).toEqual(['ERROR', 'Management'])
    server.front.switches.renameTaken = 'ALREADY_EXISTS'
    expect(await edited('name', 'Front desk')).toEqual(['ALREADY_EXISTS', 'Management'])
    expect(await edited('name', 'Management')).toEqual(['OK', 'Management'])
    expect(await edited('name', '')).toEqual(['PARAMETER_MISSING', 'Management'])
    expect(await edited('name', 'Board')).toEqual(['OK', 'Board'])
  })

  it('changes nothing where one of the values is refused', async () => {
    const before = await server.group('31')
    expect(await server.word('editGroup', { gr_id: '31', gr_number: '1', gr_showCalls: '7' })).toBe('ERROR')
    expect(await server.group('31')).toEqual(before)
  })

  it('can ask for the name, and can reset what is not sent', async () => {
    Object.assign(server.front.switches, { editNeedsName: true, editOmitted: 'reset' })
    expect(await server.word('editGroup', { gr_id: '31', gr_number: '1' })).toBe('PARAMETER_MISSING')
    expect(await server.word('editGroup', { gr_id: '31', gr_name: 'Management', gr_number: '1' })).toBe('OK')
    expect(await server.group('31')).toEqual({ id: '31', name: 'Management', ...usual, number: '1' })
    server.front.switches.editNeedsName = false
    expect(await edited('number', '2')).toEqual(['OK', '2'])
    expect((await server.group('31'))['name']).toBe('Management')
  })
})

describe('deleteGroup', () => {
  it('needs the id of a group, which is gone then', async () => {
    expect(await server.word('deleteGroup')).toBe('PARAMETER_MISSING')
    expect(await server.word('deleteGroup', { gr_id: '999' })).toBe('INVALID_GROUP_ID')
    expect(await server.word('deleteGroup', { gr_id: '31' })).toBe('OK')
    expect(await server.word('deleteGroup', { gr_id: '31' })).toBe('INVALID_GROUP_ID')
    expect(await names()).toEqual(['R&amp;D &quot;Labs&quot;', 'Front desk'])
  })

  it('takes members, announcements and the VIP list of the manager with it', async () => {
    await server.call('deleteGroup', { gr_id: '31' })
    for (const [name, form] of [
      ['getMembers', { gr_id: '31' }],
      ['getAnnouncements', { gr_id: '31' }],
      ['getVIPNumbers', { mb_id: '108' }]
    ] as const)
      expect(await server.list(name, form)).toEqual([])
    expect(server.front.server.instances[0]?.announcementsOf('31')).toEqual([])
    expect(server.front.server.instances[0]?.vipNumbers.map(({ memberId }) => memberId)).toEqual(['111'])
    expect(await server.list('getMembers', { gr_id: '32' })).toHaveLength(3)
  })

  it('can leave the VIP list behind', async () => {
    server.front.switches.vipAfterManager = 'kept'
    await server.call('deleteGroup', { gr_id: '31' })
    expect(await server.list('getVIPNumbers', { mb_id: '108' })).toHaveLength(2)
  })
})
