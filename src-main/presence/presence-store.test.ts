import { describe, expect, it, vi } from 'vitest'
import type { PresenceShortcut } from '../../src-preload/contract/presence.ts'
import type { Command } from '../connectors/commands.ts'
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
const seen: PresenceEvent = { type: 'presenceSeen', presence: { activityId: 'lunch', available: false, until: 5 } }
const activities: PresenceEvent = {
  type: 'activitiesSeen',
  activities: [{ id: 'lunch', name: 'At lunch', available: false }]
}
const shortcuts: PresenceEvent = { type: 'shortcutsSeen', shortcuts: [lunch] }

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
      { type: 'presenceSeen', presence: { available: true, roleId: 'private' } },
      { type: 'rolesSeen', roles: [{ id: 'private', name: 'At home' }] },
      { type: 'diversionSeen', to: '+4930901820' }
    ])
    expect(store.entities.get('a')).toMatchObject({ roleId: 'private', roleName: 'At home', divertsTo: '+4930901820' })
    store.apply('a', { type: 'diversionSeen' })
    expect(store.entities.get('a')).not.toHaveProperty('divertsTo')
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
    store.apply('a', { type: 'presenceSeen', presence: { activityId: 'work', available: true } })
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
  const commands = new PresenceCommands({ presence, clock: new ManualClock(1_000), workingDay, execute })

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
