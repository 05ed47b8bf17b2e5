import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CallistoHarness } from '../testing/callisto-harness.ts'

let callisto: CallistoHarness

const opened = async (functions: 'documented' | 'all'): Promise<void> => {
  callisto = await CallistoHarness.open(functions)
  await callisto.harness.goLive()
}
afterEach(() => callisto[Symbol.asyncDispose]())

const groupId = '31'
const manager = (): string => callisto.instance.managerOf(groupId)?.id ?? ''
/** What changes something of what belongs to a group. */
const CHANGING = ['addMember', 'deleteMember', 'addVIPNumber', 'addAnnouncement', 'deleteAnnouncement']
const kept = () => callisto.harness.recorded.kept['addedHere']

describe('where nothing can be listed', () => {
  beforeEach(() => opened('documented'))

  it('members, numbers and announcements are those that were added from here, in every link from then on', async () => {
    const group = await callisto.newGroup()
    const asked = { groupId: group.id, userName: ' bjorn ', number: ' 6101 ', shortName: 'BÅ', isManager: true }
    const member = await callisto.ask('assistantMember.add', asked)
    const { body } = callisto.sent('addMember').at(-1) ?? {}
    expect(body).toBe(`gr_id=${group.id}&usr_Name=bjorn&mb_number=6101&gm_shortName=B%C3%85&gm_type=1`)
    const vip = await callisto.ask('vipNumber.add', {
      memberId: member.id,
      number: '+49 30 23125123',
      description: ' Frida '
    })
    expect(vip).toEqual({
      id: vip.id,
      memberId: member.id,
      number: '+49 30 23125123',
      display: '+49 30 23125123',
      description: 'Frida'
    })
    await callisto.ask('announcement.add', { groupId: group.id, file: 'queue2.wav', place: 2 })
    await callisto.ask('announcement.add', { groupId: group.id, file: 'queue1.wav', place: 1 })
    const lists = async (): Promise<unknown> => [
      await callisto.ask('assistantMember.list', { groupId: group.id }),
      await callisto.ask('vipNumber.list', { memberId: member.id }),
      await callisto.ask('announcement.list', { groupId: group.id })
    ]
    const shown = [
      [{ id: member.id, groupId: group.id, isManager: true, userName: 'bjorn', number: '6101', shortName: 'BÅ' }],
      [vip],
      [
        { file: 'queue1.wav', place: 1 },
        { file: 'queue2.wav', place: 2 }
      ]
    ]
    expect(await lists()).toEqual(shown)
    await callisto.harness.reconnects()
    await callisto.harness.recover()
    expect(await lists()).toEqual(shown)
    // and after a restart of the program, from what was kept with the settings
    const { connector, credentials } = callisto.harness
    const settings = { ...credentials.settings, addedHere: kept() }
    const { signal } = new AbortController()
    await using link = await connector.open({ ...credentials, settings }, signal)
    expect(await link.ask('vipNumber.list', { accountId: 'a', memberId: member.id }, signal)).toEqual([vip])
    expect(await link.snapshot(signal)).toEqual([{ type: 'vipNumbersChanged', numbers: ['+49 30 23125123'] }])
    expect(callisto.front.requests.filter(({ operation }) => /^get(?!Groups)/.test(operation))).toEqual([])
  })

  it('is marked as important what was added, until it is taken away', async () => {
    const { id } = await callisto.ask('vipNumber.add', { memberId: manager(), number: '+441632960999' })
    const { recorded } = callisto.harness
    await callisto.harness.until(() => recorded.vipNumbers.includes('+441632960999'))
    await callisto.ask('vipNumber.remove', { memberId: manager(), vipNumberId: id })
    await callisto.harness.until(() => recorded.vipNumbers.length === 0)
    await callisto.ask('vipNumber.remove', { memberId: manager(), vipNumberId: id })
  })

  it('forgets what belongs to a group that is deleted', async () => {
    const group = await callisto.newGroup()
    const { id } = await callisto.ask('assistantMember.add', {
      groupId: group.id,
      userName: 'zoe',
      number: '1',
      isManager: true
    })
    await callisto.ask('vipNumber.add', { memberId: id, number: '+441632960999' })
    await callisto.ask('announcement.add', { groupId: group.id, file: 'queue1.wav' })
    await callisto.ask('assistantGroup.delete', { groupId: group.id })
    expect(kept()).toEqual({ members: [], vipNumbers: [], announcements: [] })
  })

  it('remembers no more than is bounded, the newest', async () => {
    const numbers = Array.from({ length: 2_001 }, (_, at) => ({
      id: String(at),
      memberId: '8',
      number: '1',
      display: '1'
    }))
    const { connector, credentials } = callisto.harness
    const settings = { ...credentials.settings, addedHere: { vipNumbers: [...numbers, 'odd'], members: 7 } }
    const { signal } = new AbortController()
    await using link = await connector.open({ ...credentials, settings }, signal)
    const list = await link.ask('vipNumber.list', { accountId: 'a', memberId: '8' }, signal)
    expect([list.length, list.at(0)?.id, list.at(-1)?.id]).toEqual([2_000, '1', '2000'])
  })

  it('cannot tell the id of what was added without one', async () => {
    callisto.front.faults.spoil('noId')
    const lost = { kind: 'protocol', userMessage: expect.stringContaining('did not tell its id') }
    const member = { groupId, userName: 'bjorn', number: '6101' }
    await expect(callisto.ask('assistantMember.add', member)).rejects.toMatchObject(lost)
    const number = { memberId: manager(), number: '6103' }
    await expect(callisto.ask('vipNumber.add', number)).rejects.toMatchObject(lost)
  })

  it.each([
    ['assistantMember.change', { groupId, memberId: '1', number: '5' }],
    ['assistantMember.remove', { groupId, memberId: '1' }],
    ['announcement.remove', { groupId, file: 'a.wav' }],
    ['webClient.address', {}]
  ] as const)('%s is not asked for', async (name, input) => {
    const before = callisto.front.requests.length
    await expect(callisto.ask(name, input as never)).rejects.toMatchObject({ kind: 'unsupported' })
    expect(callisto.front.requests).toHaveLength(before)
  })
})

