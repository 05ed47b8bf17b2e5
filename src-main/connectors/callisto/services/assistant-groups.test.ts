import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AssistantGroupValues } from '../../../../src-preload/contract/services/assistant-groups.ts'
import { groupDefaults } from '../testing/group-defaults.ts'
import { CallistoHarness } from '../testing/callisto-harness.ts'
import { newName } from '../testing/conformance-options.ts'

let callisto: CallistoHarness

beforeEach(async () => {
  callisto = await CallistoHarness.open()
  await callisto.harness.goLive()
})
afterEach(() => callisto[Symbol.asyncDispose]())

/** Values at the edges of what each field can be, and what is sent for them. */
const EDGES: readonly (readonly [AssistantGroupValues, name: string, sent: string])[] = [
  [{ number: '0044 1632 960123' }, 'gr_number', '0044 1632 960123'],
  [{ welcomeSound: 'Harp.wav' }, 'gr_welcome', 'Harp.wav'],
  [{ ringsTogether: true }, 'gr_ringParallel', '1'],
  [{ managerRingS: 100_000 }, 'gr_managerTimeout', '100000'],
  [{ assistantRingS: 1 }, 'gr_assistantTimeout', '1'],
  [{ overflow: { kind: 'busyTone' } }, 'gr_overflow', '-3'],
  [{ overflow: { kind: 'voicemail', box: '077' } }, 'gr_overflow', 'voicemail:077'],
  [{ overflow: { kind: 'number', number: '0044123' } }, 'gr_overflow', '0044123'],
  [{ vipDisplay: 'manager' }, 'gr_showVIPCall', '0'],
  [{ vipDisplay: 'marked' }, 'gr_showVIPCall', '2'],
  [{ vipRouting: 'manager' }, 'gr_VIPCallsRouting', '1'],
  [{ vipRouting: 'availableAssistants' }, 'gr_VIPCallsRouting', '2'],
  [{ vipThreshold: 0 }, 'gr_VIPThreshold', '0'],
  [{ vipThreshold: 6 }, 'gr_VIPThreshold', '6'],
  [{ vipThreshold: 1_000_000 }, 'gr_VIPThreshold', '1000000'],
  [{ assistantsReachManager: true }, 'gr_assistantToMng', '1'],
  [{ showsCalls: false }, 'gr_showCalls', '0'],
  [{ callerNameMask: '%managerShortName%**%callerName%' }, 'gr_callerName', '%managerShortName%**%callerName%'],
  [{ callerNumberMask: '100 % of %callerNumber%' }, 'gr_callerNumber', '100 % of %callerNumber%'],
  [{ managerTone: 'a.wav' }, 'gr_mngCallAlarm', 'a.wav'],
  [{ assistantTone: 'b.wav' }, 'gr_assistCallAlarm', 'b.wav'],
  [{ managerSoftTone: 'c.mp3' }, 'gr_mngCallAlarmJ', 'c.mp3'],
  [{ assistantSoftTone: 'd.mp3' }, 'gr_assistCallAlarmJ', 'd.mp3']
]

const WRONG: readonly AssistantGroupValues[] = [
  { name: '  ' },
  { overflow: { kind: 'voicemail', box: ' ' } },
  { overflow: { kind: 'number', number: '' } },
  { overflow: { kind: 'number', number: '-1' } },
  { overflow: { kind: 'number', number: 'busy' } },
  { overflow: { kind: 'number', number: 'voicemail:7' } },
  { overflow: { kind: 'other', value: '-2' } }
]

