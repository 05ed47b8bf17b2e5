import { describe, expect, it, vi } from 'vitest'
import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { Command } from '../connectors/commands.ts'
import { Notices } from '../state/notices.ts'
import { ManualClock } from '../util/clock.ts'
import { PresenceCommands } from './presence-commands.ts'
import { PresenceStore } from './presence-store.ts'
import type { PresenceEvent } from './presence-store.ts'

const lunch: PresenceShortcut = {
  id: 's1',
  name: 'Lunch',
  activityId: 'lunch',
  icon: 'food',
  available: false,
  duration: 'minutes',
  minutes: 30
}
const seen: PresenceEvent = { type: 'presenceChanged', presence: { activityId: 'lunch', available: false, until: 5 } }
const activities: PresenceEvent = {
  type: 'activitiesChanged',
  activities: [{ id: 'lunch', name: 'At lunch', available: false }]
}
const shortcuts: PresenceEvent = { type: 'shortcutsChanged', shortcuts: [lunch] }

describe('the presence store', () => {
  it('puts what came in pieces together, in any order', () => {
    const stores = [
      [seen, activities, shortcuts],
      [shortcuts, seen, activities]
    ].map((events) => {
      const store = new PresenceStore()
      for (const event of events) store.apply('a', event)
      return store.entities.get('a')
    })
    expect(stores[0]).toEqual(stores[1])
    expect(stores[0]).toMatchObject({ accountId: 'a', activityName: 'At lunch', until: 5, shortcuts: [lunch] })
  })

  it('names the role, and shows where calls are diverted to until they are not', () => {
    const store = new PresenceStore()
    store.replace('a', [
      { type: 'presenceChanged', presence: { available: true, roleId: 'private' } },
      { type: 'rolesChanged', roles: [{ id: 'private', name: 'At home' }] },
      { type: 'diversionChanged', to: '+4930901820' }
    ])
    expect(store.entities.get('a')).toMatchObject({ roleId: 'private', roleName: 'At home', divertsTo: '+4930901820' })
    store.apply('a', { type: 'diversionChanged' })
    expect(store.entities.get('a')).not.toHaveProperty('divertsTo')
  })

  it('says where calls go for people', () => {
    const store = new PresenceStore((accountId, number) => `${number} of ${accountId}`)
    store.replace('a', [seen, { type: 'diversionChanged', to: '202' }])
    expect(store.entities.get('a')).toMatchObject({ divertsTo: '202', divertsToShown: '202 of a' })
  })

  it('says which shortcut is applied: by what it sets, by its name, by what was applied last from here', () => {
    const named = { ...lunch, name: 'At lunch' }
    const other = { ...lunch, id: 's2', name: 'Late lunch' }
    const away = { ...lunch, id: 's3', name: 'Away', divertsTo: '202' }
    const busy = { ...lunch, id: 's4', name: 'Busy', activityId: 'busy' }
    const applied = (of: readonly PresenceShortcut[], to?: string, lastId?: string): string | undefined => {
      const store = new PresenceStore()
      store.replace('a', [activities, { type: 'shortcutsChanged', shortcuts: of }, seen])
      if (to !== undefined) store.apply('a', { type: 'diversionChanged', to })
      if (lastId !== undefined) store.applied('a', lastId)
      return store.entities.get('a')?.appliedShortcutId
    }
    expect(applied([busy, lunch])).toBe('s1')
    expect(applied([{ ...lunch, available: true }])).toBeUndefined()
    expect([applied([away]), applied([away], '202'), applied([away], '203')]).toEqual([undefined, 's3', undefined])
    expect(applied([other, named])).toBe('s1')
    expect(applied([lunch, other])).toBeUndefined()
    expect(applied([lunch, other], undefined, 's2')).toBe('s2')
    expect(applied([lunch, busy], undefined, 's4')).toBe('s1')
  })

  it('shows nothing before the presence itself is known', () => {
    const store = new PresenceStore()
    store.replace('a', [activities, shortcuts])
    expect(store.entities.get('a')).toBeUndefined()
  })

  it('takes a snapshot as one change', () => {
    const store = new PresenceStore()
    const listener = vi.fn()
    store.entities.changes.on(listener)
    store.replace('a', [activities, shortcuts, seen])
    store.replace('a', [activities, shortcuts, seen])
    expect(listener).toHaveBeenCalledOnce()
  })

  it('drops the end and the note with the activity that had them', () => {
    const store = new PresenceStore()
    store.replace('a', [activities, seen])
    store.apply('a', { type: 'presenceChanged', presence: { activityId: 'work', available: true } })
    expect(store.entities.get('a')).toEqual({
      accountId: 'a',
      activityId: 'work',
      available: true,
      activities: [{ id: 'lunch', name: 'At lunch', available: false }],
      roles: [],
      shortcuts: []
    })
  })
})

describe('a presence command', () => {
  const execute = vi.fn<(accountId: string, command: Command) => Promise<void>>().mockResolvedValue(undefined)
  const presence = new PresenceStore()
  presence.replace('a', [shortcuts])
  const workingDay = (): { startsAt: string; timeZone: string } => ({ startsAt: '08:00', timeZone: 'UTC' })
  const commands = new PresenceCommands({
    presence,
    clock: new ManualClock(1_000),
    workingDay,
    execute,
    followDnd: async () => 0,
    notices: new Notices(new ManualClock())
  })

  it('applies a shortcut with its end', async () => {
    await commands.applyShortcut('a', 's1')
    expect(execute).toHaveBeenLastCalledWith('a', { type: 'applyShortcut', shortcut: lunch, until: 1_801_000 })
  })

  it('sets an activity', async () => {
    await commands.setActivity('a', 'lunch')
    expect(execute).toHaveBeenLastCalledWith('a', { type: 'setActivity', activityId: 'lunch' })
  })

  it('refuses a shortcut that is gone', async () => {
    await expect(commands.applyShortcut('b', 's1')).rejects.toMatchObject({ kind: 'notFound' })
  })
})
