import { expect } from 'vitest'
import type { LineDiversions } from '../../../../../src-preload/contract/office/diversions.ts'
import type { Case, Stage } from '../../../testing/stage.ts'

const VOICE = '+493023125302'
const HOME = '+4930901820'

const rulesOf = async (stage: Stage, line: LineDiversions['line']): Promise<Record<string, string>> => {
  const found = (await stage.ask('diversion.rules', {})).find((one) => one.line === line)
  return Object.fromEntries((found?.rules ?? []).flatMap(({ when, to }) => (to === undefined ? [] : [[when, to]])))
}

/** Where the user's calls go instead. */
export function diversionCases(one: Case): void {
  ruleCases(one)
  activityCases(one)
  activeCases(one)
}

function ruleCases(one: Case): void {
  one('shows each line with its number and every rule', ['diversions'], async (stage) => {
    await stage.goLive()
    stage.me.diversions.rules.secondary.set('busyOrUnreachable', VOICE)
    const lines = await stage.ask('diversion.rules', {})
    expect(lines).toMatchObject([
      { line: 'primary', number: stage.me.data.number, kind: 'fixed' },
      { line: 'secondary', number: stage.me.data.mobile, kind: 'mobile' }
    ])
    expect(lines.map(({ rules }) => rules.length)).toEqual([8, 8])
    expect(await rulesOf(stage, 'primary')).toEqual({})
    expect(await rulesOf(stage, 'secondary')).toEqual({ busyOrUnreachable: VOICE })
  })
  one('sets rules of every kind and deletes them one by one', ['diversions'], async (stage) => {
    await stage.goLive()
    const [first] = await stage.ask('diversion.rules', {})
    const kinds = (first?.rules ?? []).map(({ when }) => when)
    expect(kinds).toHaveLength(8)
    for (const when of kinds) await stage.ask('diversion.setRule', { line: 'primary', when, to: VOICE })
    expect([...stage.me.diversions.rules.primary.keys()].sort()).toEqual([...kinds].sort())
    expect(await rulesOf(stage, 'primary')).toEqual(Object.fromEntries(kinds.map((when) => [when, VOICE])))
    await stage.ask('diversion.setRule', { line: 'primary', when: 'busy', to: HOME })
    expect(stage.me.diversions.rules.primary.get('busy')).toBe(HOME)
    for (const when of kinds) await stage.ask('diversion.deleteRule', { line: 'primary', when })
    expect(stage.me.diversions.rules.primary.size).toBe(0)
    expect(await rulesOf(stage, 'primary')).toEqual({})
  })
  one('deletes the rules of one line, or of all', ['diversions'], async (stage) => {
    await stage.goLive()
    const { primary, secondary } = stage.me.diversions.rules
    primary.set('always', VOICE)
    secondary.set('always', VOICE)
    await stage.ask('diversion.deleteRules', { line: 'secondary' })
    expect([primary.size, secondary.size]).toEqual([1, 0])
    secondary.set('busy', VOICE)
    await stage.ask('diversion.deleteRules', {})
    expect([primary.size, secondary.size]).toEqual([0, 0])
  })
  one('diverts a call by a rule that was set here', ['diversions'], async (stage) => {
    await stage.goLive()
    await stage.ask('diversion.setRule', { line: 'primary', when: 'always', to: HOME })
    const other = stage.pbx.outside(HOME, 'At home')
    await stage.outside().dials(stage.me)
    expect(stage.me.legs).toEqual([])
    expect(stage.pbx.desk.calls.flatMap((call) => call.liveLegs).some(({ owner }) => owner === other)).toBe(true)
  })
}

function activityCases(one: Case): void {
  one('sets a number for an activity, replaces all and deletes one', ['diversions'], async (stage) => {
    await stage.goLive()
    expect(await stage.ask('diversion.forActivities', {})).toEqual([])
    await stage.ask('diversion.setForActivity', { activityId: 'lunch', to: VOICE })
    expect(await stage.ask('diversion.forActivities', {})).toEqual([{ activityId: 'lunch', to: VOICE }])
    const diversions = [
      { activityId: 'meeting', to: HOME },
      { activityId: 'busy', to: VOICE }
    ]
    await stage.ask('diversion.replaceForActivities', { diversions })
    expect([...stage.me.diversions.byActivity]).toEqual([
      ['meeting', HOME],
      ['busy', VOICE]
    ])
    await stage.ask('diversion.deleteForActivity', { activityId: 'meeting' })
    expect(await stage.ask('diversion.forActivities', {})).toEqual([{ activityId: 'busy', to: VOICE }])
    await stage.ask('diversion.replaceForActivities', { diversions: [] })
    expect(stage.me.diversions.byActivity.size).toBe(0)
  })
  one('says that an activity is gone, or named twice, and changes nothing', ['diversions'], async (stage) => {
    await stage.goLive()
    stage.me.diversions.byActivity.set('lunch', VOICE)
    const unknown = stage.ask('diversion.setForActivity', { activityId: 'dancing', to: VOICE })
    await expect(unknown).rejects.toMatchObject({ kind: 'notFound' })
    const twice = [
      { activityId: 'busy', to: HOME },
      { activityId: 'busy', to: VOICE }
    ]
    await expect(stage.ask('diversion.replaceForActivities', { diversions: twice })).rejects.toMatchObject({
      kind: 'protocol',
      userMessage: expect.stringMatching(/one number/)
    })
    expect([...stage.me.diversions.byActivity]).toEqual([['lunch', VOICE]])
  })
}

function activeCases(one: Case): void {
  one('diverts all calls to a number and ends it, and shows both', ['diversions'], async (stage) => {
    await stage.goLive()
    expect(await stage.ask('diversion.active', {})).toEqual({})
    await stage.ask('diversion.setActive', { to: VOICE })
    expect(stage.me.diversion).toEqual({ number: VOICE, untilActivityChanges: false })
    expect(await stage.ask('diversion.active', {})).toEqual({ to: VOICE })
    await stage.until(() => stage.picture.divertsTo === VOICE)
    stage.me.changesPresence('lunch')
    await stage.ask('diversion.clearActive', {})
    expect(stage.me.diversion).toBeUndefined()
    await stage.until(() => stage.picture.divertsTo === undefined)
  })
  one('diverts calls while an activity lasts', ['diversions'], async (stage) => {
    await stage.goLive()
    await stage.ask('diversion.setActive', { to: VOICE, whileActivityLasts: true })
    await stage.until(() => stage.picture.divertsTo === VOICE)
    stage.me.changesPresence('meeting')
    expect(stage.me.diversion).toBeUndefined()
    await stage.until(() => stage.picture.divertsTo === undefined)
  })
  one('shows a diversion that was there before, or is set elsewhere', ['diversions'], async (stage) => {
    stage.me.diversion = { number: VOICE, untilActivityChanges: false }
    await stage.goLive()
    await stage.until(() => stage.picture.divertsTo === VOICE)
    stage.me.diversion = { number: HOME, untilActivityChanges: false }
    stage.pbx.events.emit({ kind: 'configuration', extension: stage.me })
    await stage.until(() => stage.picture.divertsTo === HOME)
  })
}
