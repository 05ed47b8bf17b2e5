import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callistoFunctions } from '../../../wire-tables/callisto.ts'
import type { CallistoFunctionName } from '../../../wire-tables/callisto.ts'
import { CallistoHarness } from '../testing/callisto-harness.ts'

let callisto: CallistoHarness

beforeEach(async () => {
  callisto = await CallistoHarness.open()
  await callisto.harness.goLive()
})
afterEach(() => callisto[Symbol.asyncDispose]())

/** Something of the seeded company: a group with a manager who has numbers, and announcements. */
const group = { groupId: '31' }
const manager = () => callisto.instance.managerOf('31')?.id ?? ''

/** One request for each function. */
const asks: Readonly<Record<CallistoFunctionName, () => Promise<unknown>>> = {
  getGroups: () => callisto.ask('assistantGroup.list', {}),
  addGroup: () => callisto.ask('assistantGroup.create', { values: { name: 'Quite new' } }),
  editGroup: () => callisto.ask('assistantGroup.change', { ...group, seen: {}, values: { managerRingS: 77 } }),
  deleteGroup: () => callisto.ask('assistantGroup.delete', group),
  getMembers: () => callisto.ask('assistantMember.list', group),
  addMember: () => callisto.ask('assistantMember.add', { ...group, userName: 'bjorn', number: '6101' }),
  editMember: () => callisto.ask('assistantMember.change', { ...group, memberId: manager(), number: '6102' }),
  deleteMember: () => callisto.ask('assistantMember.remove', { ...group, memberId: manager() }),
  getVIPNumbers: () => callisto.ask('vipNumber.list', { memberId: manager() }),
  addVIPNumber: () => callisto.ask('vipNumber.add', { memberId: manager(), number: '004930231259' }),
  deleteVIPNumber: async () => {
    const { id } = await callisto.ask('vipNumber.add', { memberId: manager(), number: `0049${String(Math.random())}` })
    await callisto.ask('vipNumber.remove', { memberId: manager(), vipNumberId: id })
  },
  getIntegrationURLs: () => callisto.ask('webClient.address', {}),
  addAnnouncement: () => callisto.ask('announcement.add', { ...group, file: 'queue9.wav' }),
  deleteAnnouncement: () => callisto.ask('announcement.remove', { ...group, file: 'please-wait.wav' }),
  getAnnouncements: () => callisto.ask('announcement.list', group)
}

const WORDS = {
  PARAMETER_MISSING: ['protocol', 'something that is missing'],
  ALREADY_EXISTS: ['conflict', 'of this name already'],
  INVALID_GROUP_ID: ['notFound', 'This group does not exist'],
  INVALID_USERNAME: ['protocol', 'no user of this name'],
  MANAGER_ALREADY_EXISTS: ['conflict', 'has a manager already'],
  ERROR: ['protocol', 'does not say why'],
  INVALID_MEMBER_ID: ['notFound', 'This member does not exist'],
  INVALID_VIP_ID: ['notFound', 'This number is not on the list'],
  LICENSE_EXPIRED: ['protocol', '“LICENSE_EXPIRED”'],
  ok: ['protocol', '“ok”'] // words are upper case, exactly
} as const

/** What is gone need not be taken away. */
const DONE: Partial<Readonly<Record<CallistoFunctionName, readonly string[]>>> = {
  deleteGroup: ['INVALID_GROUP_ID'],
  deleteMember: ['INVALID_MEMBER_ID', 'INVALID_GROUP_ID'],
  deleteVIPNumber: ['INVALID_VIP_ID'],
  deleteAnnouncement: ['INVALID_GROUP_ID']
}

const names = Object.keys(callistoFunctions) as CallistoFunctionName[] // the keys are the names
const rows = names.flatMap((name) => Object.entries(WORDS).map(([word, said]) => [name, word, said] as const))

describe('every word of every function', () => {
  it.each(rows)('%s: %s', async (name, word, [kind, why]) => {
    callisto.front.faults.word(word, { operation: name })
    const outcome = asks[name]()
    if (DONE[name]?.includes(word) === true) return expect(await outcome).toBeUndefined()
    const error: unknown = await outcome.then(
      () => 'done',
      (failure: unknown) => failure
    )
    expect(error).toMatchObject({ name: 'CtiError', kind, userMessage: expect.stringContaining(why) })
    expect((error as { userMessage: string }).userMessage).toMatch(/^The .+ (was not|cannot be|were not) /)
    expect(callisto.harness.recorded.state).toBe('live')
  })
})

describe('every function', () => {
  it.each(names.filter((name) => name !== 'getIntegrationURLs'))('%s is done', async (name) => {
    await asks[name]()
    expect(callisto.sent(name).length).toBeGreaterThan(0)
    for (const { method, caseDiffers } of callisto.front.requests) expect([method, caseDiffers]).toEqual(['POST', []])
  })
})
