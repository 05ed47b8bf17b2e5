import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DstnyFront } from '../../../simulator/fronts/dstny/front.ts'
import { MINUTE, SECOND } from '../../../util/durations.ts'
import { openUserHarness } from '../testing/dstny-harness.ts'
import type { UserHarness } from '../testing/dstny-harness.ts'
import type { ConnectorHarness } from '../../testing/connector-harness.ts'

let front: DstnyFront
let harness: ConnectorHarness
let goLiveAs: UserHarness['goLiveAs']

beforeEach(async () => void ({ harness, front, goLiveAs } = await openUserHarness()))
afterEach(() => harness[Symbol.asyncDispose]())

const walk = { name: 'A walk', activityId: 'lunch', available: false, icon: 'coffee', duration: 'noEndTime' } as const

describe('the own presence', () => {
  it('is changed in one request, whatever of it changes', async () => {
    await goLiveAs('jane')
    await harness.ask('presence.set', {
      activityId: 'meeting',
      note: 'x',
      roleId: 'private',
      until: null,
      available: true
    })
    await harness.ask('presence.set', { note: 'y' })
    await harness.ask('presence.set', {})
    expect(harness.front.count('updateUserPresence')).toBe(2)
    await harness.until(() => harness.recorded.presence?.note === 'y')
  })

  it('is shown as it became though the answer to the change was lost', async () => {
    await goLiveAs('jane')
    front.faults.cutOffJson({ operation: 'updateUserPresence', times: 1 })
    await harness.ask('presence.set', { activityId: 'meeting', note: 'With the board' })
    await harness.until(() => harness.recorded.presence?.note === 'With the board')
    expect(harness.front.count('updateUserPresence')).toBe(1)
  })

  it('that may not be changed says so and stays', async () => {
    await goLiveAs('jane')
    front.faults.reply(403, { operation: 'updateUserPresence', times: 1 })
    await expect(harness.ask('presence.set', { note: 'x' })).rejects.toMatchObject({ kind: 'permission' })
    expect(harness.recorded.lost).toEqual([])
    await harness.ask('presence.set', { note: 'y' })
    await harness.until(() => harness.recorded.presence?.note === 'y')
  })
})

describe('the configuration', () => {
  it.each([403, 404, 405])('without shortcuts (%i) leaves the own presence as it is', async (status) => {
    front.faults.reply(status, { operation: 'listPresenceShortcuts' })
    await goLiveAs('jane')
    const lost = ['presenceShortcuts', 'presenceShortcutChanges']
    expect([harness.recorded.lost, harness.recorded.presence?.activityId]).toEqual([lost, 'available'])
    await harness.ask('presence.set', { activityId: 'meeting' })
    expect(harness.me.presence.activityId).toBe('meeting')
    harness.pbx.events.emit({ kind: 'configuration', extension: harness.me })
    await harness.advance(MINUTE)
    expect(harness.front.count('listPresenceShortcuts')).toBe(1)
  })

  it('that may not be read takes no more than the names', async () => {
    front.faults.reply(404, { operation: 'getConfiguration' })
    await goLiveAs('jane')
    expect([harness.recorded.lost, harness.recorded.presence?.activityId]).toEqual([[], 'available'])
    expect([harness.recorded.activities, harness.recorded.shortcuts.length]).toEqual([[], 4])
  })
})

describe('what is broken beside calls', () => {
  it.each(['listPresenceShortcuts', 'getConfiguration', 'getUserPresence', 'listAcdGroups', 'listDevices'])(
    'keeps no call from being shown, and is read as soon as it can be: %s',
    async (operation) => {
      await goLiveAs('jane')
      front.faults.reply(500, { operation })
      await harness.reconnects()
      await harness.until(() => harness.recorded.state === 'live')
      await harness.rings()
      front.faults.clear()
      const failed = harness.front.count(operation)
      await harness.until(() => harness.front.count(operation) > failed)
      expect([harness.recorded.lost, harness.recorded.statuses.includes('stale')]).toEqual([[], false])
    }
  )

  it('does not let groups wait for figures that are slow', async () => {
    await goLiveAs('jane')
    front.faults.reply(503, { operation: 'getUserQueueStatistics', retryAfter: 120 })
    const begun = harness.clock.now()
    await harness.reconnects()
    await harness.until(() => harness.recorded.state === 'live')
    expect(harness.clock.now()).toBeLessThan(begun + 10 * SECOND)
    expect(harness.recorded.queues.size).toBeGreaterThan(0)
  })
})

describe('a shortcut', () => {
  it('whose diversion was not confirmed says so', async () => {
    await goLiveAs('jane')
    const shortcut = harness.recorded.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
    if (shortcut === undefined) throw new Error('the company data has no such shortcut')
    front.faults.dropAfterActing('setActiveDiversion')
    const applied = harness.passing(
      harness.do({ type: 'applyShortcut', shortcut, until: harness.clock.now() + MINUTE })
    )
    await expect(applied).rejects.toMatchObject({
      userMessage: expect.stringMatching(/not confirmed that calls go to/)
    })
    await harness.until(() => harness.recorded.divertsTo === shortcut.divertsTo)
  })

  it('whose making was not confirmed is shown when it was made, and not made again', async () => {
    await goLiveAs('jane')
    front.faults.dropAfterActing('putPresenceShortcut')
    await expect(harness.passing(harness.ask('presence.createShortcut', walk))).rejects.toMatchObject({
      kind: 'network'
    })
    await harness.until(() => harness.recorded.shortcuts.at(-1)?.name === 'A walk')
    expect(harness.me.shortcuts).toHaveLength(5)
  })
})

describe('diversions', () => {
  it('that may not be read leave presence as it is, and are not asked for again', async () => {
    front.faults.reply(403, { operation: 'getActiveDiversion' })
    await goLiveAs('jane')
    await harness.until(() => harness.front.count('getActiveDiversion') === 1)
    harness.me.changesPresence('meeting')
    await harness.until(() => harness.recorded.presence?.activityId === 'meeting')
    await harness.advance(MINUTE)
    expect(harness.front.count('getActiveDiversion')).toBe(1)
    expect([harness.recorded.state, harness.recorded.divertsTo]).toEqual(['live', undefined])
  })

  it('are off when their rules may not be read; a rule that may not be set is only told', async () => {
    await goLiveAs('jane')
    const rule = { line: 'primary', when: 'busy', to: '+4930901820' } as const
    front.faults.reply(403, { operation: 'setDiversionRule' })
    await expect(harness.ask('diversion.setRule', rule)).rejects.toMatchObject({ kind: 'permission' })
    expect(harness.recorded.lost).toEqual([])
    front.faults.reply(403, { operation: 'getDiversionRules' })
    await expect(harness.ask('diversion.rules', {})).rejects.toMatchObject({ kind: 'permission' })
    await harness.until(() => harness.recorded.lost.join() === 'diversions')
  })

  it('whose change was not confirmed are shown as they are', async () => {
    await goLiveAs('jane')
    front.faults.dropAfterActing('setActiveDiversion')
    const asked = harness.passing(harness.ask('diversion.setActive', { to: '+4930901820' }))
    await expect(asked).rejects.toMatchObject({ kind: 'network' })
    await harness.until(() => harness.recorded.divertsTo === '+4930901820')
    expect(harness.front.count('setActiveDiversion')).toBe(1)
  })
})
