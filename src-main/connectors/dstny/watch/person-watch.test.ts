import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { openUserStage } from '../testing/dstny-stage.ts'
import type { UserStage } from '../testing/dstny-stage.ts'
import type { Stage } from '../../testing/stage.ts'

let front: DstnyFront
let stage: Stage
let goLiveAs: UserStage['goLiveAs']

beforeEach(async () => void ({ stage, front, goLiveAs } = await openUserStage()))
afterEach(() => stage[Symbol.asyncDispose]())

const walk = { name: 'A walk', activityId: 'lunch', available: false, icon: 'coffee', duration: 'noEndTime' } as const

describe('the own presence', () => {
  it('is changed in one request, whatever of it changes', async () => {
    await goLiveAs('jane')
    await stage.ask('presence.set', {
      activityId: 'meeting',
      note: 'x',
      roleId: 'private',
      until: null,
      available: true
    })
    await stage.ask('presence.set', { note: 'y' })
    await stage.ask('presence.set', {})
    expect(stage.front.count('updateUserPresence')).toBe(2)
    await stage.until(() => stage.picture.presence?.note === 'y')
  })

  it('is shown as it became though the answer to the change was lost', async () => {
    await goLiveAs('jane')
    front.faults.cutOffJson({ operation: 'updateUserPresence', times: 1 })
    await stage.ask('presence.set', { activityId: 'meeting', note: 'With the board' })
    await stage.until(() => stage.picture.presence?.note === 'With the board')
    expect(stage.front.count('updateUserPresence')).toBe(1)
  })

  it('that may not be changed says so and stays', async () => {
    await goLiveAs('jane')
    front.faults.reply(403, { operation: 'updateUserPresence', times: 1 })
    await expect(stage.ask('presence.set', { note: 'x' })).rejects.toMatchObject({ kind: 'permission' })
    expect(stage.picture.lost).toEqual([])
    await stage.ask('presence.set', { note: 'y' })
    await stage.until(() => stage.picture.presence?.note === 'y')
  })
})

describe('the configuration', () => {
  it.each([403, 404, 405])('without shortcuts (%i) leaves the own presence as it is', async (status) => {
    front.faults.reply(status, { operation: 'listPresenceShortcuts' })
    await goLiveAs('jane')
    const lost = ['presenceShortcuts', 'presenceShortcutChanges']
    expect([stage.picture.lost, stage.picture.presence?.activityId]).toEqual([lost, 'available'])
    await stage.ask('presence.set', { activityId: 'meeting' })
    expect(stage.me.presence.activityId).toBe('meeting')
    stage.pbx.events.emit({ kind: 'configuration', extension: stage.me })
    await stage.advance(MINUTE)
    expect(stage.front.count('listPresenceShortcuts')).toBe(1)
  })

  it('that may not be read takes no more than the names', async () => {
    front.faults.reply(404, { operation: 'getConfiguration' })
    await goLiveAs('jane')
    expect([stage.picture.lost, stage.picture.presence?.activityId]).toEqual([[], 'available'])
    expect([stage.picture.activities, stage.picture.shortcuts.length]).toEqual([[], 4])
  })
})

describe('what is broken beside calls', () => {
  it.each(['listPresenceShortcuts', 'getConfiguration', 'getUserPresence', 'listAcdGroups', 'listDevices'])(
    'keeps no call from being shown, and is read as soon as it can be: %s',
    async (operation) => {
      await goLiveAs('jane')
      front.faults.reply(500, { operation })
      await stage.reconnects()
      await stage.until(() => stage.picture.state === 'live')
      await stage.rings()
      front.faults.clear()
      const failed = stage.front.count(operation)
      await stage.until(() => stage.front.count(operation) > failed)
      expect([stage.picture.lost, stage.picture.statuses.includes('stale')]).toEqual([[], false])
    }
  )

  it('does not let groups wait for figures that are slow', async () => {
    await goLiveAs('jane')
    front.faults.reply(503, { operation: 'getUserQueueStatistics', retryAfter: 120 })
    const begun = stage.clock.now()
    await stage.reconnects()
    await stage.until(() => stage.picture.state === 'live')
    expect(stage.clock.now()).toBeLessThan(begun + 10 * SECOND)
    expect(stage.picture.queues.size).toBeGreaterThan(0)
  })
})

describe('a shortcut', () => {
  it('whose diversion was not confirmed says so', async () => {
    await goLiveAs('jane')
    const shortcut = stage.picture.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
    if (shortcut === undefined) throw new Error('the office data has no such shortcut')
    front.faults.dropAfterActing('setActiveDiversion')
    const applied = stage.passing(stage.do({ type: 'applyShortcut', shortcut, until: stage.clock.now() + MINUTE }))
    await expect(applied).rejects.toMatchObject({
      userMessage: expect.stringMatching(/not confirmed that calls go to/)
    })
    await stage.until(() => stage.picture.divertsTo === shortcut.divertsTo)
  })

  it('whose making was not confirmed is shown when it was made, and not made again', async () => {
    await goLiveAs('jane')
    front.faults.dropAfterActing('putPresenceShortcut')
    await expect(stage.passing(stage.ask('presence.createShortcut', walk))).rejects.toMatchObject({ kind: 'network' })
    await stage.until(() => stage.picture.shortcuts.at(-1)?.name === 'A walk')
    expect(stage.me.shortcuts).toHaveLength(5)
  })
})

describe('diversions', () => {
  it('that may not be read leave presence as it is, and are not asked for again', async () => {
    front.faults.reply(403, { operation: 'getActiveDiversion' })
    await goLiveAs('jane')
    await stage.until(() => stage.front.count('getActiveDiversion') === 1)
    stage.me.changesPresence('meeting')
    await stage.until(() => stage.picture.presence?.activityId === 'meeting')
    await stage.advance(MINUTE)
    expect(stage.front.count('getActiveDiversion')).toBe(1)
    expect([stage.picture.state, stage.picture.divertsTo]).toEqual(['live', undefined])
  })

  it('are off when their rules may not be read; a rule that may not be set is only told', async () => {
    await goLiveAs('jane')
    const rule = { line: 'primary', when: 'busy', to: '+4930901820' } as const
    front.faults.reply(403, { operation: 'setDiversionRule' })
    await expect(stage.ask('diversion.setRule', rule)).rejects.toMatchObject({ kind: 'permission' })
    expect(stage.picture.lost).toEqual([])
    front.faults.reply(403, { operation: 'getDiversionRules' })
    await expect(stage.ask('diversion.rules', {})).rejects.toMatchObject({ kind: 'permission' })
    await stage.until(() => stage.picture.lost.join() === 'diversions')
  })

  it('whose change was not confirmed are shown as they are', async () => {
    await goLiveAs('jane')
    front.faults.dropAfterActing('setActiveDiversion')
    const asked = stage.passing(stage.ask('diversion.setActive', { to: '+4930901820' }))
    await expect(asked).rejects.toMatchObject({ kind: 'network' })
    await stage.until(() => stage.picture.divertsTo === '+4930901820')
    expect(stage.front.count('setActiveDiversion')).toBe(1)
  })
})
