import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MINUTE, SECOND } from '../../util/durations.ts'
import { live } from '../testing/connector-harness.ts'
import { CallistoHarness } from './testing/callisto-harness.ts'

let callisto: CallistoHarness

beforeEach(async () => void (callisto = await CallistoHarness.open()))
afterEach(() => callisto[Symbol.asyncDispose]())

const SEEDED = ['+441632960123', '+46846500412', '+493023125123']
const isSeeded = (): boolean => callisto.harness.recorded.vipNumbers.join() === SEEDED.join()

describe('whose calls are important', () => {
  it('is read from the lists of all managers in the background, and once more after ten minutes', async () => {
    const { harness, front } = callisto
    await harness.goLive()
    await harness.until(isSeeded)
    front.forgetRequests()
    const [manager] = callisto.instance.members.filter(({ isManager }) => isManager)
    callisto.instance.addVipNumber({ memberId: manager?.id ?? '', number: '+441632960555', description: '' })
    await harness.advance(9 * MINUTE)
    expect(front.requests).toEqual([])
    await harness.advance(2 * MINUTE)
    await harness.until(() => harness.recorded.vipNumbers.includes('+441632960555'))
  })

  it('does not keep the account from being live, however many groups there are', async () => {
    const { harness, front } = callisto
    for (let at = 0; at < 60; at++) {
      const group = callisto.instance.addGroup({ name: `Group ${String(at)}` })
      const place = { groupId: group.id, user: 'jane', shortName: '', isManager: true, displayedGroup: '0' }
      const { id } = callisto.instance.addMember({ ...place, number: '1' })
      callisto.instance.addVipNumber({ memberId: id, number: `+44163296${String(1_000 + at)}`, description: '' })
    }
    front.faults.delay(SECOND, { operation: 'getMembers' })
    await harness.goLive()
    expect(callisto.sent('getMembers').length).toBeLessThanOrEqual(2) // two at once, and none is answered yet
    front.faults.clear()
    expect(await harness.passing(harness.ask('assistantGroup.list', {}))).toHaveLength(63)
    await harness.until(() => harness.recorded.vipNumbers.length === 63)
    expect([callisto.sent('getMembers').length, callisto.sent('getVIPNumbers').length]).toEqual([63, 62])
  })

  it('stays as it was while a list cannot be read, and is read again', async () => {
    const { harness, front } = callisto
    await harness.goLive()
    await harness.until(isSeeded)
    front.faults.reply(500, { operation: 'getVIPNumbers', times: 1 })
    await callisto.newGroup()
    const [manager] = callisto.instance.members.filter(({ isManager }) => isManager)
    const asked = { memberId: manager?.id ?? '', number: '+441632960555' }
    await harness.ask('vipNumber.add', asked)
    await harness.until(() => harness.recorded.vipNumbers.length === 4)
    const told = harness.recorded.events.filter(({ type }) => type === 'vipNumbersChanged')
    expect(told).toHaveLength(3) // none at first, the seeded ones, and one more
  })

  it('is known at once after a reconnect', async () => {
    const { harness } = callisto
    await harness.goLive()
    await harness.until(isSeeded)
    callisto.front.faults.reply(500, { operation: 'getVIPNumbers' })
    await harness.reconnects()
    await harness.recover()
    expect(isSeeded()).toBe(true)
  })

  it('a refused sign-in that the background meets ends the link', async () => {
    const { harness } = callisto
    await harness.goLive()
    await harness.until(isSeeded)
    harness.front.revoke()
    await harness.advance(11 * MINUTE)
    await harness.until(() => harness.recorded.state === 'signInAgain')
  })
})

