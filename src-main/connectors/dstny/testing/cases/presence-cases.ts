import { expect } from 'vitest'
import type { ServiceInput } from '../../../../../src-preload/contract/services/services.ts'
import { HOUR, MINUTE } from '../../../../util/durations.ts'
import type { ConnectorTest, ConnectorHarness } from '../../../testing/connector-harness.ts'

type Wanted = Omit<ServiceInput<'presence.createShortcut'>, 'accountId'>

const walk: Wanted = {
  name: 'A walk',
  activityId: 'lunch',
  available: false,
  icon: 'coffee',
  duration: 'minutes',
  minutes: 20,
  divertsTo: '+493023125201'
}

const names = (harness: ConnectorHarness): string[] => harness.recorded.shortcuts.map(({ name }) => name)
const usual = ['At my desk', 'Lunch', 'Gone for today', 'Do not disturb']

/** The user's own presence, and the shortcuts to it. */
export function presenceCases(connectorTest: ConnectorTest): void {
  ownPresenceCases(connectorTest)
  shortcutCases(connectorTest)
  applyCases(connectorTest)
}

function ownPresenceCases(connectorTest: ConnectorTest): void {
  connectorTest(
    'changes only what is named of the own presence, and shows it',
    ['presenceDetails'],
    async (harness) => {
      await harness.goLive()
      const until = harness.clock.now() + 2 * HOUR
      await harness.ask('presence.set', { activityId: 'meeting', until, note: 'With the board' })
      await harness.until(() => harness.recorded.presence?.note === 'With the board')
      expect(harness.recorded.presence).toMatchObject({ activityId: 'meeting', until })
      const { available } = harness.me.presence
      await harness.ask('presence.set', { roleId: 'private' })
      expect(harness.me.presence).toMatchObject({ activityId: 'meeting', until, available, note: 'With the board' })
      await harness.until(() => harness.recorded.presence?.roleId === 'private')
      await harness.ask('presence.set', { available: !available, until: null })
      expect(harness.me.presence).toMatchObject({ activityId: 'meeting', until: null, available: !available })
      await harness.ask('presence.set', { note: '' })
      await harness.until(() => harness.recorded.presence?.note === undefined)
      expect(harness.me.presence).toMatchObject({ activityId: 'meeting', note: '', roleId: 'private' })
    }
  )
  connectorTest(
    'shows the roles there are, and follows a role changed elsewhere',
    ['presenceDetails'],
    async (harness) => {
      await harness.goLive()
      expect(harness.recorded.roles.map(({ id }) => id)).toEqual(harness.pbx.data.roles.map(({ id }) => id))
      harness.me.setPresence({ roleId: 'private' })
      await harness.until(() => harness.recorded.presence?.roleId === 'private')
    }
  )
  connectorTest(
    'refuses a note that is too long before it is sent, and an activity that is gone',
    ['presenceDetails'],
    async (harness) => {
      await harness.goLive()
      const before = harness.me.presence
      await expect(harness.ask('presence.set', { note: 'x'.repeat(251) })).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: expect.stringMatching(/250/)
      })
      await expect(harness.ask('presence.set', { activityId: 'dancing' })).rejects.toMatchObject({ kind: 'protocol' })
      expect(harness.me.presence).toBe(before)
      await harness.ask('presence.set', { note: 'x'.repeat(250) })
      await harness.until(() => harness.recorded.presence?.note === 'x'.repeat(250))
    }
  )
}

