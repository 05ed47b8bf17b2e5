import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  assistantGroupFields,
  vipDisplays,
  vipRoutings
} from '../../../../src-preload/contract/services/assistant-groups.ts'
import { CallistoHarness } from '../testing/callisto-harness.ts'
import { groupDefaults } from '../testing/group-defaults.ts'

let callisto: CallistoHarness

beforeEach(async () => {
  callisto = await CallistoHarness.open()
  await callisto.harness.goLive()
})
afterEach(() => callisto[Symbol.asyncDispose]())

describe('Windows-1252', () => {
  beforeEach(() => void (callisto.front.switches.charset = 'windows-1252'))

  it('is written and read where the account says so', async () => {
    const { harness } = callisto
    const settings = harness.connector.withOptions?.(harness.credentials.settings, { charset: 'windows-1252' }) ?? {}
    const { signal } = new AbortController()
    await using link = await harness.connector.open({ ...harness.credentials, settings }, signal)
    const values = { name: 'Müller € GmbH' }
    const made = await link.ask('assistantGroup.create', { accountId: 'a', values }, signal)
    expect(callisto.sent('addGroup').at(-1)?.body).toBe('gr_name=M%FCller%20%80%20GmbH')
    expect([made.name, callisto.instance.group(made.id)?.values.name]).toEqual([values.name, values.name])
    const other = link.ask('assistantGroup.create', { accountId: 'a', values: { name: 'Łukasz' } }, signal)
    await expect(other).rejects.toMatchObject({ kind: 'protocol', userMessage: expect.stringContaining('Łukasz') })
    expect(callisto.sent('addGroup')).toHaveLength(1)
  })

  it('is read wherever the server says so', async () => {
    callisto.front.switches.declaredIn = 'xml'
    callisto.instance.addGroup({ name: 'Müller' })
    expect((await callisto.ask('assistantGroup.list', {})).at(-1)?.name).toBe('Müller')
  })
})

const text = fc
  .string({ unit: fc.constantFrom(...'abZ 0%&<>"\'+*=;äß€Ł漢'), maxLength: 30 })
  .map((value) => value.trim().replace(/\s+/g, ' '))
const seconds = fc.integer({ min: 0, max: 100_000 })
const number = fc.stringMatching(/^\+?[0-9]{1,15}$/)
const values = fc.record(
  {
    number: fc.oneof(text, number),
    welcomeSound: text,
    ringsTogether: fc.boolean(),
    managerRingS: seconds,
    assistantRingS: seconds,
    overflow: fc.oneof(
      fc.constant({ kind: 'again' as const }),
      fc.constant({ kind: 'busyTone' as const }),
      fc.record({ kind: fc.constant('voicemail' as const), box: number }),
      fc.record({ kind: fc.constant('number' as const), number })
    ),
    vipDisplay: fc.constantFrom(...vipDisplays),
    vipRouting: fc.constantFrom(...vipRoutings),
    vipThreshold: fc.integer({ min: 0, max: 1_000_000 }),
    assistantsReachManager: fc.boolean(),
    showsCalls: fc.boolean(),
    callerNameMask: text,
    callerNumberMask: text,
    managerTone: text,
    assistantTone: text,
    managerSoftTone: text,
    assistantSoftTone: text
  },
  { requiredKeys: [] }
)

it('creating, reading, changing and reading ends in what was asked', async () => {
  expect(assistantGroupFields).toHaveLength(18) // with the id the nineteen of the document
  await fc.assert(
    fc.asyncProperty(values, values, async (first, second) => {
      const made = await callisto.newGroup(first)
      const read = await callisto.ask('assistantGroup.read', { groupId: made.id })
      expect(read).toEqual({ id: made.id, name: made.name, unknown: {}, ...groupDefaults, ...first })
      await callisto.ask('assistantGroup.change', { groupId: made.id, seen: read, values: second })
      expect(await callisto.ask('assistantGroup.read', { groupId: made.id })).toEqual({ ...read, ...second })
    }),
    { numRuns: 60 }
  )
})