describe('a function that the server does not have', () => {
  it.each([
    ['editMember', 'assistantMemberChanges', 'assistantMember.change', { groupId: '31', memberId: '108', number: '6' }],
    ['deleteMember', 'assistantMemberRemoval', 'assistantMember.remove', { groupId: '31', memberId: '108' }],
    ['deleteVIPNumber', 'vipNumberRemoval', 'vipNumber.remove', { memberId: '108', vipNumberId: '1090' }],
    ['addVIPNumber', 'vipNumberAdding', 'vipNumber.add', { memberId: '108', number: '6' }],
    ['addMember', 'assistantMemberAdding', 'assistantMember.add', { groupId: '31', userName: 'bjorn', number: '6' }],
    ['addAnnouncement', 'announcementAdding', 'announcement.add', { groupId: '31', file: 'a.wav' }],
    ['deleteAnnouncement', 'announcementRemoval', 'announcement.remove', { groupId: '31', file: 'a.wav' }],
    ['getIntegrationURLs', 'webClient', 'webClient.address', {}]
  ] as const)('%s: %s is off, the account stays live', async (name, capability, request, input) => {
    const { harness, front } = callisto
    front.switches.missingFunctions = [name]
    await harness.goLive()
    expect(harness.can(capability)).toBe(true)
    await expect(harness.ask(request, input as never)).rejects.toMatchObject({ kind: 'unsupported' })
    expect([harness.can(capability), harness.recorded.state]).toEqual([false, 'live'])
    expect(harness.recorded.events).toContainEqual(
      expect.objectContaining({ type: 'capabilitiesLost', capabilities: [capability] })
    )
    await expect(harness.ask(request, input as never)).rejects.toMatchObject({ kind: 'unsupported' })
    expect(front.requests.filter(({ path }) => path.endsWith(`/${name}.asp`))).toHaveLength(1)
  })

  it('getMembers, getVIPNumbers, getAnnouncements: what was added from here is shown, and the user is told', async () => {
    const { harness, front } = callisto
    front.switches.missingFunctions = ['getMembers', 'getVIPNumbers', 'getAnnouncements']
    await harness.goLive()
    const member = await harness.ask('assistantMember.add', {
      groupId: '33',
      userName: 'jane',
      number: '6',
      isManager: true
    })
    await harness.ask('vipNumber.add', { memberId: member.id, number: '+441632960555' })
    expect(await harness.ask('assistantMember.list', { groupId: '33' })).toEqual([member])
    expect(await harness.ask('vipNumber.list', { memberId: member.id })).toMatchObject([{ number: '+441632960555' }])
    expect(await harness.ask('announcement.list', { groupId: '33' })).toEqual([])
    await harness.until(() => harness.recorded.vipNumbers.includes('+441632960555'))
    expect([harness.can('assistantMembers'), harness.can('vipNumbers'), harness.can('announcements')]).toEqual([
      true,
      true,
      true
    ])
    expect(harness.recorded.lost.toSorted()).toEqual(['announcementList', 'assistantMemberList', 'vipNumberList'])
  })

  it('under another name is found when the account says so', async () => {
    const { harness, front } = callisto
    front.switches.paths = { deleteVIPNumber: 'rest/vip/removeContact.asp' }
    await harness.goLive()
    const { connector, credentials } = harness
    const values = { charset: 'utf-8', assumedFunctions: true, 'name.deleteVIPNumber': ' removeContact ' }
    const settings = connector.withOptions?.(credentials.settings, values) ?? {}
    await using link = await connector.open({ ...credentials, settings }, live)
    const [vip] = callisto.instance.vipNumbers
    await link.ask(
      'vipNumber.remove',
      { accountId: 'a', memberId: vip?.memberId ?? '', vipNumberId: vip?.id ?? '' },
      live
    )
    expect(callisto.instance.vipNumbers).toHaveLength(2)
  })
})