function shortcutCases(connectorTest: ConnectorTest): void {
  connectorTest('makes a shortcut, changes it and deletes it', ['presenceShortcutChanges'], async (harness) => {
    await harness.goLive()
    const { shortcutId } = await harness.ask('presence.createShortcut', walk)
    await harness.until(() => harness.recorded.shortcuts.length === 5)
    expect(harness.recorded.shortcuts.at(-1)).toEqual({ id: shortcutId, ...walk })
    const changed = { ...walk, name: 'A long walk', duration: 'noEndTime' as const, icon: 'car' as const }
    const { divertsTo: _, minutes: __, ...rest } = changed
    await harness.ask('presence.changeShortcut', { shortcutId, ...rest })
    await harness.until(() => names(harness).at(-1) === 'A long walk')
    expect(harness.recorded.shortcuts.at(-1)).toEqual({ id: shortcutId, ...rest })
    expect(harness.me.shortcuts.at(-1)).toMatchObject({
      duration: 'noEnd',
      image: 'ic_shortcut_car',
      diversionNumber: walk.divertsTo,
      appliesDiversion: false
    })
    await harness.ask('presence.deleteShortcut', { shortcutId })
    await harness.until(() => names(harness).join() === usual.join())
  })
  connectorTest('gives every shortcut an id of its own', ['presenceShortcutChanges'], async (harness) => {
    await harness.goLive()
    await harness.ask('presence.createShortcut', walk)
    await harness.ask('presence.createShortcut', walk)
    expect(new Set(harness.me.shortcuts.map(({ id }) => id)).size).toBe(6)
    expect(harness.me.shortcuts.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6])
  })
  connectorTest(
    'puts shortcuts into another order, those not named at the end',
    ['presenceShortcutChanges'],
    async (harness) => {
      await harness.goLive()
      const before = new Map(harness.me.shortcuts.map((shortcut) => [shortcut.id, shortcut]))
      await harness.ask('presence.orderShortcuts', { shortcutIds: ['s4', 's2'] })
      await harness.until(() => harness.recorded.shortcuts.map(({ id }) => id).join() === 's4,s2,s1,s3')
      const shortcuts = [...harness.me.shortcuts].sort((a, b) => a.order - b.order)
      for (const [index, shortcut] of shortcuts.entries()) {
        expect(shortcut).toMatchObject({ ...before.get(shortcut.id), order: index + 1 })
      }
    }
  )
  connectorTest(
    'says that a shortcut is gone, and shows which there are',
    ['presenceShortcutChanges'],
    async (harness) => {
      await harness.goLive()
      const [first, ...rest] = harness.me.shortcuts
      harness.me.shortcuts = rest // elsewhere, without an event
      const shortcutId = first?.id ?? ''
      const gone = { kind: 'notFound', userMessage: expect.stringMatching(/\S/) }
      await expect(harness.ask('presence.orderShortcuts', { shortcutIds: [shortcutId] })).rejects.toMatchObject(gone)
      await expect(harness.ask('presence.changeShortcut', { shortcutId, ...walk })).rejects.toMatchObject(gone)
      await expect(harness.ask('presence.deleteShortcut', { shortcutId })).rejects.toMatchObject(gone)
      expect(harness.me.shortcuts).toEqual(rest)
      await harness.until(() => harness.recorded.shortcuts.length === rest.length)
    }
  )
  connectorTest('refuses a shortcut of no minutes before it is sent', ['presenceShortcutChanges'], async (harness) => {
    await harness.goLive()
    const { minutes: _, ...without } = walk
    for (const wanted of [without, { ...walk, minutes: 0 }]) {
      await expect(harness.ask('presence.createShortcut', wanted)).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: expect.stringMatching(/minutes/)
      })
    }
    expect(harness.me.shortcuts).toHaveLength(4)
  })
}

function applyCases(connectorTest: ConnectorTest): void {
  connectorTest('applies shortcuts of every duration', ['presenceShortcuts'], async (harness) => {
    await harness.goLive()
    const apply = async (id: string, until: number | undefined): Promise<void> => {
      const shortcut = harness.recorded.shortcuts.find((known) => known.id === id)
      if (shortcut === undefined) throw new Error('the company data has no such shortcut')
      await harness.do({ type: 'applyShortcut', shortcut, until })
      await harness.until(() => harness.recorded.presence?.activityId === shortcut.activityId)
    }
    await apply('s2', undefined)
    expect(harness.me.presence).toMatchObject({ activityId: 'lunch', until: harness.clock.now() + 45 * MINUTE })
    await apply('s4', undefined)
    expect(harness.me.presence).toMatchObject({ activityId: 'busy', available: false, until: null })
    const monday = harness.clock.now() + 60 * HOUR
    await apply('s3', monday)
    expect(harness.me.presence).toMatchObject({ activityId: 'gone_home', available: false, until: monday })
  })
  connectorTest(
    'shows where a shortcut diverts calls to, until the activity changes',
    ['diversions', 'presenceDetails'],
    async (harness) => {
      await harness.goLive()
      const shortcut = harness.recorded.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
      if (shortcut === undefined) throw new Error('the company data has no such shortcut')
      await harness.do({ type: 'applyShortcut', shortcut, until: harness.clock.now() + HOUR })
      await harness.until(() => harness.recorded.divertsTo === shortcut.divertsTo)
      await harness.ask('presence.set', { activityId: 'available' })
      expect(harness.me.diversion).toBeUndefined()
      await harness.until(() => harness.recorded.divertsTo === undefined)
    }
  )
}
