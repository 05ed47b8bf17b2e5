import { expect } from 'vitest'
import type { OfficeInput } from '../../../../../src-preload/contract/office/office.ts'
import { HOUR, MINUTE } from '../../../../util/durations.ts'
import type { Case, Stage } from '../../../testing/stage.ts'

type Wanted = Omit<OfficeInput<'presence.createShortcut'>, 'accountId'>

const walk: Wanted = {
  name: 'A walk',
  activityId: 'lunch',
  available: false,
  icon: 'coffee',
  duration: 'minutes',
  minutes: 20,
  divertsTo: '+493023125201'
}

const names = (stage: Stage): string[] => stage.picture.shortcuts.map(({ name }) => name)
const usual = ['At my desk', 'Lunch', 'Gone for today', 'Do not disturb']

/** The user's own presence, and the shortcuts to it. */
export function presenceCases(one: Case): void {
  ownPresenceCases(one)
  shortcutCases(one)
  applyCases(one)
}

function ownPresenceCases(one: Case): void {
  one('changes only what is named of the own presence, and shows it', ['presenceDetails'], async (stage) => {
    await stage.goLive()
    const until = stage.clock.now() + 2 * HOUR
    await stage.ask('presence.set', { activityId: 'meeting', until, note: 'With the board' })
    await stage.until(() => stage.picture.presence?.note === 'With the board')
    expect(stage.picture.presence).toMatchObject({ activityId: 'meeting', until })
    const { available } = stage.me.presence
    await stage.ask('presence.set', { roleId: 'private' })
    expect(stage.me.presence).toMatchObject({ activityId: 'meeting', until, available, note: 'With the board' })
    await stage.until(() => stage.picture.presence?.roleId === 'private')
    await stage.ask('presence.set', { available: !available, until: null })
    expect(stage.me.presence).toMatchObject({ activityId: 'meeting', until: null, available: !available })
    await stage.ask('presence.set', { note: '' })
    await stage.until(() => stage.picture.presence?.note === undefined)
    expect(stage.me.presence).toMatchObject({ activityId: 'meeting', note: '', roleId: 'private' })
  })
  one('shows the roles there are, and follows a role changed elsewhere', ['presenceDetails'], async (stage) => {
    await stage.goLive()
    expect(stage.picture.roles.map(({ id }) => id)).toEqual(stage.pbx.data.roles.map(({ id }) => id))
    stage.me.setPresence({ roleId: 'private' })
    await stage.until(() => stage.picture.presence?.roleId === 'private')
  })
  one(
    'refuses a note that is too long before it is sent, and an activity that is gone',
    ['presenceDetails'],
    async (stage) => {
      await stage.goLive()
      const before = stage.me.presence
      await expect(stage.ask('presence.set', { note: 'x'.repeat(251) })).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: expect.stringMatching(/250/)
      })
      await expect(stage.ask('presence.set', { activityId: 'dancing' })).rejects.toMatchObject({ kind: 'protocol' })
      expect(stage.me.presence).toBe(before)
      await stage.ask('presence.set', { note: 'x'.repeat(250) })
      await stage.until(() => stage.picture.presence?.note === 'x'.repeat(250))
    }
  )
}