describe('signing in', () => {
  const words = async (values: Readonly<Record<string, string | boolean>>): Promise<unknown> => {
    const { right } = callisto.harness.front
    const typed = { ...right, values: { ...right.values, ...values } }
    return await callisto.harness.signIn(typed).catch((error: unknown) => error)
  }

  it('says in different words that somebody is wrong, lacks the privilege, or that the instance is', async () => {
    const { front } = callisto
    expect(await words({ password: 'no' })).toMatchObject({
      kind: 'auth',
      userMessage: expect.stringMatching(/user name, password and the instance “MAG1”/)
    })
    front.server.user('jane')?.privileges.delete('REST Authentication')
    expect(await words({})).toMatchObject({
      kind: 'permission',
      userMessage: expect.stringContaining('REST Authentication')
    })
    front.server.user('jane')?.privileges.add('REST Authentication')
    expect(await words({ instance: 'MAG2' })).toMatchObject({
      kind: 'notFound',
      userMessage: expect.stringContaining('no instance “MAG2”')
    })
  })

  it('takes an instance with a name that must be encoded, and a whole address', async () => {
    const address = `${callisto.front.url}/Applications/inbound/x/rest/groups/getGroups.asp`
    expect(await words({ instance: 'Branch office', address })).toMatchObject({ label: 'jane (Branch office)' })
    expect(callisto.sent('getGroups')[0]?.path).toBe('/Applications/inbound/Branch%20office/rest/groups/getGroups.asp')
  })

  it.each([
    ['address', ''],
    ['instance', ' '],
    ['instance', '..'],
    ['user', ''],
    ['user', 'a:b'],
    ['password', '']
  ])('asks for nothing with %s “%s”', async (field, value) => {
    expect(await words({ [field]: value })).toMatchObject({ kind: 'protocol' })
    expect(callisto.front.requests).toEqual([])
  })

  it('is not done without encryption unless that is allowed', async () => {
    const address = 'http://pbx.example.org'
    expect(await words({ address })).toMatchObject({ kind: 'permission' })
  })

  it.each(['docType', 'noResponse', 'cutShort'] as const)('says that an answer with %s is none', async (spoiling) => {
    callisto.front.faults.spoil(spoiling)
    expect(await words({})).toMatchObject({ kind: 'protocol' })
  })

  it('takes answers of groups with another root, and words in either place', async () => {
    Object.assign(callisto.front.switches, { groupsRoot: 'Response', changeAnswer: 'status' })
    await callisto.harness.goLive()
    const { id } = await callisto.newGroup()
    await callisto.ask('assistantGroup.delete', { groupId: id })
  })

  it('keeps what was chosen and added; of another server only the choice', () => {
    const { connector } = callisto.harness
    const known = { address: 'a', instance: 'i', user: 'u', charset: 'windows-1252', addedHere: { members: [] } }
    const given = { address: 'a', instance: 'i', user: 'u', charset: 'utf-8' }
    expect(connector.mergeSettings?.(known, given)).toEqual({ ...given, ...known })
    expect(connector.identity({ address: 'https://A/x', instance: 'I', user: 'U' })).toBe(connector.identity(known))
  })
})

describe('options', () => {
  it('show what is kept, and refuse what is no name of a function', () => {
    const { connector } = callisto.harness
    const settings = { address: 'a', instance: 'i', user: 'u' }
    const fields = connector.options?.(settings) ?? []
    expect(fields.slice(0, 2)).toMatchObject([
      { name: 'assumedFunctions', value: false },
      { name: 'charset', value: 'utf-8' }
    ])
    expect(fields).toHaveLength(13)
    const bad = { charset: 'utf-8', 'name.editMember': '../x' }
    expect(() => connector.withOptions?.(settings, bad)).toThrow(expect.objectContaining({ kind: 'protocol' }))
    const chosen = connector.withOptions?.(settings, {
      charset: 'windows-1252',
      assumedFunctions: true,
      'name.editMember': 'changeMember',
      'name.addMember': 'addMember.asp'
    })
    expect(chosen).toEqual({
      ...settings,
      charset: 'windows-1252',
      assumedFunctions: true,
      functionNames: { editMember: 'changeMember' }
    })
    expect(connector.options?.({ odd: 1 })).toHaveLength(13)
  })
})

it('never shows the password', async () => {
  const { harness, front } = callisto
  await harness.goLive()
  const password = harness.credentials.secret.reveal()
  const errors: unknown[] = []
  const troubles = [
    () => front.faults.reply(401),
    () => front.faults.reply(500),
    () => front.faults.htmlBody(),
    () => front.faults.word('ERROR')
  ]
  for (const trouble of troubles) {
    trouble()
    await harness.passing(callisto.newGroup()).catch((error: unknown) => errors.push(error))
    front.faults.clear()
    await harness.recover()
  }
  const sent = front.requests.map(({ path, body }) => [path, body])
  const shown = [harness.credentials, harness.recorded.events, harness.recorded.kept, harness.logged, errors, sent]
  expect(errors).toHaveLength(4)
  expect(inspect(shown, { depth: 20, maxArrayLength: null, maxStringLength: null })).not.toContain(password)
  const basic = Buffer.from(`jane:${password}`).toString('base64')
  expect(front.requests.every(({ headers }) => headers.authorization === `Basic ${basic}`)).toBe(true)
})