describe('where everything can be listed', () => {
  beforeEach(() => opened('all'))

  it.each(['stripped', 'prefixed', 'lowerCase'] as const)(
    'lists are read with names that are %s',
    async (elementNames) => {
      const { switches } = callisto.front
      Object.assign(switches, { elementNames, unknownElements: true, requestEcho: 'wrong', emptyElements: 'pair' })
      const members = await callisto.ask('assistantMember.list', { groupId })
      expect(members.map(({ userName, isManager, shortName }) => [userName, isManager, shortName])).toEqual([
        ['jane', true, 'JDoe'],
        ['anna.berg', false, 'ABerg'],
        ['zoe', false, 'ZMue']
      ])
      expect(members.every((one) => one.groupId === groupId)).toBe(true)
      const numbers = await callisto.ask('vipNumber.list', { memberId: manager() })
      expect(numbers).toMatchObject([
        { number: '+493023125123', description: 'Frida Jönsson, Firma Beispiel', memberId: manager() },
        { number: '+441632960123', description: 'Harriet Stone' }
      ])
      expect(await callisto.ask('announcement.list', { groupId })).toEqual([
        { file: 'please-wait.wav', place: 1 },
        { file: 'still-busy.wav', place: 2 }
      ])
      expect(
        (await callisto.ask('assistantGroup.list', {})).map(({ name, vipThreshold }) => [name, vipThreshold])
      ).toEqual([
        ['Management', 6],
        ['R&D "Labs"', 3],
        ['Front desk', 5]
      ])
    }
  )

  it.each(['noId', 'emptyResponse'] as const)('what was added with %s is found in the list', async (spoiling) => {
    for (const operation of CHANGING) callisto.front.faults.spoil(spoiling, { operation })
    const member = await callisto.ask('assistantMember.add', { groupId, userName: 'bjorn', number: '6101' })
    expect(callisto.instance.membersOf(groupId).find(({ user }) => user === 'bjorn')?.id).toBe(member.id)
    const vip = await callisto.ask('vipNumber.add', { memberId: manager(), number: '6103' })
    expect(callisto.instance.vipNumbers.find(({ number }) => number === '6103')?.id).toBe(vip.id)
    await callisto.ask('announcement.add', { groupId, file: 'queue9.wav' })
    await callisto.ask('announcement.remove', { groupId, file: 'queue9.wav' })
  })

  it('what was not done is told, though the answer said nothing', async () => {
    for (const operation of CHANGING) callisto.front.faults.word('', { operation })
    const notDone = { userMessage: expect.stringMatching(/was not/) }
    const add = callisto.ask('assistantMember.add', { groupId, userName: 'bjorn', number: '6101' })
    await expect(add).rejects.toMatchObject(notDone)
    const vip = callisto.ask('vipNumber.add', { memberId: manager(), number: '6103' })
    await expect(vip).rejects.toMatchObject(notDone)
    const file = { groupId, file: 'queue9.wav' }
    await expect(callisto.ask('announcement.add', file)).rejects.toMatchObject(notDone)
    const remove = callisto.ask('assistantMember.remove', { groupId, memberId: manager() })
    await expect(remove).rejects.toMatchObject(notDone)
  })

  it('changes and removes members, and both twice', async () => {
    const { id: memberId } = await callisto.ask('assistantMember.add', { groupId, userName: 'bjorn', number: '6101' })
    const changed = { groupId, memberId, number: '006102', shortName: '', shownGroupId: groupId }
    for (const _ of [1, 2]) await callisto.ask('assistantMember.change', changed)
    expect(callisto.lastSent('editMember')).toEqual({
      gr_id: groupId,
      mb_id: memberId,
      mb_number: '006102',
      gm_shortName: '',
      displayedGroup: groupId
    })
    await callisto.ask('assistantMember.change', { groupId, memberId, shownGroupId: null })
    expect(callisto.lastSent('editMember')).toMatchObject({ displayedGroup: '0' })
    const second = callisto.ask('assistantMember.change', { groupId, memberId, isManager: true })
    await expect(second).rejects.toMatchObject({ kind: 'conflict' })
    const empty = callisto.ask('assistantMember.change', { groupId, memberId, number: ' ' })
    await expect(empty).rejects.toMatchObject({ kind: 'protocol' })
    for (const _ of [1, 2]) await callisto.ask('assistantMember.remove', { groupId, memberId })
    expect(callisto.instance.membersOf(groupId).some(({ id }) => id === memberId)).toBe(false)
  })

  it('a number that is on the list already is a conflict', async () => {
    const again = callisto.ask('vipNumber.add', { memberId: manager(), number: '+493023125123' })
    await expect(again).rejects.toMatchObject({ kind: 'conflict' })
  })

  it.each(['ERROR', 'INVALID_VIP_ID'] as const)('a number that is gone is removed, said by %s', async (said) => {
    callisto.front.switches.unknownVip = said
    await callisto.ask('vipNumber.remove', { memberId: manager(), vipNumberId: '99999' })
  })

  it('a number that the server refuses to remove is still there, and that is said', async () => {
    const [first] = await callisto.ask('vipNumber.list', { memberId: manager() })
    callisto.front.faults.word('ERROR', { operation: 'deleteVIPNumber', times: 1 })
    const asked = callisto.ask('vipNumber.remove', { memberId: manager(), vipNumberId: first?.id ?? '' })
    await expect(asked).rejects.toMatchObject({ userMessage: expect.stringContaining('was not removed') })
    expect(await callisto.ask('vipNumber.list', { memberId: manager() })).toContainEqual(first)
  })

  it('opens no address that is not encrypted', async () => {
    const asked = callisto.ask('webClient.address', {})
    await expect(asked).rejects.toMatchObject({ userMessage: expect.stringContaining('not safe to open') })
  })
})