function shortcutCases(one: Case): void {
  one('makes a shortcut, changes it and deletes it', ['presenceShortcutChanges'], async (stage) => {
    await stage.goLive()
    const { shortcutId } = await stage.ask('presence.createShortcut', walk)
    await stage.until(() => stage.picture.shortcuts.length === 5)
    expect(stage.picture.shortcuts.at(-1)).toEqual({ id: shortcutId, ...walk })
    const changed = { ...walk, name: 'A long walk', duration: 'noEndTime' as const, icon: 'car' as const }
    const { divertsTo: _, minutes: __, ...rest } = changed
    await stage.ask('presence.changeShortcut', { shortcutId, ...rest })
    await stage.until(() => names(stage).at(-1) === 'A long walk')
    expect(stage.picture.shortcuts.at(-1)).toEqual({ id: shortcutId, ...rest })
    expect(stage.me.shortcuts.at(-1)).toMatchObject({
      duration: 'noEnd',
      image: 'ic_shortcut_car',
      diversionNumber: walk.divertsTo,
      appliesDiversion: false
    })
    await stage.ask('presence.deleteShortcut', { shortcutId })
    await stage.until(() => names(stage).join() === usual.join())
  })
  one('gives every shortcut an id of its own', ['presenceShortcutChanges'], async (stage) => {
    await stage.goLive()
    await stage.ask('presence.createShortcut', walk)
    await stage.ask('presence.createShortcut', walk)
    expect(new Set(stage.me.shortcuts.map(({ id }) => id)).size).toBe(6)
    expect(stage.me.shortcuts.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6])
  })
  one('puts shortcuts into another order, those not named at the end', ['presenceShortcutChanges'], async (stage) => {
    await stage.goLive()
    const before = new Map(stage.me.shortcuts.map((shortcut) => [shortcut.id, shortcut]))
    await stage.ask('presence.orderShortcuts', { shortcutIds: ['s4', 's2'] })
    await stage.until(() => stage.picture.shortcuts.map(({ id }) => id).join() === 's4,s2,s1,s3')
    const shortcuts = [...stage.me.shortcuts].sort((a, b) => a.order - b.order)
    for (const [index, shortcut] of shortcuts.entries()) {
      expect(shortcut).toMatchObject({ ...before.get(shortcut.id), order: index + 1 })
    }
  })
  one('says that a shortcut is gone, and shows which there are', ['presenceShortcutChanges'], async (stage) => {
    await stage.goLive()
    const [first, ...rest] = stage.me.shortcuts
    stage.me.shortcuts = rest // elsewhere, without an event
    const shortcutId = first?.id ?? ''
    const gone = { kind: 'notFound', userMessage: expect.stringMatching(/\S/) }
    await expect(stage.ask('presence.orderShortcuts', { shortcutIds: [shortcutId] })).rejects.toMatchObject(gone)
    await expect(stage.ask('presence.changeShortcut', { shortcutId, ...walk })).rejects.toMatchObject(gone)
    await expect(stage.ask('presence.deleteShortcut', { shortcutId })).rejects.toMatchObject(gone)
    expect(stage.me.shortcuts).toEqual(rest)
    await stage.until(() => stage.picture.shortcuts.length === rest.length)
  })
  one('refuses a shortcut of no minutes before it is sent', ['presenceShortcutChanges'], async (stage) => {
    await stage.goLive()
    const { minutes: _, ...without } = walk
    for (const wanted of [without, { ...walk, minutes: 0 }]) {
      await expect(stage.ask('presence.createShortcut', wanted)).rejects.toMatchObject({
        kind: 'protocol',
        userMessage: expect.stringMatching(/minutes/)
      })
    }
    expect(stage.me.shortcuts).toHaveLength(4)
  })
}

function applyCases(one: Case): void {
  one('applies shortcuts of every duration', ['presenceShortcuts'], async (stage) => {
    await stage.goLive()
    const apply = async (id: string, until: number | undefined): Promise<void> => {
      const shortcut = stage.picture.shortcuts.find((known) => known.id === id)
      if (shortcut === undefined) throw new Error('the office data has no such shortcut')
      await stage.do({ type: 'applyShortcut', shortcut, until })
      await stage.until(() => stage.picture.presence?.activityId === shortcut.activityId)
    }
    await apply('s2', undefined)
    expect(stage.me.presence).toMatchObject({ activityId: 'lunch', until: stage.clock.now() + 45 * MINUTE })
    await apply('s4', undefined)
    expect(stage.me.presence).toMatchObject({ activityId: 'busy', available: false, until: null })
    const monday = stage.clock.now() + 60 * HOUR
    await apply('s3', monday)
    expect(stage.me.presence).toMatchObject({ activityId: 'gone_home', available: false, until: monday })
  })
  one(
    'shows where a shortcut diverts calls to, until the activity changes',
    ['diversions', 'presenceDetails'],
    async (stage) => {
      await stage.goLive()
      const shortcut = stage.picture.shortcuts.find(({ divertsTo }) => divertsTo !== undefined)
      if (shortcut === undefined) throw new Error('the office data has no such shortcut')
      await stage.do({ type: 'applyShortcut', shortcut, until: stage.clock.now() + HOUR })
      await stage.until(() => stage.picture.divertsTo === shortcut.divertsTo)
      await stage.ask('presence.set', { activityId: 'available' })
      expect(stage.me.diversion).toBeUndefined()
      await stage.until(() => stage.picture.divertsTo === undefined)
    }
  )
}