describe('a new group', () => {
  it('with only a name has every default, and says no more than that', async () => {
    const name = newName()
    const made = await callisto.ask('assistantGroup.create', { values: { name } })
    expect(made).toEqual({ id: made.id, name, unknown: {}, ...groupDefaults })
    expect(callisto.sent('addGroup').at(-1)?.body).toBe(`gr_name=${encodeURIComponent(name)}`)
  })

  it.each(EDGES)('with %j', async (values, name, sent) => {
    expect(await callisto.newGroup(values)).toMatchObject(values)
    expect(callisto.lastSent('addGroup')).toEqual({ gr_name: expect.any(String), [name]: sent })
  })

  it.each(WRONG)('with %j is not sent', async (values) => {
    await expect(callisto.newGroup(values)).rejects.toMatchObject({ kind: 'protocol' })
    expect(callisto.sent('addGroup')).toEqual([])
  })

  it('has its masks percent-encoded once, byte for byte', async () => {
    const made = await callisto.newGroup({ name: 'M', callerNameMask: '%managerShortName%**%callerName%' })
    const [request] = callisto.sent('addGroup').slice(-1)
    expect(request?.body).toBe('gr_name=M&gr_callerName=%25managerShortName%25**%25callerName%25')
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(made.callerNameMask).toBe('%managerShortName%**%callerName%')
  })

  it('whose name is taken is a conflict, by either word', async () => {
    const { name } = await callisto.newGroup()
    const again = (): Promise<unknown> => callisto.ask('assistantGroup.create', { values: { name } })
    await expect(again()).rejects.toMatchObject({ kind: 'conflict' })
    callisto.front.faults.word('ERROR', { operation: 'addGroup', times: 1 })
    await expect(again()).rejects.toMatchObject({ kind: 'conflict', userMessage: expect.stringContaining('already') })
  })

  it.each(['noId', 'emptyResponse'] as const)(
    'is found by its name after an answer that lacks %s',
    async (spoiling) => {
      callisto.front.faults.spoil(spoiling, { operation: 'addGroup' })
      const name = newName()
      const made = await callisto.ask('assistantGroup.create', { values: { name, managerRingS: 9 } })
      expect(callisto.instance.group(made.id)?.values).toMatchObject({ name, managerTimeout: '9' })
      expect(callisto.sent('addGroup')).toHaveLength(1)
    }
  )

  it('that was not made is told as such, though the answer said nothing', async () => {
    callisto.front.faults.word('', { operation: 'addGroup' })
    await expect(callisto.newGroup()).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringContaining('was not made')
    })
  })

  it('is told although it cannot be read', async () => {
    callisto.front.faults.reply(500, { operation: 'getGroups' })
    expect(await callisto.newGroup({ managerRingS: 3 })).toMatchObject({ managerRingS: 3 })
  })
})

