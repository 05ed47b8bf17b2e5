import { expect } from 'vitest'
import type { LineDiversions } from '../../../../../src-preload/contract/services/diversions.ts'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

const VOICE = '+493023125302'
const HOME = '+4930901820'

const rulesOf = async (harness: ConnectorHarness, line: LineDiversions['line']): Promise<Record<string, string>> => {
  const found = (await harness.ask('diversion.rules', {})).find((one) => one.line === line)
  return Object.fromEntries((found?.rules ?? []).flatMap(({ when, to }) => (to === undefined ? [] : [[when, to]])))
}

/** Where the user's calls go instead. */
export function diversionCases(connectorTest: ConnectorTest): void {
  ruleCases(connectorTest)
  activityCases(connectorTest)
  activeCases(connectorTest)
}

function ruleCases(connectorTest: ConnectorTest): void {
  connectorTest('shows each line with its number and every rule', ['diversions'], async (harness) => {
    await harness.goLive()
    harness.me.diversions.rules.secondary.set('busyOrUnreachable', VOICE)
    const lines = await harness.ask('diversion.rules', {})
    expect(lines).toMatchObject([
      { line: 'primary', number: harness.me.data.number, kind: 'fixed' },
      { line: 'secondary', number: harness.me.data.mobile, kind: 'mobile' }
    ])
    expect(lines.map(({ rules }) => rules.length)).toEqual([8, 8])
    expect(await rulesOf(harness, 'primary')).toEqual({})
    expect(await rulesOf(harness, 'secondary')).toEqual({ busyOrUnreachable: VOICE })
  })
  connectorTest('sets rules of every kind and deletes them one by one', ['diversions'], async (harness) => {
    await harness.goLive()
    const [first] = await harness.ask('diversion.rules', {})
    const kinds = (first?.rules ?? []).map(({ when }) => when)
    expect(kinds).toHaveLength(8)
    for (const when of kinds) await harness.ask('diversion.setRule', { line: 'primary', when, to: VOICE })
    expect([...harness.me.diversions.rules.primary.keys()].sort()).toEqual([...kinds].sort())
    expect(await rulesOf(harness, 'primary')).toEqual(Object.fromEntries(kinds.map((when) => [when, VOICE])))
    await harness.ask('diversion.setRule', { line: 'primary', when: 'busy', to: HOME })
    expect(harness.me.diversions.rules.primary.get('busy')).toBe(HOME)
    for (const when of kinds) await harness.ask('diversion.deleteRule', { line: 'primary', when })
    expect(harness.me.diversions.rules.primary.size).toBe(0)
    expect(await rulesOf(harness, 'primary')).toEqual({})
  })
  connectorTest('deletes the rules of one line, or of all', ['diversions'], async (harness) => {
    await harness.goLive()
    const { primary, secondary } = harness.me.diversions.rules
    primary.set('always', VOICE)
    secondary.set('always', VOICE)
    await harness.ask('diversion.deleteRules', { line: 'secondary' })
    expect([primary.size, secondary.size]).toEqual([1, 0])
    secondary.set('busy', VOICE)
    await harness.ask('diversion.deleteRules', {})
    expect([primary.size, secondary.size]).toEqual([0, 0])
  })
  connectorTest('diverts a call by a rule that was set here', ['diversions'], async (harness) => {
    await harness.goLive()
    await harness.ask('diversion.setRule', { line: 'primary', when: 'always', to: HOME })
    const other = harness.pbx.outside(HOME, 'At home')
    await harness.outside().dials(harness.me)
    expect(harness.me.legs).toEqual([])
    expect(harness.pbx.desk.calls.flatMap((call) => call.liveLegs).some(({ owner }) => owner === other)).toBe(true)
  })
}

function activityCases(connectorTest: ConnectorTest): void {
  connectorTest('sets a number for an activity, replaces all and deletes one', ['diversions'], async (harness) => {
    await harness.goLive()
    expect(await harness.ask('diversion.forActivities', {})).toEqual([])
    await harness.ask('diversion.setForActivity', { activityId: 'lunch', to: VOICE })
    expect(await harness.ask('diversion.forActivities', {})).toEqual([{ activityId: 'lunch', to: VOICE }])
    const diversions = [
      { activityId: 'meeting', to: HOME },
      { activityId: 'busy', to: VOICE }
    ]
    await harness.ask('diversion.replaceForActivities', { diversions })
    expect([...harness.me.diversions.byActivity]).toEqual([
      ['meeting', HOME],
      ['busy', VOICE]
    ])
    await harness.ask('diversion.deleteForActivity', { activityId: 'meeting' })
    expect(await harness.ask('diversion.forActivities', {})).toEqual([{ activityId: 'busy', to: VOICE }])
    await harness.ask('diversion.replaceForActivities', { diversions: [] })
    expect(harness.me.diversions.byActivity.size).toBe(0)
  })
  connectorTest(
    'says that an activity is gone, or named twice, and changes nothing',
    ['diversions'],
    async (harness) => {
      await harness.goLive()
      harness.me.diversions.byActivity.set('lunch', VOICE)
      const unknown = harness.ask('diversion.setForActivity', { activityId: 'dancing', to: VOICE })
      await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
      const twice = [
        { activityId: 'busy', to: HOME },
        { activityId: 'busy', to: VOICE }
      ]
      await expect(harness.ask('diversion.replaceForActivities', { diversions: twice })).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: expect.stringMatching(/one number/)
      })
      expect([...harness.me.diversions.byActivity]).toEqual([['lunch', VOICE]])
    }
  )
}

function activeCases(connectorTest: ConnectorTest): void {
  connectorTest('diverts all calls to a number and ends it, and shows both', ['diversions'], async (harness) => {
    await harness.goLive()
    expect(await harness.ask('diversion.active', {})).toEqual({})
    await harness.ask('diversion.setActive', { to: VOICE })
    expect(harness.me.diversion).toEqual({ number: VOICE, untilActivityChanges: false })
    expect(await harness.ask('diversion.active', {})).toEqual({ to: VOICE })
    await harness.until(() => harness.recorded.divertsTo === VOICE)
    harness.me.changesPresence('lunch')
    await harness.ask('diversion.clearActive', {})
    expect(harness.me.diversion).toBeUndefined()
    await harness.until(() => harness.recorded.divertsTo === undefined)
  })
  connectorTest('diverts calls while an activity lasts', ['diversions'], async (harness) => {
    await harness.goLive()
    await harness.ask('diversion.setActive', { to: VOICE, whileActivityLasts: true })
    await harness.until(() => harness.recorded.divertsTo === VOICE)
    harness.me.changesPresence('meeting')
    expect(harness.me.diversion).toBeUndefined()
    await harness.until(() => harness.recorded.divertsTo === undefined)
  })
  connectorTest('shows a diversion that was there before, or is set elsewhere', ['diversions'], async (harness) => {
    harness.me.diversion = { number: VOICE, untilActivityChanges: false }
    await harness.goLive()
    await harness.until(() => harness.recorded.divertsTo === VOICE)
    harness.me.diversion = { number: HOME, untilActivityChanges: false }
    harness.pbx.events.emit({ kind: 'configuration', extension: harness.me })
    await harness.until(() => harness.recorded.divertsTo === HOME)
  })
}