describe('changing a group', () => {
  it.each(EDGES)('to %j sends that and the name of now', async (values, name, sent) => {
    const before = await callisto.newGroup()
    callisto.instance.changeGroup(before.id, { name: 'Renamed meanwhile' })
    const { name: _, ...seen } = before
    const after = await callisto.ask('assistantGroup.change', { groupId: before.id, seen, values })
    expect(after).toEqual({ ...before, name: 'Renamed meanwhile', ...values })
    expect(callisto.lastSent('editGroup')).toEqual({ gr_id: before.id, gr_name: 'Renamed meanwhile', [name]: sent })
  })

  it.each(WRONG.slice(1))('to %j is not sent', async (values) => {
    const { id } = await callisto.newGroup({ overflow: { kind: 'busyTone' } })
    const change = callisto.ask('assistantGroup.change', { groupId: id, seen: {}, values })
    await expect(change).rejects.toMatchObject({ kind: 'protocol' })
    expect(callisto.sent('editGroup')).toEqual([])
  })

  it('empties what is text', async () => {
    const before = await callisto.newGroup({ managerTone: 'Harp.wav' })
    const values = { managerTone: '' }
    expect(await callisto.ask('assistantGroup.change', { groupId: before.id, seen: before, values })).toMatchObject(
      values
    )
    expect(callisto.sent('editGroup').at(-1)?.body).toMatch(/gr_mngCallAlarm=$/)
  })

  it('to what it is already sends nothing', async () => {
    const before = await callisto.newGroup({ managerRingS: 5 })
    const asked = { groupId: before.id, seen: before, values: { managerRingS: 5, name: ` ${before.name} ` } }
    expect(await callisto.ask('assistantGroup.change', asked)).toEqual(before)
    expect(callisto.sent('editGroup')).toEqual([])
  })

  it('that another has changed names what differs and its value of now', async () => {
    const before = await callisto.newGroup()
    callisto.instance.changeGroup(before.id, {
      number: '6200',
      overflow: 'voicemail:7',
      ringParallel: '1',
      VIPCallsRouting: '2',
      managerTimeout: '4'
    })
    const change = (values: AssistantGroupValues): Promise<unknown> =>
      callisto.ask('assistantGroup.change', { groupId: before.id, seen: before, values })
    await expect(change({ assistantRingS: 3 })).rejects.toMatchObject({
      kind: 'conflict',
      userMessage: expect.stringContaining(
        'manager number: “6200”; assistants ring together with the manager: yes; seconds the manager rings: 4; when nobody answers: voicemail box 7; where important calls go: the manager and assistants who are available'
      )
    })
    expect(callisto.sent('editGroup')).toEqual([])
    const wanted = {
      number: '6200',
      overflow: { kind: 'voicemail', box: '7' },
      ringsTogether: true,
      vipRouting: 'availableAssistants',
      managerRingS: 4,
      assistantRingS: 3
    } as const
    expect(await change(wanted)).toMatchObject(wanted)
    expect(Object.keys(callisto.lastSent('editGroup'))).toEqual(['gr_id', 'gr_name', 'gr_assistantTimeout'])
  })

  it.each(['ERROR', 'ALREADY_EXISTS'] as const)('to a name that is taken is a conflict, said by %s', async (said) => {
    callisto.front.switches.renameTaken = said
    const [one, other] = [await callisto.newGroup(), await callisto.newGroup()]
    const rename = callisto.ask('assistantGroup.change', { groupId: one.id, seen: one, values: { name: other.name } })
    await expect(rename).rejects.toMatchObject({
      kind: 'conflict',
      userMessage: expect.stringContaining('another name')
    })
  })

  it('keeps words that nobody knows, and sends them back to nobody', async () => {
    const { id } = await callisto.newGroup()
    callisto.instance.changeGroup(id, { overflow: '-2' })
    const seen = await callisto.ask('assistantGroup.read', { groupId: id })
    expect(seen.overflow).toEqual({ kind: 'other', value: '-2' })
    const values = { overflow: { kind: 'other', value: '-2' }, managerRingS: 6 } as const
    expect(await callisto.ask('assistantGroup.change', { groupId: id, seen, values })).toMatchObject(values)
    expect(callisto.lastSent('editGroup')).not.toHaveProperty('gr_overflow')
  })

  it('of which the answer says nothing is judged by what is there then', async () => {
    const before = await callisto.newGroup()
    callisto.front.faults.spoil('emptyResponse', { operation: 'editGroup', times: 1 })
    const change = (values: AssistantGroupValues) =>
      callisto.ask('assistantGroup.change', { groupId: before.id, seen: {}, values })
    expect(await change({ managerRingS: 8 })).toMatchObject({ managerRingS: 8 })
    callisto.front.faults.word('', { operation: 'editGroup' })
    await expect(change({ managerRingS: 9 })).rejects.toMatchObject({
      userMessage: expect.stringContaining('was not changed')
    })
  })

  it('of two at once comes one after the other', async () => {
    const { id } = await callisto.newGroup()
    const change = (values: AssistantGroupValues) =>
      callisto.ask('assistantGroup.change', { groupId: id, seen: {}, values })
    const both = await Promise.all([change({ name: 'First' }), change({ managerRingS: 2 })])
    expect(both[1]).toMatchObject({ name: 'First', managerRingS: 2 })
  })

  it('that is gone says so', async () => {
    const gone = { groupId: '999', seen: {}, values: { managerRingS: 2 } }
    await expect(callisto.ask('assistantGroup.change', gone)).rejects.toMatchObject({ kind: 'notFound' })
    await expect(callisto.ask('assistantGroup.read', { groupId: '999' })).rejects.toMatchObject({ kind: 'notFound' })
  })
})

describe('deleting a group', () => {
  it('twice is done', async () => {
    const { id } = await callisto.newGroup()
    await callisto.ask('assistantGroup.delete', { groupId: id })
    await callisto.ask('assistantGroup.delete', { groupId: id })
    expect(callisto.instance.group(id)).toBeUndefined()
  })

  it.each(['ERROR', ''])('that is answered with “%s” is done only when it is gone', async (word) => {
    const { id } = await callisto.newGroup()
    callisto.front.faults.word(word, { operation: 'deleteGroup' })
    await expect(callisto.ask('assistantGroup.delete', { groupId: id })).rejects.toMatchObject({
      userMessage: expect.stringContaining('was not deleted')
    })
    callisto.instance.removeGroup(id)
    await callisto.ask('assistantGroup.delete', { groupId: id })
  })
})

it('finds what was changed behind its back', async () => {
  callisto.instance.addGroup({ name: 'From elsewhere' })
  const groups = await callisto.ask('assistantGroup.list', {})
  expect(groups.map(({ name }) => name)).toEqual(['Management', 'R&D "Labs"', 'Front desk', 'From elsewhere'])
})
